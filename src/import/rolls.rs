//! From the entries of a list to recipients: each resolved where it stands, and asked about where nobody can know.

use std::collections::HashSet;
use std::ops::Range;

use super::chars::{Chars, part};
use super::diagnostics::{Code, Diagnostic, Severity};
use super::draft::{Candidate, FormerName, Recipient};
use super::kinds::{self, DIVISIONS, Kind};
use super::lists::{Entry, List};
use super::resolve::{Carry, Resolved, Resolver, Separator};
use super::source::{Paragraph, Source};
use crate::circular::Doubt;

/// Resolves the entries of a list. `carry` goes on from entry to entry.
pub(super) fn recipients(
    resolver: &Resolver<'_>,
    source: &Source,
    text: &Paragraph,
    list: &List,
    carry: &mut Carry,
    said: &mut Vec<Diagnostic>,
) -> Vec<Recipient> {
    let mut all = Vec::with_capacity(list.entries.len());
    let suffixes = suffixes(text, &list.entries);
    for (entry, suffix) in list.entries.iter().zip(suffixes) {
        let token = text.part(entry.range.clone());
        let mut resolved = resolver.resolve(token, entry.separator, suffix, carry);
        if resolved.open.is_none() && has_alias(token, resolved.kind) {
            resolved = resolver.doubled(token, resolved);
        }
        let range = printed(text, &entry.range, resolved.kind);
        let span = text.span(range.clone());
        let printed = text.verbatim(source, range);
        say(resolver, source, span, &printed, &resolved, said);
        if let Some(others) = entry.others.clone() {
            let span = text.span(entry.range.start..others.end);
            let whole = text.verbatim(source, entry.range.start..others.end);
            let message = format!("“{whole}”只点名“{printed}”，其余未逐一点名");
            said.push(
                Diagnostic::new(source, Severity::Question, Code::Aggregate, span, message)
                    .label("其余的未代为列出")
                    .help("有附表或原件的，补上所指各地"),
            );
        }
        all.push(recipient(resolver, printed, &resolved));
    }
    all
}

/// For each entry without a kind of place at its end, the kind that a later one of its run has: 合肥、蚌埠、芜湖市.
fn suffixes(text: &Paragraph, entries: &[Entry]) -> Vec<Option<char>> {
    let mut found = vec![None; entries.len()];
    let mut ahead = None;
    for (at, entry) in entries.iter().enumerate().rev() {
        let token = text.part(entry.range.clone());
        let last = token.last().copied().filter(|last| DIVISIONS.contains(last));
        if last.is_some() {
            ahead = last;
        } else if let Some(slot) = found.get_mut(at) {
            *slot = ahead;
        }
        if entry.separator == Separator::Outer {
            ahead = None;
        }
    }
    found
}

/// What of an entry is its name: scores, ranks and remarks on the order in brackets are not.
fn printed(text: &Paragraph, range: &Range<usize>, kind: Kind) -> Range<usize> {
    let token = text.part(range.clone());
    let Some(open) = kinds::note(token) else {
        return range.clone();
    };
    let note = part(token, open + 1, token.len() - 1);
    let counts = note
        .iter()
        .all(|c| c.is_ascii_digit() || ".,分个家名位第共".contains(*c));
    let remarks = note.has_any(&["排列", "排序", "先后", "下同", "并列", "得分", "总分"]);
    // Readings that a web page has put behind characters.
    let reading = note.iter().all(|character| *character < '\u{2e80}');
    if counts || remarks || reading || (note.starts("原") && kind != Kind::Base) {
        return range.start..range.start + open;
    }
    range.clone()
}

fn recipient(resolver: &Resolver<'_>, printed: String, resolved: &Resolved) -> Recipient {
    let places = resolver.names.places;
    let code = |id| places.place(id).map(|place| place.code.clone());
    let former = resolved.former.and_then(|index| places.former(index));
    Recipient {
        name: match resolved.place.and_then(|id| places.place(id)) {
            Some(place) => place.name.clone(),
            None => printed.clone(),
        },
        printed,
        code: resolved.place.and_then(code),
        place: resolved.place.and_then(code),
        kind: resolved.kind,
        carried: resolved.carried.is_some(),
        carried_parent: resolved.carried.and_then(code),
        parent: resolved.parent.and_then(code),
        former: former.map(|former| FormerName {
            name: former.name.clone(),
            year: former.year,
        }),
        open: resolved.open,
        candidates: candidates(resolver, resolved),
    }
}

