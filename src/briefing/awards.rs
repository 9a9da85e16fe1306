//! What a place has, and apart from it what those around it have: the sections and tables of awards.

use super::Briefing;
use super::given::{Given, departments, heading_text};
use crate::catalog::AwardId;
use crate::export::document::{Column, Level, Table, Text};
use crate::lang::Lang;
use crate::report::AwardReport;
use crate::wording;

impl<'b> Briefing<'b, '_> {
    /// All that the place has of its own, at a glance.
    pub(super) fn summary(&mut self) {
        let lang = self.lang();
        let given = self.own_given();
        let rows = given.iter().map(|given| {
            vec![
                given.subject(lang),
                given.gist(lang),
                Text::own(given.amounts(lang)),
                Text::own(given.departments(lang)),
            ]
        });
        let headings = lang.pick(
            ["事项", "措施", "明确额度", "组织实施单位"],
            ["Category", "Measure", "Stated amount", "Implemented by"],
        );
        let table = Table {
            columns: columns(headings, [28, 38, 15, 19]),
            rows: rows.collect(),
        };
        self.table(table);
    }

    pub(super) fn own_awards(&mut self) {
        if self.said.own.awards.is_empty() {
            return;
        }
        self.section("所获激励", "Awards");
        let given = self.own_given();
        for category in given.chunk_by(|one, next| one.first.category_id == next.first.category_id) {
            self.category(category);
        }
    }

    fn own_given(&self) -> Vec<Given<'b>> {
        let catalog = self.catalog();
        let awards = self.said.own.awards.iter();
        Given::of(awards.map(|id| AwardReport::new(catalog, *id)))
    }

    /// One category: what for, what is given in the circular's words, whom to turn to; a part at a time where there are
    /// several.
    fn category(&mut self, parts: &[Given<'b>]) {
        let Some(first) = parts.first() else { return };
        let lang = self.lang();
        let category = first.first.subject.category;
        let label = self.pick("", format!("{}: ", category.label_en));
        let stands = wording::items(std::iter::once(category), lang);
        let stands = self.pick(format!("（{stands}）"), format!(" ({stands})"));
        let heading = Text::own(label).and_source(category.title()).and_own(stands);
        self.heading(Level::Item, heading);
        for part in parts {
            let lists = part.lists().into_iter().map(|list| heading_text(list, lang));
            let lists = Text::join(lists, lang.pick("、", ", "));
            let heading = part.first.subject.part;
            match (heading, parts.len()) {
                (None, _) | (_, 1) => {
                    let heading = heading.map(|heading| heading_text(heading, lang));
                    self.labelled("所属方面", "Part", heading.unwrap_or_default());
                }
                (Some(heading), _) => {
                    let heading = match lang {
                        Lang::Zh => Text::source(without_numeral(heading)),
                        Lang::En => heading_text(heading, lang),
                    };
                    self.heading(Level::Part, heading);
                }
            }
            self.labelled("所在名单", "List", lists);
            self.measures(part);
            for award in &part.awards {
                if self.options.cite {
                    let citation = wording::citation(&award.citation, lang);
                    self.labelled("出处", "Source", Text::own(citation));
                }
                for remark in wording::remarks(award, lang) {
                    self.point(Text::own(remark));
                }
            }
        }
    }

    /// A fact with its label, if there is one.
    fn labelled(&mut self, zh: &str, en: &str, fact: Text) {
        if fact.is_empty() {
            return;
        }
        let label = self.pick(format!("{zh}："), format!("{en}: "));
        let end = self.pick("。", ".");
        self.point(Text::own(label).and(fact).and_own(end));
    }

    /// The measures of a part, each with what it states and who carries it out.
    fn measures(&mut self, part: &Given<'_>) {
        let lang = self.lang();
        let is_one = part.measures().len() == 1;
        for (at, measure) in part.measures().iter().enumerate() {
            let number = at + 1;
            let label = match (is_one, lang) {
                (true, Lang::Zh) => "激励措施：“".to_owned(),
                (true, Lang::En) => "Measure (verbatim): “".to_owned(),
                (false, Lang::Zh) => format!("激励措施（{number}）：“"),
                (false, Lang::En) => format!("Measure {number} (verbatim): “"),
            };
            self.point(Text::own(label).and_source(&*measure.text).and_own("”"));
            let amounts = measure.amounts.iter().map(|amount| wording::stated(amount, lang));
            let amounts = amounts.collect::<Vec<_>>().join(lang.pick("、", ", "));
            self.labelled("明确额度", "Stated amount", Text::own(amounts));
            let departments = departments(&measure.departments, lang);
            self.labelled("组织实施单位", "Implemented by", Text::own(departments));
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
        self.section(zh, en);
        self.others(&awards);
    }

    /// A row for each part, with those who have it; below the table what must be said about how they are read.
    fn others(&mut self, awards: &[AwardId]) {
        let (lang, catalog) = (self.lang(), self.catalog());
        let given = Given::of(awards.iter().map(|id| AwardReport::new(catalog, *id)));
        let rows = given.iter().map(|given| {
            let recipients = self.recipients(given);
            let mut row = vec![
                recipients,
                given.subject(lang),
                given.verbatim(),
                Text::own(given.amounts(lang)),
                Text::own(given.departments(lang)),
            ];
            if self.options.cite {
                let citations = given.awards.iter();
                let citations = citations.map(|award| Text::own(wording::citation(&award.citation, lang)));
                row.push(Text::join(citations, lang.pick("；", "; ")));
            }
            row
        });
        let rows = rows.collect();
        let headings = lang.pick(
            [
                "激励对象",
                "事项",
                "措施（通报原文）",
                "明确额度",
                "组织实施单位",
                "出处",
            ],
            [
                "Recipient",
                "Category",
                "Measure (verbatim)",
                "Stated amount",
                "Implemented by",
                "Source",
            ],
        );
        let (shares, columns_told) = if self.options.cite {
            ([13, 14, 23, 13, 19, 18], 6)
        } else {
            ([16, 18, 34, 13, 19, 0], 5)
        };
        let mut columns = columns(headings, shares);
        columns.truncate(columns_told);
        self.table(Table { columns, rows });
        for award in given.iter().flat_map(|given| &given.awards) {
            let name = wording::recipient(self.view.gazetteer(), award, lang);
            let item = wording::items(std::iter::once(award.subject.category), lang);
            for remark in wording::remarks(award, lang) {
                self.say(
                    format!("{name}（{item}）：{remark}"),
                    format!("{name} ({item}): {remark}"),
                );
            }
        }
    }

    /// Those who have what is given, list by list where there are several.
    fn recipients(&self, given: &Given<'_>) -> Text {
        let lang = self.lang();
        let tells_lists = given.lists().len() > 1;
        let name =
            |award: &AwardReport<'_>| Text::own(wording::recipient(self.view.gazetteer(), award, lang));
        let of_list = |one: &AwardReport<'_>, next: &AwardReport<'_>| one.subject.list == next.subject.list;
        let lists = given.awards.chunk_by(of_list).map(|awards| {
            let names = Text::join(awards.iter().map(name), lang.pick("、", "; "));
            let list = awards.first().and_then(|award| award.subject.list);
            match list.filter(|_| tells_lists) {
                Some(list) => {
                    let [open, close] = lang.pick(["（", "）"], [" (", ")"]);
                    names.and_own(open).and(heading_text(list, lang)).and_own(close)
                }
                None => names,
            }
        });
        Text::join(lists, lang.pick("；", "; "))
    }
}

fn columns<const N: usize>(headings: [&'static str; N], shares: [usize; N]) -> Vec<Column> {
    let columns = headings.into_iter().zip(shares);
    columns
        .map(|(heading, share)| Column::words(heading, share))
        .collect()
}

/// A part's heading without its numeral, (二), where it has a number of the briefing.
fn without_numeral(heading: &str) -> &str {
    let rest = heading.strip_prefix(['(', '（']);
    rest.and_then(|rest| rest.split_once([')', '）']))
        .map_or(heading, |(_, title)| title)
}
