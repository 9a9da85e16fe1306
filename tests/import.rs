//! Circulars' texts against what is in them: the one that jili embeds, and invented ones in the forms that were seen.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "import/documented.rs"]
mod documented;
#[path = "import/forms.rs"]
mod forms;
#[path = "import/generated.rs"]
mod generated;
#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/library.rs"]
mod library;
#[path = "import/provinces.rs"]
mod provinces;
#[path = "import/truth.rs"]
mod truth;
#[path = "import/written.rs"]
mod written;

use std::sync::LazyLock;

use jili::catalog::Catalog;
use jili::import::{self, Import, Options, Places, Refusal};

static PLACES: LazyLock<Places> = LazyLock::new(|| import::country(Catalog::embedded().gazetteer()));

/// Imports a text with nothing said beside it.
fn take(text: &str) -> Result<Import, Refusal> {
    import::import(text, &Options::default(), &PLACES)
}

/// Every entry as printed, with its code or what it is where it has none, by category.
fn entries(taken: &Import) -> Vec<Vec<(String, String)>> {
    let categories = taken.circular.categories.iter();
    let of = |category: &import::Category| {
        let recipients = category
            .parts
            .iter()
            .flat_map(|part| &part.rolls)
            .flat_map(|roll| &roll.recipients);
        let entry = |recipient: &import::Recipient| {
            let kind = || format!("{:?}", recipient.kind).to_lowercase();
            let open = recipient.open.map(|open| format!("{open:?}").to_lowercase());
            (
                recipient.printed.clone(),
                recipient.code.clone().or(open).unwrap_or_else(kind),
            )
        };
        recipients.map(entry).collect()
    };
    categories.map(of).collect()
}