fn candidates(resolver: &Resolver<'_>, resolved: &Resolved) -> Vec<Candidate> {
    let places = resolver.names.places;
    let all = resolved.candidates.iter().filter_map(|candidate| {
        let place = places.place(candidate.place)?;
        Some(Candidate {
            place: place.code.clone(),
            code: place.code.clone(),
            name: places.path_name(candidate.place),
            why: candidate.why.clone(),
        })
    });
    all.collect()
}

/// Asks about an open recipient, or notes a former name.
fn say(
    resolver: &Resolver<'_>,
    source: &Source,
    span: Range<usize>,
    printed: &str,
    resolved: &Resolved,
    said: &mut Vec<Diagnostic>,
) {
    let places = resolver.names.places;
    let candidates = candidates(resolver, resolved);
    let shown: Vec<_> = candidates
        .iter()
        .map(|found| format!("{}（{}）", found.name, found.code))
        .collect();
    let could_be = shown.join(" 或 ");
    let Some(open) = resolved.open else {
        if let (Some(former), Some(place)) = (
            resolved.former.and_then(|index| places.former(index)),
            resolved.place.and_then(|id| places.place(id)),
        ) {
            let message = format!(
                "“{printed}”是曾用名，今为{}（{}），{}年变更",
                place.name, place.code, former.year
            );
            said.push(Diagnostic::new(
                source,
                Severity::Note,
                Code::Former,
                span,
                message,
            ));
        }
        return;
    };
    let (code, message, label) = match open {
        Doubt::Ambiguous => (
            Code::Ambiguous,
            format!("“{printed}”可能指 {could_be}"),
            "未代为选定".to_owned(),
        ),
        Doubt::Former => (
            Code::Former,
            format!("“{printed}”已拆分，今涉及 {could_be}"),
            "未代为选定".to_owned(),
        ),
        Doubt::Misprint => (
            Code::Misprint,
            format!("没有“{printed}”；是否应为 {could_be}"),
            "未代为更正".to_owned(),
        ),
        Doubt::Aggregate => (
            Code::Aggregate,
            format!("“{printed}”只有数目，未逐一点名"),
            "未代为列出".to_owned(),
        ),
        Doubt::Membership => (
            Code::Membership,
            format!("“{printed}”隶属不符：可能指 {could_be}"),
            "未代为选定".to_owned(),
        ),
        Doubt::Alias => (
            Code::Alias,
            format!("“{printed}”：括号内外是一个对象还是两个，文中没有说明"),
            "未代为认定".to_owned(),
        ),
        Doubt::Unknown => (
            Code::Unknown,
            format!("“{printed}”不在行政区划之列，也不知属于何地"),
            "未代为认定".to_owned(),
        ),
    };
    let help = match candidates.first() {
        Some(first) => format!("核对原件后选定，例如 place = \"{}\"", first.place),
        None => "核对原件后补上，或认定为没有对应地方".to_owned(),
    };
    said.push(
        Diagnostic::new(source, Severity::Question, code, span, message)
            .label(label)
            .help(help)
            .candidates(candidates),
    );
}

/// Leaves open and asks about entries whose place the list has already: one of the two is a slip. `seen` are the places
/// that it has named so far, on other lines too.
pub(super) fn repeated(
    source: &Source,
    text: &Paragraph,
    list: &List,
    seen: &mut HashSet<String>,
    recipients: &mut [Recipient],
) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for (entry, recipient) in list.entries.iter().zip(recipients) {
        let Some(place) = recipient.place.clone() else {
            continue;
        };
        if seen.insert(place.clone()) {
            continue;
        }
        let candidate = Candidate {
            code: place.clone(),
            name: recipient.name.clone(),
            place,
            why: "名单中已有".to_owned(),
        };
        recipient.open = Some(Doubt::Misprint);
        recipient.candidates = vec![candidate.clone()];
        recipient.name = recipient.printed.clone();
        (recipient.place, recipient.code, recipient.former) = (None, None, None);
        (recipient.carried, recipient.carried_parent) = (false, None);
        let message = format!("“{}”在同一名单中出现两次，可能有一处误写", recipient.printed);
        said.push(
            Diagnostic::new(
                source,
                Severity::Question,
                Code::Misprint,
                text.span(entry.range.clone()),
                message,
            )
            .label("已列过一次")
            .help("核对原件后选定")
            .candidates(vec![candidate]),
        );
    }
    said
}

/// Whether a second name stands in brackets behind the first: one recipient, or two.
fn has_alias(token: &[char], kind: Kind) -> bool {
    kinds::note(token).is_some_and(|open| {
        let note = part(token, open + 1, token.len() - 1);
        kind != Kind::Base && !note.starts("原") && kinds::by_ending(note) == Some(Kind::Zone)
    })
}
