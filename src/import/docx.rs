//! Documents of Word and WPS as text: paragraphs become lines, cells of a row stand on one line with tabs between.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::refusal::Refusal;

/// What a document may unpack to, in bytes.
const MOST: u64 = 64 << 20;

/// The text of a document.
pub(super) fn text(bytes: &[u8]) -> Result<String, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::BrokenDocument)?;
    let entry = archive
        .by_name("word/document.xml")
        .map_err(|_| Refusal::NoDocument)?;
    let mut xml = Vec::new();
    // One byte more than allowed tells an entry that is larger than it says.
    entry
        .take(MOST + 1)
        .read_to_end(&mut xml)
        .map_err(|_| Refusal::BrokenDocument)?;
    if xml.len() as u64 > MOST {
        return Err(Refusal::TooLong);
    }
    words(&xml)
}

fn words(xml: &[u8]) -> Result<String, Refusal> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = false;
    let mut out = String::new();
    let (mut buffer, mut in_text, mut cells) = (Vec::new(), false, 0_usize);
    loop {
        buffer.clear();
        match reader
            .read_event_into(&mut buffer)
            .map_err(|_| Refusal::BrokenDocument)?
        {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => in_text = true,
                "tc" => cells += 1,
                "tr" => cells = 0,
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "br" | "cr" => out.push('\n'),
                "tab" => out.push('\t'),
                "p" if cells == 0 => out.push('\n'),
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "p" if cells == 0 => out.push('\n'),
                "p" => out.push(' '),
                "tc" => out.push('\t'),
                "tr" => {
                    cells = 0;
                    out.push('\n');
                }
                _ => {}
            },
            Event::Text(text) if in_text => out.push_str(text.as_ref()),
            Event::GeneralRef(name) if in_text => match name.as_ref() {
                "amp" => out.push('&'),
                "lt" => out.push('<'),
                "gt" => out.push('>'),
                "quot" => out.push('"'),
                "apos" => out.push('\''),
                _ => out.extend(name.resolve_char_ref().ok().flatten()),
            },
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_rows_become_lines() {
        let xml = "<w:document><w:body><w:p><w:r><w:t>一、效能</w:t></w:r><w:r><w:t>好的地方 &amp; &#22320;</w:t></w:r></w:p>\
            <w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>荣县</w:t></w:r></w:p></w:tc>\
            </w:tr></w:tbl></w:body></w:document>";
        assert_eq!(
            words(xml.as_bytes()).unwrap(),
            "一、效能好的地方 & 地\n\n1 \t荣县 \t\n"
        );
    }
}
