//! Briefings as documents: read back from the archive and the XML that they are, by nothing that wrote them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::support::{Answer, command, jili};

/// A circular with two measures in a part, one of them a ceiling, and a recipient that nobody knows.
pub const OPEN: (&str, &str) = (
    "text = \"宜宾市、宜宾市翠屏区。\"\nrecipients = [",
    "text = \"=1+1县、宜宾市、宜宾市翠屏区。\"\nrecipients = [{ printed = \"=1+1县\", open = \"unknown\" }, ",
);
const TWO_MEASURES: (&str, &str) = (
    "[[blocks]]\nkind = \"closing\"",
    r#"[[blocks]]
kind = "measure"
text = "对其中的项目最高给予 50.5 万元“以奖代补”资金。"
years = []
amounts = [{ value = 50.5, unit = "万元", per = "project", cap = true, evidence = "最高给予 50.5 万元" }]
instruments = [{ kind = "funding", evidence = "最高给予 50.5 万元“以奖代补”资金" }]

[[blocks]]
kind = "departments"
text = "(商务厅牵头,财政厅配合)"
departments = [{ name = "商务厅", role = "lead" }, { name = "财政厅", role = "supporting" }]

[[blocks]]
kind = "closing""#,
);

/// That circular as a file.
pub fn open_circular(folder: &Path) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/sichuan-2021.toml");
    let mut text = fs::read_to_string(path).unwrap();
    for (from, to) in [OPEN, TWO_MEASURES] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let path = folder.join("open.toml");
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// A Word document taken apart.
struct Docx {
    parts: BTreeMap<String, String>,
    paragraphs: Vec<Paragraph>,
    /// The cells of each table, row by row.
    tables: Vec<Vec<Vec<String>>>,
}

#[derive(Debug, Default)]
struct Paragraph {
    style: String,
    text: String,
    is_in_table: bool,
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element
        .attributes()
        .flatten()
        .find(|found| found.key.as_ref() == name)?;
    Some(attribute.value.into_owned())
}

/// The XML of a part, read to its end: it is well-formed.
fn events(part: &str) -> Vec<Event<'_>> {
    let mut reader = Reader::from_str(part);
    reader.config_mut().expand_empty_elements = true;
    let mut events = Vec::new();
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|error| panic!("{error}: {part}"))
        {
            Event::Eof => return events,
            event => events.push(event),
        }
    }
}

