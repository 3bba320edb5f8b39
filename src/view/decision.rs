//! How a case is decided, for a reader: each question apart, the answer, the rules and articles, the
//! reason at three lengths, and what people argue about those rules.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    Asks, Confidence, Date, PolicyId, Question, Record, RecordKind, Rest, Rule, RuleId, RuleSet,
    RuleSetId,
};
use crate::reason::{Explanation, Why};
use crate::rules::{Answered, Decision, Facts, Goal, Opened, Standing};

use super::address::Page;
use super::parts::{Badge, Link, Said, Shape};
use super::provision::{ProvisionView, provision};
use super::reader::{LINKS, Reader};
use super::sentence::{Sentence, Slot};
use super::statement::{Saying, Told};
use super::why::{CaseReason, CaseWording};
use super::words::Part;

/// A part of an answer: its sign with its word, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerLine {
    /// How it stands.
    pub badge: Badge,
    /// Whether the word is seen; beside an item of a list it is only heard.
    pub is_word_said: bool,
    /// What follows, or what does not.
    pub text: Said,
    /// Why, in one sentence.
    pub short: Option<Sentence>,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerView {
    /// The key of the question.
    pub key: String,
    /// The question.
    pub question: Said,
    /// What one must not read into the answer.
    pub caution: Option<Said>,
    /// The answer.
    pub lines: Vec<AnswerLine>,
    /// What else may be part of it, depending on what nobody has said.
    pub may: Vec<AnswerLine>,
    /// "8 more may follow".
    pub may_said: Option<String>,
    /// "If nothing more is proved:", or that nothing else follows then; where it is not settled.
    pub unproved_said: Option<String>,
    /// The answer in that case; of a list, what it adds.
    pub if_unproved: Vec<AnswerLine>,
    /// Where the rules stand that decided.
    pub articles: Vec<Link>,
    /// The texts of these places, as far as they are held.
    pub texts: Vec<ProvisionView>,
    /// What is doubtful about these rules.
    pub doubts: Vec<(Link, Said)>,
    /// The rules that decided of which people argue, each as a link to the place below.
    pub debated: Vec<Link>,
    /// The deciding steps.
    pub deciding: Vec<CaseReason>,
    /// Every step.
    pub every_step: Vec<CaseReason>,
}

/// A claim or an argument of the debate, with the map around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebateLink {
    /// The claim or the argument.
    pub item: Link,
    /// The map around it.
    pub map: Option<String>,
}

/// What people argue about a rule that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// The place on the page.
    pub anchor: String,
    /// The rule.
    pub rule: Link,
    /// Where it stands.
    pub articles: Vec<Link>,
    /// What speaks against it.
    pub against: Vec<DebateLink>,
    /// What speaks for it.
    pub defended: Vec<DebateLink>,
}

/// A case decided, for a reader.
#[derive(Debug, Clone)]
pub struct DecisionView {
    /// From where it is decided: the day and the policy.
    pub seen_from: Sentence,
    /// The answers, in the order of the questions.
    pub answers: Vec<AnswerView>,
    /// What people argue about the rules that decided.
    pub contests: Vec<Contest>,
}

/// A case as it is about to be told: what is known, the rules, and what came out.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'d> {
    /// For whom it is told.
    pub reader: Reader<'d>,
    /// The set of rules.
    pub set: &'d RuleSetId,
    /// The rules that count.
    pub opened: &'d Opened,
    /// What is known.
    pub facts: &'d Facts,
    /// What becomes of what is not.
    pub rest: Rest,
    /// What came out.
    pub decision: &'d Decision,
    /// The day from which one looks.
    pub on: Date,
    /// The policy; none for the law as it is.
    pub policy: Option<&'d PolicyId>,
}

