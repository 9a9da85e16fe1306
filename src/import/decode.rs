//! From bytes to text: which form a file has, and in which encoding its text is, found by looking.

use std::borrow::Cow;

use serde::Serialize;

use super::docx;
use super::html;
use super::pdf;
use super::refusal::Refusal;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// A document of Word or WPS.
    Docx,
    /// A PDF, its text taken by `pdftotext`.
    Pdf,
}

/// A file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, lines ended by LF.
    pub text: String,
    /// The encoding's name: UTF-8, UTF-16LE, gb18030.
    pub encoding: &'static str,
    /// What the file is.
    pub form: Form,
}

/// Takes the text out of a file's bytes.
///
/// # Errors
/// [`Refusal`] where there is no text in them, or no way to it here.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    if bytes.starts_with(b"%PDF-") {
        return Ok(Decoded {
            text: lines(&pdf::text(bytes)?),
            encoding: "UTF-8",
            form: Form::Pdf,
        });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Decoded {
            text: lines(&docx::text(bytes)?),
            encoding: "UTF-8",
            form: Form::Docx,
        });
    }
    let (text, encoding) = plain(bytes)?;
    if html::is_html(&text) {
        return Ok(Decoded {
            text: lines(&html::text(&text)),
            encoding,
            form: Form::Html,
        });
    }
    Ok(Decoded {
        text: lines(&text),
        encoding,
        form: Form::Text,
    })
}

/// Bytes as text: a mark of byte order decides, then whether they are UTF-8, then what they look like.
fn plain(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), Refusal> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        let (text, _) = encoding.decode_without_bom_handling(rest);
        return checked(text, encoding.name());
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return checked(text, encoding.name());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => return checked(Cow::Borrowed(text), "UTF-8"),
        // Cut off inside of a character: what is before it is text all the same.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
            let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
            return checked(String::from_utf8_lossy(whole), "UTF-8");
        }
        Err(_) => {}
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Allow);
    // GBK is a part of GB18030, and pages that call themselves so hold its characters too.
    let encoding = if guess == encoding_rs::GBK {
        encoding_rs::GB18030
    } else {
        guess
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    checked(text, encoding.name())
}

/// UTF-16 without a mark: line breaks, digits and punctuation of ASCII have a zero beside them, always on the same side.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = bytes.get(..bytes.len().min(4096) & !1)?;
    let (mut first, mut second) = (0, 0);
    for pair in sample.chunks_exact(2) {
        match pair {
            [0, byte] if *byte != 0 => first += 1,
            [byte, 0] if *byte != 0 => second += 1,
            [0, 0] => return None,
            _ => {}
        }
    }
    let enough = |count: usize| count * 100 > sample.len() && count > 1;
    match (first, second) {
        (0, count) if enough(count) => Some(encoding_rs::UTF_16LE),
        (count, 0) if enough(count) => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// Refuses what is no text: zeros, many controls, many characters that could not be decoded.
fn checked<'b>(text: Cow<'b, str>, encoding: &'static str) -> Result<(Cow<'b, str>, &'static str), Refusal> {
    let (mut all, mut bad) = (0_usize, 0_usize);
    for character in text.chars() {
        all += 1;
        let control = character.is_control() && !matches!(character, '\n' | '\r' | '\t' | '\u{c}');
        bad += usize::from(control || character == '\u{fffd}');
        if character == '\0' {
            return Err(Refusal::Binary);
        }
    }
    if bad * 50 > all {
        Err(Refusal::Binary)
    } else {
        Ok((text, encoding))
    }
}

/// Lines ended by LF alone; a form feed ends one too, as PDFs have it between pages.
fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{c}' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "四川省人民政府办公厅\n川办函〔2023〕58号\n成都市、绵阳市、镕基路。\n";

    #[test]
    fn encodings_are_found_by_looking() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little.iter().copied()).collect();
        let (chinese, _, _) = encoding_rs::GB18030.encode(TEXT);
        let cases: [(&[u8], &str); 5] = [
            (TEXT.as_bytes(), "UTF-8"),
            (&little, "UTF-16LE"),
            (&big, "UTF-16BE"),
            (&marked, "UTF-16LE"),
            (&chinese, "gb18030"),
        ];
        for (bytes, encoding) in cases {
            let decoded = decode(bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (TEXT, encoding));
        }
        let crlf = decode(TEXT.replace('\n', "\r\n").as_bytes()).unwrap();
        assert_eq!(crlf.text, TEXT);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4096_u32)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        assert_eq!(decode(&noise), Err(Refusal::Binary));
        assert_eq!(
            decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"),
            Err(Refusal::Binary)
        );
    }
}
