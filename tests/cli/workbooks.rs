//! Rows for spreadsheets: sheets read back by another reader than their writer's kin, and CSV that nothing is run of.

use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use jili::catalog::Catalog;
use jili::cli::handout;
use jili::export::Handout;
use jili::export::xlsx::{Cell, Column, Kind, Table, to_bytes};
use jili::lang::Lang;

use super::documents::open_circular;
use super::support::{command, jili};

/// The first sheet of a file, and the texts of the second.
fn sheets(bytes: Vec<u8>) -> (Range<Data>, String) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 2, "{names:?}");
    let second = book.worksheet_range(&names[1]).unwrap();
    let about: Vec<_> = second.rows().flatten().map(ToString::to_string).collect();
    (book.worksheet_range(&names[0]).unwrap(), about.join("\n"))
}

fn book(line: &str) -> (Range<Data>, String) {
    let output = command(&format!("{line} -f xlsx")).output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{line}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    sheets(output.stdout)
}

/// The cells of the column with this heading.
fn column<'r>(sheet: &'r Range<Data>, heading: &str) -> Vec<&'r Data> {
    let headings = sheet.headers().unwrap();
    let at = headings.iter().position(|known| known == heading);
    let at = at.unwrap_or_else(|| panic!("{heading}: {headings:?}"));
    sheet.rows().skip(1).map(|row| &row[at]).collect()
}

#[test]
fn awards_are_typed_cells() {
    for line in ["list", "export", "show 1-23"] {
        let (sheet, about) = book(line);
        assert_eq!(sheet.height(), 203, "{line}");
        assert!(
            column(&sheet, "激励年度")
                .iter()
                .all(|cell| cell.as_i64() == Some(2022))
        );
        assert!(column(&sheet, "发文日期").iter().all(|cell| cell.is_datetime()));
        // 2023-09-19, counted in days from the last of 1899.
        let day = column(&sheet, "发文日期")[0].get_datetime().unwrap().as_f64();
        assert!((day - 45188.0).abs() < 0.5, "{day}");
        assert!(
            column(&sheet, "行政区划代码")
                .iter()
                .all(|cell| cell.is_string() || cell.is_empty())
        );
        let money = column(&sheet, "明确额度").into_iter().zip(column(&sheet, "单位"));
        let money = money.filter(|(_, unit)| unit.as_string().as_deref() == Some("万元"));
        let sum: f64 = money.filter_map(|(value, _)| value.get_float()).sum();
        assert!((sum - 12000.0).abs() < 1e-9, "{sum}");
        assert!(
            about.contains("川办函〔2023〕58号[Z]. 2023-09-19.") && about.contains("四川省"),
            "{about}"
        );
    }
}

#[test]
fn counts_are_numbers() {
    let (sheet, about) = book("stats --by prefecture");
    assert_eq!(column(&sheet, "位次")[0].as_i64(), Some(1));
    let own: i64 = column(&sheet, "本级项次")
        .iter()
        .filter_map(|cell| cell.as_i64())
        .sum();
    // Without what is under no prefecture.
    let text = jili("stats --by prefecture -f csv").out;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at = reader
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "own")
        .unwrap();
    let expected = reader
        .records()
        .map(|record| record.unwrap()[at].parse::<i64>().unwrap_or(0));
    assert_eq!(own, expected.sum::<i64>());
    assert!(
        column(&sheet, "明确额度（万元）")
            .iter()
            .any(|cell| cell.get_float() == Some(2000.0))
    );
    assert!(about.contains("按本级激励事项数"), "{about}");
    let (english, _) = book("stats --by category --lang en");
    assert_eq!(english.height(), 24);
    assert_eq!(
        column(&english, "Awards")
            .iter()
            .filter_map(|cell| cell.as_i64())
            .sum::<i64>(),
        202
    );
    assert_eq!(book("place 宜宾").0.height(), 22);
    let (years, _) = book("history 宜宾");
    assert_eq!(
        column(&years, "激励项次")
            .iter()
            .filter_map(|cell| cell.as_i64())
            .sum::<i64>(),
        15
    );
    assert_eq!(book("history --topic 外贸").0.height(), 28);
    assert!(
        column(&book("search cp").0, "项次")
            .iter()
            .any(|cell| cell.is_float())
    );
}

fn sum(sheet: &Range<Data>, heading: &str) -> f64 {
    let cells = column(sheet, heading).into_iter();
    cells.filter_map(|cell| cell.get_float()).sum()
}