impl DecisionView {
    /// The decision for a reader; none if there is no such set.
    #[must_use]
    pub fn of(decided: Decided<'_>) -> Option<Self> {
        let reader = decided.reader;
        let saying = Saying::of(reader, decided.set, decided.facts.others().len())?;
        let told = Told {
            saying,
            facts: decided.facts,
            decision: decided.decision,
        };
        let verdicts = decided.decision.verdicts();
        let why = Why::of(&verdicts);
        let wording = CaseWording { told };
        let is_open = |it: &Answered| it.standing() == Standing::Undetermined;
        let unproved = (decided.rest == Rest::Open && decided.decision.answers.iter().any(is_open))
            .then(|| decided.opened.decide(decided.facts, Rest::Unproved).ok())
            .flatten();
        let mut answers = Vec::new();
        let mut deciding: Vec<RuleId> = Vec::new();
        for answered in &decided.decision.answers {
            let mut questions = saying.set.questions.iter();
            let Some(question) = questions.find(|it| it.key == *answered.key) else {
                continue;
            };
            let mut rules = decided.decision.deciding(answered);
            let otherwise = unproved.as_ref().filter(|_| is_open(answered));
            let otherwise = otherwise.and_then(|it| Some((it, it.answer(&answered.key)?)));
            // What is not settled is decided by these, if nothing more is proved.
            if let Some((unproved, otherwise)) = otherwise {
                for rule in unproved.deciding(otherwise) {
                    if !rules.contains(&rule) {
                        rules.push(rule);
                    }
                }
            }
            let otherwise = otherwise.map(|(_, it)| it);
            answers.push(answer_view(
                saying, wording, &why, question, answered, otherwise, &rules,
            ));
            for rule in rules {
                if !deciding.contains(&rule) {
                    deciding.push(rule);
                }
            }
        }
        let graph = reader.kb.graph();
        // A doubt about a rule that decides several answers is told with the first.
        let mut told_of = BTreeSet::new();
        for answer in &mut answers {
            answer
                .doubts
                .retain(|(rule, _)| told_of.insert(rule.href.clone()));
        }
        let contests = deciding
            .iter()
            .filter_map(|id| graph.rule(id))
            .filter(|rule| is_debated(rule))
            .map(|rule| reader.contest(rule))
            .collect();
        Some(Self {
            seen_from: reader.decided_from(decided.on, decided.policy),
            answers,
            contests,
        })
    }
}

fn answer_view(
    saying: Saying<'_>,
    wording: CaseWording<'_>,
    why: &Why<'_>,
    question: &Question,
    answered: &Answered,
    otherwise: Option<&Answered>,
    rules: &[RuleId],
) -> AnswerView {
    let reader = saying.reader;
    let graph = reader.kb.graph();
    let records = || rules.iter().filter_map(|id| graph.rule(id));
    let mut articles: Vec<Link> = Vec::new();
    for article in records().flat_map(|rule| reader.articles(&rule.authority)) {
        if !articles.contains(&article) {
            articles.push(article);
        }
    }
    let mut texts: Vec<ProvisionView> = Vec::new();
    for citation in records().flat_map(|rule| &rule.authority) {
        if let Some(text) = provision(reader, citation)
            && !texts.contains(&text)
        {
            texts.push(text);
        }
    }
    let doubts = records()
        .filter(|rule| rule.confidence != Confidence::High)
        .filter_map(|rule| {
            let record = graph.record(rule.id.as_str())?;
            Some((reader.link(record), reader.read(rule.doubt.as_ref()?)))
        })
        .collect();
    let debated = records()
        .filter(|rule| is_debated(rule))
        .map(|rule| Link {
            href: format!("#{}", contest_anchor(&rule.id)),
            text: reader.title_of_rule(rule),
            mark: None,
            verdict: None,
        })
        .collect();
    // What is explained, and the explanation.
    let explained: Vec<(u32, Explanation)> = told_goals(answered)
        .filter_map(|(goal, _)| {
            let inferences = &wording.told.grounding().inferences;
            let explanation = why.claim(&inferences.known(goal.statement)?.id)?;
            Some((goal.statement, explanation))
        })
        .collect();
    let mut every_step: Vec<CaseReason> = explained
        .iter()
        .filter_map(|(_, explanation)| wording.every_step(explanation))
        .collect();
    let mut deciding: Vec<CaseReason> = every_step.iter().map(CaseReason::deciding).collect();
    wording.once(&mut every_step);
    wording.once(&mut deciding);
    let all = answer_lines(saying, question, answered, |goal, standing| {
        let mut explained = explained.iter();
        let (_, explanation) = explained.find(|(statement, _)| *statement == goal.statement)?;
        wording.short(explanation, standing)
    });
    // Of a list, what is not settled stands apart.
    let is_list = matches!(question.asks, Asks::Which(_));
    let (may, lines): (Vec<AnswerLine>, Vec<AnswerLine>) = all
        .into_iter()
        .partition(|it| is_list && it.badge.shape == Shape::Unknown);
    let has_some = is_list && !lines.is_empty();
    let mut if_unproved = otherwise.map_or_else(Vec::new, |it| {
        answer_lines(saying, question, it, |_, _| None)
    });
    // What stays open all the same says nothing new.
    let otherwise = otherwise.filter(|_| {
        let mut both = if_unproved.iter().zip(&lines);
        is_list || !both.any(|(then, now)| then.text == now.text)
    });
    if otherwise.is_none() {
        if_unproved.clear();
    }
    if has_some {
        if_unproved.retain(|it| !lines.iter().any(|line| line.text == it.text));
    }
    let count = ("count", Part::Count(may.len()));
    let key = if lines.is_empty() {
        "case-may-all"
    } else {
        "case-may-more"
    };
    AnswerView {
        may_said: (!may.is_empty()).then(|| reader.say_with(key, &[count])),
        may,
        lines,
        key: question.key.clone(),
        question: reader.read(&question.question),
        caution: question.caution.as_ref().map(|it| reader.read(it)),
        unproved_said: otherwise.is_some().then(|| {
            reader.say(match (has_some, if_unproved.is_empty()) {
                (_, true) => "case-unproved-nothing",
                (true, false) => "case-unproved-also",
                (false, false) => "case-if-unproved",
            })
        }),
        if_unproved,
        articles,
        texts,
        doubts,
        debated,
        deciding,
        every_step,
    }
}

