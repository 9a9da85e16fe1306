//! What the program does when it is asked for by name in the search line: for who knows no key, and has an input method
//! on. One row for each screen and action; pinyin and initials are read from the Chinese names.

use std::ops::Range;
use std::sync::OnceLock;

use super::action::Action;
use crate::lang::Lang;
use crate::search::{self, Corpus, Tier};

/// Something that the program does.
#[derive(Debug)]
pub(super) struct Command {
    /// What it asks for.
    pub action: Action,
    /// Its names in Chinese; the first is shown.
    zh: &'static [&'static str],
    /// Its names in English; the first is shown.
    en: &'static [&'static str],
    /// Whether it is about the screen below the search, which then closes.
    pub acts_below: bool,
}

/// A command that opens something over the search, or leaves.
const fn command(action: Action, zh: &'static [&'static str], en: &'static [&'static str]) -> Command {
    Command {
        action,
        zh,
        en,
        acts_below: false,
    }
}

/// A command that is about the screen below the search.
const fn below(action: Action, zh: &'static [&'static str], en: &'static [&'static str]) -> Command {
    Command {
        action,
        zh,
        en,
        acts_below: true,
    }
}

/// All of them, in the order in which those that fit alike are shown.
static COMMANDS: &[Command] = &[
    command(
        Action::Quit,
        &["退出 jili", "退出", "离开", "关闭"],
        &["Quit jili", "quit", "exit", "q"],
    ),
    command(
        Action::Help,
        &["帮助", "按键", "快捷键", "说明"],
        &["Help", "keys", "shortcuts"],
    ),
    below(
        Action::Overview,
        &["总览：地图、位次、资金", "总览"],
        &["Overview: map, ranking, money", "overview"],
    ),
    below(
        Action::Places,
        &["地方：筛选、排序", "地方", "位次", "排名"],
        &["Places: a table to filter and sort", "places", "ranking"],
    ),
    below(
        Action::Departments,
        &["组织实施单位", "单位"],
        &["Departments", "department"],
    ),
    below(
        Action::Circulars,
        &["通报库：选定范围", "通报", "通报库", "范围"],
        &[
            "Circulars: choose the scope",
            "circulars",
            "circular",
            "library",
            "scope",
        ],
    ),
    below(
        Action::Review,
        &["待核：核定存疑的激励对象", "待核", "核定"],
        &["Review: settle what is open", "review", "open entries"],
    ),
    below(
        Action::Source,
        &["通报原文", "原文"],
        &["Source: the circular's own text", "source"],
    ),
    below(
        Action::Compare,
        &["比较标记的地方", "比较"],
        &["Compare the marked places", "compare"],
    ),
    below(
        Action::History,
        &["历年激励事项", "历年"],
        &["Years: what a place had in each", "years", "history"],
    ),
    below(
        Action::Menu(String::new()),
        &["复制或保存", "复制", "保存", "导出"],
        &["Copy or save", "copy", "save", "export"],
    ),
    below(
        Action::Redraw,
        &["重绘屏幕", "刷新"],
        &["Redraw the screen", "refresh"],
    ),
];

/// A command that a query found.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// It.
    pub command: &'static Command,
    /// How well its names matched.
    pub tier: Tier,
    /// Which characters of its Chinese name matched, counted from 0.
    pub marks: Vec<Range<usize>>,
}

impl Command {
    /// Its name.
    pub(super) fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en).first().copied().unwrap_or_default()
    }

    /// How a query in small letters fits its English names: as the whole of one, as its beginning, as that of a word.
    fn in_english(&self, query: &str) -> Option<Tier> {
        let fit = |name: &&str| {
            // As queries are read: small letters, v as u.
            let name = search::terms_of(name).join(" ");
            let begins_word = |word: &str| word.starts_with(query);
            if name == query {
                Some(Tier::Exact)
            } else if name.starts_with(query) {
                Some(Tier::Prefix)
            } else {
                name.split(' ').any(begins_word).then_some(Tier::WordStart)
            }
        };
        self.en.iter().filter_map(fit).min()
    }
}

/// Whether a query is `q` alone, small, capital or full-width: what everybody tries first to leave.
pub(super) fn is_quit(query: &str) -> bool {
    matches!(query.trim(), "q" | "Q" | "ｑ" | "Ｑ")
}

/// The commands that a query names, best first.
pub(super) fn find(query: &str) -> Vec<Named> {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    let corpus = CORPUS.get_or_init(|| search::named(COMMANDS.iter().map(|command| command.zh)));
    let found = corpus.find_direct(query).hits.into_iter();
    let mut named: Vec<Named> = found
        .filter_map(|hit| {
            Some(Named {
                command: COMMANDS.get(hit.term)?,
                tier: hit.tier,
                marks: hit.marks,
            })
        })
        .collect();
    let typed = query.trim();
    let query = search::terms_of(query).join(" ");
    for command in COMMANDS.iter().filter(|_| !query.is_empty()) {
        let tier = match command.in_english(&query) {
            _ if command.zh.contains(&typed) => Tier::Exact,
            Some(tier) => tier,
            None => continue,
        };
        match named
            .iter_mut()
            .find(|known| known.command.action == command.action)
        {
            Some(known) => known.tier = known.tier.min(tier),
            None => named.push(Named {
                command,
                tier,
                marks: Vec::new(),
            }),
        }
    }
    named.sort_by_key(|named| named.tier);
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str) -> Option<(&'static str, Tier)> {
        let named = find(query).into_iter().next()?;
        Some((named.command.name(Lang::Zh), named.tier))
    }

    #[test]
    fn commands_are_found_by_their_names_in_both_languages_and_in_pinyin() {
        let cases = [
            ("overview", "总览：地图、位次、资金", Tier::Exact),
            ("overv", "总览：地图、位次、资金", Tier::Prefix),
            ("总览", "总览：地图、位次、资金", Tier::Exact),
            ("bijiao", "比较标记的地方", Tier::Exact),
            ("q", "退出 jili", Tier::Exact),
            ("Ｑ", "退出 jili", Tier::Exact),
            (" Quit ", "退出 jili", Tier::Exact),
            ("qui", "退出 jili", Tier::Prefix),
            ("退出", "退出 jili", Tier::Exact),
            ("tuichu", "退出 jili", Tier::Exact),
            ("帮助", "帮助", Tier::Exact),
            ("幫助", "帮助", Tier::Exact),
            ("bz", "帮助", Tier::Initials),
            ("screen", "重绘屏幕", Tier::WordStart),
        ];
        for (query, name, tier) in cases {
            assert_eq!(first(query), Some((name, tier)), "{query:?}");
        }
        for query in ["渠县", "", "  ", "zzzz", "帮住"] {
            assert_eq!(first(query), None, "{query:?}");
        }
    }

    #[test]
    fn no_name_means_two_commands() {
        for command in COMMANDS {
            for name in command.zh.iter().chain(command.en) {
                let exact = find(name).into_iter().filter(|named| named.tier == Tier::Exact);
                let names: Vec<_> = exact.map(|named| named.command.name(Lang::En)).collect();
                assert_eq!(names, [command.name(Lang::En)], "{name}");
            }
        }
    }
}
