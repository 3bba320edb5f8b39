//! Answers to the questions of a rule set in few words, and how two answers differ.

use crate::model::{
    ArgumentType, Asks, Case, CaseId, Policy, PolicyId, Question, RecordKind, RuleSet, Standpoint,
    Text,
};
use crate::rules::{Answered, Outcome, Standing, Value};

use super::address::Page;
use super::condition::Sentences;
use super::parts::{Badge, Link, Said, Shape};
use super::reader::Reader;
use super::words::Part;

/// The answers to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortAnswers {
    /// The question.
    pub question: Said,
    /// What answers it, each in few words.
    pub answers: Vec<Badge>,
}

/// How an answer differs from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerChange {
    /// The question.
    pub question: Said,
    /// What is answered now and was not.
    pub gained: Vec<Badge>,
    /// What was answered and no longer is.
    pub lost: Vec<Badge>,
}

impl Reader<'_> {
    /// A question of a set.
    pub(super) fn question_said(&self, question: &Question) -> Said {
        self.read(&question.question)
    }

    /// The answers of an outcome to some of the questions of a set.
    pub(super) fn answer_lines<'q>(
        &self,
        sentences: &Sentences<'_>,
        questions: impl IntoIterator<Item = &'q Question>,
        outcome: &Outcome,
    ) -> Vec<ShortAnswers> {
        questions
            .into_iter()
            .filter_map(|question| {
                let answered = answer_to(outcome, question)?;
                Some(ShortAnswers {
                    question: self.question_said(question),
                    answers: self.short_answers(sentences, question, answered),
                })
            })
            .collect()
    }

    /// How an outcome differs from another in its answers to some of the questions of a set.
    pub(super) fn answer_changes<'q>(
        &self,
        sentences: &Sentences<'_>,
        questions: impl IntoIterator<Item = &'q Question>,
        before: &Outcome,
        after: &Outcome,
    ) -> Vec<AnswerChange> {
        questions
            .into_iter()
            .filter(|question| !after.answers_like(before, &question.key))
            .filter_map(|question| {
                let told = |outcome| {
                    let answered = answer_to(outcome, question)?;
                    Some(self.short_answers(sentences, question, answered))
                };
                let (before, after) = (told(before)?, told(after)?);
                let only = |mine: &[Badge], theirs: &[Badge]| {
                    let mine = mine.iter().filter(|it| !theirs.contains(it));
                    mine.cloned().collect::<Vec<_>>()
                };
                Some(AnswerChange {
                    question: self.question_said(question),
                    gained: only(&after, &before),
                    lost: only(&before, &after),
                })
            })
            .collect()
    }

    fn short_answers(
        &self,
        sentences: &Sentences<'_>,
        question: &Question,
        answered: &Answered,
    ) -> Vec<Badge> {
        let badge = |shape, text: String| Badge { shape, word: text };
        let open = |standing| match standing {
            Standing::Undetermined => Some((Shape::Empty, "short-undetermined", "short-perhaps")),
            Standing::Contested => Some((Shape::Contested, "short-contested", "short-disputed")),
            Standing::Follows | Standing::DoesNot => None,
        };
        match &question.asks {
            Asks::Whether(whether) => {
                let standing = answered.standing();
                vec![match open(standing) {
                    Some((shape, key, _)) => badge(shape, self.say(key)),
                    None if standing == Standing::Follows => {
                        badge(Shape::Stands, self.in_few_words(&whether.yes))
                    }
                    None => badge(Shape::Answered, self.in_few_words(&whether.no)),
                }]
            }
            Asks::Which(which) => {
                let kind = Self::kind_of_answer(sentences, question);
                let said = |value: &Value| sentences.value(value, kind);
                let mut told: Vec<Badge> = answered
                    .values()
                    .map(|value| badge(Shape::Stands, said(value)))
                    .collect();
                for standing in [Standing::Contested, Standing::Undetermined] {
                    let Some((shape, _, key)) = open(standing) else {
                        continue;
                    };
                    told.extend(answered.standing_at(standing).map(|value| {
                        badge(
                            shape,
                            self.say_with(key, &[("what", Part::Text(&said(value)))]),
                        )
                    }));
                }
                if told.is_empty() {
                    told.push(badge(Shape::Answered, self.in_few_words(&which.none)));
                }
                told
            }
        }
    }

    /// The list from which the answers to a question come.
    fn kind_of_answer<'s>(
        sentences: &Sentences<'s>,
        question: &Question,
    ) -> Option<&'s ArgumentType> {
        let asked = sentences.book.questions.iter();
        let asked = asked.into_iter().find(|it| *it.key == *question.key)?;
        let predicate = sentences.predicate(&asked.head.name.it)?;
        Some(&predicate.arguments.get(asked.variable?)?.1)
    }

    /// What a sentence says before its first colon.
    fn in_few_words(&self, text: &Text) -> String {
        let whole = self.read(text).text;
        let first = whole.split(':').next().unwrap_or_default();
        first.trim_end().trim_end_matches('.').to_owned()
    }

    /// The page of a case, decided under a policy; under the law as it is if none is named.
    pub(super) fn case_under(&self, case: &CaseId, policy: Option<&PolicyId>) -> String {
        let page = Page::Item(RecordKind::Case, case.slug());
        let standpoint = Standpoint {
            policy: policy.cloned(),
            ..self.standpoint().clone()
        };
        self.seen_path(&page, &[], &standpoint)
            .unwrap_or_else(|| page.path(self.language()))
    }

    /// The answer to the first question of its set, as a worked case is told.
    pub(super) fn verdict_on(&self, case: &Case) -> Option<Said> {
        let graph = self.kb.graph();
        let set = graph.rule_set(graph.set_of(case.id.as_str())?)?;
        let worked = self.kb.worked(&set.id)?;
        let outcome = worked.case(&case.id)?.told(worked);
        let sentences = self.sentences(set)?;
        let first = self.answer_lines(&sentences, set.questions.first(), outcome);
        let answers = first.into_iter().flat_map(|it| it.answers);
        let words: Vec<String> = answers.map(|it| it.word).collect();
        Some(Said::from(words.join(" · ")))
    }

    /// A link to a case under a policy.
    pub(super) fn case_link(&self, case: &CaseId, policy: Option<&PolicyId>) -> Option<Link> {
        let record = self.kb.graph().case(case)?;
        Some(Link {
            href: self.case_under(case, policy),
            text: self.read(&record.title),
            mark: None,
            verdict: None,
        })
    }

    /// The policies of a set that change no rule.
    pub(super) fn idle_policies<'g>(
        &'g self,
        set: &'g RuleSet,
    ) -> impl Iterator<Item = &'g Policy> {
        let policies = self.kb.graph().in_set(&set.id).policies();
        policies.filter(|policy| !policy.changes_rules())
    }
}

fn answer_to<'o>(outcome: &'o Outcome, question: &Question) -> Option<&'o Answered> {
    outcome.answers.iter().find(|it| *it.key == *question.key)
}
