//! A rule book: the rules of one set, read, typed and ranked.
//!
//! What is wrong with a rule costs that rule only. Knows no case: which rules count, on which day
//! and under which policy, is for whoever opens it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{
    Applies, AskedOf, Asks, Confidence, Date, Grade, Interval, Predicate, PredicateId, RecordKind,
    Rule, RuleId, RuleKind, RuleSet, RuleSetId,
};

use super::syntax::{
    self, BadCondition, Condition, Expression, Fold, Spanned, Statement, Term, Value,
};
use super::vocabulary::{Asked, Fault, Scope, Sort, Vocabulary};

/// The rules of a set.
#[derive(Debug, Clone)]
pub struct RuleBook {
    /// The set.
    pub set: RuleSetId,
    /// What can be said in it.
    pub vocabulary: Vocabulary,
    /// The rules that make sense, by id.
    pub rules: Vec<BookRule>,
    /// What is asked of a case, in reading order.
    pub questions: Vec<BookQuestion>,
    /// What no case can be, each with its place in the record, as a strict rule.
    pub impossible: Vec<(usize, BookRule)>,
    /// The name of the person whom a case is about.
    pub subject: Option<Arc<str>>,
    /// The name of other persons, and the predicate that says whether there are any.
    pub others: Option<(Arc<str>, Arc<str>)>,
    // The place of each asked predicate in the order of asking.
    order: BTreeMap<Arc<str>, usize>,
}

/// A rule as the engine knows it.
#[derive(Debug, Clone)]
pub struct BookRule {
    /// The record.
    pub id: RuleId,
    /// Whether anything can stand against it.
    pub kind: RuleKind,
    /// What must hold.
    pub conditions: Vec<Condition>,
    /// Whether the contrary of the head follows.
    pub denies: bool,
    /// What follows.
    pub head: Statement,
    /// Where it does not apply.
    pub exceptions: Vec<Vec<Condition>>,
    /// When the text is law.
    pub in_force: Option<Interval>,
    /// Which cases it reaches.
    pub applies: Option<Reach>,
    /// Whether it counts only under a policy that adds it.
    pub proposed: bool,
    /// How strong its steps are: the more it outranks, the stronger.
    pub grade: Grade,
}

/// Which cases a rule reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The predicate of the subject that tells the day.
    pub event: Arc<str>,
    /// The first day.
    pub from: Option<Date>,
    /// The first day after.
    pub until: Option<Date>,
}

impl Reach {
    /// From how it is written, with what is wrong with it: what kind of fault, what, and what helps.
    pub(super) fn of(
        applies: &Applies,
        vocabulary: &Vocabulary,
    ) -> (Self, Vec<(Code, String, &'static str)>) {
        let mut faults = Vec::new();
        let event = vocabulary.find(&applies.event);
        let is_day = event.is_some_and(|it| {
            let value = it.asked.and_then(|asked| asked.value);
            it.asked.is_some_and(|asked| asked.of != AskedOf::Others)
                && value.and_then(|value| it.sorts.get(value)) == Some(&Sort::Date)
        });
        if !is_day {
            faults.push((
                Code::TypeClash,
                format!("`{}` tells no day of the subject", applies.event),
                "name a predicate with a question, a person and a day",
            ));
        }
        if let (Some(from), Some(until)) = (applies.from, applies.until)
            && until <= from
        {
            faults.push((
                Code::BadDate,
                format!("it reaches no case: {until} is not after {from}"),
                "write in `until` the first day after",
            ));
        }
        let reach = Self {
            event: Arc::from(applies.event.as_str()),
            from: applies.from,
            until: applies.until,
        };
        (reach, faults)
    }
}

/// Something that is asked of a case.
#[derive(Debug, Clone)]
pub struct BookQuestion {
    /// Its name for programs.
    pub key: Arc<str>,
    /// What must follow.
    pub head: Statement,
    /// The place of the variable whose values are the answer; none for a yes-or-no question.
    pub variable: Option<usize>,
}

impl RuleBook {
    /// Reads the rules of a set. What makes no sense is reported and left out.
    #[must_use]
    pub fn of(
        set: &RuleSet,
        predicates: &[&Predicate],
        rules: &[&Rule],
    ) -> (Self, Vec<Diagnostic>) {
        let subject: Option<Arc<str>> = set.subject.as_ref().map(|it| Arc::from(it.name.as_str()));
        let mut binder = Binder {
            findings: Vec::new(),
        };
        let (vocabulary, faults) = Vocabulary::of(predicates.iter().copied(), subject.clone());
        for (id, message, help) in faults {
            binder.findings.push(
                Diagnostic::new(Code::BadPredicate, Spot::Record(id.slug()), message)
                    .about(RecordKind::Predicate, id.as_str())
                    .help(help),
            );
        }
        let mut book = Self {
            set: set.id.clone(),
            vocabulary,
            rules: Vec::new(),
            questions: Vec::new(),
            impossible: Vec::new(),
            subject,
            others: set.others.as_ref().map(|others| {
                (
                    Arc::from(others.name.as_str()),
                    Arc::from(others.exist.as_str()),
                )
            }),
            order: order_of(set, predicates),
        };
        binder.others(set, &book.vocabulary);
        for rule in rules {
            let known = binder.findings.len();
            book.rules
                .extend(binder.rule(rule, &book.vocabulary, set.subject.is_some()));
            binder.keep_causes(known);
        }
        binder.questions(set, &mut book);
        binder.impossible(set, &mut book);
        binder.strict_rules(&mut book);
        binder.ranks(&mut book, rules);
        binder.versions(rules);
        (book, binder.findings)
    }

