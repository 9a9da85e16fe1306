//! Where a statement stands in its document, and how what is printed there is read.

use crate::catalog::View;
use crate::circular::{Category, Circular, Lines};
use crate::lang::Lang;
use crate::report::{AwardReport, Citation};

/// The document as GB/T 7714 lists it: author, title, number, type, date.
pub(crate) fn reference(circular: &Circular) -> String {
    let number = circular.document_number.as_ref();
    let number = number.map(|number| format!(": {number}")).unwrap_or_default();
    let date = circular.issued_on.as_ref();
    let date = date.map(|date| format!(" {date}.")).unwrap_or_default();
    format!("{}. {}{number}[Z].{date}", circular.issuer, circular.title())
}

/// What tells a circular from others: 四川省人民政府办公厅 2022 年度通报（川办函〔2023〕58号）.
pub(crate) fn circular_name(circular: &Circular, lang: Lang) -> String {
    let (issuer, year) = (&circular.issuer, circular.award_year);
    let name = lang.pick(
        format!("{issuer} {year} 年度通报"),
        format!("{issuer}, circular for {year}"),
    );
    let invented = circular
        .synthetic
        .then(|| lang.pick("虚构样例", "an invented example"));
    let told = circular.document_number.as_deref().into_iter().chain(invented);
    let told: Vec<_> = told.collect();
    if told.is_empty() {
        return name;
    }
    lang.pick(
        format!("{name}（{}）", told.join("，")),
        format!("{name} ({})", told.join(", ")),
    )
}

/// What an answer is about, where that is not what is meant without asking; `None` where it is.
pub(crate) fn scope(view: &View<'_>, lang: Lang) -> Option<String> {
    if *view.scope() == view.catalog().default_scope() {
        return None;
    }
    let names: Vec<_> = view
        .circulars()
        .map(|(_, circular)| circular_name(circular, lang))
        .collect();
    Some(lang.pick(
        format!("范围：{}", names.join("；")),
        format!("Scope: {}", names.join("; ")),
    ))
}

/// Items of the annex, each once: 附件第三、十六项; annex, items 3, 16.
pub(crate) fn items<'c>(categories: impl Iterator<Item = &'c Category>, lang: Lang) -> String {
    let mut of_annex: Vec<(u16, Vec<String>)> = Vec::new();
    for category in categories {
        let label = item_label(category, lang);
        match of_annex.last_mut() {
            Some((annex, labels)) if *annex == category.annex => labels.push(label),
            _ => of_annex.push((category.annex, vec![label])),
        }
    }
    let said = of_annex.into_iter().map(|(annex, mut labels)| {
        labels.dedup();
        let noun = if labels.len() == 1 { "item" } else { "items" };
        let labels = labels.join(lang.pick("、", ", "));
        match annex {
            // In the body of the document.
            0 => lang.pick(format!("第{labels}项"), format!("{noun} {labels}")),
            1 => lang.pick(format!("附件第{labels}项"), format!("annex, {noun} {labels}")),
            _ => lang.pick(
                format!("附件{annex}第{labels}项"),
                format!("annex {annex}, {noun} {labels}"),
            ),
        }
    });
    said.collect::<Vec<_>>().join(lang.pick("、", "; "))
}

/// What an item of the annex is called: 十八; 18.
pub(crate) fn item_label(category: &Category, lang: Lang) -> String {
    match (category.numeral(), lang) {
        ("", _) | (_, Lang::En) => category.number.to_string(),
        (numeral, Lang::Zh) => numeral.to_owned(),
    }
}

/// Where something stands: document, item, the words there, and the lines of the data file.
pub(crate) fn citation(citation: &Citation<'_>, lang: Lang) -> String {
    let number = citation.circular.name();
    let item = items(std::iter::once(citation.category), lang);
    let mut said = lang.pick(format!("{number}{item}"), format!("{number}, {item}"));
    if let Some(printed) = citation.printed {
        said.push_str(&lang.pick(format!("“{printed}”"), format!(", “{printed}”")));
    }
    let correction = citation.correction.map(|correction| {
        let reading = &correction.reading;
        lang.pick(
            format!("原文如此，应为{reading}"),
            format!("as printed, read as {reading}"),
        )
    });
    let lines = citation.lines.map(|lines| data_lines(lines, lang));
    let remarks: Vec<_> = correction.into_iter().chain(lines).collect();
    if !remarks.is_empty() {
        said.push_str(&lang.pick(
            format!("（{}）", remarks.join("；")),
            format!(" ({})", remarks.join("; ")),
        ));
    }
    said
}

fn data_lines(lines: Lines, lang: Lang) -> String {
    let are_several = lines.first != lines.last;
    let noun = if are_several { "lines" } else { "line" };
    lang.pick(
        format!("数据文件第 {lines} 行"),
        format!("{noun} {lines} of the data file"),
    )
}

/// What is printed in place of the award's place, if that is a misprint.
pub(crate) fn misprint(award: &AwardReport<'_>, lang: Lang) -> Option<String> {
    award.correction?;
    let printed = award.printed;
    Some(lang.pick(format!("原文印作“{printed}”"), format!("printed 〈{printed}〉")))
}

/// What an entry of a list is read as and why, if it is a misprint.
pub(crate) fn correction(award: &AwardReport<'_>, lang: Lang) -> Option<String> {
    let correction = award.correction?;
    let (printed, reading) = (award.printed, &correction.reading);
    let reason = correction.reason.get(lang);
    Some(lang.pick(
        format!("更正：原文印作“{printed}”，应为{reading}。{reason}"),
        format!("Corrected: printed 〈{printed}〉, read as {reading}. {reason}"),
    ))
}

/// Why nobody could settle yet who an entry is, if so.
pub(crate) fn doubt(award: &AwardReport<'_>, lang: Lang) -> Option<String> {
    let doubt = award.open()?.doubt.label(lang);
    let printed = award.printed;
    Some(lang.pick(
        format!("待核（{printed}）：{doubt}"),
        format!("To be checked ({printed}): {doubt}"),
    ))
}

/// What is only suspected of an entry of a list, or else worth knowing.
pub(crate) fn note(award: &AwardReport<'_>, lang: Lang) -> Option<String> {
    let (printed, note) = (award.printed, award.note?.get(lang));
    Some(lang.pick(
        format!("说明（{printed}）：{note}"),
        format!("Note on {printed}: {note}"),
    ))
}

/// All that must be said about how an entry is read.
pub(crate) fn remarks(award: &AwardReport<'_>, lang: Lang) -> impl Iterator<Item = String> + use<> {
    [correction(award, lang), doubt(award, lang), note(award, lang)]
        .into_iter()
        .flatten()
}
