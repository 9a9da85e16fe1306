//! `jili brief`: a briefing of one place in Markdown, to be sent as it is. Every figure in it is counted from the
//! circular, and the last section says how. Of several circulars each has a briefing of its own.

mod overview;
mod sections;

use clap::{Args, ValueHint};

use super::form::Target;
use super::output::Printable;
use super::{Context, Failure, scope};
use crate::circular::BlockKind;
use crate::export::markdown::escape;
use crate::gazetteer::PlaceId;
use crate::report::{Elsewhere, PlaceInCircular, PlaceReport};
use crate::wording;

/// What `brief` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The place: 宜宾, 翠屏, 甘孜州, 天府新区, 四川
    #[arg(value_hint = ValueHint::Other)]
    place: String,
    /// Say where each award stands in the document
    #[arg(long)]
    cite: bool,
    /// Say how the place stands among those of its level; circulars rank nobody
    #[arg(long)]
    rank: bool,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    pub(super) scope: scope::Words,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let id = context.resolver().place(&arguments.place)?;
    let text = written(context, id, arguments.cite, arguments.rank);
    arguments.target.put(context, Printable::lines(&text))
}

/// The briefing of a place: one for each circular.
pub(super) fn written(context: &Context<'_>, id: PlaceId, cite: bool, rank: bool) -> String {
    let report = PlaceReport::new(context.view, id);
    let briefs = report.circulars.iter().map(|said| {
        let mut brief = Brief {
            context,
            said,
            elsewhere: &report.elsewhere,
            name: context.name(id),
            cite,
            rank,
            text: String::new(),
            sections: 0,
        };
        brief.write();
        brief.text
    });
    briefs.collect::<Vec<_>>().join("\n")
}

struct Brief<'b, 'c> {
    context: &'b Context<'c>,
    said: &'b PlaceInCircular<'b>,
    elsewhere: &'b [Elsewhere],
    name: String,
    cite: bool,
    rank: bool,
    text: String,
    sections: usize,
}

impl Brief<'_, '_> {
    fn write(&mut self) {
        let circular = self.said.circular;
        let region = self.context.catalog.place(circular.region);
        let (name, year) = (&self.name, circular.award_year);
        let (zh, en) = (&region.name, &region.english);
        let title = if self.is_region() {
            self.pick(
                format!("# {name} {year} 年度督查激励情况"),
                format!("# {name}: places commended for {year}"),
            )
        } else if !self.said.is_covered {
            self.pick(
                format!("# {name}不在 {year} 年度{zh}督查激励通报范围"),
                format!("# {name}: not covered by the circular of {en} for {year}"),
            )
        } else if self.said.has_nothing() {
            self.pick(
                format!("# {name}未列入 {year} 年度{zh}督查激励名单的情况"),
                format!("# {name}: not among the places commended by {en} for {year}"),
            )
        } else if self.said.own.awards.is_empty() {
            self.pick(
                format!("# {name}所辖地方获 {year} 年度{zh}督查激励情况"),
                format!("# Places within {name}: commended by {en} for {year}"),
            )
        } else {
            self.pick(
                format!("# {name}获 {year} 年度{zh}督查激励情况"),
                format!("# {name}: commended by {en} for {year}"),
            )
        };
        let (title_printed, number) = (escape(circular.title()), circular.document_number.as_deref());
        let date = circular.text(BlockKind::Date);
        let marks = wording::marks(self.context.catalog, self.said.id, self.context.lang);
        let told: Vec<_> = number
            .into_iter()
            .chain(date)
            .chain(marks.iter().copied())
            .map(escape)
            .collect();
        let told = told.join("，");
        let told = if told.is_empty() {
            told
        } else {
            format!("（{told}）")
        };
        let number = number
            .map(|number| format!(" ({})", escape(number)))
            .unwrap_or_default();
        let issued = circular.issued_on.as_ref();
        let issued = issued.map(|day| format!(", issued on {day}")).unwrap_or_default();
        let marks = marks.iter().map(|mark| format!(", {mark}")).collect::<String>();
        let opening = self.pick(
            format!("依据《{title_printed}》{told}整理。"),
            format!("After {title_printed}{number}{issued}{marks}."),
        );
        self.line(&title);
        self.paragraph(&opening);
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

    /// Whether the briefing is of the whole region of the circular.
    fn is_region(&self) -> bool {
        self.said.own.place == self.said.circular.region
    }

    fn section(&mut self, zh: &str, en: &str) {
        const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let numeral = NUMERALS.get(self.sections).copied().unwrap_or_default();
        self.sections += 1;
        let heading = self.pick(format!("{numeral}、{zh}"), format!("{}. {en}", self.sections));
        self.line(&format!("\n## {heading}"));
    }

    fn paragraph(&mut self, text: &str) {
        self.line(&format!("\n{text}"));
    }

    /// An item of a list; the first after something else has a blank line before it.
    fn item(&mut self, text: &str) {
        let after_item = self
            .text
            .lines()
            .last()
            .is_some_and(|line| line.starts_with("- "));
        let blank = if after_item { "" } else { "\n" };
        self.line(&format!("{blank}- {text}"));
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn pick(&self, zh: impl Into<String>, en: impl Into<String>) -> String {
        self.context.pick(zh, en)
    }
}
