//! Text to be read: what the panes at the right say, wrapped to a width, each piece with its meaning.
//!
//! Pure, and apart from drawing, because scrolling must know how long a text is.

mod circular;
mod context;
mod history;
mod measure;
mod previews;

use super::keymap::{Context, Keymap};
use super::outline::{self, Items};
use super::strings::Strings;
use super::theme::Role;
use crate::catalog::{AwardId, Catalog, CategoryId, CircularId, View};
use crate::circular::{Instrument, Measure};
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::report::{AwardReport, DepartmentId};
use crate::search::{PassageId, Words};
use crate::text;
use crate::wording::{self, YearsTable};

/// Which text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// What an award is given.
    Award(AwardId),
    /// The list that an award is on, as printed, and what else its recipient has.
    Context(AwardId),
    /// What a place got, in short.
    Place(PlaceId),
    /// What a category gives, and to how many.
    Category(CategoryId),
    /// What a department carries out.
    Department(DepartmentId),
    /// A passage of a circular, with what it belongs to.
    Passage(PassageId),
    /// A measure of a department, both by their places on the screen of the departments.
    Measure {
        /// Which of the departments.
        department: usize,
        /// Which of its measures.
        measure: usize,
    },
    /// What is told of a circular.
    Circular(CircularId),
    /// The years of a place, which its screen has.
    History(PlaceId),
    /// The keys, and what the instruments mean.
    Help,
}

impl Text {
    /// What the text is called, over its pane.
    pub(super) fn title(self, strings: &Strings) -> &'static str {
        let lang = strings.lang();
        match self {
            Self::Award(_) | Self::Context(_) | Self::Measure { .. } => strings.titles.measures,
            Self::Place(_) => strings.titles.awards,
            Self::Category(_) => lang.pick("激励事项", "Category"),
            Self::Department(_) => lang.pick("组织实施单位", "Department"),
            Self::Passage(_) => lang.pick("原文", "Text"),
            Self::Circular(_) => lang.pick("通报", "Circular"),
            Self::History(_) => strings.titles.history,
            Self::Help => strings.titles.help,
        }
    }

    /// The text in lines of `width` cells, with words marked in what the circulars themselves say. `years` are those that
    /// a place's history tells.
    pub(super) fn article(
        self,
        view: &View<'_>,
        strings: &Strings,
        keymap: &Keymap,
        (words, years): (&Words, &[YearsTable]),
        width: usize,
    ) -> Article {
        match self {
            Self::Award(id) => award(view.catalog(), id, strings, words, width),
            Self::Category(id) => previews::category(view, id, strings, width),
            Self::Department(id) => previews::department(view, id, strings, width),
            Self::Passage(id) => previews::passage(view.catalog(), id, strings, words, width),
            Self::Context(id) => context::context(view, id, strings, width),
            Self::Place(id) => place(view, id, strings.lang(), width),
            Self::Measure {
                department,
                measure: at,
            } => measure::article(view, (department, at), strings, width),
            Self::Circular(id) => circular::article(view.catalog(), id, strings, width),
            Self::History(place) => history::article(view, place, years, strings.lang(), width),
            Self::Help => help(strings, keymap, width),
        }
    }
}

/// One line of text: pieces with their meanings.
pub(super) type Line = Vec<(Role, String)>;

/// Wrapped lines.
#[derive(Debug)]
pub(super) struct Article {
    width: usize,
    /// The lines.
    pub lines: Vec<Line>,
    /// The line of the first word that is marked, of those that were asked for.
    pub first_word: Option<usize>,
}