/// Whether the debate has anything on a rule.
fn is_debated(rule: &Rule) -> bool {
    !rule.contested_by.is_empty() || !rule.defended_by.is_empty()
}

/// The place on the page at which stands what people argue about a rule.
fn contest_anchor(rule: &RuleId) -> String {
    format!("debate-{rule}")
}

/// The parts of an answer that are explained: what follows or may; where nothing does, what does
/// not.
fn told_goals(answered: &Answered) -> impl Iterator<Item = (&Goal, Standing)> {
    let none = answered
        .goals
        .iter()
        .all(|(_, standing)| *standing == Standing::DoesNot);
    let goals = answered.goals.iter().map(|(goal, it)| (goal, *it));
    goals.filter(move |(_, standing)| none || *standing != Standing::DoesNot)
}

/// The answer in the words of the set.
fn answer_lines(
    saying: Saying<'_>,
    question: &Question,
    answered: &Answered,
    short: impl Fn(&Goal, Standing) -> Option<Sentence>,
) -> Vec<AnswerLine> {
    let reader = saying.reader;
    match &question.asks {
        Asks::Whether(whether) => answered
            .goals
            .iter()
            .map(|(goal, standing)| AnswerLine {
                badge: reader.standing_badge(*standing, false),
                is_word_said: true,
                text: match standing {
                    Standing::Follows => reader.read(&whether.yes),
                    Standing::DoesNot => reader.read(&whether.no),
                    Standing::Undetermined => Said::from(reader.say("case-undetermined")),
                    Standing::Contested => Said::from(reader.say("case-contested")),
                },
                short: short(goal, *standing),
            })
            .collect(),
        Asks::Which(which) => {
            let predicate = which.follows.split('(').next().unwrap_or_default();
            let lines: Vec<AnswerLine> = answered
                .goals
                .iter()
                .filter(|(_, standing)| *standing != Standing::DoesNot)
                .filter_map(|(goal, standing)| {
                    Some(AnswerLine {
                        badge: reader.standing_badge(*standing, true),
                        is_word_said: *standing == Standing::Contested,
                        text: capitalized(
                            &saying.goal_value(predicate.trim(), goal.value.as_ref()?),
                        ),
                        short: short(goal, *standing),
                    })
                })
                .collect();
            if lines.is_empty() {
                return vec![AnswerLine {
                    badge: reader.standing_badge(Standing::DoesNot, true),
                    is_word_said: false,
                    text: reader.read(&which.none),
                    short: None,
                }];
            }
            lines
        }
    }
}

/// A text that begins a line.
fn capitalized(said: &Said) -> Said {
    let mut letters = said.text.chars();
    let first = letters.next().map(char::to_uppercase);
    let text = first.into_iter().flatten().chain(letters).collect();
    Said {
        text,
        lang: said.lang,
    }
}

