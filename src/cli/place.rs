//! `jili place`: one place, its own awards and, apart from them, its prefecture's or those within it.

use clap::{Args, ValueHint};

use super::awards::{amounts, reference, remarks, subject, table};
use super::list::Rows;
use super::output::Printable;
use super::page::{Page, Style};
use super::show::write_measure;
use super::{Context, Failure, Format};
use crate::catalog::AwardId;
use crate::export::{award_rows, csv, markdown, place_file};
use crate::gazetteer::{Place, PlaceId};
use crate::lang::Lang;
use crate::wording;

/// What `place` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The place: 翠屏, cuiping, 511502, 宜宾
    #[arg(value_hint = ValueHint::Other)]
    place: String,
    #[command(flatten)]
    rows: Rows,
    /// Say where each award stands in the document
    #[arg(long)]
    cite: bool,
}

pub(super) fn run(context: &Context<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let id = context.resolver().place(&arguments.place)?;
    let answer = match arguments.rows.form(context.lang)? {
        Format::Json => Printable::json(&place_file(context.view, id))?,
        Format::Csv => {
            let groups = groups(context, id).into_iter();
            let rows = groups.map(|group| (group.relation, award_rows(context.catalog, group.awards)));
            Printable::csv(csv::groups(rows), arguments.rows.mark(), context.terminal)?
        }
        Format::Markdown => Printable::lines(&as_markdown(context, id, arguments.cite)),
        Format::Text => as_text(context, id, arguments.cite).into(),
    };
    answer.print()
}

/// Awards that concern a place in one way.
struct Group {
    /// How, as in the column `relation`.
    relation: &'static str,
    heading: String,
    awards: Vec<AwardId>,
    /// Whether they are of several places, each of which must be named.
    of_several: bool,
}

/// The awards that concern a place: its own and, apart from them, its prefecture's or those within it.
fn groups(context: &Context<'_>, id: PlaceId) -> Vec<Group> {
    let (catalog, lang) = (context.catalog, context.lang);
    let awards = context.view.awards_about(id);
    let name = catalog.gazetteer().full_name(id, lang);
    let own = match (awards.own.len(), lang) {
        (0, Lang::Zh) => format!("{name}未列入本通报"),
        (0, Lang::En) => format!("{name} is not named in this circular"),
        (own, Lang::Zh) => format!("{name}所获激励 {own} 项"),
        (own, Lang::En) => format!("Awards of {name} itself: {own}"),
    };
    let own = Group {
        relation: "own",
        heading: own,
        awards: awards.own.to_vec(),
        of_several: false,
    };
    let prefecture = awards.prefecture.map(|(prefecture, awards)| {
        let (name, above) = (catalog.gazetteer().full_name(prefecture, lang), awards.len());
        Group {
            relation: "prefecture",
            heading: lang.pick(
                format!("另：所在的{name}所获激励 {above} 项（不计入上面）"),
                format!(
                    "Apart, not counted above: its prefecture {name} has {}",
                    wording::award_count(above, lang)
                ),
            ),
            awards: awards.to_vec(),
            of_several: false,
        }
    });
    let within = awards.within.is_some().then(|| {
        let within = awards.count_within();
        Group {
            relation: "within",
            heading: lang.pick(
                format!("另：辖内县市区、新区、基地所获激励 {within} 项（不计入上面）"),
                format!(
                    "Apart, not counted above: counties, zones and bases within it have {}",
                    wording::award_count(within, lang)
                ),
            ),
            awards: awards.all_within(),
            of_several: true,
        }
    });
    [Some(own), prefecture, within].into_iter().flatten().collect()
}

/// A place's reading, English name, code and kind, as far as it has them.
fn facts(place: &Place, lang: Lang) -> String {
    let facts = [
        Some(&*place.toned),
        Some(&*place.english),
        place.code(),
        Some(place.kind.label(lang)),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What must be known about a place, and of the zones that span it and others.
fn remarks_on(context: &Context<'_>, id: PlaceId) -> impl Iterator<Item = String> {
    let (catalog, lang) = (context.catalog, context.lang);
    let note = catalog.place(id).note.as_ref();
    let note = note.map(|note| note.get(lang).to_owned());
    note.into_iter()
        .chain(wording::spanning(catalog, &context.view.awards_about(id), lang))
}

fn as_text(context: &Context<'_>, id: PlaceId, cite: bool) -> Page {
    let (catalog, lang) = (context.catalog, context.lang);
    let place = catalog.place(id);
    let mut page = context.page();
    page.heading(&catalog.gazetteer().full_name(id, lang));
    page.paragraph(Style::Dim, 0, &facts(place, lang));
    for remark in remarks_on(context, id) {
        page.paragraph(Style::Dim, 0, &remark);
    }
    for group in groups(context, id) {
        page.blank();
        page.heading(&group.heading);
        write_awards(&mut page, context, &group.awards, group.of_several, cite);
    }
    if cite {
        page.blank();
        page.paragraph(Style::Dim, 0, &wording::reference(context.circular()));
    }
    page
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
        for remark in remarks(award.roll, award.recipient, context.lang) {
            page.paragraph(Style::Dim, 4, &remark);
        }
        if cite {
            page.labelled(
                context.lang.pick("出处  ", "source  "),
                4,
                Style::Dim,
                &wording::award_location(&award, context.lang),
            );
        }
    }
}

fn as_markdown(context: &Context<'_>, id: PlaceId, cite: bool) -> String {
    let (catalog, lang) = (context.catalog, context.lang);
    let place = catalog.place(id);
    let name = catalog.gazetteer().full_name(id, lang);
    let mut text = format!("# {}\n", markdown::escape(&name));
    for paragraph in [facts(place, lang)].into_iter().chain(remarks_on(context, id)) {
        text.push_str(&format!("\n{}\n", markdown::escape(&paragraph)));
    }
    for group in groups(context, id) {
        text.push_str(&format!("\n## {}\n", markdown::escape(&group.heading)));
        if !group.awards.is_empty() {
            text.push_str(&format!("\n{}", table(context, group.awards, cite)));
        }
    }
    text + &reference(context)
}
