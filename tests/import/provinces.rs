//! Invented circulars of many provinces, in combinations of forms that the examples do not have, against what a careful reader
//! takes from them: `<name>.outline` beside each text, a line for each thing. `JILI_BLESS=1` rewrites those; read the diff.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jili::import::{self, Import, Options};

use crate::PLACES;
use crate::written::{drafted, outline, read_back};

/// Everything that a reader would check, a line for each.
fn told(taken: &Import) -> String {
    let paper = &taken.circular.circular;
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let mut out = format!(
        "{} | {} | {} | {} | {}\n",
        or_dash(&paper.issuer),
        or_dash(&paper.document_number),
        or_dash(&paper.issued_on),
        paper.award_year.map_or("-".to_owned(), |year| year.to_string()),
        or_dash(&paper.region),
    );
    for category in &taken.circular.categories {
        writeln!(
            out,
            "■ {} {} [{}]",
            category.number, category.title, category.label
        )
        .unwrap();
        for part in &category.parts {
            if let Some(heading) = &part.heading {
                writeln!(out, "  § {heading}").unwrap();
            }
            for roll in &part.rolls {
                let heading = roll
                    .heading
                    .as_ref()
                    .map_or(String::new(), |heading| format!("{heading}："));
                let entries = roll.recipients.iter().map(|one| {
                    let open = one.open.map(|open| format!("?{}", open.key()));
                    let kind = || format!("{:?}", one.kind).to_lowercase();
                    let carried = if one.carried { "*" } else { "" };
                    let is = open.or_else(|| one.code.clone()).unwrap_or_else(kind);
                    format!("{}={is}{carried}", one.printed)
                });
                writeln!(out, "  - {heading}{}", entries.collect::<Vec<_>>().join(" ")).unwrap();
            }
            for measure in &part.measures {
                writeln!(out, "  > {}", measure.text).unwrap();
                for department in &measure.departments {
                    writeln!(out, "    @ {} {}", department.name, department.role).unwrap();
                }
                for amount in &measure.amounts {
                    let cap = if amount.cap { " at most" } else { "" };
                    let (value, unit) = (amount.value, &amount.unit);
                    writeln!(out, "    $ {value}{unit} {}{cap}", amount.per.key()).unwrap();
                }
            }
        }
    }
    for said in &taken.diagnostics {
        writeln!(
            out,
            "! {:?} {}:{} {}",
            said.severity, said.line, said.column, said.message
        )
        .unwrap();
    }
    out
}

fn all() -> Vec<std::path::PathBuf> {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/import/provinces"
    ));
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let is_text =
        |path: &std::path::PathBuf| path.extension().is_some_and(|end| end == "txt" || end == "html");
    let mut files: Vec<_> = files.filter(is_text).collect();
    files.sort();
    files
}

#[test]
fn circulars_of_many_provinces_are_read_as_a_careful_reader_would() {
    let mut faults = Vec::new();
    let files = all();
    assert!(files.len() > 15);
    for file in files {
        let decoded = import::decode(&fs::read(&file).unwrap()).unwrap();
        let taken = import::import(&decoded.text, &Options::default(), &PLACES).unwrap();
        let (found, beside) = (told(&taken), file.with_extension("outline"));
        if std::env::var_os("JILI_BLESS").is_some() {
            fs::write(&beside, &found).unwrap();
        }
        let meant = fs::read_to_string(&beside).unwrap();
        let lines = found
            .lines()
            .zip(meant.lines())
            .filter(|(found, meant)| found != meant);
        let wrong: Vec<_> = lines
            .map(|(found, meant)| format!("  {found}\n  instead of\n  {meant}"))
            .collect();
        if found != meant {
            faults.push(format!("{}:\n{}", file.display(), wrong.join("\n")));
        }
        match read_back(&taken, &decoded.text) {
            Ok(circular) if outline(&circular) == drafted(&taken) => {}
            Ok(circular) => faults.push(format!(
                "{}: written as {:#?}",
                file.display(),
                outline(&circular)
            )),
            Err(errors) => faults.push(format!("{}: {errors}", file.display())),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn topics_are_proposed_by_titles_alone() {
    let text = fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/import/provinces/zhejiang-page.txt"
    ));
    let taken = import::import(&text.unwrap(), &Options::default(), &PLACES).unwrap();
    let proposed = import::proposals(&taken.circular);
    // 稳外贸稳外资: the two words are two topics, and nobody has said which is meant.
    assert_eq!(proposed[0].category, 1);
    assert!(proposed[0].topics.contains(&"foreign-trade"), "{proposed:?}");
    let known = |id: &&str| jili::topics::by_id(id).is_some();
    assert!(
        proposed.iter().all(|one| one.topics.iter().all(known)),
        "{proposed:?}"
    );
}
