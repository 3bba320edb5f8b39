//! Every text of a record that a reader sees: which there are, and in which language they are.

use super::{ArgumentType, Asks, Language, Question, Record, Text};

impl Record {
    /// Whether some text of the record is still a bare string.
    #[must_use]
    pub fn has_bare_text(&self) -> bool {
        self.texts()
            .iter()
            .any(|(_, text)| matches!(text, Text::Bare(_)))
    }

    /// Says which language the bare strings of the record are in.
    pub fn settle(&mut self, language: Language) {
        for (_, text) in self.texts_mut() {
            text.settle(language);
        }
    }

    /// Every text of the record that a reader sees, with the name of its field.
    #[must_use]
    pub fn texts(&self) -> Vec<(&'static str, &Text)> {
        match self {
            Self::Topic(it) => [("title", &it.title), ("summary", &it.summary)]
                .into_iter()
                .chain(it.timeline.iter().map(|event| ("what", &event.what)))
                .chain(it.views.iter().map(|view| ("title", &view.title)))
                .collect(),
            Self::Issue(it) => std::iter::once(("question", &it.question))
                .chain(field("short", it.short.as_ref()))
                .chain(field("about", it.about.as_ref()))
                .collect(),
            Self::Claim(it) => std::iter::once(("text", &it.text))
                .chain(field("short", it.short.as_ref()))
                .chain(field("plain", it.plain.as_ref()))
                .chain(field("caution", it.caution.as_ref()))
                .collect(),
            Self::Argument(it) => field("short", it.short.as_ref())
                .into_iter()
                .chain(field("critical_question", it.critical_question.as_ref()))
                .chain(field("warrant", it.warrant.as_ref()))
                .chain(field(
                    "because",
                    it.strength.as_ref().map(|given| &given.because),
                ))
                .collect(),
            Self::Source(it) => [("title", &it.title), ("issuer", &it.issuer)]
                .into_iter()
                .chain(field("short", it.short.as_ref()))
                .chain(
                    it.standing
                        .iter()
                        .filter_map(|change| field("note", change.note.as_ref())),
                )
                .chain(field("note", it.note.as_ref()))
                .chain(field(
                    "because",
                    it.grade.as_ref().map(|given| &given.because),
                ))
                .collect(),
            Self::Actor(it) => std::iter::once(("name", &it.name))
                .chain(field("short", it.short.as_ref()))
                .chain(field("about", it.about.as_ref()))
                .collect(),
            Self::Expect(it) => vec![("text", &it.text), ("because", &it.because)],
            Self::RuleSet(it) => {
                let roles = it.subject.iter().map(|role| &role.words);
                let roles = roles.chain(it.others.iter().map(|role| &role.words));
                [("title", &it.title), ("notice", &it.notice)]
                    .into_iter()
                    .chain(roles.map(|text| ("words", text)))
                    .chain(it.questions.iter().flat_map(texts_of_question))
                    .chain(it.impossible.iter().map(|one| ("says", &one.says)))
                    .collect()
            }
            Self::Predicate(it) => it
                .arguments
                .iter()
                .flat_map(|(_, argument)| match argument {
                    ArgumentType::OneOf(options) => options.as_slice(),
                    ArgumentType::Person
                    | ArgumentType::Text
                    | ArgumentType::Number
                    | ArgumentType::Date
                    | ArgumentType::YesNo
                    | ArgumentType::Record => &[],
                })
                .map(|(_, text)| ("words", text))
                .chain([("states", &it.states)])
                .chain(field("denies", it.denies.as_ref()))
                .chain(field("question", it.question.as_ref()))
                .chain(field("why", it.why.as_ref()))
                .collect(),
            Self::Rule(it) => {
                let argument = it.argument.iter().flat_map(|derived| {
                    [("short", &derived.short)]
                        .into_iter()
                        .chain(field(
                            "critical_question",
                            derived.critical_question.as_ref(),
                        ))
                        .chain(field("warrant", derived.warrant.as_ref()))
                });
                let strength = it.strength.as_ref().map(|given| &given.because);
                field("title", it.title.as_ref())
                    .into_iter()
                    .chain(field("doubt", it.doubt.as_ref()))
                    .chain(field("note", it.note.as_ref()))
                    .chain(field("because", strength))
                    .chain(argument)
                    .collect()
            }
            Self::Case(it) => std::iter::once(("title", &it.title))
                .chain(field("story", it.story.as_ref()))
                .chain([("because", &it.because)])
                .chain(field("doubt", it.doubt.as_ref()))
                .collect(),
            Self::Policy(it) => vec![("title", &it.title), ("about", &it.about)],
        }
    }

