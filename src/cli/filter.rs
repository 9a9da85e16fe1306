//! The filters that commands share: the same words everywhere.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};

use super::{Context, Failure};
use crate::catalog::{Award, AwardId, CategoryId};
use crate::circular::Instrument;
use crate::gazetteer::{Kind, PlaceId};
use crate::lang::Lang;
use crate::report::{Condition, Selection};
use crate::text::sanitize;

/// Which awards are wanted; all filters hold together.
#[derive(Debug, Args)]
pub(super) struct Filters {
    /// Only these categories: 18, 十八, 外贸, a range 1-5, a list 1-3,5; repeatable
    #[arg(long, value_name = "CATEGORY", value_hint = ValueHint::Other)]
    category: Vec<String>,
    /// Only a place's own awards
    #[arg(long, value_name = "PLACE", value_hint = ValueHint::Other)]
    place: Option<String>,
    /// Only a prefecture and what is in it, or another place that has members: 宜宾, ganzizhou
    #[arg(long, value_name = "PLACE", value_hint = ValueHint::Other)]
    within: Option<String>,
    /// Only awards that a department implements: 商务厅, swt, 发改委
    #[arg(long, value_name = "DEPARTMENT", value_hint = ValueHint::Other)]
    department: Option<String>,
    /// Only awards that use this instrument
    #[arg(long, value_name = "INSTRUMENT", ignore_case = true, value_parser = instruments())]
    instrument: Option<Instrument>,
    /// Only recipients of one kind
    #[arg(long, value_name = "KIND", ignore_case = true, value_parser = kinds())]
    kind: Option<Kind>,
}

/// Reads an instrument by its key or by the word that is printed for it.
fn instruments() -> impl TypedValueParser<Value = Instrument> {
    let value = |instrument: Instrument| {
        let label = instrument.label(Lang::Zh);
        PossibleValue::new(instrument.key()).alias(label).help(label)
    };
    let known = PossibleValuesParser::new(Instrument::ALL.map(value));
    known.try_map(move |word| {
        let mut all = Instrument::ALL.into_iter();
        all.find(|instrument| value(*instrument).matches(&word, true))
            .ok_or("unknown")
    })
}

/// Reads a kind of place by its key or by a word for it.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    let value = |kind: Kind| {
        let words: &[&str] = match kind {
            Kind::Prefecture => &["市州"],
            Kind::County => &["县市区", "县"],
            Kind::Zone => &["新区", "高新区"],
            Kind::Base => &["外贸基地", "基地"],
            Kind::Province => &["省"],
            Kind::Town => &["乡镇", "街道"],
            Kind::Country => &[],
        };
        let value = PossibleValue::new(kind.key()).aliases(words);
        words.first().map_or(value.clone(), |word| value.help(*word))
    };
    let known = PossibleValuesParser::new(Kind::COMMENDED.map(value));
    known.try_map(move |word| {
        let mut all = Kind::COMMENDED.into_iter();
        all.find(|kind| value(*kind).matches(&word, true))
            .ok_or("unknown")
    })
}

impl Filters {
    /// Whether they choose among places, rather than among what places got.
    fn choose_places(&self) -> bool {
        self.place.is_some() || self.within.is_some() || self.kind.is_some()
    }

    /// Whether there are any.
    pub(super) fn choose(&self) -> bool {
        self.choose_places()
            || !self.category.is_empty()
            || self.department.is_some()
            || self.instrument.is_some()
    }

    /// The awards that all filters leave, in printed order; none where nothing is left, which [`Filters::nothing`] says.
    ///
    /// # Errors
    /// When a filter means nothing or several things.
    pub(super) fn select(&self, context: &Context<'_>) -> Result<Vec<AwardId>, Failure> {
        let wanted = Wanted::new(self, context)?;
        let awards = context.view.awards();
        let awards = awards.filter(|award| wanted.takes(award, context));
        Ok(awards.map(|award| award.id).collect())
    }

    /// The same, as a table takes it.
    ///
    /// # Errors
    /// As [`Filters::select`].
    pub(super) fn selection(&self, context: &Context<'_>) -> Result<Selection, Failure> {
        let awards = self.select(context)?;
        Ok(Selection::new(awards, self.choose(), self.choose_places()))
    }

    /// The same, as conditions of places.
    ///
    /// # Errors
    /// As [`Filters::select`].
    pub(super) fn conditions(&self, context: &Context<'_>) -> Result<Vec<Condition>, Failure> {
        let wanted = Wanted::new(self, context)?;
        let categories = Some(wanted.categories).filter(|categories| !categories.is_empty());
        let conditions = [
            wanted.kind.map(Condition::Kind),
            wanted.place.map(Condition::Place),
            wanted.within.map(Condition::Within),
            categories.map(Condition::Categories),
            wanted.department.map(|name| Condition::Department(name.into())),
            wanted.instrument.map(Condition::Instrument),
        ];
        Ok(conditions.into_iter().flatten().collect())
    }

    /// That nothing is left; of a place that no circular of the scope names, that this is why.
    ///
    /// # Errors
    /// When the place means nothing or several things.
    pub(super) fn nothing(&self, context: &Context<'_>) -> Result<Failure, Failure> {
        let place = self
            .place
            .as_ref()
            .map(|query| context.resolver().find(query))
            .transpose()?;
        let place = place.and_then(|found| found.clear_best().map(|hit| hit.place));
        Ok(Failure::Nothing(
            match place.filter(|id| !context.view.is_named(*id)) {
                Some(id) => {
                    let name = context.name(id);
                    let name = sanitize(&name);
                    context.pick(
                    format!("{name}未列入通报名单\n所在市州或所辖地方的激励见 jili place {name}"),
                    format!("{name} is not on the list\nfor its prefecture's awards, or those within it, see jili place"),
                )
                }
                None => context.pick("没有符合条件的激励项次", "no award meets all of these conditions"),
            },
        ))
    }
}

/// The filters resolved.
struct Wanted<'c> {
    categories: Vec<CategoryId>,
    place: Option<PlaceId>,
    within: Option<PlaceId>,
    department: Option<&'c str>,
    instrument: Option<Instrument>,
    kind: Option<Kind>,
}

impl<'c> Wanted<'c> {
    fn new(filters: &'c Filters, context: &Context<'c>) -> Result<Self, Failure> {
        let resolver = context.resolver();
        let mut categories = Vec::new();
        for word in &filters.category {
            categories.extend(resolver.categories(word)?);
        }
        let place = filters.place.as_ref().map(|query| resolver.place(query));
        let within = filters
            .within
            .as_ref()
            .map(|query| resolver.place_with_members(query));
        let department = filters
            .department
            .as_ref()
            .map(|query| resolver.department(query));
        Ok(Self {
            categories,
            place: place.transpose()?,
            within: within.transpose()?,
            department: department.transpose()?,
            instrument: filters.instrument,
            kind: filters.kind,
        })
    }

    fn takes(&self, award: &Award<'_>, context: &Context<'_>) -> bool {
        (self.categories.is_empty() || self.categories.contains(&award.category_id))
            && self.place.is_none_or(|place| Some(place) == award.place_id)
            && self
                .within
                .is_none_or(|within| award.is_within(context.gazetteer(), within))
            && self.department.is_none_or(|name| {
                award
                    .departments()
                    .iter()
                    .any(|department| *department.name == *name)
            })
            && self
                .instrument
                .is_none_or(|wanted| award.instruments().any(|tag| tag.instrument == wanted))
            && self
                .kind
                .is_none_or(|kind| award.place.is_some_and(|place| place.kind == kind))
    }
}
