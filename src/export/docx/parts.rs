//! The parts of a Word document that its writer has no words for: styles with indents in characters, fonts with others
//! that stand in for them, headings of tables that are repeated on each page, and a title without the time of writing.

use docx_rs::XMLDocx;

use crate::text::sanitize;

const STYLES: &str = include_str!("styles.xml");
const FONTS: &str = include_str!("fonts.xml");
/// How a table's first row begins, which no text can contain: it is escaped there.
const FIRST_ROW: &str = "</w:tblGrid><w:tr><w:trPr><w:cantSplit />";

/// The same document with these parts.
pub(super) fn completed(mut parts: XMLDocx, title: &str) -> XMLDocx {
    let document = String::from_utf8_lossy(&parts.document);
    let repeated = format!("{FIRST_ROW}<w:tblHeader />");
    parts.document = document.replace(FIRST_ROW, &repeated).into_bytes();
    parts.styles = STYLES.into();
    parts.font_table = FONTS.into();
    parts.doc_props.core = core(title).into_bytes();
    parts
}

/// The document's properties. The time is left out, so that the same document is the same file.
fn core(title: &str) -> String {
    let title = sanitize(title);
    let title = quick_xml::escape::escape(&*title);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:creator>jili</dc:creator>\
         </cp:coreProperties>"
    )
}
