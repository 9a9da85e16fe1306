//! What is said of circulars that are chosen, and of something that was copied or saved.

use std::path::Path;

use super::Strings;
use crate::lang::Lang;
use crate::tui::effect::Copied;
use crate::wording;

impl Strings {
    /// Said when something was copied: what, how much, and by what.
    pub(in crate::tui) fn copied(&self, label: &str, copied: &Copied) -> String {
        let by = copied.by.join(self.lang.pick("、", ", "));
        let count = copied.characters;
        match self.lang {
            Lang::Zh => format!("已复制到剪贴板：{label}，{count} 字（{by}）"),
            Lang::En => format!("Copied: {label}, {count} characters ({by})"),
        }
    }

    /// Said when nothing could be copied, for there is too much of it.
    pub(in crate::tui) fn too_long_to_copy(&self) -> String {
        self.lang
            .pick(
                "内容过长，终端不能复制；请按 Tab 存为文件",
                "Too long for the terminal to copy; press Tab to save it",
            )
            .to_owned()
    }

    /// Said when something was saved.
    pub(in crate::tui) fn saved(&self, label: &str, file: &Path) -> String {
        let file = file.display();
        match self.lang {
            Lang::Zh => format!("已存为 {file}：{label}"),
            Lang::En => format!("Saved as {file}: {label}"),
        }
    }

    /// Asks whether a file that is there is to be replaced.
    pub(in crate::tui) fn asks_to_replace(&self, file: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{file} 已经存在：再按 Enter 替换，按其他键不替换"),
            Lang::En => format!("{file} exists: Enter again replaces it, any other key does not"),
        }
    }

    /// What awards are handed out as, where they are not shown.
    pub(in crate::tui) fn as_list(&self, count: usize) -> String {
        let count = wording::awards(count, self.lang);
        match self.lang {
            Lang::Zh => format!(
                "{count}，与 jili list 所列相同：复制为文本；存为文件时按扩展名，.csv、.json、.md 或 .txt"
            ),
            Lang::En => format!(
                "{count}, as jili list prints them: copied as text; saved as .csv, .json, .md or .txt"
            ),
        }
    }
}

impl Strings {
    /// The row that takes all circulars.
    pub(in crate::tui) fn all_circulars(&self, count: usize) -> String {
        match self.lang {
            Lang::Zh => format!("全部 {count} 份通报"),
            Lang::En => format!("All {count} circulars"),
        }
    }

    /// A region's name where there is little room.
    pub(in crate::tui) fn region<'n>(&self, name: &'n str, english: &'n str) -> &'n str {
        match self.lang {
            Lang::En if !english.is_empty() => english,
            _ => name,
        }
    }

    /// The circulars that could not be loaded.
    pub(in crate::tui) fn broken<'n>(&self, ids: impl Iterator<Item = &'n str>) -> String {
        let ids = ids.collect::<Vec<_>>().join(self.lang.pick("、", ", "));
        match self.lang {
            Lang::Zh => format!("未载入：{ids}；见 jili library check"),
            Lang::En => format!("Not loaded: {ids}; see jili library check"),
        }
    }
}
