//! What was measured under one name, and tables of it.
#![allow(dead_code, reason = "each bench uses a part of it")]

use std::time::{Duration, Instant};

/// Figures of one kind, all in the same unit.
#[derive(Clone, Debug, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    pub fn add(&mut self, figure: f64) {
        self.0.push(figure);
    }

    /// The figure that so many of a hundred are within; of none, no number.
    pub fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        sorted.get(last * percent / 100).copied().unwrap_or(f64::NAN)
    }

    pub fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// What all but one of twenty are within.
    pub fn late(&self) -> f64 {
        self.percentile(95)
    }

    pub fn most(&self) -> f64 {
        self.percentile(100)
    }

    /// `166–171`: the least and the greatest, whole numbers.
    pub fn range(&self) -> String {
        let (least, most) = (self.percentile(0), self.most());
        if least < most {
            format!("{least:.0}–{most:.0}")
        } else {
            format!("{most:.0}")
        }
    }
}

/// A table in Markdown, as the README has it.
pub fn heading(columns: &[&str]) {
    println!("\n| {} |", columns.join(" | "));
    println!("|{}", "---|".repeat(columns.len()));
}

pub fn row(cells: &[String]) {
    println!("| {} |", cells.join(" | "));
}

/// How often each thing is timed,
const ROUNDS: usize = 101;
/// and for how long each time: shorter than the clock can tell are the quickest.
const BATCH: Duration = Duration::from_micros(50);

/// The median times of two things that are done in turn, in µs.
pub fn in_turn(mut one: impl FnMut(), mut other: impl FnMut()) -> [f64; 2] {
    let batches = [batch(&mut one), batch(&mut other)];
    let mut samples = [Samples::default(), Samples::default()];
    for _ in 0..ROUNDS {
        samples[0].add(timed(&mut one, batches[0]));
        samples[1].add(timed(&mut other, batches[1]));
    }
    samples.map(|samples| samples.median())
}

/// The median time of one thing, in µs.
pub fn alone(one: impl FnMut()) -> f64 {
    in_turn(one, || ())[0]
}

/// How often a thing is to be done to be timed.
fn batch(thing: &mut impl FnMut()) -> u32 {
    thing();
    let mut count = 1;
    while count < 1 << 16 {
        let started = Instant::now();
        (0..count).for_each(|_| thing());
        if started.elapsed() >= BATCH {
            break;
        }
        count *= 2;
    }
    count
}

fn timed(thing: &mut impl FnMut(), count: u32) -> f64 {
    let started = Instant::now();
    (0..count).for_each(|_| thing());
    started.elapsed().as_secs_f64() * 1e6 / f64::from(count)
}
