//! `case`: what the rules make of facts, from a file or asked on a terminal.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::diagnostic::nearest;
use crate::expect::words;
use crate::knowledge_base::KnowledgeBase;
use crate::model::{Asks, Case, Date, Language, PolicyId, RecordKind, Rest, RuleSet, RuleSetId};
use crate::rules::{Answered, Decision, Facts, Opened, field_of};
use crate::store::{GivenCase, Store, case_from_str};
use crate::view::{
    AnswerLine, CaseReason, Decided, DecisionView, Input, NOT_KNOWN, QuestionForm, Words,
    facts_said, question_of,
};

use super::new::ask::Asker;
use super::place::Shown;
use super::standpoint::{named, reader};
use super::{
    Failure, Format, Outcome, complain, open, print, print_json, remark, warn_of_left_out,
};

#[derive(Debug, Args)]
pub(super) struct Asked {
    /// A file with a record `Case(..)`, or with a list of facts: `["not prior(person)"]`
    #[arg(required_unless_present = "ask", conflicts_with = "ask")]
    file: Option<PathBuf>,
    /// Ask on this terminal for the facts that matter to a set of rules
    #[arg(long, value_name = "SET")]
    ask: Option<String>,
    /// The set of rules, where there are several
    #[arg(long, value_name = "SET", conflicts_with = "ask")]
    set: Option<String>,
    /// How much is told: a sentence, the deciding steps, or every step
    #[arg(long, value_enum, default_value_t = Length::Short)]
    length: Length,
    #[command(flatten)]
    seen: From,
}

/// From where a case is decided, and for whom the output is.
#[derive(Debug, Clone, Args)]
pub(super) struct From {
    /// The day from which one looks, such as 2023-03-25; if left out, that of the case, or else the
    /// day for which the editors vouch
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The policy under which it is decided; if left out, that of the case, or else the law as it is
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Length {
    Short,
    Medium,
    Full,
}

/// A case as it is to be decided.
pub(super) struct Given {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) set: RuleSetId,
    pub(super) facts: Vec<String>,
    pub(super) rest: Rest,
    pub(super) on: Option<Date>,
    pub(super) policy: Option<PolicyId>,
}

pub(super) fn run(store: &Store, asked: &Asked) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    if let Some(set) = &asked.ask {
        return interview(&kb, set, asked);
    }
    let Some(file) = &asked.file else {
        return Err("name a file, or a set with `--ask`".to_owned());
    };
    let shown = file.display();
    let text = fs::read_to_string(file).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let given = case_from_str(&text).map_err(|bad| format!("{shown}:{bad}"))?;
    let stem = file.file_stem().unwrap_or_default();
    let id = stem.to_string_lossy().into_owned();
    let set = set_named(&kb, asked.set.as_deref())?.id.clone();
    let given = match given {
        GivenCase::Record(case) => Given {
            id,
            ..of_record(&case, set)
        },
        GivenCase::Facts(facts) => Given {
            id,
            title: String::new(),
            set,
            facts,
            rest: Rest::Open,
            on: None,
            policy: None,
        },
    };
    let source = Shown {
        path: file,
        text: &text,
    };
    tell(&kb, &given, &asked.seen, asked.length, Some(source))
}

/// A worked case, decided by a set.
pub(super) fn of_record(case: &Case, set: RuleSetId) -> Given {
    Given {
        id: case.id.to_string(),
        title: case.title.read(Language::En).0.to_owned(),
        set,
        facts: case.facts.clone(),
        rest: case.rest,
        on: case.on,
        policy: case.policy.clone(),
    }
}

