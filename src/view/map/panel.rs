//! The panel beside the map: what is selected, how it fares and why, and what is near it.

use std::collections::BTreeSet;

use crate::model::{Argument, Claim, Record, RecordKind};

use super::super::assumptions::Toggle;
use super::super::judged::Judged;
use super::super::parts::{Link, Said, Shape, Thrust};
use super::super::reader::{LINKS, Reader};

/// How many answers to the strongest argument it names.
const ANSWERS: usize = 3;

/// Links under the keys of their headings.
type Lists = Vec<(&'static str, Vec<Link>)>;

/// The panel beside the map.
#[derive(Debug, Clone)]
pub struct Panel {
    /// "Claim, legal holding".
    pub kind: String,
    /// The selected item.
    pub text: Said,
    /// A remark, such as "Ruling reversed on ..".
    pub mark: Option<String>,
    /// How it fares, and why; a question does not.
    pub judged: Option<Judged>,
    /// What one needs to know.
    pub about: Option<Said>,
    /// Assumes it; leaves it out.
    pub toggles: Vec<Toggle>,
    /// The best documented reasons for it and against it, and what answers each: headings with links.
    pub best: Vec<(String, Vec<Link>)>,
    /// Headings, each with links.
    pub lists: Vec<(String, Vec<Link>)>,
    /// The page of the item, and what the button says.
    pub open: (String, String),
}

impl<'k> Reader<'k> {
    /// The arguments against a claim, and those for a claim that cannot hold together with it.
    fn against(&self, claim: &Claim) -> Vec<&'k Argument> {
        let graph = self.kb.graph();
        let rivals = graph.contraries(&claim.id).into_iter();
        let rivals = rivals.flat_map(|it| graph.supporting(&it.id));
        graph.rebutting(&claim.id).chain(rivals).collect()
    }

    /// What answers an argument: what questions its step, and what is against its premises.
    fn answering(&self, argument: &Argument) -> Vec<&'k Argument> {
        let graph = self.kb.graph();
        let questions = graph.undercutting(&argument.id);
        let premises = argument.premises.iter().filter_map(|it| graph.claim(it));
        let against = premises.flat_map(|premise| self.against(premise));
        let mut answers: Vec<&Argument> = questions.chain(against).collect();
        let mut known = BTreeSet::new();
        answers.retain(|it| known.insert(&it.id));
        answers
    }

    /// The lists that have something, each with its heading in words.
    pub(in super::super) fn headed(&self, lists: Lists) -> Vec<(String, Vec<Link>)> {
        let lists = lists.into_iter().filter(|(_, links)| !links.is_empty());
        lists.map(|(key, links)| (self.say(key), links)).collect()
    }

    pub(in super::super) fn panel(&self, focused: &Record) -> Panel {
        let graph = self.kb.graph();
        let own = self.item_path(focused.kind(), &focused.slug());
        // The whole of a long list is on the item's own page.
        let title = |it: &Argument| self.argument_link(it);
        let (mut best, mut lists): (Lists, Lists) = Default::default();
        let (mut mark, mut about, mut judged) = (None, None, None);
        let mut toggles = Vec::new();
        let kind = match focused {
            Record::Issue(issue) => {
                about = issue.about.as_ref().map(|text| self.read(text));
                let answers = self.positions(issue);
                lists.push((
                    "panel-answers",
                    self.first_links(answers.iter(), LINKS, &own, |it| self.claim_link(it)),
                ));
                self.say("record-issue")
            }
            Record::Claim(claim) => {
                mark = self.claim_mark(claim);
                judged = Some(self.judged_claim(claim));
                toggles.extend(self.assume(&claim.id));
                toggles.extend(self.leave_out(claim.id.as_str()));
                about = claim
                    .plain
                    .as_ref()
                    .or(claim.caution.as_ref())
                    .map(|text| self.read(text));
                let (pro, con) = (
                    self.strongest(graph.supporting(&claim.id)),
                    self.strongest(self.against(claim).into_iter()),
                );
                for (first, key, answers, answered) in [
                    (
                        pro,
                        "panel-best-for",
                        "panel-best-for-answers",
                        "panel-best-for-answered",
                    ),
                    (
                        con,
                        "panel-best-against",
                        "panel-best-against-answers",
                        "panel-best-against-answered",
                    ),
                ] {
                    let Some(first) = first.first() else {
                        continue;
                    };
                    best.push((key, vec![self.argument_link(first)]));
                    let page = self.item_path(RecordKind::Argument, first.id.as_str());
                    let mut against = self.strongest(self.answering(first).into_iter());
                    // Where something answers it, what was answered in its turn does not.
                    let is_open =
                        |it: &&Argument| self.verdict_of_argument(it).shape != Shape::Answered;
                    let has_answer = against.iter().any(is_open);
                    if has_answer {
                        against.retain(is_open);
                    }
                    best.push((
                        if has_answer { answers } else { answered },
                        self.first_links(against.into_iter(), ANSWERS, &page, title),
                    ));
                }
                lists.push((
                    "panel-for",
                    self.first_links(graph.supporting(&claim.id), LINKS, &own, title),
                ));
                lists.push((
                    "panel-against",
                    self.first_links(graph.rebutting(&claim.id), LINKS, &own, title),
                ));
                let contraries = self.contraries(&claim.id).into_iter();
                lists.push((
                    "panel-contraries",
                    self.first_links(contraries, LINKS, &own, |it| it),
                ));
                lists.push((
                    "panel-used",
                    self.first_links(graph.used_in(&claim.id), LINKS, &own, title),
                ));
                let sources = claim.cites.iter().filter_map(|it| graph.source(&it.source));
                lists.push((
                    "panel-sources",
                    self.first_links(sources, LINKS, &own, |it| self.source_link(it)),
                ));
                self.words.claim_kind(claim.kind)
            }
            Record::Argument(argument) => {
                judged = Some(self.judged_argument(argument));
                toggles.extend(self.leave_out(argument.id.as_str()));
                about = argument
                    .critical_question
                    .as_ref()
                    .map(|text| self.read(text));
                let premises = graph.premises(argument);
                lists.push((
                    "panel-premises",
                    self.first_links(premises, LINKS, &own, |it| self.claim_link(it)),
                ));
                let target = graph.target(argument).map(|target| self.link(target));
                lists.push((
                    match Thrust::from(&argument.conclusion) {
                        Thrust::Supports => "panel-supports",
                        Thrust::Rebuts => "panel-rebuts",
                        Thrust::Undercuts => "panel-undercuts",
                    },
                    target.into_iter().collect(),
                ));
                lists.push((
                    "panel-questioned",
                    self.first_links(graph.undercutting(&argument.id), LINKS, &own, title),
                ));
                self.say("record-argument")
            }
            Record::Topic(_)
            | Record::Source(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => String::new(),
        };
        let open = match focused {
            Record::Issue(_) => "panel-open-issue",
            Record::Argument(_) => "panel-open-argument",
            Record::Claim(_)
            | Record::Topic(_)
            | Record::Source(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => "panel-open-claim",
        };
        Panel {
            kind,
            text: self.title(focused),
            mark,
            judged,
            about,
            toggles,
            best: self.headed(best),
            lists: self.headed(lists),
            open: (own, self.say(open)),
        }
    }
}
