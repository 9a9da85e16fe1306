//! How much of a place's path is said with its name.

use super::{Designation, Gazetteer, Kind, PlaceId};
use crate::lang::Lang;

impl Gazetteer {
    /// What the full name of a place begins with: a county's prefecture, a district's municipality. 仙桃市 stands alone.
    pub fn in_name(&self, id: PlaceId) -> Option<PlaceId> {
        let above = self.parent(id).filter(|_| self.kind(id) > Kind::Prefecture)?;
        let is_named =
            self.kind(above) == Kind::Prefecture || self.get(above).designation == Designation::Municipality;
        is_named.then_some(above)
    }

    /// The place's name in `lang`, with the prefecture or the municipality that it is in: 宜宾市翠屏区, 北京市朝阳区;
    /// Cuiping District, Yibin.
    pub fn full_name(&self, id: PlaceId, lang: Lang) -> String {
        let place = self.get(id);
        match (lang, self.in_name(id)) {
            (Lang::Zh, _) => place.full_name.to_string(),
            (Lang::En, Some(above)) if place.kind != Kind::Base => {
                format!("{}, {}", place.english, self.get(above).english)
            }
            (Lang::En, _) => place.english.to_string(),
        }
    }

    /// The place's name as it is said to who reads about `region`: the full name, and with it the province where that is
    /// not plain from the region: 江苏省南京市鼓楼区; Gulou District, Nanjing, Jiangsu. The Chinese one ends with
    /// [`Place::full_name`](super::Place::full_name).
    pub fn name_in(&self, id: PlaceId, region: PlaceId, lang: Lang) -> String {
        let full_name = self.full_name(id, lang);
        let Some(province) = self.province_to_say(id, region) else {
            return full_name;
        };
        let province = self.get(province);
        match lang {
            Lang::Zh => format!("{}{full_name}", province.name),
            Lang::En => format!("{full_name}, {}", province.english),
        }
    }

    /// The province, where the full name of a place does not say it and the region does not either.
    fn province_to_say(&self, id: PlaceId, region: PlaceId) -> Option<PlaceId> {
        let province = self.province_of(id).filter(|province| *province != id)?;
        let is_said = self.in_name(id) == Some(province) || self.is_within(region, province);
        (!is_said).then_some(province)
    }
}
