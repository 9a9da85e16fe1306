//! The sections of a briefing, each a paragraph, a list or a table of what the report has.

use super::super::awards;
use super::Brief;
use crate::catalog::AwardId;
use crate::circular::BlockKind;
use crate::export::markdown::{escape, table};
use crate::gazetteer::Kind;
use crate::report::{AwardReport, Summary, Table};
use crate::wording;

impl Brief<'_, '_> {
    pub(super) fn own_awards(&mut self) {
        if self.said.own.awards.is_empty() {
            return;
        }
        self.section("所获激励", "Awards");
        for (at, id) in self.said.own.awards.iter().copied().enumerate() {
            self.award(at + 1, id);
        }
    }

    /// One award: what for, what is given in the circular's words, whom to turn to.
    fn award(&mut self, number: usize, id: AwardId) {
        let lang = self.context.lang;
        let award = AwardReport::new(self.context.catalog, id);
        let category = award.subject.category;
        let title = escape(category.title());
        let label = self.pick(String::new(), format!("{}: ", escape(&category.label_en)));
        let stands = if self.cite {
            wording::citation(&award.citation, lang)
        } else {
            wording::items(std::iter::once(category), lang)
        };
        let mut stands = escape(&stands);
        for heading in award.subject.headings() {
            let heading = escape(&wording::glossed(heading, lang));
            stands.push_str(&self.pick(format!("；{heading}"), format!("; {heading}")));
        }
        let stands = self.pick(format!("（{stands}）"), format!(" ({stands})"));
        self.line(&format!("\n{number}. {label}**{title}**{stands}"));
        // A list in an item stands where the item's text does, which is further in from 10 on.
        let indent = " ".repeat(format!("{number}. ").len());
        for measure in award.measures {
            let quoted = escape(&measure.text);
            let line = self.pick(
                format!("激励措施：“{quoted}”"),
                format!("Measure (verbatim): “{quoted}”"),
            );
            self.line(&format!("{indent}- {line}"));
        }
        let amounts = escape(&wording::amounts(&award, lang));
        if !amounts.is_empty() {
            let line = self.pick(
                format!("明确额度：{amounts}"),
                format!("Stated amount: {amounts}"),
            );
            self.line(&format!("{indent}- {line}"));
        }
        let departments = escape(&wording::departments(award.departments(), lang));
        let line = self.pick(
            format!("组织实施单位：{departments}"),
            format!("Implemented by: {departments}"),
        );
        self.line(&format!("{indent}- {line}"));
        for remark in wording::remarks(&award, lang) {
            self.line(&format!("{indent}- {}", escape(&remark)));
        }
    }

