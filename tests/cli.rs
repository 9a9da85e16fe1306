//! The commands, driven as a shell drives them: what they print, where, and how they end.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "support/program.rs"]
mod support;

#[path = "cli/config.rs"]
mod config;
#[path = "cli/documents.rs"]
mod documents;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/forms.rs"]
mod forms;
#[path = "cli/history.rs"]
mod history;
#[path = "cli/imports.rs"]
mod imports;
#[path = "cli/library.rs"]
mod library;
#[path = "cli/payloads.rs"]
mod payloads;
#[path = "cli/scopes.rs"]
mod scopes;
#[path = "cli/search.rs"]
mod search;
#[path = "cli/sheets.rs"]
mod sheets;
#[path = "cli/sources.rs"]
mod sources;
#[path = "cli/statuses.rs"]
mod statuses;
#[cfg(unix)]
#[path = "cli/streams.rs"]
mod streams;
#[cfg(unix)]
#[path = "cli/unfinished.rs"]
mod unfinished;
#[path = "cli/workbooks.rs"]
mod workbooks;

use std::collections::BTreeSet;
use std::io::Read;
use std::process::Stdio;

use jili::catalog::Catalog;
use jili::gazetteer::Kind;
use jili::report::PlaceReport;
use support::{Answer, command, jili};
/// What a briefing says of nothing: in words, with no empty brackets, and in its title.
#[test]
fn a_briefing_says_in_words_that_there_is_nothing() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let gazetteer = catalog.gazetteer();
    // Every place of the region, and some of each kind from elsewhere.
    let elsewhere =
        ["110105", "429004", "150000", "320500", "659001"].map(|key| gazetteer.by_key(key).unwrap());
    let is_tried = |id| gazetteer.is_within(id, view.region()) || elsewhere.contains(&id);
    let all = gazetteer.places().filter(|(id, _)| is_tried(*id));
    for (id, place) in all.filter(|(_, place)| place.kind > Kind::Province) {
        let key = &place.key;
        let (zh, en) = (
            jili(&format!("brief {key}")),
            jili(&format!("brief {key} --lang en")),
        );
        assert_eq!((zh.code, en.code), (Some(0), Some(0)), "{place}");
        for empty in [
            "（）",
            " 0 个",
            "另获 0",
            "()",
            " 0 places",
            " 0 awards",
            "1 awards",
            "1 categories",
        ] {
            for said in [&zh.out, &en.out] {
                let lines = said
                    .lines()
                    .filter(|line| line.starts_with("- ") || line.starts_with('#'));
                for line in lines.filter(|line| line.contains(empty)) {
                    // 11 awards are well said.
                    assert!(line.contains(&format!("1{empty}")), "{place}: {line}");
                }
            }
        }
        assert!(!en.out.contains("（annex"), "{place}");
        let has_none = !PlaceReport::new(&view, id).is_named();
        let title = zh.out.lines().next().unwrap();
        let says_none = title.contains("未列入") || title.contains("不在");
        assert_eq!(says_none, has_none, "{title}");
        assert_eq!(zh.out.contains("、明确额度"), !has_none, "{place}");
    }
}

/// Text for people, compared with what somebody has looked at.
#[test]
fn commands_print_what_they_printed() {
    let commands = [
        "list --category 18 --within 宜宾",
        "list --department 省林草局 --kind zone",
        "list --instrument exemption --within 成都",
        "list --place 翠屏 --cite",
        "list --category 1-2 -f markdown",
        "list --category 一 -f csv",
        "show 18",
        "show 十八 --cite",
        "show 外贸 -f markdown",
        "show 数字 --lang en",
        "place 荥经",
        "place 翠屏 --cite",
        "place 荣县",
        "place 甘孜州",
        "place 天府新区 --lang en",
        "place 铁路港 -f markdown",
        "search cp",
        "search 市中",
        "search 翠坪 --lang en",
        "search yibin -f csv",
        "search gaoxinqu -f json",
        "stats",
        "stats --by prefecture",
        "show",
        "place 四川",
        "brief 四川",
        "brief 四川 --rank --lang en",
        "brief 宜宾 --rank",
        "show 18 --lang en",
        "stats --by category --lang en",
        "stats --by department",
        "stats --by instrument -f markdown",
        "stats --by kind -f json",
        "stats --by prefecture --department swt",
        "stats --by prefecture -f markdown --lang en",
        "search 荣县 -f markdown --lang en",
        "places --kind prefecture --min-sum 1000",
        "overview --by money --lang en",
        "overview --by 外贸 -f markdown",
        "compare 宜宾 泸州 绵阳市 -f markdown",
        "brief 宜宾",
        "brief 甘孜州",
        "brief 翠屏 --cite",
        "brief 荣县",
        "brief 自贡",
        "brief 泸定 --lang en",
        "brief 天府新区",
        "brief 遂宁经开区",
        "brief 宜宾 --lang en",
        "brief 荥经 --lang en",
    ];
    for line in commands {
        let answer = jili(line);
        assert_eq!(answer.code, Some(0), "{line}: {}", answer.err);
        let name = line.replace([' ', '-'], "_");
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/cli", omit_expression => true }, {
            insta::assert_snapshot!(name, answer.out);
        });
    }
}