    /// The place of an asked predicate in the order of asking.
    #[must_use]
    pub fn place_of(&self, predicate: &str) -> usize {
        self.order.get(predicate).copied().unwrap_or(usize::MAX)
    }

    /// The rule of an id.
    #[must_use]
    pub fn rule(&self, id: &RuleId) -> Option<&BookRule> {
        let place = self.rules.binary_search_by(|rule| rule.id.cmp(id)).ok()?;
        self.rules.get(place)
    }
}

fn order_of(set: &RuleSet, predicates: &[&Predicate]) -> BTreeMap<Arc<str>, usize> {
    let listed = set.order.iter();
    let asked = predicates.iter().filter(|it| it.question.is_some());
    let rest: BTreeSet<&PredicateId> = asked
        .map(|it| &it.id)
        .filter(|id| !set.order.contains(id))
        .collect();
    let names = listed
        .chain(rest)
        .map(|id| Arc::from(id.as_str().replace('-', "_")));
    names.zip(0..).collect()
}

/// Where in a record a condition stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'r> {
    pub(super) kind: RecordKind,
    pub(super) slug: &'r Arc<str>,
    pub(super) field: &'static str,
    pub(super) item: usize,
}

impl Place<'_> {
    /// A finding about a part of a condition.
    pub(super) fn finding(
        self,
        code: Code,
        span: Range<usize>,
        message: String,
        help: String,
    ) -> Diagnostic {
        let slug = Arc::clone(self.slug);
        let spot = if span.is_empty() {
            Spot::Field(slug, self.field)
        } else {
            Spot::Inside(slug, self.field, self.item, span.into())
        };
        Diagnostic::new(code, spot, message)
            .about(self.kind, self.slug)
            .help(help)
    }

    pub(super) fn fault(self, fault: Fault) -> Diagnostic {
        self.finding(fault.code, fault.span, fault.message, fault.help)
    }

    pub(super) fn bad(self, bad: BadCondition) -> Diagnostic {
        self.finding(Code::BadCondition, bad.span, bad.message, bad.help)
    }
}

struct Binder {
    findings: Vec<Diagnostic>,
}

impl Binder {
    /// Reads several strings of conditions that must all hold; none if one cannot be read.
    fn conditions(
        &mut self,
        texts: &[String],
        place: Place<'_>,
    ) -> Option<Vec<(usize, Vec<Condition>)>> {
        let mut read = Vec::new();
        let mut whole = true;
        for (item, text) in (place.item..).zip(texts) {
            match syntax::conditions(text) {
                Ok(conditions) => read.push((item, conditions)),
                Err(bad) => {
                    self.findings.push(Place { item, ..place }.bad(bad));
                    whole = false;
                }
            }
        }
        whole.then_some(read)
    }

