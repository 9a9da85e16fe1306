//! Text to be read: what the panes at the right say, wrapped to a width, each piece with its meaning.
//!
//! Pure, and apart from drawing, because scrolling must know how long a text is.

use super::outline::place_name;
use super::strings::Strings;
use super::theme::Role;
use crate::catalog::{Award, AwardId, Catalog, View};
use crate::circular::Instrument;
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::text;
use crate::wording;

/// Which text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// What an award is given.
    Award(AwardId),
    /// What a place got, in short.
    Place(PlaceId),
    /// The keys, and what the instruments mean.
    Help,
}

impl Text {
    /// The text in lines of `width` cells. What is below `rows` lines may be left out: a place may have more awards than
    /// anybody looks at while typing.
    pub(super) fn article(self, view: &View<'_>, strings: &Strings, width: usize, rows: usize) -> Article {
        match self {
            Self::Award(id) => award(view.catalog(), id, strings, width),
            Self::Place(id) => place(view, id, strings, width, rows),
            Self::Help => help(strings, width),
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
}

impl Article {
    /// An empty text, `width` cells wide.
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            lines: Vec::new(),
        }
    }

    /// A line with nothing on it.
    pub(super) fn blank(&mut self) {
        self.lines.push(Line::new());
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, role: Role, content: &str) {
        self.marked(role, content, &[]);
    }

