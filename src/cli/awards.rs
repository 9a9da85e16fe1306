//! Awards as the commands print them: in full, a line each, and as a table in Markdown.

use super::Context;
use super::page::{Page, Style};
use crate::catalog::AwardId;
use crate::circular::Measure;
use crate::export::markdown;
use crate::report::AwardReport;
use crate::wording;

/// Awards with their measures in full; with `cite` also where each stands.
pub(super) fn write_awards(page: &mut Page, context: &Context<'_>, awards: &[AwardId], cite: bool) {
    let lang = context.lang;
    for id in awards {
        let award = AwardReport::new(context.catalog, *id);
        page.blank();
        let amounts = wording::amounts(&award, lang);
        let pieces = [
            Some((Style::Dim, format!("{:>2}", award.subject.category.number))),
            Some((Style::Heading, wording::subject(&award.subject, lang))),
            Some((Style::Amount, amounts)).filter(|(_, amounts)| !amounts.is_empty()),
        ];
        page.pieces(4, &pieces.into_iter().flatten().collect::<Vec<_>>());
        write_measures(page, context, award.measures, 4);
        for remark in wording::remarks(&award, lang) {
            page.paragraph(Style::Dim, 4, &remark);
        }
        if cite {
            let citation = wording::citation(&award.citation, lang);
            page.labelled(lang.pick("出处  ", "Source  "), 4, Style::Dim, &citation);
        }
    }
}

/// Measures with their facts.
pub(super) fn write_measures(page: &mut Page, context: &Context<'_>, measures: &[Measure], indent: usize) {
    for measure in measures {
        page.paragraph(Style::Plain, indent, &measure.text);
        for (label, value) in wording::measure_facts(measure, context.lang) {
            page.labelled(&format!("{label}  "), indent, Style::Plain, &value);
        }
    }
}

/// Awards, a line each: number, place, what for, what is stated, by whom; with `cite` where each stands.
pub(super) fn write_lines(page: &mut Page, context: &Context<'_>, awards: &[AwardId], cite: bool) {
    let lang = context.lang;
    let rows: Vec<_> = awards
        .iter()
        .map(|id| {
            let award = AwardReport::new(context.catalog, *id);
            let circular = context.is_of_several().then(|| award.circular.id.to_string());
            let stands = if cite {
                wording::citation(&award.citation, lang)
            } else {
                wording::misprint(&award, lang).unwrap_or_default()
            };
            [
                (Style::Dim, circular.unwrap_or_default()),
                (Style::Dim, award.subject.category.number.to_string()),
                (Style::Heading, context.name(award.place)),
                (Style::Plain, wording::subject(&award.subject, lang)),
                (Style::Amount, wording::amounts(&award, lang)),
                (Style::Dim, wording::departments(award.departments(), lang)),
                (Style::Dim, stands),
            ]
        })
        .collect();
    let right = [false, true, false, false, true, false, false];
    page.columns(None::<&[&str]>, &rows, &right);
}

/// A table in Markdown: of each award the place, what for, what is given and by whom, with `cite` also where that
/// stands; below it what must be said about how places are read.
pub(super) fn table(context: &Context<'_>, awards: impl IntoIterator<Item = AwardId>, cite: bool) -> String {
    let lang = context.lang;
    let awards = awards.into_iter().map(|id| AwardReport::new(context.catalog, id));
    let awards: Vec<_> = awards.collect();
    let (several, colon) = (context.is_of_several(), lang.pick("、", ": "));
    let row = |award: &AwardReport<'_>| {
        let item = wording::item_label(award.subject.category, lang);
        let measures = award.measures.iter().map(|measure| &*measure.text);
        let cells = [
            several.then(|| award.circular.id.to_string()),
            Some(context.name(award.place)),
            Some(format!("{item}{colon}{}", wording::subject(&award.subject, lang))),
            Some(measures.collect::<Vec<_>>().join(" ")),
            Some(wording::departments(award.departments(), lang)),
            cite.then(|| wording::citation(&award.citation, lang)),
        ];
        cells.into_iter().flatten().collect::<Vec<_>>()
    };
    let header = [
        several.then(|| lang.pick("通报", "Circular")),
        Some(lang.pick("激励对象", "Recipient")),
        Some(lang.pick("激励事项", "Category")),
        Some(lang.pick("激励措施（通报原文）", "Measure (verbatim)")),
        Some(lang.pick("组织实施单位", "Implemented by")),
        cite.then(|| lang.pick("出处", "Source")),
    ];
    let header: Vec<_> = header.into_iter().flatten().collect();
    let mut text = markdown::table(&header, awards.iter().map(row));
    let remarks = awards.iter().flat_map(|award| {
        let name = context.name(award.place);
        let item = wording::items(std::iter::once(award.subject.category), lang);
        wording::remarks(award, lang).map(move |remark| {
            lang.pick(
                format!("{name}（{item}）：{remark}"),
                format!("{name} ({item}): {remark}"),
            )
        })
    });
    for (at, remark) in remarks.enumerate() {
        // A list stands apart from the table before it.
        let blank = if at == 0 { "\n" } else { "" };
        text.push_str(&format!("{blank}- {}\n", markdown::escape(&remark)));
    }
    text
}

/// The documents that awards are cited from, as paragraphs of Markdown.
pub(super) fn references(context: &Context<'_>) -> String {
    let references = context.references();
    references
        .map(|reference| format!("\n{}\n", markdown::escape(&reference)))
        .collect()
}

/// The same on a page.
pub(super) fn write_references(page: &mut Page, context: &Context<'_>) {
    page.blank();
    for reference in context.references() {
        page.paragraph(Style::Dim, 0, &reference);
    }
}
