//! One slip in the circular's dataset, and the build must stop; `gazetteer/corrupt.rs` has those of the places.

use super::broken::broken;

/// What was slipped into the first version, and was built with all tests green.
#[test]
fn no_slip_that_once_got_through_does_again() {
    let long = format!("label_en = \"{}\"", "Performance ".repeat(1000));
    let cases = [
        (
            "report_by = \"2023 年底\"",
            "report_by = \"请\"",
            "report_by: \"请\" is no date of the closing",
        ),
        (
            "id = \"sichuan-2022\"",
            "id = \"../sichuan-2022\"",
            "id: expected words of a–z",
        ),
        (
            "id = \"sichuan-2022\"",
            "id = \"sichuan-2022\\u001b[2J\"",
            "id: has U+001B",
        ),
        (
            "label = \"外贸\"",
            "label = \"外\\u001b贸\"",
            "blocks[87]: label: has U+001B",
        ),
        (
            "label_en = \"Performance review\"",
            "label_en = \"Performance \\u202ereview\"",
            "blocks[10]: label_en: has U+202E",
        ),
        (
            "label_en = \"Performance review\"",
            &long,
            "blocks[10]: label_en: longer than",
        ),
        (
            "region = \"510000\"",
            "region = \"510100\"",
            "region: is 成都市, but the issuer is",
        ),
        (
            "{ kind = \"exemption\",",
            "{ kind = \"funding\",",
            "instruments[1]: kind: \"予以省政府免督查激励支持\" shows no funding",
        ),
        (
            "{ kind = \"funding\", evidence = \"给予一定资金奖补\" }",
            "{ kind = \"publicity\", evidence = \"给予一定资金奖补\" }",
            "shows no publicity",
        ),
    ];
    refused(&cases);
}

/// And others of the same kinds, thought of afterwards.
#[test]
fn no_other_slip_gets_through() {
    let note = format!("note_zh = \"{}\"", "同".repeat(10_000));
    let cases = [
        // What the circular is known by.
        (
            "id = \"sichuan-2022\"",
            "id = \"Sichuan 2022\"",
            "id: expected words of a–z",
        ),
        (
            "report_by = \"2023 年底\"",
            "report_by = \"年底\"",
            "report_by: \"年底\" is no date of the closing",
        ),
        (
            "report_by = \"2023 年底\"",
            "report_by = \"2023 年\"",
            "report_by: \"2023 年\" is no date of the closing",
        ),
        (
            "report_by = \"2023 年底\"",
            "report_by = \"激励措施组织实施情况于 2023 年底\"",
            "is no date of the closing",
        ),
        (
            "region = \"510000\"",
            "region = \"100000\"",
            "region: is 中国, but the issuer \"四川省人民政府办公厅\" is of 四川省",
        ),
        (
            "region = \"510000\"",
            "region = \"chengdu-hi-tech-zone\"",
            "region: 成都高新区 has no government",
        ),
        (
            "issued_on = \"2023-09-19\"",
            "issued_on = \"2023-19-09\"",
            "issued_on: expected YYYY-MM-DD",
        ),
        (
            "prefectures = 20\ncounties = 62\n",
            "prefectures = 62\ncounties = 20\n",
            "claims: prefectures: 62 does not stand in the evidence",
        ),
        (
            "counties = 62\n",
            "counties = 6\n",
            "claims: counties: 6 does not stand in the evidence",
        ),
        // What jili adds.
        (
            "label_en = \"Performance review\"",
            "label_en = \"效能评价\"",
            "blocks[10]: label_en: expected English",
        ),
        (
            "label = \"科技创新“两头抓”\"",
            "label = \"科技创新“两头抓\"",
            "label: half a pair",
        ),
        (
            "note_zh = \"与第三项",
            "note_zh = \"\\u2066与第三项",
            "recipients[7]: note_zh: has U+2066",
        ),
        (
            "note_zh = \"与第三项的“成都高新区”是同一个地方。\"",
            &note,
            "recipients[7]: note_zh: longer than 200 characters",
        ),
        (
            "departments = [{ name = \"省政府督查室\"",
            "departments = [{ name = \"省政府\\u200b督查室\"",
            "departments[0]: name: has U+200B",
        ),
        // The words of one instrument under another's name.
        (
            "{ kind = \"project\", evidence = \"在安排生态保护修复项目时给予倾斜\" }",
            "{ kind = \"pilot\", evidence = \"在安排生态保护修复项目时给予倾斜\" }",
            "shows no pilot",
        ),
        (
            "{ kind = \"funding\", evidence = \"在 2023 年分配林草项目资金时给予适度倾斜\" }",
            "{ kind = \"project\", evidence = \"在 2023 年分配林草项目资金时给予适度倾斜\" }",
            "shows no project",
        ),
    ];
    refused(&cases);
}

fn refused(cases: &[(&str, &str, &str)]) {
    for (from, to, expected) in cases {
        let said = broken(from, to);
        assert!(said.contains(expected), "{from:?} → {to:?} said:\n{said}");
        let line = said.lines().find(|line| line.contains(expected)).unwrap();
        let rest = line.strip_prefix("circular.toml:").unwrap_or_default();
        let line = rest
            .split_once(':')
            .and_then(|(line, _)| line.parse::<usize>().ok());
        assert!(line.is_some(), "no file and line in: {said}");
    }
}
