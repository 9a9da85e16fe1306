//! Every word on the screen that is not data, in Chinese and in English.
//!
//! Fixed words are fields, so that the compiler misses one that is missing in a language. Phrases with
//! numbers or names in them are methods.

use crate::lang::Lang;

/// The words of one language.
#[derive(Debug)]
pub struct Strings {
    lang: Lang,
    /// The program's name in the header.
    pub brand: &'static str,
    /// In the empty search line.
    pub search_hint: &'static str,
    /// Pane titles.
    pub categories: &'static str,
    /// Pane title.
    pub recipients: &'static str,
    /// Pane title.
    pub measures: &'static str,
    /// Pane title of a place's awards.
    pub awards: &'static str,
    /// Pane title of the places that share an award's measure.
    pub fellows: &'static str,
    /// Pane title of search results.
    pub results: &'static str,
    /// Pane title of what a search result leads to.
    pub preview: &'static str,
    /// Title of the help screen.
    pub help: &'static str,
    /// Heading over the instruments in the help screen.
    pub glossary: &'static str,
    /// Names of a measure's fields.
    pub departments: &'static str,
    /// Field.
    pub years: &'static str,
    /// Field.
    pub amounts: &'static str,
    /// Field.
    pub instruments: &'static str,
    /// Field: what a recipient's entry needs said.
    pub reading: &'static str,
    /// Field.
    pub source: &'static str,
    /// Where the text names no year, no amount.
    pub none_stated: &'static str,
    /// Words of the kinds of remark.
    pub corrected: &'static str,
    /// Remark.
    pub note: &'static str,
    /// Before the last queries.
    pub history: &'static str,
    /// What the search line takes.
    pub search_help: &'static [&'static str],
    /// In the help screen: what needs no key of its own.
    pub help_notes: &'static [&'static str],
    /// Said where the terminal is too small.
    pub too_small: &'static str,
    /// Said in a place's list when there is nothing at all.
    pub nothing: &'static str,
    /// Said when a search finds nothing.
    pub unknown_place: &'static str,
    /// Before the nearest names.
    pub nearest: &'static str,
    /// Marker of the place whose screen this is, beside its name among others.
    pub this_place: &'static str,
    /// Labels of the bindings.
    pub keys: KeyLabels,
}

/// What the bindings do, in a few words each.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after the action it labels")]
pub struct KeyLabels {
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
}

static ZH: Strings = Strings {
    lang: Lang::Zh,
    brand: "激励",
    search_hint: "地名：汉字、拼音或首字母 (/)",
    categories: "类别",
    recipients: "受激励地方",
    measures: "激励措施",
    awards: "所获激励",
    fellows: "同获激励的地方",
    results: "地方",
    preview: "所获激励",
    help: "按键",
    glossary: "激励方式",
    departments: "组织实施",
    years: "所涉年份",
    amounts: "所列数额",
    instruments: "激励方式",
    reading: "名称说明",
    source: "出处",
    none_stated: "原文未写明",
    corrected: "更正",
    note: "说明",
    history: "最近查过 (↑)",
    search_help: &[
        "汉字    翠屏 · 宜宾翠屏 · 市中 乐山",
        "拼音    cuiping · gongx",
        "首字母  cp · ybcp",
        "混写    cui屏 · 翠p",
        "代码    511502",
    ],
    help_notes: &[
        "直接键入汉字、拼音或首字母，就开始查地名（以 q 开头的先按 /）。",
        "鼠标：点选，滚轮滚动；要选取文字时按住 Shift 拖动。",
    ],
    too_small: "窗口太小，至少要 40×10",
    nothing: "本通报没有可列的激励",
    unknown_place: "没有这个地方",
    nearest: "相近的地名",
    this_place: "本地",
    keys: KeyLabels {
        move_selection: "移动",
        page: "翻页",
        ends: "首尾",
        panes: "换栏",
        open: "打开",
        back: "返回",
        search: "查地名",
        help: "帮助",
        quit: "退出",
        quit_anywhere: "随时退出",
        suspend: "挂起，fg 回来",
        redraw: "重画屏幕",
        line_ends: "行首、行尾",
        words: "按词移动",
        characters: "按字移动",
        delete: "删一字",
        delete_word: "删一词",
        delete_to_start: "删到行首",
        delete_to_end: "删到行尾",
        leave_search: "返回原处",
        open_place: "打开",
        choose_hit: "选择（空行时：查过的）",
        scroll: "滚动",
    },
};