    /// Checks conditions that stand in several strings and must all hold.
    fn check(
        &mut self,
        strings: &[(usize, Vec<Condition>)],
        vocabulary: &Vocabulary,
        scope: &mut Scope,
        place: Place<'_>,
    ) -> bool {
        // What any of them binds is bound for all of them.
        for _ in 0..strings.len() {
            let before = scope.len();
            for (_, conditions) in strings {
                let _ = vocabulary.check(conditions, scope);
            }
            if scope.len() == before {
                break;
            }
        }
        let known = self.findings.len();
        for (item, conditions) in strings {
            let place = Place {
                item: *item,
                ..place
            };
            let faults = vocabulary.check(conditions, scope);
            self.findings
                .extend(faults.into_iter().map(|it| place.fault(it)));
        }
        self.findings.len() == known
    }

    fn rule(&mut self, rule: &Rule, vocabulary: &Vocabulary, is_law: bool) -> Option<BookRule> {
        let slug = rule.id.slug();
        let place = |field| Place {
            kind: RecordKind::Rule,
            slug: &slug,
            field,
            item: 0,
        };
        self.authority(rule, is_law);
        let conditions = self.conditions(&rule.conditions, place("if"));
        let head = match syntax::statement(&rule.then) {
            Ok(head) => Some(head),
            Err(bad) => {
                self.findings.push(place("then").bad(bad));
                None
            }
        };
        let exceptions = self.conditions(&rule.unless, place("unless"));
        let (Some(conditions), Some((denies, head)), Some(exceptions)) =
            (conditions, head, exceptions)
        else {
            return None;
        };
        let mut scope = Scope::new();
        let mut sound = self.check(&conditions, vocabulary, &mut scope, place("if"));
        let faults = vocabulary.check_head(&head, &mut scope.clone());
        sound &= faults.is_empty();
        let faults = faults.into_iter().map(|it| place("then").fault(it));
        self.findings.extend(faults);
        for (item, exception) in &exceptions {
            let mut scope = scope.clone();
            let exception = [(*item, exception.clone())];
            sound &= self.check(&exception, vocabulary, &mut scope, place("unless"));
        }
        sound &= self.is_derivable(rule, &head, vocabulary, place("then"));
        if is_law && sound {
            sound &= self.can_be_written_out(&slug, vocabulary, &conditions, &head, &exceptions);
        }
        let applies = rule.applies.as_ref().map(|applies| {
            let (reach, faults) = Reach::of(applies, vocabulary);
            sound &= faults.is_empty();
            let faults = faults.into_iter().map(|(code, message, help)| {
                place("applies").finding(code, 0..0, message, help.to_owned())
            });
            self.findings.extend(faults);
            reach
        });
        sound.then(|| BookRule {
            id: rule.id.clone(),
            kind: rule.kind,
            conditions: conditions.into_iter().flat_map(|(_, it)| it).collect(),
            denies,
            head,
            exceptions: exceptions.into_iter().map(|(_, it)| it).collect(),
            in_force: rule.in_force,
            applies,
            proposed: rule.proposed,
            grade: rule
                .strength
                .as_ref()
                .map_or(Grade::Ordinary, |given| given.grade),
        })
    }

