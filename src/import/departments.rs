//! Who carries a measure out: the bracket or the line that names departments, and what each of them does.

use std::ops::Range;

use super::chars::{Chars, part};
use super::source::Paragraph;

/// A department in a text, by its characters there, and its role as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Department {
    pub(super) range: Range<usize>,
    pub(super) role: String,
}

/// What is said of departments behind their names; the longest first.
const VERBS: [&str; 22] = [
    "牵头组织实施",
    "牵头负责落实",
    "负责组织实施",
    "共同组织实施",
    "按职责分工负责",
    "分别组织实施",
    "牵头负责",
    "牵头实施",
    "负责落实",
    "负责实施",
    "具体负责",
    "组织落实",
    "组织实施",
    "分工负责",
    "共同负责",
    "分别负责",
    "牵头",
    "配合",
    "负责",
    "承办",
    "落实",
    "实施",
];
/// Labels before departments.
const LABELS: [&str; 20] = [
    "牵头单位",
    "牵头部门",
    "配合单位",
    "配合部门",
    "责任单位",
    "责任部门",
    "实施单位",
    "实施部门",
    "组织实施单位",
    "组织实施部门",
    "对口省级部门",
    "落实单位",
    "落实部门",
    "省级部门",
    "主管部门",
    "支持单位",
    "协办单位",
    "对口部门",
    "激励措施实施部门",
    "牵头责任单位",
];
/// How the names of departments end.
const ENDS: [&str; 32] = [
    "厅",
    "局",
    "委",
    "办",
    "部",
    "院",
    "署",
    "行",
    "办公厅",
    "办公室",
    "委员会",
    "总局",
    "督查室",
    "督查局",
    "中心",
    "总工会",
    "妇联",
    "海关",
    "集团",
    "公司",
    "政府",
    "研究室",
    "指挥部",
    "联社",
    "联合会",
    "党校",
    "学院",
    "管委会",
    "团省委",
    "领导小组",
    "室",
    "组",
];

/// The label that a line begins with, before its colon.
pub(super) fn label(text: &[char]) -> Option<&'static str> {
    LABELS
        .into_iter()
        .find(|label| text.starts(label) && text.get(label.chars().count()) == Some(&':'))
}

/// The departments of a bracket's content, or of a line with a label; nothing where it is none. What has neither label nor verb
/// counts only where `certain`, and where all of it are departments.
pub(super) fn departments(text: &[char], range: Range<usize>, certain: bool) -> Vec<Department> {
    let whole = part(text, range.start, range.end);
    if whole.len() < 2 || whole.len() > 400 {
        return Vec::new();
    }
    let order = order(whole);
    let mut found = Vec::new();
    let mut role = String::new();
    let (mut named, mut others) = (false, 0);
    for clause in split(text, range.clone(), &[';', ',', '。']) {
        let mut clause = clause;
        if let Some(label) = label(part(text, clause.start, clause.end)) {
            label.clone_into(&mut role);
            named = true;
            clause.start += label.chars().count() + 1;
        }
        let mut here = part(text, clause.start, clause.end);
        if here.starts("由") {
            clause.start += 1;
            here = part(text, clause.start, clause.end);
        }
        if let Some(verb) = VERBS.into_iter().find(|verb| here.ends(verb)) {
            verb.clone_into(&mut role);
            named = true;
            clause.end -= verb.chars().count();
            // Clauses before it that had no verb of their own share this one.
            for earlier in found
                .iter_mut()
                .filter(|earlier: &&mut Department| earlier.role.is_empty())
            {
                verb.clone_into(&mut earlier.role);
            }
        }
        for (index, side) in sides(text, clause).into_iter().enumerate() {
            for token in split(text, side, &['、']) {
                let token = trimmed(text, token);
                let name = part(text, token.start, token.end);
                if !name.is_empty() && is_department(name) {
                    let (len, own) = own_role(name);
                    let role = match own {
                        Some(own) => own.to_owned(),
                        None if index > 0 => "会同".to_owned(),
                        None => role.clone(),
                    };
                    let range = token.start..token.start + len;
                    found.push(Department { range, role });
                } else {
                    others += usize::from(!name.is_empty() && !is_vague(name));
                }
            }
        }
    }
    if let Some(leads) = order {
        for (index, department) in found.iter_mut().enumerate() {
            let role = if index < leads {
                "牵头单位"
            } else {
                "配合单位"
            };
            role.clone_into(&mut department.role);
        }
    }
    let agrees = named || (certain && others == 0);
    if agrees && others <= found.len() {
        found
    } else {
        Vec::new()
    }
}

/// Departments that only a break parts, as in the cells of a table: each by itself.
pub(super) fn apart(text: &Paragraph, found: Vec<Department>) -> Vec<Department> {
    let mut all = Vec::with_capacity(found.len());
    for mut department in found {
        let gaps = department.range.clone().skip(1).filter(|at| {
            let before = at.checked_sub(1).and_then(|before| text.at.get(before));
            before
                .zip(text.at.get(*at))
                .is_some_and(|(before, here)| *here > before + 1)
        });
        let end = department.range.end;
        for gap in gaps.collect::<Vec<_>>() {
            let whole = |from: usize, to: usize| to >= from + 3 && is_department(text.part(from..to));
            if whole(department.range.start, gap) && whole(gap, end) {
                let first = department.range.start..gap;
                all.push(Department {
                    range: first,
                    ..department.clone()
                });
                department.range.start = gap;
            }
        }
        all.push(department);
    }
    all
}

