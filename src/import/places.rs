//! The places of the country by every name that a circular may print: full, short, autonomous ones shortened, and as
//! they were.

use std::collections::HashMap;

use super::fold::folded;

/// Index of a place in [`Places`].
pub type PlaceId = usize;

/// How high in the country a place stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 省、自治区、直辖市、特别行政区
    Province,
    /// 地级市、地区、自治州、盟
    Prefecture,
    /// 县、县级市、区、旗
    County,
}

/// A place of the country.
#[derive(Clone, Debug)]
pub struct Place {
    /// Division code.
    pub code: String,
    /// Official name.
    pub name: String,
    /// How high it stands.
    pub level: Level,
    /// What it lies in.
    pub parent: Option<PlaceId>,
    /// The first year that it is there, where that is known.
    pub since: Option<u16>,
    /// Its short name in letters: `sichuan`. Empty where nobody has written it.
    pub slug: String,
}

/// A name that a place no longer has, or a place that is no more.
#[derive(Clone, Debug)]
pub(super) struct Former {
    pub(super) name: String,
    /// What it is now.
    pub(super) present: PlaceId,
    /// What else, where it was divided.
    pub(super) also: Vec<PlaceId>,
    pub(super) year: u16,
    /// What it lay in, among today's places.
    pub(super) parent: Option<PlaceId>,
    /// Whether it has the name of a place as it is today, and lay elsewhere.
    pub(super) moved: bool,
}

/// One thing that a name may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Present(PlaceId),
    Former(usize),
}

/// A row of a gazetteer.
#[derive(Clone, Debug)]
pub struct PlaceRow {
    /// Division code, unique.
    pub code: String,
    /// Official name.
    pub name: String,
    /// The name without what kind of place it is, autonomous peoples left out; empty where there is none.
    pub short: String,
    /// How high it stands.
    pub level: Level,
    /// Code of what it lies in; empty for provinces.
    pub parent: String,
    /// The first year that it is there, for places younger than the rest.
    pub since: Option<u16>,
    /// Its short name in pinyin, syllables apart or together.
    pub pinyin: String,
}

/// A row of former names.
#[derive(Clone, Debug)]
pub struct FormerRow {
    /// The name as it was.
    pub name: String,
    /// The same after its prefecture's.
    pub full_name: String,
    /// Its code then.
    pub code: String,
    /// Code of what it is now.
    pub present: String,
    /// Codes of what else it is now, where it was divided.
    pub also: Vec<String>,
    /// The year of the change.
    pub year: u16,
}

/// The places of the country, and their names.
#[derive(Debug, Default)]
pub struct Places {
    places: Vec<Place>,
    former: Vec<Former>,
    by_code: HashMap<String, PlaceId>,
    names: HashMap<Vec<char>, Vec<Named>>,
    /// Names without what kind of place it is.
    shorts: HashMap<Vec<char>, Vec<PlaceId>>,
    children: HashMap<PlaceId, Vec<PlaceId>>,
    longest: usize,
}

impl Places {
    /// Places from rows in any order, parents before or after. Rows that name what is not there are left out.
    pub fn new(rows: &[PlaceRow], former: &[FormerRow]) -> Self {
        let mut places = Self::default();
        for (id, row) in rows.iter().enumerate() {
            places.by_code.insert(row.code.clone(), id);
        }
        for (id, row) in rows.iter().enumerate() {
            let parent = places
                .by_code
                .get(&row.parent)
                .copied()
                .filter(|parent| *parent != id);
            places.places.push(Place {
                code: row.code.clone(),
                name: row.name.clone(),
                level: row.level,
                parent,
                since: row.since,
                slug: row.pinyin.chars().filter(char::is_ascii_lowercase).collect(),
            });
            if let Some(parent) = parent {
                places.children.entry(parent).or_default().push(id);
            }
            places.name(&row.name, Named::Present(id));
            for alias in aliases(row) {
                places.name(&alias, Named::Present(id));
            }
            if !row.short.is_empty() {
                places.shorts.entry(folded(&row.short)).or_default().push(id);
            }
        }
        for row in former {
            places.add_former(row);
        }
        places
    }

