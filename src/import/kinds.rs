//! What a recipient is that no gazetteer knows, by how its name ends: zones, bases, towns, enterprises, institutions.

use super::chars::{Chars, closing, part};
use crate::circular::UnitKind;
use crate::gazetteer;

/// What a recipient is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 省、自治区、直辖市
    Province,
    /// 地级市、自治州、地区、盟
    Prefecture,
    /// 县、县级市、区、旗
    County,
    /// 开发区、新区、园区
    Zone,
    /// 基地
    Base,
    /// 乡、镇、街道
    Town,
    /// 公司、企业
    Enterprise,
    /// 医院、学校、部门，以及未点名的若干地方
    Other,
}

impl Kind {
    /// The kind of place; `None` for what is none.
    pub fn place(self) -> Option<gazetteer::Kind> {
        match self {
            Self::Province => Some(gazetteer::Kind::Province),
            Self::Prefecture => Some(gazetteer::Kind::Prefecture),
            Self::County => Some(gazetteer::Kind::County),
            Self::Zone => Some(gazetteer::Kind::Zone),
            Self::Base => Some(gazetteer::Kind::Base),
            Self::Town => Some(gazetteer::Kind::Town),
            Self::Enterprise | Self::Other => None,
        }
    }

    /// The kind of unit that a recipient is that is no place.
    pub fn unit(self) -> UnitKind {
        match self {
            Self::Enterprise => UnitKind::Enterprise,
            _ => UnitKind::Other,
        }
    }
}

const BASES: [&str; 2] = ["基地", "产业集群"];
const ZONES: [&str; 34] = [
    "开发区",
    "高新区",
    "经开区",
    "新区",
    "新城",
    "园区",
    "工业园",
    "产业园",
    "科技园",
    "保税区",
    "保税港区",
    "综保区",
    "示范区",
    "试验区",
    "实验区",
    "自贸区",
    "片区",
    "管理区",
    "合作区",
    "度假区",
    "旅游区",
    "风景区",
    "景区",
    "集聚区",
    "集中区",
    "功能区",
    "核心区",
    "先行区",
    "港区",
    "工业区",
    "加工区",
    "农场",
    "林场",
    "自创区",
];
const TOWNS: [&str; 7] = ["乡", "镇", "街道", "街道办事处", "街道办", "苏木", "农牧场"];
const ENTERPRISES: [&str; 8] = ["公司", "集团", "厂", "合作社", "银行", "商行", "支行", "分行"];
/// How headings begin that end as names of units do: 重点开发区, 先进园区.
const GENERIC: [&str; 22] = [
    "重点",
    "先进",
    "优秀",
    "特色",
    "综合",
    "新增",
    "国家级",
    "省级",
    "市级",
    "县级",
    "明星",
    "十强",
    "最佳",
    "受",
    "获",
    "优胜",
    "创新",
    "示范",
    "其他",
    "规模",
    "增速",
    "总量",
];
const OTHERS: [&str; 42] = [
    "医院",
    "卫生院",
    "学校",
    "大学",
    "学院",
    "中学",
    "小学",
    "幼儿园",
    "局",
    "厅",
    "委",
    "委员会",
    "办公室",
    "中心",
    "研究院",
    "研究所",
    "研究会",
    "协会",
    "商会",
    "学会",
    "兵团",
    "支队",
    "大队",
    "总队",
    "法院",
    "检察院",
    "海关",
    "村",
    "社区",
    "站",
    "党校",
    "馆",
    "院",
    "团市委",
    "妇联",
    "总工会",
    "服务处",
    "管理处",
    "办事处",
    "指挥部",
    "联合会",
    "口岸",
];

/// Whether a text is what units are called, and no unit's name.
pub(super) fn is_generic(name: &[char]) -> bool {
    name.starts_any(&GENERIC) && by_ending(name) != Some(Kind::Enterprise)
}

/// How the names of divisions end.
pub(super) const DIVISIONS: [char; 8] = ['省', '市', '县', '区', '州', '旗', '盟', '域'];

/// What a name's end tells of it; a note in brackets behind it is left out.
pub(super) fn by_ending(name: &[char]) -> Option<Kind> {
    let name = without_note(name);
    let name = ["人民政府", "管委会", "管理委员会"]
        .iter()
        .find(|end| name.ends(end) && name.len() > end.chars().count() + 1)
        .map_or(name, |end| part(name, 0, name.len() - end.chars().count()));
    let is = |ends: &[&str]| {
        ends.iter()
            .any(|end| name.ends(end) && name.len() > end.chars().count())
    };
    if is(&BASES) {
        Some(Kind::Base)
    } else if is(&ZONES) {
        Some(Kind::Zone)
    } else if is(&ENTERPRISES) {
        Some(Kind::Enterprise)
    } else if is(&TOWNS) && name.len() <= 20 {
        Some(Kind::Town)
    } else if is(&OTHERS) {
        Some(Kind::Other)
    } else {
        None
    }
}

/// A name without the note in brackets at its end.
pub(super) fn without_note(name: &[char]) -> &[char] {
    note(name).map_or(name, |open| part(name, 0, open))
}

/// Where the note in brackets begins that a name ends with.
pub(super) fn note(name: &[char]) -> Option<usize> {
    if name.last() != Some(&')') {
        return None;
    }
    let opens = name
        .iter()
        .enumerate()
        .filter(|(_, character)| **character == '(');
    let open = opens
        .map(|(at, _)| at)
        .find(|open| closing(name, *open) == Some(name.len() - 1))?;
    (open > 0).then_some(open)
}
