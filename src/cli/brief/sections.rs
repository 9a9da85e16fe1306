//! The sections of a briefing, each a paragraph, a list or a table of what the catalog counts.

use std::collections::BTreeMap;

use super::super::awards;
use super::Brief;
use crate::catalog::AwardId;
use crate::circular::Instrument;
use crate::export::markdown::{escape, table};
use crate::wording;

impl Brief<'_, '_> {
    pub(super) fn own_awards(&mut self) {
        if self.awards.own.is_empty() {
            return;
        }
        self.section("所获激励", "Awards");
        for (at, id) in self.awards.own.iter().copied().enumerate() {
            self.award(at + 1, id);
        }
    }

    /// One award: what for, what is given in the circular's words, whom to turn to.
    fn award(&mut self, number: usize, id: AwardId) {
        let lang = self.context.lang;
        let award = self.context.catalog.award(id);
        let measure = award.measure();
        let numeral = award.category.numeral();
        let title = escape(award.category.title());
        let headings = [award.part.title(), award.roll.heading()].map(|heading| {
            heading
                .map(|heading| format!("{}{}", lang.pick("；", "; "), escape(heading)))
                .unwrap_or_default()
        });
        let label = lang.pick(String::new(), format!("{}: ", escape(&award.category.label_en)));
        let stands = if self.cite {
            wording::award_location(&award, lang)
        } else {
            lang.pick(format!("附件第{numeral}项"), format!("annex, item {numeral}"))
        };
        let departments = escape(&measure.departments.join("、"));
        let stands = format!("{stands}{}", headings.concat());
        let stands = self.pick(format!("（{stands}）"), format!(" ({stands})"));
        self.line(&format!("\n{number}. {label}**{title}**{stands}"));
        // A list in an item stands where the item's text does, which is further in from 10 on.
        let indent = " ".repeat(format!("{number}. ").len());
        let quoted = escape(&measure.text);
        let lines = [
            self.pick(format!("激励措施：“{quoted}”"), format!("Measure: “{quoted}”")),
            self.pick(
                format!("组织实施：{departments}"),
                format!("Carried out by: {departments}"),
            ),
        ];
        for line in lines {
            self.line(&format!("{indent}- {line}"));
        }
        for remark in awards::remarks(award.roll, award.recipient, lang) {
            self.line(&format!("{indent}- {}", escape(&remark)));
        }
    }

    /// The awards of those within a prefecture, or of the prefecture that a place is in: a table, kept apart.
    pub(super) fn other_awards(&mut self) {
        let (awards, zh, en): (Vec<AwardId>, _, _) = if let Some(within) = &self.awards.within {
            let awards = within.iter().flat_map(|(_, awards)| *awards);
            (awards.copied().collect(), "辖内地方所获激励", "Awards within it")
        } else {
            let awards = self.awards.prefecture.map_or(&[][..], |(_, awards)| awards);
            (
                awards.to_vec(),
                "所在市州所获激励（另计）",
                "Awards of its prefecture, counted apart",
            )
        };
        if awards.is_empty() {
            return;
        }
        let table = awards::table(self.context, awards, self.cite);
        self.section(zh, en);
        self.text.push_str(&format!("\n{table}"));
    }

    pub(super) fn stated_amounts(&mut self) {
        let (own, within) = (self.awards.own, self.awards.all_within());
        if own.is_empty() && within.is_empty() {
            return;
        }
        self.section("写明数额的激励", "Stated amounts");
        // Only a prefecture has others within it, from which it must be told apart.
        let (zh, en) = if self.is_prefecture() {
            ("本身", "Its own: ")
        } else {
            ("", "Its awards: ")
        };
        if !own.is_empty() {
            self.amounts_of(own, zh, en);
        }
        if !within.is_empty() {
            self.amounts_of(&within, "辖内", "Within it: ");
        }
    }

