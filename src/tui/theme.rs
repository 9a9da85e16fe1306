//! The meanings that text on the screen has, and how each looks.
//!
//! The terminal's own foreground carries the screen, bold, dim or reversed where it must differ. There is one colour, the
//! only one of the sixteen that can be read on white, on black, on Solarized, dark and light, and on the Linux console:
//! yellow, green and cyan vanish on white, blue on black, and bright black is the background of Solarized Dark. Nothing is
//! said by colour alone.

use ratatui::style::{Color, Modifier, Style};

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
        let (is_coloured, modifier) = match role {
            Role::Text | Role::Subheading => (false, Modifier::empty()),
            Role::Dim | Role::Border => (false, Modifier::DIM),
            Role::Heading | Role::Amount | Role::InactiveSelection => (false, Modifier::BOLD),
            Role::Accent => (true, Modifier::BOLD),
            Role::Mark => (true, Modifier::BOLD.union(Modifier::UNDERLINED)),
            Role::Selection => (false, Modifier::REVERSED),
            Role::Warning => (true, Modifier::empty()),
        };
        let style = Style::new().add_modifier(modifier);
        if self.coloured && is_coloured {
            style.fg(ACCENT)
        } else {
            style
        }
    }
}
