//! A word that takes a side, in a claim that is marked neutral. Which words those are is knowledge
//! and stands in `loaded-words.ron`; this file knows none.

use std::sync::Arc;

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{Claim, Language, LoadedWords, RecordKind};

use super::Base;

/// The most bytes that one pattern may take once it is compiled.
const PATTERN_SIZE: usize = 1 << 18;
/// The same for all patterns of a language together.
const LIST_SIZE: usize = 1 << 25;

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
    // Says quickly that a text has none of the words: without word boundaries, which would make
    // it slow on letters with accents. `None` if the list is too large for it.
    any: Option<RegexSet>,
    words: Vec<(Regex, &'w str)>,
}

impl<'w> WordList<'w> {
    fn of(entries: &'w [(String, String)], findings: &mut Vec<Diagnostic>) -> Self {
        let mut words = Vec::new();
        let mut loose = Vec::new();
        for (pattern, instead) in entries {
            // By itself first, so that a stray bracket cannot hide behind ours.
            let compiled = compile(pattern).and_then(|alone| {
                if alone.is_match("") {
                    return Err("it matches every text".to_owned());
                }
                compile(&format!(r"\b(?:{pattern})\b"))
            });
            match compiled {
                Ok(regex) => {
                    words.push((regex, instead.as_str()));
                    loose.push(format!("(?:{pattern})"));
                }
                Err(reason) => findings.push(
                    Diagnostic::new(
                        Code::LoadedWording,
                        Spot::Value(Arc::from("loaded-words.ron"), pattern.clone()),
                        format!("this is not a regular expression that can be used: {reason}"),
                    )
                    .help("put a backslash before a character that stands for itself, or mend the brackets"),
                ),
            }
        }
        let any = RegexSetBuilder::new(loose)
            .case_insensitive(true)
            .size_limit(LIST_SIZE)
            .dfa_size_limit(LIST_SIZE)
            .build()
            .ok();
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
            if self.any.as_ref().is_some_and(|any| !any.is_match(wording)) {
                continue;
            }
            for (word, instead) in &self.words {
                let Some(found) = word.find(wording) else {
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

fn compile(pattern: &str) -> Result<Regex, String> {
    RegexBuilder::new(pattern)
        .case_insensitive(true)
        .size_limit(PATTERN_SIZE)
        .build()
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => "it is too large".to_owned(),
            other => {
                // The library draws the pattern over several lines; the last says what is wrong.
                let text = other.to_string();
                let last = text.lines().last().unwrap_or_default();
                last.trim_start_matches("error: ").to_owned()
            }
        })
}
