//! One row for each thing that was found: its name with what matched marked, why it was found, and a number that the
//! section's heading explains.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::catalog::{CategoryId, CircularId};
use crate::circular::Circular;
use crate::lang::Lang;
use crate::report::DepartmentId;
use crate::search::{Hit, PassageId, TermHit, Why};
use crate::text;
use crate::tui::app::{Choice, Search, Session};
use crate::tui::commands::Named;
use crate::tui::outline::place_name;
use crate::tui::theme::{Role, Theme};
use crate::tui::view::{put, put_name, put_right};
use crate::wording;

/// As much of a name as must be seen beside why it was found, in cells.
const NAME: usize = 8;
/// The widest number, in cells.
const COUNT: u16 = 3;
/// The most cells of a category's label before an excerpt of its text, which has twice as many.
const LABEL: usize = 14;

/// Where a row is drawn.
struct Row<'a> {
    session: &'a Session<'a>,
    area: Rect,
    theme: Theme,
}

/// Draws the choice at an index.
pub(super) fn draw(
    session: &Session<'_>,
    search: &Search,
    at: usize,
    area: Rect,
    theme: Theme,
    buffer: &mut Buffer,
) {
    let row = Row { session, area, theme };
    let strings = session.strings();
    let catalog = session.view().catalog();
    match search.results().choice(at) {
        Some(Choice::Region(id, _)) => {
            let name = place_name(catalog, id, strings.lang());
            row.say(&strings.whole_region(&name), buffer);
        }
        Some(Choice::Place(hit)) => row.draw_place(hit, buffer),
        Some(Choice::Nearest(id)) => put_name(buffer, area, catalog, id, "", strings.lang(), theme),
        Some(Choice::Category(id, hit)) => row.draw_category(id, hit, buffer),
        Some(Choice::Department(id, measures, hit)) => row.draw_department(id, measures, hit, buffer),
        Some(Choice::Passage(id)) => row.draw_passage(id, search, buffer),
        Some(Choice::AllText(circulars)) => {
            let looked_through = search.results().finding.looked_through;
            let said = if search.is_looking() {
                strings.looked_through(looked_through, circulars)
            } else {
                strings.look_in_all(circulars)
            };
            row.say(&said, buffer);
        }
        Some(Choice::Circular(id, hit)) => row.draw_circular(id, hit, buffer),
        Some(Choice::Compare(places)) => {
            let names = wording::names(catalog.gazetteer(), places, strings.lang());
            row.say(&strings.compare_these(&names), buffer);
        }
        Some(Choice::Action(named)) => row.draw_action(named, buffer),
        None => {}
    }
}