impl Reader<'_> {
    /// How an answer stands, as a sign with a word.
    fn standing_badge(&self, standing: Standing, is_of_list: bool) -> Badge {
        let (shape, key) = match (standing, is_of_list) {
            (Standing::Follows, false) => (Shape::Stands, "answer-yes"),
            (Standing::Follows, true) => (Shape::Stands, "answer-follows"),
            (Standing::DoesNot, false) => (Shape::Absent, "answer-no"),
            (Standing::DoesNot, true) => (Shape::Absent, "answer-nothing"),
            (Standing::Undetermined, false) => (Shape::Unknown, "answer-open"),
            (Standing::Undetermined, true) => (Shape::Unknown, "answer-may-follow"),
            (Standing::Contested, _) => (Shape::Contested, "answer-contested"),
        };
        Badge {
            shape,
            word: self.say(key),
        }
    }

    /// That rules of a set cannot be read, if so, with the page that says what is wrong.
    pub(super) fn left_out(&self, set: &RuleSet) -> Option<(String, Link)> {
        let policy = self.policy_in(Some(&set.id));
        let count = self.kb.left_out(&set.id, policy).len();
        let said = || self.say_with("notice-left-out", &[("count", Part::Count(count))]);
        let health = || Link {
            href: self.path(&Page::Health),
            text: Said::from(self.say("notice-left-out-more")),
            mark: None,
            verdict: None,
        };
        (count > 0).then(|| (said(), health()))
    }

    /// "By the rules of 22 November 2026", and under which policy.
    pub(super) fn decided_from(&self, on: Date, policy: Option<&PolicyId>) -> Sentence {
        let date = ("date", Slot::Pieces(self.words.date(on).into()));
        let record = policy.and_then(|id| self.kb.graph().record(id.as_str()));
        match record {
            Some(record) => {
                let policy = ("policy", Slot::Pieces(self.named(record)));
                self.words.sentence("decided-under", &[date, policy])
            }
            None => self.words.sentence("decided-on", &[date]),
        }
    }

    fn contest(&self, rule: &Rule) -> Contest {
        Contest {
            anchor: contest_anchor(&rule.id),
            rule: Link {
                href: self.item_path(RecordKind::Rule, rule.id.as_str()),
                text: self.title_of_rule(rule),
                mark: None,
                verdict: None,
            },
            articles: self.articles(&rule.authority),
            against: self.debate_links(&rule.contested_by),
            defended: self.debate_links(&rule.defended_by),
        }
    }

    fn title_of_rule(&self, rule: &Rule) -> Said {
        match &rule.title {
            Some(title) => self.read(title),
            None => Said::from(rule.id.to_string()),
        }
    }

    /// Claims and arguments of the debate, each with the map around it.
    pub(super) fn debate_links(&self, ids: &[String]) -> Vec<DebateLink> {
        let graph = self.kb.graph();
        ids.iter()
            .filter_map(|id| graph.record(id))
            .take(LINKS)
            .map(|record| DebateLink {
                item: match record {
                    Record::Claim(claim) => Link {
                        text: self.short(claim),
                        ..self.claim_link(claim)
                    },
                    Record::Topic(_)
                    | Record::Issue(_)
                    | Record::Argument(_)
                    | Record::Source(_)
                    | Record::Actor(_)
                    | Record::Expect(_)
                    | Record::RuleSet(_)
                    | Record::Predicate(_)
                    | Record::Rule(_)
                    | Record::Case(_)
                    | Record::Policy(_) => self.link(record),
                },
                map: self.map_around(&record.slug()),
            })
            .collect()
    }
}

/// A fact as it was said, with links that change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactLine {
    /// What was said, a sentence for each value.
    pub said: Vec<String>,
    /// Asks it again.
    pub change: Option<String>,
    /// The case without it.
    pub remove: Option<String>,
}

/// What is known of a case in sentences, in the order of asking.
pub(super) fn fact_lines(saying: Saying<'_>, facts: &Facts) -> Vec<(Arc<str>, usize, Vec<String>)> {
    let mut all: Vec<_> = facts
        .answers()
        .filter_map(|(name, bearer, answer)| {
            let signature = saying.book.vocabulary.find(name)?;
            let said = saying.answer(signature, bearer, answer);
            let place = (bearer, saying.book.place_of(name));
            Some((place, (Arc::clone(name), bearer, said)))
        })
        .collect();
    all.sort();
    all.into_iter().map(|(_, line)| line).collect()
}

/// What is known of a case, in sentences.
#[must_use]
pub fn facts_said(reader: Reader<'_>, set: &RuleSetId, facts: &Facts) -> Vec<String> {
    let saying = Saying::of(reader, set, facts.others().len());
    let lines = saying.map(|saying| fact_lines(saying, facts));
    let lines = lines.unwrap_or_default().into_iter();
    lines.flat_map(|(_, _, said)| said).collect()
}

/// What a reader must know before relying on any answer: the notice of the set, and the day for
/// which the editors vouch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeView {
    /// The notice.
    pub text: Said,
    /// "The editors vouch for the rules as of 22 November 2026."
    pub as_of: String,
    /// That rules of the set cannot be read, so that the answers may be wrong.
    pub left_out: Option<(String, Link)>,
}

impl NoticeView {
    pub(super) fn of(saying: Saying<'_>) -> Self {
        let reader = saying.reader;
        let date = reader.words.date(reader.kb.settings().as_of);
        Self {
            text: reader.read(&saying.set.notice),
            as_of: reader.say_with("notice-as-of", &[("date", Part::Text(&date))]),
            left_out: reader.left_out(saying.set),
        }
    }
}
