//! What stands beside a measure where there is room: who else is on the list, as the circular prints it, the document, and
//! what else the recipient has.

use super::{Article, summaries};
use crate::catalog::{AwardId, View};
use crate::circular::Lines;
use crate::report::{AwardReport, CategoryReport};
use crate::tui::strings::Strings;
use crate::tui::theme::Role;
use crate::wording;

/// The context of an award.
pub(super) fn context(view: &View<'_>, id: AwardId, strings: &Strings, width: usize) -> Article {
    let award = AwardReport::new(view.catalog(), id);
    let mut article = Article::new(width);
    printed(&mut article, view, &award, strings);
    others(&mut article, view, &award, strings);
    article
}

/// The lists of the award's part in the circular's own words, the entry marked.
fn printed(article: &mut Article, view: &View<'_>, award: &AwardReport<'_>, strings: &Strings) {
    let lang = strings.lang();
    let report = CategoryReport::new(view, award.category_id);
    let part_index = view.award(award.id).part_index;
    article.paragraph(Role::Heading, strings.titles.printed);
    article.paragraph(Role::Text, &award.subject.category.heading);
    let Some(part) = report.parts.get(part_index) else {
        return;
    };
    if let Some(heading) = part.heading {
        article.paragraph(Role::Text, heading);
    }
    for list in &part.rolls {
        let heading = list.roll.printed_heading.as_deref().unwrap_or_default();
        let is_its = list.awards.position(award.id).is_some();
        let marked: &[&str] = if is_its { &[award.printed] } else { &[] };
        article.blank();
        lines(article, list.roll.lines, strings);
        article.phrases(
            Role::Text,
            &format!("{heading}{}", list.roll.text),
            Role::Mark,
            marked,
        );
    }
    article.blank();
    article.paragraph(
        Role::Text,
        &wording::reference(view.catalog(), award.category_id.circular, lang),
    );
    if let Some(report_by) = &award.circular.report_by {
        let said = lang.pick(
            format!("组织实施情况报送时限：{report_by}"),
            format!("Report due by {report_by}"),
        );
        article.paragraph(Role::Text, &said);
    }
}

/// On which lines of the text that stands.
fn lines(article: &mut Article, lines: Option<Lines>, strings: &Strings) {
    if let Some(lines) = lines {
        article.paragraph(Role::Dim, &strings.lines(lines));
    }
}

/// What the recipient has in other categories of the circular.
fn others(article: &mut Article, view: &View<'_>, award: &AwardReport<'_>, strings: &Strings) {
    let Some(place) = award.place else { return };
    let own = view.awards_of(place).iter().copied();
    let circular = award.category_id.circular;
    let others: Vec<_> = own
        .filter(|id| {
            let other = view.award(*id).category_id;
            other.circular == circular && other != award.category_id
        })
        .collect();
    let name = view.gazetteer().full_name(place, strings.lang());
    article.blank();
    article.paragraph(
        Role::Heading,
        &strings.others(&name, view.counts(others.iter().copied())),
    );
    summaries(article, view.catalog(), &others, strings.lang());
}
