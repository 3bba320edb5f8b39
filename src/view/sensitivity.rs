//! How often a verdict survives over the readings that a reader can choose, in words.

use crate::model::{ClaimId, Standpoint, Verdict};
use crate::reason::{Departure, Sensitivity, Verdicts};

use super::reader::Reader;
use super::sentence::{Sentence, Slot};

/// One reading as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingLine {
    /// What it does otherwise.
    pub departure: Sentence,
    /// The verdict there, in the words of readers.
    pub verdict: String,
    /// The verdict there.
    pub judged: Verdict,
    /// Whether that is the verdict as things are.
    pub same: bool,
    /// From where it looks.
    pub standpoint: Standpoint,
}

/// How a claim fares over the readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SensitivityView {
    /// "The verdict is the same in 5 of 7 readings."
    pub summary: String,
    /// The readings, as they are first.
    pub readings: Vec<ReadingLine>,
    /// Said if there are more readings than were tried.
    pub cut: Option<String>,
}

impl SensitivityView {
    /// How a claim fares over the readings; none if there is no such claim.
    #[must_use]
    pub fn of(reader: Reader<'_>, verdicts: &Verdicts, claim: &ClaimId) -> Option<Self> {
        let sensitivity = Sensitivity::of(verdicts, claim)?;
        let all = sensitivity.readings.len();
        let same = sensitivity.same();
        let summary = reader.words.sentence(
            "sensitivity-summary",
            &[("same", Slot::Count(same)), ("all", Slot::Count(all))],
        );
        let now = sensitivity.now;
        let cut = sensitivity.is_cut.then(|| reader.say("sensitivity-cut"));
        let readings = sensitivity.readings.into_iter().map(|reading| ReadingLine {
            departure: reader.departure(&reading.departure),
            verdict: reader.words.verdict(reading.verdict),
            judged: reading.verdict,
            same: reading.verdict == now,
            standpoint: reading.standpoint,
        });
        Some(Self {
            summary: summary.plain(),
            readings: readings.collect(),
            cut,
        })
    }
}

impl Reader<'_> {
    /// What a reading does otherwise.
    fn departure(&self, departure: &Departure) -> Sentence {
        let about = |key: &str, id: &str| {
            let item = self.kb.graph().record(id).map(|it| self.named(it));
            let item = item.unwrap_or_else(|| id.to_owned().into());
            self.words.sentence(key, &[("item", Slot::Pieces(item))])
        };
        match departure {
            Departure::Nothing => self.say("reading-as-it-is").into(),
            Departure::Semantics(semantics) => {
                let name = self.words.semantics(*semantics);
                let name = Slot::Pieces(name.into());
                self.words.sentence("reading-semantics", &[("item", name)])
            }
            Departure::Trust(actor) => about("reading-trust", actor.as_str()),
            Departure::Doubt(actor) => about("reading-doubt", actor.as_str()),
            Departure::Assume(claim) => about("reading-assume", claim.as_str()),
            Departure::LeaveOut(claim) => about("reading-leave-out", claim.as_str()),
        }
    }
}
