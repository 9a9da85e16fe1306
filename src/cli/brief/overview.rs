//! The first section of a briefing: how much, how it stands, and what is counted apart.

use super::Brief;
use crate::catalog::Standing;
use crate::gazetteer::Kind;
use crate::lang::Lang;
use crate::wording::{counted, spanning};

impl Brief<'_, '_> {
    pub(super) fn overview(&mut self) {
        self.section("总体情况", "Overview");
        let (catalog, view) = (self.context.catalog, self.context.view);
        let place = catalog.place(self.id);
        let all = self.context.circular().categories.len();
        let own = view.totals(self.awards.own.iter().copied());
        let name = self.name.clone();
        let subject = if self.is_prefecture() {
            self.pick(format!("{name}本身"), format!("{name} itself"))
        } else {
            name.clone()
        };
        let own_said = if own.awards == 0 {
            self.pick(
                format!("{subject}未列入本通报。"),
                format!("{subject} is not named in this circular."),
            )
        } else {
            self.pick(
                format!(
                    "{subject}获激励 {} 项，涉及 {all} 个激励事项中的 {} 个。",
                    own.awards, own.categories
                ),
                format!(
                    "{subject} has {} in {} of the {all} categories.",
                    counted(own.awards, ["award", "awards"]),
                    own.categories
                ),
            )
        };
        self.item(&own_said);
        if self.is_prefecture() {
            let within = self.within();
            self.item(&within);
            for zone in spanning(catalog, &self.awards, self.context.lang) {
                self.item(&zone);
            }
            if let Some(standing) = view.standing(self.id) {
                let by_own = self.standing(standing);
                self.item(&by_own);
            }
        } else if let Some((prefecture, awards)) = self.awards.prefecture {
            let prefecture = catalog.gazetteer().full_name(prefecture, self.context.lang);
            let count = awards.len();
            let said = if count == 0 {
                self.pick(
                    format!("所在的{prefecture}本身未列入本通报。"),
                    format!("Its prefecture {prefecture} itself is not named in this circular."),
                )
            } else {
                self.pick(
                    format!(
                        "所在的{prefecture}{}获 {count} 项，不计入{name}。",
                        self.besides()
                    ),
                    format!(
                        "Its prefecture {prefecture} has {}, not counted here.",
                        counted(count, ["award", "awards"])
                    ),
                )
            };
            self.item(&said);
        }
        if let Some(host) = &place.host {
            let said = self.pick(
                format!("依托：{host}（据基地名称）。"),
                format!("Hosted by {host}, as its name says."),
            );
            self.item(&said);
        }
        if let Some(note) = &place.note {
            self.item(note.get(self.context.lang));
        }
    }

    /// What those within a prefecture have.
    fn within(&self) -> String {
        let within = self.context.view.totals(self.awards.all_within());
        if within.awards == 0 {
            return self.pick(
                "辖内没有地方列入本通报。".to_owned(),
                "No place within it is named in this circular.".to_owned(),
            );
        }
        let kinds = [
            (Kind::County, ["county", "counties"], within.counties),
            (Kind::Zone, ["zone", "zones"], within.zones),
            (Kind::Base, ["base", "bases"], within.bases),
        ];
        let kinds = kinds.into_iter().filter(|(.., count)| *count > 0);
        let kinds = kinds.map(|(kind, nouns, count)| {
            self.pick(
                format!("{} {count} 个", kind.label(Lang::Zh)),
                counted(count, nouns),
            )
        });
        let kinds = kinds.collect::<Vec<_>>().join(self.context.lang.pick("，", ", "));
        self.pick(
            format!(
                "辖内 {} 个地方{}获 {} 项（{kinds}），涉及 {} 个激励事项，不计入{}本身。",
                within.places,
                self.besides(),
                within.awards,
                within.categories,
                self.name
            ),
            format!(
                "Counted apart: {} within it ({kinds}), with {} in {}.",
                counted(within.places, ["place", "places"]),
                counted(within.awards, ["award", "awards"]),
                counted(within.categories, ["category", "categories"])
            ),
        )
    }

    /// What others have comes besides what the place has, if it has anything.
    fn besides(&self) -> &'static str {
        if self.awards.own.is_empty() { "" } else { "另" }
    }

    fn standing(&self, standing: Standing) -> String {
        let Standing {
            counts,
            rank,
            tied,
            of,
            ..
        } = standing;
        let shared = tied - 1;
        let region = self.context.catalog.place(self.context.circular().region);
        let (categories, awards) = (counts.categories, counts.awards);
        self.pick(
            if shared == 0 {
                format!(
                    "按本级激励事项数（{categories} 个事项、{awards} 项次），在{} {of} 个市州中居第 {rank} 位。",
                    region.name
                )
            } else {
                format!(
                    "按本级激励事项数（{categories} 个事项、{awards} 项次），在{} {of} 个市州中并列第 {rank} 位（{tied} 地并列）。",
                    region.name
                )
            },
            if shared == 0 {
                format!("By its own categories ({categories}; {awards} awards) it is number {rank} of the {of} prefectures.")
            } else {
                format!("By its own categories ({categories}; {awards} awards) it shares rank {rank} of the {of} prefectures with {shared} more.")
            },
        )
    }
}