impl Row<'_> {
    fn lang(&self) -> Lang {
        self.session.strings().lang()
    }

    fn say(&self, said: &str, buffer: &mut Buffer) {
        put(buffer, self.area, &[(Role::Text, said)], self.theme);
    }

    /// Writes a number at the right end, or what stands in its place; gives what is left of the row.
    fn count(&self, count: &str, buffer: &mut Buffer) -> Rect {
        put_right(buffer, self.area, Role::Text, count, self.theme);
        let cells = COUNT.max(text::width(count) as u16) + 1;
        Rect {
            width: self.area.width.saturating_sub(cells),
            ..self.area
        }
    }

    /// Writes why a thing was found at the right end of a row, where enough is left for its name.
    fn why(&self, row: Rect, name: &str, why: &str, buffer: &mut Buffer) -> Rect {
        let least = text::width(name).min(NAME);
        if why.is_empty() || least + text::width(why) + 2 > usize::from(row.width) {
            return row;
        }
        let row = put_right(buffer, row, Role::Text, why, self.theme);
        Rect {
            width: row.width.saturating_sub(2),
            ..row
        }
    }

    /// `宜宾市翠屏区   拼音 cui ping        2`: why it was found, and the number of its own awards. A place that the scope is
    /// not about has none, and says so.
    fn draw_place(&self, hit: &Hit, buffer: &mut Buffer) {
        let (view, strings) = (self.session.view(), self.session.strings());
        let place = view.place(hit.place);
        let name = view.gazetteer().name_in(hit.place, view.region(), Lang::Zh);
        let why = hit.why.text(strings.lang());
        let row = if view.covers(hit.place) {
            self.count(&view.awards_of(hit.place).len().to_string(), buffer)
        } else {
            let is_named = view.catalog().naming(hit.place).next().is_some();
            let said = wording::not_covered(is_named, strings.lang());
            let needed = text::width(&name) + text::width(&why) + text::width(said) + 4;
            let said = if needed <= usize::from(self.area.width) {
                said
            } else {
                "-"
            };
            self.count(said, buffer)
        };
        // A name that is cut stands in full in the preview; why it was found stands here only.
        let row = self.why(row, &name, &why, buffer);
        // The province before the name is what nobody typed.
        let before = name
            .chars()
            .count()
            .saturating_sub(place.full_name.chars().count());
        let marks: Vec<_> = hit
            .marks
            .iter()
            .map(|mark| mark.start + before..mark.end + before)
            .collect();
        let mut pieces = marked(&marks, &name, usize::from(row.width));
        let used: usize = pieces.iter().map(|(_, piece)| text::width(piece)).sum();
        // Less than a word of the English name would look like the end of the Chinese one.
        let has_room = used + 2 + NAME <= usize::from(row.width);
        if strings.lang() == Lang::En && !place.english.is_empty() && has_room {
            pieces.extend([(Role::Text, "  "), (Role::Text, &place.english)]);
        }
        put(buffer, row, &pieces, self.theme);
    }

    /// `18 外贸        标题             27`
    fn draw_category(&self, id: CategoryId, hit: &TermHit, buffer: &mut Buffer) {
        let view = self.session.view();
        let category = view.catalog().category(id);
        let row = self.count(&view.awards_in(id).len().to_string(), buffer);
        let number = self.before(view.catalog().circular(id.circular), category.number);
        let why = match &hit.why {
            Why::Code(_) => String::new(),
            why => why.text(self.lang()),
        };
        let row = self.why(row, &format!("{number}{}", category.label), &why, buffer);
        let room = usize::from(row.width).saturating_sub(text::width(&number));
        let mut pieces = vec![(Role::Text, &*number)];
        pieces.extend(match self.lang() {
            Lang::Zh => marked(&hit.marks, &category.label, room),
            Lang::En => vec![(Role::Text, category.label(Lang::En))],
        });
        put(buffer, row, &pieces, self.theme);
    }

    /// `商务厅          首字母 swt        4`
    fn draw_department(&self, id: DepartmentId, measures: usize, hit: &TermHit, buffer: &mut Buffer) {
        let name = id.name(self.session.view().catalog());
        let row = self.count(&measures.to_string(), buffer);
        let row = self.why(row, name, &hit.why.text(self.lang()), buffer);
        let mut pieces = marked(&hit.marks, name, usize::from(row.width));
        let english = match self.lang() {
            Lang::Zh => String::new(),
            Lang::En => wording::departments([name], Lang::En),
        };
        let used: usize = pieces.iter().map(|(_, piece)| text::width(piece)).sum();
        if !english.is_empty() && used + 2 + NAME <= usize::from(row.width) {
            pieces = vec![(Role::Text, &english)];
        }
        put(buffer, row, &pieces, self.theme);
    }

    /// ` 8 科技创新     …在分配省级财政科技专项资金时给予一定倾斜。`
    fn draw_passage(&self, id: PassageId, search: &Search, buffer: &mut Buffer) {
        let catalog = self.session.view().catalog();
        let circular = catalog.circular(id.circular);
        let category = id.spot.category().and_then(|at| circular.categories.get(at));
        let (number, label) = match category {
            Some(category) => (
                self.before(circular, category.number),
                category.label(self.lang()),
            ),
            None => (
                self.year(circular),
                wording::block_kind(id.spot.kind(circular), self.lang()),
            ),
        };
        let width = usize::from(self.area.width);
        let left = width.saturating_sub(text::width(&number));
        let cells = LABEL.min(left / 3) + 3_usize.saturating_sub(text::width(&number));
        let label = format!("{number}{} ", text::pad(label, cells));
        let passage = id.spot.text(circular);
        let marks = search.marks(passage);
        let excerpt = text::excerpt(passage, &marks, width.saturating_sub(text::width(&label)));
        let mut pieces = vec![(Role::Text, &*label)];
        pieces.extend(excerpt.into_iter().map(|(is_marked, piece)| {
            let role = if is_marked { Role::Mark } else { Role::Text };
            (role, piece)
        }));
        put(buffer, self.area, &pieces, self.theme);
    }

    /// `2022 四川省人民政府办公厅        川办函〔2023〕58号`
    fn draw_circular(&self, id: CircularId, hit: &TermHit, buffer: &mut Buffer) {
        let circular = self.session.view().catalog().head(id);
        let name = format!("{} {}", circular.award_year, circular.issuer);
        let number = circular.document_number.as_deref().unwrap_or_default();
        let row = self.why(self.area, &name, number, buffer);
        let pieces = match self.lang() {
            Lang::Zh => marked(&hit.marks, &name, usize::from(row.width)),
            Lang::En => vec![(Role::Text, &*name)],
        };
        put(buffer, row, &pieces, self.theme);
    }

    /// `帮助                 F1`: what the program does, and the key that it has.
    fn draw_action(&self, named: &Named, buffer: &mut Buffer) {
        let key = self
            .session
            .keymap()
            .key_of(&named.command.action)
            .unwrap_or_default();
        let name = named.command.name(self.lang());
        let row = self.why(self.area, name, &key, buffer);
        let pieces = match self.lang() {
            Lang::Zh => marked(&named.marks, name, usize::from(row.width)),
            Lang::En => vec![(Role::Text, name)],
        };
        put(buffer, row, &pieces, self.theme);
    }

    /// The number of a category, of several circulars after the year.
    fn before(&self, circular: &Circular, number: u16) -> String {
        format!("{}{number:>2} ", self.year(circular))
    }

    /// The year of one of several circulars.
    fn year(&self, circular: &Circular) -> String {
        match self.session.view().single() {
            Some(_) => String::new(),
            None => format!("{} ", circular.award_year),
        }
    }
}

