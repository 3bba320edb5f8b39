//! Words: how a text or a query is cut, folded and stemmed. Both go through here, so that they
//! meet; what a word is worth is not decided here.

use std::collections::BTreeSet;
use std::ops::Range;

use tantivy::tokenizer::{
    AsciiFoldingFilter, BoxTokenStream, Language as StemLanguage, LowerCaser, Stemmer,
    TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager,
};

use crate::model::Language;

/// How many words of a query are looked for: more is no question but a text.
pub(super) const MOST_WORDS: usize = 32;

/// Longer words are cut, in texts and queries alike, so that they still meet.
const LONGEST_WORD: usize = 64;

/// The fewest letters of a word in which a typo is forgiven.
const SHORTEST_MISTYPED: usize = 4;

/// Words that say nothing beside others, folded. Those that mean something in the other language
/// or as a name ("us", "or", "son", "who") are not among them.
const STOP_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "au", "aux", "avec", "be", "been", "by", "ce", "ces",
    "cette", "d", "dans", "de", "des", "did", "do", "does", "du", "elle", "en", "et", "for",
    "from", "has", "have", "how", "il", "ils", "in", "into", "is", "it", "its", "je", "l", "la",
    "le", "les", "leur", "leurs", "n", "ne", "of", "on", "ou", "par", "pour", "qu", "que", "qui",
    "s", "sa", "ses", "so", "sont", "such", "sur", "than", "that", "the", "their", "then", "there",
    "these", "they", "this", "those", "to", "un", "une", "was", "were", "what", "when", "where",
    "which", "with",
];

/// The ways to cut a text into the words under which it is indexed.
#[derive(Clone)]
pub(super) struct Analysers {
    folded: TextAnalyzer,
    english: TextAnalyzer,
    french: TextAnalyzer,
}

/// The name of the analyser that folds and does not stem.
pub(super) const FOLDED: &str = "folded";

/// The name under which tantivy has an analyser that takes a text as one word.
pub(super) const RAW: &str = "raw";

impl Analysers {
    pub(super) fn new() -> Self {
        let folded = || {
            TextAnalyzer::builder(Words::default())
                .filter(LowerCaser)
                .filter(AsciiFoldingFilter)
        };
        let folded_first = |language| folded().filter(Stemmer::new(language)).build();
        // The French stemmer reads accents ("arrivées" and "arrivé" meet only with them), and a
        // query may come without: each French word is indexed under both of its stems.
        let stemmed_first = TextAnalyzer::builder(Words::default())
            .filter(LowerCaser)
            .filter(Stemmer::new(StemLanguage::French))
            .filter(AsciiFoldingFilter)
            .build();
        Self {
            folded: folded().build(),
            english: folded_first(StemLanguage::English),
            french: TextAnalyzer::from(InTurn(stemmed_first, folded_first(StemLanguage::French))),
        }
    }

    /// The same, by the names that the fields know: [`FOLDED`], [`RAW`] and the tags of the languages.
    pub(super) fn named(&self) -> TokenizerManager {
        let named = TokenizerManager::default();
        named.register(FOLDED, self.folded.clone());
        named.register(Language::En.tag(), self.english.clone());
        named.register(Language::Fr.tag(), self.french.clone());
        named
    }

    /// The first words of a query, each once, without those that say nothing beside others. The
    /// last word may be the beginning of one.
    pub(super) fn query(&mut self, text: &str) -> Vec<Word> {
        let mut found: Vec<(String, Range<usize>)> = Vec::new();
        let mut stream = self.folded.token_stream(text);
        while found.len() < MOST_WORDS && stream.advance() {
            let token = stream.token();
            // A word said again counts where it stands last, for the sake of its beginning.
            found.retain(|(folded, _)| *folded != token.text);
            found.push((token.text.clone(), token.offset_from..token.offset_to));
        }
        drop(stream);
        let says_nothing = |folded: &str| STOP_WORDS.contains(&folded);
        if !found.iter().all(|(folded, _)| says_nothing(folded)) {
            found.retain(|(folded, _)| !says_nothing(folded));
        }
        let last = found.len().saturating_sub(1);
        found
            .into_iter()
            .enumerate()
            .map(|(place, (folded, range))| {
                let written = text.get(range).unwrap_or_default();
                Word {
                    english: stems_of(&mut self.english, written),
                    french: stems_of(&mut self.french, written),
                    folded,
                    begins: place == last,
                    mistyped: false,
                }
            })
            .collect()
    }

    /// The words of a text in their folded form, with a space between each two.
    pub(super) fn folded(&mut self, text: &str) -> String {
        let mut joined = String::new();
        let mut stream = self.folded.token_stream(text);
        while stream.advance() {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(&stream.token().text);
        }
        joined
    }

