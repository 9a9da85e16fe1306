//! The ten meanings that text on the screen has, and how each looks.
//!
//! ANSI colours only, so that light and dark terminals both show their own. Nothing is said by colour alone:
//! without colours every meaning that matters keeps a modifier or a character.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// What is read.
    #[default]
    Text,
    /// What stands back: hints, counts, labels.
    Dim,
    /// Headings and titles.
    Heading,
    /// The program's name, and what can be acted on.
    Accent,
    /// Amounts and bars.
    Amount,
    /// What a search matched.
    Mark,
    /// The selected row of the pane that has the keys.
    Selected,
    /// The selected row of another pane.
    Kept,
    /// The border of a pane.
    Border,
    /// Corrections, and names that are not there.
    Warning,
}

/// How roles look.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    coloured: bool,
}

impl Theme {
    /// A theme with colours, or with modifiers only.
    pub fn new(coloured: bool) -> Self {
        Self { coloured }
    }

    /// The look of a role.
    pub fn style(self, role: Role) -> Style {
        let (colour, modifier) = match role {
            Role::Text => (Color::Reset, Modifier::empty()),
            Role::Dim => (Color::DarkGray, Modifier::empty()),
            Role::Heading => (Color::Reset, Modifier::BOLD),
            Role::Accent => (Color::Cyan, Modifier::BOLD),
            Role::Amount => (Color::Green, Modifier::empty()),
            Role::Mark => (Color::Yellow, Modifier::BOLD.union(Modifier::UNDERLINED)),
            Role::Selected => (Color::Cyan, Modifier::REVERSED),
            Role::Kept => (Color::Cyan, Modifier::BOLD),
            Role::Border => (Color::DarkGray, Modifier::empty()),
            Role::Warning => (Color::Yellow, Modifier::empty()),
        };
        let style = Style::new().add_modifier(modifier);
        if self.coloured && colour != Color::Reset {
            style.fg(colour)
        } else {
            style
        }
    }
}