impl Docx {
    fn of(bytes: Vec<u8>) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            let name = file.name().unwrap().into_owned();
            if name.ends_with(".xml") || name.ends_with(".rels") {
                events(&text);
            }
            parts.insert(name, text);
        }
        let mut document = Self {
            parts,
            paragraphs: Vec::new(),
            tables: Vec::new(),
        };
        document.read();
        document
    }

    fn read(&mut self) {
        let part = self.parts["word/document.xml"].clone();
        let mut is_text = false;
        let mut is_in_table = false;
        for event in events(&part) {
            match event {
                Event::Start(element) => match element.name().as_ref() {
                    "w:tbl" => {
                        is_in_table = true;
                        self.tables.push(Vec::new());
                    }
                    "w:tr" => self.tables.last_mut().unwrap().push(Vec::new()),
                    "w:tc" => self
                        .tables
                        .last_mut()
                        .unwrap()
                        .last_mut()
                        .unwrap()
                        .push(String::new()),
                    "w:p" => self.paragraphs.push(Paragraph {
                        is_in_table,
                        ..Paragraph::default()
                    }),
                    "w:pStyle" => {
                        self.paragraphs.last_mut().unwrap().style = attribute(&element, "w:val").unwrap();
                    }
                    "w:t" => is_text = true,
                    _ => {}
                },
                Event::End(element) => match element.name().as_ref() {
                    "w:tbl" => is_in_table = false,
                    "w:t" => is_text = false,
                    _ => {}
                },
                Event::Text(text) if is_text => self.add(&text.xml10_content()),
                Event::GeneralRef(name) if is_text => {
                    let name = name.xml10_content();
                    self.add(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or("?"));
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, text: &str) {
        let paragraph = self.paragraphs.last_mut().unwrap();
        paragraph.text.push_str(text);
        if paragraph.is_in_table {
            let cell = self
                .tables
                .last_mut()
                .and_then(|table| table.last_mut()?.last_mut());
            cell.unwrap().push_str(text);
        }
    }

    /// The texts of the paragraphs of a style, outside of tables.
    fn of_style(&self, style: &str) -> Vec<&str> {
        let paragraphs = self.paragraphs.iter();
        let of_style = paragraphs.filter(|paragraph| paragraph.style == style && !paragraph.is_in_table);
        of_style.map(|paragraph| &*paragraph.text).collect()
    }

    fn text(&self) -> String {
        let texts: Vec<_> = self.paragraphs.iter().map(|paragraph| &*paragraph.text).collect();
        texts.join("\n")
    }

    /// The attributes of an element within a part, in printed order.
    fn attributes(&self, part: &str, name: &str) -> Vec<BTreeMap<String, String>> {
        let starts = events(&self.parts[part])
            .into_iter()
            .filter_map(|event| match event {
                Event::Start(element) if element.name().as_ref() == name => Some(element),
                _ => None,
            });
        let all = starts.map(|element| {
            let attributes = element.attributes().flatten();
            let pairs = attributes.map(|attribute| {
                let key = attribute.key.as_ref().to_owned();
                (key, attribute.value.into_owned())
            });
            pairs.collect()
        });
        all.collect()
    }
}

fn docx(line: &str) -> Docx {
    let output = command(&format!("{line} -f docx")).output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{line}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Docx::of(output.stdout)
}

/// 1 mm is 1440 / 25.4 twips.
fn millimetres(twips: &str) -> f64 {
    (twips.parse::<f64>().unwrap() * 25.4 / 1440.0).round()
}

#[test]
fn a_page_is_as_the_standard_has_it() {
    let document = docx("brief 宜宾");
    let page = &document.attributes("word/document.xml", "w:pgSz")[0];
    assert_eq!(
        (millimetres(&page["w:w"]), millimetres(&page["w:h"])),
        (210.0, 297.0)
    );
    let margins = &document.attributes("word/document.xml", "w:pgMar")[0];
    let margins = ["w:top", "w:bottom", "w:left", "w:right"].map(|side| millimetres(&margins[side]));
    assert_eq!(margins, [37.0, 35.0, 28.0, 26.0]);
    let styles = &document.parts["word/styles.xml"];
    let style = |id: &str| {
        let (_, style) = styles.split_once(&format!("w:styleId=\"{id}\"")).unwrap();
        style.split_once("</w:style>").unwrap().0
    };
    assert!(styles.contains("w:eastAsia=\"仿宋_GB2312\"") && styles.contains("<w:sz w:val=\"32\"/>"));
    assert!(
        style("Normal").contains("w:line=\"560\" w:lineRule=\"exact\""),
        "28 pt"
    );
    assert!(
        style("Normal").contains("w:firstLineChars=\"200\""),
        "two characters"
    );
    assert!(style("Title").contains("方正小标宋简体") && style("Title").contains("<w:sz w:val=\"44\"/>"));
    assert!(style("Heading1").contains("黑体") && style("Heading2").contains("楷体_GB2312"));
    assert!(style("Footer").contains("宋体") && style("Footer").contains("<w:sz w:val=\"28\"/>"));
    // Who has not the font has one that is meant for the same.
    let fonts = &document.parts["word/fontTable.xml"];
    for name in ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"] {
        let (_, font) = fonts.split_once(&format!("w:name=\"{name}\"")).unwrap();
        assert!(
            font.trim_start_matches('>')
                .trim_start()
                .starts_with("<w:altName"),
            "{name}"
        );
    }
    // Every style that is named is there.
    for paragraph in &document.paragraphs {
        assert!(
            styles.contains(&format!("w:styleId=\"{}\"", paragraph.style)),
            "{paragraph:?}"
        );
    }
}

#[test]
fn page_numbers_stand_on_the_outer_side() {
    let document = docx("brief 翠屏");
    let kinds = document.attributes("word/document.xml", "w:footerReference");
    let relations = document.attributes("word/_rels/document.xml.rels", "Relationship");
    let footer = |kind: &str| {
        let reference = kinds
            .iter()
            .find(|reference| reference["w:type"] == kind)
            .unwrap();
        let relation = relations
            .iter()
            .find(|relation| relation["Id"] == reference["r:id"])
            .unwrap();
        format!("word/{}", relation["Target"])
    };
    for (kind, side) in [("default", "right"), ("even", "left")] {
        let footer = footer(kind);
        assert_eq!(document.attributes(&footer, "w:jc")[0]["w:val"], side, "{kind}");
        let text = &document.parts[&footer];
        let at = |piece: &str| text.find(piece).unwrap_or_else(|| panic!("{piece}: {text}"));
        assert!(at("— ") < at("PAGE") && at("PAGE") < at(" —"), "{text}");
    }
    assert!(document.parts["word/settings.xml"].contains("evenAndOddHeaders"));
}

#[test]
fn a_briefing_is_an_offices_paper() {
    let document = docx("brief 宜宾");
    assert_eq!(document.of_style("Title"), ["宜宾市获2022年度四川省督查激励情况"]);
    assert_eq!(
        document.of_style("Heading1"),
        [
            "一、总体情况",
            "二、所获激励",
            "三、所辖地方所获激励（另计）",
            "四、明确额度",
            "五、激励方式一览（本级）",
            "六、未列入名单的地方",
            "七、来源与统计口径"
        ]
    );
    let items = document.of_style("Heading2");
    assert_eq!(
        (items.len(), items[0]),
        (13, "（一）效能评价好的地方（附件第一项）")
    );
    assert_eq!(
        document.of_style("Heading3"),
        ["1.货物进出口指标完成较好的地方", "2.绿色贸易指标完成较好的地方"]
    );
    let text = document.text();
    for mark in ["#", "**", "|", "`", "\\"] {
        assert!(!text.contains(mark), "{mark}");
    }
    // What is quoted inside a quotation.
    assert!(text.contains("‘一带一路’进出口商品集散中心培育、"), "{text}");
    // Two lists of one measure: it is told once, and both are named.
    let told = document.of_style("Normal");
    let quoted = "激励措施：“2023 年对上述地方在中、省外经贸发展专项资金中予以倾斜支持。”";
    assert_eq!(told.iter().filter(|line| **line == quoted).count(), 1);
    assert!(told.contains(&"所在名单：总量前五的地方、增速前五的地方。"));
    // The source's own words keep its punctuation.
    assert!(text.contains("战略部署“最后一公里”落实落地,在国省级创新型县(市、区)创建"));
    let source = told.iter().rev().find(|line| line.contains("[Z]")).unwrap();
    assert!(source.contains("川办函〔2023〕58号"), "{source}");
}

#[test]
fn a_table_says_all_at_a_glance() {
    let document = docx("brief 宜宾");
    let summary = &document.tables[0];
    assert_eq!(summary[0], ["事项", "措施", "明确额度", "组织实施单位"]);
    // 13 categories, one of them in two parts.
    assert_eq!(summary.len(), 1 + 14);
    assert_eq!(
        summary[1],
        [
            "一、效能评价",
            "各给予 1000 万元激励支持",
            "1000万元",
            "省政府办公厅、财政厅"
        ]
    );
    assert_eq!(summary[2][2], "未明确");
    for table in &document.tables {
        assert!(table.iter().all(|row| row.len() == table[0].len()));
    }
    // Each is repeated on the pages that it goes on on.
    let document_part = &document.parts["word/document.xml"];
    assert_eq!(
        document_part.matches("<w:tblHeader />").count(),
        document.tables.len()
    );
    assert!(docx("brief 甘孜州").tables[0][0].contains(&"激励对象".to_owned()));
}

#[test]
fn punctuation_is_made_full_width_where_that_is_asked_for() {
    let text = docx("brief 宜宾 --punctuation normalized").text();
    assert!(
        text.contains("落实落地，在国省级创新型县（市、区）创建、创新平台（基地）建设"),
        "{text}"
    );
    assert!(text.contains("保税物流中心（B型）") && text.contains("2023 年对上述地方"));
    assert!(text.contains("原文的半角标点已改为全角，其余文字未动。"));
    assert!(!docx("brief 宜宾").text().contains("原文的半角标点"));
    let markdown = jili("brief 宜宾 --punctuation normalized").out;
    assert!(markdown.contains("县（市、区）创建") && !markdown.contains("地方,"));
}

#[test]
fn several_measures_and_who_is_to_be_checked_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = open_circular(folder.path());
    let document = docx(&format!("--data {data} brief 宜宾"));
    let told = document.of_style("Normal");
    let expected = [
        "激励措施（1）：“对上述地方予以省政府免督查激励支持。”",
        "组织实施单位：商务厅。",
        "激励措施（2）：“对其中的项目最高给予 50.5 万元‘以奖代补’资金。”",
        "明确额度：最高50.5万元（每个项目）。",
        "组织实施单位：商务厅（牵头）、财政厅（配合）。",
    ];
    assert!(told.windows(5).any(|lines| lines == expected), "{told:#?}");
    let row = document.tables[0].last().unwrap();
    assert_eq!(row[2], "最高50.5万元（每个项目）");
    let english = docx(&format!("--data {data} brief 宜宾 --lang en")).text();
    assert!(
        english.contains("Measure 2 (verbatim): “对其中的项目"),
        "{english}"
    );
    assert!(
        english.contains("Stated amount: up to ¥505,000 (50.5 万元) (for each project)."),
        "{english}"
    );
    let region = docx(&format!("--data {data} brief 四川")).text();
    assert!(region.contains("待核1项次"), "{region}");
}

