//! Reads the rows of a CSV file, each with its line, and says what is wrong with those that cannot be read.

use serde::Deserialize;

use crate::data_file::{DataFile, Faults};

/// The largest gazetteer file that is read, in bytes; the whole country's townships fit ten times over.
pub const MAX_BYTES: usize = 64 << 20;

/// Gives every row of `file`, whose header must be `columns`, with its line.
pub(super) fn read<R: for<'de> Deserialize<'de>>(
    file: DataFile<'_>,
    columns: &str,
    faults: &mut Faults,
    mut row: impl FnMut(&R, &mut Faults, Option<usize>),
) {
    if file.text.len() > MAX_BYTES {
        return faults.add(None, "", "", format!("larger than {MAX_BYTES} bytes"));
    }
    let mut rows = csv::Reader::from_reader(file.text.as_bytes());
    let headers = rows.headers().cloned().unwrap_or_default();
    let found = headers.iter().collect::<Vec<_>>().join(",");
    if found != columns {
        // Every row would only say it again.
        let problem = format!("expected the columns {columns}, found {found:.200}");
        return faults.add(Some(1), "header", "", problem);
    }
    let mut record = csv::StringRecord::new();
    loop {
        let at = usize::try_from(rows.position().line()).ok();
        match rows.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let position = record.position().map(csv::Position::line);
                let at = position.and_then(|line| usize::try_from(line).ok()).or(at);
                match record.deserialize(Some(&headers)) {
                    Ok(values) => row(&values, faults, at),
                    Err(error) => faults.add(at, record.get(0).unwrap_or_default(), "", reason(&error)),
                }
            }
            Err(error) => faults.add(at, "", "", reason(&error)),
        }
    }
}

/// A CSV error without the position, which stands beside it.
fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string(),
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => {
            format!("expected {expected_len} fields, found {len}")
        }
        _ => error.to_string(),
    }
}