    /// The awards of those within a prefecture, or of the prefecture that a place is in: a table, kept apart.
    pub(super) fn other_awards(&mut self) {
        let (awards, zh, en) = if let Some(within) = &self.said.within {
            (
                within.awards(),
                "所辖地方所获激励（另计）",
                "Awards within it, counted apart",
            )
        } else {
            let group = self.said.prefecture.as_ref();
            (
                group.map(|group| group.awards.to_vec()).unwrap_or_default(),
                "所在市州本级所获激励（另计）",
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

    /// What each of the region's members has: a table, in the order of their codes, or by rank where ranks are wanted.
    pub(super) fn members(&mut self) {
        let (lang, view) = (self.context.lang, self.context.view);
        let mut ranking = Table::ranking(view);
        let ranked = self.rank && ranking.is_ranked();
        if !ranked {
            ranking.rows.sort_by_key(|row| row.key);
        }
        self.section("各地情况", "Place by place");
        let header = [
            Some(lang.pick("激励对象", "Recipient")),
            Some(lang.pick("本级事项", "Own categories")),
            Some(lang.pick("本级项次", "Own awards")),
            Some(lang.pick("所辖项次", "Within it")),
            ranked.then(|| lang.pick("位次", "Rank")),
        ];
        let header: Vec<_> = header.into_iter().flatten().collect();
        let column = ranking.circulars.iter().position(|(id, _)| *id == self.said.id);
        let rows = ranking.rows.iter().filter_map(|row| {
            let tally = row.tallies.get(column?)?.as_ref()?;
            let own = tally.own.unwrap_or_else(|| tally.totals.counts());
            let standing = row.standing();
            let cells = [
                Some(wording::row_name(self.context.catalog, row.key, lang)),
                Some(own.categories.to_string()),
                Some(own.awards.to_string()),
                Some(
                    tally
                        .within
                        .map(|within| within.awards.to_string())
                        .unwrap_or_default(),
                ),
                ranked.then(|| {
                    standing
                        .map(|standing| wording::standing_short(standing, lang))
                        .unwrap_or_default()
                }),
            ];
            Some(cells.into_iter().flatten().collect::<Vec<_>>())
        });
        let table = table(&header, rows);
        self.text.push_str(&format!("\n{table}"));
        let standing = ranking
            .rows
            .iter()
            .find_map(|row| row.standing())
            .filter(|_| ranked);
        if let Some(standing) = standing {
            let basis = wording::standings_basis(self.context.gazetteer(), view.region(), standing, lang);
            self.paragraph(&escape(&basis));
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
        let lang = self.context.lang;
        if awards.is_empty() {
            return;
        }
        let Summary {
            sums, silent, apart, ..
        } = Summary::new(self.context.catalog, awards);
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
            let sum = escape(&wording::sum(unit.sum, unit.unit, lang));
            self.item(&self.pick(
                format!("{zh}有明确额度的 {count}，共 {sum}（{each}）。"),
                format!("{en}{count} with a stated amount, together {sum}: {each}."),
            ));
        }
        let silent_said = wording::awards(silent, lang);
        if apart > 0 {
            let apart = wording::awards(apart, lang);
            self.item(&self.pick(
                format!("{zh}{apart} 的额度为上限、合计或按项目计，不相加。"),
                format!("{en}{apart} with ceilings, totals or sums for a project, which are not added."),
            ));
        }
        if sums.is_empty() && apart == 0 {
            self.item(&self.pick(
                format!("{zh}所获激励，通报均未明确额度。"),
                format!("{en}none with a stated amount."),
            ));
        } else if silent > 0 {
            self.item(&self.pick(
                format!("{zh}另有 {silent_said}，通报未明确额度，不在上述数内。"),
                format!("{en}{silent_said} without a stated amount, not in these sums."),
            ));
        }
        if sums.len() > 1 {
            self.item(&self.pick(
                "不同单位的额度不相加。",
                "Amounts in different units are not added.",
            ));
        }
    }

    pub(super) fn instruments(&mut self) {
        let lang = self.context.lang;
        let own = self.said.own.awards.iter().copied();
        let instruments = Summary::new(self.context.catalog, own).instruments;
        if instruments.is_empty() {
            return;
        }
        if self.said.within.is_some() {
            self.section("激励方式一览（本级）", "Instruments at a glance (its own awards)");
        } else {
            self.section("激励方式一览", "Instruments at a glance");
        }
        let header = lang.pick(
            ["方式", "含义", "附件中的项"],
            ["Instrument", "Meaning", "Items of the annex"],
        );
        let rows = instruments.into_iter().map(|(instrument, categories)| {
            let items: Vec<_> = categories
                .iter()
                .map(|category| wording::item_label(category, lang))
                .collect();
            [
                instrument.label(lang).to_owned(),
                instrument.definition(lang).to_owned(),
                items.join(lang.pick("、", ", ")),
            ]
        });
        let table = table(&header, rows);
        self.text.push_str(&format!("\n{table}"));
    }

    pub(super) fn unnamed(&mut self) {
        let (catalog, lang) = (self.context.catalog, self.context.lang);
        let tells_who_is_not = catalog.place(self.said.circular.region).kind != Kind::Country;
        if self.said.within.is_none() || !tells_who_is_not || !self.said.is_covered {
            return;
        }
        self.section("未列入名单的地方", "Not on the list");
        let unnamed = wording::unnamed(catalog.gazetteer(), &self.said.unnamed, lang);
        if unnamed.is_empty() {
            self.paragraph(&self.pick(
                "没有：所辖县（市、区）都已列入名单。",
                "None: every county in it is on the list.",
            ));
        }
        for line in unnamed {
            self.item(&escape(&self.pick(format!("{line}。"), format!("{line}."))));
        }
    }

    pub(super) fn sources(&mut self) {
        let circular = self.said.circular;
        self.section("来源与统计口径", "Source, and how it was counted");
        let reference = escape(&wording::reference(
            self.context.catalog,
            self.said.id,
            self.context.lang,
        ));
        self.item(&reference);
        let closing: Vec<_> = circular.texts(BlockKind::Closing).map(escape).collect();
        let closing = closing.join(" ");
        let said = [
            self.pick(
                "激励对象在附件的一个名单中出现一次，计 1 项次；同一激励事项分列几个名单的，分别计项次，只计 1 个激励事项。",
                "A recipient on one list of the annex is one award; on several lists of a category it has several awards \
                 and one category.",
            ),
            self.pick(
                "市州本级与所辖县（市、区）、新区、基地分别统计；基地按其名称计入所在市州；跨市州的新区不计入任何市州。",
                "A prefecture and its counties, zones and bases are counted apart; a base is counted where its name \
                 puts it; a zone that spans prefectures is counted under none.",
            ),
            self.pick(
                "激励措施照录原文；额度、年份只取原文写明的；激励方式是整理时所加的归类。",
                "Measures are verbatim, in Chinese; amounts are those that the circular states; instruments are a \
                 grouping added here.",
            ),
            self.pick(
                format!("通报要求：“{closing}”"),
                format!("Reporting requirement: “{closing}”"),
            ),
        ];
        let said = said.into_iter().take(if closing.is_empty() { 3 } else { 4 });
        for line in said {
            self.item(&line);
        }
        for other in self.elsewhere {
            let other = wording::elsewhere(self.context.catalog, *other, self.context.lang);
            self.item(&escape(&self.pick(format!("{other}。"), format!("{other}."))));
        }
    }
}
