//! The words of the screen on which open entries are answered.

use super::Strings;
use crate::data_file::DataErrors;
use crate::lang::Lang;
use crate::library::ReviewError;

impl Strings {
    /// In the empty line in which a place is typed.
    pub(in crate::tui) fn review_hint(&self) -> &'static str {
        self.lang
            .pick("键入地名，查找其他地方", "type a place to choose any other")
    }

    /// The title of the text.
    pub(in crate::tui) fn source_text(&self) -> &'static str {
        self.lang.pick("原文", "Text")
    }

    /// The title of a question: which of how many, and how many are left.
    pub(in crate::tui) fn question(&self, at: usize, of: usize, left: usize) -> String {
        match self.lang {
            Lang::Zh => format!("待核 {at}/{of} · 余 {left}"),
            Lang::En => format!("To check {at}/{of} · {left} left"),
        }
    }

    /// How many entries are open.
    pub(in crate::tui) fn to_check(&self, left: usize) -> String {
        match self.lang {
            Lang::Zh => format!("待核 {left} 处"),
            Lang::En => format!("{left} to check"),
        }
    }

    /// What is printed.
    pub(in crate::tui) fn quoted(&self, printed: &str) -> String {
        match self.lang {
            Lang::Zh => format!("“{printed}”"),
            Lang::En => format!("〈{printed}〉"),
        }
    }

    /// Over the places that an entry could be.
    pub(in crate::tui) fn could_be(&self) -> &'static str {
        self.lang.pick("可能指", "It could be")
    }

    /// Where nobody knows a place that it could be.
    pub(in crate::tui) fn no_candidates(&self) -> &'static str {
        self.lang.pick(
            "没有可选的地方：键入地名查找，或按 F9 认定没有对应的地方",
            "No place is known: type one, or press F9 if it is none",
        )
    }

    /// That an entry is no place.
    pub(in crate::tui) fn no_place(&self) -> &'static str {
        self.lang.pick("没有对应的地方", "no place of its own")
    }

    /// What was answered.
    pub(in crate::tui) fn answered(&self, answer: &str) -> String {
        match self.lang {
            Lang::Zh => format!("已核定：{answer}"),
            Lang::En => format!("Answered: {answer}"),
        }
    }

    /// That nothing is open any more.
    pub(in crate::tui) fn all_answered(&self) -> &'static str {
        self.lang
            .pick("已全部核定，按 Esc 离开", "All answered; Esc leaves")
    }

    /// That the last answer is taken back.
    pub(in crate::tui) fn taken_back(&self) -> &'static str {
        self.lang
            .pick("已撤回上一次核定", "The last answer is taken back")
    }

    /// That there is no answer to take back.
    pub(in crate::tui) fn nothing_to_take_back(&self) -> &'static str {
        self.lang.pick(
            "本次打开后没有可撤回的核定",
            "No answer was given since it was opened",
        )
    }

    /// That a circular has nothing open.
    pub(in crate::tui) fn nothing_open(&self) -> &'static str {
        self.lang
            .pick("该通报没有待核的激励对象", "Nothing is open in this circular")
    }

    /// That there is nothing to settle in a circular that is built in.
    pub(in crate::tui) fn built_in_is_settled(&self) -> &'static str {
        self.lang.pick(
            "内置的通报没有待核的激励对象",
            "Built-in circulars have nothing open",
        )
    }

    /// Why a circular cannot be reviewed: the first of its faults.
    pub(in crate::tui) fn not_reviewed(&self, errors: &DataErrors) -> String {
        let first = errors.0.first().map_or(String::new(), ToString::to_string);
        match self.lang {
            Lang::Zh => format!("数据有误，无法核定：{first}"),
            Lang::En => format!("Its data is faulty: {first}"),
        }
    }

    /// Why an answer was not written.
    pub(in crate::tui) fn not_written(&self, error: &ReviewError) -> String {
        match (self.lang, error) {
            (Lang::Zh, ReviewError::Changed) => "数据文件已被他人改动，未写入；请重新打开".to_owned(),
            (Lang::Zh, error) => format!("未写入：{error}"),
            (Lang::En, error) => format!("Not written: {error}"),
        }
    }
}
