//! jili (激励): reads the circulars in which a Chinese government commends places for their work, and says what each
//! is given for it.
//!
//! # Modules
//!
//! Imports go one way, down this list:
//!
//! - [`tui`] is the browser, [`cli`] the commands; neither knows the other
//! - [`briefing`] is what an office sends of a place, as a document
//! - `wording` is the sentences that both say
//! - [`export`] is the rows that leave the program
//! - [`report`] is one value for each question, which all forms of an answer render
//! - [`topics`] is which categories are about the same over the years
//! - [`import`] makes a draft dataset, with questions, of a circular's text
//! - [`search`] finds places, categories, departments and words the way people type them
//! - [`catalog`] joins circulars and places, and answers every question about them
//! - [`library`] is the user's own circulars: a folder, and a cache of what was read of it
//! - [`circular`] is one document: categories, rolls, measures
//! - [`gazetteer`] is the places
//! - [`settings`] is what a user wants otherwise, and the queries of earlier runs
//! - [`text`] is Chinese text in terminal cells
//! - [`os_error`] is why the system refused, in words
//! - [`console`] is whether the terminal understands colours, which Windows has to be asked for
//! - [`files`] reads and writes files; it depends on none of the above
//! - [`data_file`] and [`lang`] are what all of them speak
//!
//! # Glossary
//!
//! | type | 中文 | what |
//! |---|---|---|
//! | [`circular::Circular`] | 通报 | one document: number (文号), issuer, date, award year, preamble, categories, closing |
//! | [`library::Library`] | 通报库 | the circulars that are loaded: built in, and the user's own |
//! | [`catalog::Scope`] | 范围 | which circulars, and which region, an answer is about |
//! | [`topics::Topic`] | 同类事项 | what lines categories up over years |
//! | [`circular::Category`] | 激励事项 | 一 … 二十三: number, full title, short label |
//! | [`circular::Part`] | 方面 | what one measure covers: (一) (二) (三), or the whole category |
//! | [`circular::Roll`] | 名单 | one list of recipients inside a part, with its heading if it has one |
//! | [`circular::Recipient`] | 激励对象 | one entry of a roll: as printed, and the place it is |
//! | [`catalog::Award`] | 项次 | one (category, part, roll, recipient) |
//! | [`gazetteer::Place`] | 地方 | identity: province, prefecture, county, zone, base |
//! | [`circular::Measure`] | 激励措施 | the text, departments, years, amounts, instruments |
//! | department | 组织实施单位 | who carries the measure out |
//! | [`circular::Instrument`] | 激励方式 | how a place is rewarded; each tag names the phrase that shows it |
//!
//! The instruments, few enough to keep apart; a measure has each at most once:
//!
//! | key | 中文 | what |
//! |---|---|---|
//! | `funding` | 资金 | money, or favour when money is shared out |
//! | `project` | 项目 | projects put on a list or plan, or arranged first |
//! | `pilot` | 试点 | a pilot or demonstration, or favour in applying for one |
//! | `quota` | 名额 | extra places in a quota, or a quota of their own |
//! | `scoring` | 加分 | points in an appraisal or an application |
//! | `recommendation` | 推荐 | put forward to higher levels, funds or selections |
//! | `publicity` | 宣传 | publicity, or its practice spread |
//! | `exemption` | 免督查 | exempt from inspection |

pub mod briefing;
pub mod catalog;
pub mod circular;
pub mod cli;
pub mod console;
pub mod data_file;
pub mod export;
pub mod files;
pub mod gazetteer;
pub mod import;
pub mod lang;
pub mod library;
pub mod os_error;
pub mod report;
pub mod search;
pub mod settings;
pub mod text;
pub mod topics;
pub mod tui;
mod wording;
