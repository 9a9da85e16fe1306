//! `jili 荥经`: a word that is no command and clearly means one place. Anything else is a mistyped command.

use std::ffi::OsString;

use clap::error::{ContextKind, ErrorKind};
use clap::parser::ValueSource;
use clap::{CommandFactory, FromArgMatches};

use super::{Arguments, Call};
use crate::catalog::View;
use crate::gazetteer::PlaceId;
use crate::search::{self, Index, Tier};
use crate::settings::Settings;

/// No name of a place has more characters than this.
const LONGEST: usize = 48;

/// The program's arguments, where what could not be parsed names a place in place of a command: those of `jili place`.
/// [`Arguments::at`] is that place, if nothing is said that only `jili place` understands.
pub(super) fn arguments(typed: &[OsString], error: &clap::Error, settings: &Settings) -> Option<Arguments> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let word = error.get(ContextKind::InvalidSubcommand)?.to_string();
    let is_near_a_command = error.get(ContextKind::SuggestedSubcommand).is_some();
    if is_near_a_command && word.is_ascii() || word.chars().count() > LONGEST {
        return None;
    }
    let at = typed.iter().position(|argument| *argument == *word)?;
    let mut with_command = typed.to_vec();
    with_command.insert(at, "place".into());
    let matches = Call::command().try_get_matches_from(&with_command).ok()?;
    let call = Call::from_arg_matches(&matches).ok()?;
    let mut arguments = Arguments::from(call).with(settings.clone());
    let catalog = arguments.catalog().ok()?;
    let place = meant(&catalog.default_view(), &word)?;
    let of_place = matches.subcommand_matches("place")?;
    let is_of_place = |id: &clap::Id| {
        let is_of_all = matches!(id.as_str(), "place" | "lang" | "color" | "data");
        !is_of_all && of_place.value_source(id.as_str()) == Some(ValueSource::CommandLine)
    };
    arguments.at = (!of_place.ids().any(is_of_place)).then_some(place);
    Some(arguments)
}

/// The one place whose whole name a word is: what only begins one is more often a mistyped command.
fn meant(view: &View<'_>, word: &str) -> Option<PlaceId> {
    if let Some(place) = search::whole_name(view.gazetteer(), word) {
        return Some(place);
    }
    let index = Index::new(view.gazetteer(), view.region(), |id| view.is_named(id));
    let found = index.find(word);
    let hit = found.clear_best()?;
    matches!(hit.tier, Tier::Exact | Tier::FormerName).then_some(hit.place)
}
