//! A map in sentences, in the order in which a reader walks it: the question, each answer, what
//! speaks for it and against it, what that starts from, and so on. It says all that the picture
//! shows, and is its long description.

use super::super::parts::{Said, Thrust};
use super::super::reader::Reader;
use super::super::words::Part;
use super::{MapCard, MapDoor, MapFrame, MapPill};

/// A stop of the walk: a card, a door or an argument.
#[derive(Debug, Clone)]
pub struct Stop {
    /// "2.1", so that one can say where one is.
    pub number: String,
    /// The anchor of what is told.
    pub anchor: String,
    /// How it bears on what it stands under, if it is an argument.
    pub thrust: Option<Thrust>,
    /// "Answer", "Supports: Keep it".
    pub lead: String,
    /// What it says, part by part, each with how that fares and what of it is not shown.
    pub parts: Vec<Told>,
    /// How the whole fares.
    pub fares: Option<String>,
    /// What comes next under it.
    pub stops: Vec<Self>,
}

/// A sentence of a stop.
#[derive(Debug, Clone)]
pub struct Told {
    /// What it says.
    pub text: Said,
    /// What is to be known about it: how it fares, that it is a value, what is not shown.
    pub notes: Vec<String>,
}

/// The walk through what is on a map.
pub(super) fn walk(
    reader: Reader<'_>,
    cards: &[MapCard],
    frames: &[MapFrame],
    doors: &[MapDoor],
) -> Vec<Stop> {
    let mut walker = Walker {
        reader,
        frames,
        walked: vec![false; frames.len()],
    };
    let mut stops = Vec::new();
    for card in cards {
        let number = (stops.len() + 1).to_string();
        stops.push(walker.card(card, number));
    }
    for door in doors {
        let number = (stops.len() + 1).to_string();
        stops.push(walker.door(door, number));
    }
    stops
}

struct Walker<'w, 'k> {
    reader: Reader<'k>,
    frames: &'w [MapFrame],
    walked: Vec<bool>,
}

impl Walker<'_, '_> {
    fn card(&mut self, card: &MapCard, number: String) -> Stop {
        let fares = card.verdict.iter().map(|it| it.word.clone());
        let balance = card.balance.iter().map(|it| it.text.clone());
        let notes = fares.chain(balance).chain(self.unseen(card.pill.as_ref()));
        Stop {
            anchor: card.anchor.clone(),
            thrust: None,
            lead: self.lead(&card.word),
            parts: vec![Told {
                text: card.text.clone(),
                notes: notes.collect(),
            }],
            fares: None,
            stops: self.under(&[&card.anchor], &number),
            number,
        }
    }

    fn door(&self, door: &MapDoor, number: String) -> Stop {
        let question = Told {
            text: door.text.clone(),
            notes: Vec::new(),
        };
        let answers = door.answers.iter().map(|answer| Told {
            text: answer.text.clone(),
            notes: answer
                .verdict
                .iter()
                .map(|it| it.word.clone())
                .chain([answer.balance.text.clone()])
                .collect(),
        });
        Stop {
            number,
            anchor: door.anchor.clone(),
            thrust: None,
            lead: self.lead(&self.reader.say("map-door")),
            parts: std::iter::once(question).chain(answers).collect(),
            fares: None,
            stops: Vec::new(),
        }
    }

    fn frame(&mut self, frame: &MapFrame, number: String) -> Stop {
        let parts = frame.rows.iter().map(|row| {
            let value = row.is_value.then(|| self.reader.say("value"));
            let notes = value
                .into_iter()
                .chain(row.mark.clone())
                .chain(row.verdict.iter().map(|it| it.word.clone()))
                .chain(row.contrary.clone())
                .chain(self.unseen(row.pill.as_ref()));
            Told {
                text: row.text.clone(),
                notes: notes.collect(),
            }
        });
        let parts = parts.collect();
        let rows = frame.rows.iter().filter_map(|row| row.anchor.as_deref());
        let anchors: Vec<&str> = rows.chain([frame.anchor.as_str()]).collect();
        Stop {
            anchor: frame.anchor.clone(),
            thrust: Some(frame.thrust),
            lead: frame.name.clone(),
            parts,
            fares: frame.verdict.as_ref().map(|it| it.word.clone()),
            stops: self.under(&anchors, &number),
            number,
        }
    }

    fn lead(&self, word: &str) -> String {
        let word = [("word", Part::Text(word))];
        self.reader.say_with("walk-lead", &word)
    }

    /// What a pill hides. One that only leads elsewhere hides nothing.
    fn unseen(&self, pill: Option<&MapPill>) -> Option<String> {
        let pill = pill.filter(|it| it.hides)?;
        let text = [("text", Part::Text(pill.text.as_str()))];
        Some(self.reader.say_with("walk-unseen", &text))
    }

    /// The arguments that lead to one of the anchors, in the order in which they are drawn.
    fn under(&mut self, anchors: &[&str], number: &str) -> Vec<Stop> {
        let frames = self.frames;
        let mut stops = Vec::new();
        for anchor in anchors {
            for (place, frame) in frames.iter().enumerate() {
                if frame.to == *anchor && !self.walked[place] {
                    self.walked[place] = true;
                    let number = format!("{number}.{}", stops.len() + 1);
                    stops.push(self.frame(frame, number));
                }
            }
        }
        stops
    }
}
