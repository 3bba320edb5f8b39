//! A word that takes a side, in a claim that is marked neutral. Which words those are is knowledge
//! and stands in `loaded-words.ron`; this file knows none.

use std::cell::OnceCell;
use std::sync::Arc;

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{Claim, Language, LoadedWords, RecordKind};

use super::Base;

/// The most bytes that one pattern may take once it is compiled.
const PATTERN_SIZE: usize = 1 << 18;
/// The same for all patterns of a language together.
const LIST_SIZE: usize = 1 << 23;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let lists = Language::ALL.map(|language| {
        let entries = entries(base.loaded_words, language);
        (language, WordList::of(entries, findings))
    });
    for claim in base.graph.claims().filter(|claim| claim.neutral) {
        for (language, words) in &lists {
            words.look_at(claim, *language, findings);
        }
    }
}

fn entries(words: &LoadedWords, language: Language) -> &[(String, String)] {
    match language {
        Language::En => &words.en,
        Language::Fr => &words.fr,
    }
}

/// The word list of one language, compiled.
struct WordList<'w> {
    // Says quickly which words a text may have: without word boundaries, which would make it slow
    // on letters with accents.
    any: Option<RegexSet>,
    words: Vec<Word<'w>>,
}

struct Word<'w> {
    pattern: &'w str,
    instead: &'w str,
    // At word boundaries; compiled for the first text that may have it.
    regex: OnceCell<Option<Regex>>,
}

impl<'w> WordList<'w> {
    fn of(entries: &'w [(String, String)], findings: &mut Vec<Diagnostic>) -> Self {
        let mut words: Vec<Word<'_>> = entries
            .iter()
            .map(|(pattern, instead)| Word {
                pattern,
                instead,
                regex: OnceCell::new(),
            })
            .collect();
        // All together first: only if that fails is it asked which of them is bad.
        let mut any = together(&words).filter(|any| !any.is_match(""));
        if any.is_none() {
            words.retain(|word| match compile(word.pattern) {
                Ok(_) => true,
                Err(reason) => {
                    findings.push(bad_pattern(word.pattern, &reason));
                    false
                }
            });
            any = together(&words);
        }
        Self { any, words }
    }

    fn look_at(&self, claim: &Claim, language: Language, findings: &mut Vec<Diagnostic>) {
        let texts = [
            Some(&claim.text),
            claim.short.as_ref(),
            claim.plain.as_ref(),
            claim.caution.as_ref(),
        ];
        for text in texts.into_iter().flatten() {
            let Some(wording) = text.written(language) else {
                continue;
            };
            let Some(any) = self.any.as_ref().filter(|any| any.is_match(wording)) else {
                continue;
            };
            for place in any.matches(wording) {
                let found = self.words.get(place).and_then(|word| {
                    let regex = word.regex.get_or_init(|| at_boundaries(word.pattern));
                    Some((regex.as_ref()?.find(wording)?, word.instead))
                });
                let Some((found, instead)) = found else {
                    continue;
                };
                let found: String = found.as_str().chars().take(60).collect();
                findings.push(
                    Diagnostic::new(
                        Code::LoadedWording,
                        Spot::Value(claim.id.slug(), wording.to_owned()),
                        format!("`{found}` takes a side, and this claim is marked neutral"),
                    )
                    .about(RecordKind::Claim, claim.id.as_str())
                    .help(format!("write \"{instead}\", or drop `neutral: true`")),
                );
            }
        }
    }
}

fn bad_pattern(pattern: &str, reason: &str) -> Diagnostic {
    Diagnostic::new(
        Code::LoadedWording,
        Spot::Value(Arc::from("loaded-words.ron"), pattern.to_owned()),
        format!("this is not a regular expression that can be used: {reason}"),
    )
    .help("put a backslash before a character that stands for itself, or mend the brackets")
}

fn together(words: &[Word<'_>]) -> Option<RegexSet> {
    RegexSetBuilder::new(words.iter().map(|word| word.pattern))
        .case_insensitive(true)
        .size_limit(LIST_SIZE)
        .dfa_size_limit(LIST_SIZE)
        .build()
        .ok()
}

fn at_boundaries(pattern: &str) -> Option<Regex> {
    compile(&format!(r"\b(?:{pattern})\b")).ok()
}

fn compile(pattern: &str) -> Result<Regex, String> {
    RegexBuilder::new(pattern)
        .case_insensitive(true)
        .size_limit(PATTERN_SIZE)
        .build()
        .map_err(|error| {
            if matches!(error, regex::Error::CompiledTooBig(_)) {
                return "it is too large".to_owned();
            }
            // The library draws the pattern over several lines; the last says what is wrong.
            let text = error.to_string();
            let last = text.lines().last().unwrap_or_default();
            last.trim_start_matches("error: ").to_owned()
        })
        .and_then(|regex| {
            if regex.is_match("") {
                Err("it matches every text".to_owned())
            } else {
                Ok(regex)
            }
        })
}