/// What is corrected keeps what was printed, and says why, in whatever form it comes out.
#[test]
fn every_form_says_what_is_corrected() {
    for command in ["place 荥经", "list --place 荥经", "show 13", "brief 荥经"] {
        let forms: &[&str] = match command {
            "brief 荥经" => &[""],
            _ => &["", " -f json", " -f csv", " -f markdown", " --cite"],
        };
        for form in forms {
            let line = format!("{command}{form}");
            let answer = jili(&line).out;
            assert!(answer.contains("荣经县"), "{line}: {answer}");
        }
    }
    for form in ["", " -f json", " -f markdown"] {
        let answer = jili(&format!("place 天府新区{form}")).out;
        assert!(answer.contains("跨成都、眉山两市"), "{form}: {answer}");
    }
}

/// In Markdown a list, a table and a heading each stand apart from what is before them.
#[test]
fn a_briefing_has_a_blank_line_between_blocks() {
    let briefing = jili("brief 宜宾").out;
    let lines: Vec<_> = briefing.lines().collect();
    let mark = |line: &str| line.chars().next().filter(|mark| ['-', '|'].contains(mark));
    for pair in lines
        .windows(2)
        .filter(|pair| pair.iter().all(|line| !line.is_empty()))
    {
        assert!(
            mark(pair[0]).is_some() && mark(pair[0]) == mark(pair[1]),
            "{pair:?}"
        );
    }
    assert!(
        briefing.contains("### （十三）落实《政府督查工作条例》"),
        "{briefing}"
    );
}

#[test]
fn a_briefing_cites_and_corrects_also_what_others_got() {
    let ganzi = jili("brief 甘孜州 --cite").out;
    assert_eq!(ganzi.matches("数据文件第 ").count(), 8, "{ganzi}");
    let yaan = jili("brief 雅安").out;
    assert!(
        yaan.contains("- 雅安市荥经县（附件第十三项）：更正：原文印作“雅安市荣经县”，应为荥经县。"),
        "{yaan}"
    );
    let listed = jili("list --place 荥经 --cite").out;
    assert!(
        listed.contains("附件第十三项“雅安市荣经县”（原文如此，应为荥经县；数据文件第 126–128 行）"),
        "{listed}"
    );
}

#[test]
fn help_and_version_are_answers() {
    assert_eq!(
        jili("--version").out,
        format!("jili {}\n", env!("CARGO_PKG_VERSION"))
    );
    let help = jili("--help");
    assert_eq!(help.code, Some(0));
    for word in [
        "list",
        "show",
        "place",
        "search",
        "stats",
        "brief",
        "export",
        "completions",
        "man",
        "退出状态：0 已找到或已完成",
    ] {
        assert!(help.out.contains(word), "{word}");
    }
    let english = jili("--lang en list --help").out;
    assert!(
        english.starts_with("Awards, one per line\n") && english.contains("Say where each award stands"),
        "{english}"
    );
    assert!(
        jili("list --help")
            .out
            .starts_with("列出激励，每项次一行\n\n用法：jili list")
    );
}

#[test]
fn completions_and_manual_are_generated() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = jili(&format!("completions {shell}")).out;
        assert!(script.contains("jili") && script.contains("within"), "{shell}");
        assert!(!script.contains("--data"), "{shell}");
    }
    let manual = jili("man").out;
    assert!(manual.contains(".TH jili 1"));
    // Every page that the manual refers to is there.
    let pages = manual
        .split("jili\\-")
        .skip(1)
        .filter_map(|rest| rest.split_once("(1)"));
    let pages: BTreeSet<_> = pages.map(|(name, _)| name).collect();
    // The one for each command, and the program's own are named on it.
    assert!(pages.len() >= 13, "{pages:?}");
    for name in pages {
        let page = jili(&format!("man {name}"));
        assert_eq!(page.code, Some(0), "{name}: {}", page.err);
        for part in [
            format!(".TH jili-{name} 1"),
            format!("jili {}", env!("CARGO_PKG_VERSION")),
            if name == "help" {
                "subcommand"
            } else {
                "\\-\\-lang"
            }
            .to_owned(),
        ] {
            assert!(page.out.contains(&part), "{name}: {part}");
        }
    }
    let unknown = jili("man lst");
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown
            .err
            .starts_with("jili: 没有“lst”这个命令；现有：list、show、"),
        "{}",
        unknown.err
    );
}

#[test]
fn the_same_is_printed_every_time() {
    for line in ["export", "list -f csv", "brief 成都", "search x"] {
        assert_eq!(jili(line).out, jili(line).out, "{line}");
    }
}

#[test]
fn colours_are_only_where_they_are_wanted() {
    let coloured = |line: &str, variables: &[(&str, &str)]| {
        let mut command = command(line);
        command.envs(variables.iter().copied());
        Answer::of(&mut command).out.contains('\u{1b}')
    };
    assert!(!coloured("place 翠屏", &[]), "a pipe");
    assert!(coloured("place 翠屏 --color always", &[]));
    assert!(coloured("place 翠屏", &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(
        "place 翠屏",
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(!coloured("place 翠屏 --color never", &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn the_locale_chooses_the_language() {
    let said = |lang: &str| {
        let mut command = command("place 荣县");
        command
            .env("LANG", lang)
            .env_remove("LC_ALL")
            .env_remove("LANGUAGE");
        Answer::of(&mut command).out
    };
    assert!(said("en_US.UTF-8").contains("is not on the list of this circular"));
    assert!(said("zh_CN.UTF-8").contains("未列入本通报名单"));
    assert!(said("C").contains("未列入本通报"));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut child = command("export")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    // The pipe is closed here, long before the export is through.
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), &b""[..])
    );
}
