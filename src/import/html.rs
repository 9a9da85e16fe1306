//! Web pages as text: blocks become lines, cells of a row stand on one line with tabs between, scripts are left out.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
};

/// Whether a text is a web page.
pub(super) fn is_html(text: &str) -> bool {
    let start: String = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .chars()
        .take(2000)
        .collect();
    let start = start.to_ascii_lowercase();
    let begins = [
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<div",
        "<meta",
        "<table",
        "<p>",
        "<p ",
        "<?xml",
    ];
    begins.iter().any(|tag| start.starts_with(tag)) || (start.contains("<body") && start.contains("<html"))
}

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "aside",
    "main",
    "title",
    "center",
    "hr",
    "dd",
    "dt",
    "form",
    "blockquote",
];
/// Elements whose text nobody reads.
const HIDDEN: [&str; 9] = [
    "script", "style", "noscript", "template", "select", "textarea", "svg", "iframe", "button",
];

/// A table that is open: the cells of its row so far.
#[derive(Default)]
struct Table {
    row: Vec<String>,
    /// Whether a table stands in one of its cells: then it only lays the page out.
    nested: bool,
}

/// Tables in one another that are told apart; deeper ones are lines.
const DEEPEST: usize = 64;

/// Collects text from tags. It keeps no tree, so that depth costs nothing.
#[derive(Default)]
struct Text {
    out: RefCell<String>,
    tables: RefCell<Vec<Table>>,
    /// The element whose text is left out, and how often it has been opened.
    hidden: RefCell<Option<(String, usize)>>,
}

impl Text {
    /// Writes to the innermost cell that is open, else to the page.
    fn write(&self, write: impl FnOnce(&mut String)) {
        let mut tables = self.tables.borrow_mut();
        match tables.iter_mut().rev().find_map(|table| table.row.last_mut()) {
            Some(cell) => write(cell),
            None => write(&mut self.out.borrow_mut()),
        }
    }

    fn line(&self) {
        self.write(|out| {
            let kept = out.trim_end_matches([' ', '\t']).len();
            out.truncate(kept);
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
        });
    }

    fn words(&self, words: &str) {
        if self.hidden.borrow().is_some() {
            return;
        }
        self.write(|out| {
            for character in words.chars() {
                // Breaks in the page's source are none on the page.
                if matches!(character, '\n' | '\r' | ' ' | '\t') {
                    if !out.is_empty() && !out.ends_with(['\n', ' ', '\t']) {
                        out.push(' ');
                    }
                } else {
                    out.push(character);
                }
            }
        });
    }

    fn table(&self, name: &str, start: bool) {
        match (name, start) {
            ("table", true) => {
                self.line();
                let mut tables = self.tables.borrow_mut();
                if let Some(outer) = tables.last_mut() {
                    outer.nested = true;
                }
                if tables.len() < DEEPEST {
                    tables.push(Table::default());
                }
            }
            ("table", false) => {
                self.row();
                self.tables.borrow_mut().pop();
                self.line();
            }
            ("tr", _) => self.row(),
            ("td" | "th", true) => match self.tables.borrow_mut().last_mut() {
                Some(table) => table.row.push(String::new()),
                None => self.out.borrow_mut().push('\t'),
            },
            _ => {}
        }
    }

    /// Ends a row: its cells on one line, but where the table lays the page out, each on its own.
    fn row(&self) {
        let ended = self
            .tables
            .borrow_mut()
            .last_mut()
            .map(|table| (std::mem::take(&mut table.row), table.nested));
        let Some((row, nested)) = ended else {
            return self.line();
        };
        if row.is_empty() {
            return;
        }
        let several = row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1;
        self.line();
        let flat = !nested && several && row.iter().all(|cell| cell.len() < 6000);
        let cells: Vec<_> = row
            .iter()
            .map(|cell| {
                if flat {
                    cell.trim().replace('\n', " ")
                } else {
                    cell.clone()
                }
            })
            .collect();
        self.write(|out| out.push_str(&cells.join(if flat { "\t" } else { "\n" })));
        self.line();
    }
}

impl TokenSink for Text {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(words) => self.words(&words),
            Token::TagToken(tag) => {
                let name = tag.name.as_ref();
                let start = tag.kind == TagKind::StartTag;
                if HIDDEN.contains(&name) && !tag.self_closing {
                    let mut hidden = self.hidden.borrow_mut();
                    let left = match hidden.take() {
                        Some((element, depth)) if element == name => {
                            let depth = if start { depth + 1 } else { depth - 1 };
                            (depth > 0).then_some((element, depth))
                        }
                        None if start => Some((name.to_owned(), 1)),
                        other => other,
                    };
                    *hidden = left;
                    if start && matches!(name, "script" | "style" | "iframe" | "noscript") {
                        return TokenSinkResult::RawData(if name == "script" {
                            RawKind::ScriptData
                        } else {
                            RawKind::Rawtext
                        });
                    }
                    return TokenSinkResult::Continue;
                }
                if self.hidden.borrow().is_some() {
                    return TokenSinkResult::Continue;
                }
                if matches!(name, "table" | "tr" | "td" | "th") {
                    self.table(name, start);
                } else if BLOCKS.contains(&name) {
                    self.line();
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// The text of a web page.
pub(super) fn text(page: &str) -> String {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(page));
    let tokenizer = Tokenizer::new(Text::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    while !tokenizer.sink.tables.borrow().is_empty() {
        tokenizer.sink.table("table", false);
    }
    tokenizer.sink.out.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_lines() {
        let page = "<!DOCTYPE html><html><head><title>通报</title><script>if (a<b) { '<p>坏' }</script><style>p{}</style></head>\
            <body><div class=x><p>一、效能评价好的&nbsp;地方</p><p>成都市、<span>绵阳</span>\n市。<br>各&#32473;予100万元</p>\
            <table><tr><td>1</td><td>青羊区</td></tr><tr><td>2</td><td>荣县</td></tr></table></div></body></html>";
        assert!(is_html(page));
        assert_eq!(
            text(page),
            "通报\n一、效能评价好的\u{a0}地方\n成都市、绵阳 市。\n各给予100万元\n1\t青羊区\n2\t荣县\n"
        );
        assert!(!is_html("一、效能评价好的地方 <成都>"));
    }
}
