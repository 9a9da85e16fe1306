//! The texts that circulars were made of, and the review of those that the user has.

use std::borrow::Cow;

use super::{Catalog, CircularId};
use crate::data_file::DataErrors;
use crate::library::{NoText, Review};

impl Catalog {
    /// The text that a circular was made of, if it is in the program.
    pub fn built_in_text(&self, id: CircularId) -> Option<&'static str> {
        self.loaded(id).entry().built_in_text(self.circular(id))
    }

    /// The text that a circular was made of, which is read now if it is a file.
    ///
    /// # Errors
    /// Why there is none.
    pub fn text(&self, id: CircularId) -> Result<Cow<'static, str>, NoText> {
        self.loaded(id).entry().text(self.circular(id))
    }

    /// Opens the review of a circular of the user's library; `None` where it is built in.
    pub fn review(&self, id: CircularId) -> Option<Result<Review, DataErrors>> {
        self.loaded(id).entry().review(self.gazetteer())
    }
}