/// How many lead, where the text says that the first does: 列第一位的为牵头单位.
fn order(text: &[char]) -> Option<usize> {
    let says =
        text.has("牵头") && text.has_any(&["列第", "排第", "第一位", "第1位", "排名第", "排在第", "首位"]);
    says.then_some(1)
}

/// What stands before and behind 会同.
fn sides(text: &[char], range: Range<usize>) -> Vec<Range<usize>> {
    let here = part(text, range.start, range.end);
    for word in ["会同", "商", "联合"] {
        if let Some(at) = here
            .find(word)
            .filter(|at| *at > 1 && here.get(at + word.chars().count()).is_some())
        {
            // 商 begins 商务厅 and 联合 ends 残联; only what stands between two names parts them.
            let name = part(here, 0, at);
            if !ENDS.iter().any(|end| name.ends(end)) {
                continue;
            }
            let middle = range.start + at;
            return vec![range.start..middle, middle + word.chars().count()..range.end];
        }
    }
    vec![range]
}

fn trimmed(text: &[char], mut range: Range<usize>) -> Range<usize> {
    for word in [
        "等有关部门",
        "等相关部门",
        "等有关单位",
        "等部门",
        "等单位",
        "分别",
        "共同",
        "按职责分工",
        "按职责",
        "等",
    ] {
        let here = part(text, range.start, range.end);
        let len = word.chars().count();
        if here.ends(word) && here.len() > len {
            range.end -= len;
        }
    }
    range
}

/// Characters of a name without the role in brackets behind it, and that role: 省经信厅（牵头）.
fn own_role(name: &[char]) -> (usize, Option<&'static str>) {
    let note = super::kinds::note(name).map(|open| (open, part(name, open + 1, name.len() - 1)));
    let role = note.and_then(|(open, note)| {
        let roles = [
            "牵头",
            "配合",
            "牵头单位",
            "配合单位",
            "牵头部门",
            "配合部门",
            "参与",
        ];
        let role = roles
            .into_iter()
            .find(|role| note.len() == role.chars().count() && note.starts(role))?;
        Some((open, role))
    });
    role.map_or((name.len(), None), |(open, role)| (open, Some(role)))
}

fn is_department(name: &[char]) -> bool {
    let plain = super::kinds::without_note(name);
    plain.len() >= 2
        && plain.len() <= 24
        && !is_vague(plain)
        && !plain.iter().any(|character| "的。，;对".contains(*character))
        && plain.ends_any(&ENDS)
}

/// Who is nobody in particular: 有关部门, 各市州.
fn is_vague(name: &[char]) -> bool {
    name.has_any(&[
        "有关",
        "相关",
        "列第",
        "排第",
        "各市",
        "各县",
        "各级",
        "牵头",
        "首位",
        "第一位",
        "第1位",
    ]) || (name.starts("各") && name.len() < 12)
}

/// A range cut at stops outside brackets.
fn split(text: &[char], range: Range<usize>, stops: &[char]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let (mut start, mut depth) = (range.start, 0_usize);
    for at in range.clone() {
        match text.get(at) {
            Some('(') => depth += 1,
            Some(')') => depth = depth.saturating_sub(1),
            Some(character) if depth == 0 && stops.contains(character) => {
                pieces.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(start..range.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::fold::folded;
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let text = folded(text);
        let found = departments(&text, 0..text.len(), true);
        let name = |range: Range<usize>| part(&text, range.start, range.end).string();
        found
            .into_iter()
            .map(|found| (name(found.range), found.role))
            .collect()
    }

    #[test]
    fn departments_have_the_roles_that_are_printed() {
        let cases: [(&str, &[(&str, &str)]); 9] = [
            (
                "责任单位：省经信厅（牵头）、省科技厅",
                &[("省经信厅", "牵头"), ("省科技厅", "责任单位")],
            ),
            (
                "省商务厅、省财政厅组织实施",
                &[("省商务厅", "组织实施"), ("省财政厅", "组织实施")],
            ),
            (
                "牵头单位：省科技厅；配合单位：贵阳海关、省税务局",
                &[
                    ("省科技厅", "牵头单位"),
                    ("贵阳海关", "配合单位"),
                    ("省税务局", "配合单位"),
                ],
            ),
            (
                "省商务厅会同省财政厅组织实施",
                &[("省商务厅", "组织实施"), ("省财政厅", "会同")],
            ),
            ("省林业局会同有关部门组织实施", &[("省林业局", "组织实施")]),
            (
                "省工业和信息化厅、省财政厅负责，列第一位的为牵头单位",
                &[("省工业和信息化厅", "牵头单位"), ("省财政厅", "配合单位")],
            ),
            (
                "由省发展改革委牵头，省财政厅等部门配合",
                &[("省发展改革委", "牵头"), ("省财政厅", "配合")],
            ),
            ("市商务局、财政局", &[("市商务局", ""), ("财政局", "")]),
            ("涉密事项除外", &[]),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> = expected
                .iter()
                .map(|(name, role)| ((*name).to_owned(), (*role).to_owned()))
                .collect();
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
