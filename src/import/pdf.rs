//! PDFs through `pdftotext`, where it is installed. Their lines are as wide as the page, and joined later.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use wait_timeout::ChildExt;

use super::refusal::Refusal;

/// How long a PDF may take.
const DEADLINE: Duration = Duration::from_secs(20);
/// Bytes of its text at most.
const MOST: u64 = 16 << 20;

/// The text of a PDF.
pub(super) fn text(bytes: &[u8]) -> Result<String, Refusal> {
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Refusal::NoPdfReader)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let owned = bytes.to_vec();
    // A thread for each end: a program that stops reading while it writes would otherwise wait for ever.
    let writing = input.map(|mut input| thread::spawn(move || input.write_all(&owned)));
    let reading = output.map(|output| {
        thread::spawn(move || {
            let mut text = Vec::new();
            output.take(MOST).read_to_end(&mut text).map(|_| text)
        })
    });
    let status = child
        .wait_timeout(DEADLINE)
        .map_err(|_| Refusal::BrokenDocument)?;
    if status.is_none() {
        // It may have ended by itself meanwhile; then there is nothing to end.
        let _ = child.kill();
        let _ = child.wait();
    }
    if let Some(writing) = writing {
        // It writes to a pipe that nobody reads any more: what it says of that is not of interest.
        let _ = writing.join();
    }
    let text = reading
        .and_then(|reading| reading.join().ok())
        .and_then(Result::ok)
        .unwrap_or_default();
    match status {
        None => Err(Refusal::SlowPdf),
        Some(status) if !status.success() => Err(Refusal::BrokenDocument),
        Some(_) => Ok(String::from_utf8_lossy(&text).into_owned()),
    }
}