/// Decides a case and prints what came out; with the file that says it, if there is one.
pub(super) fn tell(
    kb: &KnowledgeBase,
    given: &Given,
    seen: &From,
    length: Length,
    source: Option<Shown<'_>>,
) -> Result<Outcome, Failure> {
    let (on, policy) = seen.standpoint(kb, given)?;
    let opened = kb.open_book(&given.set, policy.as_ref(), Some(on));
    let opened = opened.ok_or_else(|| format!("there are no rules in `{}`", given.set))?;
    let (facts, faults) = Facts::of_statements(opened.book(), &given.facts);
    for (item, fault) in &faults {
        let fact = given.facts.get(*item).map_or("", String::as_str);
        let (message, help) = (&fault.message, &fault.help);
        match source {
            Some(source) => {
                let place = source.place("", fact, fault.span.start);
                complain(&format!("{place}: {message}; {help}"));
            }
            None => complain(&format!("`{fact}`: {message}; {help}")),
        }
    }
    let impossible = opened.impossible(&facts);
    let set = set_named(kb, Some(given.set.as_str()))?;
    for place in &impossible {
        if let Some(it) = set.impossible.get(*place) {
            complain(it.says.read(Language::En).0);
        }
    }
    if !faults.is_empty() || !impossible.is_empty() {
        return Ok(Outcome::Findings);
    }
    let known = Known {
        kb,
        set,
        opened: &opened,
        facts: &facts,
        rest: given.rest,
        on,
        policy: policy.as_ref(),
    };
    warn_of_left_out(kb, set, &policy);
    show(&known, &given.id, &given.title, seen.format, length)?;
    Ok(Outcome::Clean)
}

/// What is known of a case, and by which rules it is decided.
struct Known<'k> {
    kb: &'k KnowledgeBase,
    set: &'k RuleSet,
    opened: &'k Opened,
    facts: &'k Facts,
    rest: Rest,
    on: Date,
    policy: Option<&'k PolicyId>,
}

impl From {
    fn standpoint(
        &self,
        kb: &KnowledgeBase,
        given: &Given,
    ) -> Result<(Date, Option<PolicyId>), Failure> {
        let on = match &self.on {
            Some(on) => Some(on.parse::<Date>().map_err(|bad| format!("--on: {bad}"))?),
            None => given.on,
        };
        let policy = match &self.policy {
            Some(text) => {
                let record = named(kb, text.trim(), &[RecordKind::Policy]);
                let record = record.map_err(|bad| format!("--policy: {bad}"))?;
                PolicyId::new(&record.slug()).ok()
            }
            None => given.policy.clone(),
        };
        Ok((on.unwrap_or(kb.settings().as_of), policy))
    }
}

/// The set with a name, or the only one that asks something.
fn set_named<'k>(kb: &'k KnowledgeBase, name: Option<&str>) -> Result<&'k RuleSet, Failure> {
    let sets = || kb.graph().rule_sets();
    let asks = |set: &&RuleSet| set.subject.is_some() && !set.questions.is_empty();
    match name {
        Some(name) => sets().find(|set| set.id.as_str() == name).ok_or_else(|| {
            let help = match nearest(name, sets().map(|it| it.id.as_str())) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`counterpoint stats` says what there is".to_owned(),
            };
            let shown: String = name.chars().take(60).collect();
            format!("there is no set of rules `{shown}`; {help}")
        }),
        None => {
            let all: Vec<&RuleSet> = sets().filter(asks).collect();
            match all.as_slice() {
                [only] => Ok(only),
                [] => Err("no set of rules asks anything of a case".to_owned()),
                several => {
                    let names: Vec<&str> = several.iter().map(|it| it.id.as_str()).collect();
                    Err(format!(
                        "there are several sets of rules; name one with --set: {}",
                        names.join(", ")
                    ))
                }
            }
        }
    }
}

