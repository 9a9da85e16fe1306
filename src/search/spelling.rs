//! How the characters of a place's names are read: as the corpus says, which is right, and where it says
//! nothing, as in 自治州 and 转型升级, as the character is usually read in names.

use std::borrow::Cow;

use super::readings::readings;
use super::sounds::sounds;

/// The readings of one term's names.
pub(super) struct Spelling<'a> {
    /// Parts of the names, each with its syllables and blanks between them, as the corpus gives them.
    known: &'a [(&'a str, &'a str)],
}

impl<'a> Spelling<'a> {
    pub(super) fn new(known: &'a [(&'a str, &'a str)]) -> Self {
        Self { known }
    }

    /// A syllable for each character of a name; empty for what has none.
    pub(super) fn spell<'s>(&'s self, name: &'s str) -> impl Iterator<Item = Cow<'s, str>> {
        let mut rest = name;
        // Of a part whose reading is known, the syllables to come and how many characters they are for.
        let (mut syllables, mut left) = ("".split(' '), 0_usize);
        std::iter::from_fn(move || {
            let character = rest.chars().next()?;
            if left == 0
                && let Some((part, reading)) = self.known_at(rest)
            {
                (syllables, left) = (reading.split(' '), part.chars().count());
            }
            rest = rest.get(character.len_utf8()..)?;
            if left == 0 {
                return Some(Cow::Borrowed(self.usual(character)));
            }
            left -= 1;
            let syllable = syllables.next().unwrap_or_default();
            Some(match syllable.contains('v') {
                true => Cow::Owned(syllable.replace('v', "u")),
                false => Cow::Borrowed(syllable),
            })
        })
    }

    /// The known part that a text begins with, and its reading.
    fn known_at(&self, text: &str) -> Option<(&'a str, &'a str)> {
        let mut known = self.known.iter().copied();
        known.find(|(part, _)| !part.is_empty() && text.starts_with(part))
    }

    /// How a character is read in names, for which its most frequent reading can be the wrong one: 藏.
    fn usual(&self, character: char) -> &'static str {
        let in_names = sounds().in_names(character);
        in_names
            .or_else(|| readings(character).next())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::catalog::Catalog;

    /// Every character of a name that the gazetteer's readings leave out, read from the dictionary by hand.
    const EXPECTED: &str = "专zhuan 业ye 临lin 产chan 件jian 信xin 先xian 功gong 化hua 区qu 升sheng 县xian 及ji 合he \
        和he 品pin 四si 园yuan 国guo 地di 型xing 基ji 复fu 外wai 子zi 家jia 川chuan 州zhou 工gong 市shi 开kai 彝yi \
        循xun 息xi 料liao 新xin 族zu 智zhi 机ji 材cai 汽qi 治zhi 港gang 物wu 环huan 电dian 省sheng 端duan 级ji \
        终zhong 经jing 羌qiang 能neng 自zi 藏zang 贸mao 路lu 车che 转zhuan 进jin 部bu 铁tie 际ji 零ling 高gao \
        上shang 东dong 乡xiang 京jing 仡ge 仫mu 伯bo 佤wa 佬lao 侗dong 依yi 保bao 傈li 傣dai 僳su 克ke 别bie 北bei 南nan \
        古gu 各ge 吉ji 吾wu 哈ha 回hui 固gu 土tu 塔ta 壮zhuang 天tian 孜zi 安an 尔er 尼ni 布bu 庆qing 怒nu 拉la 撒sa \
        政zheng 斡wo 旗qi 普pu 景jing 朗lang 朝chao 林lin 柯ke 毛mao 水shui 津jin 海hai 满man 特te 独du 瑶yao 畲she 白bai \
        盟meng 矿kuang 祜hu 米mi 纳na 维wei 联lian 苗miao 萨sa 蒙meng 行xing 裕yu 西xi 达da 重chong 锡xi 颇po 鲜xian 黎li \
        龙long";

    #[test]
    fn what_the_gazetteer_does_not_spell_is_read_as_in_names() {
        let catalog = Catalog::embedded();
        let mut unspelled = BTreeSet::new();
        for (id, place) in catalog.gazetteer().places() {
            let prefecture = catalog
                .gazetteer()
                .prefecture_above(id)
                .map(|id| &*catalog.place(id).short);
            for name in [&place.full_name, &place.name].into_iter().chain(&place.aliases) {
                let spelled = [Some(&*place.short), place.host.as_deref(), prefecture];
                let rest = spelled
                    .into_iter()
                    .flatten()
                    .fold(name.to_string(), |name, part| name.replace(part, ""));
                unspelled.extend(rest.chars().filter(|character| character.is_alphabetic()));
            }
        }
        let expected: BTreeSet<_> = EXPECTED
            .split(' ')
            .filter_map(|entry| entry.chars().next())
            .collect();
        let strangers: String = unspelled.difference(&expected).collect();
        assert!(strangers.is_empty(), "add the readings of {strangers}");

        let spelling = Spelling::new(&[]);
        for entry in EXPECTED.split(' ') {
            let (character, reading) = entry.split_at(3);
            assert_eq!(
                spelling.spell(character).collect::<Vec<_>>(),
                [reading],
                "{character}"
            );
        }
    }
}
