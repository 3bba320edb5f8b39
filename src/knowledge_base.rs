//! **The waist.** Below it files become one immutable [`KnowledgeBase`]; everything above only
//! reads it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::check::{self, Base};
use crate::diagnostic::{Code, Diagnostic, Spot, nearest};
use crate::graph::{self, ArgumentGraph};
use crate::model::{
    Date, Grade, Language, PolicyId, RecordKind, RuleSetId, Settings, Severity, Standpoint, Text,
};
use crate::reason::{self, BadStandpoint, Inferences, Verdicts};
use crate::rules::{self, Opened, RuleBooks, Worked};
use crate::store::{Files, Location, Reading, Store, Tree};
use crate::texts::Texts;

/// The whole knowledge as it was at one moment. It never changes; a later one takes its place.
#[derive(Debug)]
pub struct KnowledgeBase {
    graph: ArgumentGraph,
    settings: Settings,
    broken: BTreeMap<Arc<str>, RecordKind>,
    findings: Vec<Diagnostic>,
    of_subject: HashMap<Arc<str>, Vec<usize>>,
    files: Files,
    texts: Option<Arc<Texts>>,
    store: Store,
    books: RuleBooks,
    worked: BTreeMap<RuleSetId, OnceLock<Worked>>,
    inferences: OnceLock<Arc<Inferences>>,
    editors: OnceLock<Arc<Verdicts>>,
    judged: Mutex<VecDeque<Arc<Verdicts>>>,
}

/// How many standpoints are kept judged: enough for the readers of one moment.
const JUDGED: usize = 32;

impl KnowledgeBase {
    /// The whole pipeline: files, records, graph, findings.
    ///
    /// # Errors
    /// If the folder of the store cannot be listed. What is wrong *in* the files is a finding.
    pub fn open(store: &Store, step: &(dyn Fn(usize) + Sync)) -> io::Result<(Self, Tree)> {
        let tree = store.read(step)?;
        Ok((Self::of(store, &tree), tree))
    }

    /// The same, from files that were read before.
    #[must_use]
    pub fn of(store: &Store, tree: &Tree) -> Self {
        let Reading {
            records,
            settings,
            loaded_words,
            texts,
            broken,
            files,
            mut findings,
        } = tree.reading();
        let broken: Vec<_> = broken.into_iter().map(|it| (it.kind, it.slug)).collect();
        let records = records
            .into_iter()
            .map(|it| (it.record, it.folder, it.spot));
        let settings = settings.unwrap_or_else(bare_settings);
        let wrong_derivations = RefCell::new(Vec::new());
        let (graph, references) = graph::build_with(records, &broken, &|graph| {
            let (derived, wrong) = rules::derived_arguments(graph, settings.as_of);
            wrong_derivations.borrow_mut().extend(wrong);
            derived
        });
        findings.extend(wrong_derivations.into_inner());
        findings.extend(references);
        findings.extend(check::check(Base {
            graph: &graph,
            settings: &settings,
            loaded_words: &loaded_words,
            texts: texts.as_deref(),
        }));
        let (books, wrong) = RuleBooks::of(&graph);
        findings.extend(wrong);
        override_severities(&settings, &mut findings);
        findings.sort_by(Diagnostic::in_order);
        let mut of_subject: HashMap<Arc<str>, Vec<usize>> = HashMap::new();
        for (place, finding) in findings.iter().enumerate() {
            if let Some(subject) = &finding.subject {
                of_subject
                    .entry(Arc::clone(&subject.slug))
                    .or_default()
                    .push(place);
            }
        }
        let broken = broken
            .into_iter()
            .filter(|(_, slug)| graph.record(slug).is_none())
            .map(|(kind, slug)| (slug, kind))
            .collect();
        let sets = graph.rule_sets().map(|set| set.id.clone());
        let worked = sets.map(|id| (id, OnceLock::new())).collect();
        Self {
            graph,
            settings,
            broken,
            findings,
            of_subject,
            files,
            texts,
            store: store.clone(),
            books,
            worked,
            inferences: OnceLock::new(),
            editors: OnceLock::new(),
            judged: Mutex::default(),
        }
    }

    /// Everything that could be inferred, made when it is first asked for.
    #[must_use]
    pub fn inferences(&self) -> &Arc<Inferences> {
        self.inferences
            .get_or_init(|| Arc::new(Inferences::of(&self.graph, &self.settings)))
    }