    /// Where the words of a query stand in a text. A text in no language is read in both.
    pub(super) fn marks(
        &mut self,
        text: &str,
        language: Option<Language>,
        words: &[Word],
    ) -> Marks {
        let languages = match language {
            Some(Language::En) => &[Language::En][..],
            Some(Language::Fr) => &[Language::Fr],
            None => &Language::ALL,
        };
        let mut marks = Marks::default();
        let mut stream = self.folded.token_stream(text);
        while stream.advance() {
            let token = stream.token();
            let range = token.offset_from..token.offset_to;
            let mut found = set_of(words, |word| word.meets(&token.text));
            // To stem takes long and leaves the first letter as it is.
            let may_meet = |word: &Word| word.folded.chars().next() == token.text.chars().next();
            if words.iter().any(may_meet) {
                let written = text.get(range.clone()).unwrap_or_default();
                for &language in languages {
                    let analyser = match language {
                        Language::En => &mut self.english,
                        Language::Fr => &mut self.french,
                    };
                    let stems = stems_of(analyser, written);
                    found |= set_of(words, |word| !word.stems(language).is_disjoint(&stems));
                }
            }
            if found != 0 {
                marks.places.push((range, found));
            }
        }
        marks
    }
}

/// Some of the words of a query, as a set of bits.
fn set_of(words: &[Word], is_in: impl Fn(&Word) -> bool) -> u32 {
    (0..MOST_WORDS)
        .zip(words)
        .filter(|(_, word)| is_in(word))
        .fold(0, |set, (place, _)| set | 1 << place)
}

fn stems_of(analyser: &mut TextAnalyzer, word: &str) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    analyser.token_stream(word).process(&mut |token: &Token| {
        stems.insert(token.text.clone());
    });
    stems
}

/// A word of a query, in the forms under which it is looked for.
#[derive(Debug)]
pub(super) struct Word {
    /// Small letters without accents.
    pub(super) folded: String,
    /// Whether longer words that begin with it are meant too.
    pub(super) begins: bool,
    /// Whether words that differ by one typo are meant too; decided once it is known what there is.
    pub(super) mistyped: bool,
    english: BTreeSet<String>,
    french: BTreeSet<String>,
}

impl Word {
    pub(super) fn stems(&self, language: Language) -> &BTreeSet<String> {
        match language {
            Language::En => &self.english,
            Language::Fr => &self.french,
        }
    }

    /// Whether a typo in it would be forgiven: a number is another number, not a mistyped one.
    pub(super) fn forgives(&self) -> bool {
        self.folded.chars().all(char::is_alphabetic)
            && self.folded.chars().count() >= SHORTEST_MISTYPED
    }

    fn meets(&self, folded: &str) -> bool {
        self.folded == folded
            || (self.begins && folded.starts_with(&self.folded))
            || (self.mistyped
                && folded.len().abs_diff(self.folded.len()) <= char::MAX.len_utf8()
                && strsim::osa_distance(folded, &self.folded) <= 1)
    }
}

/// Where which words of a query stand in a text.
#[derive(Debug, Default)]
pub(super) struct Marks {
    places: Vec<(Range<usize>, u32)>,
}

impl Marks {
    /// The words that are there, as a set of bits.
    pub(super) fn words(&self) -> u32 {
        self.places.iter().fold(0, |all, (_, set)| all | set)
    }

    /// The byte ranges, from the start of the text.
    pub(super) fn ranges(&self) -> Vec<Range<usize>> {
        self.places.iter().map(|(range, _)| range.clone()).collect()
    }

    /// The start of the first mark of a word of `wanted`.
    pub(super) fn first(&self, wanted: u32) -> usize {
        let first = self.places.iter().find(|(_, set)| set & wanted != 0);
        first.map_or(0, |(range, _)| range.start)
    }
}

/// Cuts at everything that is neither letter nor digit; accents that follow their letter belong
/// to the word and are dropped, so that composed and decomposed writing meet.
#[derive(Clone, Default)]
struct Words {
    token: Token,
}

struct WordStream<'a> {
    text: &'a str,
    from: usize,
    token: &'a mut Token,
}

fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.token.reset();
        WordStream {
            text,
            from: 0,
            token: &mut self.token,
        }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let rest = self.text.get(self.from..).unwrap_or_default();
        let Some(start) = rest.find(char::is_alphanumeric) else {
            self.from = self.text.len();
            return false;
        };
        let word = rest.get(start..).unwrap_or_default();
        let length = word
            .find(|it: char| !it.is_alphanumeric() && !is_accent(it))
            .unwrap_or(word.len());
        self.token.text.clear();
        for character in word
            .chars()
            .take_while(|it| it.is_alphanumeric() || is_accent(*it))
        {
            if self.token.text.len() + character.len_utf8() > LONGEST_WORD {
                break;
            }
            if !is_accent(character) {
                self.token.text.push(character);
            }
        }
        self.token.offset_from = self.from + start;
        self.token.offset_to = self.from + start + length;
        self.token.position = self.token.position.wrapping_add(1);
        self.from = self.token.offset_to;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// The words as one analyser sees them, then as another does.
#[derive(Clone)]
struct InTurn(TextAnalyzer, TextAnalyzer);

struct InTurnStream<'a> {
    now: BoxTokenStream<'a>,
    then: Option<BoxTokenStream<'a>>,
}

impl Tokenizer for InTurn {
    type TokenStream<'a> = InTurnStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> InTurnStream<'a> {
        InTurnStream {
            now: self.0.token_stream(text),
            then: Some(self.1.token_stream(text)),
        }
    }
}

impl TokenStream for InTurnStream<'_> {
    fn advance(&mut self) -> bool {
        loop {
            if self.now.advance() {
                return true;
            }
            match self.then.take() {
                Some(then) => self.now = then,
                None => return false,
            }
        }
    }

    fn token(&self) -> &Token {
        self.now.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.now.token_mut()
    }
}
