//! From what stands one after another in a category to its parts: which lists have which measures.

use super::draft::{Measure, Part, Recipient, Roll};

/// What a category is made of, in the order of the text.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A heading with a number below the category's: a part begins.
    Part(String),
    /// A heading without a number that stands on a line of its own.
    Heading(String),
    /// A list; with a heading on its own line before its first entry.
    Roll {
        heading: Option<String>,
        text: String,
        recipients: Vec<Recipient>,
        /// One of several lines that are one list together.
        line: bool,
        /// Something stands between it and the list before.
        apart: bool,
    },
    Measure(Measure),
}

/// A part that is being put together.
#[derive(Default)]
struct Open {
    part: Part,
    /// The first list's heading stood on a line of its own.
    standing: bool,
    /// Whether its measures stand before its lists.
    before: bool,
}

/// The parts of a category.
pub(super) fn parts(pieces: Vec<Piece>) -> Vec<Part> {
    let mut done: Vec<Open> = Vec::new();
    let mut open = Open::default();
    let mut heading: Option<String> = None;
    let mut joins = false;
    let rolls_after: Vec<bool> = pieces
        .iter()
        .enumerate()
        .map(|(at, _)| {
            pieces
                .iter()
                .skip(at + 1)
                .take_while(|piece| !matches!(piece, Piece::Part(_)))
                .any(|piece| matches!(piece, Piece::Roll { .. }))
        })
        .collect();
    for (piece, roll_after) in pieces.into_iter().zip(rolls_after) {
        match piece {
            Piece::Part(title) => {
                close(&mut done, &mut open);
                open.part.heading = Some(title);
                heading = None;
                joins = false;
            }
            Piece::Heading(title) => {
                heading = Some(title);
                joins = false;
            }
            Piece::Roll {
                heading: own,
                text,
                recipients,
                line,
                apart,
            } => {
                if let (true, true, Some(last), true) =
                    (line && !apart, joins, open.part.rolls.last_mut(), own.is_none())
                {
                    last.text.push('\n');
                    last.text.push_str(&text);
                    last.recipients.extend(recipients);
                    continue;
                }
                if !open.part.measures.is_empty() && !open.before {
                    close(&mut done, &mut open);
                }
                let standing = own.is_none() && heading.is_some();
                open.standing |= standing && open.part.rolls.is_empty();
                let heading = own.or_else(|| heading.take());
                open.part.rolls.push(Roll {
                    heading,
                    text,
                    recipients,
                });
                joins = line;
            }
            Piece::Measure(measure) => {
                joins = false;
                if open.part.rolls.is_empty() {
                    open.before = true;
                } else if open.before && roll_after {
                    close(&mut done, &mut open);
                    open.before = true;
                }
                if let (true, Some(title)) = (
                    open.part.rolls.is_empty() && open.part.heading.is_none(),
                    heading.take(),
                ) {
                    open.part.heading = Some(title);
                }
                open.part.measures.push(measure);
            }
        }
    }
    close(&mut done, &mut open);
    let done = shared(done);
    let several = done.len() > 1;
    let parts = done.into_iter().map(|open| {
        let mut part = open.part;
        if let (true, true, [roll]) = (
            several && part.heading.is_none(),
            open.standing,
            part.rolls.as_mut_slice(),
        ) {
            part.heading = roll.heading.take();
        }
        part
    });
    parts.collect()
}

/// Parts of which only the last has measures share them: they are lists of one part, each under its heading.
fn shared(mut done: Vec<Open>) -> Vec<Open> {
    let Some((last, earlier)) = done.split_last() else {
        return done;
    };
    let headed = |open: &Open| open.part.heading.is_some() && !open.part.rolls.is_empty();
    let shares = !last.part.measures.is_empty() && headed(last) && !last.before;
    if earlier.is_empty()
        || !shares
        || !earlier
            .iter()
            .all(|open| headed(open) && open.part.measures.is_empty())
    {
        return done;
    }
    let mut whole = Open::default();
    for open in done.drain(..) {
        let heading = open.part.heading;
        whole
            .part
            .rolls
            .extend(open.part.rolls.into_iter().map(|roll| Roll {
                heading: roll.heading.or_else(|| heading.clone()),
                ..roll
            }));
        whole.part.measures.extend(open.part.measures);
    }
    vec![whole]
}

fn close(done: &mut Vec<Open>, open: &mut Open) {
    let here = std::mem::take(open);
    let part = &here.part;
    if part.heading.is_some() || !part.rolls.is_empty() || !part.measures.is_empty() {
        done.push(here);
    }
}
