//! The sections of a briefing after its awards, each a paragraph, points or a table of what the report has.

use super::Briefing;
use crate::catalog::AwardId;
use crate::circular::BlockKind;
use crate::export::document::{Column, Table, Text};
use crate::gazetteer::Kind;
use crate::report::{Summary, Table as Counts};
use crate::wording;

impl Briefing<'_, '_> {
    /// What each of the region's members has: a table, in the order of their codes, or by rank where ranks are wanted.
    pub(super) fn members(&mut self) {
        let (lang, view) = (self.lang(), self.view);
        let mut ranking = Counts::ranking(view);
        let ranked = self.options.rank && ranking.is_ranked();
        if !ranked {
            ranking.rows.sort_by_key(|row| row.key);
        }
        self.section("各地情况", "Place by place");
        let headings = lang.pick(
            ["激励对象", "本级事项", "本级项次", "所辖项次", "位次"],
            ["Recipient", "Own categories", "Own awards", "Within it", "Rank"],
        );
        let [name, numbers @ ..] = headings;
        let mut columns = vec![Column::words(name, 3)];
        columns.extend(numbers.map(|heading| Column::numbers(heading, 2)));
        if let Some(rank) = columns.last_mut() {
            rank.share = 4;
        }
        columns.truncate(if ranked { 5 } else { 4 });
        let column = ranking.circulars.iter().position(|(id, _)| *id == self.said.id);
        let rows = ranking.rows.iter().filter_map(|row| {
            let tally = row.tallies.get(&column?)?;
            let own = tally.own.unwrap_or_else(|| tally.totals.counts());
            let within = tally.within.map(|within| within.awards.to_string());
            let mut cells = vec![
                wording::row_name(self.catalog(), row.key, lang),
                own.categories.to_string(),
                own.awards.to_string(),
                within.unwrap_or_default(),
            ];
            if ranked {
                let standing = row.standing();
                let standing = standing.map(|standing| wording::standing_short(standing, lang));
                cells.push(standing.unwrap_or_default());
            }
            Some(cells.into_iter().map(Text::own).collect())
        });
        let rows = rows.collect();
        self.table(Table { columns, rows });
        let standing = ranking
            .rows
            .iter()
            .find_map(|row| row.standing())
            .filter(|_| ranked);
        if let Some(standing) = standing {
            let basis = wording::standings_basis(self.gazetteer(), view.region(), standing, lang);
            let end = self.pick("。", ".");
            self.paragraph(Text::own(basis).and_own(end));
        }
    }

    pub(super) fn stated_amounts(&mut self) {
        if self.said.has_nothing() {
            return;
        }
        self.section("明确额度", "Stated amounts");
        let own = self.said.own.awards.to_vec();
        // Only what has others within it must be told apart from them.
        match &self.said.within {
            None => self.amounts_of(own, "", ""),
            Some(within) => {
                let within = within.awards();
                self.amounts_of(own, "本级", "Its own: ");
                let (zh, en) = if self.is_region() {
                    ("", "")
                } else {
                    ("所辖", "Within it: ")
                };
                self.amounts_of(within, zh, en);
            }
        }
    }

    /// What is stated for some awards: a sum for each unit, and what the sums leave out.
    fn amounts_of(&mut self, awards: Vec<AwardId>, zh: &str, en: &str) {
        let lang = self.lang();
        if awards.is_empty() {
            return;
        }
        let Summary {
            sums, silent, apart, ..
        } = Summary::new(self.catalog(), awards);
        for unit in &sums {
            let runs = unit
                .each
                .chunk_by(|one, next| std::ptr::eq(one.0, next.0) && one.1 == next.1);
            let each: Vec<_> = runs
                .filter_map(|run| {
                    let (category, value) = run.first()?;
                    let item = wording::item_label(category, lang);
                    let times = match run.len() {
                        1 => String::new(),
                        many => format!(" × {many}"),
                    };
                    Some(self.pick(
                        format!("第{item}项 {value}{times}"),
                        format!("item {item}: {value}{times}"),
                    ))
                })
                .collect();
            let (count, each) = (
                wording::awards(unit.each.len(), lang),
                each.join(lang.pick("、", ", ")),
            );
            let sum = wording::sum(unit.sum, unit.unit, lang);
            self.say(
                format!("{zh}有明确额度的 {count}，共 {sum}（{each}）。"),
                format!("{en}{count} with a stated amount, together {sum}: {each}."),
            );
        }
        let silent_said = wording::awards(silent, lang);
        if apart > 0 {
            let apart = wording::awards(apart, lang);
            self.say(
                format!("{zh}{apart} 的额度为上限、合计或按项目计，不相加。"),
                format!("{en}{apart} with ceilings, totals or sums for a project, which are not added."),
            );
        }
        if sums.is_empty() && apart == 0 {
            let none = if en.is_empty() { "None" } else { "none" };
            self.say(
                format!("{zh}所获激励，通报均未明确额度。"),
                format!("{en}{none} with a stated amount."),
            );
        } else if silent > 0 {
            self.say(
                format!("{zh}另有 {silent_said}，通报未明确额度，不在上述数内。"),
                format!("{en}{silent_said} without a stated amount, not in these sums."),
            );
        }
        if sums.len() > 1 {
            self.say(
                "不同单位的额度不相加。",
                "Amounts in different units are not added.",
            );
        }
    }

