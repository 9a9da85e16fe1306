//! Every word on the screen that is not data, in Chinese and in English.
//!
//! Fixed words are fields, so that the compiler misses one that is missing in a language. Phrases with
//! numbers or names in them are methods.

mod search;
mod words;

use super::layout::MINIMUM;
use crate::lang::Lang;
use crate::wording;
pub(super) use search::Sections;
use words::{EN, ZH};

/// The words of one language.
#[derive(Debug)]
pub(super) struct Strings {
    lang: Lang,
    /// The program's name in the header.
    pub brand: &'static str,
    /// In the empty search line.
    pub search_hint: &'static str,
    /// Titles of panes and screens.
    pub titles: Titles,
    /// What columns of lists are headed.
    pub columns: Columns,
    /// Names of the sections of what was found.
    pub sections: Sections,
    /// Heading over the instruments in the help screen.
    pub glossary: &'static str,
    /// Names of what is said of an award.
    pub fields: Fields,
    /// Over words of the circular that stand in another language than the screen.
    pub verbatim: Option<&'static str>,
    /// Where the text names no year, no amount.
    pub none_stated: &'static str,
    /// Beside a recipient whose entry is a misprint.
    pub corrected: &'static str,
    /// Before the last queries.
    pub history: &'static str,
    /// What the search line takes.
    pub search_help: &'static [&'static str],
    /// In the help screen: what needs no key of its own.
    pub help_notes: &'static [&'static str],
    /// Said in the pane of measures where there is no award.
    pub nothing: &'static str,
    /// Said when a search finds nothing.
    pub nothing_found: &'static str,
    /// Before the nearest names.
    pub nearest: &'static str,
    /// Where keys are typed.
    pub contexts: ContextLabels,
    /// Labels of the bindings.
    pub keys: KeyLabels,
}

/// Titles of panes and screens.
#[derive(Debug)]
pub(super) struct Titles {
    pub categories: &'static str,
    pub recipients: &'static str,
    pub measures: &'static str,
    /// A place's awards.
    pub awards: &'static str,
    /// The places that share an award's measure.
    pub fellows: &'static str,
    /// What a search found.
    pub results: &'static str,
    pub help: &'static str,
}

/// What columns of lists are headed: each says what its numbers count.
#[derive(Debug)]
pub(super) struct Columns {
    /// A category's awards.
    pub awards: &'static str,
    /// What is stated for a place.
    pub amount: &'static str,
    /// In how many categories a place is commended in all.
    pub categories: &'static str,
    /// A place's own awards.
    pub own_awards: &'static str,
    /// The measures that name a department.
    pub measures: &'static str,
}

/// Names of what is said of an award.
#[derive(Debug)]
pub(super) struct Fields {
    /// Where a measure states none.
    pub amounts: &'static str,
    /// How the printed entry is read.
    pub reading: &'static str,
    pub source: &'static str,
}

/// What the contexts of keys are called, each named after its context.
#[derive(Debug)]
pub(super) struct ContextLabels {
    pub everywhere: &'static str,
    pub panes: &'static str,
    pub search: &'static str,
    pub page: &'static str,
    pub help: &'static str,
}

/// What the bindings do, in a few words each; each is named after the action it labels.
#[derive(Debug)]
pub(super) struct KeyLabels {
    pub move_selection: &'static str,
    pub page: &'static str,
    pub ends: &'static str,
    pub panes: &'static str,
    pub open: &'static str,
    pub back: &'static str,
    pub search: &'static str,
    pub help: &'static str,
    pub quit: &'static str,
    pub suspend: &'static str,
    pub redraw: &'static str,
    pub line_ends: &'static str,
    pub words: &'static str,
    pub characters: &'static str,
    pub delete: &'static str,
    pub delete_word: &'static str,
    pub delete_to_start: &'static str,
    pub delete_to_end: &'static str,
    pub leave_search: &'static str,
    pub open_place: &'static str,
    pub choose_hit: &'static str,
    pub scroll: &'static str,
    pub scroll_preview: &'static str,
    pub sections: &'static str,
}

impl Strings {
    /// The words of a language.
    pub(super) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }

    /// Which language this is.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// Said where the terminal is too small.
    pub(super) fn too_small(&self) -> String {
        let (columns, rows) = MINIMUM;
        match self.lang {
            Lang::Zh => format!("窗口太小，至少需 {columns}×{rows}"),
            Lang::En => format!("Window too small: at least {columns}×{rows}"),
        }
    }

    /// The header's name for a circular, after its number.
    pub(super) fn circular(&self, region: &str, region_en: &str, year: u16) -> String {
        match self.lang {
            Lang::Zh => format!("{year}年度{region}督查激励"),
            Lang::En => format!("{region_en}, awards for {year}"),
        }
    }

    /// The header's name for several circulars.
    pub(super) fn circulars(&self, count: usize) -> String {
        match self.lang {
            Lang::Zh => format!("{count} 份通报"),
            Lang::En => format!("{count} circulars"),
        }
    }

    /// The header's counts.
    pub(super) fn counts(&self, categories: usize, awards: usize, places: usize, open: usize) -> String {
        let open = (open > 0).then(|| format!(" · {}", wording::open(open, self.lang)));
        let open = open.unwrap_or_default();
        match self.lang {
            Lang::Zh => format!("{categories} 个激励事项 · {awards} 项次 · {places} 个地方{open}"),
            Lang::En => format!("{categories} categories · {awards} awards · {places} places{open}"),
        }
    }

    /// A place's awards in its own row: its own, and, for what has members, apart from them what those within it have.
    pub(super) fn place_counts(&self, own: usize, within: Option<usize>) -> String {
        match (self.lang, within) {
            (Lang::Zh, None) => format!("{own} 项次"),
            (Lang::Zh, Some(within)) => format!("本级 {own} · 所辖 {within} 项次"),
            (Lang::En, None) => wording::awards(own, self.lang),
            (Lang::En, Some(within)) => {
                format!("own {own} · within {}", wording::awards(within, self.lang))
            }
        }
    }

    /// Said when what is typed or pasted does not fit into the query.
    pub(super) fn query_is_full(&self, characters: usize) -> String {
        match self.lang {
            Lang::Zh => format!("查询最长 {characters} 字，超出部分已略去"),
            Lang::En => format!("A query has at most {characters} characters; the rest was left out"),
        }
    }

    /// The region of what is browsed, as it is found.
    pub(super) fn whole_region(&self, name: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{name}：全部激励事项"),
            Lang::En => format!("{name}: all categories"),
        }
    }

    /// How an entry whose prefecture was carried is to be read.
    pub(super) fn carried(&self, printed: &str, full_name: &str) -> String {
        match self.lang {
            Lang::Zh => format!("原文印作“{printed}”，承前省略市州名，指{full_name}"),
            Lang::En => format!(
                "printed 〈{printed}〉, the prefecture carried over from the entry before: {full_name}"
            ),
        }
    }

    /// How an entry that is printed otherwise is to be read.
    pub(super) fn printed_as(&self, printed: &str, full_name: &str) -> String {
        match self.lang {
            Lang::Zh => format!("原文印作“{printed}”，即{full_name}"),
            Lang::En => format!("printed 〈{printed}〉: {full_name}"),
        }
    }
}