    /// How everything fares, seen from the standpoint of the editors: the day for which they vouch,
    /// nothing assumed, nothing left out, nobody's bare word taken.
    #[must_use]
    pub fn editors_verdicts(&self) -> &Arc<Verdicts> {
        self.editors.get_or_init(|| {
            let standpoint = Standpoint::default();
            let verdicts = Verdicts::of(self.inferences(), &standpoint, self.settings.as_of);
            Arc::new(verdicts)
        })
    }

    /// How everything fares, seen from a standpoint. What was asked lately is kept.
    ///
    /// # Errors
    /// [`BadStandpoint`] if one cannot look from there.
    pub fn judge(&self, standpoint: &Standpoint) -> Result<Arc<Verdicts>, BadStandpoint> {
        if standpoint.is_default() {
            return Ok(Arc::clone(self.editors_verdicts()));
        }
        // A lock that a panic poisoned still guards whole values: each is put in when it is done.
        let kept = || self.judged.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept().iter().find(|it| it.standpoint() == standpoint) {
            return Ok(Arc::clone(found));
        }
        let inferences = self.inferences();
        reason::check_standpoint(&self.graph, inferences, standpoint)?;
        let verdicts = Verdicts::of(inferences, standpoint, self.settings.as_of);
        let verdicts = Arc::new(verdicts);
        let mut judged = kept();
        judged.push_front(Arc::clone(&verdicts));
        judged.truncate(JUDGED);
        Ok(verdicts)
    }

    /// The rule books.
    #[must_use]
    pub fn books(&self) -> &RuleBooks {
        &self.books
    }

    /// A rule book, opened on a day under a policy; none if there is no such set, or no such policy.
    #[must_use]
    pub fn open_book(
        &self,
        set: &RuleSetId,
        policy: Option<&PolicyId>,
        on: Option<Date>,
    ) -> Option<Arc<Opened>> {
        let policy = match policy {
            Some(id) => Some(self.graph.policy(id)?),
            None => None,
        };
        self.books
            .open(set, policy, on.unwrap_or(self.settings.as_of))
    }

