//! The meanings that text on the screen has, and how each looks.
//!
//! The terminal's own foreground carries the screen, bold, dim or reversed where it must differ. There is one colour, the
//! only one of the sixteen that can be read on white, on black, on Solarized, dark and light, and on the Linux console:
//! yellow, green and cyan vanish on white, blue on black, and bright black is the background of Solarized Dark. Nothing is
//! said by colour alone. Whoever wants it otherwise for a terminal that is known may set any role to any of the sixteen.

use ratatui::style::{Color, Modifier, Style};

use crate::settings::{Entry, Fault, Row, Value, nearest, shown, suggestion};

/// The colour.
const ACCENT: Color = Color::Magenta;

/// What a piece of text means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// What is read.
    #[default]
    Text,
    /// What nobody misses who does not see it: what could be typed in an empty line, what a text does not state.
    Dim,
    /// Headings, titles, keys.
    Heading,
    /// Headings under headings: what is under them stands further to the right.
    Subheading,
    /// The program's name, what has the keys, the place that is open.
    Accent,
    /// Stated amounts.
    Amount,
    /// What a search matched.
    Mark,
    /// The selected row of the pane that has the keys.
    Selection,
    /// The selected row of another pane.
    InactiveSelection,
    /// The border of a pane.
    Border,
    /// Corrections, and names that are not on a list.
    Warning,
}

impl Role {
    /// All roles, in the order of the settings.
    const ALL: [Self; 11] = [
        Self::Text,
        Self::Dim,
        Self::Heading,
        Self::Subheading,
        Self::Accent,
        Self::Amount,
        Self::Mark,
        Self::Selection,
        Self::InactiveSelection,
        Self::Border,
        Self::Warning,
    ];

    /// Its name in settings.
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Dim => "dim",
            Self::Heading => "heading",
            Self::Subheading => "subheading",
            Self::Accent => "accent",
            Self::Amount => "amount",
            Self::Mark => "mark",
            Self::Selection => "selection",
            Self::InactiveSelection => "inactive-selection",
            Self::Border => "border",
            Self::Warning => "warning",
        }
    }

    /// How it looks where nobody wants it otherwise, with colours.
    fn default_style(self) -> Style {
        let (colour, modifier) = match self {
            Self::Text | Self::Subheading => (None, Modifier::empty()),
            Self::Dim | Self::Border => (None, Modifier::DIM),
            Self::Heading | Self::Amount | Self::InactiveSelection => (None, Modifier::BOLD),
            Self::Accent => (Some(ACCENT), Modifier::BOLD),
            Self::Mark => (Some(ACCENT), Modifier::BOLD.union(Modifier::UNDERLINED)),
            Self::Selection => (None, Modifier::REVERSED),
            Self::Warning => (Some(ACCENT), Modifier::empty()),
        };
        let style = Style::new().add_modifier(modifier);
        colour.map_or(style, |colour| style.fg(colour))
    }
}

/// How roles look.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    coloured: bool,
    /// In the order of [`Role::ALL`].
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// A theme with colours, or with modifiers only.
    pub fn new(coloured: bool) -> Self {
        Self {
            coloured,
            styles: Role::ALL.map(Role::default_style),
        }
    }

    /// The look of a role.
    pub fn style(self, role: Role) -> Style {
        let style = self.styles.get(role as usize).copied().unwrap_or_default();
        if self.coloured {
            style
        } else {
            Style { fg: None, ..style }
        }
    }

    /// Has roles look as it is set, and says what is wrong with that.
    pub(super) fn set(&mut self, entries: &[Entry]) -> Vec<Fault> {
        let mut faults = Vec::new();
        for entry in entries {
            let setting = format!("theme.{}", entry.name);
            let Some(role) = Role::ALL.into_iter().find(|role| role.name() == entry.name) else {
                let (zh, en) = suggestion(&entry.name, &Role::ALL.map(Role::name));
                let word = shown(&entry.name);
                faults.push(Fault::new(
                    entry.named,
                    &setting,
                    format!("没有“{word}”这一样式名{zh}"),
                    format!("no style is called \"{word}\"{en}"),
                ));
                continue;
            };
            for (words, position) in &entry.words {
                match (parse(words), self.styles.get_mut(role as usize)) {
                    (Ok(style), Some(place)) => *place = style,
                    (Ok(_), None) => {}
                    (Err((zh, en)), _) => faults.push(Fault::new(*position, &setting, zh, en)),
                }
            }
        }
        faults
    }

    /// Every role as a setting; those that `entries` set without a fault say where.
    pub(super) fn rows(self, entries: &[Entry]) -> Vec<Row> {
        let row = |role: Role| {
            let set = entries.iter().rev().find(|entry| {
                entry.name == role.name() && entry.words.iter().all(|(words, _)| parse(words).is_ok())
            });
            let style = self.styles.get(role as usize).copied().unwrap_or_default();
            Row::of_entry(
                format!("theme.{}", role.name()),
                Value::Text(words(style)),
                Value::Text(words(role.default_style())),
                set.map(|entry| entry.named),
            )
        };
        Role::ALL.map(row).into()
    }
}