#[test]
fn the_form_is_that_of_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str, more: &str| {
        let path = folder.path().join(name);
        let answer = Answer::of(command(&format!("brief 翠屏 {more} -o")).arg(&path));
        assert_eq!((answer.code, &*answer.err), (Some(0), ""), "{name}");
        fs::read(path).unwrap()
    };
    assert!(written("a.docx", "").starts_with(b"PK"));
    assert!(written("a.html", "").starts_with(b"<!DOCTYPE html>"));
    assert!(written("a.md", "").starts_with("# 宜宾市翠屏区获".as_bytes()));
    assert!(written("a", "").starts_with(b"# "));
    assert!(written("b.md", "-f docx").starts_with(b"PK"));
    // The same document is the same file.
    assert!(written("c.docx", "") == fs::read(folder.path().join("a.docx")).unwrap());
    let unknown = jili("brief 翠屏 -o a.xlsx");
    assert_eq!(
        (unknown.code, &*unknown.err),
        (
            Some(2),
            "jili: 不支持扩展名 .xlsx；请用 .docx、.html、.md，或用 -f 写明格式\n"
        )
    );
    let rows = jili("list --lang en -o a.docx").err;
    assert!(
        rows.contains("unsupported extension .docx; use .json, .csv, .xlsx, .md, .txt"),
        "{rows}"
    );
}