    /// What counts nowhere in a set, because it has an error, by its id: rules and predicates, the set
    /// itself where a question or what is impossible cannot be read, those of these policies that have
    /// an error; by its path a file in which not even an id can be read. Whatever the set decides
    /// under the policies is decided without what is wrong there.
    #[must_use]
    pub fn left_out<'p>(
        &self,
        set: &RuleSetId,
        policies: impl IntoIterator<Item = &'p PolicyId>,
    ) -> BTreeSet<&str> {
        let (Some(book), Some(record)) = (self.books.book(set), self.graph.rule_set(set)) else {
            return BTreeSet::new();
        };
        let inside = self.graph.in_set(&record.id);
        let folders = ["rules", "predicates"].map(|it| format!("rules/{set}/{it}/"));
        let rules = inside.rules().map(|it| it.id.as_str());
        let predicates = inside.predicates().map(|it| it.id.as_str());
        let in_files = folders.iter().flat_map(|it| self.files.under(it));
        let counted = book.rules.iter().map(|it| it.id.as_str());
        let known = book.vocabulary.all().map(|it| it.id.as_str());
        let counted: BTreeSet<&str> = counted.chain(known).collect();
        let is_whole = book.questions.len() == record.questions.len()
            && book.impossible.len() == record.impossible.len();
        let lost = rules.chain(predicates).chain(in_files);
        let is_error = |it: &Diagnostic| it.severity == Severity::Error;
        let policies = policies.into_iter();
        let policies = policies.filter_map(|id| Some(self.graph.policy(id)?.id.as_str()));
        let policies = policies.filter(|id| self.findings_about(id).any(is_error));
        let folder = format!("rules/{set}/");
        let errors = self.findings.iter().filter(|it| is_error(it));
        let torn = errors.filter_map(|it| {
            if let Spot::File(path, _) = &it.spot {
                Some(&**path)
            } else {
                None
            }
        });
        let torn = torn.filter(|path| path.starts_with(&folder) && !self.files.knows(path));
        lost.filter(|id| !counted.contains(id))
            .chain((!is_whole).then_some(record.id.as_str()))
            .chain(policies)
            .chain(torn)
            .collect()
    }

    /// What comes of the worked cases of a set under the law and under each policy, decided when it
    /// is first asked for; none if there is no such set.
    #[must_use]
    pub fn worked(&self, set: &RuleSetId) -> Option<&Worked> {
        let worked = self.worked.get(set)?;
        let decide = || Worked::of(&self.graph, &self.books, set, self.settings.as_of);
        Some(worked.get_or_init(decide))
    }

    /// Decides the worked cases of every set, ahead of the first reader who asks for them.
    pub fn decide_cases(&self) {
        for set in self.graph.rule_sets() {
            let _ = self.worked(&set.id);
        }
    }

    /// The records and how they refer to one another.
    #[must_use]
    pub fn graph(&self) -> &ArgumentGraph {
        &self.graph
    }

    /// What holds for the whole base.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The official texts, if there is a folder of them.
    #[must_use]
    pub fn texts(&self) -> Option<&Texts> {
        self.texts.as_deref()
    }

    /// The kind of a record that exists and could not be read.
    #[must_use]
    pub fn broken(&self, slug: &str) -> Option<RecordKind> {
        self.broken.get(slug).copied()
    }

    /// Every record that exists and could not be read.
    pub fn all_broken(&self) -> impl Iterator<Item = (RecordKind, &str)> {
        self.broken.iter().map(|(slug, kind)| (*kind, &**slug))
    }

    /// What is wrong: errors first, then by code and place.
    #[must_use]
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// The same findings with the severities that the settings choose.
    #[must_use]
    pub fn weighed(&self, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        weigh(&self.settings, &mut findings);
        findings
    }

    /// What is wrong with one record.
    pub fn findings_about(&self, slug: &str) -> impl Iterator<Item = &Diagnostic> {
        let places = self
            .of_subject
            .get(slug)
            .map(Vec::as_slice)
            .unwrap_or_default();
        places.iter().filter_map(|&place| self.findings.get(place))
    }

    /// Where a finding is to be looked at.
    #[must_use]
    pub fn locate(&self, finding: &Diagnostic) -> Option<Location> {
        self.store.locate(&self.files, finding)
    }

    /// Where each of these findings is to be looked at, in their order. Each file is read once.
    #[must_use]
    pub fn locate_all<'f>(
        &self,
        findings: impl IntoIterator<Item = &'f Diagnostic>,
    ) -> Vec<Option<Location>> {
        self.store.locate_all(&self.files, findings)
    }

    /// The file of a record, as a path from the root of the knowledge base.
    #[must_use]
    pub fn file_of(&self, slug: &str) -> Option<&str> {
        self.files.of(slug)
    }
}

/// What holds where there are no settings: nothing is vouched for.
fn bare_settings() -> Settings {
    Settings {
        title: Text::new(Language::En, "Counterpoint"),
        as_of: Date::EARLIEST,
        language: Language::En,
        live_url: None,
        texts: None,
        grades: BTreeMap::new(),
        last_resort: Grade::Settled,
        severities: BTreeMap::new(),
    }
}

fn override_severities(settings: &Settings, findings: &mut Vec<Diagnostic>) {
    for (name, choice) in &settings.severities {
        let spot = || Spot::Value(Arc::from("settings.ron"), name.clone());
        match Code::named(name) {
            Some(_) if choice.because.trim().is_empty() => findings.push(
                Diagnostic::new(
                    Code::BadOverride,
                    spot(),
                    format!("the severity of `{name}` is changed without a reason"),
                )
                .help("say why in `because`"),
            ),
            Some(_) => {}
            None => {
                let names = Code::ALL.iter().map(|code| code.name());
                let help = match nearest(name, names) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "docs/CHECKS.md lists the checks".to_owned(),
                };
                findings.push(
                    Diagnostic::new(
                        Code::BadOverride,
                        spot(),
                        format!("there is no check `{name}`"),
                    )
                    .help(help),
                );
            }
        }
    }
    weigh(settings, findings);
}

fn weigh(settings: &Settings, findings: &mut [Diagnostic]) {
    if settings.severities.is_empty() {
        return;
    }
    for finding in findings {
        if let Some(choice) = settings.severities.get(finding.code.name())
            && !choice.because.trim().is_empty()
        {
            finding.severity = choice.severity;
        }
    }
}
