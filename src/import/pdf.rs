//! PDFs through `pdftotext`, where it is installed. Their lines are as wide as the page, and joined later.

use std::ffi::OsStr;
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
    converted(bytes, "pdftotext".as_ref(), DEADLINE)
}

/// What a program makes of a PDF in the time that it may take.
fn converted(bytes: &[u8], program: &OsStr, deadline: Duration) -> Result<String, Refusal> {
    let mut child = Command::new(program)
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
        .wait_timeout(deadline)
        .map_err(|_| Refusal::BrokenDocument)?;
    if status.is_none() {
        // It may have ended by itself meanwhile; then there is nothing to end. What it has started may hold the pipes
        // open: nobody waits for their ends.
        let _ = child.kill();
        let _ = child.wait();
        return Err(Refusal::SlowPdf);
    }
    if let Some(writing) = writing {
        // It writes to a pipe that nobody reads any more: what it says of that is not of interest.
        let _ = writing.join();
    }
    let text = reading
        .and_then(|reading| reading.join().ok())
        .and_then(Result::ok)
        .unwrap_or_default();
    if status.is_some_and(|status| status.success()) {
        Ok(String::from_utf8_lossy(&text).into_owned())
    } else {
        Err(Refusal::BrokenDocument)
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::time::Instant;

    use super::*;

    /// What a program makes of some bytes that is this script.
    fn through(script: &str, deadline: Duration) -> Result<String, Refusal> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pdftotext");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        converted(b"%PDF-1.4 ...", path.as_os_str(), deadline)
    }

    #[test]
    fn what_the_program_does_is_told() {
        let patient = Duration::from_secs(20);
        assert_eq!(through("cat", patient).as_deref(), Ok("%PDF-1.4 ..."));
        assert_eq!(through("exit 3", patient), Err(Refusal::BrokenDocument));
        // It answers without reading what it is given.
        assert_eq!(through("echo text", patient).as_deref(), Ok("text\n"));
        let absent = converted(b"", "/nonexistent/pdftotext".as_ref(), patient);
        assert_eq!(absent, Err(Refusal::NoPdfReader));
    }

    #[test]
    fn one_that_never_ends_is_ended() {
        let start = Instant::now();
        assert_eq!(
            through("sleep 60", Duration::from_millis(50)),
            Err(Refusal::SlowPdf)
        );
        assert!(start.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_pdf_is_read_where_the_program_is_installed() {
        if Command::new("pdftotext").arg("-v").output().is_err() {
            eprintln!("pdftotext is not installed: not tried");
            return;
        }
        let stream = "BT /F1 12 Tf 72 720 Td (a circular) Tj ET";
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
            format!("<</Length {}>>stream\n{stream}\nendstream", stream.len()),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        ];
        let mut pdf = String::from("%PDF-1.4\n");
        let mut offsets = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            offsets.push(format!("{:010} 00000 n \n", pdf.len()));
            pdf.push_str(&format!("{} 0 obj{object}endobj\n", at + 1));
        }
        let table = pdf.len();
        pdf.push_str(&format!(
            "xref\n0 6\n0000000000 65535 f \n{}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n",
            offsets.concat()
        ));
        assert_eq!(text(pdf.as_bytes()).unwrap().trim(), "a circular");
    }
}
