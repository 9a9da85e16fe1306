//! What the commands print on a terminal: wrapped to it, and with nothing left out.

use jili::catalog::{Award, Catalog};
use unicode_width::UnicodeWidthStr;

use super::{DEADLINE, Start};

/// What a command prints on a terminal of so many columns.
fn printed(columns: u16, line: &str) -> String {
    let arguments: Vec<_> = line.split_whitespace().collect();
    let mut pty = Start::program(env!("CARGO_BIN_EXE_jili"), &arguments)
        .env("NO_COLOR", "1")
        .size(columns, 24)
        .spawn();
    let status = pty.wait_for_end();
    assert!(status.success(), "jili {line}");
    pty.output_until_quiet(DEADLINE);
    String::from_utf8(pty.transcript().to_vec()).expect("UTF-8")
}

/// A text without its line breaks and blanks.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

/// What the list must say of an award.
fn facts(award: &Award<'_>) -> Vec<String> {
    let amounts = award
        .amounts()
        .map(|amount| format!("{}{}", amount.value, amount.unit));
    let mut facts = vec![
        award.category.number.to_string(),
        award.place.expect("a place").full_name.to_string(),
        award.category.label.to_string(),
    ];
    facts.extend(award.roll.heading().map(str::to_owned));
    facts.extend(amounts);
    facts.push(
        award
            .departments()
            .iter()
            .map(|department| &*department.name)
            .collect::<Vec<_>>()
            .join("、"),
    );
    let lines = award.lines().expect("lines of the source");
    let numeral = award.category.numeral();
    facts.push(format!("附件第{numeral}项“{}”", award.printed()));
    facts.push(format!("数据文件第{lines}行"));
    facts
}

#[test]
fn a_list_is_whole_at_every_width() {
    let catalog = Catalog::embedded();
    for columns in [40, 60, 80, 120] {
        let text = printed(columns, "list --cite");
        for line in text.lines() {
            assert!(line.width() <= usize::from(columns), "{columns}: {line}");
        }
        let squeezed = squeezed(&text);
        let mut rest = squeezed.as_str();
        for award in catalog.default_view().awards() {
            for fact in facts(&award) {
                let Some((_, after)) = rest.split_once(&self::squeezed(&fact)) else {
                    panic!("{columns}: {fact} of {}", award.printed());
                };
                rest = after;
            }
        }
    }
}

#[test]
fn counts_and_places_are_whole_at_every_width() {
    for line in [
        "stats --by prefecture",
        "stats --by department",
        "stats --by category --lang en",
        "search gaoxinqu",
        "search gaoxinqu --lang en",
        "place 宜宾 --cite",
        "show 18",
    ] {
        let whole = printed(1000, line);
        for columns in [40, 60, 80, 120] {
            let text = printed(columns, line);
            let widest = text.lines().map(UnicodeWidthStr::width).max();
            assert!(
                widest <= Some(usize::from(columns)),
                "jili {line} at {columns}:\n{text}"
            );
            let squeezed = squeezed(&text);
            for word in whole.split_whitespace() {
                assert!(squeezed.contains(word), "jili {line} at {columns}: {word}");
            }
        }
    }
}

/// A file has the circular's text to the letter; a terminal by the name of a file must not get it.
#[test]
fn a_terminal_is_no_file_to_write_to() {
    for path in ["/dev/stdout", "/dev/tty", "/dev/fd/2"] {
        let mut pty = Start::program(
            env!("CARGO_BIN_EXE_jili"),
            &["export", "-f", "csv", "--force", "-o", path],
        )
        .spawn();
        assert_eq!(pty.wait_for_end().code(), Some(2), "{path}");
        pty.output_until_quiet(DEADLINE);
        let said = String::from_utf8_lossy(pty.transcript()).into_owned();
        let expected = format!("jili: {path}: 是终端；省去 -o 即可在此显示");
        assert_eq!(said.trim_end(), expected);
    }
}

#[test]
fn a_browser_without_a_keyboard_says_what_to_do_instead() {
    let mut pty = Start::shell("exec $JILI </dev/null")
        .without_controlling_terminal()
        .spawn();
    assert_eq!(pty.wait_for_end().code(), Some(2));
    pty.output_until_quiet(DEADLINE);
    let said = String::from_utf8_lossy(pty.transcript()).into_owned();
    assert!(said.contains("jili: 没有可读键盘的终端；"), "{said:?}");
    assert!(!said.contains("os error"), "{said:?}");
}
