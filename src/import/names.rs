//! Reading one printed name: which places it may mean, along the path that it prints, and how surely it is a name.

use super::chars::{Chars, part};
use super::kinds::{self, DIVISIONS, Kind};
use super::places::{Level, Named, PlaceId, Places};

/// A reading of a whole name: 浙江省 · 衢州市 · 衢江区.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    /// What is printed before the last name.
    pub(super) chain: Vec<PlaceId>,
    pub(super) last: Named,
}

/// The places that a name begins with, where the whole of it is none.
#[derive(Clone, Debug, Default)]
pub(super) struct Prefix {
    pub(super) chain: Vec<PlaceId>,
    /// Characters that they take.
    pub(super) len: usize,
    /// Whether the last of them stands with what kind of place it is: 成都市, not 成都.
    pub(super) whole: bool,
}

/// How surely something between two commas is a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    No,
    /// It ends as names of places do.
    Likely,
    Sure,
}

/// Reads names in one part of the country.
#[derive(Debug)]
pub(super) struct Names<'p> {
    pub(super) places: &'p Places,
    /// Where the circular holds; the whole country without one.
    pub(super) region: Option<PlaceId>,
    /// The year that is commended, as far as it is known.
    pub(super) year: Option<u16>,
}

/// Longest name that is looked at: bases with their products have some forty characters.
const LONGEST: usize = 60;

impl Names<'_> {
    /// Whether a place lies in the circular's region, or the region in it.
    pub(super) fn in_region(&self, id: PlaceId) -> bool {
        self.region
            .is_none_or(|region| self.places.lies_in(id, region) || self.places.lies_in(region, id))
    }

    /// All readings of a whole name, and the longest beginning that is places. `abroad` looks outside the region too.
    pub(super) fn read(&self, name: &[char], abroad: bool) -> (Vec<Path>, Prefix) {
        let mut found = (Vec::new(), Prefix::default());
        if name.len() >= 2 && name.len() <= LONGEST {
            self.walk(name, 0, &mut Vec::new(), abroad, &mut found);
        }
        let (paths, prefix) = found;
        // A name that prints its own parent means no other place of that name.
        let longest = paths.iter().any(|path| !path.chain.is_empty());
        let single = paths.iter().any(|path| path.chain.is_empty());
        let paths = match longest && !single {
            true => paths,
            false if longest => paths.into_iter().filter(|path| path.chain.is_empty()).collect(),
            false => paths,
        };
        (paths, prefix)
    }

    fn walk(
        &self,
        name: &[char],
        at: usize,
        chain: &mut Vec<PlaceId>,
        abroad: bool,
        found: &mut (Vec<Path>, Prefix),
    ) {
        let left = name.len().saturating_sub(at);
        for len in (2..=left.min(self.places.longest())).rev() {
            let here = part(name, at, at + len);
            let end = at + len == name.len();
            for named in self.places.named(here) {
                if !self.follows(*named, chain.last().copied(), abroad) {
                    continue;
                }
                if end {
                    let path = Path {
                        chain: chain.clone(),
                        last: *named,
                    };
                    if !found.0.contains(&path) {
                        found.0.push(path);
                    }
                } else if let Some(id) = self.as_parent(*named) {
                    self.step(name, at + len, id, true, chain, abroad, found);
                }
            }
            if !end {
                for id in self.places.shorts(here) {
                    if self.follows(Named::Present(*id), chain.last().copied(), abroad) {
                        self.step(name, at + len, *id, false, chain, abroad, found);
                    }
                }
            }
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one step of a walk, and all of its state"
    )]
    fn step(
        &self,
        name: &[char],
        at: usize,
        id: PlaceId,
        whole: bool,
        chain: &mut Vec<PlaceId>,
        abroad: bool,
        found: &mut (Vec<Path>, Prefix),
    ) {
        if chain.len() >= 3 {
            return;
        }
        chain.push(id);
        if at > found.1.len || (at == found.1.len && whole && !found.1.whole) {
            found.1 = Prefix {
                chain: chain.clone(),
                len: at,
                whole,
            };
        }
        self.walk(name, at, chain, abroad, found);
        chain.pop();
    }

    fn as_parent(&self, named: Named) -> Option<PlaceId> {
        match named {
            Named::Present(id) => Some(id),
            Named::Former(index) => self.places.former(index).map(|former| former.present),
        }
    }

    /// Whether a place can stand behind another in a path, or at its beginning.
    fn follows(&self, named: Named, last: Option<PlaceId>, abroad: bool) -> bool {
        if let (Named::Present(id), Some(year)) = (named, self.year) {
            // A circular of one year appears in the next, and may name what is new then.
            let since = self.places.place(id).and_then(|place| place.since);
            if since.is_some_and(|since| since > year + 1) {
                return false;
            }
        }
        match (named, last) {
            (Named::Present(id), Some(last)) => id != last && self.places.lies_in(id, last),
            (Named::Present(id), None) => abroad || self.in_region(id),
            (Named::Former(index), last) => self.places.former(index).is_some_and(|former| match last {
                Some(last) => former
                    .parent
                    .is_some_and(|parent| self.places.lies_in(parent, last)),
                None => abroad || self.in_region(former.present),
            }),
        }
    }

    /// A place's level as a kind.
    pub(super) fn kind(&self, id: PlaceId) -> Kind {
        match self.places.place(id).map(|place| place.level) {
            Some(Level::Province) => Kind::Province,
            Some(Level::Prefecture) => Kind::Prefecture,
            _ => Kind::County,
        }
    }

    /// The places that have a name without what kind of place it is, in the region.
    pub(super) fn shorts(&self, name: &[char]) -> Vec<PlaceId> {
        let all = self.places.shorts(name).iter().copied();
        let here: Vec<_> = all.filter(|id| self.in_region(*id)).collect();
        let higher: Vec<_> = here
            .iter()
            .copied()
            .filter(|id| self.kind(*id) != Kind::County)
            .collect();
        if higher.is_empty() { here } else { higher }
    }

    /// How surely a piece of a list is a recipient.
    pub(super) fn strength(&self, token: &[char]) -> Strength {
        if token.len() < 2 || token.len() > LONGEST {
            return Strength::No;
        }
        let token = match aggregate(token) {
            Some(0) => return Strength::Sure,
            Some(named) => part(token, 0, named),
            None => token,
        };
        let core = core(token);
        let (paths, prefix) = self.read(core, false);
        if !paths.is_empty() || !self.read(core, true).0.is_empty() {
            return Strength::Sure;
        }
        if core.has_any(&SENTENCES)
            || core
                .iter()
                .any(|character| "对将在向把给为，。：:“”".contains(*character))
        {
            return Strength::No;
        }
        match kinds::by_ending(core) {
            Some(Kind::Other) if core.len() < 4 => Strength::Likely,
            Some(_) => Strength::Sure,
            None if !self.shorts(core).is_empty() => Strength::Likely,
            None if core.last().is_some_and(|last| DIVISIONS.contains(last)) && core.len() <= 12 => {
                if prefix.whole {
                    Strength::Sure
                } else {
                    Strength::Likely
                }
            }
            None => Strength::No,
        }
    }
}