impl Article {
    /// An empty text, `width` cells wide.
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            lines: Vec::new(),
            first_word: None,
        }
    }

    /// A line with nothing on it.
    pub(super) fn blank(&mut self) {
        self.lines.push(Line::new());
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, role: Role, content: &str) {
        self.phrases(role, content, role, &[]);
    }

    /// A paragraph in which some phrases have a meaning of their own.
    fn phrases(&mut self, role: Role, content: &str, own: Role, phrases: &[&str]) {
        self.spans(role, content, own, phrases, &Words::default());
    }

    /// A paragraph in which some phrases are amounts, and some words are marked.
    fn marked(&mut self, role: Role, content: &str, amounts: &[&str], words: &Words) {
        self.spans(role, content, Role::Amount, amounts, words);
    }

    fn spans(&mut self, role: Role, content: &str, own: Role, phrases: &[&str], words: &Words) {
        let content = text::sanitize(content);
        let spans: Vec<_> = phrases
            .iter()
            .map(|phrase| text::sanitize(phrase))
            .filter_map(|phrase| content.find(&*phrase).map(|start| start..start + phrase.len()))
            .collect();
        let marks = words.marks(&content);
        for line in text::wrap(&content, self.width) {
            // Lines are slices of the paragraph.
            let mut at = line.as_ptr().addr() - content.as_ptr().addr();
            let mut pieces = Line::new();
            for character in line.chars() {
                let role = if marks.iter().any(|mark| mark.contains(&at)) {
                    Role::Mark
                } else if spans.iter().any(|span| span.contains(&at)) {
                    own
                } else {
                    role
                };
                match pieces.last_mut() {
                    Some((same, piece)) if *same == role => piece.push(character),
                    _ => pieces.push((role, character.to_string())),
                }
                at += character.len_utf8();
            }
            if !marks.is_empty() && pieces.iter().any(|(role, _)| *role == Role::Mark) {
                self.first_word.get_or_insert(self.lines.len());
            }
            self.lines.push(pieces);
        }
    }

    /// A field's name, and beside it, from a column on, each value on lines of its own.
    fn field(&mut self, label: &str, column: usize, values: &[(Role, String)]) {
        self.labelled(Role::Text, label, column, values);
    }

    /// A label, and `indent` cells from its start each value on lines of its own. Where there is no room beside
    /// the label, the values stand below it.
    fn labelled(&mut self, role: Role, label: &str, indent: usize, values: &[(Role, String)]) {
        let indent = indent.min(self.width / 2);
        let mut label = if text::width(label) < indent {
            text::pad(label, indent)
        } else {
            self.paragraph(role, label);
            " ".repeat(indent)
        };
        for (value_role, value) in values {
            for line in text::wrap(&text::sanitize(value), self.width.saturating_sub(indent).max(2)) {
                self.lines
                    .push(vec![(role, label), (*value_role, line.to_owned())]);
                label = " ".repeat(indent);
            }
        }
    }
}

/// The column beside which all these labels stand.
fn column_beside<'a>(labels: impl IntoIterator<Item = &'a str>) -> usize {
    let widths = labels.into_iter().map(text::width);
    widths.max().unwrap_or_default() + 2
}

/// What an award is given: the category's title, the measures with their facts, and where they stand.
fn award(catalog: &Catalog, id: AwardId, strings: &Strings, words: &Words, width: usize) -> Article {
    let award = AwardReport::new(catalog, id);
    let lang = strings.lang();
    let mut article = Article::new(width);
    article.marked(Role::Heading, &award.subject.category.heading, &[], words);
    if lang == Lang::En {
        article.paragraph(Role::Text, &award.subject.category.label_en);
    }
    for heading in award.subject.headings() {
        article.marked(Role::Text, &wording::glossed(heading, lang), &[], words);
    }
    let facts: Vec<_> = award
        .measures
        .iter()
        .map(|measure| facts(measure, strings))
        .collect();
    let labels = facts.iter().flatten().map(|(label, ..)| *label);
    let column = column_beside(labels.chain([strings.fields.reading, strings.fields.source]));
    for (measure, facts) in award.measures.iter().zip(facts) {
        article.blank();
        if let Some(verbatim) = strings.verbatim {
            article.paragraph(Role::Text, verbatim);
        }
        let amounts: Vec<&str> = measure.amounts.iter().map(|amount| &*amount.evidence).collect();
        article.marked(Role::Text, &measure.text, &amounts, words);
        article.blank();
        let mut before = "";
        for (label, role, fact) in facts {
            // Each label once.
            article.field(if label == before { "" } else { label }, column, &[(role, fact)]);
            before = label;
        }
    }
    article.blank();
    article.field(strings.fields.reading, column, &reading(catalog, &award, strings));
    article.field(
        strings.fields.source,
        column,
        &[(Role::Text, wording::citation(&award.citation, lang))],
    );
    article
}

