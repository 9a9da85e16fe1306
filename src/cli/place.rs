//! `jili place`: one place, its own awards and, apart from them, its prefecture's or those within it.

use clap::Args;

use super::list::{Rows, amounts, subject};
use super::page::{Page, Style};
use super::show::{remarks, write_measure};
use super::{Context, Failure, Format, cite, csv_failure, json, print};
use crate::catalog::AwardId;
use crate::export::{award_rows, csv, markdown, place_file};
use crate::gazetteer::{Kind, PlaceId};
use crate::lang::Lang;

/// What `place` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The place: 翠屏, cuiping, 511502, 宜宾
    place: String,
    #[command(flatten)]
    rows: Rows,
    /// Say where each award stands in the document
    #[arg(long)]
    cite: bool,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let id = context.resolver().place(&arguments.place)?;
    match arguments.rows.format {
        Format::Json => print(&json(&place_file(context.catalog, id))?),
        Format::Csv => {
            let groups = Groups::of(context, id);
            let rows = |awards: &[AwardId]| award_rows(context.catalog, awards.iter().copied());
            let text = csv::groups(&[
                ("own", rows(&groups.own)),
                ("prefecture", rows(&groups.prefecture)),
                ("within", rows(&groups.within)),
            ])
            .map_err(csv_failure)?;
            context.print_csv(&format!("{}{text}", arguments.rows.mark()))
        }
        Format::Markdown => print(&as_markdown(context, id, arguments.cite)),
        Format::Text => print(&as_text(context, id, arguments.cite)),
    }
}

/// A place's awards, kept apart.
pub(super) struct Groups {
    pub(super) own: Vec<AwardId>,
    pub(super) prefecture: Vec<AwardId>,
    pub(super) within: Vec<AwardId>,
}

impl Groups {
    pub(super) fn of(context: &Context<'_>, id: PlaceId) -> Self {
        let catalog = context.catalog;
        let place = catalog.place(id);
        Self {
            own: catalog.awards_of(id).to_vec(),
            prefecture: place
                .prefecture
                .map(|id| catalog.awards_of(id).to_vec())
                .unwrap_or_default(),
            within: if place.kind == Kind::Prefecture {
                catalog.awards_within(id)
            } else {
                Vec::new()
            },
        }
    }
}

/// The headings over the groups of a place's awards.
fn headings(context: &Context<'_>, id: PlaceId, groups: &Groups) -> [String; 3] {
    let (catalog, lang) = (context.catalog, context.lang);
    let name = catalog.gazetteer().full_name(id, lang);
    let prefecture = catalog
        .place(id)
        .prefecture
        .map(|id| catalog.gazetteer().full_name(id, lang))
        .unwrap_or_default();
    let (own, above, within) = (groups.own.len(), groups.prefecture.len(), groups.within.len());
    let own = match (own, lang) {
        (0, Lang::Zh) => format!("{name}未列入本通报"),
        (0, Lang::En) => format!("{name} is not named in this circular"),
        (_, Lang::Zh) => format!("{name}所获激励 {own} 项"),
        (_, Lang::En) => format!("Awards of {name} itself: {own}"),
    };
    [
        own,
        lang.pick(
            format!("另：所在的{prefecture}所获激励 {above} 项（不计入上面）"),
            format!("Apart, not counted above: its prefecture {prefecture} has {above}"),
        ),
        lang.pick(
            format!("另：辖内县市区、新区、基地所获激励 {within} 项（不计入上面）"),
            format!("Apart, not counted above: counties, zones and bases within it have {within}"),
        ),
    ]
}

