//! What the program does when it is asked for by name in the search line: for who knows no key, and has an input method
//! on.

use super::action::Action;
use super::strings::Strings;

/// Something that the program does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Leaves the program.
    Quit,
    /// Shows the help screen.
    Help,
    /// Shows the circulars.
    Circulars,
    /// Shows what can be taken out of the screen.
    Copy,
    /// Shows the departments.
    Departments,
    /// Shows the circular's text.
    Source,
    /// Shows the page of the region.
    Overview,
    /// Shows the table of places.
    Places,
    /// Shows the marked places beside one another.
    Compare,
}

/// What each is called, in small letters. A single `q` is what everybody tries first.
static NAMES: &[(Command, &[&str])] = &[
    (Command::Quit, &["q", "quit", "exit", "退出", "tuichu"]),
    (Command::Help, &["help", "帮助", "bangzhu"]),
    (
        Command::Circulars,
        &[
            "circular",
            "circulars",
            "library",
            "通报",
            "tongbao",
            "通报库",
            "范围",
            "fanwei",
        ],
    ),
    (
        Command::Copy,
        &["copy", "save", "复制", "fuzhi", "保存", "baocun"],
    ),
    (
        Command::Departments,
        &["department", "departments", "单位", "danwei", "组织实施单位"],
    ),
    (Command::Source, &["source", "原文", "yuanwen"]),
    (Command::Overview, &["overview", "总览", "zonglan", "zl"]),
    (Command::Places, &["places", "地方", "difang", "df"]),
    (Command::Compare, &["compare", "比较", "bijiao", "bj"]),
];

impl Command {
    /// What it does.
    pub(super) fn action(self) -> Action {
        match self {
            Self::Quit => Action::Quit,
            Self::Help => Action::Help,
            Self::Circulars => Action::Circulars,
            Self::Copy => Action::Menu(String::new()),
            Self::Departments => Action::Departments,
            Self::Source => Action::Source,
            Self::Overview => Action::Overview,
            Self::Places => Action::Places,
            Self::Compare => Action::Compare,
        }
    }

    /// What it is called.
    pub(super) fn label(self, strings: &Strings) -> &'static str {
        match self {
            Self::Quit => strings.quit,
            Self::Help => strings.titles.help,
            Self::Circulars => strings.titles.circulars,
            Self::Copy => strings.titles.menu,
            Self::Departments => strings.titles.departments,
            Self::Source => strings.titles.source,
            Self::Overview => strings.overview,
            Self::Places => strings.places,
            Self::Compare => strings.compare,
        }
    }
}

/// The command that a query names as a whole, whether its letters are small, capital or full-width.
pub(super) fn find(query: &str) -> Option<Command> {
    let plain = |character: char| match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        other => other,
    };
    let query: String = query.trim().chars().map(plain).collect();
    let query = query.to_lowercase();
    let named = NAMES.iter().find(|(_, names)| names.contains(&query.as_str()));
    named.map(|(command, _)| *command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_by_their_whole_names() {
        let cases = [
            ("q", Some(Command::Quit)),
            ("Ｑ", Some(Command::Quit)),
            (" Quit ", Some(Command::Quit)),
            ("退出", Some(Command::Quit)),
            ("帮助", Some(Command::Help)),
            ("qi", None),
            ("渠县", None),
            ("", None),
        ];
        for (query, expected) in cases {
            assert_eq!(find(query), expected, "{query:?}");
        }
    }
}