    /// Whether a rule can be written out before the facts are known: what it derives is named by
    /// its statements, and what it counts are facts.
    fn can_be_written_out(
        &mut self,
        slug: &Arc<str>,
        vocabulary: &Vocabulary,
        conditions: &[(usize, Vec<Condition>)],
        head: &Statement,
        exceptions: &[(usize, Vec<Condition>)],
    ) -> bool {
        let place = |field, item| Place {
            kind: RecordKind::Rule,
            slug,
            field,
            item,
        };
        let known = self.findings.len();
        let mut named = Vec::new();
        for (_, conditions) in conditions {
            bound_by(conditions, &mut named);
        }
        for term in &head.terms {
            if let Term::Variable(name) = &term.it
                && !named.contains(&name)
            {
                self.findings.push(
                    place("then", 0).finding(
                        Code::EndlessCalculation,
                        term.span.clone(),
                        format!(
                            "`?{name}` is calculated, and a case does not derive what it calculates"
                        ),
                        "compare in the rule that needs it, and let this one conclude without it"
                            .to_owned(),
                    ),
                );
            }
        }
        let conditions = conditions.iter().map(|it| (it, "if"));
        let exceptions = exceptions.iter().map(|it| (it, "unless"));
        for ((item, conditions), field) in conditions.chain(exceptions) {
            let mut spans = Vec::new();
            uncountable(vocabulary, conditions, &mut spans);
            for span in spans {
                self.findings.push(place(field, *item).finding(
                    Code::BadCondition,
                    span,
                    "in a case only facts can be counted, and only with `count`".to_owned(),
                    "count statements that have a question, and put comparisons into a rule of their own"
                        .to_owned(),
                ));
            }
        }
        self.findings.len() == known
    }

    /// Of what was found in one rule since, what follows from another fault is no finding.
    fn keep_causes(&mut self, since: usize) {
        let new = self.findings.split_off(since);
        let has_cause = new
            .iter()
            .any(|it| matches!(it.code, Code::UnknownPredicate | Code::TypeClash));
        self.findings.extend(
            new.into_iter()
                .filter(|it| !(has_cause && it.code == Code::UnboundVariable)),
        );
    }

    /// What is asked is not derived.
    fn is_derivable(
        &mut self,
        rule: &Rule,
        head: &Statement,
        vocabulary: &Vocabulary,
        place: Place<'_>,
    ) -> bool {
        let asked = vocabulary
            .find(&head.name.it)
            .is_some_and(|signature| signature.asked.is_some());
        if asked {
            self.findings.push(place.finding(
                Code::BadPredicate,
                head.name.span.clone(),
                format!(
                    "`{}` is asked of persons, so no rule can conclude it",
                    head.name.it
                ),
                "conclude another predicate, or take its `question` away".to_owned(),
            ));
        }
        if rule.kind == RuleKind::Strict && !rule.unless.is_empty() {
            self.findings.push(place.finding(
                Code::StrictOverDefeasible,
                0..0,
                "a strict rule has no exceptions".to_owned(),
                "make it defeasible, or take `unless` away".to_owned(),
            ));
            return false;
        }
        !asked
    }

    /// What is said of a case rests on law; how debates are read is for the editors to say.
    fn authority(&mut self, rule: &Rule, is_law: bool) {
        let about = |code, field, message: &str, help: &str| {
            Diagnostic::new(code, Spot::Field(rule.id.slug(), field), message)
                .about(RecordKind::Rule, rule.id.as_str())
                .help(help)
        };
        if rule.authority.is_empty() && !rule.proposed && is_law {
            self.findings.push(about(
                Code::RuleWithoutAuthority,
                "authority",
                "nothing is cited that says so",
                "cite it in `authority`, with the place; or say `proposed: true` if it is no law",
            ));
        }
        if rule.confidence != Confidence::High && rule.doubt.is_none() {
            self.findings.push(about(
                Code::UnexplainedDoubt,
                "confidence",
                "the editors are not certain, and do not say of what",
                "say in `doubt` what is doubtful",
            ));
        }
    }

    fn others(&mut self, set: &RuleSet, vocabulary: &Vocabulary) {
        let Some(others) = &set.others else { return };
        let exist = vocabulary.find(&others.exist);
        let is_yes_or_no = |asked: Asked| asked.value.is_none() && asked.of == AskedOf::Subject;
        if !exist.and_then(|it| it.asked).is_some_and(is_yes_or_no) {
            let slug = set.id.slug();
            let place = Place {
                kind: RecordKind::RuleSet,
                slug: &slug,
                field: "others",
                item: 0,
            };
            self.findings.push(place.finding(
                Code::UnknownPredicate,
                0..0,
                format!("`{}` is no yes-or-no question to the subject", others.exist),
                "name in `exist` a predicate with a question and one person".to_owned(),
            ));
        }
    }