static EN: Strings = Strings {
    lang: Lang::En,
    brand: "jili",
    search_hint: "place: hanzi, pinyin or initials (/)",
    categories: "Categories",
    recipients: "Recipients",
    measures: "Measures",
    awards: "Awards",
    fellows: "Commended with it",
    results: "Places",
    preview: "Awards",
    help: "Keys",
    glossary: "Instruments",
    departments: "Carried out by",
    years: "Years named",
    amounts: "Amounts",
    instruments: "Instruments",
    reading: "Name",
    source: "Source",
    none_stated: "none stated",
    corrected: "corrected",
    note: "note",
    history: "Last queries (↑)",
    search_help: &[
        "hanzi     翠屏 · 宜宾翠屏 · 市中 乐山",
        "pinyin    cuiping · gongx",
        "initials  cp · ybcp",
        "mixed     cui屏 · 翠p",
        "code      511502",
    ],
    help_notes: &[
        "Just type hanzi, pinyin or initials to find a place (for a name in q, press / first).",
        "Mouse: click to choose, wheel to scroll; hold Shift and drag to select text.",
    ],
    too_small: "Window too small: 40×10 at least",
    nothing: "Nothing to list in this circular",
    unknown_place: "jili knows no such place",
    nearest: "Nearest names",
    this_place: "here",
    keys: KeyLabels {
        move_selection: "move",
        page: "page",
        ends: "first, last",
        panes: "next pane",
        open: "open the place",
        back: "back",
        search: "find a place",
        help: "help",
        quit: "quit",
        quit_anywhere: "quit anywhere",
        suspend: "suspend; fg returns",
        redraw: "redraw the screen",
        line_ends: "start, end of line",
        words: "by word",
        characters: "by character",
        delete: "delete a character",
        delete_word: "delete a word",
        delete_to_start: "delete to the start",
        delete_to_end: "delete to the end",
        leave_search: "back to where you were",
        open_place: "open",
        choose_hit: "choose (empty line: last queries)",
        scroll: "scroll",
    },
};