#[test]
fn a_page_for_mail_is_whole_in_itself() {
    let page = jili("brief 宜宾 -f html").out;
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    for tag in ["<script", "<link", "<style", "<img", "href", "src=", "url("] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(page.contains("<title>宜宾市获2022年度四川省督查激励情况</title>"));
    assert!(page.contains("‘一带一路’"));
    let english = jili("brief 荥经 -f html --lang en").out;
    assert!(
        english.contains("<html lang=\"en\">") && english.contains("Ya&#39;an"),
        "{english}"
    );
}

#[test]
fn each_place_has_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("简报/2022");
    let run = |line: &str| {
        let mut command: Command = command(line);
        Answer::of(command.arg(format!("{}/", target.display())))
    };
    let answer = run("brief 宜宾 泸州 翠屏 宜宾 -o");
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    assert!(answer.err.contains("已写入 3 个文件"), "{}", answer.err);
    let names = || {
        let mut names: Vec<_> = fs::read_dir(&target)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(), ["宜宾市.docx", "宜宾市翠屏区.docx", "泸州市.docx"]);
    // One of them is there already: none of the others is written.
    let refused = run("brief --all-prefectures -o");
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("已经存在，没有写入任何文件"),
        "{}",
        refused.err
    );
    assert_eq!(names().len(), 3);
    let all = run("brief --all-prefectures --force --lang en -f html -o");
    assert_eq!(all.code, Some(0), "{}", all.err);
    assert_eq!(names().iter().filter(|name| name.ends_with(".html")).count(), 21);
    let two = jili("brief 宜宾 泸州 -o a.docx");
    assert_eq!(
        (two.code, &*two.err),
        (Some(2), "jili: 几个地方各成一个文件；请写文件夹，例如 -o 目录/\n")
    );
    // On standard output they follow one another.
    let printed = jili("brief 宜宾 泸州").out;
    assert_eq!(printed.matches("\n# ").count() + 1, 2);
    assert_eq!(docx("brief 宜宾 泸州").of_style("Title").len(), 2);
    // A title that is longer than a line is broken after the year.
    let cuiping = docx("brief 翠屏");
    let document = &cuiping.parts["word/document.xml"];
    let (title, _) = document.split_once("四川省督查激励情况").unwrap();
    assert!(
        title.ends_with("<w:t xml:space=\"preserve\">") && title.contains("<w:br"),
        "{title}"
    );
}

/// All prefectures in both languages: whatever a circular has, the parts are well-formed.
#[test]
fn every_document_can_be_read() {
    for lang in ["zh", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let line = format!("brief --all-prefectures --cite --rank --lang {lang} -o");
        let answer = Answer::of(command(&line).arg(folder.path()));
        assert_eq!(answer.code, Some(0), "{}", answer.err);
        let mut count = 0;
        for entry in fs::read_dir(folder.path()).unwrap() {
            let document = Docx::of(fs::read(entry.unwrap().path()).unwrap());
            assert_eq!(document.of_style("Title").len(), 1);
            count += 1;
        }
        assert_eq!(count, 21);
    }
}
