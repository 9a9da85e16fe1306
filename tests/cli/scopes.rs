//! Several circulars: an answer is about those that were asked for, and nothing of one mixes with another's.

use serde_json::Value;

use super::support::{Answer, command, jili};

const DATA: &str = "--data data/circulars/sichuan-2022.toml --data tests/cli/sichuan-2021.toml";

/// The answer with both circulars loaded.
fn both(line: &str) -> Answer {
    let answer = Answer::of(command(&format!("{DATA} {line}")).current_dir(env!("CARGO_MANIFEST_DIR")));
    assert!(!answer.err.contains("panicked"), "{line}: {}", answer.err);
    answer
}

fn parsed(line: &str) -> Value {
    serde_json::from_str(&both(line).out).unwrap_or_else(|error| panic!("{line}: {error}"))
}

/// Citations alone differ, since data that was named has no source text beside it.
#[test]
fn a_second_circular_changes_no_answer_about_the_first() {
    for line in [
        "list",
        "list --place 成都 -f markdown",
        "list --within 宜宾 --department 商务厅",
        "show",
        "show 外贸",
        "show 18 -f markdown",
        "place 宜宾",
        "place 翠屏 -f markdown",
        "place 四川",
        "search cp",
        "search yibin -f json",
        "stats",
        "stats --by prefecture",
        "stats --by category -f csv",
        "stats --by department -f json",
        "stats --by instrument --lang en",
        "stats --by kind -f markdown",
        "brief 宜宾 --rank",
        "brief 四川 --rank",
        "export -f markdown",
    ] {
        let (one, two) = (jili(line), both(line));
        // But that there is another is said, in paragraphs of its own.
        let is_own = |line: &&str| !line.is_empty() && !line.contains("另见") && !line.contains("一并列出");
        let own = |text: &str| -> Vec<String> { text.lines().filter(is_own).map(str::to_owned).collect() };
        assert_eq!((one.code, own(&one.out)), (two.code, own(&two.out)), "{line}");
    }
}