/// The facts of a measure with their labels; that it states no amount is one of them.
fn facts(measure: &Measure, strings: &Strings) -> Vec<(&'static str, Role, String)> {
    let facts = wording::measure_facts(measure, strings.lang());
    let none = measure.amounts.is_empty();
    let none = none.then(|| (strings.fields.amounts, Role::Dim, strings.none_stated.to_owned()));
    facts
        .into_iter()
        .map(|(label, fact)| (label, Role::Text, fact))
        .chain(none)
        .collect()
}

/// How the circular's entry for the place is read; nothing where it prints the full name.
fn reading(catalog: &Catalog, award: &AwardReport<'_>, strings: &Strings) -> Vec<(Role, String)> {
    let lang = strings.lang();
    let mut said = Vec::new();
    let Some(place) = award.place.map(|id| catalog.place(id)) else {
        said.extend(wording::doubt(award, lang).map(|open| (Role::Warning, open)));
        said.extend(wording::note(award, lang).map(|note| (Role::Text, note)));
        return said;
    };
    let (printed, full_name) = (award.printed, &*place.full_name);
    if let Some(correction) = wording::correction(award, lang) {
        said.push((Role::Warning, correction));
    } else if award.carried {
        said.push((Role::Text, strings.carried(printed, full_name)));
    } else if printed != full_name {
        said.push((Role::Text, strings.printed_as(printed, full_name)));
    }
    said.extend(wording::note(award, lang).map(|note| (Role::Text, note)));
    let note = place.note.as_ref().map(|note| note.get(lang).to_owned());
    said.extend(note.map(|note| (Role::Text, note)));
    said
}

/// What a place got, in short, the preview beside a search: what its list says, and of those within it what each has.
fn place(view: &View<'_>, id: PlaceId, lang: Lang, width: usize) -> Article {
    let catalog = view.catalog();
    let mut article = Article::new(width);
    let name = catalog.gazetteer().name_in(id, view.region(), lang);
    article.paragraph(Role::Heading, &name);
    article.paragraph(Role::Text, &wording::facts(catalog.place(id), lang));
    for section in &outline::awards_of_place(view, id, lang).sections {
        let is_member = section.heading.iter().all(|(role, _)| *role == Role::Subheading);
        if !is_member {
            article.blank();
        }
        for (role, paragraph) in &section.heading {
            article.paragraph(*role, paragraph);
        }
        if let (Items::List(awards), false) = (section.items, is_member) {
            summaries(&mut article, catalog, awards, lang);
        }
    }
    article
}

/// An entry for each award: its category's number, and beside it what it is for and what is stated.
fn summaries(article: &mut Article, catalog: &Catalog, awards: &[AwardId], lang: Lang) {
    for id in awards {
        let award = AwardReport::new(catalog, *id);
        let mut entry = vec![(Role::Text, wording::subject(&award.subject, lang))];
        let amounts = wording::amounts(&award, lang);
        if !amounts.is_empty() {
            entry.push((Role::Amount, amounts));
        }
        let number = format!("{:>2}", award.subject.category.number);
        article.labelled(Role::Text, &number, 3, &entry);
    }
}

/// What the program can do: the keys of every context, and what the instruments mean.
fn help(strings: &Strings, keymap: &Keymap, width: usize) -> Article {
    let mut article = Article::new(width);
    for note in strings.help_notes {
        article.paragraph(Role::Text, &keymap.filled(note));
    }
    article.blank();
    for context in Context::ALL {
        article.paragraph(Role::Heading, context.label(strings));
        for line in keymap.of(context) {
            let keys: Vec<_> = line.keys().iter().map(|(key, _)| key.name()).collect();
            article.labelled(
                Role::Heading,
                &keys.join(" "),
                32,
                &[(Role::Text, line.label(&strings.keys).to_owned())],
            );
        }
        article.blank();
    }
    article.paragraph(Role::Heading, strings.glossary);
    let column = column_beside(Instrument::ALL.map(|instrument| instrument.label(strings.lang())));
    for instrument in Instrument::ALL {
        let definition = (Role::Text, instrument.definition(strings.lang()).to_owned());
        article.field(instrument.label(strings.lang()), column, &[definition]);
    }
    article
}
