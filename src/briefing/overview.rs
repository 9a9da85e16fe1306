//! The first section of a briefing: how much, what is counted apart, and all of the place's own at a glance.

use super::Briefing;
use crate::export::document::Text;
use crate::report::{ClaimReport, Group, Within};
use crate::wording::{self, Noun, counted};

impl Briefing<'_, '_> {
    pub(super) fn overview(&mut self) {
        self.section("总体情况", "Overview");
        if self.is_region() {
            self.region();
        } else {
            self.place();
        }
        if !self.said.own.awards.is_empty() {
            self.summary();
        }
    }

    fn region(&mut self) {
        let (lang, said) = (self.lang(), self.said);
        let totals = said.circular_totals(self.view);
        let what = wording::counts(totals.counts(), lang);
        let whom = wording::kind_counts(&totals, lang);
        self.say(
            format!("通报共 {what}，涉及 {whom}。"),
            format!("The circular has {what}, for {whom}."),
        );
        if let Some(claim) = ClaimReport::new(self.view, said.id) {
            let claim = wording::claim(&claim, lang);
            self.say(format!("{claim}。"), format!("{claim}."));
        }
        if !said.own.awards.is_empty() {
            self.own();
        }
    }

    fn place(&mut self) {
        let (lang, said, catalog) = (self.lang(), self.said, self.catalog());
        self.own();
        if let Some(within) = said.within.as_ref().filter(|_| said.is_covered) {
            let sentence = self.within(within);
            self.point(Text::own(sentence));
        }
        for zone in &said.spanning {
            self.point(Text::own(wording::spanning(catalog, zone, lang)));
        }
        if let Some(standing) = said.standing.as_ref().filter(|_| self.options.rank) {
            let region = said.circular.region;
            let sentence = wording::standing(self.gazetteer(), region, standing, lang);
            self.say(format!("{sentence}。"), format!("{sentence}."));
        }
        if let Some(prefecture) = &said.prefecture {
            let sentence = self.prefecture(prefecture);
            self.point(Text::own(sentence));
        }
        let place = catalog.place(said.own.place);
        if let Some(host) = &place.host {
            self.say(
                format!("依托：{host}（据基地名称）。"),
                format!("Hosted by {host}, as its name says."),
            );
        }
        if let Some(note) = &place.note {
            self.point(Text::own(note.get(lang)));
        }
    }

    /// What the place has of its own, or that it has nothing.
    fn own(&mut self) {
        let heading = wording::own_heading(self.gazetteer(), self.said, self.lang());
        let all = self.said.circular.categories.len();
        if self.said.own.awards.is_empty() {
            self.say(format!("{heading}。"), format!("{heading}."));
        } else {
            self.say(
                format!("{heading}（通报共 {all} 个激励事项）。"),
                format!("{heading}, of {all} categories in all."),
            );
        }
    }

    /// What those within the place have.
    fn within(&self, within: &Within<'_>) -> String {
        let (totals, lang) = (&within.totals, self.lang());
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
        let heading = wording::prefecture_heading(self.gazetteer(), group, self.lang());
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
