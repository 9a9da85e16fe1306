//! What can be taken out of a screen, by what it is about: the thing itself first.

use super::super::focused::Focused;
use super::super::session::Session;
use crate::catalog::{AwardId, CategoryId, View};
use crate::circular::Measure;
use crate::export::Handout;
use crate::gazetteer::PlaceId;
use crate::lang::Lang;
use crate::report::{AwardReport, CategoryReport, Citation, PartReport};
use crate::text::sanitize;
use crate::wording;

/// The most characters that a proposed file name takes of a name.
const NAME: usize = 40;

/// One thing that can be taken.
#[derive(Debug)]
pub(crate) struct Item {
    /// What it is called.
    pub(crate) label: String,
    /// It.
    pub(crate) handout: Handout,
    /// A name for a file of it, without extension.
    pub(crate) stem: String,
}

/// Collects items under one name for their files.
struct Items<'v> {
    view: &'v View<'v>,
    lang: Lang,
    name: String,
    items: Vec<Item>,
}

/// What can be taken of what a screen is about; last, what was seen on it.
pub(super) fn of(session: &Session<'_>, focused: Focused, seen: String) -> Vec<Item> {
    let lang = session.strings().lang();
    let mut items = Items {
        view: session.view(),
        lang,
        name: "jili".to_owned(),
        items: Vec::new(),
    };
    match focused {
        Focused::Category(id) => items.add_category(id),
        Focused::Award(id) => {
            items.add_measure(id);
            items.add_row(id);
            items.add_place(id);
        }
        Focused::Recipient(id) => {
            items.add_row(id);
            items.add_measure(id);
            items.add_place(id);
        }
        Focused::Part(id) => items.add_measure(id),
        Focused::Place(id) => {
            items.name = items.view.gazetteer().full_name(id, lang);
            items.add_briefing(id);
            let awards = items.view.awards_of(id).to_vec();
            items.add_awards(awards, lang.pick("所获激励项次", "Its awards"));
        }
        Focused::Nothing | Focused::Circular(_) => {
            if let Some(circular) = focused.circular(items.view) {
                items.add_reference(circular);
            }
        }
    }
    items.name = "jili".to_owned();
    items.add(
        lang.pick("屏幕所见", "What is on the screen"),
        Handout::Words(seen),
    );
    items.items
}

impl Items<'_> {
    fn add(&mut self, label: impl Into<String>, handout: Handout) {
        let is_fit = |character: &char| character.is_alphanumeric() || "-_（）()".contains(*character);
        let stem: String = sanitize(&self.name).chars().filter(is_fit).take(NAME).collect();
        self.items.push(Item {
            label: label.into(),
            handout,
            stem,
        });
    }

    fn pick(&self, zh: &str, en: &str) -> String {
        self.lang.pick(zh, en).to_owned()
    }

    /// Measures in the circular's own words, alone and with where they stand; the lists of those who get them; the citation.
    fn add_part(&mut self, measures: &[Measure], citation: &Citation<'_>, lists: &[String]) {
        let words: Vec<_> = measures.iter().map(|measure| &*measure.text).collect();
        let words = words.join("\n");
        let source = wording::citation(citation, self.lang);
        let cited = self
            .lang
            .pick(format!("{words}（{source}）"), format!("{words} ({source})"));
        self.add(self.pick("激励措施", "The measure"), Handout::Words(words));
        self.add(
            self.pick("激励措施，附出处", "The measure, cited"),
            Handout::Words(cited),
        );
        let lists = Handout::Words(lists.join("\n"));
        self.add(self.pick("激励对象名单", "The list of recipients"), lists);
        self.add(self.pick("出处", "The citation"), Handout::Words(source));
    }

    /// The measures of an award's part.
    fn add_measure(&mut self, id: AwardId) {
        let (award, report) = (self.view.award(id), AwardReport::new(self.view.catalog(), id));
        self.name = report.subject.category.label(self.lang).to_owned();
        let lists = award.part.rolls.iter().map(|roll| wording::list(roll, self.lang));
        let lists: Vec<_> = lists.collect();
        self.add_part(report.measures, &report.citation, &lists);
    }

    /// One award as a row.
    fn add_row(&mut self, id: AwardId) {
        let report = AwardReport::new(self.view.catalog(), id);
        let label = report.subject.category.label(self.lang);
        self.name = format!("{}-{label}", report.printed);
        let row = self.pick(
            "本行：对象、事项、额度、单位",
            "The row: recipient, category, amount, by whom",
        );
        self.add(row, Handout::Awards(vec![id]));
    }

    /// What an award's place has in all.
    fn add_place(&mut self, id: AwardId) {
        if let Some(place) = self.view.award(id).place_id {
            self.add_briefing(place);
        }
    }

    fn add_briefing(&mut self, place: PlaceId) {
        let name = self.view.gazetteer().full_name(place, self.lang);
        self.name = self
            .lang
            .pick(format!("{name}情况简报"), format!("briefing-{name}"));
        let label = self
            .lang
            .pick(format!("简报：{name}"), format!("The briefing of {name}"));
        self.add(label, Handout::Briefing(place));
    }

    fn add_awards(&mut self, awards: Vec<AwardId>, label: &str) {
        if !awards.is_empty() {
            self.add(label, Handout::Awards(awards));
        }
    }

    /// A whole category: its only part as one measure, several each under its heading.
    fn add_category(&mut self, id: CategoryId) {
        let report = CategoryReport::new(self.view, id);
        self.name = report.category.label(self.lang).to_owned();
        let lists = |part: &PartReport<'_>| -> Vec<String> {
            let rolls = part.rolls.iter();
            rolls.map(|roll| wording::list(roll.roll, self.lang)).collect()
        };
        if let [part] = report.parts.as_slice() {
            self.add_part(part.measures, &part.citation, &lists(part));
        } else {
            let headed = |part: &PartReport<'_>, words: Vec<String>| {
                let heading = part.heading.map(str::to_owned);
                heading.into_iter().chain(words).collect::<Vec<_>>().join("\n")
            };
            let measures = report.parts.iter().map(|part| {
                let words = part.measures.iter().map(|measure| measure.text.to_string());
                headed(part, words.collect())
            });
            let measures = measures.collect::<Vec<_>>().join("\n");
            let all = report.parts.iter().map(|part| headed(part, lists(part)));
            let all = all.collect::<Vec<_>>().join("\n");
            let citation = Citation {
                circular: report.circular,
                category: report.category,
                printed: None,
                correction: None,
                lines: report.category.lines,
            };
            let source = wording::citation(&citation, self.lang);
            self.add(self.pick("激励措施", "The measures"), Handout::Words(measures));
            self.add(
                self.pick("激励对象名单", "The lists of recipients"),
                Handout::Words(all),
            );
            self.add(self.pick("出处", "The citation"), Handout::Words(source));
        }
        let awards = report.awards.into_iter().collect();
        self.add_awards(awards, self.lang.pick("本事项激励项次", "Its awards"));
    }

    /// How a circular is cited.
    fn add_reference(&mut self, id: crate::catalog::CircularId) {
        let circular = self.view.catalog().circular(id);
        self.name = circular.name().to_owned();
        let reference = Handout::Words(wording::reference(self.view.catalog(), id, self.lang));
        self.add(
            self.pick("通报的著录（GB/T 7714）", "The circular as GB/T 7714 cites it"),
            reference,
        );
    }
}
