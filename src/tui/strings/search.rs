//! What is said of what a query found.

use super::Strings;
use crate::lang::Lang;
use crate::tui::section::Section;

/// Names of the sections of what was found: in a row before their numbers, and over what is in them.
#[derive(Debug)]
pub(in crate::tui) struct Sections {
    pub places: &'static str,
    pub categories: &'static str,
    pub departments: &'static str,
    pub text: &'static str,
    pub circulars: &'static str,
    pub actions: &'static str,
}

impl Strings {
    fn section(&self, section: Section) -> &'static str {
        let sections = &self.sections;
        match section {
            Section::Places => sections.places,
            Section::Categories => sections.categories,
            Section::Departments => sections.departments,
            Section::Text => sections.text,
            Section::Circulars => sections.circulars,
            Section::Actions => sections.actions,
        }
    }

    /// How much was found in a section: 原文 11; text 11.
    pub(in crate::tui) fn section_count(&self, section: Section, count: usize) -> String {
        format!("{} {count}", self.section(section))
    }

    /// The heading of a section, with how many of its things are shown where they are too many.
    pub(in crate::tui) fn section_heading(&self, section: Section, listed: usize, total: usize) -> String {
        let name = capitalised(self.section(section));
        match self.lang {
            _ if listed >= total => name,
            Lang::Zh => format!("{name}（共 {total} 个，列出前 {listed} 个）"),
            Lang::En => format!("{name} (the first {listed} of {total})"),
        }
    }

    /// What the numbers in a section count; nothing where it has none.
    pub(in crate::tui) fn counted_in(&self, section: Section) -> &'static str {
        let columns = &self.columns;
        match section {
            Section::Places => columns.own_awards,
            Section::Categories => columns.awards,
            Section::Departments => columns.measures,
            Section::Text | Section::Circulars | Section::Actions => "",
        }
    }

    /// The offer to put places beside one another.
    pub(in crate::tui) fn compare_these(&self, names: &str) -> String {
        match self.lang {
            Lang::Zh => format!("比较 {names}"),
            Lang::En => format!("Compare {names}"),
        }
    }

    /// The offer to look through the text of all circulars.
    pub(in crate::tui) fn look_in_all(&self, circulars: usize) -> String {
        match self.lang {
            Lang::Zh => format!("在全部 {circulars} 份通报中查找"),
            Lang::En => format!("Search the text of all {circulars} circulars"),
        }
    }

    /// How far that has come.
    pub(in crate::tui) fn looked_through(&self, done: usize, circulars: usize) -> String {
        match self.lang {
            Lang::Zh => format!("已查 {done} 份，共 {circulars} 份；按任意键停止"),
            Lang::En => format!("{done} of {circulars} circulars searched; any key stops"),
        }
    }

    /// How much a category comes to.
    pub(in crate::tui) fn given_to(&self, awards: usize, recipients: usize) -> String {
        match self.lang {
            Lang::Zh => format!("{awards} 项次 · {recipients} 个激励对象"),
            Lang::En => format!("awards: {awards} · recipients: {recipients}"),
        }
    }

    /// How many measures of a circular name a department, and to how many those are given.
    pub(in crate::tui) fn carried_out(&self, measures: usize, recipients: usize) -> String {
        match self.lang {
            Lang::Zh => format!("组织实施激励措施 {measures} 条，涉及 {recipients} 个激励对象"),
            Lang::En => format!("measures: {measures} · recipients: {recipients}"),
        }
    }
}

/// A heading begins with a capital letter, where there are any.
fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next();
    first
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(characters)
        .collect()
}