    pub(super) fn instruments(&mut self) {
        let lang = self.lang();
        let own = self.said.own.awards.iter().copied();
        let instruments = Summary::new(self.catalog(), own).instruments;
        if instruments.is_empty() {
            return;
        }
        if self.said.within.is_some() {
            self.section("激励方式一览（本级）", "Instruments at a glance (its own awards)");
        } else {
            self.section("激励方式一览", "Instruments at a glance");
        }
        let headings = lang.pick(
            ["激励方式", "含义", "附件中的项"],
            ["Instrument", "Meaning", "Items of the annex"],
        );
        let columns = headings.into_iter().zip([2, 5, 5]);
        let columns = columns.map(|(heading, share)| Column::words(heading, share));
        let rows = instruments.into_iter().map(|(instrument, categories)| {
            let items = categories
                .iter()
                .map(|category| wording::item_label(category, lang));
            let items: Vec<_> = items.collect();
            let cells = [
                instrument.label(lang).to_owned(),
                instrument.definition(lang).to_owned(),
                items.join(lang.pick("、", ", ")),
            ];
            cells.map(Text::own).to_vec()
        });
        self.table(Table {
            columns: columns.collect(),
            rows: rows.collect(),
        });
    }

    pub(super) fn unnamed(&mut self) {
        let (catalog, lang) = (self.catalog(), self.lang());
        let tells_who_is_not = catalog.place(self.said.circular.region).kind != Kind::Country;
        if self.said.within.is_none() || !tells_who_is_not || !self.said.is_covered {
            return;
        }
        self.section("未列入名单的地方", "Not on the list");
        let unnamed = wording::unnamed(catalog.gazetteer(), &self.said.unnamed, lang);
        if unnamed.is_empty() {
            let none = self.pick(
                "没有：所辖县（市、区）都已列入名单。",
                "None: every county in it is on the list.",
            );
            self.paragraph(Text::own(none));
        }
        for line in unnamed {
            self.say(format!("{line}。"), format!("{line}."));
        }
    }

    pub(super) fn sources(&mut self) {
        let circular = self.said.circular;
        self.section("来源与统计口径", "Source, and how it was counted");
        self.point(Text::own(wording::reference(
            self.catalog(),
            self.said.id,
            self.lang(),
        )));
        self.say(
            "激励对象在附件的一个名单中出现一次，计 1 项次；同一激励事项分列几个名单的，分别计项次，只计 1 个激励事项。",
            "A recipient on one list of the annex is one award; on several lists of a category it has several awards \
             and one category.",
        );
        self.say(
            "市州本级与所辖县（市、区）、新区、基地分别统计；基地按其名称计入所在市州；跨市州的新区不计入任何市州。",
            "A prefecture and its counties, zones and bases are counted apart; a base is counted where its name puts it; \
             a zone that spans prefectures is counted under none.",
        );
        self.say(
            "激励措施照录原文；额度、年份只取原文写明的；激励方式是整理时所加的归类。",
            "Measures are verbatim, in Chinese; amounts are those that the circular states; instruments are a grouping \
             added here.",
        );
        if self.options.normalized {
            self.say(
                "原文的半角标点已改为全角，其余文字未动。",
                "Half-width punctuation of the source is made full-width; nothing else of it is changed.",
            );
        }
        let closing = Text::join(circular.texts(BlockKind::Closing).map(Text::source), " ");
        if !closing.is_empty() {
            let label = self.pick("通报要求：“", "Reporting requirement: “");
            self.point(Text::own(label).and(closing).and_own("”"));
        }
        for other in self.elsewhere {
            let other = wording::elsewhere(self.catalog(), *other, self.lang());
            self.say(format!("{other}。"), format!("{other}."));
        }
    }
}