fn as_text(context: &Context<'_>, id: PlaceId, cite: bool) -> String {
    let (catalog, lang) = (context.catalog, context.lang);
    let place = catalog.place(id);
    let groups = Groups::of(context, id);
    let [own, prefecture, within] = headings(context, id, &groups);
    let mut page = context.page();
    let facts = [
        Some(&*place.toned),
        Some(&*place.english),
        place.code(),
        Some(place.kind.label(lang)),
    ];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    page.heading(&catalog.gazetteer().full_name(id, lang));
    page.paragraph(Style::Dim, 0, &facts.join(" · "));
    if let Some(note) = &place.note {
        page.paragraph(Style::Dim, 0, note.get(lang));
    }
    page.blank();
    page.heading(&own);
    write_awards(&mut page, context, &groups.own, false, cite);
    if place.prefecture.is_some() {
        page.blank();
        page.heading(&prefecture);
        write_awards(&mut page, context, &groups.prefecture, false, cite);
    }
    if place.kind == Kind::Prefecture {
        page.blank();
        page.heading(&within);
        write_awards(&mut page, context, &groups.within, true, cite);
    }
    if cite && let Some(circular) = catalog.circulars().first() {
        page.blank();
        page.paragraph(Style::Dim, 0, &cite::reference(circular));
    }
    page.into_text()
}

/// Awards with their measures in full; each with its place, if they are of several.
fn write_awards(page: &mut Page, context: &Context<'_>, awards: &[AwardId], of_several: bool, cite: bool) {
    for id in awards {
        let award = context.catalog.award(*id);
        page.blank();
        let name = of_several.then(|| {
            let name = context
                .catalog
                .gazetteer()
                .full_name(award.place_id, context.lang);
            (Style::Mark, name)
        });
        let pieces = [
            Some((Style::Dim, format!("{:>2}", award.category.number))),
            Some((Style::Dim, award.circular.award_year.to_string())),
            name,
            Some((Style::Heading, subject(&award, context.lang))),
            Some((Style::Amount, amounts(&award))).filter(|(_, amounts)| !amounts.is_empty()),
        ];
        page.pieces(4, &pieces.into_iter().flatten().collect::<Vec<_>>());
        write_measure(page, award.measure(), context.lang, 4);
        for remark in remarks(award.roll, award.recipient, context) {
            page.paragraph(Style::Dim, 4, &remark);
        }
        if cite {
            page.labelled(
                context.lang.pick("出处  ", "source  "),
                4,
                Style::Dim,
                &cite::award(&award, context.lang),
            );
        }
    }
}

fn as_markdown(context: &Context<'_>, id: PlaceId, cite: bool) -> String {
    let (catalog, lang) = (context.catalog, context.lang);
    let groups = Groups::of(context, id);
    let headings = headings(context, id, &groups);
    let place = catalog.place(id);
    let shown = [true, place.prefecture.is_some(), place.kind == Kind::Prefecture];
    let mut text = format!(
        "# {}\n",
        markdown::escape(&catalog.gazetteer().full_name(id, lang))
    );
    let header = lang.pick(
        ["激励事项", "地方", "激励措施", "组织实施", "出处"],
        ["Category", "Place", "Measure", "Carried out by", "Source"],
    );
    for ((heading, awards), _) in headings
        .iter()
        .zip([&groups.own, &groups.prefecture, &groups.within])
        .zip(shown)
        .filter(|(_, shown)| *shown)
    {
        text.push_str(&format!("\n## {}\n", markdown::escape(heading)));
        if awards.is_empty() {
            continue;
        }
        let rows = awards.iter().map(|id| {
            let award = catalog.award(*id);
            let source = if cite {
                cite::award(&award, lang)
            } else {
                award.circular.document_number.to_string()
            };
            [
                subject(&award, lang),
                catalog.gazetteer().full_name(award.place_id, lang),
                award.measure().text.to_string(),
                award.measure().departments.join("、"),
                source,
            ]
        });
        text.push_str(&format!("\n{}", markdown::table(header, rows)));
    }
    if cite && let Some(circular) = catalog.circulars().first() {
        text.push_str(&format!("\n{}\n", markdown::escape(&cite::reference(circular))));
    }
    text
}