fn show(
    known: &Known<'_>,
    id: &str,
    title: &str,
    format: Format,
    length: Length,
) -> Result<(), Failure> {
    let decide = |rest| known.opened.decide(known.facts, rest);
    let decision = decide(known.rest).map_err(|stopped| stopped.to_string())?;
    let view = DecisionView::of(Decided {
        reader: reader(known.kb),
        set: &known.set.id,
        opened: known.opened,
        facts: known.facts,
        rest: known.rest,
        decision: &decision,
        on: known.on,
        policy: known.policy,
    });
    let view = view.ok_or_else(|| format!("there are no rules in `{}`", known.set.id))?;
    match format {
        Format::Json => {
            let unproved = decide(Rest::Unproved).map_err(|stopped| stopped.to_string())?;
            print_json(&Plain {
                id,
                title,
                known,
                decision: &decision,
                unproved: &unproved,
                view: &view,
            })
        }
        Format::Human => {
            print(&told(known, &decision, title, &view, length));
            Ok(())
        }
    }
}

// Writing to a text does not fail.
fn told(
    known: &Known<'_>,
    decision: &Decision,
    title: &str,
    view: &DecisionView,
    length: Length,
) -> String {
    let words = Words::of(Language::En);
    let mut text = String::new();
    if !title.is_empty() {
        let _ = writeln!(text, "{title}\n");
    }
    let _ = writeln!(text, "{}\n", known.set.notice.read(Language::En).0);
    let _ = writeln!(text, "{}", view.seen_from.plain());
    for fact in facts_said(reader(known.kb), &known.set.id, known.facts) {
        let _ = writeln!(text, "- {fact}");
    }
    for answer in &view.answers {
        let _ = writeln!(text, "\n{}", answer.question.text);
        for line in &answer.lines {
            let _ = writeln!(text, "  {}", line_said(line));
            if let Some(short) = &line.short {
                let _ = writeln!(text, "    {}", short.plain());
            }
        }
        if let Some(may) = &answer.may_said {
            let _ = writeln!(text, "  {may}");
        }
        if let Some(unproved) = &answer.unproved_said {
            let _ = writeln!(text, "  {unproved}");
            for line in &answer.if_unproved {
                let _ = writeln!(text, "    {}", line_said(line));
            }
        }
        for (_, doubt) in &answer.doubts {
            let _ = writeln!(text, "  {} {}", words.say("case-doubt"), doubt.text);
        }
        if let Some(caution) = &answer.caution {
            let _ = writeln!(text, "  {}", caution.text);
        }
        let steps = match length {
            Length::Short => &[] as &[CaseReason],
            Length::Medium => &answer.deciding,
            Length::Full => &answer.every_step,
        };
        for step in steps {
            write_step(words, step, 1, &mut text);
        }
    }
    let open = open_fields(known, decision);
    if !open.is_empty() {
        let _ = writeln!(text, "\nOpen, and it may matter:");
    }
    for (field, question) in open {
        let _ = writeln!(text, "- {question} ({field})");
    }
    text
}

fn line_said(line: &AnswerLine) -> String {
    if line.is_word_said {
        format!("{}. {}", line.badge.word, line.text.text)
    } else {
        format!("- {}", line.text.text)
    }
}

fn write_step(words: &Words, step: &CaseReason, depth: usize, text: &mut String) {
    let met = words.say(step.met.key());
    let articles: Vec<&str> = step
        .articles
        .iter()
        .map(|it| it.text.text.as_str())
        .collect();
    let articles = match articles.as_slice() {
        [] => String::new(),
        some => format!(" ({})", some.join("; ")),
    };
    let sentence = step.sentence.plain();
    let _ = writeln!(
        text,
        "{:indent$}- {met}: {sentence}{articles}",
        "",
        indent = 2 * depth
    );
    for below in &step.because {
        write_step(words, below, depth + 1, text);
    }
}

/// The fields that are open and can still change an answer, in the order of asking, each with its
/// question.
fn open_fields(known: &Known<'_>, decision: &Decision) -> Vec<(String, String)> {
    let book = known.opened.book();
    let open = decision.matters.iter().filter_map(|number| {
        let question = decision.grounding.question(*number)?;
        let signature = book.vocabulary.find(&question.predicate)?;
        let others = known.facts.others().len();
        let reader = reader(known.kb);
        let (name, bearer) = (&question.predicate, question.bearer);
        let form = question_of(reader, &known.set.id, name, bearer, others)?;
        let question = match &form.about {
            Some(about) => format!("{about}: {}", form.question.text),
            None => form.question.text,
        };
        Some((field_of(signature, bearer), question))
    });
    open.collect()
}