    fn texts_mut(&mut self) -> Vec<(&'static str, &mut Text)> {
        match self {
            Self::Topic(it) => [("title", &mut it.title), ("summary", &mut it.summary)]
                .into_iter()
                .chain(
                    it.timeline
                        .iter_mut()
                        .map(|event| ("what", &mut event.what)),
                )
                .chain(it.views.iter_mut().map(|view| ("title", &mut view.title)))
                .collect(),
            Self::Issue(it) => std::iter::once(("question", &mut it.question))
                .chain(it.short.as_mut().map(|text| ("short", text)))
                .chain(it.about.as_mut().map(|text| ("about", text)))
                .collect(),
            Self::Claim(it) => std::iter::once(("text", &mut it.text))
                .chain(it.short.as_mut().map(|text| ("short", text)))
                .chain(it.plain.as_mut().map(|text| ("plain", text)))
                .chain(it.caution.as_mut().map(|text| ("caution", text)))
                .collect(),
            Self::Argument(it) => it
                .short
                .as_mut()
                .map(|text| ("short", text))
                .into_iter()
                .chain(
                    it.critical_question
                        .as_mut()
                        .map(|text| ("critical_question", text)),
                )
                .chain(it.warrant.as_mut().map(|text| ("warrant", text)))
                .chain(
                    it.strength
                        .as_mut()
                        .map(|given| ("because", &mut given.because)),
                )
                .collect(),
            Self::Source(it) => [("title", &mut it.title), ("issuer", &mut it.issuer)]
                .into_iter()
                .chain(it.short.as_mut().map(|text| ("short", text)))
                .chain(
                    it.standing
                        .iter_mut()
                        .filter_map(|change| change.note.as_mut().map(|text| ("note", text))),
                )
                .chain(it.note.as_mut().map(|text| ("note", text)))
                .chain(
                    it.grade
                        .as_mut()
                        .map(|given| ("because", &mut given.because)),
                )
                .collect(),
            Self::Actor(it) => std::iter::once(("name", &mut it.name))
                .chain(it.short.as_mut().map(|text| ("short", text)))
                .chain(it.about.as_mut().map(|text| ("about", text)))
                .collect(),
            Self::Expect(it) => vec![("text", &mut it.text), ("because", &mut it.because)],
            Self::RuleSet(it) => {
                let roles = it.subject.iter_mut().map(|role| &mut role.words);
                let roles = roles.chain(it.others.iter_mut().map(|role| &mut role.words));
                [("title", &mut it.title), ("notice", &mut it.notice)]
                    .into_iter()
                    .chain(roles.map(|text| ("words", text)))
                    .chain(it.questions.iter_mut().flat_map(texts_of_question_mut))
                    .chain(it.impossible.iter_mut().map(|one| ("says", &mut one.says)))
                    .collect()
            }
            Self::Predicate(it) => it
                .arguments
                .iter_mut()
                .flat_map(|(_, argument)| match argument {
                    ArgumentType::OneOf(options) => options.as_mut_slice(),
                    ArgumentType::Person
                    | ArgumentType::Text
                    | ArgumentType::Number
                    | ArgumentType::Date
                    | ArgumentType::YesNo
                    | ArgumentType::Record => &mut [],
                })
                .map(|(_, text)| ("words", text))
                .chain([("states", &mut it.states)])
                .chain(it.denies.as_mut().map(|text| ("denies", text)))
                .chain(it.question.as_mut().map(|text| ("question", text)))
                .chain(it.why.as_mut().map(|text| ("why", text)))
                .collect(),
            Self::Rule(it) => {
                let argument = it.argument.iter_mut().flat_map(|derived| {
                    let question = derived.critical_question.as_mut();
                    [("short", &mut derived.short)]
                        .into_iter()
                        .chain(question.map(|text| ("critical_question", text)))
                        .chain(derived.warrant.as_mut().map(|text| ("warrant", text)))
                });
                let strength = it.strength.as_mut();
                it.title
                    .as_mut()
                    .map(|text| ("title", text))
                    .into_iter()
                    .chain(it.doubt.as_mut().map(|text| ("doubt", text)))
                    .chain(it.note.as_mut().map(|text| ("note", text)))
                    .chain(strength.map(|given| ("because", &mut given.because)))
                    .chain(argument)
                    .collect()
            }
            Self::Case(it) => std::iter::once(("title", &mut it.title))
                .chain(it.story.as_mut().map(|text| ("story", text)))
                .chain([("because", &mut it.because)])
                .chain(it.doubt.as_mut().map(|text| ("doubt", text)))
                .collect(),
            Self::Policy(it) => vec![("title", &mut it.title), ("about", &mut it.about)],
        }
    }
}

/// The text of an optional field, with its name.
fn field<'t>(name: &'static str, text: Option<&'t Text>) -> Option<(&'static str, &'t Text)> {
    text.map(|text| (name, text))
}

fn texts_of_question(question: &Question) -> Vec<(&'static str, &Text)> {
    let mut all = vec![("question", &question.question)];
    match &question.asks {
        Asks::Whether(it) => all.extend([("yes", &it.yes), ("no", &it.no)]),
        Asks::Which(it) => all.push(("none", &it.none)),
    }
    all.extend(field("caution", question.caution.as_ref()));
    all
}

fn texts_of_question_mut(question: &mut Question) -> Vec<(&'static str, &mut Text)> {
    let mut all = vec![("question", &mut question.question)];
    match &mut question.asks {
        Asks::Whether(it) => all.extend([("yes", &mut it.yes), ("no", &mut it.no)]),
        Asks::Which(it) => all.push(("none", &mut it.none)),
    }
    all.extend(question.caution.as_mut().map(|text| ("caution", text)));
    all
}
