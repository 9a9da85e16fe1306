//! Who issues circulars: governments, and bodies of theirs, whatever they sign as. 四川省人民政府 and its office
//! (四川省人民政府办公厅) are one issuer, 四川省商务厅 is another, and each is a region's.

use crate::circular::Head;
use crate::gazetteer::{Gazetteer, Kind, PlaceId};

/// What the office of a government adds to its name.
const OFFICES: [&str; 2] = ["办公厅", "办公室"];
/// What a government is called behind the name of its place, the longest first.
const GOVERNMENTS: [&str; 2] = ["人民政府", "政府"];
/// What the country's government is called.
const STATE_COUNCIL: [&str; 2] = ["国务院", "中央人民政府"];
/// Words for the governments of a level, said by those who live there.
const LEVELS: [(&str, Kind); 8] = [
    ("省", Kind::Province),
    ("自治区", Kind::Province),
    ("市", Kind::Prefecture),
    ("州", Kind::Prefecture),
    ("地区", Kind::Prefecture),
    ("盟", Kind::Prefecture),
    ("县", Kind::County),
    ("区", Kind::County),
];

/// A government or a body of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    region: PlaceId,
    /// The body's name without its office's: 四川省商务厅; nothing for the government itself.
    name: String,
}

impl Body {
    /// Who issued a circular.
    pub fn of(head: &Head) -> Self {
        let name = without_office(&head.issuer);
        let is_government = STATE_COUNCIL.contains(&name) || without_government(name).is_some();
        Self {
            region: head.region,
            name: if is_government {
                String::new()
            } else {
                name.to_owned()
            },
        }
    }

    /// The region whose government it is, or is one of.
    pub fn region(&self) -> PlaceId {
        self.region
    }
}

/// Whether words that a person says mean the issuer of a circular: 四川, 省政府, 四川省政府办公厅, 国务院, 商务厅. What
/// is said of a level alone (省政府) is meant of the government that `home` is under. The words are simplified ones.
pub fn means(words: &str, head: &Head, home: Option<PlaceId>, gazetteer: &Gazetteer) -> bool {
    let own = Body::of(head);
    if !own.name.is_empty() {
        return own.name.ends_with(without_office(words));
    }
    let words = without_office(words);
    let place = gazetteer.read(head.region);
    if place.kind == Kind::Country {
        return STATE_COUNCIL.contains(&words) || *place.name == *words || words == "中央";
    }
    let words = without_government(words).unwrap_or(words);
    let names = [&*place.name, &*place.short, &*place.full_name];
    let mut levels = LEVELS.iter().filter(|(word, _)| *word == words);
    let is_above_home = home.is_none_or(|home| gazetteer.is_within(home, head.region));
    names.contains(&words)
        || full_names(head.region, gazetteer).any(|name| name == words)
        || levels.any(|(_, kind)| place.kind == *kind) && is_above_home
}

/// A place's name behind those of all that it is in: 四川省宜宾市翠屏区.
fn full_names(region: PlaceId, gazetteer: &Gazetteer) -> impl Iterator<Item = String> {
    let mut name = String::new();
    let names = gazetteer.path(region).map(move |id| {
        name.insert_str(0, &gazetteer.read(id).name);
        name.clone()
    });
    names.collect::<Vec<_>>().into_iter()
}

fn without_office(name: &str) -> &str {
    let office = OFFICES.iter().find_map(|office| name.strip_suffix(office));
    office.filter(|name| !name.is_empty()).unwrap_or(name)
}

fn without_government(name: &str) -> Option<&str> {
    let government = GOVERNMENTS
        .iter()
        .find_map(|government| name.strip_suffix(government));
    government.filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn head(issuer: &str, key: &str, catalog: &Catalog) -> Head {
        let first = catalog.circular_ids().next().unwrap();
        Head {
            issuer: issuer.into(),
            region: catalog.gazetteer().by_key(key).unwrap(),
            ..catalog.head(first).clone()
        }
    }

    #[test]
    fn a_government_and_its_office_are_one_issuer() {
        let catalog = Catalog::embedded();
        let body = |issuer, key| Body::of(&head(issuer, key, &catalog));
        assert_eq!(
            body("四川省人民政府", "510000"),
            body("四川省人民政府办公厅", "510000")
        );
        assert_eq!(
            body("四川省政府办公厅", "510000"),
            body("四川省人民政府办公厅", "510000")
        );
        assert_eq!(body("国务院办公厅", "100000"), body("国务院", "100000"));
        assert_ne!(
            body("四川省商务厅", "510000"),
            body("四川省人民政府办公厅", "510000")
        );
        assert_ne!(body("江西省人民政府", "360000"), body("四川省人民政府", "510000"));
    }

    #[test]
    fn issuers_are_meant_as_people_call_them() {
        let catalog = Catalog::embedded();
        let home = catalog.gazetteer().by_key("510000");
        let cases = [
            ("四川", "四川省人民政府办公厅", "510000", true),
            ("四川省", "四川省人民政府办公厅", "510000", true),
            ("省政府", "四川省人民政府办公厅", "510000", true),
            ("省政府办公厅", "四川省人民政府", "510000", true),
            ("省政府", "江西省人民政府办公厅", "360000", false),
            ("江西省政府", "江西省人民政府办公厅", "360000", true),
            ("宜宾市政府", "宜宾市人民政府办公室", "511500", true),
            ("四川省宜宾市人民政府", "宜宾市人民政府办公室", "511500", true),
            ("四川", "宜宾市人民政府办公室", "511500", false),
            ("国务院", "国务院办公厅", "100000", true),
            ("中国", "国务院办公厅", "100000", true),
            ("国务院", "四川省人民政府办公厅", "510000", false),
            ("商务厅", "四川省商务厅", "510000", true),
            ("四川省", "四川省商务厅", "510000", false),
        ];
        for (words, issuer, key, meant) in cases {
            let head = head(issuer, key, &catalog);
            assert_eq!(
                means(words, &head, home, catalog.gazetteer()),
                meant,
                "{words}: {issuer}"
            );
        }
    }
}