/// A decided case for programs.
struct Plain<'p> {
    id: &'p str,
    title: &'p str,
    known: &'p Known<'p>,
    decision: &'p Decision,
    unproved: &'p Decision,
    view: &'p DecisionView,
}

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let set = self.known.set;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("case", self.id)?;
        map.serialize_entry("on", &self.known.on)?;
        map.serialize_entry("policy", &self.known.policy)?;
        let facts = self.known.facts.statements(self.known.opened.book());
        map.serialize_entry("facts", &facts)?;
        let left_out = self.known.kb.left_out(&set.id, self.known.policy);
        map.serialize_entry("left_out", &left_out)?;
        for answered in &self.decision.answers {
            map.serialize_entry(&*answered.key, &Word { set, answered })?;
        }
        let unproved = Answers {
            set,
            decision: self.unproved,
        };
        map.serialize_entry("if_unproved", &unproved)?;
        let open = open_fields(self.known, self.decision).into_iter();
        let open: Vec<String> = open.map(|(field, _)| field).collect();
        map.serialize_entry("open", &open)?;
        let mut articles: Vec<&str> = Vec::new();
        for article in self.view.answers.iter().flat_map(|it| &it.articles) {
            if !articles.contains(&article.text.text.as_str()) {
                articles.push(&article.text.text);
            }
        }
        map.serialize_entry("articles", &articles)?;
        let questions = self.view.answers.iter().map(|answer| Node {
            role: "question",
            text: answer.question.text.clone(),
            rule: None,
            because: answer.every_step.iter().map(Node::of).collect(),
        });
        let derivation = Node {
            role: "case",
            text: self.title.to_owned(),
            rule: None,
            because: questions.collect(),
        };
        map.serialize_entry("derivation", &derivation)?;
        map.end()
    }
}

/// The answers to all questions.
struct Answers<'a> {
    set: &'a RuleSet,
    decision: &'a Decision,
}

impl Serialize for Answers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let set = self.set;
        serializer.collect_map(
            self.decision
                .answers
                .iter()
                .map(|answered| (&*answered.key, Word { set, answered })),
        )
    }
}

/// The answer to a question: one word, or for a list any number of them.
struct Word<'w> {
    set: &'w RuleSet,
    answered: &'w Answered,
}

impl Serialize for Word<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = words(self.set, self.answered);
        let mut questions = self.set.questions.iter();
        let question = questions.find(|it| it.key == *self.answered.key);
        match (question.map(|it| &it.asks), all.first()) {
            (Some(Asks::Whether(_)), Some(word)) => serializer.serialize_str(word),
            (Some(Asks::Whether(_) | Asks::Which(_)) | None, _) => serializer.collect_seq(all),
        }
    }
}

/// A reason with its own.
#[derive(Serialize)]
struct Node {
    role: &'static str,
    text: String,
    rule: Option<String>,
    because: Vec<Self>,
}

impl Node {
    fn of(step: &CaseReason) -> Self {
        Self {
            role: step.role,
            text: step.sentence.plain(),
            rule: step.rule.as_ref().map(ToString::to_string),
            because: step.because.iter().map(Self::of).collect(),
        }
    }
}