/// What is expected was counted by hand from the circular's text.
#[test]
fn tables_of_places_and_departments_are_numbers_too() {
    let (places, about) = book("places --kind prefecture --sort place");
    assert_eq!(places.height(), 22);
    assert_eq!(column(&places, "行政区划代码")[0].as_string().unwrap(), "510100");
    assert_eq!(sum(&places, "明确资金（万元）"), 12000.0);
    // 甘孜州 has nothing of its own, and no sum is stated for it: the one is a number, the other is not.
    let ganzi = column(&places, "地方")
        .iter()
        .position(|cell| cell.as_string().as_deref() == Some("甘孜州"))
        .unwrap();
    assert_eq!(column(&places, "本级项次")[ganzi].get_float(), Some(0.0));
    assert_eq!(column(&places, "所辖项次")[ganzi].get_float(), Some(8.0));
    assert!(column(&places, "明确资金（万元）")[ganzi].is_empty());
    assert!(about.contains("21 个市州"), "{about}");

    // All 23 categories, those that neither has among them.
    let (compared, about) = book("compare 宜宾 泸州");
    assert_eq!(compared.height(), 24);
    assert_eq!(
        (sum(&compared, "宜宾市项次"), sum(&compared, "泸州市项次")),
        (15.0, 7.0)
    );
    assert!(about.contains("所辖项次（另计）：宜宾市 6，泸州市 7"), "{about}");

    let (ranking, _) = book("overview --by 外贸");
    assert_eq!(ranking.height(), 22);
    assert_eq!(column(&ranking, "位次")[0].get_float(), Some(1.0));
    // 7 and 10 recipients on lists of prefectures; the third list is of bases.
    assert_eq!(sum(&ranking, "所选事项的项次"), 17.0);
    let last = column(&ranking, "位次")[20];
    assert!(last.is_empty(), "who has nothing has no rank: {last:?}");

    let (departments, _) = book("department");
    assert_eq!(
        column(&departments, "明确额度（万元）")[0].get_float(),
        Some(6000.0)
    );
    let (measures, _) = book("department 商务厅");
    let awards: Vec<_> = column(&measures, "激励项次")
        .iter()
        .filter_map(|cell| cell.get_float())
        .collect();
    assert_eq!(awards, [2.0, 7.0, 10.0, 10.0]);

    let (library, _) = book("library");
    assert_eq!(sum(&library, "激励项次"), 202.0);
    assert!(column(&library, "发文日期")[0].is_datetime());
    let refused = jili("source 18 -f xlsx");
    assert_eq!(
        (refused.code, refused.err.as_str()),
        (
            Some(2),
            "jili: 通报原文不能写成 XLSX；请用 CSV、Markdown 或文本\n"
        )
    );
}

/// What the browser saves is what the commands write, in the form that the file's name means.
#[test]
fn the_browser_saves_in_every_form() {
    let catalog = Catalog::embedded();
    let view = catalog.default_view();
    let yibin = catalog.gazetteer().by_key("511500").unwrap();
    let saved = |what: &Handout, file: &str| handout(&view, Lang::Zh, what, Some(Path::new(file)));
    let briefing = Handout::Briefing(yibin);
    let markdown = jili("brief 宜宾").out.into_bytes();
    for file in ["a.md", "a.txt", "a.TXT", "a"] {
        assert_eq!(saved(&briefing, file).unwrap(), markdown, "{file}");
    }
    assert_eq!(handout(&view, Lang::Zh, &briefing, None).unwrap(), markdown);
    for form in ["docx", "html"] {
        let written = command(&format!("brief 宜宾 -f {form}")).output().unwrap().stdout;
        assert!(
            saved(&briefing, &format!("a.{form}")).unwrap() == written,
            "{form}"
        );
    }
    assert!(saved(&briefing, "a.csv").unwrap_err().contains(".docx"));
    let awards = Handout::Awards(view.award_ids().collect());
    let (sheet, _) = sheets(saved(&awards, "a.xlsx").unwrap());
    assert_eq!(sheet.height(), 203);
    assert!(saved(&Handout::Words("x".to_owned()), "a.xlsx").is_err());
}

#[test]
fn text_stays_text() {
    let catalog = Catalog::embedded();
    let mut table = Table::new(
        "a/b",
        vec![Column::new("x", Kind::Text), Column::new("y", Kind::Number)],
    );
    let hostile = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "001",
        "2023-09-19",
        "{=1}",
        "http://a.cn",
        "1e5",
    ];
    for text in hostile {
        table.rows.push(vec![text.into(), Cell::Number(0.5)]);
    }
    let bytes = to_bytes(&table, &catalog.default_view(), &["note".to_owned()], Lang::En).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    assert!(book.worksheet_formula("ab").unwrap().is_empty());
    let (sheet, about) = sheets(bytes.clone());
    for (row, text) in sheet.rows().skip(1).zip(hostile) {
        assert_eq!(row, [Data::String(text.to_owned()), Data::Float(0.5)]);
    }
    assert!(about.contains("note"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    part.read_to_string(&mut xml).unwrap();
    assert!(
        xml.contains("state=\"frozen\"") && xml.contains("<autoFilter ref=\"A1:B10\""),
        "{xml}"
    );
    assert!(!xml.contains("<f>") && !xml.contains("hyperlink"), "{xml}");
}

#[test]
fn csv_is_guarded_only_for_excel() {
    let folder = tempfile::tempdir().unwrap();
    let data = open_circular(folder.path());
    let plain = jili(&format!("--data {data} list -f csv")).out;
    let marked = jili(&format!("--data {data} list -f csv --bom")).out;
    assert!(plain.contains(",=1+1县,") && !plain.contains('\''), "{plain}");
    let guarded = plain.replace("=1+1县", "'=1+1县");
    assert_eq!(marked, format!("\u{feff}{guarded}"));
    assert_eq!(
        jili("list -f csv --bom").out,
        format!("\u{feff}{}", jili("list -f csv").out)
    );
    let (sheet, _) = book(&format!("--data {data} list"));
    let printed = column(&sheet, "原文写法");
    assert!(
        printed.contains(&&Data::String("=1+1县".to_owned())),
        "{printed:?}"
    );
}
