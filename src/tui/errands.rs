//! What the application asks to have done outside: texts are read, things are copied and saved.

use std::io;
use std::path::Path;

use super::browser::Browser;
use super::effect::{Answer, Copied, Effect, Saved};
use super::terminal::Terminal;
use crate::catalog::View;
use crate::export::Handout;
use crate::files::{self, WriteError};
use crate::lang::Lang;
use crate::os_error::reason;
use crate::wording;

/// Writes a handout as the commands write it: the bytes of a file of this name, or of what is copied.
pub type Writer<'w> = dyn Fn(&View<'_>, Lang, &Handout, Option<&Path>) -> Result<Vec<u8>, String> + 'w;

/// Does what was asked, and has the browser take what came of it. What comes back of that is to be done too.
///
/// # Errors
/// When the terminal does not take what is copied.
pub(super) fn run(
    effect: Effect,
    browser: &mut Browser<'_>,
    terminal: &Terminal,
    writer: &Writer<'_>,
) -> io::Result<Option<Effect>> {
    let answer = match effect {
        Effect::ReadText(id) => Answer::Text(id, browser.view().catalog().text(id)),
        Effect::Copy(handout) => Answer::Copied(copy(&handout, browser, terminal, writer)?),
        Effect::Save {
            handout,
            file,
            replace,
        } => {
            let saved = save(&handout, &file, replace, browser, writer);
            Answer::Saved(saved.map(|()| file))
        }
        Effect::OpenReview(id) => {
            browser.open_review(id);
            return Ok(None);
        }
        Effect::Review(change) => {
            browser.carry_out(change);
            return Ok(None);
        }
        Effect::Quit | Effect::Suspend | Effect::Redraw => return Ok(None),
    };
    Ok(browser.answer(answer))
}

fn copy(
    handout: &Handout,
    browser: &Browser<'_>,
    terminal: &Terminal,
    writer: &Writer<'_>,
) -> io::Result<Result<Copied, String>> {
    let strings = browser.strings();
    let bytes = match writer(browser.view(), strings.lang(), handout, None) {
        Ok(bytes) => bytes,
        Err(why) => return Ok(Err(why)),
    };
    let text = String::from_utf8_lossy(&bytes);
    let by = terminal.copy(&text)?;
    Ok(if by.is_empty() {
        Err(strings.too_long_to_copy())
    } else {
        Ok(Copied {
            characters: text.chars().count(),
            by,
        })
    })
}

fn save(
    handout: &Handout,
    file: &Path,
    replace: bool,
    browser: &Browser<'_>,
    writer: &Writer<'_>,
) -> Result<(), Saved> {
    let lang = browser.strings().lang();
    let bytes = writer(browser.view(), lang, handout, Some(file)).map_err(Saved::Failed)?;
    let written = if replace {
        files::replace(file, &bytes)
    } else {
        files::write_new(file, &bytes)
    };
    let (zh, en) = match written {
        Ok(()) => return Ok(()),
        Err(WriteError::Exists) => return Err(Saved::Exists),
        Err(WriteError::Io(error)) => {
            return Err(Saved::Failed(format!(
                "{}: {}",
                file.display(),
                reason(&error, lang)
            )));
        }
        Err(WriteError::Name(fault)) => {
            let why = wording::unusable_name(&fault, lang);
            return Err(Saved::Failed(format!("{}: {why}", file.display())));
        }
        Err(WriteError::NotRegular) => ("不是普通文件", "is not a regular file"),
        Err(WriteError::Terminal) => ("是终端", "is a terminal"),
        Err(WriteError::Owner) => (
            "属于其他用户或用户组，覆盖会改变其归属；请另存为新文件",
            "belongs to another user or group, which replacing it would change; write to a new file",
        ),
    };
    Err(Saved::Failed(format!(
        "{}: {}",
        file.display(),
        lang.pick(zh, en)
    )))
}
