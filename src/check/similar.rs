//! How alike two wordings are, for finding a claim that is there already. It compares words, not
//! meanings: texts that differ by a `not`, a number or a name are never alike.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rayon::prelude::*;

use crate::graph::ArgumentGraph;
use crate::model::{ClaimId, Language};

/// From which likeness on two wordings are nearly the same.
const NEAR: f64 = 0.75;
/// From which likeness on a claim is worth showing to somebody who writes a new one.
const WORTH_SHOWING: f64 = 0.5;
/// How many claims are worth showing.
const SHOWN: usize = 10;
/// Up to how many wordings that share a rare shingle are all compared with one another. Of more,
/// each is compared with the next: enough to find texts that are the same.
const ALL_COMPARED: usize = 8;

/// How alike two wordings are, from 0 (nothing in common, or decisive words differ) to 1.
///
/// It is the mean of two Jaccard indices, over the words (which count twice) and over the pairs of
/// neighbouring words, small words left out (Broder 1997).
#[must_use]
pub fn similarity(a: &str, b: &str) -> f64 {
    let likeness = Wording::of(a).likeness(&Wording::of(b));
    if likeness > 0.0 && opposed(a, b) {
        0.0
    } else {
        likeness
    }
}

/// The claims whose text in `language` is most like `text`, the most alike first.
#[must_use]
pub fn similar_claims(
    graph: &ArgumentGraph,
    text: &str,
    language: Language,
) -> Vec<(ClaimId, f64)> {
    let wanted = Wording::of(text);
    let claims: Vec<_> = graph.claims().collect();
    let mut alike: Vec<(ClaimId, f64)> = claims
        .into_par_iter()
        .filter_map(|claim| {
            let written = claim.text.written(language)?;
            let likeness = Wording::of(written).likeness(&wanted);
            (likeness >= WORTH_SHOWING && !opposed(written, text))
                .then(|| (claim.id.clone(), likeness))
        })
        .collect();
    alike.sort_by(|(a, one), (b, other)| other.total_cmp(one).then_with(|| a.cmp(b)));
    alike.truncate(SHOWN);
    alike
}

/// The pairs of texts that are nearly the same, by their places in the list, smaller first.
///
/// Near-linear: only texts that share one of their rarest shingles are compared (the prefix filter
/// of Chaudhuri, Ganti and Kaushik 2006), and of a shingle that many share only a few of them.
pub(super) fn near_pairs(texts: &[&str]) -> Vec<(usize, usize)> {
    let wordings: Vec<Wording> = texts.par_iter().map(|text| Wording::of(text)).collect();
    let place = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
    candidates(&wordings)
        .into_par_iter()
        .map(|(a, b)| (place(a), place(b)))
        .filter(|&(a, b)| match (wordings.get(a), wordings.get(b)) {
            (Some(one), Some(other)) => one.likeness(other) >= NEAR,
            _ => false,
        })
        .filter(|&(a, b)| match (texts.get(a), texts.get(b)) {
            (Some(one), Some(other)) => !opposed(one, other),
            _ => false,
        })
        .collect()
}

/// The words of a text and the pairs of neighbouring words, as sorted hashes into which its decisive
/// words are mixed: texts whose decisive words differ have nothing in common.
struct Wording {
    words: Vec<u64>,
    pairs: Vec<u64>,
    /// One bit of a hundred and twenty-eight for each word.
    sketch: u128,
}

impl Wording {
    fn of(text: &str) -> Self {
        let (mut words, mut pairs) = (Vec::new(), Vec::new());
        let mut decisive: u64 = 0;
        for_each_word(text, &mut |word, _| {
            let whole = hash(word.as_bytes());
            let stem = stem(word);
            let hash = if stem == word {
                whole
            } else {
                hash(stem.as_bytes())
            };
            match part(word, whole) {
                Part::Small => return,
                Part::Decisive => decisive = decisive.wrapping_add(mix(hash)),
                Part::Plain => {}
            }
            if let Some(before) = words.last() {
                pairs.push(mix(hash ^ mix(*before)));
            }
            words.push(hash);
        });
        for hashes in [&mut words, &mut pairs] {
            for hash in hashes.iter_mut() {
                *hash ^= decisive;
            }
            hashes.sort_unstable();
            hashes.dedup();
        }
        let sketch = words
            .iter()
            .fold(0, |sketch, word| sketch | (1 << (word & 127)));
        Self {
            words,
            pairs,
            sketch,
        }
    }

    fn shingles(&self) -> impl Iterator<Item = u64> {
        self.words.iter().chain(&self.pairs).copied()
    }