    fn questions(&mut self, set: &RuleSet, book: &mut RuleBook) {
        let slug = set.id.slug();
        for (item, question) in set.questions.iter().enumerate() {
            let place = Place {
                kind: RecordKind::RuleSet,
                slug: &slug,
                field: "follows",
                item,
            };
            let (text, wants_variable) = match &question.asks {
                Asks::Whether(whether) => (&whether.follows, false),
                Asks::Which(which) => (&which.follows, true),
            };
            let head =
                match syntax::statement(text) {
                    Ok((false, head)) => head,
                    Ok((true, head)) => {
                        self.findings.push(place.finding(
                        Code::BadCondition,
                        head.span(),
                        "a question asks whether something follows, not whether it does not"
                            .to_owned(),
                        "leave `not` out".to_owned(),
                    ));
                        continue;
                    }
                    Err(bad) => {
                        self.findings.push(place.bad(bad));
                        continue;
                    }
                };
            let condition = Condition::Statement {
                denied: false,
                statement: head.clone(),
            };
            let faults = book.vocabulary.check(&[condition], &mut Scope::new());
            if !faults.is_empty() {
                self.findings
                    .extend(faults.into_iter().map(|it| place.fault(it)));
                continue;
            }
            let variables: Vec<usize> = (0..)
                .zip(&head.terms)
                .filter(|(_, term)| !matches!(term.it, Term::Value(_)))
                .map(|(place, _)| place)
                .collect();
            let variable = match (variables.as_slice(), wants_variable) {
                ([], false) => None,
                ([only], true) => Some(*only),
                _ => {
                    let (message, help) = if wants_variable {
                        (
                            "a question that is answered by a list has one variable",
                            "write one variable, and values everywhere else",
                        )
                    } else {
                        (
                            "a yes-or-no question has no variable",
                            "write values everywhere",
                        )
                    };
                    self.findings.push(place.finding(
                        Code::UnboundVariable,
                        head.span(),
                        message.to_owned(),
                        help.to_owned(),
                    ));
                    continue;
                }
            };
            let signature = book.vocabulary.find(&head.name.it);
            let wrong = signature.and_then(|signature| {
                if signature.asked.is_some() {
                    return Some((
                        format!(
                            "`{}` is asked of persons, and no answer of rules",
                            head.name.it
                        ),
                        "ask for a predicate that rules conclude",
                    ));
                }
                let sort = signature.sorts.get(variable?)?;
                match sort {
                    Sort::Choice(_) | Sort::Person => None,
                    Sort::Text | Sort::Number | Sort::Date | Sort::Record => Some((
                        "a question that is answered by a list asks for words of a list".to_owned(),
                        "give the argument the type `OneOf([..])`",
                    )),
                }
            });
            if let Some((message, help)) = wrong {
                let finding =
                    place.finding(Code::BadPredicate, head.span(), message, help.to_owned());
                self.findings.push(finding);
                continue;
            }
            if set
                .questions
                .iter()
                .take(item)
                .any(|it| it.key == question.key)
            {
                let key = &question.key;
                let spot = Spot::Value(Arc::clone(&slug), key.clone());
                self.findings.push(
                    Diagnostic::new(
                        Code::DuplicateKey,
                        spot,
                        format!("two questions have the key `{key}`"),
                    )
                    .about(RecordKind::RuleSet, &slug)
                    .help("give one of the two another key"),
                );
                continue;
            }
            book.questions.push(BookQuestion {
                key: Arc::from(question.key.as_str()),
                head,
                variable,
            });
        }
    }