/// Whether a piece of a list could be a name that nobody knows: short, and no part of a sentence.
pub(super) fn could_be_name(token: &[char]) -> bool {
    (2..=14).contains(&token.len())
        && !token.has_any(&SENTENCES)
        && !token
            .iter()
            .any(|character| "对将在向把给为，。：:“”()0123456789%".contains(*character))
}

/// Words of sentences, which no name holds.
const SENTENCES: [&str; 18] = [
    "的",
    "成效",
    "给予",
    "支持",
    "优先",
    "奖励",
    "推荐",
    "上述",
    "下列",
    "工作",
    "落实",
    "推进",
    "明显",
    "突出",
    "组织实施",
    "负责",
    "以下",
    "以上",
];

/// A name without its note in brackets, the government of the place, and the division of the army's corps before it.
pub(super) fn core(token: &[char]) -> &[char] {
    let mut core = kinds::without_note(token);
    for end in ["人民政府", "管委会", "管理委员会", "本级"] {
        let len = end.chars().count();
        if core.ends(end) && core.len() > len + 1 {
            core = part(core, 0, core.len() - len);
        }
    }
    let corps = core.starts_any(&["第", "兵团第", "新疆生产建设兵团第"]);
    let division = core
        .find("师")
        .filter(|at| corps && *at < 14 && core.len() > at + 2);
    if let Some(at) = division {
        core = part(core, at + 1, core.len());
    }
    core
}

/// Where the part begins that counts places without naming them: 14个市州, 勉县等95个县（区）; 0 where nothing else is.
pub(super) fn aggregate(token: &[char]) -> Option<usize> {
    let is_count = |from: usize| {
        let digits = part(token, from, from + 6)
            .iter()
            .take_while(|character| {
                character.is_ascii_digit()
                    || super::chars::digit(**character).is_some()
                    || **character == '十'
            })
            .count();
        let behind = part(token, from + digits, token.len());
        digits > 0
            && (behind.starts("个") || behind.starts("家"))
            && behind.len() <= 20
            && behind.has_any(&[
                "市", "州", "县", "区", "旗", "盟", "省", "地方", "地区", "单位", "乡", "镇", "街道", "村",
                "企业", "园",
            ])
            && !behind.has_any(&SENTENCES)
    };
    let everywhere = ["全省", "全市", "全区", "全州", "其余", "其他", "以上", "各"];
    if is_count(0) {
        return Some(0);
    }
    if let Some(head) = everywhere.iter().find(|head| token.starts(head)) {
        let rest = head.chars().count();
        let all = part(token, rest, token.len());
        let are_levels = !all.is_empty()
            && all
                .iter()
                .all(|character| "市州县区旗盟(、)".contains(*character));
        if is_count(rest) || (*head == "各" && are_levels) {
            return Some(0);
        }
    }
    let at = token.find("等").filter(|at| *at >= 2)?;
    is_count(at + 1).then_some(at)
}
