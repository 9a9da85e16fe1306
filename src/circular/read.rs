//! Reads fields out of a TOML table, noting every fault with its line instead of stopping at the first.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::data_file::{DataErrors, Faults};
use crate::text::is_dangerous;

/// Characters that one text of a dataset has at most: ten times the longest paragraph known.
const MAX_CHARACTERS: usize = 10_000;

/// A document being read: its lines, the faults found, and where each record and field stands.
pub(super) struct Document {
    line_starts: Vec<usize>,
    faults: RefCell<Faults>,
    places: RefCell<BTreeMap<(String, String), usize>>,
}

impl Document {
    /// A document called `name` in messages.
    pub(super) fn new(name: &str, text: &str) -> Self {
        let breaks = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            line_starts: std::iter::once(0).chain(breaks).collect(),
            faults: RefCell::new(Faults::new(name)),
            places: RefCell::default(),
        }
    }

    /// The line of a byte, counted from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at)
    }

    /// Notes a fault at a line.
    pub(super) fn fault_at(
        &self,
        line: Option<usize>,
        record: &str,
        field: &str,
        problem: impl Into<String>,
    ) {
        self.faults.borrow_mut().add(line, record, field, problem);
    }

    /// Notes a fault of a field that has been read, at the line where it was, or where its record was.
    pub(super) fn fault(&self, record: &str, field: &str, problem: impl Into<String>) {
        let places = self.places.borrow();
        let find = |field: &str| places.get(&(record.to_owned(), field.to_owned())).copied();
        let line = find(field).or_else(|| find(""));
        drop(places);
        self.fault_at(line, record, field, problem);
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_sound(&self) -> bool {
        self.faults.borrow().is_empty()
    }

    /// All faults noted.
    pub(super) fn into_errors(self) -> DataErrors {
        self.faults.into_inner().into_errors()
    }

    fn remember(&self, record: &str, field: &str, span: &Range<usize>) {
        self.places
            .borrow_mut()
            .insert((record.to_owned(), field.to_owned()), self.line(span.start));
    }
}

/// A table of the document, with the path that names it in messages.
pub(super) struct Record<'d, 't> {
    document: &'d Document,
    table: &'t DeTable<'t>,
    /// Path of the record: `categories[3].parts[0]`; empty for the document itself.
    pub(super) path: String,
    known: RefCell<Vec<&'static str>>,
}

impl<'d, 't> Record<'d, 't> {
    /// The table at `path`, which begins at `span`.
    pub(super) fn new(
        document: &'d Document,
        table: &'t DeTable<'t>,
        path: String,
        span: &Range<usize>,
    ) -> Self {
        document.remember(&path, "", span);
        Self {
            document,
            table,
            path,
            known: RefCell::default(),
        }
    }

    /// Notes a fault of one of this record's fields.
    pub(super) fn fault(&self, field: &str, problem: impl Into<String>) {
        self.document.fault(&self.path, field, problem);
    }

