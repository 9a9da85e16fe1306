//! The one menu for taking something out of the screen: what, and where to. Enter copies what is selected; Tab asks for
//! the name of a file.

mod items;

use std::path::PathBuf;

use super::focused::Focused;
use super::line::{Line, can_be_typed};
use super::session::Session;
use super::{Behaviour, Step};
use crate::export::Handout;
use crate::tui::action::{Action, Pane};
use crate::tui::article::Text;
use crate::tui::effect::{Answer, Effect, Saved};
use crate::tui::keymap::Context;
use crate::tui::layout::Shape;
pub(crate) use items::Item;

/// The screen's state.
#[derive(Debug)]
pub(crate) struct Menu {
    items: Vec<Item>,
    selected: usize,
    /// The name of the file, while it is asked for.
    file: Option<Line>,
    /// The file that is there already, and is replaced by Enter.
    replaces: Option<String>,
}

impl Menu {
    /// The menu of what a screen is about, and of what was seen on it.
    pub(super) fn new(session: &Session<'_>, focused: Focused, seen: String) -> Self {
        Self {
            items: items::of(session, focused, seen),
            selected: 0,
            file: None,
            replaces: None,
        }
    }

    /// What can be taken.
    pub(crate) fn items(&self) -> &[Item] {
        &self.items
    }

    /// The index of what is selected.
    pub(crate) fn selected(&self) -> usize {
        self.selected
    }

    /// The name of the file, while it is asked for.
    pub(crate) fn file(&self) -> Option<&Line> {
        self.file.as_ref()
    }

    /// Copies what is selected, or saves it in the file that was named.
    fn take(&mut self, session: &Session<'_>) -> Option<Step> {
        let handout = self.items.get(self.selected)?.handout.clone();
        let Some(line) = &self.file else {
            return Some(Step::Leave(Effect::Copy(handout)));
        };
        let name = line.text().trim();
        if name.is_empty() {
            return Some(Step::Tell(session.strings().no_file_name.to_owned()));
        }
        Some(Step::Leave(Effect::Save {
            handout,
            file: PathBuf::from(name),
            replace: self.replaces.as_deref() == Some(name),
        }))
    }

    /// Asks for the name of a file, and proposes one.
    fn ask_for_name(&mut self) {
        if let Some(item) = self.items.get(self.selected) {
            let extension = match item.handout {
                Handout::Words(_) => "txt",
                Handout::Awards(_) => "csv",
                Handout::Briefing(_) => "md",
            };
            self.file = Some(Line::new(&format!("{}.{extension}", item.stem)));
        }
    }

    fn choose(&mut self, index: usize, session: &Session<'_>) -> Option<Step> {
        if index == self.selected {
            return self.take(session);
        }
        if index < self.items.len() {
            self.selected = index;
        }
        None
    }
}

impl Behaviour for Menu {
    fn shape(&self) -> Shape {
        Shape::Search
    }

    fn context(&self) -> Context {
        if self.file.is_some() {
            Context::Line
        } else {
            Context::Menu
        }
    }

    fn text(&self, _: &Session<'_>) -> (Pane, Option<Text>) {
        (Pane::Right, None)
    }

    fn answer(&mut self, answer: Answer, session: &mut Session<'_>) -> Option<Step> {
        let strings = session.strings();
        let label = self.items.get(self.selected).map_or("", |item| &*item.label);
        match answer {
            Answer::Copied(Ok(copied)) => Some(Step::PopAndTell(strings.copied(label, &copied))),
            Answer::Saved(Ok(file)) => Some(Step::PopAndTell(strings.saved(label, &file))),
            Answer::Copied(Err(why)) | Answer::Saved(Err(Saved::Failed(why))) => Some(Step::Tell(why)),
            Answer::Saved(Err(Saved::Exists)) => {
                let name = self.file.as_ref()?.text().trim().to_owned();
                let said = strings.asks_to_replace(&name);
                self.replaces = Some(name);
                Some(Step::Tell(said))
            }
            Answer::Text(..) => None,
        }
    }

    fn update(&mut self, action: Action, session: &mut Session<'_>) -> Option<Step> {
        // Only the next key answers whether a file is replaced.
        let asked = if action == Action::Open {
            None
        } else {
            self.replaces.take()
        };
        match action {
            Action::Back if self.file.is_some() && asked.is_none() => self.file = None,
            Action::Back if self.file.is_some() => {}
            Action::Back => return Some(Step::Pop),
            Action::Open => return self.take(session),
            Action::Focus(_) if self.file.is_none() => self.ask_for_name(),
            Action::Choose(Pane::Left, index) if self.file.is_none() => return self.choose(index, session),
            Action::Move(motion) | Action::Scroll(_, motion) if self.file.is_none() => {
                self.selected = motion.apply(self.selected, self.items.len());
            }
            Action::Insert(text) if can_be_typed(&text) => {
                if let Some(line) = &mut self.file {
                    line.insert(&text);
                }
            }
            Action::Edit(edit) => {
                if let Some(line) = &mut self.file {
                    line.edit(edit);
                }
            }
            _ => {}
        }
        None
    }

    fn is_sound(&self, _: &Session<'_>) -> bool {
        self.selected < self.items.len().max(1)
    }
}