    /// A quick look at the sketches, never wrong about a pair that is near: those have five eighths
    /// of their words in common, so at most three fifths of the fewer words lie in one text alone.
    fn may_be_near(&self, other: &Self) -> bool {
        let fewer = self.words.len().min(other.words.len());
        let apart = (self.sketch ^ other.sketch).count_ones();
        usize::try_from(apart).unwrap_or(usize::MAX) * 5 <= fewer * 3
    }

    fn likeness(&self, other: &Self) -> f64 {
        let words = jaccard(&self.words, &other.words);
        if self.pairs.is_empty() && other.pairs.is_empty() {
            return words;
        }
        (2.0 * words + jaccard(&self.pairs, &other.pairs)) / 3.0
    }
}

/// What two sorted sets have in common, as a part of what they have together.
fn jaccard(a: &[u64], b: &[u64]) -> f64 {
    let (mut one, mut other) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0_u32;
    while let (Some(left), Some(right)) = (one.peek(), other.peek()) {
        let order = left.cmp(right);
        if order.is_le() {
            one.next();
        }
        if order.is_ge() {
            other.next();
        }
        shared += u32::from(order.is_eq());
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    if shared == 0 {
        0.0
    } else {
        f64::from(shared) / f64::from(all - shared)
    }
}

/// The pairs that share one of their rarer shingles, smaller place first.
fn candidates(wordings: &[Wording]) -> Vec<(u32, u32)> {
    // Counted by a part of the hash: two shingles in one slot look a little less rare than they
    // are, which costs time and misses little.
    let slots = (wordings.len() * 32)
        .next_power_of_two()
        .clamp(1 << 10, 1 << 22);
    let slot = |shingle: u64| usize::try_from(shingle >> 20).unwrap_or(0) & (slots - 1);
    let mut counts = vec![0_u8; slots];
    for shingle in wordings.iter().flat_map(Wording::shingles) {
        if let Some(count) = counts.get_mut(slot(shingle)) {
            *count = count.saturating_add(1);
        }
    }
    let count = |shingle: u64| counts.get(slot(shingle)).copied().unwrap_or_default();
    let mut rare: Vec<(u64, u32)> = wordings
        .par_iter()
        .enumerate()
        .flat_map_iter(|(place, wording)| {
            let mut by_rarity: Vec<(u8, u64)> = wording
                .shingles()
                .map(|shingle| (count(shingle), shingle))
                .collect();
            by_rarity.sort_unstable();
            // Texts that are near share about half of their words and pairs or more, so they
            // share one of the rarer half.
            by_rarity.truncate(by_rarity.len() / 2 + 1);
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            by_rarity
                .into_iter()
                .filter(|(count, _)| *count > 1)
                .map(move |(_, shingle)| (shingle, place))
        })
        .collect();
    rare.par_sort_unstable();
    let at = |place: u32| wordings.get(usize::try_from(place).ok()?);
    let may_be_near = |a: u32, b: u32| match (at(a), at(b)) {
        (Some(one), Some(other)) => one.may_be_near(other),
        _ => false,
    };
    let mut pairs = Vec::new();
    for group in rare.chunk_by(|(a, _), (b, _)| a == b) {
        let reach = if group.len() <= ALL_COMPARED {
            ALL_COMPARED
        } else {
            1
        };
        for (skipped, &(_, a)) in group.iter().enumerate() {
            let following = group.iter().skip(skipped + 1).take(reach);
            pairs.extend(
                following
                    .filter(|(_, b)| may_be_near(a, *b))
                    .map(|&(_, b)| (a, b)),
            );
        }
    }
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// What a word does for the comparison.
enum Part {
    /// Its presence or absence makes it another statement: it must be the same in both.
    Decisive,
    /// It holds the sentence together.
    Small,
    Plain,
}

/// `hash` is that of the word.
fn part(word: &str, hash: u64) -> Part {
    static LISTED: LazyLock<Listed> = LazyLock::new(Listed::new);
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return Part::Decisive;
    }
    match LISTED.find(hash) {
        Some(true) => Part::Decisive,
        Some(false) => Part::Small,
        None if word.chars().nth(1).is_none() => Part::Small,
        None => Part::Plain,
    }
}

/// The listed words by their hashes.
struct Listed {
    // Says of most words that they are not listed.
    sketch: [u64; 64],
    words: Vec<(u64, bool)>,
}

impl Listed {
    fn new() -> Self {
        let hashes = |list: &'static str, decisive| {
            list.split_whitespace()
                .map(move |word| (hash(word.as_bytes()), decisive))
        };
        let mut words: Vec<_> = hashes(DECISIVE, true).chain(hashes(SMALL, false)).collect();
        words.sort_unstable();
        let mut sketch = [0; 64];
        for (hash, _) in &words {
            if let Some(bits) = sketch.get_mut(Self::row(*hash)) {
                *bits |= 1 << (hash & 63);
            }
        }
        Self { sketch, words }
    }

    fn row(hash: u64) -> usize {
        usize::try_from((hash >> 6) & 63).unwrap_or_default()
    }

    /// Whether a word is listed, and if so, whether it is decisive.
    fn find(&self, hash: u64) -> Option<bool> {
        if self.sketch.get(Self::row(hash))? >> (hash & 63) & 1 == 0 {
            return None;
        }
        let place = self.words.binary_search_by_key(&hash, |(word, _)| *word);
        self.words.get(place.ok()?).map(|(_, decisive)| *decisive)
    }
}

