//! Questions on a terminal, one line each. Where there is no terminal nothing is asked, and what
//! is missing is an error that names its flag.

use std::io::{self, BufRead, IsTerminal, Write};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use serde::Serialize;

use crate::cli::{Failure, remark};
use crate::diagnostic::nearest;
use crate::model::Text;

/// Reads an answer, or says what is wrong with it.
pub(in crate::cli) type Read<'r, T> = &'r dyn Fn(&str) -> Result<T, String>;

/// Who asks, if anybody.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Asker {
    asks: bool,
}

impl Asker {
    /// Asks if a person is there, and has not said `--yes`.
    pub(in crate::cli) fn new(yes: bool) -> Self {
        Self {
            asks: !yes && io::stdin().is_terminal() && io::stderr().is_terminal(),
        }
    }

    pub(in crate::cli) fn asks(self) -> bool {
        self.asks
    }

    /// What `flag` gave, or else the answer. There must be one.
    pub(super) fn required<T>(
        self,
        given: Option<T>,
        flag: &str,
        question: &str,
        read: Read<'_, T>,
    ) -> Result<T, Failure> {
        if let Some(given) = given {
            return Ok(given);
        }
        if !self.asks {
            return Err(format!("`{flag}` is missing: {question}"));
        }
        loop {
            if let Some(answer) = self.optional(None, question, read)? {
                return Ok(answer);
            }
            remark("  an answer is needed here");
        }
    }

    /// What a flag gave, or else the answer; a blank line is none.
    pub(in crate::cli) fn optional<T>(
        self,
        given: Option<T>,
        question: &str,
        read: Read<'_, T>,
    ) -> Result<Option<T>, Failure> {
        if given.is_some() || !self.asks {
            return Ok(given);
        }
        loop {
            let answer = line(question)?;
            if answer.is_empty() {
                return Ok(None);
            }
            match read(&answer) {
                Ok(read) => return Ok(Some(read)),
                Err(bad) => remark(&format!("  {bad}")),
            }
        }
    }

    /// What flags gave, or else the answers, up to a blank line.
    pub(super) fn several<T>(
        self,
        mut given: Vec<T>,
        question: &str,
        read: Read<'_, T>,
    ) -> Result<Vec<T>, Failure> {
        if given.is_empty() && self.asks {
            let question = format!("{question}; blank when there are no more");
            while let Some(answer) = self.optional(None, &question, read)? {
                given.push(answer);
            }
        }
        Ok(given)
    }

    /// One of `all`, by its word.
    pub(super) fn choice<T: Copy + Serialize>(
        self,
        given: Option<T>,
        flag: &str,
        question: &str,
        all: &[T],
    ) -> Result<T, Failure> {
        let question = format!("{question} ({})", words(all).join(", "));
        self.required(given, flag, &question, &|answer| chosen(answer, all))
    }

    /// One of `all`, or none.
    pub(super) fn optional_choice<T: Copy + Serialize>(
        self,
        given: Option<T>,
        question: &str,
        all: &[T],
    ) -> Result<Option<T>, Failure> {
        let question = format!("{question} ({})", words(all).join(", "));
        self.optional(given, &question, &|answer| chosen(answer, all))
    }

    /// A text in one language or both.
    pub(super) fn text(self, given: Wordings, question: &str) -> Result<Option<Text>, Failure> {
        let same = |answer: &str| Ok(answer.to_owned());
        let en = self.optional(given.en, &format!("{question}, in English"), &same)?;
        let fr = self.optional(given.fr, &format!("{question}, in French"), &same)?;
        Ok(Wordings { en, fr }.text())
    }

    /// A text that must be there in one language at least.
    pub(super) fn required_text(
        self,
        given: &Wordings,
        flag: &str,
        question: &str,
    ) -> Result<Text, Failure> {
        loop {
            if let Some(text) = self.text(given.clone(), question)? {
                return Ok(text);
            }
            if !self.asks {
                return Err(format!("`{flag}-en` or `{flag}-fr` is missing: {question}"));
            }
            remark("  one of the two languages is needed");
        }
    }

    /// Whether the answer to a yes-or-no question is yes; where nobody is asked, it is no.
    pub(super) fn agrees(self, question: &str) -> Result<bool, Failure> {
        if !self.asks {
            return Ok(false);
        }
        let answer = line(&format!("{question} [y/n]"))?;
        Ok(matches!(
            answer.to_lowercase().as_str(),
            "y" | "yes" | "o" | "oui"
        ))
    }
}

/// A text as flags give it.
#[derive(Debug, Clone)]
pub(super) struct Wordings {
    pub(super) en: Option<String>,
    pub(super) fr: Option<String>,
}

impl Wordings {
    fn text(self) -> Option<Text> {
        let written = |text: Option<String>| {
            text.map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty())
                .map(String::into_boxed_str)
        };
        let (en, fr) = (written(self.en), written(self.fr));
        (en.is_some() || fr.is_some()).then_some(Text::Spoken { en, fr })
    }
}

/// Asks, and reads the answer.
fn line(question: &str) -> Result<String, Failure> {
    let mut error = io::stderr().lock();
    let _ = write!(error, "{question}: ");
    let _ = error.flush();
    drop(error);
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    match read {
        Ok(0) => Err("the answers ended early; nothing was written".to_owned()),
        Ok(_) => Ok(answer.trim().to_owned()),
        Err(error) => Err(format!("cannot read the answer: {error}")),
    }
}

/// The word for a value in the files.
pub(super) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(error) => error.to_string(),
    }
}

fn words(all: &[impl Serialize]) -> Vec<String> {
    all.iter().map(word).collect()
}

/// The value that `answer` is the word for.
pub(super) fn chosen<T: Copy + Serialize>(answer: &str, all: &[T]) -> Result<T, String> {
    all.iter()
        .copied()
        .find(|value| word(value) == answer)
        .ok_or_else(|| {
            let words = words(all);
            match nearest(answer, words.iter().map(String::as_str)) {
                Some(near) => format!("`{answer}` is none of them; did you mean `{near}`?"),
                None => format!("`{answer}` is none of {}", words.join(", ")),
            }
        })
}

/// Reads a flag that takes one of `all`, and lists them in the help.
pub(super) fn one_of<T>(all: &'static [T]) -> impl TypedValueParser<Value = T>
where
    T: Copy + Serialize + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.iter().map(|value| PossibleValue::new(word(value))))
        .try_map(|answer| chosen(&answer, all))
}
