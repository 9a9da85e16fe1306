//! What the commands share: what is answered from, in which language, on what.

use std::io::{self, IsTerminal};

use super::page::{Page, Style};
use super::resolve::Resolver;
use super::scope::Words;
use super::{Arguments, Failure, say};
use crate::catalog::{Catalog, View};
use crate::circular::Circular;
use crate::export::markdown::escape;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::lang::Lang;
use crate::report::AwardReport;
use crate::wording;

/// What the commands share.
pub(super) struct Context<'c> {
    pub(super) catalog: &'c Catalog,
    /// What is answered from.
    pub(super) view: &'c View<'c>,
    pub(super) lang: Lang,
    pub(super) coloured: bool,
    pub(super) terminal: bool,
}

/// Answers from what the arguments ask for.
pub(super) fn answer(
    arguments: &Arguments,
    words: &Words,
    answer: impl FnOnce(&Context<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let lang = arguments.lang();
    let catalog = arguments.catalog()?;
    let view = catalog.view(words.resolve(&catalog, lang)?);
    // The circulars of the scope have been read now.
    catalog.failures().for_each(|errors| say(&errors.to_string()));
    answer(&Context::new(arguments, &catalog, &view))
}

impl<'c> Context<'c> {
    pub(super) fn new(arguments: &Arguments, catalog: &'c Catalog, view: &'c View<'c>) -> Self {
        Self {
            catalog,
            view,
            lang: arguments.lang(),
            coloured: arguments.coloured(),
            terminal: io::stdout().is_terminal(),
        }
    }

    /// An empty page, as wide as the terminal; without one, lines are as long as they are, for grep.
    pub(super) fn page(&self) -> Page {
        let width = self
            .terminal
            .then(|| terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)));
        Page::new(width, self.coloured)
    }

    pub(super) fn gazetteer(&self) -> &'c Gazetteer {
        self.catalog.gazetteer()
    }

    /// A place's name with its prefecture.
    pub(super) fn name(&self, place: PlaceId) -> String {
        self.gazetteer().full_name(place, self.lang)
    }

    /// Who gets an award, with its prefecture.
    pub(super) fn recipient(&self, award: &AwardReport<'_>) -> String {
        wording::recipient(self.gazetteer(), award, self.lang)
    }

    pub(super) fn resolver(&self) -> Resolver<'c> {
        Resolver::new(self.view, self.lang)
    }

    /// Whether the answer is from several circulars, which it must then tell apart.
    pub(super) fn is_of_several(&self) -> bool {
        self.view.single().is_none()
    }

    /// The scope, where it is not the default, as the first lines of a page.
    pub(super) fn write_scope(&self, page: &mut Page) {
        if let Some(scope) = wording::scope(self.view, self.lang) {
            page.paragraph(Style::Dim, 0, &scope);
            page.blank();
        }
    }

    /// The scope, where it is not the default, as the first paragraph of Markdown.
    pub(super) fn markdown_scope(&self) -> String {
        let scope = wording::scope(self.view, self.lang);
        scope
            .map(|scope| format!("{}\n\n", escape(&scope)))
            .unwrap_or_default()
    }

    /// The documents that are cited, a line each.
    pub(super) fn references(&self) -> impl Iterator<Item = String> + '_ {
        let circulars = self.view.circulars();
        circulars.map(|(id, _)| wording::reference(self.catalog, id, self.lang))
    }

    /// The heading over what one circular of several says; none over the only one.
    pub(super) fn heading_of(&self, circular: &Circular) -> Option<String> {
        self.is_of_several()
            .then(|| wording::circular_name(circular, self.lang))
    }

    /// What to say in this language.
    pub(super) fn pick(&self, zh: impl Into<String>, en: impl Into<String>) -> String {
        match self.lang {
            Lang::Zh => zh.into(),
            Lang::En => en.into(),
        }
    }
}