/// The colours by their names: the sixteen that every terminal has, which its own settings say the looks of.
const COLOURS: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// The modifiers by their names.
const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// Neither a colour nor a modifier.
const PLAIN: &str = "plain";

/// The style that words mean: one colour at most, and any modifiers.
fn parse(words: &str) -> Result<Style, (String, String)> {
    let mut style = Style::new();
    for word in words.split_whitespace() {
        let word = word.to_ascii_lowercase();
        let colour = COLOURS.iter().find(|(name, _)| *name == word);
        let modifier = MODIFIERS.iter().find(|(name, _)| *name == word);
        style = match (colour, modifier) {
            (Some(_), _) if style.fg.is_some() => {
                return Err(("只能有一种颜色".to_owned(), "has more than one colour".to_owned()));
            }
            (Some((_, colour)), _) => style.fg(*colour),
            (_, Some((_, modifier))) => style.add_modifier(*modifier),
            _ if word == PLAIN => style,
            _ => {
                let names: Vec<_> = MODIFIERS.iter().map(|(name, _)| *name).chain([PLAIN]).collect();
                let colours = COLOURS.iter().map(|(name, _)| *name);
                let all: Vec<_> = colours.take(8).chain(["bright-…"]).chain(names).collect();
                let every: Vec<_> = COLOURS
                    .iter()
                    .map(|(name, _)| *name)
                    .chain(all.iter().copied())
                    .collect();
                let near = nearest(&word, every);
                let (zh, en) = suggestion(&word, near.as_ref().map_or(&all, std::slice::from_ref));
                let word = shown(&word);
                return Err((
                    format!("没有“{word}”这种样式{zh}"),
                    format!("no style \"{word}\"{en}"),
                ));
            }
        };
    }
    // Terminals do not agree on what that is.
    if style.add_modifier.contains(Modifier::BOLD | Modifier::DIM) {
        return Err((
            "bold 与 dim 不能同用".to_owned(),
            "bold and dim cannot be had together".to_owned(),
        ));
    }
    if words.trim().is_empty() {
        return Err((
            "不能为空；不要样式写 plain".to_owned(),
            "is empty; for no style write plain".to_owned(),
        ));
    }
    Ok(style)
}

/// The words that mean a style.
fn words(style: Style) -> String {
    let colour = COLOURS.iter().find(|(_, colour)| Some(*colour) == style.fg);
    let modifiers = MODIFIERS
        .iter()
        .filter(|(_, modifier)| style.add_modifier.contains(*modifier));
    let words = colour.map(|(name, _)| *name).into_iter();
    let words: Vec<_> = words.chain(modifiers.map(|(name, _)| *name)).collect();
    if words.is_empty() {
        PLAIN.to_owned()
    } else {
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::settings::Settings;

    #[test]
    fn roles_are_in_their_order() {
        for (at, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, at, "{role:?}");
        }
    }

    #[test]
    fn what_is_set_holds_and_without_colours_only_its_modifiers() {
        let settings = Settings::parse("[theme]\naccent = 'Bright-Blue underlined'\nselection = 'plain'");
        for coloured in [true, false] {
            let mut theme = Theme::new(coloured);
            assert!(theme.set(settings.theme()).is_empty());
            let accent = theme.style(Role::Accent);
            assert_eq!(accent.fg, coloured.then_some(Color::LightBlue));
            assert_eq!(accent.add_modifier, Modifier::UNDERLINED);
            assert_eq!(theme.style(Role::Selection), Style::new());
            assert_eq!(
                theme.style(Role::Heading),
                Theme::new(coloured).style(Role::Heading)
            );
        }
    }

    #[test]
    fn what_is_printed_can_be_set() {
        let default = Theme::new(true);
        for row in default.rows(&[]) {
            let Value::Text(written) = &row.value else {
                panic!("{row:?}")
            };
            assert_eq!(words(parse(written).unwrap()), *written);
            assert_eq!(row.value, row.default);
        }
    }

    #[test]
    fn what_is_no_style_is_told_and_the_rest_holds() {
        let settings = Settings::parse(
            "[theme]\naccent = 'purpel'\nmark = 'red blue'\ndim = 'bold dim'\nbrder = 'red'\nborder = 'grene'\ntext = ''\nwarning = 'red'",
        );
        let mut theme = Theme::new(true);
        let faults = theme.set(settings.theme());
        let told: Vec<_> = faults.iter().map(|fault| fault.line("c", Lang::En)).collect();
        assert_eq!(
            told,
            [
                "c:2:10: theme.accent: no style \"purpel\"; it can be black, red, green, yellow, blue, magenta, cyan, white, \
                 bright-…, bold, dim, italic, underlined, reversed, plain",
                "c:3:8: theme.mark: has more than one colour",
                "c:4:7: theme.dim: bold and dim cannot be had together",
                "c:5:1: theme.brder: no style is called \"brder\"; did you mean border?",
                "c:6:10: theme.border: no style \"grene\"; did you mean green?",
                "c:7:8: theme.text: is empty; for no style write plain",
            ]
        );
        assert_eq!(theme.style(Role::Warning).fg, Some(Color::Red));
        assert_eq!(theme.style(Role::Mark), Theme::new(true).style(Role::Mark));
    }
}
