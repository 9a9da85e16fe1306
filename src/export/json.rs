//! JSON: indented, UTF-8, with control characters and the like escaped. The text itself is kept.

use std::fmt::Write;

use serde::Serialize;

use crate::text::is_dangerous;

/// The value as JSON with a line break at its end.
///
/// # Errors
/// When the value cannot be JSON, which no row type of this program is.
pub fn to_string(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut plain = serde_json::to_string_pretty(value)?;
    plain.push('\n');
    // Outside strings the only such character is the line break of the layout; inside, it is escaped already.
    let must_be_escaped = |character: char| character != '\n' && is_dangerous(character);
    // Nearly always nothing must be, and a large text is not held twice.
    if !plain.contains(must_be_escaped) {
        return Ok(plain);
    }
    let mut safe = String::with_capacity(plain.len());
    let mut units = [0; 2];
    for character in plain.chars() {
        if must_be_escaped(character) {
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(character);
        }
    }
    Ok(safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped_and_kept() {
        let hostile = "a\u{1b}]52;c;x\u{7}\u{9b}\u{202e}\u{200b}\u{2028}\u{7f}\u{e0041}\t\n\"";
        let json = to_string(&hostile).unwrap();
        assert!(!json.trim_end().contains(is_dangerous), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
    }
}