/// `s` where an English noun needs it.
fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl Strings {
    /// The words of a language.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }

    /// Which language this is.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The header's name for a circular, after its number.
    pub fn circular(&self, region: &str, region_en: &str, year: u16) -> String {
        match self.lang {
            Lang::Zh => format!("{year}年度{region}督查激励"),
            Lang::En => format!("{region_en}, commended for {year}"),
        }
    }

    /// The header's counts.
    pub fn counts(&self, categories: usize, awards: usize, places: usize) -> String {
        match self.lang {
            Lang::Zh => format!("{categories} 类 · {awards} 项 · {places} 个地方"),
            Lang::En => format!("{categories} categories · {awards} awards · {places} places"),
        }
    }

    /// A number of awards.
    pub fn award_count(&self, count: usize) -> String {
        match self.lang {
            Lang::Zh => format!("{count} 项"),
            Lang::En => format!("{count} award{}", plural(count)),
        }
    }

    /// A number of places that match, and of how many where they are too many to show.
    pub fn hit_count(&self, shown: usize, total: usize) -> String {
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
    pub fn own_awards(&self, name: &str, count: usize) -> String {
        match self.lang {
            Lang::Zh => format!("{name}所获 · {count} 项"),
            Lang::En => format!("{name} itself · {}", self.award_count(count)),
        }
    }

    /// Heading over the awards of the prefecture that a place is in.
    pub fn prefecture_awards(&self, name: &str, count: usize) -> String {
        match self.lang {
            Lang::Zh => format!("另：所在的{name} · {count} 项"),
            Lang::En => format!("Apart: its prefecture {name} · {}", self.award_count(count)),
        }
    }

    /// Said of a place that is known and not named.
    pub fn not_named(&self, name: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{name}未列入本通报"),
            Lang::En => format!("{name} is not named in this circular"),
        }
    }

    /// Said, after [`Self::not_named`], of the prefecture that it is in.
    pub fn its_prefecture_has(&self, prefecture: &str, count: usize) -> String {
        match self.lang {
            Lang::Zh => format!("所在的{prefecture}有 {count} 项"),
            Lang::En => format!("its prefecture {prefecture} has {}", self.award_count(count)),
        }
    }

    /// Said of a prefecture: what those within it have.
    pub fn within_has(&self, count: usize, places: usize) -> String {
        match self.lang {
            Lang::Zh => format!("辖内 {places} 个地方有 {count} 项"),
            Lang::En => format!(
                "{places} place{} within it: {}",
                plural(places),
                self.award_count(count)
            ),
        }
    }

    /// A prefecture's standing by its own awards.
    pub fn standing(&self, rank: usize, tied: usize, of: usize) -> String {
        match (self.lang, tied) {
            (Lang::Zh, 1) => format!("{of} 个市州中第 {rank}"),
            (Lang::Zh, _) => format!("{of} 个市州中并列第 {rank}（{tied} 个）"),
            (Lang::En, 1) => format!("rank {rank} of {of} prefectures"),
            (Lang::En, _) => format!("rank {rank} of {of} prefectures, shared by {tied}"),
        }
    }

    /// Which counties of a prefecture no circular names.
    pub fn unnamed_counties(&self, names: &[&str]) -> String {
        match self.lang {
            Lang::Zh => format!("未列入的县市区 {} 个：{}", names.len(), names.join("、")),
            Lang::En => format!("Counties not named, {}: {}", names.len(), names.join(", ")),
        }
    }

    /// An amount and what it is stated for.
    pub fn amount(&self, value: u32, unit: &str) -> String {
        match self.lang {
            Lang::Zh => format!("每个地方 {value} {unit}"),
            Lang::En => format!("{value} {unit} for each place"),
        }
    }

    /// How an entry whose prefecture was carried is to be read.
    pub fn carried(&self, printed: &str, full_name: &str) -> String {
        match self.lang {
            Lang::Zh => format!("原文印作“{printed}”，承前指{full_name}"),
            Lang::En => format!("printed 〈{printed}〉, the prefecture carried from before: {full_name}"),
        }
    }

    /// How an entry that is printed otherwise is to be read.
    pub fn printed_as(&self, printed: &str, full_name: &str) -> String {
        match self.lang {
            Lang::Zh => format!("原文印作“{printed}”，即{full_name}"),
            Lang::En => format!("printed 〈{printed}〉: {full_name}"),
        }
    }

    /// Where in the document something stands.
    pub fn place_in_source(&self, document_number: &str, numeral: &str, lines: &str) -> String {
        let lines = match (self.lang, lines) {
            (_, "") => String::new(),
            (Lang::Zh, lines) => format!("，原文第 {lines} 行"),
            (Lang::En, lines) => format!(", source lines {lines}"),
        };
        match self.lang {
            Lang::Zh => format!("{document_number}附件第{numeral}项{lines}"),
            Lang::En => format!("{document_number}, annex, item {numeral}{lines}"),
        }
    }

    /// What a base is hosted by.
    pub fn host(&self, host: &str) -> String {
        match self.lang {
            Lang::Zh => format!("依托：{host}"),
            Lang::En => format!("hosted by {host}"),
        }
    }

    /// Where one is in a list: the `at`-th of `of`.
    pub fn position(&self, at: usize, of: usize) -> String {
        format!("{at}/{of}")
    }
}
