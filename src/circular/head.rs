//! What is told of a circular before it is read: enough to list it, to choose it, and to tell it from others.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Block, BlockKind, Circular, Subject};
use crate::gazetteer::PlaceId;

/// What is told of a circular before it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// [`Circular::id`]
    pub id: Box<str>,
    /// [`Circular::synthetic`]
    pub synthetic: bool,
    /// [`Circular::document_number`]
    pub document_number: Option<Box<str>>,
    /// Its title as printed, if it has one.
    pub title: Option<Box<str>>,
    /// [`Circular::issuer`]
    pub issuer: Box<str>,
    /// [`Circular::issued_on`]
    pub issued_on: Option<Box<str>>,
    /// [`Circular::award_year`]
    pub award_year: u16,
    /// [`Circular::region`]
    pub region: PlaceId,
    /// How many categories it has.
    pub categories: u32,
    /// How many awards.
    pub awards: u32,
    /// How many distinct places it names.
    pub places: u32,
    /// How many recipients nobody could settle yet.
    pub open: u32,
}

impl Head {
    /// The head of a circular.
    pub fn of(circular: &Circular) -> Self {
        let parts = circular.categories.iter().flat_map(|category| &category.parts);
        let rolls = parts.flat_map(|part| &part.rolls);
        let mut places = HashSet::new();
        let (mut awards, mut open) = (0, 0);
        for recipient in rolls.flat_map(|roll| &roll.recipients) {
            awards += 1;
            match &recipient.subject {
                Subject::Place(place) => drop(places.insert(*place)),
                Subject::Open(_) => open += 1,
                Subject::Unit(_) => {}
            }
        }
        Self {
            id: circular.id.clone(),
            synthetic: circular.synthetic,
            document_number: circular.document_number.clone(),
            title: circular.text(BlockKind::Title).map(Into::into),
            issuer: circular.issuer.clone(),
            issued_on: circular.issued_on.clone(),
            award_year: circular.award_year,
            region: circular.region,
            categories: circular.categories.len() as u32,
            awards,
            places: places.len() as u32,
            open,
        }
    }

    /// What a person calls it: its number, else its title, else its id.
    pub fn name(&self) -> &str {
        let title = self.title.as_deref();
        self.document_number.as_deref().or(title).unwrap_or(&self.id)
    }

    /// A circular of which nothing is known but this.
    pub fn alone(&self) -> Circular {
        let title = self.title.iter().map(|title| Block {
            kind: BlockKind::Title,
            text: title.clone(),
            lines: None,
        });
        Circular {
            id: self.id.clone(),
            synthetic: self.synthetic,
            document_number: self.document_number.clone(),
            issuer: self.issuer.clone(),
            issued_on: self.issued_on.clone(),
            award_year: self.award_year,
            region: self.region,
            claims: None,
            report_by: None,
            text_sha256: None,
            original: None,
            blocks: title.collect(),
            categories: Box::default(),
        }
    }

    /// What circulars are ordered by, the newest last: the award year, then the date.
    pub fn age(&self) -> (u16, Option<&str>) {
        (self.award_year, self.issued_on.as_deref())
    }
}

impl Circular {
    /// Changes every place that it names, its region among them.
    ///
    /// # Errors
    /// The first that `change` gives; the circular is then of no use.
    pub fn try_change_places<E>(&mut self, change: impl Fn(PlaceId) -> Result<PlaceId, E>) -> Result<(), E> {
        self.region = change(self.region)?;
        let parts = self
            .categories
            .iter_mut()
            .flat_map(|category| &mut category.parts);
        let rolls = parts.flat_map(|part| &mut part.rolls);
        for recipient in rolls.flat_map(|roll| &mut roll.recipients) {
            match &mut recipient.subject {
                Subject::Place(place) => *place = change(*place)?,
                Subject::Unit(unit) => unit.region = change(unit.region)?,
                Subject::Open(open) => {
                    for candidate in &mut open.candidates {
                        *candidate = change(*candidate)?;
                    }
                }
            }
        }
        Ok(())
    }
}
