//! What can be asked of places in a table: questions, and the answers that each has in a scope.

use std::collections::BTreeSet;

use crate::catalog::View;
use crate::circular::Instrument;
use crate::gazetteer::Kind;
use crate::report::{Condition, DepartmentReport, Least, Order, Places};

/// What a condition is about; of each there is one at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// The kind of place.
    Kind,
    /// In which place it lies.
    Region,
    /// In which category it has an award.
    Category,
    /// Who implements what it is given.
    Department,
    /// How it is rewarded.
    Instrument,
    /// What money is stated for it.
    Money,
    /// Whether it is on the list.
    Listed,
}

impl Question {
    /// All of them, in their order on the screen.
    pub(super) const ALL: [Self; 7] = [
        Self::Kind,
        Self::Region,
        Self::Category,
        Self::Department,
        Self::Instrument,
        Self::Money,
        Self::Listed,
    ];

    /// What a condition answers.
    pub(super) fn of(condition: &Condition) -> Self {
        match condition {
            Condition::Kind(_) => Self::Kind,
            Condition::Place(_) | Condition::Within(_) => Self::Region,
            Condition::Categories(_) => Self::Category,
            Condition::Department(_) => Self::Department,
            Condition::Instrument(_) => Self::Instrument,
            Condition::StatesMoney | Condition::AtLeast(..) => Self::Money,
            Condition::Listed(_) => Self::Listed,
        }
    }
}

/// What can be asked for: nothing first, then each condition that some place of the scope may meet.
pub(super) fn answers(view: &View<'_>, question: Question) -> Vec<Option<Condition>> {
    let gazetteer = view.gazetteer();
    let conditions: Vec<Condition> = match question {
        Question::Kind => {
            let kinds: BTreeSet<Kind> = gazetteer
                .descendants(view.region())
                .map(|id| gazetteer.kind(id))
                .collect();
            kinds.into_iter().map(Condition::Kind).collect()
        }
        Question::Region => {
            let members = gazetteer.children(view.region()).iter().copied();
            members
                .filter(|id| gazetteer.has_members(*id))
                .map(Condition::Within)
                .collect()
        }
        Question::Category => view
            .categories()
            .map(|(id, _)| Condition::Categories(vec![id]))
            .collect(),
        Question::Department => {
            let names = DepartmentReport::names(view).into_iter();
            names.map(|name| Condition::Department(name.into())).collect()
        }
        Question::Instrument => Instrument::ALL.into_iter().map(Condition::Instrument).collect(),
        Question::Money => money(view),
        Question::Listed => vec![Condition::Listed(true), Condition::Listed(false)],
    };
    std::iter::once(None)
        .chain(conditions.into_iter().map(Some))
        .collect()
}

/// That money is stated; then every amount that an award or a sum really reaches, the least first.
fn money(view: &View<'_>) -> Vec<Condition> {
    let all = Places::new(view, Vec::new(), Order::default()).entries;
    let amounts = |of: Least| {
        let reached: BTreeSet<u64> = all
            .iter()
            .map(|entry| match of {
                Least::OneAward => entry.money.largest,
                Least::Sum => entry.money.sum,
            })
            .filter(|yuan| *yuan > 0)
            .collect();
        reached.into_iter().map(move |yuan| Condition::AtLeast(of, yuan))
    };
    std::iter::once(Condition::StatesMoney)
        .chain(amounts(Least::OneAward))
        .chain(amounts(Least::Sum))
        .collect()
}
