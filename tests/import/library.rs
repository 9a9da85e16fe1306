//! Datasets that an import has written, as they are kept: against the contents written down by the program that invented
//! them, and beside the circular that jili embeds, with which nothing of them may mix.

use std::collections::BTreeSet;
use std::path::Path;

use jili::catalog::{Catalog, View};
use jili::circular::{Circular, Subject};
use jili::gazetteer::Gazetteer;
use jili::library::read_pair;
use serde_json::Value;

const KEPT: [(&str, &str); 2] = [("china-2020", "O2"), ("huzhou-2022", "O5")];

fn kept(id: &str, gazetteer: &mut Gazetteer) -> Circular {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/library"));
    read_pair(&folder.join(format!("{id}.toml")), gazetteer).unwrap()
}

/// A text without blanks and without the stop at its end.
fn plain(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    text.trim_end_matches(['。', '：', '；']).to_owned()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// Every entry of a category: printed, with its code if it is a division, and its kind.
fn named(circular: &Circular, gazetteer: &Gazetteer) -> Vec<Vec<(String, Option<String>, String)>> {
    let entries = circular.categories.iter().map(|category| {
        let rolls = category.parts.iter().flat_map(|part| &part.rolls);
        let all = rolls.flat_map(|roll| roll.recipients.iter().map(move |recipient| (roll, recipient)));
        let all = all.map(|(roll, recipient)| {
            let place = recipient.place().map(|id| gazetteer.get(id));
            let kind = match &recipient.subject {
                Subject::Place(id) => gazetteer.get(*id).kind.key().to_owned(),
                Subject::Unit(unit) => unit.kind.key().to_owned(),
                Subject::Open(_) => "open".to_owned(),
            };
            let code = place.and_then(|place| place.code().map(str::to_owned));
            (roll.printed(recipient).to_owned(), code, kind)
        });
        all.collect()
    });
    entries.collect()
}

#[test]
fn what_is_kept_is_what_was_meant() {
    for (id, name) in KEPT {
        let catalog = Catalog::embedded();
        let mut gazetteer = catalog.gazetteer().clone();
        let circular = kept(id, &mut gazetteer);
        let file = format!("{}/tests/data/import/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let truth: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        assert!(circular.synthetic && circular.open_recipients() == 0, "{id}");
        assert_eq!(circular.title(), truth["title"], "{id}");
        assert_eq!(circular.name(), truth["number"], "{id}");
        assert_eq!(circular.issued_on.as_deref(), truth["date"].as_str(), "{id}");
        let categories = list(&truth, "categories");
        assert_eq!(circular.categories.len(), categories.len(), "{id}");
        let entries = named(&circular, &gazetteer);
        for ((category, wanted), entries) in circular.categories.iter().zip(categories).zip(entries) {
            let at = format!("{id} {}", category.heading);
            assert_eq!(
                plain(category.title()),
                plain(wanted["title"].as_str().unwrap()),
                "{at}"
            );
            assert_eq!(category.numeral(), wanted["numeral"], "{at}");
            let meant = list(wanted, "parts").iter().flat_map(|part| list(part, "rolls"));
            let meant = meant.flat_map(|roll| list(roll, "recipients")).map(|one| {
                let text = |name: &str| one[name].as_str().map(str::to_owned);
                (text("printed").unwrap(), text("code"), text("kind").unwrap())
            });
            assert_eq!(entries, meant.collect::<Vec<_>>(), "{at}");
            for (index, part) in category.parts.iter().enumerate() {
                let given = || list(wanted, "measures").iter().filter(|one| one["part"] == index);
                let read: String = part.measures.iter().map(|one| plain(&one.text)).collect();
                let meant: String = given().map(|one| plain(one["text"].as_str().unwrap())).collect();
                assert_eq!(
                    read.replace(['。', '；'], ""),
                    meant.replace(['。', '；'], ""),
                    "{at}"
                );
                let read = part
                    .measures
                    .iter()
                    .flat_map(|one| &one.departments)
                    .map(|one| one.name.to_string());
                let meant = given().flat_map(|one| list(one, "departments"));
                let meant = meant.map(|one| one["name"].as_str().unwrap().to_owned());
                assert_eq!(read.collect::<BTreeSet<_>>(), meant.collect(), "{at}");
                let read = part.measures.iter().flat_map(|one| &one.amounts);
                let read: Vec<_> = read
                    .map(|one| (one.value.to_f64(), one.unit.to_string()))
                    .collect();
                let meant = given().flat_map(|one| list(one, "amounts"));
                let meant: Vec<_> = meant
                    .map(|one| {
                        (
                            one["value"].as_f64().unwrap(),
                            one["unit"].as_str().unwrap().to_owned(),
                        )
                    })
                    .collect();
                assert_eq!(read.len(), meant.len(), "{at}");
                for ((value, unit), (wanted, of)) in read.iter().zip(&meant) {
                    assert!(
                        value == wanted && (unit.starts_with(of) || of.starts_with(unit)),
                        "{at}: {value}{unit}"
                    );
                }
            }
        }
    }
}

/// How many awards there are in a scope, the distinct places, and the places that it counts with those within them.
fn counted(view: &View<'_>) -> (usize, usize) {
    let places: BTreeSet<_> = view
        .awards()
        .filter_map(|award| award.recipient.place())
        .collect();
    (view.awards().count(), places.len())
}

#[test]
fn circulars_beside_each_other_do_not_mix() {
    let (mut gazetteer, mut circulars) = Catalog::embedded().into_parts();
    for (id, _) in KEPT {
        circulars.push(kept(id, &mut gazetteer));
    }
    let alone: Vec<_> = circulars
        .iter()
        .map(|circular| {
            let catalog = Catalog::new(gazetteer.clone(), vec![circular.clone()]).unwrap();
            let view = catalog.default_view();
            (circular.id.clone(), counted(&view))
        })
        .collect();
    let catalog = Catalog::new(gazetteer, circulars).unwrap();
    let default = catalog.default_view();
    assert_eq!(
        default.circulars().count(),
        1,
        "one circular is meant where none is asked for"
    );
    let mut together = 0;
    for (id, expected) in alone {
        let circular = catalog.circular_by_key(&id).unwrap();
        let view = catalog.view(catalog.scope_of(vec![circular]));
        assert_eq!(counted(&view), expected, "{id}");
        assert!(view.awards().all(|award| award.circular.id == id), "{id}");
        together += expected.0;
        // 湖州's districts are in the country's circular only where that names them.
        let wuxing = catalog.gazetteer().by_key("330502").unwrap();
        let of_wuxing = view.awards_of(wuxing).len();
        let entries = view
            .awards()
            .filter(|award| award.recipient.place() == Some(wuxing))
            .count();
        assert_eq!(of_wuxing, entries, "{id}");
    }
    let all = catalog.view(catalog.scope_of(catalog.circular_ids().collect()));
    assert_eq!(all.awards().count(), together);
}
