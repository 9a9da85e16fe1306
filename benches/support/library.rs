//! Libraries of any size: circulars of the real ones' shape, twenty categories with ten recipients each, whose places are
//! the country's. Everything else is invented, and says so.
#![allow(dead_code, reason = "each bench uses a part of it")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use jili::gazetteer::{Gazetteer, Kind, PlaceId};

/// What is commended: a title without its numeral, and words of it.
const CATEGORIES: [(&str, &str); 20] = [
    ("促进工业稳增长和转型升级成效明显的地方", "工业稳增长"),
    ("推动数字经济创新发展成效明显的地方", "数字经济"),
    ("促进外贸稳定增长成效明显的地方", "外贸稳定增长"),
    ("优化营商环境成效明显的地方", "营商环境"),
    ("推动创新平台加快建设成效明显的地方", "创新平台"),
    ("扩大有效投资成效明显的地方", "有效投资"),
    ("改善农村人居环境成效明显的地方", "农村人居环境"),
    ("保障粮食生产和耕地保护成效明显的地方", "粮食生产"),
    ("推进乡村振兴成效明显的地方", "乡村振兴"),
    ("生态环境质量持续改善的地方", "生态环境质量"),
    ("河湖长制工作成效明显的地方", "河湖长制"),
    ("国土绿化和林长制工作成效明显的地方", "国土绿化"),
    ("节约集约利用土地成效明显的地方", "集约利用土地"),
    ("推进交通基础设施建设成效明显的地方", "交通基础设施"),
    ("促进文化和旅游消费成效明显的地方", "文化和旅游"),
    ("公立医院综合改革成效明显的地方", "公立医院"),
    ("稳定和扩大就业成效明显的地方", "就业"),
    ("基本养老服务成效明显的地方", "养老服务"),
    ("老旧小区改造成效明显的地方", "老旧小区改造"),
    ("落实督查激励工作成效明显的地方", "督查激励"),
];
const NUMERALS: [&str; 20] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五",
    "十六", "十七", "十八", "十九", "二十",
];
const DEPARTMENTS: [&str; 6] = [
    "省发展改革委",
    "财政厅",
    "商务厅",
    "农业农村厅",
    "科技厅",
    "生态环境厅",
];
/// Recipients of a category.
const RECIPIENTS: usize = 10;
/// The first award year, and how many a government has before the next one's turn.
const YEARS: (u16, u16) = (2016, 10);

/// Fills a folder with `count` circulars that have been there for an hour.
///
/// # Errors
/// When a file cannot be written.
pub fn fill(folder: &Path, count: usize, gazetteer: &Gazetteer) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for at in 0..count {
        add(folder, at, gazetteer)?;
    }
    Ok(())
}

/// Puts the circular of a number into a folder, as if it had been there for an hour.
///
/// # Errors
/// When a file cannot be written.
pub fn add(folder: &Path, at: usize, gazetteer: &Gazetteer) -> io::Result<()> {
    let (id, text, dataset) = circular(at, gazetteer);
    for (extension, content) in [("txt", text), ("toml", dataset)] {
        let path = folder.join(format!("{id}.{extension}"));
        fs::write(&path, content)?;
        let file = File::options().write(true).open(&path)?;
        file.set_modified(SystemTime::now() - Duration::from_secs(3600))?;
    }
    Ok(())
}

/// The governments that issue, each with enough members to commend: provinces first, then prefectures.
fn governments(gazetteer: &Gazetteer) -> Vec<PlaceId> {
    let of = |kind: Kind| {
        let ids = gazetteer.ids().filter(move |id| gazetteer.kind(*id) == kind);
        ids.filter(|id| members(*id, gazetteer).len() >= RECIPIENTS)
    };
    of(Kind::Province).chain(of(Kind::Prefecture)).collect()
}

fn members(region: PlaceId, gazetteer: &Gazetteer) -> Vec<PlaceId> {
    let within = gazetteer.descendants(region);
    within
        .filter(|id| matches!(gazetteer.kind(*id), Kind::Prefecture | Kind::County))
        .collect()
}

