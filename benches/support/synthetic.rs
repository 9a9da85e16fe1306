//! Gazetteers and circulars of any size, of the shape of the real ones.
#![allow(dead_code, reason = "each bench uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on stops")]

use jili::catalog::Catalog;
use jili::circular::{Circular, Subject};
use jili::gazetteer::{Gazetteer, Kind, Place, PlaceId};

/// The built-in places `copies` times over, each copy with names of its own: characters and syllables of the
/// real names, put together anew.
pub fn gazetteer(copies: usize) -> Gazetteer {
    let (real, _) = Catalog::embedded().into_parts();
    let real: Vec<Place> = real.places().map(|(_, place)| place.clone()).collect();
    let readings: Vec<(char, String)> = real
        .iter()
        .filter(|place| place.kind == Kind::County)
        .flat_map(|place| {
            place
                .short
                .chars()
                .zip(place.pinyin.split(' ').map(str::to_owned))
                .collect::<Vec<_>>()
        })
        .collect();
    let mut places: Vec<Place> = Vec::with_capacity(real.len() * copies);
    // A fixed sequence: the same names in every run.
    let mut state = 20_230_919_u64;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for copy in 0..copies {
        let offset = places.len();
        for place in &real {
            let mut place = place.clone();
            place.parent = place
                .parent
                .and_then(|id| PlaceId::from_index(id.index() + offset));
            if copy > 0 {
                let characters: Vec<&(char, String)> =
                    (0..2).map(|_| &readings[next(readings.len())]).collect();
                let short: String = characters.iter().map(|(character, _)| *character).collect();
                place.pinyin = characters
                    .iter()
                    .map(|(_, reading)| reading.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
                    .into();
                if place.kind == Kind::County {
                    let prefecture = place.parent.map_or("", |id| &*places[id.index()].full_name);
                    place.full_name = format!("{prefecture}{short}县").into();
                    place.name = format!("{short}县").into();
                } else {
                    place.full_name = format!("{short}市").into();
                    place.name = place.full_name.clone();
                }
                place.short = short.into();
                place.host = None;
                place.aliases = Box::default();
                place.key = format!("{copy}-{}", place.key).into();
                // Two characters meet by chance: the number tells the places apart.
                place.full_name = format!("{}{copy}", place.full_name).into();
                if places
                    .iter()
                    .rev()
                    .take(real.len())
                    .any(|other: &Place| other.full_name == place.full_name)
                {
                    place.full_name = format!("{}-{}", place.full_name, place.key).into();
                }
            }
            places.push(place);
        }
    }
    Gazetteer::new(places).unwrap()
}

/// A circular a year for each of `provinces`, of the real one's shape.
pub fn circulars(gazetteer: &Gazetteer, provinces: usize, years: usize) -> Vec<Circular> {
    let (real, circulars) = Catalog::embedded().into_parts();
    let places = real.len();
    assert!(gazetteer.len() >= places * provinces);
    let mut all = Vec::with_capacity(provinces * years);
    for year in 0..years {
        for province in 0..provinces {
            let mut circular = circulars[0].clone();
            circular.id = format!("{province}-{year}").into();
            let parts = circular
                .categories
                .iter_mut()
                .flat_map(|category| &mut category.parts);
            for recipient in parts
                .flat_map(|part| &mut part.rolls)
                .flat_map(|roll| &mut roll.recipients)
            {
                if let Subject::Place(place) = &mut recipient.subject {
                    *place = PlaceId::from_index(place.index() + province * places).unwrap();
                }
            }
            all.push(circular);
        }
    }
    all
}
