//! Where everything goes: areas of the screen from its size. Pure; drawing, paging and the mouse all use it.

use ratatui::layout::Rect;

use super::action::Pane;

/// The smallest screen that jili works on, in cells.
pub(super) const MINIMUM: (u16, u16) = (40, 10);
/// From this width on there are three panes.
const THREE_PANES: u16 = 100;
/// From this width on there are two.
const TWO_PANES: u16 = 64;
/// From this width on a table has its conditions beside it.
const BESIDE_CONDITIONS: u16 = 90;
/// A table of counts is no wider than this where something else has use for the room.
const TABLE: u16 = 66;
/// From this width on there is room for a text more.
const WIDE: u16 = 160;
/// From this height of the screen on two texts have room above one another.
const TALL: u16 = 50;
/// What a tile of a map needs, the gap to the next one included.
const TILE: u16 = 9;
/// What a ranking needs, and the list of what it may go by.
const RANKING: u16 = 28;
const BASES: u16 = 38;
/// A list is no wider than this: a name and its number must not stand far apart.
const LIST_WIDTH: u16 = 56;
/// Lines of text longer than this many cells are hard to read.
const READING_WIDTH: u16 = 96;

/// What is on the screen, as far as its layout goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Three panes, one of which has the keys; below a line about the place, if it is a place's.
    Panes {
        /// The pane that has the keys.
        focus: Pane,
        /// Whether a line about a place stands above.
        of_place: bool,
    },
    /// Search results and a preview.
    Search,
    /// A text and a question about it.
    Review,
    /// A line, and below it a map, a ranking and a list of what they go by, one of which has the keys.
    Overview {
        /// The pane that has the keys.
        focus: Pane,
        /// How many tiles the map has across; 0 where there is no map.
        across: u16,
    },
    /// A line, and below it a table and the conditions of its rows, one of which has the keys.
    Places {
        /// The pane that has the keys.
        focus: Pane,
    },
    /// A line, and below it one table.
    Sheet,
    /// One page of text.
    Page,
}

/// The areas of one screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The circular and its counts.
    pub header: Rect,
    /// The search line.
    pub search: Rect,
    /// The line about a place, or about what is shown; of no height where there is none.
    pub place: Rect,
    /// The panes that are visible, borders included, from the left.
    pub panes: Vec<(Pane, Rect)>,
    /// The key hints.
    pub footer: Rect,
}

impl Layout {
    /// The area of a pane, borders included; `None` where it is not visible.
    pub(super) fn pane(&self, pane: Pane) -> Option<Rect> {
        self.panes
            .iter()
            .find(|(visible, _)| *visible == pane)
            .map(|(_, area)| *area)
    }
}

/// The rows and columns inside a pane's border.
pub(super) fn inside(pane: Rect) -> Rect {
    Rect {
        x: pane.x.saturating_add(1),
        y: pane.y.saturating_add(1),
        width: pane.width.saturating_sub(2),
        height: pane.height.saturating_sub(2),
    }
}

/// The rows of a page in a pane: all but one, which stays in sight.
pub(super) fn page_rows(pane: Rect) -> usize {
    usize::from(inside(pane).height).saturating_sub(1).max(1)
}

/// The part of a pane, borders included, in which text is read: a blank at each side, and no wider than a line
/// should be.
pub(super) fn reading_area(pane: Rect) -> Rect {
    let inside = inside(pane);
    Rect {
        x: inside.x.saturating_add(1),
        width: inside.width.saturating_sub(2).min(READING_WIDTH),
        ..inside
    }
}

/// Lays a screen out; `None` where the area is smaller than [`MINIMUM`].
pub(super) fn layout(area: Rect, shape: Shape) -> Option<Layout> {
    if area.width < MINIMUM.0 || area.height < MINIMUM.1 {
        return None;
    }
    let row = |y: u16, height: u16| Rect {
        x: area.x,
        y: area.y + y,
        width: area.width,
        height,
    };
    let has_line = match shape {
        Shape::Panes { of_place, .. } => of_place,
        Shape::Overview { .. } | Shape::Places { .. } | Shape::Sheet => true,
        Shape::Search | Shape::Review | Shape::Page => false,
    };
    let place_rows = u16::from(has_line);
    let body = row(2 + place_rows, area.height - 3 - place_rows);
    let panes = match shape {
        Shape::Panes { focus, .. } => with_context(three_panes(body, focus), area.height),
        Shape::Search => search_panes(body),
        Shape::Review if body.width < TWO_PANES => vec![(Pane::Right, body)],
        Shape::Review => search_panes(body),
        Shape::Overview { focus, across } => overview_panes(body, focus, across),
        Shape::Places { focus } => places_panes(body, focus),
        Shape::Page | Shape::Sheet => vec![(Pane::Left, body)],
    };
    Some(Layout {
        header: row(0, 1),
        search: row(1, 1),
        place: row(2, place_rows),
        panes,
        footer: row(area.height - 1, 1),
    })
}

fn three_panes(body: Rect, focus: Pane) -> Vec<(Pane, Rect)> {
    use Pane::{Far, Left, Middle, Right};
    match body.width {
        WIDE.. => {
            let list = (body.width * 24 / 100).min(LIST_WIDTH);
            let measure = (body.width - 2 * list) / 2;
            let context = body.width - 2 * list - measure;
            split(
                body,
                &[(Left, list), (Middle, list), (Right, measure), (Far, context)],
            )
        }
        THREE_PANES.. => {
            let list = (body.width * 30 / 100).min(LIST_WIDTH);
            split(
                body,
                &[(Left, list), (Middle, list), (Right, body.width - 2 * list)],
            )
        }
        TWO_PANES.. if focus == Left => {
            let left = body.width / 2;
            split(body, &[(Left, left), (Middle, body.width - left)])
        }
        TWO_PANES.. => {
            let middle = body.width * 40 / 100;
            split(body, &[(Middle, middle), (Right, body.width - middle)])
        }
        _ => vec![(focus, body)],
    }
}

