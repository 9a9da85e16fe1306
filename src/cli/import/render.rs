//! An import for people: a short report, and its diagnostics as compilers write them.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::store::Written;
use crate::cli::{Failure, IoSubject};
use crate::import::{self, Decoded, Diagnostic, Import, Severity};
use crate::lang::Lang;
use crate::text::{is_dangerous, sanitize, width};
use crate::topics;

/// The report: what the paper is, what was counted, what is open, and where it was written.
pub(super) fn report(
    name: &str,
    decoded: &Decoded,
    taken: &Import,
    written: Option<&Written>,
    lang: Lang,
) -> String {
    let paper = &taken.circular.circular;
    let counts = taken.counts;
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
    let year = paper.award_year.map_or("—".to_owned(), |year| year.to_string());
    let row = |zh: &str, en: &str, value: String| {
        let head = lang.pick(zh, en);
        let pad = lang.pick(8_usize, 10).saturating_sub(width(head));
        format!("  {head}{}  {value}", " ".repeat(pad))
    };
    let mut lines = vec![
        format!("{name} ({})", decoded.encoding),
        row("标题", "title", or_dash(&paper.title)),
        row("文号", "number", or_dash(&paper.document_number)),
        row("发文机关", "issuer", or_dash(&paper.issuer)),
        row("日期", "issued", or_dash(&paper.issued_on)),
        row("激励年度", "year", year),
        row(
            "内容",
            "content",
            lang.pick(
                format!(
                    "{} 项激励事项，{} 项次，{} 个市州、{} 个县市区",
                    counts.categories, counts.awards, counts.prefectures, counts.counties
                ),
                format!(
                    "{} categories, {} awards, {} prefectures, {} counties",
                    counts.categories, counts.awards, counts.prefectures, counts.counties
                ),
            ),
        ),
    ];
    if let Some(claims) = &paper.claims {
        let agrees =
            |claim: Option<u32>, found: usize| claim.is_none_or(|claim| usize::try_from(claim) == Ok(found));
        let same = agrees(claims.prefectures, counts.prefectures) && agrees(claims.counties, counts.counties);
        let verdict = if same {
            lang.pick("与名单一致", "as counted")
        } else {
            lang.pick("与名单不一致", "not as counted")
        };
        let said = lang.pick(
            format!("“{}”，{verdict}", claims.evidence),
            format!("“{}”, {verdict}", claims.evidence),
        );
        lines.push(row("文中所称", "claimed", said));
    }
    lines.push(row("同类事项", "topics", topics(taken, lang)));
    lines.push(row("待核", "open", open(taken, lang)));
    if let Some(written) = written {
        lines.push(row("已写入", "written", written.dataset.display().to_string()));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// For how many categories a topic is proposed, and which of them speak for several.
fn topics(taken: &Import, lang: Lang) -> String {
    let proposals = import::proposals(&taken.circular);
    let (tied, inferred): (Vec<_>, Vec<_>) = proposals.iter().partition(|one| one.topics.len() > 1);
    let name = |id: &&str| topics::by_id(id).map_or("", |topic| topic.name(lang));
    let tied = tied.iter().map(|one| {
        let names: Vec<_> = one.topics.iter().map(name).collect();
        lang.pick(
            format!("第 {} 项两可（{}）", one.category, names.join("、")),
            format!("category {} could be {}", one.category, names.join(" or ")),
        )
    });
    let counted = lang.pick(
        format!("{} 项按标题推定", inferred.len()),
        format!("{} inferred from titles", inferred.len()),
    );
    let all: Vec<_> = std::iter::once(counted).chain(tied).collect();
    all.join(lang.pick("；", "; "))
}

/// How many entries are open, and how many questions there are of each kind.
fn open(taken: &Import, lang: Lang) -> String {
    let counts = taken.counts;
    if counts.questions == 0 {
        return lang.pick("没有", "nothing").to_owned();
    }
    let asked = || {
        taken
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Question)
    };
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for diagnostic in asked() {
        let word = lang.pick(diagnostic.code.word(), diagnostic.code.english());
        match kinds.iter_mut().find(|(kind, _)| *kind == word) {
            Some((_, count)) => *count += 1,
            None => kinds.push((word, 1)),
        }
    }
    let kinds: Vec<_> = kinds
        .iter()
        .map(|(kind, count)| format!("{kind} {count}"))
        .collect();
    lang.pick(
        format!(
            "{} 个激励对象，{} 个问题：{}",
            counts.open,
            counts.questions,
            kinds.join("、")
        ),
        format!(
            "{} recipients, {} questions: {}",
            counts.open,
            counts.questions,
            kinds.join(", ")
        ),
    )
}

/// Writes diagnostics to standard error, each with its line and what is marked in it.
pub(super) fn diagnostics(
    name: &str,
    text: &str,
    taken: &Import,
    written: Option<&Written>,
    lang: Lang,
    coloured: bool,
) -> Result<(), Failure> {
    let lines: Vec<&str> = text.split('\n').collect();
    let name = sanitize(name);
    let renderer = if coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(WIDTH);
    let mut rows = written.map(Rows::new);
    let mut out = String::new();
    for diagnostic in &taken.diagnostics {
        let row = rows.as_mut().and_then(|rows| rows.of(diagnostic, &lines, lang));
        let help = row.as_deref().unwrap_or(&diagnostic.help);
        out.push_str(&one(&name, &lines, diagnostic, help, lang, &renderer));
        out.push_str("\n\n");
    }
    io::stderr()
        .write_all(out.as_bytes())
        .map_err(|error| Failure::Io {
            what: IoSubject::Output,
            error,
        })
}

/// The open entries of a dataset, by the lines on which they stand.
struct Rows<'w> {
    written: &'w Written,
    open: Vec<(usize, &'w str)>,
}

impl<'w> Rows<'w> {
    fn new(written: &'w Written) -> Self {
        let lines = written.content.lines().enumerate();
        let open = lines.filter(|(_, line)| line.starts_with("  { printed") && line.contains(", open = "));
        Self {
            written,
            open: open.map(|(at, line)| (at + 1, line)).collect(),
        }
    }

    /// What to do about an open entry: where it can be answered.
    fn of(&mut self, diagnostic: &Diagnostic, lines: &[&str], lang: Lang) -> Option<String> {
        if !diagnostic.code.is_of_recipient() || diagnostic.line != diagnostic.end_line {
            return None;
        }
        let line = lines.get(diagnostic.line - 1)?.chars();
        let printed: String = line
            .skip(diagnostic.column - 1)
            .take(diagnostic.end_column - diagnostic.column)
            .collect();
        let wanted = format!("printed = \"{printed}\"");
        let at = self.open.iter().position(|(_, row)| row.contains(&wanted))?;
        let (number, _) = self.open.remove(at);
        let id = &self.written.id;
        let Some(candidate) = diagnostic.candidates.first() else {
            return Some(lang.pick(
                format!("jili review {id}，从中查找地方，或认定没有对应的地方"),
                format!("jili review {id}: find the place, or settle that there is none"),
            ));
        };
        let place = &candidate.place;
        Some(lang.pick(
            format!("jili review {id}，或在 {id}.toml 第 {number} 行写 place = \"{place}\""),
            format!("jili review {id}, or place = \"{place}\" on line {number} of {id}.toml"),
        ))
    }
}

/// Cells of a line that are shown of a paragraph that is a page long.
const WIDTH: usize = 100;

fn one(
    name: &str,
    lines: &[&str],
    diagnostic: &Diagnostic,
    help: &str,
    lang: Lang,
    renderer: &Renderer,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(lang.pick("错误", "error")),
        Severity::Question => Level::WARNING.with_name(lang.pick("问题", "question")),
        Severity::Warning => Level::WARNING.with_name(lang.pick("注意", "warning")),
        Severity::Note => Level::NOTE.with_name(lang.pick("说明", "note")),
    };
    let line = lines.get(diagnostic.line - 1).copied().unwrap_or_default();
    let from = diagnostic.column - 1;
    let to = if diagnostic.end_line == diagnostic.line {
        diagnostic.end_column - 1
    } else {
        usize::MAX
    };
    let mut text = String::with_capacity(line.len());
    let mut mark = 0..0;
    for (at, character) in line.chars().enumerate() {
        if at == from {
            mark = text.len()..text.len();
        }
        // One character for one, so that columns are those of the file.
        text.push(if is_dangerous(character) {
            '\u{fffd}'
        } else {
            character
        });
        if (from..to).contains(&at) {
            mark.end = text.len();
        }
    }
    let message = sanitize(&diagnostic.message);
    let annotation = AnnotationKind::Primary
        .span(mark)
        .label(diagnostic.label.as_str());
    let snippet = Snippet::source(text)
        .line_start(diagnostic.line)
        .path(name)
        .annotation(annotation);
    let mut group = level
        .primary_title(message.as_ref())
        .id(lang.pick(diagnostic.code.word(), diagnostic.code.english()))
        .element(snippet);
    if !help.is_empty() {
        group = group.element(Level::HELP.with_name(lang.pick("处理", "help")).message(help));
    }
    renderer.render(&[group])
}