/// The id, the text and the dataset of the circular of a number; the same in every run.
fn circular(at: usize, gazetteer: &Gazetteer) -> (String, String, String) {
    let governments = governments(gazetteer);
    let years = usize::from(YEARS.1);
    let region = governments[at / years % governments.len()];
    let year = YEARS.0 + (at % years) as u16;
    let place = gazetteer.get(region);
    let id = format!("invented-{}-{year}", place.key);
    let members = members(region, gazetteer);
    let mut out = Circular::default();
    let issuer = format!("{}人民政府办公厅", place.name);
    let _ = writeln!(
        out.dataset,
        "id = \"{id}\"\nsynthetic = true\nregion = \"{}\"\naward_year = {year}\nissuer = \"{issuer}\"\nissued_on = \"{}-05-20\"",
        place.key,
        year + 1
    );
    out.block(
        "title",
        &format!("{issuer}关于对{year}年度落实有关重大政策措施真抓实干成效明显地方予以督查激励的通报"),
    );
    out.block("number", &format!("虚构函〔{}〕{at}号", year + 1));
    out.block("preamble", "为鼓励先进，决定对真抓实干、成效明显的地方予以激励。希望受到激励的地方珍惜荣誉、再创佳绩，充分发挥示范引领作用。");
    out.block("signature", &issuer);
    out.block("date", &format!("{}年5月20日", year + 1));
    out.block("annex", "附件");
    // A fixed sequence for each number.
    let mut state = at as u64 + 1;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for (category, (title, label)) in CATEGORIES.iter().enumerate() {
        out.block("heading", &format!("{}、{title}", NUMERALS[category]));
        let _ = writeln!(out.dataset, "number = {}\nlabel = \"{label}\"", category + 1);
        let start = next(members.len());
        let step = members.len() / RECIPIENTS;
        let recipients: Vec<_> = (0..RECIPIENTS)
            .map(|at| gazetteer.get(members[(start + at * step) % members.len()]))
            .collect();
        let names: Vec<_> = recipients.iter().map(|place| &*place.full_name).collect();
        out.block("roll", &format!("{}。", names.join("、")));
        let entries = recipients.iter().map(|place| {
            format!(
                "  {{ printed = \"{}\", place = \"{}\" }},\n",
                place.full_name, place.key
            )
        });
        let _ = writeln!(out.dataset, "recipients = [\n{}]", entries.collect::<String>());
        let amount = 100 * (1 + next(20));
        out.block(
            "measure",
            &format!(
                "{}年对上述地方各给予{amount}万元激励支持，在安排有关专项资金和重点项目时予以倾斜；优先推荐申报国家级试点示范，\
                 对推动工作成效明显、特色鲜明的地方，向国家、省级主流媒体推荐宣传典型经验和案例。",
                year + 1
            ),
        );
        let _ = writeln!(
            out.dataset,
            "years = [{}]\namounts = [{{ value = {amount}, unit = \"万元\", per = \"recipient\", evidence = \"各给予{amount}万元激励支持\" }}]\n\
             instruments = [{{ kind = \"funding\", evidence = \"各给予{amount}万元激励支持\" }}, {{ kind = \"publicity\", evidence = \"推荐宣传典型经验和案例\" }}]",
            year + 1
        );
        let lead = DEPARTMENTS[next(DEPARTMENTS.len())];
        out.block("departments", &format!("（{lead}组织实施）"));
        let _ = writeln!(
            out.dataset,
            "departments = [{{ name = \"{lead}\", role = \"implementing\" }}]"
        );
    }
    (id, out.text, out.dataset)
}

/// A circular being written.
#[derive(Default)]
struct Circular {
    text: String,
    dataset: String,
}

impl Circular {
    fn block(&mut self, kind: &str, words: &str) {
        let _ = writeln!(self.text, "{words}");
        let _ = writeln!(
            self.dataset,
            "\n[[blocks]]\nkind = \"{kind}\"\ntext = \"{words}\""
        );
    }
}
