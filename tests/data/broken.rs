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
    let mut places = gazetteer(
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
    circular(dataset, source, &mut places)
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
            "blocks[34]: number: expected 7, found 6",
        ),
        (
            "text = \"五、大力",
            "text = \"六、大力",
            "blocks[26]: text: expected the numeral 五",
        ),
        (
            "label = \"外贸\"",
            "label = \"外援\"",
            "blocks[87]: label: '援' does not stand in the title",
        ),
        ("label = \"外贸\"", "label = \"\"", "blocks[87]: label: is empty"),
        (
            "{ printed = \"古蔺县\", place = \"510525\", carried = true }",
            "{ printed = \"古蔺县\", place = \"510599\", carried = true }",
            "blocks[48].recipients[6]: place: the gazetteer has no place with the key \"510599\"",
        ),
        (
            "{ printed = \"古蔺县\", place = \"510525\", carried = true }",
            "{ printed = \"古林县\", place = \"510525\", carried = true }",
            "blocks[48]: recipients: \"古林县\" does not stand in the roll's text",
        ),
        (
            "{ printed = \"古蔺县\", place = \"510525\", carried = true }",
            "{ printed = \"古蔺县\", place = \"511423\", carried = true }",
            "printed \"古蔺县\", but the place is 洪雅县",
        ),
        (
            "  { printed = \"古蔺县\", place = \"510525\", carried = true },\n",
            "",
            "blocks[48]: recipients: \"合江县\" does not stand",
        ),
        (
            "{ printed = \"锦江区\", place = \"510104\", carried = true }",
            "{ printed = \"锦江区\", place = \"510105\" }",
            "place: printed \"锦江区\", which is no name of 成都市青羊区",
        ),
        (
            "{ name = \"省政府办公厅\", role = \"implementing\" }, {",
            "{ name = \"省府办公厅\", role = \"implementing\" }, {",
            "blocks[13]: departments: \"省府办公厅\" differs from the printed",
        ),
        (
            "{ name = \"省政府办公厅\", role = \"implementing\" }, {",
            "{ name = \"省政府办公厅\", role = \"paying\" }, {",
            "blocks[13].departments[0]: role: unknown role \"paying\"",
        ),
        (
            "{ name = \"省政府办公厅\", role = \"implementing\" }, ",
            "",
            "blocks[13]: departments: of the printed \"（省政府办公厅、财政厅组织实施）\" no department is \"省政府办公厅\"",
        ),
        (
            "amounts = [{ value = 200,",
            "amounts = [{ value = 300,",
            "blocks[112].amounts[0]: value: 300万元 does not stand in the evidence",
        ),
        (
            "amounts = [{ value = 200,",
            "amounts = [{ value = 0,",
            "blocks[112].amounts[0]: value: 0万元 does not stand in the evidence",
        ),
        (
            "evidence = \"按照每个地方 200 万元的标准予以激励支持\" }]",
            "evidence = \"每个地区 200 万元\" }]",
            "blocks[112].amounts[0]: evidence: \"每个地区 200 万元\" does not stand in the measure's text",
        ),
        (
            "amounts = [{ value = 200, unit = \"万元\", per = \"recipient\"",
            "amounts = [{ value = 200, unit = \"万元\", per = \"head\"",
            "blocks[112].amounts[0]: per: expected one of recipient, level",
        ),
        (
            "kind = \"closing\"",
            "kind = \"farewell\"",
            "blocks[122]: kind: unknown kind of block \"farewell\"",
        ),
        (
            "number = 1\nlabel = \"效能评价\"",
            "number = 1\nlabel = \"效能评价\"\ntopics = [1]",
            "blocks[10]: topics: expected a string, found integer",
        ),
        (
            "{ kind = \"exemption\",",
            "{ kind = \"holiday\",",
            "blocks[120].instruments[1]: kind: unknown instrument \"holiday\"",
        ),
        (
            "{ kind = \"exemption\",",
            "{ kind = \"recommendation\",",
            "blocks[120].instruments[1]: kind: recommendation is tagged twice",
        ),
        (
            "years = [2024]\namounts = [{ value = 1,",
            "years = [2023]\namounts = [{ value = 1,",
            "blocks[28]: years: the text names [2024]",
        ),
        (
            "text = \"绵阳市、宜宾市。\"",
            "text = \"绵阳市、宜宾市、达州市。\"",
            "recipients: \"达州市。\" of the roll's text is no recipient",
        ),
        (
            "heading = \"国家生态文明建设示范市:\"",
            "heading = \"国家生态文明建设示范市\"",
            "blocks[60]: text: the dataset has '巴'",
        ),
        (
            "text = \"请各有关部门",
            "text = \"请有关部门",
            "blocks[122]: text: the dataset has '有' where the source has \"各有关部门将",
        ),
        ("award_year = ", "award_year == ", "circular.toml:"),
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
        said.contains("blocks[12]: text: the dataset has '年' where the source has"),
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
