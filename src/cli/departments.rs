//! Which department an argument means: the search of places, over the departments' names, so that 商务,
//! shangwu, swt and 发改委 are all understood.

use crate::catalog::View;
use crate::lang::Lang;
use crate::report::DepartmentReport;
use crate::search;
use crate::text::sanitize;

use super::output::echo;

use super::{Failure, say};

/// The department that `query` clearly means; said on standard error where it is not its name.
pub(super) fn find<'c>(view: &'c View<'_>, query: &str, lang: Lang) -> Result<&'c str, Failure> {
    let names: Vec<&'c str> = DepartmentReport::names(view);
    if let Some(name) = names.iter().find(|name| **name == query) {
        return Ok(name);
    }
    let found = search::departments(names.iter().copied()).find(query);
    let shown = echo(query, lang);
    let taken = |name: &str, why: &str| {
        let name = sanitize(name);
        say(&lang.pick(
            format!("{shown} → {name}（{why}）"),
            format!("{shown} → {name} ({why})"),
        ));
    };
    if let Some(hit) = found.clear_best() {
        let name = names[hit.term];
        taken(name, &hit.why.text(lang));
        return Ok(name);
    }
    let best = found.hits.first().map(|hit| hit.tier);
    let candidates: Vec<_> = if found.hits.is_empty() {
        let spelled: Vec<_> = names
            .iter()
            .copied()
            .filter(|name| spells_out(query, name))
            .collect();
        // 省人民政府办公厅 has the characters of 民政厅 too.
        let longest = spelled.iter().map(|name| name.chars().count()).max();
        let is_longest = |name: &&str| Some(name.chars().count()) == longest;
        spelled.into_iter().filter(is_longest).collect()
    } else {
        let hits = found.hits.iter().filter(|hit| Some(hit.tier) == best);
        hits.map(|hit| names[hit.term]).collect()
    };
    match candidates.as_slice() {
        [name] => {
            taken(name, lang.pick("全称", "in full"));
            Ok(name)
        }
        [] => {
            let nearest = list(found.nearest.iter().map(|at| names[*at]));
            Err(unknown(&shown, &nearest, &list(names.iter().copied()), lang))
        }
        several => {
            let several = list(several.iter().copied());
            Err(Failure::Misuse(lang.pick(
                format!("“{shown}”可能指多个单位：{several}\n请写得更具体"),
                format!("ambiguous department {shown:?}: {several}\nsay which"),
            )))
        }
    }
}

/// What is near a name that no department has; where nothing is, all that there are.
fn unknown(shown: &str, nearest: &str, all: &str, lang: Lang) -> Failure {
    let mut said = lang.pick(
        format!("未找到匹配“{shown}”的组织实施单位"),
        format!("no department called {shown:?}"),
    );
    if nearest.is_empty() {
        said.push_str(&lang.pick(format!("\n现有：{all}"), format!("\nthere are: {all}")));
    } else {
        said.push_str(&lang.pick(format!("；相近的有：{nearest}"), format!("; nearest: {nearest}")));
    }
    Failure::Nothing(said)
}

fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(sanitize).collect::<Vec<_>>().join("、")
}

/// Whether a query spells out what a name shortens, to no more than twice its length: 省林业和草原局 is 省林草局.
fn spells_out(query: &str, name: &str) -> bool {
    let own = |name: &str| -> Vec<char> {
        let own = name.split_once('省').map_or(name, |(_, own)| own);
        own.chars().collect()
    };
    let (query, name) = (own(query), own(name));
    let mut rest = query.iter();
    query.len() <= name.len() * 2 && name.iter().all(|character| rest.any(|other| other == character))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn departments_are_found_as_officers_write_them() {
        let catalog = Catalog::embedded();
        let view = catalog.default_view();
        let cases = [
            ("商务厅", "商务厅"),
            ("商务", "商务厅"),
            ("shangwu", "商务厅"),
            ("shangwuting", "商务厅"),
            ("swt", "商务厅"),
            ("SWT", "商务厅"),
            ("shangwu厅", "商务厅"),
            ("商物厅", "商务厅"),
            ("林草局", "省林草局"),
            ("lincao", "省林草局"),
            ("发改委", "省发展改革委"),
            ("省发改委", "省发展改革委"),
            ("发展改革", "省发展改革委"),
            ("卫健委", "省卫生健康委"),
            ("经信厅", "经济和信息化厅"),
            ("文旅厅", "文化和旅游厅"),
            ("wenhuahelvyou", "文化和旅游厅"),
            ("农业厅", "农业农村厅"),
            ("督查室", "省政府督查室"),
            ("医保", "省医保局"),
            ("czt", "财政厅"),
            ("四川省财政厅", "财政厅"),
            ("四川省科学技术厅", "科技厅"),
            ("科学技术厅", "科技厅"),
            ("省发展和改革委员会", "省发展改革委"),
            ("省林业和草原局", "省林草局"),
            ("省人民政府办公厅", "省政府办公厅"),
        ];
        for (query, name) in cases {
            assert_eq!(find(&view, query, Lang::Zh).ok(), Some(name), "{query}");
        }
    }

    #[test]
    fn departments_have_no_other_names() {
        let catalog = Catalog::embedded();
        let view = catalog.default_view();
        for query in ["department", "department-00003", "3", "zone"] {
            assert!(find(&view, query, Lang::Zh).is_err(), "{query}");
        }
    }

    #[test]
    fn every_department_is_found_by_its_name_and_by_its_reading() {
        let catalog = Catalog::embedded();
        let view = catalog.default_view();
        for name in DepartmentReport::names(&view) {
            let spelled = search::reading(name).replace(' ', "");
            for query in [name, &spelled] {
                assert_eq!(find(&view, query, Lang::Zh).ok(), Some(name), "{query}");
            }
        }
    }
}
