//! The ways of rewarding (激励方式), few enough to keep apart.

use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// A way of rewarding (激励方式); the glossary of the crate defines each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Instrument {
    /// 资金
    Funding,
    /// 项目
    Project,
    /// 试点
    Pilot,
    /// 名额
    Quota,
    /// 加分
    Scoring,
    /// 推荐
    Recommendation,
    /// 宣传
    Publicity,
    /// 免督查
    Exemption,
}

impl Instrument {
    /// All instruments, in the order of the glossary.
    pub const ALL: [Self; 8] = [
        Self::Funding,
        Self::Project,
        Self::Pilot,
        Self::Quota,
        Self::Scoring,
        Self::Recommendation,
        Self::Publicity,
        Self::Exemption,
    ];

    /// The word in data, exports and filters.
    pub fn key(self) -> &'static str {
        match self {
            Self::Funding => "funding",
            Self::Project => "project",
            Self::Pilot => "pilot",
            Self::Quota => "quota",
            Self::Scoring => "scoring",
            Self::Recommendation => "recommendation",
            Self::Publicity => "publicity",
            Self::Exemption => "exemption",
        }
    }

    /// The instrument of a [`Self::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|instrument| instrument.key() == key)
    }

    /// The glossary's word for it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Funding => lang.pick("资金", "funding"),
            Self::Project => lang.pick("项目", "project"),
            Self::Pilot => lang.pick("试点", "pilot"),
            Self::Quota => lang.pick("名额", "quota"),
            Self::Scoring => lang.pick("加分", "scoring"),
            Self::Recommendation => lang.pick("推荐", "recommendation"),
            Self::Publicity => lang.pick("宣传", "publicity"),
            Self::Exemption => lang.pick("免督查", "exemption"),
        }
    }

    /// What the word means: the glossary's entry.
    pub fn definition(self, lang: Lang) -> &'static str {
        match self {
            Self::Funding => lang.pick(
                "给予资金，或在分配资金时予以倾斜",
                "money, or favour when money is shared out",
            ),
            Self::Project => lang.pick(
                "项目纳入清单、计划，或在安排项目时优先",
                "projects put on a list or plan, or arranged first",
            ),
            Self::Pilot => lang.pick(
                "纳入试点示范，或优先支持申报",
                "a pilot or demonstration, or favour in applying for one",
            ),
            Self::Quota => lang.pick(
                "增加名额，或单列指标",
                "extra places in a quota, or a quota of their own",
            ),
            Self::Scoring => lang.pick("在考核或申报中加分", "points in an appraisal or an application"),
            Self::Recommendation => lang.pick(
                "优先推荐、推介，或在评选中倾斜",
                "put forward to higher levels, funds or selections",
            ),
            Self::Publicity => lang.pick("宣传典型，推广经验", "publicity, or its practice spread"),
            Self::Exemption => lang.pick("免予督查", "exempt from inspection"),
        }
    }
}