    fn add_former(&mut self, row: &FormerRow) {
        let Some(present) = self.by_code.get(&row.present).copied() else {
            return;
        };
        let prefecture: String = row.code.chars().take(4).chain("00".chars()).collect();
        let province: String = row.code.chars().take(2).chain("0000".chars()).collect();
        let parents = [prefecture, province]
            .into_iter()
            .filter(|code| *code != row.code);
        let parent = parents.filter_map(|code| self.by_code.get(&code).copied()).next();
        let also: Vec<_> = row
            .also
            .iter()
            .filter_map(|code| self.by_code.get(code).copied())
            .collect();
        let moved = self.place(present).is_some_and(|place| place.name == row.name);
        let named = Named::Former(self.former.len());
        self.former.push(Former {
            name: row.name.clone(),
            present,
            also,
            year: row.year,
            parent,
            moved,
        });
        // Where only the code or the parent has changed, the name alone still means what it means today.
        if !moved {
            self.name(&row.name, named);
        }
        if row.full_name != row.name {
            self.name(&row.full_name, named);
        }
    }

    fn name(&mut self, name: &str, named: Named) {
        let key = folded(name);
        self.longest = self.longest.max(key.len());
        let all = self.names.entry(key).or_default();
        if !all.contains(&named) {
            all.push(named);
        }
    }

    /// A place.
    pub fn place(&self, id: PlaceId) -> Option<&Place> {
        self.places.get(id)
    }

    /// The place of a code.
    pub fn by_code(&self, code: &str) -> Option<PlaceId> {
        self.by_code.get(code).copied()
    }

    pub(super) fn former(&self, index: usize) -> Option<&Former> {
        self.former.get(index)
    }

    /// What a name, folded, may stand for.
    pub(super) fn named(&self, name: &[char]) -> &[Named] {
        self.names.get(name).map_or(&[], Vec::as_slice)
    }

    /// The places that have this name without what kind of place they are.
    pub(super) fn shorts(&self, name: &[char]) -> &[PlaceId] {
        self.shorts.get(name).map_or(&[], Vec::as_slice)
    }

    /// What lies directly in a place.
    pub(super) fn children(&self, id: PlaceId) -> &[PlaceId] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// All provinces.
    pub(super) fn provinces(&self) -> impl Iterator<Item = PlaceId> {
        let provinces = self
            .places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.parent.is_none());
        provinces.map(|(id, _)| id)
    }

    /// Whether a place is another or lies in it, however far down.
    pub(super) fn lies_in(&self, id: PlaceId, other: PlaceId) -> bool {
        // Three levels: what is deeper is a circle in the rows.
        let mut here = Some(id);
        for _ in 0..4 {
            match here {
                Some(place) if place == other => return true,
                Some(place) => here = self.place(place).and_then(|place| place.parent),
                None => return false,
            }
        }
        false
    }

    /// Characters of the longest name.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// A place's name after those that it lies in, provinces left out.
    pub(super) fn path_name(&self, id: PlaceId) -> String {
        let Some(place) = self.place(id) else {
            return String::new();
        };
        match place.parent.and_then(|parent| self.place(parent)) {
            Some(parent) if parent.level != Level::Province => format!("{}{}", parent.name, place.name),
            _ => place.name.clone(),
        }
    }
}

/// What else a place is called in circulars: 峨边县 and 峨边自治县, 阿坝州, 内蒙古.
fn aliases(row: &PlaceRow) -> Vec<String> {
    let short = &row.short;
    if short.is_empty() {
        return Vec::new();
    }
    let ends = |what: &str| row.name.ends_with(what);
    let with = |ends: &[&str]| ends.iter().map(|end| format!("{short}{end}")).collect::<Vec<_>>();
    match row.level {
        Level::Province if ends("自治区") => with(&["", "自治区"]),
        Level::Province if ends("特别行政区") => with(&["", "特区"]),
        Level::Province => with(&[""]),
        Level::Prefecture if ends("自治州") => with(&["州", "自治州"]),
        Level::Prefecture if ends("地区") || ends("盟") => Vec::new(),
        Level::Prefecture => Vec::new(),
        Level::County if ends("自治县") => with(&["县", "自治县"]),
        Level::County if ends("自治旗") => with(&["旗", "自治旗"]),
        Level::County if ends("林区") => with(&["区"]),
        Level::County => Vec::new(),
    }
}
