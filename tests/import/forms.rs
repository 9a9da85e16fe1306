//! The forms that circulars were seen to have, one text for each or several.

use jili::import::{self, Options, Refusal};

use crate::{PLACES, entries, take};

fn strings(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(printed, code)| ((*printed).to_owned(), (*code).to_owned()))
        .collect()
}

/// A paper of a government with categories.
fn paper(issuer: &str, year: u16, body: &str) -> String {
    let next = year + 1;
    format!(
        "{issuer}关于对{year}年真抓实干成效明显地方予以督查激励的通报\n某政办发〔{next}〕901号\n各市、县人民政府：\n\
         经研究，现予以激励。\n{body}\n{issuer}\n{next}年5月1日\n"
    )
}

fn first(issuer: &str, year: u16, list: &str) -> Vec<(String, String)> {
    let body = format!("一、稳投资成效明显的地方\n{list}\n对上述地方各奖励100万元。（省财政厅负责）");
    entries(&take(&paper(issuer, year, &body)).expect(list)).remove(0)
}

/// Issuer, year, list, and what is read of it.
type Case = (
    &'static str,
    u16,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const SICHUAN: &str = "四川省人民政府办公厅";

#[test]
fn names_are_read_where_they_stand() {
    let cases: [Case; 14] = [
        (
            SICHUAN,
            2022,
            "自贡市荣县、富顺县，五通桥区、市中区。",
            &[
                ("自贡市荣县", "510321"),
                ("富顺县", "510322"),
                ("五通桥区", "511112"),
                ("市中区", "ambiguous"),
            ],
        ),
        (
            SICHUAN,
            2022,
            "内江市东兴区、市中区。",
            &[("内江市东兴区", "511011"), ("市中区", "511002")],
        ),
        (
            SICHUAN,
            2018,
            "射洪县、新津县。",
            &[("射洪县", "510981"), ("新津县", "510118")],
        ),
        (
            SICHUAN,
            2022,
            "雅安市荣经县、石棉县。",
            &[("雅安市荣经县", "misprint"), ("石棉县", "511824")],
        ),
        (SICHUAN, 2022, "成都市荣县。", &[("成都市荣县", "membership")]),
        (
            SICHUAN,
            2022,
            "成都、绵阳、宜宾。",
            &[("成都", "510100"), ("绵阳", "510700"), ("宜宾", "511500")],
        ),
        (
            SICHUAN,
            2022,
            "北川县、峨边自治县、阿坝州。",
            &[
                ("北川县", "510726"),
                ("峨边自治县", "511132"),
                ("阿坝州", "513200"),
            ],
        ),
        (
            "浙江省人民政府办公厅",
            2020,
            "下城区、江干区。",
            &[("下城区", "330105"), ("江干区", "former")],
        ),
        (
            "湖南省人民政府办公厅",
            2021,
            "14个市州、回龙圩管理区。",
            &[("14个市州", "aggregate"), ("回龙圩管理区", "unknown")],
        ),
        (
            "陕西省人民政府办公厅",
            2021,
            "勉县等9个县（区），西安市。",
            &[("勉县", "610725"), ("西安市", "610100")],
        ),
        (
            "广西壮族自治区人民政府办公厅",
            2021,
            "玉林市北流市、荔蒲市。",
            &[("玉林市北流市", "450981"), ("荔蒲市", "misprint")],
        ),
        (
            "国务院办公厅",
            2020,
            "浙江省衢州市、瑞安市，湖北省随州市曾都区、仙桃市。",
            &[
                ("浙江省衢州市", "330800"),
                ("瑞安市", "330381"),
                ("湖北省随州市曾都区", "421303"),
                ("仙桃市", "429004"),
            ],
        ),
        (
            "国务院办公厅",
            2020,
            "浙江省衢州市、凤台县，北京市朝阳区，内蒙古自治区多伦县。",
            &[
                ("浙江省衢州市", "330800"),
                ("凤台县", "membership"),
                ("北京市朝阳区", "110105"),
                ("内蒙古自治区多伦县", "152531"),
            ],
        ),
        (
            "重庆市人民政府办公厅",
            2021,
            "江北区、两江新区、石柱县。",
            &[("江北区", "500105"), ("两江新区", "zone"), ("石柱县", "500240")],
        ),
    ];
    for (issuer, year, list, expected) in cases {
        assert_eq!(first(issuer, year, list), strings(expected), "{list}");
    }
}

#[test]
fn what_is_open_is_asked_with_its_place_and_candidates() {
    let body = "一、稳投资成效明显的地方\n自贡市荣县，五通桥区、市中区。\n各奖励100万元。（省财政厅负责）";
    let taken = take(&paper(SICHUAN, 2022, body)).unwrap();
    let asked: Vec<_> = taken
        .diagnostics
        .iter()
        .filter(|said| said.code == import::Code::Ambiguous)
        .collect();
    let [asked] = asked.as_slice() else {
        panic!("{:?}", taken.diagnostics)
    };
    assert_eq!(
        (asked.line, asked.column, asked.end_line, asked.end_column),
        (6, 12, 6, 15)
    );
    let candidates: Vec<_> = asked
        .candidates
        .iter()
        .map(|found| (found.code.as_str(), found.name.as_str()))
        .collect();
    assert_eq!(
        candidates,
        [("511002", "内江市市中区"), ("511102", "乐山市市中区")]
    );
}

#[test]
fn title_list_and_measure_may_be_one_sentence() {
    let body = "一、对农村危房改造成效明显的凤县、旬阳县，除享受国家支持外，每个县奖励100万元。（省财政厅负责）\n\
        二、宝鸡市、汉中市推动外贸发展成绩突出，对上述地方各奖励200万元。（省商务厅负责）";
    let taken = take(&paper("陕西省人民政府办公厅", 2019, body)).unwrap();
    let titles: Vec<_> = taken
        .circular
        .categories
        .iter()
        .map(|category| category.title.as_str())
        .collect();
    assert_eq!(titles, ["对农村危房改造成效明显的", "推动外贸发展成绩突出"]);
    let expected = [
        strings(&[("凤县", "610330"), ("旬阳县", "610981")]),
        strings(&[("宝鸡市", "610300"), ("汉中市", "610700")]),
    ];
    assert_eq!(entries(&taken), expected);
}

#[test]
fn each_list_has_the_measures_of_its_part() {
    let body = "一、开放成效明显的地方\n外贸工作成效明显的市：\n岳阳市、郴州市。\n对上述地区各奖励500万元。（省商务厅负责）\n\
        承接产业转移成效明显的县：\n邵东市、祁阳市。\n对上述地区各奖励200万元。（省发展改革委负责）\n\
        二、投资成效明显的地方\n一等奖：长沙县。\n二等奖：宁乡市。\n分别奖励50万元、30万元。（省发展改革委负责）";
    let taken = take(&paper("湖南省人民政府办公厅", 2021, body)).unwrap();
    let parts = |index: usize| &taken.circular.categories[index].parts;
    let headings: Vec<_> = parts(0)
        .iter()
        .map(|part| part.heading.as_deref().unwrap())
        .collect();
    assert_eq!(headings, ["外贸工作成效明显的市", "承接产业转移成效明显的县"]);
    assert!(
        parts(0)
            .iter()
            .all(|part| part.measures.len() == 1 && part.rolls.len() == 1)
    );
    assert_eq!(parts(1).len(), 1);
    let rolls: Vec<_> = parts(1)[0]
        .rolls
        .iter()
        .map(|roll| roll.heading.as_deref().unwrap())
        .collect();
    assert_eq!(rolls, ["一等奖", "二等奖"]);
    assert_eq!(parts(1)[0].measures[0].amounts.len(), 2);
}

#[test]
fn numbered_lists_share_the_measure_behind_the_last() {
    let body = "一、对棚户区改造工作积极主动的地方\n1．按项目数\n南京市、无锡市。\n2．按进度\n徐州市、昆山市。\n\
        对上述地方各奖励2000万元。（省财政厅负责）\n二、对投资积极的地方\n苏州市、南通市、淮海农垦、启东市。\n各奖励100万元。（省财政厅负责）";
    let taken = take(&paper("江苏省人民政府办公厅", 2021, body)).unwrap();
    let parts = &taken.circular.categories[0].parts;
    assert_eq!(
        (parts.len(), parts[0].rolls.len(), parts[0].measures.len()),
        (1, 2, 1)
    );
    assert_eq!(parts[0].rolls[1].heading.as_deref(), Some("2．按进度"));
    assert_eq!(
        entries(&taken)[1][2],
        ("淮海农垦".to_owned(), "unknown".to_owned())
    );
}

#[test]
fn categories_without_numbers_and_numbers_on_lines_of_their_own_are_read() {
    let bare = "深化“放管服”改革成效明显的市、县：合肥市，巢湖市（按行政区划排列，下同）。各奖励100万元。（省财政厅负责）\n\
        旅游发展成效明显的县（市、区）。\n黟县、潜山市。\n各奖励200万元。（省文化和旅游厅负责）";
    let taken = take(&paper("安徽省人民政府办公厅", 2018, bare)).unwrap();
    let expected = [
        strings(&[("合肥市", "340100"), ("巢湖市", "340181")]),
        strings(&[("黟县", "341023"), ("潜山市", "340882")]),
    ];
    assert_eq!(entries(&taken), expected);
    let apart = "1\n旅游发展成效明显的县（市、区）\n黟县、潜山市。\n各奖励200万元。（省文化和旅游厅负责）\n\
        2\n外贸发展成效明显的市\n合肥市。\n各奖励300万元。（省商务厅负责）";
    let taken = take(&paper("安徽省人民政府办公厅", 2018, apart)).unwrap();
    let numbers: Vec<_> = taken
        .circular
        .categories
        .iter()
        .map(|category| category.number)
        .collect();
    assert_eq!(numbers, [1, 2]);
}

#[test]
fn what_is_no_circular_is_refused() {
    let notice = "湖南省人民政府办公厅关于印发若干措施的通知\n湘政办发〔2018〕902号\n各市州人民政府：\n\
        一、对产业项目建设成效明显的市州、县市区，给予资金奖励。（省发展改革委负责）\n湖南省人民政府办公厅\n2018年3月2日\n";
    let news = "四川通报表扬一批地方\n本报讯（记者 张三）近日，四川省人民政府办公厅印发通报，对成都市、绵阳市等予以激励。\n";
    let firms = "一、优秀企业\n1.苏州太湖新材料有限公司\n2.苏州金鸡湖电子股份有限公司\n各奖励100万元。（市工信局负责）";
    assert_eq!(take(notice), Err(Refusal::NamesNobody));
    assert_eq!(take(news), Err(Refusal::NoCircular));
    assert_eq!(
        take(&paper("苏州市人民政府", 2021, firms)),
        Err(Refusal::OnlyEnterprises)
    );
    assert_eq!(take(" \n\u{3000}\n"), Err(Refusal::Empty));
}

#[test]
fn a_text_that_breaks_off_is_taken_in_part_only_when_asked() {
    let body = "一、稳投资成效明显的地方\n成都市。\n各奖励100万元。（省财政厅负责）\n\
        二、外贸成效明显的地方\n绵阳市、宜宾市。\n对上述地方";
    let whole = paper(SICHUAN, 2022, body);
    let cut = whole.split("对上述地方").next().unwrap().to_owned() + "对上述地方在外贸专项";
    assert_eq!(take(&cut), Err(Refusal::CutOff { whole: 1 }));
    let options = Options {
        partial: true,
        ..Options::default()
    };
    let taken = import::import(&cut, &options, &PLACES).unwrap();
    assert_eq!(entries(&taken), [strings(&[("成都市", "510100")])]);
}

#[test]
fn tables_and_prose_are_read() {
    let table = "序号\t激励事项\t激励对象\t激励措施\t责任单位\n\
        1\t稳投资成效明显的县\t叙永县、古蔺县\t各奖励10万元。\t市发展改革委、市财政局\n\
        2\t治水成效明显的县\t合江县\t各奖励20万元。\t市水务局";
    let taken = take(&paper("泸州市人民政府", 2021, table)).unwrap();
    let expected = [
        strings(&[("叙永县", "510524"), ("古蔺县", "510525")]),
        strings(&[("合江县", "510522")]),
    ];
    assert_eq!(entries(&taken), expected);
    let part = &taken.circular.categories[0].parts[0];
    assert_eq!(
        (part.measures[0].text.as_str(), part.measures[0].departments.len()),
        ("各奖励10万元。", 2)
    );
    assert_eq!(taken.circular.circular.id, "luzhou-2021");

    let flat = "一、粮食生产先进单位\n序号\n单位\n得分\n1\n叙 永 县\n95.5\n2\n古蔺县\n94\n各奖励10万元。（市农业农村局负责）";
    let taken = take(&paper("泸州市人民政府", 2021, flat)).unwrap();
    assert_eq!(
        entries(&taken),
        [strings(&[("叙 永 县", "510524"), ("古蔺县", "510525")])]
    );

    let bullets = "➤石洞街道、云龙镇推进城市更新成效明显。各给予100万元奖励。（市住房城乡建设局负责）\n\
        ➤叙永县外贸发展成绩突出。给予50万元奖励。（市商务局负责）";
    let taken = take(&paper("泸州市人民政府", 2021, bullets)).unwrap();
    let expected = [
        strings(&[("石洞街道", "town"), ("云龙镇", "town")]),
        strings(&[("叙永县", "510524")]),
    ];
    assert_eq!(entries(&taken), expected);
}

#[test]
fn a_saved_page_is_read_like_its_text() {
    let text = paper(
        SICHUAN,
        2021,
        "一、稳投资成效明显的地方\n成都市、荣县。\n对上述地方各奖励100万元。（省财政厅负责）",
    );
    let body: String = text.lines().map(|line| format!("<p>{line}</p>\n")).collect();
    let page = format!(
        "<!DOCTYPE html><html><head><script>var a = '<p>坏</p>';</script></head><body><table><tr><td>首页 &gt; 文件</td></tr>\
         <tr><td><table><tr><td>索引号</td><td>008/2022</td></tr></table>{body}</td></tr></table><p>【打印】【关闭】</p></body></html>"
    );
    let decoded = import::decode(page.as_bytes()).unwrap();
    assert_eq!(decoded.form, import::Form::Html);
    let (page, plain) = (take(&decoded.text).unwrap(), take(&text).unwrap());
    assert_eq!(page.circular.circular, plain.circular.circular);
    assert_eq!(page.circular.categories, plain.circular.categories);
}
