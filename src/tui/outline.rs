//! What a list pane lists: a report as items under headings. Built anew whenever it is needed; the items
//! themselves are never copied, so a list of a million costs no more than one of ten.

use super::theme::Role;
use crate::catalog::{AwardId, AwardRange, Catalog, CategoryId, CircularId, View};
use crate::gazetteer::{Kind, Place, PlaceId};
use crate::lang::Lang;
use crate::report::{CategoryReport, PlaceInCircular, PlaceReport};
use crate::wording;

/// A list with headings.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    /// Its sections, in order.
    pub sections: Vec<Section<'a>>,
}

/// Items under a heading.
#[derive(Debug)]
pub(super) struct Section<'a> {
    /// Paragraphs over the items, each with its meaning; an empty one is a blank line.
    pub heading: Vec<(Role, String)>,
    /// The items.
    pub items: Items<'a>,
}

/// The items of a section.
#[derive(Clone, Copy, Debug)]
pub(super) enum Items<'a> {
    /// None: the section says something.
    None,
    /// The categories of a circular.
    Categories(&'a Catalog, CircularId),
    /// Awards that follow one another.
    Range(AwardRange),
    /// Awards of one place.
    List(&'a [AwardId]),
}

/// One item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A category.
    Category(CategoryId),
    /// An award.
    Award(AwardId),
}

impl Items<'_> {
    /// How many there are.
    pub(super) fn count(self) -> usize {
        match self {
            Self::None => 0,
            Self::Categories(catalog, circular) => catalog.circular(circular).categories.len(),
            Self::Range(range) => range.len(),
            Self::List(list) => list.len(),
        }
    }

    /// The item at `index`.
    pub(super) fn get(self, index: usize) -> Option<Item> {
        match self {
            Self::None => None,
            Self::Categories(catalog, circular) => catalog.category_id(circular, index).map(Item::Category),
            Self::Range(range) => range.get(index).map(Item::Award),
            Self::List(list) => list.get(index).copied().map(Item::Award),
        }
    }
}

impl Items<'_> {
    /// Awards by which every measure is known that is among the items: those of a range are of one part.
    pub(super) fn measures(self) -> impl Iterator<Item = AwardId> {
        let count = match self {
            Self::None | Self::Categories(..) => 0,
            Self::Range(range) => range.len().min(1),
            Self::List(list) => list.len(),
        };
        (0..count).filter_map(move |at| match self.get(at)? {
            Item::Award(id) => Some(id),
            Item::Category(_) => None,
        })
    }
}

impl<'a> Outline<'a> {
    /// Whether some of its headings stand under others.
    pub(super) fn has_subheadings(&self) -> bool {
        let mut headings = self.sections.iter().flat_map(|section| &section.heading);
        headings.any(|(role, _)| *role == Role::Subheading)
    }

    /// How many items there are under all headings.
    pub(super) fn count(&self) -> usize {
        self.sections.iter().map(|section| section.items.count()).sum()
    }

    /// The item at `index`, counted over all sections.
    pub(super) fn item(&self, mut index: usize) -> Option<Item> {
        for section in &self.sections {
            if let Some(item) = section.items.get(index) {
                return Some(item);
            }
            index -= section.items.count();
        }
        None
    }

    /// Where an award is among the items of ranges.
    pub(super) fn position(&self, award: AwardId) -> Option<usize> {
        let mut before = 0;
        for section in &self.sections {
            if let Items::Range(range) = section.items
                && let Some(at) = range.position(award)
            {
                return Some(before + at);
            }
            before += section.items.count();
        }
        None
    }

    fn push(&mut self, heading: Vec<(Role, String)>, items: Items<'a>) {
        self.sections.push(Section { heading, items });
    }
}

/// Other circulars that name a place are listed up to so many.
const MOST_ELSEWHERE: usize = 5;

/// The categories of a circular.
pub(super) fn categories<'v>(view: &'v View<'_>, circular: CircularId) -> Outline<'v> {
    Outline {
        sections: vec![Section {
            heading: Vec::new(),
            items: Items::Categories(view.catalog(), circular),
        }],
    }
}

/// The categories of all circulars, each circular's under its name.
pub(super) fn all_categories<'v>(view: &'v View<'_>, lang: Lang) -> Outline<'v> {
    let sections = view.circulars().map(|(id, circular)| Section {
        heading: vec![(Role::Heading, wording::circular_name(circular, lang))],
        items: Items::Categories(view.catalog(), id),
    });
    Outline {
        sections: sections.collect(),
    }
}

/// The recipients of a category under the headings of its parts and lists; of one part only, if it is given.
pub(super) fn recipients<'v>(
    view: &'v View<'_>,
    category: CategoryId,
    only: Option<usize>,
    lang: Lang,
) -> Outline<'v> {
    let mut outline = Outline::default();
    let report = CategoryReport::new(view, category);
    for (_, part) in report
        .parts
        .iter()
        .enumerate()
        .filter(|(at, _)| only.is_none_or(|only| only == *at))
    {
        let mut heading: Vec<_> = part
            .heading
            .map(|text| (Role::Heading, wording::glossed(text.trim_end_matches('。'), lang)))
            .into_iter()
            .collect();
        for list in &part.rolls {
            let list_heading = list.roll.heading();
            heading.extend(list_heading.map(|text| (Role::Subheading, wording::glossed(text, lang))));
            outline.push(std::mem::take(&mut heading), Items::Range(list.awards));
        }
    }
    outline
}