/// A name in pieces, those that matched apart; one that is too long without its middle.
fn marked<'n>(marks: &[Range<usize>], name: &'n str, cells: usize) -> Vec<(Role, &'n str)> {
    let (head, tail) = text::ends(name, cells).unwrap_or((name, ""));
    let mut pieces = Vec::new();
    add_marked(&mut pieces, marks, head, 0);
    if head.len() + tail.len() < name.len() {
        // Nobody typed the dots.
        pieces.push((Role::Text, text::ELLIPSIS));
        add_marked(
            &mut pieces,
            marks,
            tail,
            name.chars().count() - tail.chars().count(),
        );
    }
    pieces
}

/// Adds a part of a name, which begins at its `first` character, in runs of what matched and what did not.
fn add_marked<'n>(pieces: &mut Vec<(Role, &'n str)>, marks: &[Range<usize>], part: &'n str, first: usize) {
    let is_marked = |at: usize| marks.iter().any(|mark| mark.contains(&at));
    let mut rest = part;
    let mut at = first;
    while !rest.is_empty() {
        let matches = is_marked(at);
        let mut run = rest.char_indices().zip(at..);
        let end = run.find(|(_, at)| is_marked(*at) != matches);
        let (end, next) = end.map_or((rest.len(), at), |((end, _), at)| (end, at));
        let Some((piece, after)) = rest.split_at_checked(end) else {
            return;
        };
        pieces.push((if matches { Role::Mark } else { Role::Text }, piece));
        (rest, at) = (after, next);
    }
}
