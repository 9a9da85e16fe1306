//! Every word on the screen that is not data, in Chinese and in English.
//!
//! Fixed words are fields, so that the compiler misses one that is missing in a language. Phrases with
//! numbers or names in them are methods.

mod words;

use super::layout::MINIMUM;
use crate::lang::Lang;
use crate::wording::{self, Noun, counted};
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
    /// Beside the preview's title, where it goes on below.
    pub more: &'static str,
    /// Heading over the instruments in the help screen.
    pub glossary: &'static str,
    /// Names of what is said of an award.
    pub fields: Fields,
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
    pub unknown_place: &'static str,
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
    /// The awards of what is selected there.
    pub preview: &'static str,
    pub help: &'static str,
}

/// Names of what is said of an award.
#[derive(Debug)]
pub(super) struct Fields {
    pub departments: &'static str,
    pub years: &'static str,
    pub amounts: &'static str,
    pub instruments: &'static str,
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
    pub quit_anywhere: &'static str,
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
            Lang::Zh => format!("窗口太小，至少要 {columns}×{rows}"),
            Lang::En => format!("Window too small: {columns}×{rows} at least"),
        }
    }

    /// The header's name for a circular, after its number.
    pub(super) fn circular(&self, region: &str, region_en: &str, year: u16) -> String {
        match self.lang {
            Lang::Zh => format!("{year}年度{region}督查激励"),
            Lang::En => format!("{region_en}, commended for {year}"),
        }
    }

    /// The header's counts.
    pub(super) fn counts(&self, categories: usize, awards: usize, places: usize) -> String {
        match self.lang {
            Lang::Zh => format!("{categories} 类 · {awards} 项 · {places} 个地方"),
            Lang::En => format!("{categories} categories · {awards} awards · {places} places"),
        }
    }

    /// Said when what is typed or pasted does not fit into the query.
    pub(super) fn query_is_full(&self, characters: usize) -> String {
        match self.lang {
            Lang::Zh => format!("查询最长 {characters} 字，超出部分已略去"),
            Lang::En => format!("A query has at most {characters} characters; the rest was left out"),
        }
    }

    /// A number of awards.
    pub(super) fn award_count(&self, count: usize) -> String {
        wording::awards(count, self.lang)
    }

    /// A number of places that match, and of how many where they are too many to show.
    pub(super) fn hit_count(&self, shown: usize, total: usize) -> String {
        let count = if shown < total {
            format!("{shown}/{total}")
        } else {
            total.to_string()
        };
        match self.lang {
            Lang::Zh => format!("{count} 个"),
            Lang::En => count,
        }
    }

    /// Heading over a place's own awards.
    pub(super) fn own_awards(&self, name: &str, count: usize) -> String {
        match self.lang {
            Lang::Zh => format!("{name}所获 · {count} 项"),
            Lang::En => format!("{name} itself · {}", self.award_count(count)),
        }
    }

    /// Heading over the awards of the prefecture that a place is in.
    pub(super) fn prefecture_awards(&self, name: &str, count: usize) -> String {
        match self.lang {
            Lang::Zh => format!("另：所在的{name} · {count} 项"),
            Lang::En => format!("Apart: its prefecture {name} · {}", self.award_count(count)),
        }
    }

    /// Said of a place that is known and not named.
    pub(super) fn not_named(&self, name: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{name}未列入本通报"),
            Lang::En => format!("{name} is not named in this circular"),
        }
    }

    /// Said of a province that is looked for.
    pub(super) fn whole_province(&self, name: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{name}是全省：按 Esc 回到全部类别"),
            Lang::En => format!("{name} is the whole province: Esc leads back to it"),
        }
    }

    /// Said of a prefecture: what those within it have.
    pub(super) fn within_has(&self, count: usize, places: usize) -> String {
        match self.lang {
            Lang::Zh => format!("辖内 {places} 个地方有 {count} 项"),
            Lang::En => format!(
                "{} within it: {}",
                counted(places, Noun::RECIPIENT, self.lang),
                self.award_count(count)
            ),
        }
    }

    /// A prefecture's standing by its own awards.
    pub(super) fn standing(&self, rank: usize, tied: usize, of: usize) -> String {
        match (self.lang, tied) {
            (Lang::Zh, 1) => format!("{of} 个市州中第 {rank}"),
            (Lang::Zh, _) => format!("{of} 个市州中并列第 {rank}（{tied} 个）"),
            (Lang::En, 1) => format!("rank {rank} of {of} prefectures"),
            (Lang::En, _) => format!("rank {rank} of {of} prefectures, shared by {tied}"),
        }
    }

    /// Which counties of a prefecture no circular names.
    pub(super) fn unnamed_counties(&self, names: &[&str]) -> String {
        match self.lang {
            Lang::Zh => format!("未列入的县市区 {} 个：{}", names.len(), names.join("、")),
            Lang::En => format!("Counties not named, {}: {}", names.len(), names.join(", ")),
        }
    }

    /// An amount and what it is stated for.
    pub(super) fn amount(&self, value: u32, unit: &str) -> String {
        match self.lang {
            Lang::Zh => format!("每个地方 {value} {unit}"),
            Lang::En => format!("{value} {unit} for each place"),
        }
    }

    /// How an entry whose prefecture was carried is to be read.
    pub(super) fn carried(&self, printed: &str, full_name: &str) -> String {
        match self.lang {
            Lang::Zh => format!("原文印作“{printed}”，承前指{full_name}"),
            Lang::En => format!("printed 〈{printed}〉, the prefecture carried from before: {full_name}"),
        }
    }

    /// How an entry that is printed otherwise is to be read.
    pub(super) fn printed_as(&self, printed: &str, full_name: &str) -> String {
        match self.lang {
            Lang::Zh => format!("原文印作“{printed}”，即{full_name}"),
            Lang::En => format!("printed 〈{printed}〉: {full_name}"),
        }
    }

    /// An instrument with the phrase of the text that shows it.
    pub(super) fn evidence(&self, instrument: &str, phrase: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{instrument}：“{phrase}”"),
            Lang::En => format!("{instrument}: “{phrase}”"),
        }
    }

    /// What a base is hosted by.
    pub(super) fn host(&self, host: &str) -> String {
        match self.lang {
            Lang::Zh => format!("依托：{host}"),
            Lang::En => format!("hosted by {host}"),
        }
    }

    /// Where one is in a list: the `at`-th of `of`.
    pub(super) fn position(&self, at: usize, of: usize) -> String {
        format!("{at}/{of}")
    }
}
