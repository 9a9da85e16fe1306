//! What a list pane lists: items under headings. Built anew whenever it is needed, from the catalog; the items
//! themselves are never copied, so a list of a million costs no more than one of ten.

use super::strings::Strings;
use super::theme::Role;
use crate::catalog::{AwardId, AwardRange, Catalog, CategoryId, CircularId, View};
use crate::gazetteer::{Kind, PlaceId};
use crate::lang::Lang;
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

/// The categories of a circular.
pub(super) fn categories<'v>(view: &'v View<'_>, circular: CircularId) -> Outline<'v> {
    Outline {
        sections: vec![Section {
            heading: Vec::new(),
            items: Items::Categories(view.catalog(), circular),
        }],
    }
}

/// The recipients of a category under the headings of its parts and rolls; of one part only, if it is given.
pub(super) fn recipients<'v>(view: &'v View<'_>, category: CategoryId, only: Option<usize>) -> Outline<'v> {
    let parts = &view.catalog().category(category).parts;
    let mut outline = Outline::default();
    let mut part_before = None;
    for (part, roll, awards) in view.rolls_in(category) {
        if only.is_some_and(|only| only != part) {
            continue;
        }
        let mut heading = Vec::new();
        if part_before != Some(part) {
            heading.extend(
                parts[part]
                    .heading
                    .iter()
                    .map(|text| (Role::Heading, text.to_string())),
            );
        }
        heading.extend(roll.heading().map(|text| (Role::Subheading, text.to_owned())));
        part_before = Some(part);
        outline.push(heading, Items::Range(awards));
    }
    outline
}

/// A place's awards: its own; apart from them its prefecture's, or those within it.
pub(super) fn awards_of_place<'a>(view: &'a View<'_>, id: PlaceId, strings: &Strings) -> Outline<'a> {
    let (catalog, lang) = (view.catalog(), strings.lang());
    let place = catalog.place(id);
    let awards = view.awards_about(id);
    let own = awards.own;
    let name = place_name(catalog, id, lang);
    let mut outline = Outline::default();
    let mut heading = vec![if own.is_empty() {
        (Role::Warning, strings.not_named(&name, awards.within.is_some()))
    } else {
        let counts = view.counts(own.iter().copied());
        (Role::Heading, strings.own_awards(&name, counts))
    }];
    if let Some(standing) = view.standing(id).filter(|_| !own.is_empty()) {
        heading.push((
            Role::Text,
            strings.standing(standing.rank, standing.tied, standing.of),
        ));
    }
    heading.extend(place.host.as_ref().map(|host| (Role::Text, strings.host(host))));
    heading.extend(
        place
            .note
            .as_ref()
            .map(|note| (Role::Text, note.get(lang).to_owned())),
    );
    outline.push(heading, Items::List(own));
    if let Some((prefecture, awards)) = awards.prefecture {
        let name = place_name(catalog, prefecture, lang);
        outline.push(
            vec![(Role::Heading, strings.prefecture_awards(&name, awards.len()))],
            Items::List(awards),
        );
    }
    if let Some(within) = &awards.within {
        let heading = strings.within_has(awards.count_within(), within.len());
        outline.push(vec![(Role::Heading, heading)], Items::None);
        for (member, awards) in within {
            let name = lang.pick(&catalog.place(*member).name, &catalog.place(*member).english);
            let heading = format!("{name} · {}", strings.award_count(awards.len()));
            outline.push(vec![(Role::Subheading, heading)], Items::List(awards));
        }
        // An empty paragraph keeps it apart from the last place that is named.
        for zone in wording::spanning(catalog, &awards, lang) {
            outline.push(vec![(Role::Text, String::new()), (Role::Text, zone)], Items::None);
        }
        unnamed(&mut outline, view, id, strings);
    }
    outline
}

/// Which counties of a prefecture have no awards.
fn unnamed(outline: &mut Outline<'_>, view: &View<'_>, prefecture: PlaceId, strings: &Strings) {
    let catalog = view.catalog();
    let unnamed = view.unnamed_counties(prefecture);
    if unnamed.is_empty() {
        return;
    }
    let name = |id: &PlaceId| -> &str {
        strings
            .lang()
            .pick(&catalog.place(*id).name, &catalog.place(*id).english)
    };
    let names: Vec<_> = unnamed.iter().map(name).collect();
    let heading = vec![
        (Role::Text, String::new()),
        (Role::Text, strings.unnamed_counties(&names)),
    ];
    outline.push(heading, Items::None);
}

/// A place's name as lists show it: a base by its short name, everything else in full.
pub(super) fn place_name(catalog: &Catalog, id: PlaceId, lang: Lang) -> String {
    let place = catalog.place(id);
    match (place.kind, lang) {
        (Kind::Base, Lang::Zh) => place.short.to_string(),
        _ => catalog.gazetteer().full_name(id, lang),
    }
}
