//! `jili brief`: a briefing of one place in Markdown, to be sent as it is. Every figure in it is counted from the
//! circular, and the last section says how.

mod overview;
mod sections;

use clap::{Args, ValueHint};

use super::output::Printable;
use super::{Context, Failure};
use crate::catalog::PlaceAwards;
use crate::export::markdown::escape;
use crate::gazetteer::{Kind, PlaceId};

/// What `brief` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The place: 宜宾, 翠屏, 甘孜州, 天府新区
    #[arg(value_hint = ValueHint::Other)]
    place: String,
    /// Say of each award on which lines of the source it stands
    #[arg(long)]
    cite: bool,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let id = context.resolver().place(&arguments.place)?;
    let name = context.catalog.gazetteer().full_name(id, context.lang);
    let mut brief = Brief {
        context,
        id,
        name,
        awards: context.view.awards_about(id),
        cite: arguments.cite,
        text: String::new(),
        sections: 0,
    };
    brief.write();
    Printable::lines(&brief.text).print()
}

struct Brief<'b, 'c> {
    context: &'b Context<'c>,
    id: PlaceId,
    name: String,
    awards: PlaceAwards<'c>,
    cite: bool,
    text: String,
    sections: usize,
}

impl Brief<'_, '_> {
    fn write(&mut self) {
        let circular = self.context.circular();
        let region = self.context.catalog.place(circular.region);
        let (name, year) = (&self.name, circular.award_year);
        let (zh, en) = (&region.name, &region.english);
        let title = match (self.awards.own.is_empty(), self.awards.count_within() == 0) {
            (false, _) => self.pick(
                format!("# {name}获 {year} 年度{zh}督查激励情况"),
                format!("# {name}: commended by {en} for {year}"),
            ),
            (true, false) => self.pick(
                format!("# {name}辖内地方获 {year} 年度{zh}督查激励情况"),
                format!("# Places within {name}: commended by {en} for {year}"),
            ),
            (true, true) => self.pick(
                format!("# {name}未列入 {year} 年度{zh}督查激励名单的情况"),
                format!("# {name}: not among the places commended by {en} for {year}"),
            ),
        };
        let opening = self.pick(
            format!(
                "依据《{}》（{}，{}）整理。",
                escape(&circular.title),
                escape(&circular.document_number),
                escape(&circular.printed.date)
            ),
            format!(
                "After {} ({}), issued on {}.",
                escape(&circular.title),
                escape(&circular.document_number),
                circular.issued_on
            ),
        );
        self.line(&title);
        self.paragraph(&opening);
        self.overview();
        self.own_awards();
        self.other_awards();
        self.stated_amounts();
        self.instruments();
        self.unnamed();
        self.sources();
    }

    fn is_prefecture(&self) -> bool {
        self.context.catalog.place(self.id).kind == Kind::Prefecture
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

    fn pick(&self, zh: String, en: String) -> String {
        self.context.lang.pick(zh, en)
    }
}
