//! The jili program.

fn main() {}