    fn impossible(&mut self, set: &RuleSet, book: &mut RuleBook) {
        let slug = set.id.slug();
        let mut before = 0;
        for (item, impossible) in set.impossible.iter().enumerate() {
            let place = Place {
                kind: RecordKind::RuleSet,
                slug: &slug,
                field: "if",
                item: before,
            };
            before += impossible.conditions.len();
            let Some(strings) = self.conditions(&impossible.conditions, place) else {
                continue;
            };
            if strings.is_empty() {
                let finding = place.finding(
                    Code::BadCondition,
                    0..0,
                    "no facts are named that would be impossible".to_owned(),
                    "name them in `if`".to_owned(),
                );
                self.findings.push(finding);
                continue;
            }
            if self.check(&strings, &book.vocabulary, &mut Scope::new(), place) {
                let conditions = strings.into_iter().flat_map(|(_, it)| it).collect();
                let rule = impossible_rule(item, conditions).map(|rule| (item, rule));
                book.impossible.extend(rule);
            }
        }
    }

    /// What holds without exception rests on nothing that has exceptions, nor on its own denial,
    /// and no two such rules contradict each other.
    fn strict_rules(&mut self, book: &mut RuleBook) {
        let defeasible: BTreeSet<Arc<str>> = book
            .rules
            .iter()
            .filter(|rule| rule.kind == RuleKind::Defeasible)
            .map(|rule| Arc::clone(&rule.head.name.it))
            .collect();
        let strict: Vec<&BookRule> = book
            .rules
            .iter()
            .filter(|rule| rule.kind == RuleKind::Strict)
            .collect();
        let needs: BTreeMap<&Arc<str>, Vec<(&Arc<str>, bool)>> =
            strict.iter().fold(BTreeMap::new(), |mut needs, rule| {
                let of = needs.entry(&rule.head.name.it).or_insert_with(Vec::new);
                named_in(&rule.conditions, false, of);
                needs
            });
        let mut unsound = BTreeSet::new();
        for rule in &strict {
            let mut named = Vec::new();
            named_in(&rule.conditions, false, &mut named);
            let slug = rule.id.slug();
            let place = Place {
                kind: RecordKind::Rule,
                slug: &slug,
                field: "if",
                item: 0,
            };
            if let Some((name, _)) = named.iter().find(|(name, _)| defeasible.contains(*name)) {
                unsound.insert(rule.id.clone());
                self.findings.push(place.finding(
                    Code::StrictOverDefeasible,
                    0..0,
                    format!("this rule is strict and rests on `{name}`, which may be defeated"),
                    "make it defeasible, with the strength `settled` if it is certain".to_owned(),
                ));
            }
            let denied = named.iter().filter(|(_, denied)| *denied);
            let circle = denied
                .map(|(name, _)| *name)
                .find(|name| reaches(&needs, name, &rule.head.name.it));
            if let Some(name) = circle {
                unsound.insert(rule.id.clone());
                self.findings.push(place.finding(
                    Code::UnstratifiedNegation,
                    0..0,
                    format!(
                        "`{}` follows from the denial of `{name}`, which follows from it in turn",
                        rule.head.name.it
                    ),
                    "make the rule defeasible, or break the circle".to_owned(),
                ));
            }
        }
        for (place_of_one, one) in strict.iter().enumerate() {
            let later = strict.get(place_of_one + 1..).unwrap_or_default();
            for other in later.iter().filter(|other| other.denies != one.denies) {
                if one.head.could_be(&other.head) {
                    unsound.insert(other.id.clone());
                    let slug = other.id.slug();
                    let place = Place {
                        kind: RecordKind::Rule,
                        slug: &slug,
                        field: "then",
                        item: 0,
                    };
                    self.findings.push(place.finding(
                        Code::ContradictoryStrictRules,
                        other.head.span(),
                        format!("`{}` concludes the contrary, and both are strict", one.id),
                        "make one of the two defeasible".to_owned(),
                    ));
                }
            }
        }
        book.rules.retain(|rule| !unsound.contains(&rule.id));
    }

