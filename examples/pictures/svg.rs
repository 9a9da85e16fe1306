//! A terminal's screen as an SVG picture.
//!
//! Each character is placed by the column of its cell, so that columns stand whatever font the reader has. Lines and
//! blocks are drawn, not written: in most fonts they would have gaps. Knows the sixteen named colours only; another
//! colour on the screen is an error, since pictures must suit dark and light pages.

use std::fmt::{self, Display, Write};
use std::num::NonZeroU16;

use thiserror::Error;
use vt100::{Cell, Color, Screen};

mod shapes;

/// The size of a cell in pixels, whole ones: what is drawn stays sharp. And the margin around all cells.
const WIDTH: u32 = 8;
const HEIGHT: u32 = 19;
const MARGIN: u32 = 12;
/// From the top of a cell to the line that letters stand on, and to the line below letters.
const BASELINE: u32 = 14;
const UNDERLINE: u32 = 16;

// Letters are 0.6 em wide in most fonts, and Chinese characters one em: they are larger, for two cells.
const STYLE: &str = "text{font:13px ui-monospace,'Cascadia Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono',\
    'Liberation Mono','Noto Sans Mono CJK SC',monospace}\
    .w{font-family:'Noto Sans Mono CJK SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',\
    sans-serif;font-size:15px}\
    .b{font-weight:bold}.i{font-style:italic}.d{opacity:.62}rect{shape-rendering:crispEdges}";

/// The colours of a terminal.
pub struct Palette {
    background: &'static str,
    foreground: &'static str,
    /// Black, red, green, yellow, blue, magenta, cyan, white, and the bright ones.
    named: [&'static str; 16],
}

/// For pages with a dark background.
pub const DARK: Palette = Palette {
    background: "#0d1117",
    foreground: "#e6edf3",
    named: [
        "#484f58", "#ff7b72", "#3fb950", "#d29922", "#58a6ff", "#bc8cff", "#39c5cf", "#b1bac4", "#6e7681",
        "#ffa198", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#ffffff",
    ],
};

/// For pages with a light background.
pub const LIGHT: Palette = Palette {
    background: "#ffffff",
    foreground: "#1f2328",
    named: [
        "#24292f", "#cf222e", "#116329", "#4d2d00", "#0969da", "#8250df", "#1b7c83", "#6e7781", "#57606a",
        "#a40e26", "#1a7f37", "#633c01", "#218bff", "#a475f9", "#3192aa", "#8c959f",
    ],
};

/// A colour that no palette has.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("row {row}, column {column}: {colour:?} is not one of the sixteen named colours")]
pub struct UnknownColour {
    row: u16,
    column: u16,
    colour: Color,
}

/// How what is in a cell looks.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: &'static str,
    ground: &'static str,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    wide: bool,
}

impl Look {
    fn of(cell: &Cell, is_cursor: bool, palette: &Palette) -> Result<Self, Color> {
        let colour = |colour, default| match colour {
            Color::Default => Ok(default),
            Color::Idx(index) => palette.named.get(usize::from(index)).copied().ok_or(colour),
            Color::Rgb(..) => Err(colour),
        };
        let ink = colour(cell.fgcolor(), palette.foreground)?;
        let ground = colour(cell.bgcolor(), palette.background)?;
        // The cursor is a block: it reverses the cell that it stands on.
        let is_reversed = cell.inverse() != is_cursor;
        let (ink, ground) = if is_reversed { (ground, ink) } else { (ink, ground) };
        Ok(Self {
            ink,
            ground,
            bold: cell.bold(),
            dim: cell.dim(),
            italic: cell.italic(),
            underlined: cell.underline(),
            wide: cell.is_wide(),
        })
    }

    /// The attributes of what is drawn with ink.
    fn attributes(self, palette: &Palette) -> String {
        let classes = [
            (self.wide, "w"),
            (self.bold, "b"),
            (self.italic, "i"),
            (self.dim, "d"),
        ];
        let classes: Vec<_> = classes
            .iter()
            .filter(|(has, _)| *has)
            .map(|(_, class)| *class)
            .collect();
        let mut attributes = String::new();
        if !classes.is_empty() {
            attributes += &format!(" class=\"{}\"", classes.join(" "));
        }
        if self.ink != palette.foreground {
            attributes += &format!(" fill=\"{}\"", self.ink);
        }
        attributes
    }
}