    /// Notes a fault for each field that nobody asked for.
    pub(super) fn finish(self) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !self.known.borrow().contains(&name) {
                let line = Some(self.document.line(key.span().start));
                self.document.fault_at(line, &self.path, name, "unknown field");
            }
        }
    }

    fn look(&self, field: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.known.borrow_mut().push(field);
        let value = self.table.get(field);
        if let Some(value) = value {
            self.document.remember(&self.path, field, &value.span());
        }
        value
    }

    /// `take` of the field's value, or a fault that names what was expected.
    fn take<T>(
        &self,
        field: &'static str,
        expected: &str,
        take: impl Fn(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<T> {
        let found = self.look(field)?.get_ref();
        let taken = take(found);
        if taken.is_none() {
            self.fault(field, format!("expected {expected}, found {}", found.type_str()));
        }
        taken
    }

    fn required<T: Default>(&self, field: &'static str, value: Option<T>) -> T {
        if !self.table.contains_key(field) {
            self.fault(field, "missing field");
        }
        value.unwrap_or_default()
    }

    /// A text that must be there and not be empty.
    pub(super) fn text(&self, field: &'static str) -> Box<str> {
        let value = self.optional_text(field);
        self.required(field, value)
    }

    /// A text that may be absent; not empty.
    pub(super) fn optional_text(&self, field: &'static str) -> Option<Box<str>> {
        let text: &str = self.take(field, "a string", DeValue::as_str)?;
        if text.trim().is_empty() {
            self.fault(field, "is empty");
        }
        self.check_text(field, text);
        Some(text.into())
    }

    /// Notes a fault where a text could not be printed as it is: every text of a dataset is shown to people.
    fn check_text(&self, field: &str, text: &str) {
        if let Some(character) = text.chars().find(|character| is_dangerous(*character)) {
            let problem = format!("has U+{:04X}, which cannot be seen", u32::from(character));
            self.fault(field, problem);
        }
        if text.chars().count() > MAX_CHARACTERS {
            self.fault(field, format!("longer than {MAX_CHARACTERS} characters"));
        }
    }

    /// A whole number that must be there and fit.
    pub(super) fn number<T: TryFrom<i64> + Default>(&self, field: &'static str) -> T {
        let value = self.take(field, "a whole number in range", whole_number);
        self.required(field, value)
    }

    /// `true` or `false`; `false` where absent.
    pub(super) fn flag(&self, field: &'static str) -> bool {
        self.take(field, "true or false", DeValue::as_bool)
            .unwrap_or_default()
    }

    /// A list of whole numbers that must be there.
    pub(super) fn numbers<T: TryFrom<i64>>(&self, field: &'static str) -> Vec<T> {
        let list = self.list(field);
        list.iter()
            .filter_map(|item| self.item(field, item, "a whole number in range", whole_number))
            .collect()
    }

    /// A list of texts that must be there.
    pub(super) fn texts(&self, field: &'static str) -> Vec<Box<str>> {
        let list = self.list(field);
        let texts = list
            .iter()
            .filter_map(|item| self.item(field, item, "a string", DeValue::as_str));
        texts
            .inspect(|text| self.check_text(field, text))
            .map(Into::into)
            .collect()
    }

    /// A table that may be absent.
    pub(super) fn optional_table(&self, field: &'static str) -> Option<Record<'d, 't>> {
        let table = self.take(field, "a table", DeValue::as_table)?;
        Some(self.record(table, field.to_owned(), &self.table.get(field)?.span()))
    }

    /// A table that must be there; `None`, with a fault noted, where it is not.
    pub(super) fn table(&self, field: &'static str) -> Option<Record<'d, 't>> {
        let record = self.optional_table(field);
        if record.is_none() {
            self.required::<()>(field, None);
        }
        record
    }

    /// A list of tables that must be there.
    pub(super) fn tables(&self, field: &'static str) -> Vec<Record<'d, 't>> {
        let list = self.list(field);
        let tables = list.iter().enumerate().filter_map(|(index, item)| {
            let table = self.item(field, item, "a table", DeValue::as_table)?;
            Some(self.record(table, format!("{field}[{index}]"), &item.span()))
        });
        tables.collect()
    }

    fn record(&self, table: &'t DeTable<'t>, name: String, span: &Range<usize>) -> Record<'d, 't> {
        let path = if self.path.is_empty() {
            name
        } else {
            format!("{}.{name}", self.path)
        };
        Record::new(self.document, table, path, span)
    }

    fn list(&self, field: &'static str) -> &'t [Spanned<DeValue<'t>>] {
        let list = self.take(field, "a list", |value| value.as_array().map(|array| &**array));
        self.required(field, list)
    }

    fn item<T>(
        &self,
        field: &str,
        item: &'t Spanned<DeValue<'t>>,
        expected: &str,
        take: impl Fn(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<T> {
        let taken = take(item.get_ref());
        if taken.is_none() {
            let line = Some(self.document.line(item.span().start));
            let found = item.get_ref().type_str();
            self.document.fault_at(
                line,
                &self.path,
                field,
                format!("expected {expected}, found {found}"),
            );
        }
        taken
    }
}

fn whole_number<T: TryFrom<i64>>(value: &DeValue<'_>) -> Option<T> {
    let integer = value.as_integer()?;
    T::try_from(i64::from_str_radix(integer.as_str(), integer.radix()).ok()?).ok()
}