/// English, then French: negations, numbers, amounts, directions, duties.
const DECISIVE: &str = "
    not no never neither nor none nobody nothing without cannot t against
    one two three four five six seven eight nine ten eleven twelve hundred thousand million billion
    first second third fourth fifth half quarter twice once double
    all every each some any few many most least more less fewer only both either
    before after above below over under until since
    rise rises rose risen fall falls fell fallen increase increases increased decrease decreases
    decreased grew grow grows shrank shrink shrinks higher lower up down
    better worse true false must may might should can could shall will would
    allow allows allowed permit permits forbid forbids forbade prohibit prohibits
    pas non ni jamais aucun aucune personne rien sans contre
    un deux trois quatre cinq sept huit neuf dix onze douze cent mille million milliard
    premier première deuxième troisième moitié tiers quart double
    tout toute tous toutes chaque quelques certains certaines plusieurs plupart plus moins seul seule
    avant après depuis jusque jusqu sous
    hausse baisse augmente augmenté diminue diminué croît monte supérieur inférieur
    meilleur meilleure pire vrai vraie faux fausse doit doivent peut peuvent devrait devraient
    pourrait pourraient permet permettent interdit interdisent
";

/// English, then French.
const SMALL: &str = "
    a an the of to in on at by for from with as and or that this these those it its is are was were
    be been being has have had do does did who whom whose which what when where there here their
    they them his her he she we our you your into than then so if but also such
    le la les de du des et ou que qui quoi dont où ce cet cette ces il elle ils elles on se sa son
    ses leur leurs est sont était étaient été être avoir ont avait en dans par pour sur au aux
    avec comme mais donc une ne ainsi
";

/// A word without the ending of its plural, roughly: both texts lose it, so little is lost.
fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 3 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

/// Calls `see` with each word in small letters, and whether it was written with a capital.
fn for_each_word(text: &str, see: &mut impl FnMut(&str, bool)) {
    let mut small = String::new();
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        small.clear();
        if word.is_ascii() {
            small.push_str(word);
            small.make_ascii_lowercase();
        } else {
            small.extend(word.chars().flat_map(char::to_lowercase));
        }
        see(&small, word.starts_with(char::is_uppercase));
    }
}

/// What turns a word into its opposite.
const OPPOSING: &[&str] = &[
    "un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "dé", "mal", "anti",
];

/// Whether two texts that share most words are opposed by those they do not share: a different
/// name, or a word and the same word with `un-`, `non-` or the like before it.
fn opposed(a: &str, b: &str) -> bool {
    let (a, b) = (plain_words(a), plain_words(b));
    let alone = |these: &BTreeMap<String, bool>, those: &BTreeMap<String, bool>| {
        let mut alone = these.clone();
        alone.retain(|word, _| !those.contains_key(word));
        alone
    };
    let (only_a, only_b) = (alone(&a, &b), alone(&b, &a));
    let named = |words: &BTreeMap<String, bool>| words.values().any(|capital| *capital);
    if named(&only_a) && named(&only_b) {
        return true;
    }
    let negates = |these: &BTreeMap<String, bool>, those: &BTreeMap<String, bool>| {
        these.keys().any(|word| {
            OPPOSING
                .iter()
                .filter_map(|prefix| word.strip_prefix(prefix))
                .any(|rest| those.contains_key(rest))
        })
    };
    negates(&only_a, &only_b) || negates(&only_b, &only_a)
}

/// The plain words of a text, and whether one was written with a capital.
fn plain_words(text: &str) -> BTreeMap<String, bool> {
    let mut words = BTreeMap::new();
    for_each_word(text, &mut |word, capital| {
        if matches!(part(word, hash(word.as_bytes())), Part::Plain) {
            *words.entry(stem(word).to_owned()).or_default() |= capital;
        }
    });
    words
}

/// FNV-1a, with the bits mixed at the end.
fn hash(bytes: &[u8]) -> u64 {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    mix(hash)
}

fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}