/// Where there are many rows, what stands beside the measure elsewhere stands below it.
fn with_context(mut panes: Vec<(Pane, Rect)>, rows: u16) -> Vec<(Pane, Rect)> {
    let is_there = panes.iter().any(|(pane, _)| *pane == Pane::Far);
    let measure = panes.iter_mut().find(|(pane, _)| *pane == Pane::Right);
    let Some((_, measure)) = measure.filter(|_| rows >= TALL && !is_there) else {
        return panes;
    };
    let context = Rect {
        y: measure.y + measure.height / 2,
        height: measure.height - measure.height / 2,
        ..*measure
    };
    measure.height /= 2;
    panes.push((Pane::Far, context));
    panes
}

/// The map has what it needs, and most of what is left.
fn overview_panes(body: Rect, focus: Pane, across: u16) -> Vec<(Pane, Rect)> {
    use Pane::{Left, Middle, Right};
    let map = (across.saturating_mul(TILE) + 3).max(RANKING);
    let ranking = (body.width * 22 / 100).clamp(RANKING, 44);
    let bases = (body.width * 35 / 100).clamp(BASES, LIST_WIDTH);
    match body.width {
        width if width >= map + ranking + bases => {
            let map = width - ranking - bases;
            split(body, &[(Left, map), (Middle, ranking), (Right, bases)])
        }
        width if width >= map + RANKING => {
            let side = if focus == Right { Right } else { Middle };
            let second = (width - map).min(44);
            split(body, &[(Left, width - second), (side, second)])
        }
        _ => vec![(focus, body)],
    }
}

fn places_panes(body: Rect, focus: Pane) -> Vec<(Pane, Rect)> {
    if body.width < BESIDE_CONDITIONS {
        return vec![(focus, body)];
    }
    if body.width >= WIDE {
        let (table, conditions) = (body.width * 36 / 100, body.width * 24 / 100);
        let preview = body.width - table - conditions;
        return split(
            body,
            &[
                (Pane::Left, table),
                (Pane::Middle, conditions),
                (Pane::Right, preview),
            ],
        );
    }
    let conditions = body.width.saturating_sub(TABLE).clamp(34, LIST_WIDTH);
    split(
        body,
        &[(Pane::Left, body.width - conditions), (Pane::Middle, conditions)],
    )
}

fn search_panes(body: Rect) -> Vec<(Pane, Rect)> {
    if body.width < TWO_PANES {
        return vec![(Pane::Left, body)];
    }
    let left = (body.width / 2).min(READING_WIDTH);
    split(body, &[(Pane::Left, left), (Pane::Right, body.width - left)])
}

fn split(body: Rect, widths: &[(Pane, u16)]) -> Vec<(Pane, Rect)> {
    let mut x = body.x;
    let mut areas = Vec::with_capacity(widths.len());
    for (pane, width) in widths {
        areas.push((
            *pane,
            Rect {
                x,
                width: *width,
                ..body
            },
        ));
        x += width;
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: [Shape; 11] = [
        Shape::Overview {
            focus: Pane::Left,
            across: 5,
        },
        Shape::Overview {
            focus: Pane::Right,
            across: 7,
        },
        Shape::Overview {
            focus: Pane::Middle,
            across: 0,
        },
        Shape::Places { focus: Pane::Middle },
        Shape::Sheet,
        Shape::Panes {
            focus: Pane::Left,
            of_place: false,
        },
        Shape::Panes {
            focus: Pane::Middle,
            of_place: true,
        },
        Shape::Panes {
            focus: Pane::Right,
            of_place: true,
        },
        Shape::Search,
        Shape::Review,
        Shape::Page,
    ];

    #[test]
    fn areas_tile_the_screen_at_every_size() {
        for width in 0..=320 {
            for height in [0, 1, 9, 10, 11, 24, 36, 80, 200] {
                for shape in SHAPES {
                    let area = Rect::new(0, 0, width, height);
                    let Some(layout) = layout(area, shape) else {
                        assert!(width < MINIMUM.0 || height < MINIMUM.1);
                        continue;
                    };
                    let rects: Vec<_> = [layout.header, layout.search, layout.place, layout.footer]
                        .into_iter()
                        .chain(layout.panes.iter().map(|(_, area)| *area))
                        .collect();
                    let covered: u32 = rects.iter().map(|rect| rect.area()).sum();
                    assert_eq!(covered, area.area(), "{shape:?} at {width}×{height}: {rects:?}");
                    assert!(
                        rects.iter().all(|rect| rect.intersection(area) == *rect),
                        "{rects:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_pane_that_has_the_keys_is_always_visible() {
        for width in 40..=320 {
            for focus in [Pane::Left, Pane::Middle, Pane::Right] {
                let shape = Shape::Panes {
                    focus,
                    of_place: false,
                };
                let layout = layout(Rect::new(0, 0, width, 10), shape).unwrap();
                assert!(layout.pane(focus).is_some(), "{focus:?} at {width}");
            }
        }
    }
}
