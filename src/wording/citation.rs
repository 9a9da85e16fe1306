//! Where a statement stands in its document, and how what is printed there is read.

use crate::catalog::{Catalog, CircularId, View};
use crate::circular::{BlockKind, Category, Circular, Head, Lines};
use crate::lang::Lang;
use crate::library::Origin;
use crate::report::{AwardReport, Citation};
use crate::search::Spot;

/// A scope of more circulars does not name each.
const MOST_NAMED: usize = 12;

/// The document as GB/T 7714 lists it: author, title, number, type, date; and what must be said of it.
pub(crate) fn reference(catalog: &Catalog, id: CircularId, lang: Lang) -> String {
    let circular = catalog.circular(id);
    let number = circular.document_number.as_ref();
    let number = number.map(|number| format!(": {number}")).unwrap_or_default();
    let date = circular.issued_on.as_ref();
    let date = date.map(|date| format!(" {date}.")).unwrap_or_default();
    let marks = marks(catalog, id, lang);
    let marks = match marks.as_slice() {
        [] => String::new(),
        marks => lang.pick(
            format!("（{}）", marks.join("；")),
            format!(" ({})", marks.join("; ")),
        ),
    };
    format!(
        "{}. {}{number}[Z].{date}{marks}",
        circular.issuer,
        circular.title()
    )
}

/// What tells a circular from others: 四川省人民政府办公厅 2022 年度通报（川办函〔2023〕58号）.
pub(crate) fn circular_name(circular: &Circular, lang: Lang) -> String {
    let number = circular.document_number.as_deref();
    name(
        &circular.issuer,
        circular.award_year,
        number,
        circular.synthetic,
        lang,
    )
}

/// The same of one that has not been read.
pub(crate) fn head_name(head: &Head, lang: Lang) -> String {
    let number = head.document_number.as_deref();
    name(&head.issuer, head.award_year, number, head.synthetic, lang)
}

fn name(issuer: &str, year: u16, number: Option<&str>, is_invented: bool, lang: Lang) -> String {
    let name = lang.pick(
        format!("{issuer} {year} 年度通报"),
        format!("{issuer}, circular for {year}"),
    );
    let invented = is_invented.then(|| invented(lang));
    let told: Vec<_> = number.into_iter().chain(invented).collect();
    if told.is_empty() {
        return name;
    }
    lang.pick(
        format!("{name}（{}）", told.join("，")),
        format!("{name} ({})", told.join(", ")),
    )
}

/// What must be said of a circular wherever it is seen: that it is invented, that it stands in the place of a built-in one.
pub(crate) fn marks(catalog: &Catalog, id: CircularId, lang: Lang) -> Vec<&'static str> {
    let invented = catalog.head(id).synthetic.then(|| invented(lang));
    let is_replaced = catalog.origin(id) == Origin::InPlaceOfBuiltIn;
    let replaced = is_replaced.then(|| replaced(lang));
    invented.into_iter().chain(replaced).collect()
}

fn invented(lang: Lang) -> &'static str {
    lang.pick("虚构样例", "an invented example")
}

fn replaced(lang: Lang) -> &'static str {
    lang.pick(
        "通报库版本，代替内置",
        "from your library, in place of the built-in one",
    )
}

/// What an answer is about, where that is not what is meant without asking or not what is built in; `None` where it is.
pub(crate) fn scope(view: &View<'_>, lang: Lang) -> Option<String> {
    let catalog = view.catalog();
    let replaces = |id: &CircularId| catalog.origin(*id) == Origin::InPlaceOfBuiltIn;
    if *view.scope() == catalog.default_scope() && !view.scope().circulars.iter().any(replaces) {
        return None;
    }
    if view.circulars().len() > MOST_NAMED {
        return Some(many(view, lang));
    }
    let names = view.circulars().map(|(id, circular)| {
        let name = circular_name(circular, lang);
        match replaces(&id) {
            true => lang.pick(
                format!("{name}（{}）", replaced(lang)),
                format!("{name} ({})", replaced(lang)),
            ),
            false => name,
        }
    });
    let names: Vec<_> = names.collect();
    Some(lang.pick(
        format!("范围：{}", names.join("；")),
        format!("Scope: {}", names.join("; ")),
    ))
}

/// What an answer from very many circulars is about: how many they are, and of which years.
fn many(view: &View<'_>, lang: Lang) -> String {
    let heads = || view.scope().circulars.iter().map(|id| view.catalog().head(*id));
    let count = heads().len();
    let years = || heads().map(|head| head.award_year);
    let (first, last) = (
        years().min().unwrap_or_default(),
        years().max().unwrap_or_default(),
    );
    let invented = heads().filter(|head| head.synthetic).count();
    let told = match invented {
        0 => String::new(),
        _ => lang.pick(
            format!("，其中虚构样例 {invented} 份"),
            format!(", {invented} of them invented examples"),
        ),
    };
    lang.pick(
        format!("范围：{count} 份通报（{first}—{last} 年度{told}）"),
        format!("Scope: {count} circulars ({first}–{last}{told})"),
    )
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
    let circular = citation.circular;
    let number = cited_name(circular, lang);
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

/// Where a passage of a circular stands: document, item if it is in one, and the lines of the data file.
pub(crate) fn passage(circular: &Circular, spot: Spot, lang: Lang) -> String {
    let mut said = cited_name(circular, lang);
    if let Some(category) = spot.category().and_then(|at| circular.categories.get(at)) {
        let item = items(std::iter::once(category), lang);
        said.push_str(&lang.pick(item.clone(), format!(", {item}")));
    }
    if let Some(lines) = spot.lines(circular) {
        let lines = data_lines(lines, lang);
        said.push_str(&lang.pick(format!("（{lines}）"), format!(" ({lines})")));
    }
    said
}

/// A circular as it is cited: by its number, and that it is invented, if so.
fn cited_name(circular: &Circular, lang: Lang) -> String {
    let name = circular.name();
    match circular.synthetic {
        true => lang.pick(
            format!("{name}（{}）", invented(lang)),
            format!("{name} ({})", invented(lang)),
        ),
        false => name.to_owned(),
    }
}

/// What a block of a circular is, where it stands outside the categories.
pub(crate) fn block_kind(kind: BlockKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        BlockKind::Title => ("标题", "Title"),
        BlockKind::Preamble => ("正文", "Preamble"),
        BlockKind::Enclosure => ("附件说明", "Enclosure"),
        BlockKind::AnnexTitle => ("附件标题", "Annex title"),
        BlockKind::Chapter => ("章标题", "Chapter"),
        BlockKind::Closing => ("结尾", "Closing"),
        _ => ("注", "Note"),
    };
    lang.pick(zh, en)
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