    /// What is stated for some awards: a sum for each unit, and what the sums leave out.
    fn amounts_of(&mut self, awards: &[AwardId], zh: &str, en: &str) {
        let catalog = self.context.catalog;
        let sums = self.context.view.stated_sums(awards.iter().copied());
        let mut said = Vec::new();
        for stated in &sums {
            let (count, sum, unit) = (stated.awards.len(), stated.sum, escape(stated.unit));
            let each = stated.awards.iter().flat_map(|id| {
                let award = catalog.award(*id);
                let amounts = award.measure().amounts.iter();
                let of_unit = amounts.filter(|amount| *amount.unit == *stated.unit);
                of_unit.map(move |amount| (award.category.numeral(), amount.value))
            });
            let each: Vec<_> = each
                .map(|(item, value)| {
                    self.pick(format!("第{item}项 {value}"), format!("item {item}: {value}"))
                })
                .collect();
            said.push(self.pick(
                format!(
                    "{zh}有 {count} 项写明数额，共 {sum} {unit}（{}）。",
                    each.join("、")
                ),
                format!(
                    "{en}{count} with a stated amount, together {sum} {unit} ({}).",
                    each.join(", ")
                ),
            ));
        }
        let silent = |id: &&AwardId| catalog.award(**id).measure().amounts.is_empty();
        let silent = awards.iter().filter(silent).count();
        if sums.is_empty() {
            said.push(self.pick(
                format!("{zh}所获各项，通报都没有写明数额。"),
                format!("{en}none with a stated amount."),
            ));
        } else if silent > 0 {
            said.push(self.pick(
                format!("{zh}另有 {silent} 项通报没有写明数额，不在上述数内。"),
                format!("{en}{silent} without a stated amount, not in these sums."),
            ));
        }
        if sums.len() > 1 {
            said.push(self.pick(
                "不同单位的数额不相加。".to_owned(),
                "Amounts in different units are not added.".to_owned(),
            ));
        }
        for line in said {
            self.item(&line);
        }
    }

    pub(super) fn instruments(&mut self) {
        let catalog = self.context.catalog;
        let lang = self.context.lang;
        let mut numerals: BTreeMap<Instrument, Vec<&str>> = BTreeMap::new();
        for id in self.awards.own {
            let award = catalog.award(*id);
            for tag in &award.measure().instruments {
                let list = numerals.entry(tag.instrument).or_default();
                if !list.contains(&award.category.numeral()) {
                    list.push(award.category.numeral());
                }
            }
        }
        if numerals.is_empty() {
            return;
        }
        if self.is_prefecture() {
            self.section(
                "激励方式一览（本身所获）",
                "Instruments at a glance (its own awards)",
            );
        } else {
            self.section("激励方式一览", "Instruments at a glance");
        }
        let header = lang.pick(
            ["方式", "含义", "附件中的项"],
            ["Instrument", "Meaning", "Items of the annex"],
        );
        let rows = numerals.into_iter().map(|(instrument, numerals)| {
            [
                instrument.label(lang).to_owned(),
                instrument.definition(lang).to_owned(),
                numerals.join(lang.pick("、", ", ")),
            ]
        });
        let table = table(header, rows);
        self.text.push_str(&format!("\n{table}"));
    }

    pub(super) fn unnamed(&mut self) {
        let catalog = self.context.catalog;
        if !self.is_prefecture() {
            return;
        }
        let unnamed = self.context.view.unnamed_counties(self.id);
        let lang = self.context.lang;
        let names: Vec<_> = unnamed
            .iter()
            .map(|id| lang.pick(&*catalog.place(*id).name, &*catalog.place(*id).english))
            .collect();
        self.section("未列入通报的县市区", "Counties not named");
        let said = if names.is_empty() {
            self.pick(
                "没有：所辖县市区都已列入。".to_owned(),
                "None: every county of it is named.".to_owned(),
            )
        } else {
            let count = names.len();
            self.pick(
                format!("{count} 个：{}。", names.join("、")),
                format!("{count}: {}.", names.join(", ")),
            )
        };
        self.paragraph(&escape(&said));
    }

    pub(super) fn sources(&mut self) {
        let circular = self.context.circular();
        self.section("来源与统计口径", "Source, and how it was counted");
        let reference = escape(&wording::reference(circular));
        self.item(&reference);
        let closing = escape(&circular.closing);
        let said = [
            self.pick(
                "一个地方在附件的一个名单中出现一次，计 1 项；同一激励事项分列几个名单的，分别计项。".to_owned(),
                "A place on one list of the annex is one award; lists of the same category count separately.".to_owned(),
            ),
            self.pick(
                "市州本身与所辖县市区、新区、基地分别统计；基地按其名称计入所在市州；跨市州的新区不计入任何市州。".to_owned(),
                "A prefecture and its counties, zones and bases are counted apart; a base is counted where its name \
                 puts it; a zone that spans prefectures is counted under none."
                    .to_owned(),
            ),
            self.pick(
                "激励措施为通报原文；数额、年份只取原文写明的；激励方式是整理时所加的归类。".to_owned(),
                "Measures are the circular's own words; amounts are those that it states; instruments are a grouping \
                 added here."
                    .to_owned(),
            ),
            self.pick(format!("通报要求：“{closing}”"), format!("The circular's closing duty: “{closing}”")),
        ];
        for line in said {
            self.item(&line);
        }
    }
}