/// Characters of one look beside each other in one row, each with where it begins. What lies apart is a run of its own:
/// some viewers know the place of the first character only.
struct Run {
    look: Look,
    places: Vec<u32>,
    /// Where the last one ends.
    end: u32,
    text: String,
    /// Whether the places of further characters may stand in the same list: they count characters as UTF-16 does.
    is_open: bool,
}

/// Draws a screen; the title is what a screen reader says.
///
/// # Errors
/// Where a cell has a colour that is none of the sixteen.
pub fn draw(screen: &Screen, palette: &Palette, title: &str) -> Result<String, UnknownColour> {
    let (rows, columns) = screen.size();
    let size = |cells: NonZeroU16, cell| u32::from(cells.get()) * cell + 2 * MARGIN;
    let (width, height) = (size(columns, WIDTH), size(rows, HEIGHT));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"zh-CN\" role=\"img\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\">\n<title>{}</title>\n<style>{STYLE}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{}\"/>\n<g fill=\"{}\">\n",
        Escaped(title),
        palette.background,
        palette.foreground
    );
    for row in 0..rows.get() {
        draw_row(screen, row, palette, &mut svg)?;
    }
    svg.push_str("</g>\n</svg>\n");
    Ok(svg)
}

fn draw_row(screen: &Screen, row: u16, palette: &Palette, svg: &mut String) -> Result<(), UnknownColour> {
    let (_, columns) = screen.size();
    let top = MARGIN + u32::from(row) * HEIGHT;
    let mut grounds: Vec<(&str, u32, u32)> = Vec::new();
    let mut shapes = String::new();
    let mut runs: Vec<Run> = Vec::new();
    for column in 0..columns.get() {
        let Some(cell) = screen
            .cell(row, column)
            .filter(|cell| !cell.is_wide_continuation())
        else {
            continue;
        };
        let is_cursor = !screen.hide_cursor() && screen.cursor_position() == (row, column);
        let look =
            Look::of(cell, is_cursor, palette).map_err(|colour| UnknownColour { row, column, colour })?;
        let left = MARGIN + u32::from(column) * WIDTH;
        let right = left + WIDTH * if look.wide { 2 } else { 1 };
        match grounds.last_mut() {
            Some((ground, _, end)) if *ground == look.ground && *end == left => *end = right,
            _ => grounds.push((look.ground, left, right)),
        }
        if look.underlined {
            let (y, width) = (top + UNDERLINE, right - left);
            shapes += &format!(
                "<rect x=\"{left}\" y=\"{y}\" width=\"{width}\" height=\"1\"{}/>\n",
                look.attributes(palette)
            );
        }
        let text = cell.contents();
        if text.trim().is_empty() {
            continue;
        }
        if let Some(shape) = shapes::of(text, left, top) {
            shapes += &format!("<path d=\"{shape}\"{}/>\n", look.attributes(palette));
            continue;
        }
        let is_open = text.encode_utf16().count() == 1;
        match runs.last_mut() {
            Some(run) if run.look == look && run.end == left && run.is_open && is_open => {
                run.end = right;
                run.places.push(left);
                run.text.push_str(text);
            }
            _ => runs.push(Run {
                look,
                places: vec![left],
                end: right,
                text: text.to_owned(),
                is_open,
            }),
        }
    }
    for (ground, left, right) in grounds {
        if ground != palette.background {
            let width = right - left;
            *svg += &format!(
                "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{ground}\"/>\n"
            );
        }
    }
    svg.push_str(&shapes);
    for run in runs {
        let places: Vec<_> = run.places.iter().map(u32::to_string).collect();
        *svg += &format!(
            "<text x=\"{}\" y=\"{}\"{}>{}</text>\n",
            places.join(" "),
            top + BASELINE,
            run.look.attributes(palette),
            Escaped(&run.text)
        );
    }
    Ok(())
}

/// Text with what XML gives a meaning replaced.
struct Escaped<'t>(&'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                character => out.write_char(character)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
mod tests {
    use super::*;

