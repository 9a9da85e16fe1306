//! Tables: rows with cells apart on a line, and rows that a copy has flattened to a cell a line. A header tells what its columns
//! are; without one, cells that are names are a list, and numbers and ranks beside them are left out.

use std::ops::Range;

use super::chars::{Chars, part};
use super::draft::BlockKind;
use super::names::{Names, Strength};
use super::source::{Paragraph, Role, Source};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Holds(Role),
    /// Numbers, ranks, scores, remarks.
    Nothing,
}

/// Words of headers, and what stands below them.
const HEADERS: [(&str, Column); 38] = [
    ("序号", Column::Nothing),
    ("编号", Column::Nothing),
    ("得分", Column::Nothing),
    ("总分", Column::Nothing),
    ("名次", Column::Nothing),
    ("排名", Column::Nothing),
    ("备注", Column::Nothing),
    ("激励事项", Column::Holds(Role::Title)),
    ("奖励事项", Column::Holds(Role::Title)),
    ("激励项目", Column::Holds(Role::Title)),
    ("事项", Column::Holds(Role::Title)),
    ("项目", Column::Holds(Role::Title)),
    ("工作事项", Column::Holds(Role::Title)),
    ("单位", Column::Holds(Role::List)),
    ("单位名称", Column::Holds(Role::List)),
    ("名称", Column::Holds(Role::List)),
    ("名单", Column::Holds(Role::List)),
    ("地方", Column::Holds(Role::List)),
    ("地区", Column::Holds(Role::List)),
    ("激励对象", Column::Holds(Role::List)),
    ("激励名单", Column::Holds(Role::List)),
    ("激励地方", Column::Holds(Role::List)),
    ("激励市县", Column::Holds(Role::List)),
    ("县(市、区)", Column::Holds(Role::List)),
    ("市州", Column::Holds(Role::List)),
    ("区县", Column::Holds(Role::List)),
    ("市县", Column::Holds(Role::List)),
    ("乡镇", Column::Holds(Role::List)),
    ("乡镇(街道)", Column::Holds(Role::List)),
    ("企业名称", Column::Holds(Role::List)),
    ("激励措施", Column::Holds(Role::Measure)),
    ("奖励措施", Column::Holds(Role::Measure)),
    ("支持措施", Column::Holds(Role::Measure)),
    ("责任单位", Column::Holds(Role::Departments)),
    ("责任部门", Column::Holds(Role::Departments)),
    ("牵头单位", Column::Holds(Role::Departments)),
    ("实施部门", Column::Holds(Role::Departments)),
    ("组织实施单位", Column::Holds(Role::Departments)),
];

fn header(cell: &Paragraph) -> Option<Column> {
    let cell = cell.fold.as_slice();
    HEADERS
        .iter()
        .find(|(word, _)| cell.len() == word.chars().count() && cell.starts(word))
        .map(|(_, column)| *column)
}

/// Lines with the rows of tables taken apart; what of a row is no text goes to `blocks` as layout.
pub(super) fn cells(
    source: &Source,
    names: &Names<'_>,
    lines: Vec<Paragraph>,
    blocks: &mut Vec<(Range<usize>, BlockKind)>,
) -> Vec<Paragraph> {
    let mut out = Vec::with_capacity(lines.len());
    let mut columns: Vec<Column> = Vec::new();
    // Whether the lines are a flattened table's: a cell each.
    let mut flattened = false;
    for line in lines {
        let row = row(source, &line);
        if row.len() < 2 {
            columns.clear();
            flattened = (flattened || header(&line) == Some(Column::Nothing)) && is_cell(names, &line);
            if flattened && (header(&line).is_some() || is_number(&line.fold)) {
                blocks.push((line.span(0..line.len()), BlockKind::Layout));
            } else {
                out.push(line);
            }
            continue;
        }
        flattened = false;
        let heads: Vec<_> = row.iter().map(header).collect();
        if heads.iter().filter(|head| head.is_some()).count() * 2 > row.len() {
            columns = heads
                .into_iter()
                .map(|head| head.unwrap_or(Column::Nothing))
                .collect();
            blocks.push((line.span(0..line.len()), BlockKind::Layout));
            continue;
        }
        if columns.len() >= row.len() && columns.contains(&Column::Holds(Role::List)) {
            // Cells that span rows are missing at the left of those below.
            let skipped = columns.len() - row.len();
            let known = columns.iter().skip(skipped).zip(row);
            out.extend(known.filter_map(|(column, cell)| match column {
                Column::Holds(role) if !cell.is_empty() => Some(cell.with(*role)),
                _ => None,
            }));
            continue;
        }
        let named: Vec<_> = row
            .into_iter()
            .filter(|cell| !cell.is_empty() && !is_number(&cell.fold))
            .collect();
        let all = named
            .iter()
            .all(|cell| names.strength(&cell.fold) == Strength::Sure);
        if all && !named.is_empty() {
            out.extend(named.into_iter().map(|cell| cell.with(Role::List)));
        } else {
            out.push(line);
        }
    }
    out
}

/// The cells of a line: what tabs, bars or three blanks part. Empty ones count where tabs or bars tell.
fn row(source: &Source, line: &Paragraph) -> Vec<Paragraph> {
    let is_bar = |character: char| matches!(character, '|' | '│' | '┃' | '¦');
    let mut cells = Vec::new();
    let mut start = 0;
    for at in 0..line.len() {
        let here = line.fold.get(at).copied().unwrap_or_default();
        if is_bar(here) {
            if at > 0 {
                cells.push(line.cut(start..at, Role::Words));
            }
            start = at + 1;
            continue;
        }
        let (Some(before), Some(now)) = (
            at.checked_sub(1).and_then(|before| line.at.get(before)),
            line.at.get(at),
        ) else {
            continue;
        };
        if *now == before + 1 {
            continue;
        }
        let gap = source.slice(before + 1..*now);
        let tabs = gap.iter().filter(|character| **character == '\t').count();
        if (tabs > 0 || gap.len() >= 3) && at > start {
            cells.push(line.cut(start..at, Role::Words));
            cells.extend((1..tabs).map(|_| Paragraph::default()));
            start = at;
        }
    }
    if start < line.len() {
        cells.push(line.cut(start..line.len(), Role::Words));
    }
    cells
}

/// 3, 95.5, 95.5分, 第1名
fn is_number(text: &[char]) -> bool {
    text.iter().any(char::is_ascii_digit)
        && text.len() <= 8
        && text
            .iter()
            .all(|character| character.is_ascii_digit() || "第名位分.%".contains(*character))
}

/// Whether a line can be a cell of a flattened table.
fn is_cell(names: &Names<'_>, line: &Paragraph) -> bool {
    let text = line.fold.as_slice();
    header(line).is_some()
        || is_number(text)
        || (text.len() <= 24 && names.strength(part(text, 0, text.len())) == Strength::Sure)
}
