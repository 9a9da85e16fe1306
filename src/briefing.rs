//! The briefing of a place as a document, to be sent as it is. Every figure in it is counted from the circular, and the
//! last section says how. Of several circulars each has a briefing of its own.
//!
//! What is said is decided here, once; how it looks in Markdown, Word or a web page is [`export`](crate::export)'s.

mod awards;
mod given;
mod overview;
mod sections;

use crate::catalog::{Catalog, View};
use crate::circular::BlockKind;
use crate::circular::validate::numeral;
use crate::export::document::{Block, Document, Level, Table, Text};
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::lang::Lang;
use crate::report::{Elsewhere, PlaceInCircular, PlaceReport};
use crate::wording;

/// What a briefing is to have.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The language of what is not quoted.
    pub lang: Lang,
    /// Where each award stands in its circular.
    pub cite: bool,
    /// How the place stands among those of its level; circulars rank nobody.
    pub rank: bool,
    /// The circular's half-width punctuation made full-width.
    pub normalized: bool,
}

/// The briefings of a place, one for each circular of the view, the newest first.
pub fn of_place(view: &View<'_>, place: PlaceId, options: Options) -> Vec<Document> {
    let report = PlaceReport::new(view, place);
    let briefings = report.circulars.iter().map(|said| {
        let mut briefing = Briefing {
            view,
            said,
            elsewhere: &report.elsewhere,
            options,
            name: view.gazetteer().full_name(place, options.lang),
            blocks: Vec::new(),
            numbers: [0; 3],
        };
        let title = briefing.title();
        briefing.write();
        let document = Document {
            lang: options.lang,
            title,
            blocks: briefing.blocks,
        };
        if options.normalized {
            document.normalized()
        } else {
            document
        }
    });
    briefings.collect()
}

/// A briefing while it is written.
struct Briefing<'b, 'c> {
    view: &'b View<'c>,
    said: &'b PlaceInCircular<'b>,
    /// The circulars outside the view that name the place too.
    elsewhere: &'b [Elsewhere],
    options: Options,
    name: String,
    blocks: Vec<Block>,
    /// The last number of each level.
    numbers: [u16; 3],
}

impl<'b> Briefing<'b, '_> {
    fn title(&self) -> Vec<Text> {
        let circular = self.said.circular;
        let region = self.catalog().place(circular.region);
        let (name, year) = (&self.name, circular.award_year);
        let (zh, en) = (&region.name, &region.english);
        let ([begins, ends], english) = if self.is_region() {
            (
                [format!("{name} {year} 年度"), "督查激励情况".to_owned()],
                format!("{name}: places commended for {year}"),
            )
        } else if !self.said.is_covered {
            (
                [format!("{name}不在 {year} 年度"), format!("{zh}督查激励通报范围")],
                format!("{name}: not covered by the circular of {en} for {year}"),
            )
        } else if self.said.has_nothing() {
            (
                [
                    format!("{name}未列入 {year} 年度"),
                    format!("{zh}督查激励名单的情况"),
                ],
                format!("{name}: not among the places commended by {en} for {year}"),
            )
        } else if self.said.own.awards.is_empty() {
            (
                [
                    format!("{name}所辖地方获 {year} 年度"),
                    format!("{zh}督查激励情况"),
                ],
                format!("Places within {name}: commended by {en} for {year}"),
            )
        } else {
            (
                [format!("{name}获 {year} 年度"), format!("{zh}督查激励情况")],
                format!("{name}: commended by {en} for {year}"),
            )
        };
        match self.lang() {
            Lang::Zh => vec![Text::own(begins), Text::own(ends)],
            Lang::En => vec![Text::own(english)],
        }
    }

    fn write(&mut self) {
        self.opening();
        self.overview();
        self.own_awards();
        if self.is_region() {
            self.members();
        } else {
            self.other_awards();
        }
        self.stated_amounts();
        self.instruments();
        self.unnamed();
        self.sources();
    }

    /// Which document all of it is from, and what must be said of it.
    fn opening(&mut self) {
        let circular = self.said.circular;
        let number = circular.document_number.as_deref();
        let title = circular.title();
        let marks = wording::marks(self.catalog(), self.said.id, self.lang());
        let opening = match self.lang() {
            Lang::Zh => {
                let told = number.into_iter().chain(circular.text(BlockKind::Date));
                let marks = marks.into_iter().map(Text::own);
                let told = Text::join(told.map(Text::source).chain(marks), "，");
                let opening = Text::own("依据《").and_source(title).and_own("》");
                let opening = if told.is_empty() {
                    opening
                } else {
                    opening.and_own("（").and(told).and_own("）")
                };
                opening.and_own("整理。")
            }
            Lang::En => {
                let number = number.map(|number| format!(" ({number})")).unwrap_or_default();
                let issued = circular.issued_on.as_ref();
                let issued = issued.map(|day| format!(", issued on {day}")).unwrap_or_default();
                let marks: String = marks.iter().map(|mark| format!(", {mark}")).collect();
                Text::own("After ")
                    .and_source(title)
                    .and_own(format!("{number}{issued}{marks}."))
            }
        };
        self.paragraph(opening);
    }

    /// Whether the briefing is of the whole region of the circular.
    fn is_region(&self) -> bool {
        self.said.own.place == self.said.circular.region
    }

    fn lang(&self) -> Lang {
        self.options.lang
    }

    fn catalog(&self) -> &'b Catalog {
        self.view.catalog()
    }

    fn gazetteer(&self) -> &'b Gazetteer {
        self.view.gazetteer()
    }

    fn section(&mut self, zh: &str, en: &str) {
        let heading = self.pick(zh, en);
        self.heading(Level::Section, Text::own(heading));
    }

    /// A heading with its number: 一、, （一）, 1.; in English 1., 1.1, 1.1.1.
    fn heading(&mut self, level: Level, text: Text) {
        let [section, item, part] = &mut self.numbers;
        match level {
            Level::Section => (*section, *item, *part) = (*section + 1, 0, 0),
            Level::Item => (*item, *part) = (*item + 1, 0),
            Level::Part => *part += 1,
        }
        let [section, item, part] = self.numbers;
        let number = match (level, self.lang()) {
            (Level::Section, Lang::Zh) => format!("{}、", numeral(section)),
            (Level::Item, Lang::Zh) => format!("（{}）", numeral(item)),
            (Level::Part, Lang::Zh) => format!("{part}."),
            (Level::Section, Lang::En) => format!("{section}. "),
            (Level::Item, Lang::En) => format!("{section}.{item} "),
            (Level::Part, Lang::En) => format!("{section}.{item}.{part} "),
        };
        self.blocks
            .push(Block::Heading(level, Text::own(number).and(text)));
    }

    fn paragraph(&mut self, text: Text) {
        self.blocks.push(Block::Paragraph(text));
    }

    fn point(&mut self, text: Text) {
        self.blocks.push(Block::Point(text));
    }

    /// A point in the program's own words.
    fn say(&mut self, zh: impl Into<String>, en: impl Into<String>) {
        let said = self.pick(zh, en);
        self.point(Text::own(said));
    }

    fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    fn pick(&self, zh: impl Into<String>, en: impl Into<String>) -> String {
        match self.lang() {
            Lang::Zh => zh.into(),
            Lang::En => en.into(),
        }
    }
}