/// A place's awards: its own; apart from them its prefecture's, or those within it.
pub(super) fn awards_of_place<'v>(view: &'v View<'_>, id: PlaceId, lang: Lang) -> Outline<'v> {
    let mut outline = Outline::default();
    let report = PlaceReport::new(view, id);
    let are_several = report.circulars.len() > 1;
    for said in &report.circulars {
        let mut heading = Vec::new();
        if are_several {
            heading.push((Role::Heading, wording::circular_name(said.circular, lang)));
        }
        heading.extend(about_place(view, said, lang));
        outline.push(heading, Items::List(said.own.awards));
        if !are_several {
            add_elsewhere(&mut outline, view, &report, lang);
        }
        add_others(&mut outline, view, said, lang);
    }
    outline
}

/// The other circulars that name a place; of very many, the newest, and how many more.
fn add_elsewhere(outline: &mut Outline<'_>, view: &View<'_>, report: &PlaceReport<'_>, lang: Lang) {
    let (shown, more) = report
        .elsewhere
        .split_at(report.elsewhere.len().min(MOST_ELSEWHERE));
    let lines = shown
        .iter()
        .map(|other| wording::elsewhere(view.catalog(), *other, lang));
    let more = (!more.is_empty()).then(|| {
        let more = more.len();
        lang.pick(
            format!("另有 {more} 份通报列有该地方"),
            format!("{more} more circulars name it"),
        )
    });
    let mut paragraphs: Vec<_> = lines.chain(more).map(|line| (Role::Text, line)).collect();
    if !paragraphs.is_empty() {
        // An empty paragraph keeps it apart from what is above.
        paragraphs.insert(0, (Role::Text, String::new()));
        outline.push(paragraphs, Items::None);
    }
}

/// What is said of a place over its own awards.
fn about_place(view: &View<'_>, said: &PlaceInCircular<'_>, lang: Lang) -> Vec<(Role, String)> {
    let gazetteer = view.gazetteer();
    let place = view.place(said.own.place);
    let own = if said.own.awards.is_empty() {
        Role::Warning
    } else {
        Role::Heading
    };
    let mut paragraphs = vec![(own, wording::own_heading(gazetteer, said, lang))];
    let mut add = |paragraph: Option<String>| paragraphs.extend(paragraph.map(|text| (Role::Text, text)));
    let standing = said.standing.as_ref();
    add(standing.map(|standing| wording::standing(gazetteer, said.circular.region, standing, lang)));
    add(wording::membership(gazetteer, said, lang));
    let host = place.host.as_ref();
    add(host.map(|host| lang.pick(format!("依托：{host}"), format!("hosted by {host}"))));
    add(place.note.as_ref().map(|note| note.get(lang).to_owned()));
    paragraphs
}

/// What a circular has for others that concern a place, and who in it is on none of its lists.
fn add_others<'v>(outline: &mut Outline<'v>, view: &View<'_>, said: &PlaceInCircular<'v>, lang: Lang) {
    let (catalog, gazetteer) = (view.catalog(), view.gazetteer());
    if let Some(prefecture) = &said.prefecture {
        let heading = wording::prefecture_heading(gazetteer, prefecture, lang);
        outline.push(vec![(Role::Heading, heading)], Items::List(prefecture.awards));
    }
    if let Some(within) = &said.within {
        let heading = wording::within_heading(within, lang);
        outline.push(vec![(Role::Heading, heading)], Items::None);
        for member in &within.members {
            let place = catalog.place(member.place);
            let count = wording::awards(member.counts.awards, lang);
            let heading = format!("{} · {count}", short_name(place, lang));
            outline.push(vec![(Role::Subheading, heading)], Items::List(member.awards));
        }
    }
    let zones = said
        .spanning
        .iter()
        .map(|zone| wording::spanning(catalog, zone, lang));
    for paragraph in zones.chain(wording::unnamed(gazetteer, &said.unnamed, lang)) {
        // An empty paragraph keeps it apart from what is above.
        outline.push(
            vec![(Role::Text, String::new()), (Role::Text, paragraph)],
            Items::None,
        );
    }
}

/// A place's name without what it lies in.
fn short_name(place: &Place, lang: Lang) -> &str {
    match lang {
        Lang::En if !place.english.is_empty() => &place.english,
        _ => &place.name,
    }
}

/// A place's name as lists show it: a base by its short name, everything else in full.
pub(super) fn place_name(catalog: &Catalog, id: PlaceId, lang: Lang) -> String {
    let place = catalog.place(id);
    match (place.kind, lang) {
        (Kind::Base, Lang::Zh) => place.short.to_string(),
        _ => catalog.gazetteer().full_name(id, lang),
    }
}
