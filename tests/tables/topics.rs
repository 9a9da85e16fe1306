//! Topics: told apart by their words, which put the titles of two circulars where a reader would.

use std::collections::{HashMap, HashSet};

use jili::topics::{self, Topics};
use serde::Deserialize;

const TOPICS: &str = include_str!("../../data/topics.toml");

#[derive(Deserialize)]
struct Table {
    topics: Vec<Topic>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Topic {
    id: String,
    zh: String,
    en: String,
    words: Vec<String>,
    departments: Vec<String>,
}

#[test]
fn topics_are_told_apart() {
    let topics = toml::from_str::<Table>(TOPICS).unwrap().topics;
    let mut owners = HashMap::new();
    for topic in &topics {
        assert!(
            topic
                .id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{}",
            topic.id
        );
        assert!(
            !topic.words.is_empty() && !topic.departments.is_empty(),
            "{}",
            topic.id
        );
        for word in &topic.words {
            let other = owners.insert(word, &topic.id);
            assert_eq!(other, None, "{word} is a word of {} too", topic.id);
            assert!(
                word.chars().count() >= 2,
                "{word} is too short to tell a topic by"
            );
        }
    }
    let distinct = |name: fn(&Topic) -> &str| topics.iter().map(name).collect::<HashSet<_>>().len();
    assert_eq!(distinct(|topic| &topic.id), topics.len());
    assert_eq!(distinct(|topic| &topic.zh), topics.len());
    assert_eq!(distinct(|topic| &topic.en), topics.len());
}

/// The titles of the circular that jili embeds, read by hand; then those of an invented one.
const TITLES: [(&str, &str); 37] = [
    ("效能评价好的地方", "performance"),
    (
        "推动成渝地区双城经济圈建设成效明显的地方",
        "regional-coordination",
    ),
    (
        "推动重大科技基础设施及产业创新中心、工程研究中心、国家企业技术中心等创新平台加快建设、取得重大科研成果、产出科技成果在川就地转化等方面成效显著的地方",
        "innovation-platforms",
    ),
    (
        "深入推进全面改革创新、提出改革举措、揭榜改革任务、总结凝练可复制可推广改革经验成效明显的地方",
        "comprehensive-reform",
    ),
    (
        "大力实施以工代赈项目、积极推广以工代赈方式、带动当地群众就业增收成效明显的地方",
        "work-relief",
    ),
    (
        "促进工业稳增长、保持制造业比重基本稳定、实施产业基础再造工程等成效明显的地方",
        "industry",
    ),
    (
        "数字经济创新发展以及发展“5+1”产业金融、提高制造业贷款占比等成效明显的地方",
        "digital-economy",
    ),
    (
        "统筹推进省委、省政府科技创新“两头抓”战略部署“最后一公里”落实落地,在国省级创新型县(市、区)创建、创新平台(基地)建设、科技赋能乡村振兴、科学普及、科技人才引进培育等方面成效明显的地方",
        "science",
    ),
    (
        "创新“五社联动”机制,形成一批特色社区,助推基层治理体系和治理能力现代化成效明显的地方",
        "community-governance",
    ),
    (
        "60 处重大地质灾害治理工程和 600 户避险搬迁安置项目推进快速高效、在规定时间内完成、防灾减灾成效明显的地方",
        "geological-hazards",
    ),
    (
        "在建和生产矿山生态保护修复、历史遗留废弃矿山生态修复、绿色矿山建设等成效突出的地方",
        "mine-restoration",
    ),
    (
        "国家生态文明建设示范市县、“绿水青山就是金山银山”实践创新基地、省级生态县创建工作突出的地方",
        "ecological-civilisation",
    ),
    (
        "交通强市(州)、交通强县(市、区)试点推进成效显著的地方",
        "transport",
    ),
    (
        "地方水利工程建设围绕大质量管理目标，工程建设进度有序、建设管理规范、质量安全可靠、资金使用高效、廉政建设效果显著的地方",
        "water-projects",
    ),
    (
        "推动落实粮食生产（含大豆扩种）、高标准农田建设、开展撂荒地整治工作成效明显的地方",
        "grain-farmland",
    ),
    (
        "林草湿生态系统碳汇提升明显或在林草碳汇权益交易方面取得重要突破的地方",
        "forestry",
    ),
    ("服务业指标完成较好(统筹考虑规模与增速)的地方", "services"),
    (
        "货物进出口指标、绿色贸易指标、外贸转型升级基地指标完成较好的地方",
        "foreign-trade",
    ),
    (
        "开展公共图书馆文化馆评估定级“补短板”、构建公共文化服务体系、提升群众公共文化服务满意度成效明显的地方",
        "culture-tourism",
    ),
    ("推动公立医院高质量发展成效明显的地方", "health"),
    (
        "开展医保经办规范化建设、深化医疗保障改革、优化医保经办服务等方面成效明显的地方",
        "health-insurance",
    ),
    ("推动中医药综合改革成效明显的地方", "chinese-medicine"),
    (
        "落实《政府督查工作条例》成效明显,政府督查机构工作开展有力的地方",
        "supervision",
    ),
    (
        "深度参与区域协同、飞地共建有成果成效明显的地方",
        "regional-coordination",
    ),
    ("稳住工业运行、抬高制造业占比成效突出的地方", "industry"),
    ("落实创新驱动、科技成果就地转化工作扎实的地方", "science"),
    ("数字经济和外贸两方面指标完成较好的地方", "digital-economy"),
    ("社会工作站覆盖广成效突出的地方", "community-governance"),
    ("地质灾害隐患综合治理推进快工作扎实的地方", "geological-hazards"),
    (
        "生态示范创建和“两山”转化工作突出的地方",
        "ecological-civilisation",
    ),
    ("“四好农村路”提质、客货邮融合快成效突出的地方", "transport"),
    ("稳粮扩豆、粮食产能提升工作扎实的地方", "grain-farmland"),
    ("开发区和外贸基地发展质量好的地方", "development-zones"),
    ("文旅市场回暖快、公共文化服务好成效突出的地方", "culture-tourism"),
    ("基层卫生服务能力提升工作扎实的地方", "health"),
    ("医保基金监管严、服务下沉快成效明显的地方", "health-insurance"),
    ("督查机构建设有力、承办事项办结率高的地方", "supervision"),
];

#[test]
fn each_title_has_one_topic_by_its_words() {
    let mut near = Vec::new();
    for (title, expected) in TITLES {
        match topics::infer(title, &[]) {
            Topics::Inferred(topic) => assert_eq!(&*topic.id, expected, "{title}"),
            Topics::Tied(topics) => {
                assert_eq!(&*topics[0].id, expected, "{title}");
                near.push(expected);
            }
            other => panic!("{title}: {other:?}"),
        }
    }
    // Two titles name two things each: 数字经济 and 产业金融, 开发区 and 外贸.
    assert_eq!(near, ["digital-economy", "development-zones"]);
}