    /// A paragraph in which some phrases are amounts.
    fn marked(&mut self, role: Role, content: &str, amounts: &[&str]) {
        let content = text::sanitize(content);
        let spans: Vec<_> = amounts
            .iter()
            .map(|phrase| text::sanitize(phrase))
            .filter_map(|phrase| content.find(&*phrase).map(|start| start..start + phrase.len()))
            .collect();
        for line in text::wrap(&content, self.width) {
            // Lines are slices of the paragraph.
            let mut at = line.as_ptr().addr() - content.as_ptr().addr();
            let mut pieces = Line::new();
            for character in line.chars() {
                let role = if spans.iter().any(|span| span.contains(&at)) {
                    Role::Amount
                } else {
                    role
                };
                match pieces.last_mut() {
                    Some((same, piece)) if *same == role => piece.push(character),
                    _ => pieces.push((role, character.to_string())),
                }
                at += character.len_utf8();
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

/// What an award is given: the category's title, the measure, its facts, and where they stand.
fn award(catalog: &Catalog, id: AwardId, strings: &Strings, width: usize) -> Article {
    let award = catalog.award(id);
    let lang = strings.lang();
    let measure = award.measure();
    let mut article = Article::new(width);
    article.paragraph(Role::Heading, &award.category.heading);
    if lang == Lang::En {
        article.paragraph(Role::Text, &award.category.label_en);
    }
    for heading in [award.part.heading.as_deref(), award.roll.heading()]
        .into_iter()
        .flatten()
    {
        article.paragraph(Role::Text, heading);
    }
    article.blank();
    let amounts: Vec<&str> = measure.amounts.iter().map(|amount| &*amount.evidence).collect();
    article.marked(Role::Text, &measure.text, &amounts);
    article.blank();
    let column = column_beside([
        strings.fields.departments,
        strings.fields.years,
        strings.fields.amounts,
        strings.fields.instruments,
        strings.fields.reading,
        strings.fields.source,
    ]);
    let departments: Vec<_> = measure
        .departments
        .iter()
        .map(|name| (Role::Text, name.to_string()))
        .collect();
    article.field(strings.fields.departments, column, &departments);
    article.field(
        strings.fields.years,
        column,
        &stated(measure.years.iter().map(u16::to_string), Role::Text, strings),
    );
    let amounts = measure
        .amounts
        .iter()
        .map(|amount| strings.amount(amount.value, &amount.unit));
    article.field(
        strings.fields.amounts,
        column,
        &stated(amounts, Role::Amount, strings),
    );
    let instruments: Vec<_> = measure
        .instruments
        .iter()
        .map(|tag| {
            let label = tag.instrument.label(lang);
            (Role::Text, strings.evidence(label, &tag.evidence))
        })
        .collect();
    article.field(strings.fields.instruments, column, &instruments);
    article.blank();
    article.field(strings.fields.reading, column, &reading(&award, lang, strings));
    article.field(
        strings.fields.source,
        column,
        &[(Role::Text, wording::award_location(&award, lang))],
    );
    article
}

/// Values, or in their place that none is stated.
fn stated(values: impl Iterator<Item = String>, role: Role, strings: &Strings) -> Vec<(Role, String)> {
    let values: Vec<_> = values.map(|value| (role, value)).collect();
    if values.is_empty() {
        vec![(Role::Dim, strings.none_stated.to_owned())]
    } else {
        values
    }
}

/// How the circular's entry for the place is read; nothing where it prints the full name.
fn reading(award: &Award<'_>, lang: Lang, strings: &Strings) -> Vec<(Role, String)> {
    let (printed, full_name) = (award.printed(), &*award.place.full_name);
    let mut said = Vec::new();
    if let Some(correction) = wording::correction(award.roll, award.recipient, lang) {
        said.push((Role::Warning, correction));
    } else if award.recipient.carried {
        said.push((Role::Text, strings.carried(printed, full_name)));
    } else if printed != full_name {
        said.push((Role::Text, strings.printed_as(printed, full_name)));
    }
    said.extend(wording::note(award.roll, award.recipient, lang).map(|note| (Role::Text, note)));
    said.extend(
        award
            .place
            .note
            .as_ref()
            .map(|note| (Role::Text, note.get(lang).to_owned())),
    );
    said
}

/// What a place got, in short: the preview beside a search, as far as `rows` lines show it.
fn place(view: &View<'_>, id: PlaceId, strings: &Strings, width: usize, rows: usize) -> Article {
    let lang = strings.lang();
    let catalog = view.catalog();
    let place = catalog.place(id);
    let awards = view.awards_about(id);
    let mut article = Article::new(width);
    article.paragraph(Role::Heading, &catalog.gazetteer().full_name(id, lang));
    article.paragraph(Role::Text, &facts(catalog, id, lang).join(" · "));
    article.blank();
    let name = place_name(catalog, id, lang);
    if awards.own.is_empty() {
        article.paragraph(Role::Warning, &strings.not_named(&name, awards.within.is_some()));
    } else {
        let counts = view.counts(awards.own.iter().copied());
        article.paragraph(Role::Heading, &strings.own_awards(&name, counts));
        summaries(&mut article, catalog, awards.own, strings, rows);
    }
    if let Some((prefecture, awards)) = awards.prefecture {
        let heading = strings.prefecture_awards(&place_name(catalog, prefecture, lang), awards.len());
        article.blank();
        article.paragraph(Role::Heading, &heading);
        summaries(&mut article, catalog, awards, strings, rows);
    }
    if let Some(within) = &awards.within {
        article.blank();
        article.paragraph(
            Role::Heading,
            &strings.within_has(awards.count_within(), within.len()),
        );
        for (member, awards) in within {
            let name = lang.pick(&catalog.place(*member).name, &catalog.place(*member).english);
            let count = strings.award_count(awards.len());
            article.paragraph(Role::Text, &format!("{name} · {count}"));
        }
    }
    if let Some(note) = &place.note {
        article.blank();
        article.paragraph(Role::Text, note.get(lang));
    }
    article
}

/// An entry for each award, until there are `rows` lines: its category's number, and beside it what it is for and what is stated.
fn summaries(article: &mut Article, catalog: &Catalog, awards: &[AwardId], strings: &Strings, rows: usize) {
    for id in awards {
        if article.lines.len() >= rows {
            return;
        }
        let award = catalog.award(*id);
        let mut subject = award.category.label(strings.lang()).to_owned();
        if let Some(heading) = award.heading() {
            subject.push_str(&format!(" · {heading}"));
        }
        let mut entry = vec![(Role::Text, subject)];
        let amounts = award.measure().amounts.iter();
        entry.extend(amounts.map(|amount| (Role::Amount, amount.to_string())));
        article.labelled(Role::Text, &format!("{:>2}", award.category.number), 3, &entry);
    }
}

/// A place's reading, where its name stands in Chinese its English name, and its code; as far as it has them.
pub(super) fn facts(catalog: &Catalog, id: PlaceId, lang: Lang) -> Vec<&str> {
    let place = catalog.place(id);
    let english = (lang == Lang::Zh).then_some(&place.english);
    let facts = std::iter::once(&place.toned)
        .chain(english)
        .map(|fact| &**fact)
        .chain(place.code());
    facts.filter(|fact| !fact.is_empty()).collect()
}

/// What the program can do: the keys of every context, and what the instruments mean.
fn help(strings: &Strings, width: usize) -> Article {
    use super::keymap::{Context, of};
    let mut article = Article::new(width);
    for context in Context::ALL {
        article.paragraph(Role::Heading, context.label(strings));
        for binding in of(context) {
            let keys: Vec<_> = binding.keys.iter().map(|(key, _)| key.name()).collect();
            article.labelled(
                Role::Heading,
                &keys.join(" "),
                32,
                &[(Role::Text, (binding.label)(&strings.keys).to_owned())],
            );
        }
        article.blank();
    }
    for note in strings.help_notes {
        article.paragraph(Role::Text, note);
    }
    article.blank();
    article.paragraph(Role::Heading, strings.glossary);
    let column = column_beside(Instrument::ALL.map(|instrument| instrument.label(strings.lang())));
    for instrument in Instrument::ALL {
        let definition = (Role::Text, instrument.definition(strings.lang()).to_owned());
        article.field(instrument.label(strings.lang()), column, &[definition]);
    }
    article
}