    /// The grade of each rule: one more than that of what gives way to it.
    fn ranks(&mut self, book: &mut RuleBook, rules: &[&Rule]) {
        let over: BTreeMap<&RuleId, &[RuleId]> = rules
            .iter()
            .map(|rule| (&rule.id, rule.over.as_slice()))
            .collect();
        let base: BTreeMap<RuleId, Grade> = book
            .rules
            .iter()
            .map(|rule| (rule.id.clone(), rule.grade))
            .collect();
        for rule in &mut book.rules {
            match grade_over(&rule.id, &over, &base, &mut Vec::new()) {
                Some(grade) => rule.grade = grade,
                None => {
                    let spot = Spot::Field(rule.id.slug(), "over");
                    self.findings.push(
                        Diagnostic::new(
                            Code::BadPriority,
                            spot,
                            "rules outrank each other in a circle, or through more than three steps",
                        )
                        .about(RecordKind::Rule, rule.id.as_str())
                        .help("name in `over` only the rules that must give way"),
                    );
                }
            }
        }
    }

    fn versions(&mut self, rules: &[&Rule]) {
        let versions = rules.iter().filter(|rule| !rule.proposed);
        let versions: Vec<(&str, &Rule)> = versions
            .filter_map(|rule| Some((rule.version_of.as_deref()?, *rule)))
            .collect();
        for (place, (name, one)) in versions.iter().enumerate() {
            let later = versions.get(place + 1..).unwrap_or_default();
            for (_, other) in later.iter().filter(|(it, _)| it == name) {
                if overlap(one, other) {
                    let spot = Spot::Field(other.id.slug(), "applies");
                    self.findings.push(
                        Diagnostic::new(
                            Code::OverlappingVersions,
                            spot,
                            format!("`{}` is a version of the same rule and reaches the same cases", one.id),
                        )
                        .about(RecordKind::Rule, other.id.as_str())
                        .help("end one of the two where the other begins: `until` is the first day after"),
                    );
                }
            }
        }
    }
}

/// The predicate of what no case can be, which no condition can write.
const IMPOSSIBLE: &str = "?impossible";

/// That some facts exclude each other, as a rule like all others, so that what they come to is
/// found as everything else is.
fn impossible_rule(item: usize, conditions: Vec<Condition>) -> Option<BookRule> {
    let spanned = |it| Spanned { it, span: 0..0 };
    let number = Value::Number(i64::try_from(item).ok()?);
    Some(BookRule {
        id: RuleId::new(&format!("impossible-{item}")).ok()?,
        kind: RuleKind::Strict,
        conditions,
        denies: false,
        head: Statement {
            name: Spanned {
                it: Arc::from(IMPOSSIBLE),
                span: 0..0,
            },
            terms: vec![spanned(Term::Value(number))],
        },
        exceptions: Vec::new(),
        in_force: None,
        applies: None,
        proposed: false,
        grade: Grade::Settled,
    })
}

/// The variables that statements bind.
fn bound_by<'c>(conditions: &'c [Condition], named: &mut Vec<&'c Arc<str>>) {
    for condition in conditions {
        match condition {
            Condition::Statement {
                denied: false,
                statement,
            } => named.extend(statement.terms.iter().filter_map(|term| match &term.it {
                Term::Variable(name) => Some(name),
                Term::Value(_) | Term::Anything => None,
            })),
            Condition::Exists {
                denied: false,
                over,
                ..
            } => bound_by(over, named),
            Condition::Statement { .. }
            | Condition::Exists { .. }
            | Condition::Compare { .. }
            | Condition::Matches { .. } => {}
        }
    }
}

/// The aggregates in conditions that a case cannot count.
fn uncountable(vocabulary: &Vocabulary, conditions: &[Condition], spans: &mut Vec<Range<usize>>) {
    for condition in conditions {
        match condition {
            Condition::Compare { left, right, .. } => {
                for part in [left, right].into_iter().flat_map(Expression::parts) {
                    if let Expression::Aggregate {
                        fold, over, span, ..
                    } = part
                        && !(*fold == Fold::Count && over.iter().all(|it| is_fact(vocabulary, it)))
                    {
                        spans.push(span.clone());
                    }
                }
            }
            Condition::Exists { over, .. } => uncountable(vocabulary, over, spans),
            Condition::Statement { .. } | Condition::Matches { .. } => {}
        }
    }
}

