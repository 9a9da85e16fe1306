//! What is searched, as a corpus gives it. A term is a place, a category, a department: the search sees no more of it
//! than its names, how they are read, and what of them people leave out.

/// One term of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Term<'a> {
    /// A code or a slug, by which the term is found too and what ranks alike is ordered; may be empty.
    pub key: &'a str,
    /// Whether the key is a slug, which is searched like an English name.
    pub is_slug: bool,
    /// The name in which matches are marked: 宜宾市翠屏区.
    pub name: &'a str,
    /// The part of the name that people say: 翠屏. What follows it may be left out, and so may what is between it and
    /// `above`.
    pub core: &'a str,
    /// What the name begins with, where that is another term's name without its suffix: 宜宾.
    pub above: &'a str,
    /// For a name whose end belongs to it: where it goes on if one leaves out what follows `core`. 基地 of 绵阳市(…)基地.
    pub tail: Option<&'a str>,
    /// Parts of the names with their syllables, a blank between two. What is in none of them is read as its characters
    /// mostly are.
    pub readings: Vec<(&'a str, &'a str)>,
    /// Another reading of `core` that may be the right one.
    pub other_reading: Option<&'a str>,
    /// Other names.
    pub others: Vec<OtherName<'a>>,
    /// English names, a line each, what the term is in after a `|`: `Cuiping District|Yibin City`.
    pub english: String,
    /// Whether the English names have words that are neither a reading nor a designation.
    pub is_worded: bool,
    /// Whether it is a place of the kinds whose suffixes people take for one another.
    pub has_suffix: bool,
    /// Of what ranks alike, the lower comes first.
    pub level: u8,
    /// How near it is to what the reader works on.
    pub standing: Standing,
    /// Which part of the corpus it belongs to, where a query can name one: the number of a province.
    pub section: u16,
}

/// A name beside the one that is shown.
#[derive(Clone, Copy, Debug)]
pub struct OtherName<'a> {
    /// The name.
    pub name: &'a str,
    /// How many of its first characters people say; the rest may be left out.
    pub core_characters: usize,
    /// What kind of name it is.
    pub style: Style,
}

/// What kind of name a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The one that is shown: 阿坝州.
    Full,
    /// The official name, where it is another: 阿坝藏族羌族自治州.
    Official,
    /// Any other short name.
    Other,
    /// A name of its own, of which nothing need stand in the one that is shown: 十八, 离开.
    Synonym,
    /// A whole sentence, of which any words may be meant: the title of a category.
    Title,
}

/// How near a term is to what the reader works on; the nearer comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A circular in scope names it.
    Named,
    /// It is in the region of the scope.
    InRegion,
    /// Anything else.
    #[default]
    Elsewhere,
}