/// Asks what matters, one question after the other, until nothing does or nobody answers.
fn interview(kb: &KnowledgeBase, set: &str, asked: &Asked) -> Result<Outcome, Failure> {
    let asker = Asker::new(false);
    if !asker.asks() {
        return Err("`--ask` needs a terminal: name a file with the facts instead".to_owned());
    }
    let set = set_named(kb, Some(set))?;
    let given = Given {
        id: "asked".to_owned(),
        title: String::new(),
        set: set.id.clone(),
        facts: Vec::new(),
        rest: Rest::Open,
        on: None,
        policy: None,
    };
    let (on, policy) = asked.seen.standpoint(kb, &given)?;
    let opened = kb.open_book(&set.id, policy.as_ref(), Some(on));
    let opened: Arc<Opened> =
        opened.ok_or_else(|| format!("there are no rules in `{}`", set.id))?;
    let book = opened.book();
    remark(set.notice.read(Language::En).0);
    remark("A blank line means that you do not know.");
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut skipped: BTreeSet<String> = BTreeSet::new();
    loop {
        let facts = facts_of(&opened, &fields)?;
        let decision = opened.decide(&facts, Rest::Open);
        let decision = decision.map_err(|stopped| stopped.to_string())?;
        let next = decision.matters.iter().find_map(|number| {
            let question = decision.grounding.question(*number)?;
            let signature = book.vocabulary.find(&question.predicate)?;
            let field = field_of(signature, question.bearer);
            let others = facts.others().len();
            let form = question_of(
                reader(kb),
                &set.id,
                &signature.name,
                question.bearer,
                others,
            )?;
            (!skipped.contains(&field)).then_some(form)
        });
        let Some(form) = next else { break };
        let read = |answer: &str| read_answer(&opened, set, &fields, &form, answer);
        match asker.optional(None, &prompt(&form), &read) {
            Ok(Some(value)) => fields.push((form.field.clone(), value)),
            Ok(None) => {
                skipped.insert(form.field.clone());
            }
            // The answers ended: what is known is told.
            Err(_) => break,
        }
    }
    let facts = facts_of(&opened, &fields)?;
    let known = Known {
        kb,
        set,
        opened: &opened,
        facts: &facts,
        rest: Rest::Open,
        on,
        policy: policy.as_ref(),
    };
    show(&known, &given.id, "", asked.seen.format, asked.length)?;
    Ok(Outcome::Clean)
}

fn facts_of(opened: &Opened, fields: &[(String, String)]) -> Result<Facts, Failure> {
    let pairs = fields
        .iter()
        .map(|(field, it)| (field.as_str(), it.as_str()));
    Facts::of_fields(opened.book(), pairs).map_err(|bad| {
        let first = bad.first().map(|it| format!("{}; {}", it.message, it.help));
        first.unwrap_or_default()
    })
}

/// Whether an answer makes sense, by itself and beside the others.
fn read_answer(
    opened: &Opened,
    set: &RuleSet,
    fields: &[(String, String)],
    form: &QuestionForm,
    answer: &str,
) -> Result<String, String> {
    let mut all = fields.to_vec();
    all.push((form.field.clone(), answer.to_owned()));
    let facts = facts_of(opened, &all)?;
    let wrong = opened.impossible(&facts);
    match wrong.first().and_then(|place| set.impossible.get(*place)) {
        Some(it) => Err(it.says.read(Language::En).0.to_owned()),
        None => Ok(answer.to_owned()),
    }
}

/// The question with what can be answered.
fn prompt(form: &QuestionForm) -> String {
    let about = form
        .about
        .as_ref()
        .map_or_else(String::new, |it| format!("{it}. "));
    let mut text = format!("\n{about}{}\n", form.question.text);
    let ticks = match &form.input {
        Input::One(ticks) | Input::Any(ticks) => ticks.as_slice(),
        Input::Day(_, ticks) | Input::Number(_, _, ticks) | Input::Line(_, ticks) => ticks,
    };
    for tick in ticks.iter().filter(|it| it.value != NOT_KNOWN) {
        let _ = writeln!(text, "  {}: {}", tick.value, tick.text.text);
    }
    text + match &form.input {
        Input::One(_) => "One of these words",
        Input::Any(_) => "Words of these, with commas",
        Input::Day(..) => "A day, such as 2023-03-25",
        Input::Number(..) => "A whole number",
        Input::Line(..) => "A text",
    }
}
