//! What is given, told once: the awards that one part of a category makes have its measures in common.

use crate::circular::{Department, Measure, Role};
use crate::export::document::Text;
use crate::lang::Lang;
use crate::report::AwardReport;
use crate::wording;

/// Awards of one part, and so with the same measures, in printed order.
pub(super) struct Given<'c> {
    /// The first of them.
    pub(super) first: AwardReport<'c>,
    /// All of them.
    pub(super) awards: Vec<AwardReport<'c>>,
}

impl<'c> Given<'c> {
    /// Awards by what is given for them.
    pub(super) fn of(awards: impl IntoIterator<Item = AwardReport<'c>>) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for award in awards {
            match all.iter_mut().find(|given| given.is_of(&award)) {
                Some(given) => given.awards.push(award),
                None => all.push(Self {
                    first: award,
                    awards: vec![award],
                }),
            }
        }
        all
    }

    fn is_of(&self, award: &AwardReport<'_>) -> bool {
        let first = &self.first;
        first.category_id == award.category_id
            && first.part_heading == award.part_heading
            && std::ptr::eq(first.measures, award.measures)
    }

    /// What is given.
    pub(super) fn measures(&self) -> &'c [Measure] {
        self.first.measures
    }

    /// The headings of the lists, each once.
    pub(super) fn lists(&self) -> Vec<&'c str> {
        let mut lists = Vec::new();
        for list in self.awards.iter().filter_map(|award| award.subject.list) {
            if !lists.contains(&list) {
                lists.push(list);
            }
        }
        lists
    }

    /// The category's item and label, with the part's heading, and with the list's where there is only one.
    pub(super) fn subject(&self, lang: Lang) -> Text {
        let subject = self.first.subject;
        let item = wording::item_label(subject.category, lang);
        let label = subject.category.label(lang);
        let list = match *self.lists() {
            [list] => Some(list),
            _ => None,
        };
        [subject.part, list].into_iter().flatten().fold(
            Text::own(lang.pick(format!("{item}、{label}"), format!("{item}: {label}"))),
            |text, heading| text.and_own(" · ").and(heading_text(heading, lang)),
        )
    }

    /// The measures as printed, numbered where there are several.
    pub(super) fn verbatim(&self) -> Text {
        let is_one = self.measures().len() == 1;
        let texts = self.measures().iter().enumerate().map(|(at, measure)| {
            let number = if is_one {
                String::new()
            } else {
                format!("（{}）", at + 1)
            };
            Text::own(number).and_source(&*measure.text)
        });
        Text::join(texts, " ")
    }

    /// The phrases of the measures that give something, each once and none that is within another; the measure itself
    /// where nothing was marked in it.
    pub(super) fn gist(&self, lang: Lang) -> Text {
        let mut phrases: Vec<&str> = Vec::new();
        for measure in self.measures() {
            let marked = measure.instruments.iter().map(|tag| &*tag.evidence);
            let stated = measure.amounts.iter().map(|amount| &*amount.evidence);
            let mut of_measure: Vec<_> = marked.chain(stated).collect();
            if of_measure.is_empty() {
                of_measure.push(&measure.text);
            }
            of_measure.sort_by_key(|phrase| measure.text.find(phrase));
            phrases.extend(of_measure);
        }
        let mut kept: Vec<&str> = Vec::new();
        for (at, phrase) in phrases.iter().enumerate() {
            let covers = |(other, longer): (usize, &&str)| {
                other != at && longer.contains(phrase) && (longer.len() > phrase.len() || other < at)
            };
            if !phrases.iter().enumerate().any(covers) {
                kept.push(phrase);
            }
        }
        Text::join(kept.into_iter().map(Text::source), lang.pick("；", "; "))
    }

    /// What the measures state; that they state nothing.
    pub(super) fn amounts(&self, lang: Lang) -> String {
        let amounts = self.first.amounts().map(|amount| wording::stated(amount, lang));
        let amounts: Vec<_> = amounts.collect();
        if amounts.is_empty() {
            return lang.pick("未明确", "not stated").to_owned();
        }
        amounts.join(lang.pick("、", ", "))
    }

    /// Who carries the measures out.
    pub(super) fn departments(&self, lang: Lang) -> String {
        let mut all: Vec<&Department> = Vec::new();
        for department in self.measures().iter().flat_map(|measure| &measure.departments) {
            if !all.contains(&department) {
                all.push(department);
            }
        }
        departments(all, lang)
    }
}

/// Departments in a row, each with what it is printed to do where that is more than to implement.
pub(super) fn departments<'d>(all: impl IntoIterator<Item = &'d Department>, lang: Lang) -> String {
    let named = all.into_iter().map(|department| {
        let name = wording::departments([&*department.name], lang);
        match department.role {
            Role::Implementing => name,
            role => lang.pick(
                format!("{name}（{}）", role.label(lang)),
                format!("{name} ({})", role.label(lang)),
            ),
        }
    });
    let named: Vec<_> = named.collect();
    if named.is_empty() {
        return lang.pick("未写明", "not named").to_owned();
    }
    named.join(lang.pick("、", ", "))
}

/// A heading of a part or list, in English with what it means.
pub(super) fn heading_text(heading: &str, lang: Lang) -> Text {
    match lang {
        Lang::Zh => Text::source(heading),
        Lang::En => Text::own(wording::glossed(heading, lang)),
    }
}