/// Whether a condition says that one fact of a person is so or not: a day or a number is compared,
/// and comparisons are not counted.
fn is_fact(vocabulary: &Vocabulary, condition: &Condition) -> bool {
    let Condition::Statement { statement, .. } = condition else {
        return false;
    };
    let signature = vocabulary.find(&statement.name.it);
    let asked = signature.and_then(|signature| Some((signature, signature.asked?)));
    asked.is_some_and(|(signature, asked)| {
        let Some(place) = asked.value else {
            return true;
        };
        let term = statement.terms.get(place);
        matches!(signature.sorts.get(place), Some(Sort::Choice(_)))
            || term.is_some_and(|it| it.it == Term::Anything)
    })
}

/// Every predicate that conditions name, with whether they deny it.
pub(super) fn named_in<'c>(
    conditions: &'c [Condition],
    within_denial: bool,
    named: &mut Vec<(&'c Arc<str>, bool)>,
) {
    for condition in conditions {
        match condition {
            Condition::Statement { denied, statement } => {
                named.push((&statement.name.it, *denied || within_denial));
            }
            Condition::Compare { left, right, .. } => {
                named_in_expression(left, named);
                named_in_expression(right, named);
            }
            Condition::Matches { .. } => {}
            // What is counted must be known before it is counted, like what is denied.
            Condition::Exists { over, .. } => named_in(over, true, named),
        }
    }
}

fn named_in_expression<'c>(expression: &'c Expression, named: &mut Vec<(&'c Arc<str>, bool)>) {
    for part in expression.parts() {
        if let Expression::Aggregate { over, .. } = part {
            named_in(over, true, named);
        }
    }
}

/// Whether what `from` follows from includes `to`.
fn reaches(
    needs: &BTreeMap<&Arc<str>, Vec<(&Arc<str>, bool)>>,
    from: &Arc<str>,
    to: &Arc<str>,
) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        if seen.insert(name) {
            let of = needs.get(name).map(Vec::as_slice).unwrap_or_default();
            open.extend(of.iter().map(|(name, _)| *name));
        }
    }
    false
}

/// The grade of a rule over those that it outranks; none on a circle, or above the highest.
fn grade_over(
    id: &RuleId,
    over: &BTreeMap<&RuleId, &[RuleId]>,
    base: &BTreeMap<RuleId, Grade>,
    above: &mut Vec<RuleId>,
) -> Option<Grade> {
    if above.contains(id) || above.len() > 3 {
        return None;
    }
    above.push(id.clone());
    let mut grade = base.get(id).copied().unwrap_or(Grade::Ordinary);
    for lower in over.get(id).copied().unwrap_or_default() {
        let next = match grade_over(lower, over, base, above)? {
            Grade::Asserted => Grade::Ordinary,
            Grade::Ordinary => Grade::Strong,
            Grade::Strong => Grade::Settled,
            Grade::Settled => return None,
        };
        grade = grade.max(next);
    }
    above.pop();
    Some(grade)
}

/// Whether two rules can decide the same case, seen from the same day.
pub(super) fn overlap(one: &Rule, other: &Rule) -> bool {
    fn meet(one: (Option<Date>, Option<Date>), other: (Option<Date>, Option<Date>)) -> bool {
        let before = |until: Option<Date>, from: Option<Date>| match (until, from) {
            (Some(until), Some(from)) => until <= from,
            _ => false,
        };
        !before(one.1, other.0) && !before(other.1, one.0)
    }
    let force = |rule: &Rule| {
        let interval = rule.in_force;
        (
            interval.and_then(Interval::from),
            interval.and_then(Interval::until),
        )
    };
    let reach = |rule: &Rule| match &rule.applies {
        Some(applies) => (applies.from, applies.until),
        None => (None, None),
    };
    let same_event = match (&one.applies, &other.applies) {
        (Some(one), Some(other)) => one.event == other.event,
        _ => true,
    };
    // Two days of a case cannot be compared here, so that nothing is said of them.
    same_event && meet(force(one), force(other)) && meet(reach(one), reach(other))
}
