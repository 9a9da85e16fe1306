//! One circular of a catalog: what is told of it at once, and the rest, which is read when it is first asked for.

use std::sync::OnceLock;

use super::{Counts, TooLarge, index};
use crate::circular::{Category, Circular, Head};
use crate::data_file::DataErrors;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::library::{Entry, Origin};

/// A circular of the catalog.
#[derive(Debug)]
pub(super) struct Loaded {
    entry: Entry,
    /// The number of its first award.
    pub(super) first_award: u32,
    body: OnceLock<Body>,
}

/// A circular that has been read, with what is looked up in it.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) circular: Circular,
    pub(super) awards: Box<[AwardEntry]>,
    /// Where the awards of each category begin, counted from the circular's first; and the end.
    pub(super) category_starts: Box<[u32]>,
}

/// Where an award stands: indices into its circular, sixteen bytes an award.
#[derive(Clone, Copy, Debug)]
pub(super) struct AwardEntry {
    pub(super) category: u16,
    pub(super) part: u16,
    pub(super) roll: u16,
    pub(super) recipient: u32,
    pub(super) place: Option<PlaceId>,
}

impl Loaded {
    /// A circular whose awards are numbered from `first_award` on.
    ///
    /// # Errors
    /// [`TooLarge`] where one that has been read cannot be indexed.
    pub(super) fn new(mut entry: Entry, first_award: u32) -> Result<Self, TooLarge> {
        let body = OnceLock::new();
        if let Some(circular) = entry.take() {
            // Set here and nowhere else.
            let _ = body.set(Body::new(circular)?);
        }
        Ok(Self {
            entry,
            first_award,
            body,
        })
    }

    pub(super) fn entry(&self) -> &Entry {
        &self.entry
    }

    pub(super) fn head(&self) -> &Head {
        &self.entry.head
    }

    pub(super) fn origin(&self) -> Origin {
        self.entry.origin
    }

    /// Why it could not be read when it was asked for.
    pub(super) fn failure(&self) -> Option<&DataErrors> {
        self.entry.failure()
    }

    /// The circular, which is read now if it has not been.
    pub(super) fn body(&self, gazetteer: &Gazetteer) -> &Body {
        self.body.get_or_init(|| {
            let read = Body::new(self.entry.read(gazetteer));
            // One that does not fit is not even stored; here it is as good as damaged.
            read.unwrap_or_else(|_| Body::without_awards(self.entry.head.alone()))
        })
    }

    /// What it gives a place of its own, and nothing where it does not name it. It is read only where nothing else tells.
    pub(super) fn named(&self, place: PlaceId, gazetteer: &Gazetteer) -> Option<Counts> {
        if self.body.get().is_none()
            && let Ok(named) = self.entry.named(place)
        {
            return named.map(Counts::from);
        }
        let awards = self.body(gazetteer).awards.iter();
        let own = awards.filter(|award| award.place == Some(place));
        let mut counts = Counts::default();
        let mut last = None;
        for award in own {
            counts.awards += 1;
            // Awards stand in the order of their categories.
            counts.categories += usize::from(last.replace(award.category) != Some(award.category));
        }
        (counts.awards > 0).then_some(counts)
    }

    /// The circular, once and for all.
    pub(super) fn into_circular(self, gazetteer: &Gazetteer) -> Circular {
        match self.body.into_inner() {
            Some(body) => body.circular,
            None => self.entry.read(gazetteer),
        }
    }
}

impl Body {
    fn new(circular: Circular) -> Result<Self, TooLarge> {
        let mut awards = Vec::with_capacity(Head::of(&circular).awards as usize);
        let mut category_starts = Vec::with_capacity(circular.categories.len() + 1);
        for (at, category) in circular.categories.iter().enumerate() {
            category_starts.push(index(awards.len(), "awards")?);
            add_awards(&mut awards, category, index(at, "categories")?)?;
        }
        category_starts.push(index(awards.len(), "awards")?);
        Ok(Self {
            awards: awards.into(),
            category_starts: category_starts.into(),
            circular,
        })
    }

    /// A circular that has no categories.
    fn without_awards(circular: Circular) -> Self {
        Self {
            circular,
            awards: Box::default(),
            category_starts: [0].into(),
        }
    }
}

/// Adds the awards of one category, in printed order.
fn add_awards(awards: &mut Vec<AwardEntry>, content: &Category, category: u16) -> Result<(), TooLarge> {
    for (part_at, part) in content.parts.iter().enumerate() {
        for (roll_at, roll) in part.rolls.iter().enumerate() {
            for (recipient_at, recipient) in roll.recipients.iter().enumerate() {
                awards.push(AwardEntry {
                    category,
                    part: index(part_at, "parts")?,
                    roll: index(roll_at, "rolls")?,
                    recipient: index(recipient_at, "recipients")?,
                    place: recipient.place(),
                });
            }
        }
    }
    Ok(())
}
