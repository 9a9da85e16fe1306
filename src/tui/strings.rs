//! Every word on the screen that is not data, in Chinese and in English.
//!
//! Fixed words are fields, so that the compiler misses one that is missing in a language. Phrases with
//! numbers or names in them are methods.

mod review;
mod search;
mod sheets;
mod told;
mod words;

use super::layout::MINIMUM;
use crate::catalog::{Counts, View};
use crate::circular::Lines;
use crate::lang::Lang;
use crate::wording;
pub(super) use search::Sections;
use sheets::Sheets;
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
    /// What the screens of many places say.
    pub sheets: Sheets,
    /// Heading over the instruments in the help screen.
    pub glossary: &'static str,
    /// Names of what is said of an award.
    pub fields: Fields,
    /// Names of what is told of a circular.
    pub circular_fields: CircularFields,
    /// Over words of the circular that stand in another language than the screen.
    pub verbatim: Option<&'static str>,
    /// Where the text names no year, no amount.
    pub none_stated: &'static str,
    /// Beside a recipient whose entry is a misprint.
    pub corrected: &'static str,
    /// Before the last queries. Here and below, `{context.action}` is a key of it.
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
    /// In the line for words to be found in a text.
    pub find_hint: &'static str,
    /// Before the name of a file, and in its empty line.
    pub file_name: &'static str,
    pub file_hint: &'static str,
    /// Said where a file has no name.
    pub no_file_name: &'static str,
    /// What a briefing is, where it is not shown.
    pub as_briefing: &'static str,
    /// Said while a circular's text is being read.
    pub reading_text: &'static str,
    /// Said where no circular names a department.
    pub no_department: &'static str,
    /// Said where the last circular would go out of scope.
    pub last_circular: &'static str,
    /// What the row of all circulars does.
    pub takes_all: &'static str,
    /// Said where no circular is in scope.
    pub no_circular: &'static str,
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
    pub departments: &'static str,
    pub circulars: &'static str,
    /// What can be taken out of a screen, and what that is.
    pub menu: &'static str,
    pub content: &'static str,
    /// A circular's text.
    pub source: &'static str,
    pub overview: &'static str,
    pub ranking: &'static str,
    /// From which sides the members of a region are seen.
    pub bases: &'static str,
    pub places: &'static str,
    pub conditions: &'static str,
    pub compare: &'static str,
    pub history: &'static str,
    /// What stands beside a measure where there is room.
    pub context: &'static str,
    /// Over the circular's own words there.
    pub printed: &'static str,
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
    /// A department's measures.
    pub measures: &'static str,
    /// Their distinct recipients.
    pub recipients: &'static str,
    /// The money that they state.
    pub money: &'static str,
    /// A circular's categories.
    pub category_count: &'static str,
    /// How many circulars name it.
    pub circulars: &'static str,
}

/// Names of what is said of an award.
#[derive(Debug)]
pub(super) struct Fields {
    /// Where a measure states none.
    pub amounts: &'static str,
    /// How the printed entry is read.
    pub reading: &'static str,
    pub source: &'static str,
    /// What a department is printed to do.
    pub role: &'static str,
    /// Until when is to be reported.
    pub due: &'static str,
    pub recipients: &'static str,
}

/// Names of what is told of a circular.
#[derive(Debug)]
pub(super) struct CircularFields {
    pub issuer: &'static str,
    pub number: &'static str,
    pub date: &'static str,
    pub year: &'static str,
    pub region: &'static str,
    pub counts: &'static str,
    pub id: &'static str,
    pub origin: &'static str,
    pub built_in: &'static str,
    pub of_library: &'static str,
    pub in_place_of_built_in: &'static str,
    /// Others with the same number.
    pub same_number: &'static str,
}

/// What the contexts of keys are called, each named after its context.
#[derive(Debug)]
pub(super) struct ContextLabels {
    pub everywhere: &'static str,
    pub panes: &'static str,
    pub search: &'static str,
    pub page: &'static str,
    pub overview: &'static str,
    pub places: &'static str,
    pub compare: &'static str,
    pub help: &'static str,
    pub review: &'static str,
    pub source: &'static str,
    pub menu: &'static str,
    pub circulars: &'static str,
    pub line: &'static str,
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
    /// On the screen of open entries.
    pub settle: &'static str,
    pub next_question: &'static str,
    pub as_printed: &'static str,
    pub take_back: &'static str,
    pub sections: &'static str,
    pub circulars: &'static str,
    pub take_it: &'static str,
    pub add_it: &'static str,
    pub review_it: &'static str,
    pub menu: &'static str,
    pub copy_it: &'static str,
    pub save_it: &'static str,
    pub departments: &'static str,
    pub source: &'static str,
    pub hits: &'static str,
    pub find: &'static str,
    pub confirm: &'static str,
    pub overview: &'static str,
    pub places: &'static str,
    pub compare: &'static str,
    pub history: &'static str,
    pub mark: &'static str,
    pub tiles: &'static str,
    pub basis: &'static str,
    pub sort: &'static str,
    pub reverse: &'static str,
    pub conditions: &'static str,
    pub undo_condition: &'static str,
    pub compared: &'static str,
    pub remove: &'static str,
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

    /// What an answer is about, in a few words: 四川省 2022; of several circulars how many there are.
    pub(super) fn scope(&self, view: &View<'_>) -> String {
        match view.single() {
            Some((_, circular)) => {
                let region = view.place(circular.region);
                let name = self.lang.pick(&*region.name, &region.english);
                format!("{name} {}", circular.award_year)
            }
            None => self.circulars(view.circulars().len()),
        }
    }

    /// On which lines of the circular's text something stands.
    pub(super) fn lines(&self, lines: Lines) -> String {
        match self.lang {
            Lang::Zh => format!("第 {lines} 行"),
            Lang::En if lines.first == lines.last => format!("line {lines}"),
            Lang::En => format!("lines {lines}"),
        }
    }

    /// Over what a place has besides what is shown.
    pub(super) fn others(&self, name: &str, counts: Counts) -> String {
        match (self.lang, counts.awards) {
            (Lang::Zh, 0) => format!("{name}本级没有其他激励事项"),
            (Lang::Zh, _) => format!("{name}本级另有 {}", wording::counts(counts, self.lang)),
            (Lang::En, 0) => format!("{name} has nothing else of its own"),
            (Lang::En, _) => format!("{name} also has {}", wording::counts(counts, self.lang)),
        }
    }

    /// Which places are marked to be compared, and how to go on.
    pub(super) fn marked(&self, count: usize, names: &str) -> String {
        match (self.lang, count) {
            (Lang::Zh, 0) => "没有标记的地方".to_owned(),
            (Lang::Zh, 1) => format!("已标记：{names}（再标记一个即可比较）"),
            (Lang::Zh, _) => format!("已标记 {count} 个：{names}（F8 比较）"),
            (Lang::En, 0) => "No place is marked".to_owned(),
            (Lang::En, 1) => format!("Marked: {names} (mark another to compare)"),
            (Lang::En, _) => format!("Marked {count}: {names} (F8 compares)"),
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
