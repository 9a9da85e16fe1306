//! The first section of a briefing: how much, and what is counted apart.

use super::Brief;
use crate::export::markdown::escape;
use crate::report::{ClaimReport, Group, Within};
use crate::wording::{self, Noun, counted};

impl Brief<'_, '_> {
    pub(super) fn overview(&mut self) {
        self.section("总体情况", "Overview");
        let (catalog, lang) = (self.context.catalog, self.context.lang);
        let said = self.said;
        if self.is_region() {
            let totals = said.circular_totals;
            let what = wording::counts(totals.counts(), lang);
            let whom = wording::kind_counts(&totals, lang);
            self.item(&self.pick(
                format!("通报共 {what}，涉及 {whom}。"),
                format!("The circular has {what}, for {whom}."),
            ));
            if let Some(claim) = ClaimReport::new(self.context.view, said.id) {
                let claim = escape(&wording::claim(&claim, lang));
                self.item(&self.pick(format!("{claim}。"), format!("{claim}.")));
            }
            if !said.own.awards.is_empty() {
                self.own();
            }
            return;
        }
        self.own();
        if let Some(within) = said.within.as_ref().filter(|_| said.is_covered) {
            let sentence = self.within(within);
            self.item(&sentence);
        }
        for zone in &said.spanning {
            self.item(&escape(&wording::spanning(catalog, zone, lang)));
        }
        if let Some(standing) = said.standing.as_ref().filter(|_| self.rank) {
            let region = said.circular.region;
            let sentence = wording::standing(catalog.gazetteer(), region, standing, lang);
            self.item(&self.pick(format!("{sentence}。"), format!("{sentence}.")));
        }
        if let Some(prefecture) = &said.prefecture {
            let sentence = self.prefecture(prefecture);
            self.item(&sentence);
        }
        let place = catalog.place(said.own.place);
        if let Some(host) = &place.host {
            let host = escape(host);
            self.item(&self.pick(
                format!("依托：{host}（据基地名称）。"),
                format!("Hosted by {host}, as its name says."),
            ));
        }
        if let Some(note) = &place.note {
            self.item(&escape(note.get(lang)));
        }
    }

    /// What the place has of its own, or that it has nothing.
    fn own(&mut self) {
        let lang = self.context.lang;
        let heading = wording::own_heading(self.context.gazetteer(), self.said, lang);
        let all = self.said.circular.categories.len();
        let sentence = if self.said.own.awards.is_empty() {
            self.pick(format!("{heading}。"), format!("{heading}."))
        } else {
            self.pick(
                format!("{heading}（通报共 {all} 个激励事项）。"),
                format!("{heading}, of {all} categories in all."),
            )
        };
        self.item(&sentence);
    }

    /// What those within the place have.
    fn within(&self, within: &Within<'_>) -> String {
        let (totals, lang) = (&within.totals, self.context.lang);
        if totals.awards == 0 {
            let heading = wording::within_heading(within, lang);
            return self.pick(format!("{heading}。"), format!("{heading}."));
        }
        let kinds = wording::kind_counts(totals, lang);
        let (awards, categories) = (
            wording::awards(totals.awards, lang),
            wording::categories(totals.categories, lang),
        );
        let recipients = counted(totals.places, Noun::RECIPIENT, lang);
        self.pick(
            format!(
                "所辖县（市、区）等 {recipients}{}获 {awards}，涉及 {categories}，不计入{}本级；其中有 {kinds}。",
                self.besides(),
                self.name
            ),
            format!("Counted apart: {recipients} within it ({kinds}), with {awards} in {categories}."),
        )
    }

    /// What the prefecture has that the place lies in.
    fn prefecture(&self, group: &Group<'_>) -> String {
        let heading = wording::prefecture_heading(self.context.gazetteer(), group, self.context.lang);
        if group.awards.is_empty() {
            return self.pick(format!("{heading}。"), format!("{heading}."));
        }
        self.pick(format!("{heading}，不计入{}。", self.name), format!("{heading}."))
    }

    /// What others have comes besides what the place has, if it has anything.
    fn besides(&self) -> &'static str {
        if self.said.own.awards.is_empty() {
            "共"
        } else {
            "另"
        }
    }
}
