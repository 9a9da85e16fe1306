//! Putting text on the clipboard: by the system's own program where there is one, and by the terminal's OSC 52, which works
//! over SSH. The clipboard is never read.

use std::io::{self, Seek, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use wait_timeout::ChildExt;

/// Terminals take about 100,000 bytes of base64; past that they drop all of it.
const MOST_BYTES: usize = 74_000;
/// A program that has not taken the text by then has no display to put it on.
const PATIENCE: Duration = Duration::from_secs(2);

/// A program that puts its input on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tool {
    program: &'static str,
    arguments: &'static [&'static str],
    /// Whether it reads UTF-16, little end first.
    reads_utf16: bool,
}

const fn tool(program: &'static str, arguments: &'static [&'static str]) -> Tool {
    Tool {
        program,
        arguments,
        reads_utf16: false,
    }
}

const WINDOWS: Tool = Tool {
    reads_utf16: true,
    ..tool("clip.exe", &[])
};

/// The programs to be tried, the first that works is enough: by the session that variables tell of.
fn tools(is_set: impl Fn(&str) -> bool) -> Vec<Tool> {
    if cfg!(windows) {
        return vec![WINDOWS];
    }
    if cfg!(target_os = "macos") {
        return vec![tool("pbcopy", &[])];
    }
    let by_session: [(&str, &[Tool]); 5] = [
        (
            "WAYLAND_DISPLAY",
            &[tool("wl-copy", &["--type", "text/plain;charset=utf-8"])],
        ),
        (
            "DISPLAY",
            &[
                tool("xclip", &["-i", "-selection", "clipboard"]),
                tool("xsel", &["-i", "-b"]),
            ],
        ),
        ("TERMUX_VERSION", &[tool("termux-clipboard-set", &[])]),
        (
            "WSL_DISTRO_NAME",
            &[tool("win32yank.exe", &["-i", "--crlf"]), WINDOWS],
        ),
        // tmux passes on to its own terminal what it is given so, and drops OSC 52 unless it was told not to.
        ("TMUX", &[tool("tmux", &["load-buffer", "-w", "-"])]),
    ];
    let there = by_session.into_iter().filter(|(variable, _)| is_set(variable));
    there.flat_map(|(_, tools)| tools).copied().collect()
}

/// Gives the text to the first of the system's programs that takes it; its name.
pub(super) fn by_program(text: &str) -> Option<&'static str> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut tools = tools(is_set).into_iter();
    tools
        .find(|tool| run(*tool, text).unwrap_or(false))
        .map(|tool| tool.program)
}

/// Runs a program over the text; whether it took it.
fn run(tool: Tool, text: &str) -> io::Result<bool> {
    let bytes = if tool.reads_utf16 {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    } else {
        text.as_bytes().to_vec()
    };
    // From a file: a program that does not read must not hold this one up.
    let mut input = tempfile::tempfile()?;
    input.write_all(&bytes)?;
    input.rewind()?;
    let mut command = Command::new(tool.program);
    command
        .args(tool.arguments)
        .stdin(input)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // It goes on holding the text where that is how clipboards work, also when the terminal is closed.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn()?;
    match child.wait_timeout(PATIENCE)? {
        Some(status) => Ok(status.success()),
        None => {
            child.kill()?;
            child.wait()?;
            Ok(false)
        }
    }
}

/// The sequence by which a terminal puts the text on the clipboard; none for what is too long for terminals.
pub(super) fn osc52(text: &str) -> Option<String> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let mut sequence = String::new();
    CopyToClipboard::to_clipboard_from(text)
        .write_ansi(&mut sequence)
        .ok()?;
    Some(sequence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_holds_the_text_in_base64() {
        // `printf 成都 | base64`
        let sequence = osc52("成都").unwrap();
        assert!(sequence.starts_with("\x1b]52;c;5oiQ6YO9"), "{sequence:?}");
        assert_eq!(osc52(&"x".repeat(MOST_BYTES + 1)), None);
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn the_session_tells_which_program_to_try() {
        let programs = |set: &[&str]| -> Vec<_> {
            let tools = tools(|name| set.contains(&name)).into_iter();
            tools.map(|tool| tool.program).collect()
        };
        assert_eq!(programs(&[]), [""; 0]);
        assert_eq!(
            programs(&["WAYLAND_DISPLAY", "DISPLAY"]),
            ["wl-copy", "xclip", "xsel"]
        );
        assert_eq!(programs(&["TMUX"]), ["tmux"]);
        assert_eq!(programs(&["WSL_DISTRO_NAME"]), ["win32yank.exe", "clip.exe"]);
    }
}
