//! What is said of each way in which the data can be broken.

use jili::circular::load::circular;
use jili::data_file::DataFile;
use jili::gazetteer::load::gazetteer;

use super::{DATASET, PLACES, SOURCE, ZONES};

/// Loads the dataset with one passage replaced, and gives what is said about it.
pub(super) fn broken(from: &str, to: &str) -> String {
    assert_eq!(
        DATASET.matches(from).count(),
        1,
        "{from:?} must stand once in the dataset"
    );
    errors(&DATASET.replacen(from, to, 1))
}

fn errors(dataset: &str) -> String {
    let places = gazetteer(
        DataFile {
            name: "places.csv",
            text: PLACES,
        },
        DataFile {
            name: "zones.csv",
            text: ZONES,
        },
    )
    .unwrap();
    let dataset = DataFile {
        name: "circular.toml",
        text: dataset,
    };
    let source = Some(DataFile {
        name: "circular.txt",
        text: SOURCE,
    });
    circular(dataset, source, &places)
        .expect_err("broken data must not load")
        .to_string()
}

#[test]
fn each_kind_of_break_is_named_with_file_line_record_and_field() {
    // What is replaced, what it becomes, and what must be said: record, field, problem.
    let cases = [
        ("award_year = 2022\n", "", "award_year: missing field"),
        (
            "award_year = 2022\n",
            "award_year = \"2022\"\n",
            "award_year: expected a whole number in range, found string",
        ),
        (
            "award_year = 2022\n",
            "award_year = 99999\n",
            "award_year: expected a whole number in range",
        ),
        (
            "award_year = 2022\n",
            "award_year = 2021\n",
            "award_year: does not stand in the title",
        ),
        (
            "award_year = 2022\n",
            "award_year = 2022\ncolour = 1\n",
            "colour: unknown field",
        ),
        (
            "region = \"510000\"",
            "region = \"990000\"",
            "region: no place has the code",
        ),
        (
            "issued_on = \"2023-09-19\"",
            "issued_on = \"2023-09-18\"",
            "issued_on: differs from the printed date",
        ),
        (
            "issued_on = \"2023-09-19\"",
            "issued_on = \"soon\"",
            "issued_on: expected YYYY-MM-DD",
        ),
        (
            "prefectures = 20\n",
            "prefectures = 21\n",
            "claims: prefectures: 21 does not stand in the evidence",
        ),
        (
            "number = 7\n",
            "number = 6\n",
            "categories[6]: number: expected 7, found 6",
        ),
        (
            "heading = \"五、大力",
            "heading = \"六、大力",
            "categories[4]: heading: expected the numeral 五",
        ),
        (
            "label = \"外贸\"",
            "label = \"外援\"",
            "categories[17]: label: '援' does not stand in the title",
        ),
        (
            "label = \"外贸\"",
            "label = \"\"",
            "categories[17]: label: is empty",
        ),
        (
            "{ printed = \"古蔺县\", place = \"泸州市古蔺县\", carried = true }",
            "{ printed = \"古蔺县\", place = \"泸州市古林县\", carried = true }",
            "categories[8].parts[0].rolls[0].recipients[6]: place: the gazetteer has no place called \"泸州市古林县\"",
        ),
        (
            "{ printed = \"古蔺县\", place = \"泸州市古蔺县\", carried = true }",
            "{ printed = \"古林县\", place = \"泸州市古蔺县\", carried = true }",
            "categories[8].parts[0].rolls[0]: recipients: \"古林县\" does not stand in the roll's text",
        ),
        (
            "{ printed = \"古蔺县\", place = \"泸州市古蔺县\", carried = true }",
            "{ printed = \"古蔺县\", place = \"眉山市洪雅县\", carried = true }",
            "printed \"古蔺县\", but the place is 洪雅县",
        ),
        (
            "  { printed = \"古蔺县\", place = \"泸州市古蔺县\", carried = true },\n",
            "",
            "categories[8].parts[0].rolls[0]: recipients: \"合江县\" does not stand",
        ),
        (
            "{ printed = \"锦江区\", place = \"成都市锦江区\", carried = true }",
            "{ printed = \"锦江区\", place = \"成都市锦江区\" }",
            "place: printed \"锦江区\", which is no name of 成都市锦江区",
        ),
        (
            "departments = [\"省政府办公厅\", \"财政厅\"]",
            "departments = [\"省政府办公厅\"]",
            "categories[0].parts[0].measure: departments: differ from the printed",
        ),
        (
            "amounts = [{ value = 200,",
            "amounts = [{ value = 300,",
            "categories[20].parts[0].measure.amounts[0]: value: 300万元 does not stand in the evidence",
        ),
        (
            "amounts = [{ value = 200,",
            "amounts = [{ value = 0,",
            "categories[20].parts[0].measure.amounts[0]: value: 0万元 does not stand in the evidence",
        ),
        (
            "evidence = \"按照每个地方 200 万元的标准予以激励支持\" }]",
            "evidence = \"每个地方 200 万元\" }]",
            "categories[20].parts[0].measure.amounts[0]: evidence: \"每个地方 200 万元\" is not the evidence of one",
        ),
        (
            "amounts = [{ value = 200, unit = \"万元\", per = \"place\", evidence = \"按照每个地方 200 万元的标准予以激励支持\" }]",
            "amounts = []",
            "categories[20].parts[0].measure: amounts: of 万元 the text states [\"200\"], the dataset []",
        ),
        (
            "{ kind = \"exemption\",",
            "{ kind = \"holiday\",",
            "categories[22].parts[0].measure.instruments[1]: kind: unknown instrument \"holiday\"",
        ),
        (
            "{ kind = \"exemption\",",
            "{ kind = \"recommendation\",",
            "categories[22].parts[0].measure.instruments[1]: kind: recommendation is tagged twice",
        ),
        (
            "years = [2024]\namounts = [{ value = 1,",
            "years = [2023]\namounts = [{ value = 1,",
            "categories[4].parts[0].measure: years: the text names [2024]",
        ),
        (
            "text = \"绵阳市、宜宾市。\"",
            "text = \"绵阳市、宜宾市、达州市。\"",
            "recipients: \"达州市。\" of the roll's text is no recipient",
        ),
        (
            "heading = \"国家生态文明建设示范市:\"",
            "heading = \"国家生态文明建设示范市\"",
            "heading: expected the colon",
        ),
        (
            "closing = \"请各有关部门",
            "closing = \"请有关部门",
            "closing: the dataset has '有' where the source has \"各有关部门将",
        ),
        ("closing = ", "closing == ", "circular.toml:"),
    ];
    for (from, to, expected) in cases {
        let said = broken(from, to);
        assert!(said.contains(expected), "{from:?} → {to:?} said:\n{said}");
        let named = said.lines().any(|line| {
            let rest = line.strip_prefix("circular.toml:").unwrap_or_default();
            rest.split_once(':')
                .is_some_and(|(line, _)| line.parse::<usize>().is_ok())
        });
        assert!(named, "no file and line in:\n{said}");
    }
}

#[test]
fn a_changed_character_of_the_source_is_found() {
    let said = broken(
        "2023 年对上述地方各给予 1000 万元激励支持。",
        "2023年对上述地方各给予 1000 万元激励支持。",
    );
    assert!(
        said.contains("categories[0].parts[0].measure: text: the dataset has '年' where the source has"),
        "{said}"
    );
}

#[test]
fn many_faults_are_said_in_one_run() {
    let dataset = DATASET
        .replacen("region = \"510000\"", "region = \"1\"", 1)
        .replacen("number = 7\n", "number = \"seven\"\n", 1)
        .replacen("label = \"外贸\"\n", "", 1)
        .replacen("{ kind = \"exemption\",", "{ kind = \"holiday\",", 1);
    let said = errors(&dataset);
    assert_eq!(said.lines().count(), 4, "{said}");
}

#[test]
fn nesting_and_length_have_limits() {
    let deep = format!("id = {}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(errors(&deep).contains("circular.toml:1: "), "nesting");
    let long = format!("id = \"{}\"", "甲".repeat(4 << 20));
    assert_eq!(errors(&long), "circular.toml: larger than 8388608 bytes");
}
