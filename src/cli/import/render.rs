//! An import for people: a short report, and its diagnostics as compilers write them.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::cli::{Failure, IoSubject};
use crate::import::{Decoded, Diagnostic, Import, Severity};
use crate::text::{is_dangerous, sanitize};

/// The report: what the paper is, what was counted, and what is open.
pub(super) fn report(name: &str, decoded: &Decoded, taken: &Import) -> String {
    let paper = &taken.circular.circular;
    let counts = taken.counts;
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
    let year = paper.award_year.map_or("—".to_owned(), |year| year.to_string());
    let mut lines = vec![
        format!("{name}（{}）", decoded.encoding),
        format!("  标题    {}", or_dash(&paper.title)),
        format!("  文号    {}", or_dash(&paper.document_number)),
        format!("  发文机关  {}", or_dash(&paper.issuer)),
        format!("  日期    {}    激励年度 {year}", or_dash(&paper.issued_on)),
        format!(
            "  激励事项 {} 项，激励 {} 项次，{} 个市州、{} 个县市区",
            counts.categories, counts.awards, counts.prefectures, counts.counties
        ),
    ];
    if let Some(claims) = &paper.claims {
        let agrees =
            |claim: Option<u32>, found: usize| claim.is_none_or(|claim| usize::try_from(claim) == Ok(found));
        let same = agrees(claims.prefectures, counts.prefectures) && agrees(claims.counties, counts.counties);
        lines.push(format!(
            "  文中称“{}”：{}",
            claims.evidence,
            if same { "一致" } else { "不一致" }
        ));
    }
    lines.push(format!("  待核 {} 处，问题 {} 个", counts.open, counts.questions));
    lines.push(String::new());
    lines.join("\n")
}

/// Writes diagnostics to standard error, each with its line and what is marked in it.
pub(super) fn diagnostics(name: &str, text: &str, all: &[Diagnostic], coloured: bool) -> Result<(), Failure> {
    let lines: Vec<&str> = text.split('\n').collect();
    let name = sanitize(name);
    let renderer = if coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(WIDTH);
    let mut out = String::new();
    for diagnostic in all {
        out.push_str(&one(&name, &lines, diagnostic, &renderer));
        out.push_str("\n\n");
    }
    io::stderr()
        .write_all(out.as_bytes())
        .map_err(|error| Failure::Io {
            what: IoSubject::Output,
            error,
        })
}

/// Cells of a line that are shown of a paragraph that is a page long.
const WIDTH: usize = 100;

fn one(name: &str, lines: &[&str], diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name("错误"),
        Severity::Question => Level::WARNING.with_name("问题"),
        Severity::Warning => Level::WARNING.with_name("注意"),
        Severity::Note => Level::NOTE.with_name("说明"),
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
        .id(diagnostic.code.word())
        .element(snippet);
    if !diagnostic.help.is_empty() {
        group = group.element(Level::HELP.with_name("处理").message(diagnostic.help.as_str()));
    }
    renderer.render(&[group])
}