    /// The picture of a screen of 8 × 2 to which these bytes were written.
    fn drawn(bytes: &str, palette: &Palette) -> Result<String, UnknownColour> {
        let size = |cells| NonZeroU16::new(cells).unwrap();
        let mut emulator = vt100::Parser::new(size(2), size(8), 0);
        // No cursor.
        emulator.process(b"\x1b[?25l");
        emulator.process(bytes.as_bytes());
        draw(emulator.screen(), palette, "a <title>")
    }

    #[test]
    fn every_character_stands_in_the_column_of_its_cell() {
        let svg = drawn("a宜 b\r\n c< d", &DARK).unwrap();
        assert!(svg.contains("<text x=\"12\" y=\"26\">a</text>"), "{svg}");
        assert!(
            svg.contains("<text x=\"20\" y=\"26\" class=\"w\">宜</text>"),
            "{svg}"
        );
        assert!(svg.contains("<text x=\"44\" y=\"26\">b</text>"), "{svg}");
        assert!(svg.contains("<text x=\"20 28\" y=\"45\">c&lt;</text>"), "{svg}");
        assert!(svg.contains("<text x=\"44\" y=\"45\">d</text>"), "{svg}");
        assert!(svg.contains("<title>a &lt;title&gt;</title>"), "{svg}");
        assert!(svg.contains("viewBox=\"0 0 88 62\""), "{svg}");
    }

    #[test]
    fn a_combining_mark_stays_with_its_letter_and_moves_nothing_behind_it() {
        let svg = drawn("xe\u{301}y", &DARK).unwrap();
        for text in [
            "x=\"12\" y=\"26\">x<",
            "x=\"20\" y=\"26\">e\u{301}<",
            "x=\"28\" y=\"26\">y<",
        ] {
            assert!(svg.contains(text), "{text}: {svg}");
        }
    }

    #[test]
    fn the_two_palettes_differ_in_colours_alone() {
        let screen = "\x1b[1;36mk\x1b[0;2md\x1b[0;7m宜\x1b[0;4mu";
        let (dark, light) = (drawn(screen, &DARK).unwrap(), drawn(screen, &LIGHT).unwrap());
        assert!(dark.contains("class=\"b\" fill=\"#39c5cf\">k<"), "{dark}");
        assert!(light.contains("class=\"b\" fill=\"#1b7c83\">k<"), "{light}");
        assert!(dark.contains("class=\"d\">d<"), "{dark}");
        // Reversed: the foreground as ground, two cells wide.
        assert!(
            dark.contains("<rect x=\"28\" y=\"12\" width=\"16\" height=\"19\" fill=\"#e6edf3\"/>"),
            "{dark}"
        );
        assert!(dark.contains("class=\"w\" fill=\"#0d1117\">宜<"), "{dark}");
        let without_colours = |svg: &str| {
            let parts = svg
                .split('#')
                .map(|part| part.chars().skip(6).collect::<String>());
            parts.collect::<Vec<_>>()
        };
        assert_eq!(without_colours(&dark), without_colours(&light));
    }

    #[test]
    fn lines_and_blocks_reach_the_edges_of_their_cells() {
        let svg = drawn("─│▌▇", &DARK).unwrap();
        // Each from its own cell: 12, 20, 28, 36.
        for path in [
            "M12 21h8v1h-8z",
            "M20 21m4-9h1v19h-1z",
            "M28 12h4v19h-4z",
            "M36 14h8v17h-8z",
        ] {
            assert!(svg.contains(&format!("<path d=\"{path}\"/>")), "{path}: {svg}");
        }
    }

    #[test]
    fn the_cursor_is_a_block() {
        let svg = drawn("ab\x1b[1;2H\x1b[?25h", &DARK).unwrap();
        assert!(
            svg.contains("<rect x=\"20\" y=\"12\" width=\"8\" height=\"19\" fill=\"#e6edf3\"/>"),
            "{svg}"
        );
        assert!(svg.contains("fill=\"#0d1117\">b<"), "{svg}");
    }

    #[test]
    fn a_colour_that_does_not_suit_both_pages_is_told() {
        let error = drawn("a\x1b[38;5;99mb", &DARK).unwrap_err();
        assert_eq!(
            error.to_string(),
            "row 0, column 1: Idx(99) is not one of the sixteen named colours"
        );
    }
}
