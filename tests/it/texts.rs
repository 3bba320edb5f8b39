//! Official texts: how their files are read, provisions found, locators understood and quotations
//! compared. Every law in here is invented.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use counterpoint::diagnostic::Code;
use counterpoint::graph::citations;
use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{Citation, CitationRole, Date, Language, Locator, Quote, SourceId};
use counterpoint::site;
use counterpoint::store::Store;
use counterpoint::texts::{
    Extent, Label, Lookup, Place, Provision, Publisher, QuoteMatch, Texts, places,
};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::cli::{Base, run};

/// An act as the Justice Laws site writes one.
const ACT_EN: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Statute lims:pit-date="2026-05-01" hasPreviousVersion="true" lims:lastAmendedDate="2026-05-01" lims:current-date="2026-06-14" lims:inforce-start-date="2020-01-01" lims:fid="1" lims:id="1" bill-type="govt-public" in-force="yes" xml:lang="en" xmlns:lims="http://justice.gc.ca/lims"><Identification><LongTitle>An Act respecting gardens</LongTitle><ShortTitle status="official">Garden Act</ShortTitle><BillHistory><Stages stage="consolidation"><Date><YYYY>2026</YYYY><MM>6</MM><DD>15</DD></Date></Stages></BillHistory><Chapter><ConsolidatedNumber official="no">G-0.5</ConsolidatedNumber></Chapter></Identification><Introduction><Preamble><Provision format-ref="indent-0-0"><Text>Whereas gardens delight;</Text></Provision></Preamble></Introduction><Body><Heading level="1"><Label>PART 1</Label><TitleText>Of gates</TitleText></Heading><Section lims:inforce-start-date="2021-04-01"><MarginalNote>Definitions</MarginalNote><Label>2</Label><Subsection lims:inforce-start-date="2022-02-02"><Label>(1)</Label><Text>The following definitions apply in this Act.</Text><Definition><Text><DefinedTermEn>gate</DefinedTermEn> means a door that is not in a house<FootnoteRef idref="f1">a</FootnoteRef>. (<DefinedTermFr>porte</DefinedTermFr>)</Text></Definition><Definition><Text><DefinedTermEn>keeper</DefinedTermEn> means</Text><Paragraph><Label>(a)</Label><Text>whoever has the key; or</Text></Paragraph><Paragraph><Label>(b)</Label><Text>whoever has the dog. (<DefinedTermFr>gardien</DefinedTermFr>)</Text></Paragraph></Definition><Definition><Text><DefinedTermEn>moat</DefinedTermEn><Repealed>[Repealed, 2020, c. 1, s. 2]</Repealed></Text></Definition></Subsection></Section><Section lims:inforce-start-date="2021-04-01"><MarginalNote>Gates</MarginalNote><Label>7</Label><Subsection><Label>(1)</Label><Text>A gate is open if, under the <XRefExternal reference-type="act" link="H-1">Hedge Act</XRefExternal>,</Text><Paragraph><Label>(a)</Label><Text>it can be passed; and</Text></Paragraph><Paragraph lims:inforce-start-date="2025-05-05"><Label>(b.1)</Label><Text>its bell has been rung,</Text><Subparagraph><Label>(i)</Label><Text>by</Text><Clause><Label>(A)</Label><Text>a child, or</Text></Clause><Clause><Label>(B)</Label><Text>a grown person, or</Text></Clause></Subparagraph><Subparagraph><Label>(ii)</Label><Text>by the wind,</Text></Subparagraph><ContinuedParagraph><Text>and somebody heard it.</Text></ContinuedParagraph></Paragraph><ContinuedSectionSubsection><Text>The keeper decides in case of doubt.</Text></ContinuedSectionSubsection></Subsection><Subsection><MarginalNote>Exception — small gates</MarginalNote><Label>(2)</Label><Text>Subsection (1) does not apply to small gates.</Text></Subsection><HistoricalNote><HistoricalNoteSubItem>2001, c. 5, s. 7</HistoricalNoteSubItem><HistoricalNoteSubItem>2021, c. 2, s. 9(F)</HistoricalNoteSubItem></HistoricalNote></Section><Section><Label>7.1</Label><Text><Repealed>[Repealed, 2012, c. 1, s. 31]</Repealed></Text></Section></Body><Schedule><ScheduleFormHeading><Label>SCHEDULE</Label></ScheduleFormHeading><List><Item><Text>Roses, wherever they climb</Text></Item></List></Schedule><Schedule id="NifProvs"><AmendedText><Section><Label>7</Label><Text>Gates are abolished.</Text></Section></AmendedText></Schedule></Statute>
"#;

/// The same in French, as lines.
const ACT_FR: &str = "# Loi sur le jardin, L.C. 2001, ch. 5, à jour au 2026-03-31 (ministère de la Justice, inventée).\n\
# Une disposition par ligne.\n\
2\t[note] Définitions\n\
2(1)\tLes définitions qui suivent s’appliquent à la présente loi.\n\
2(1)\tgardien Personne qui a la clef ou le chien. (keeper)\n\
2(1)\tporte Porte qui n’est pas dans une maison. (gate)\n\
7\t[note] Portes\n\
7(1)\tLa porte est ouverte dans les cas suivants :\n\
7(1)a)\ton peut la franchir;\n\
7(1)b.1)\tsa cloche a été sonnée :\n\
7(1)b.1)(i)\tpar :\n\
7(1)b.1)(i)(A)\tun enfant,\n\
7(1)b.1)(i)(B)\tun adulte,\n\
7(1)b.1)(ii)\tpar le vent.\n\
7(2)\t[note] Exception\n\
7(2)\tLe paragraphe (1) ne vise pas les petites portes.\n\
7(3)\tLe présent article ne vaut que le jour.\n\
7\t[history] 2001, ch. 5, art. 7\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("can be written");
    }
    folder
}

fn opened(files: &[(&str, &str)]) -> (Texts, Vec<String>) {
    let folder = folder(files);
    let (texts, findings) = Texts::open(folder.path()).expect("can be listed");
    let findings = findings.into_iter().map(|it| {
        assert_eq!(it.code, Code::UnusableText);
        it.message
    });
    (texts, findings.collect())
}

/// The garden act in both languages.
fn garden() -> Texts {
    let (texts, findings) = opened(&[
        ("garden-act.en.xml", ACT_EN),
        ("garden-act.fr.tsv", ACT_FR),
        ("notes.txt", "left alone"),
    ]);
    assert!(findings.is_empty(), "{findings:?}");
    texts
}

fn id(text: &str) -> SourceId {
    SourceId::new(text).expect("is an id")
}

fn found(texts: &Texts, language: Language, label: &str) -> Provision {
    match texts.provision(&id("garden-act"), language, label) {
        Lookup::Found(provision) => *provision,
        other => panic!("{label}: {other:?}"),
    }
}

/// Passages as `mark|note|words`.
fn told(passages: &[counterpoint::texts::Passage]) -> Vec<String> {
    passages
        .iter()
        .map(|it| {
            let note = it.note.as_deref().unwrap_or_default();
            format!("{}|{note}|{}", it.mark, it.text)
        })
        .collect()
}

fn date(text: &str) -> Date {
    text.parse().expect("is a date")
}

#[test]
fn a_provision_has_what_stands_above_and_below_it() {
    let texts = garden();
    let bell = found(&texts, Language::En, "7(1)(b.1)");
    assert_eq!(bell.written, "7(1)(b.1)");
    assert_eq!(bell.mark, "(b.1)");
    assert_eq!(bell.note.as_deref(), Some("Gates"));
    assert_eq!(
        told(&bell.above),
        ["7|Gates|", "(1)||A gate is open if, under the Hedge Act,"]
    );
    assert_eq!(bell.text, ["its bell has been rung,"]);
    assert_eq!(
        told(&bell.below),
        [
            "(i)||by",
            "(A)||a child, or",
            "(B)||a grown person, or",
            "(ii)||by the wind,"
        ]
    );
    let depths: Vec<usize> = bell.below.iter().map(|it| it.depth).collect();
    assert_eq!(depths, [0, 1, 1, 0]);
    assert_eq!(bell.after, ["and somebody heard it."]);
    assert_eq!(
        bell.history.as_deref(),
        Some("2001, c. 5, s. 7; 2021, c. 2, s. 9(F)")
    );
    assert_eq!(bell.current_to, Some(date("2026-06-14")));
    assert_eq!(bell.in_force_from, Some(date("2025-05-05")));
    assert_eq!(bell.publisher, Publisher::Justice);
    assert_eq!(bell.language, Language::En);

    let exception = found(&texts, Language::En, "7(2)");
    assert_eq!(exception.note.as_deref(), Some("Exception — small gates"));
    assert_eq!(told(&exception.above), ["7|Gates|"]);

    let whole = found(&texts, Language::En, "7");
    assert!(whole.text.is_empty());
    assert!(whole.above.is_empty());
    let below = told(&whole.below);
    assert_eq!(
        below.first().map(String::as_str),
        Some("(1)||A gate is open if, under the Hedge Act,")
    );
    assert!(below.contains(&"||The keeper decides in case of doubt.".to_owned()));
    assert_eq!(
        below.last().map(String::as_str),
        Some("(2)|Exception — small gates|Subsection (1) does not apply to small gates.")
    );

    let definitions = found(&texts, Language::En, "2(1)");
    assert_eq!(
        definitions.text,
        [
            "The following definitions apply in this Act.",
            "gate means a door that is not in a house. (porte)",
            "keeper means (a) whoever has the key; or (b) whoever has the dog. (gardien)",
            "moat [Repealed, 2020, c. 1, s. 2]"
        ]
    );
    assert_eq!(definitions.in_force_from, Some(date("2022-02-02")));
    assert_eq!(
        found(&texts, Language::En, "7.1").text,
        ["[Repealed, 2012, c. 1, s. 31]"]
    );
}

#[test]
fn both_languages_have_the_same_labels() {
    let texts = garden();
    let bell = found(&texts, Language::Fr, "7(1)(b.1)(i)");
    assert_eq!(bell.label, "7(1)(b.1)(i)");
    assert_eq!(bell.written, "7(1)b.1)(i)");
    assert_eq!(bell.mark, "(i)");
    assert_eq!(
        told(&bell.above),
        [
            "7|Portes|",
            "(1)||La porte est ouverte dans les cas suivants :",
            "b.1)||sa cloche a été sonnée :"
        ]
    );
    assert_eq!(bell.current_to, Some(date("2026-03-31")));
    assert_eq!(bell.in_force_from, None);
    assert_eq!(bell.publisher, Publisher::Justice);
    assert_eq!(bell, found(&texts, Language::Fr, "7(1)b.1)(i)"));
    // What only one language has is shown in it.
    assert_eq!(found(&texts, Language::En, "7(3)").language, Language::Fr);
    assert_eq!(found(&texts, Language::Fr, "7.1").language, Language::En);
}

#[test]
fn what_is_not_there_is_told_from_what_is_not_held() {
    let (texts, _) = opened(&[
        ("garden-act.en.xml", ACT_EN),
        (
            "hedge-act.fr.tsv",
            "# Articles choisis.\n3(1)\tLa haie vit.\n",
        ),
    ]);
    let look = |source, label| texts.provision(&id(source), Language::En, label);
    let nearest = |near: &str| Lookup::NoSuchProvision {
        nearest: Some(near.to_owned()),
    };
    assert_eq!(look("garden-act", "7(1)(c)"), nearest("7(1)(b.1)"));
    assert_eq!(look("garden-act", "7(9)"), nearest("7(2)"));
    assert_eq!(look("garden-act", "7.10"), nearest("7.1"));
    assert_eq!(look("garden-act", "7(1)(a)(i)"), nearest("7(1)(a)"));
    assert_eq!(
        look("garden-act", "nonsense"),
        Lookup::NoSuchProvision { nearest: None }
    );
    assert_eq!(look("pond-act", "1"), Lookup::NotHeld);
    // A text that says that it is a selection can only speak of the sections in it.
    assert_eq!(look("hedge-act", "3(2)"), nearest("3(1)"));
    assert_eq!(look("hedge-act", "4"), Lookup::NotSelected);
    let hedge = texts.text(&id("hedge-act"), Language::Fr).expect("is held");
    assert_eq!(hedge.about.extent, Extent::Selection);
    assert_eq!(hedge.about.publisher, Publisher::Unnamed);
    assert!(texts.holds(&id("hedge-act")) && !texts.holds(&id("pond-act")));
    // A provision of which only a part is there is there.
    let (texts, _) = opened(&[("garden-act.en.tsv", "9(2)(a)\tOnly this.\n")]);
    assert_eq!(
        told(&found(&texts, Language::En, "9").below),
        ["(2)||", "(a)||Only this."]
    );
}

#[test]
fn labels_are_read_in_every_writing() {
    for (written, label) in [
        ("101", "101"),
        ("101(1)(b.2)", "101(1)(b.2)"),
        ("101(1)b.2)", "101(1)(b.2)"),
        ("101 (1) (b.2)", "101(1)(b.2)"),
        ("113a)", "113(a)"),
        ("113d)(i)", "113(d)(i)"),
        ("25.1", "25.1"),
        ("25.1a)", "25.1(a)"),
        ("25.1b.1)", "25.1(b.1)"),
        ("159.4(1.1)", "159.4(1.1)"),
        ("112(2)b.1)(ii)(A)", "112(2)(b.1)(ii)(A)"),
        ("1158(a)(2)(A)", "1158(a)(2)(A)"),
        ("10A", "10A"),
        ("XVIII", "XVIII"),
    ] {
        let read = Label::read(written).unwrap_or_else(|| panic!("{written} is a label"));
        assert_eq!(read.as_str(), label, "{written}");
        assert_eq!(Label::read(label), Some(read));
    }
    for nonsense in [
        "", "(a)", "Schedule", "7(", "7)", "7()", "7(1", "7(1))", "7((1))", "7(-)", "é",
    ] {
        assert_eq!(Label::read(nonsense), None, "{nonsense}");
    }
    let deep = Label::read("7(1)(a)").expect("is a label");
    assert_eq!(deep.section(), "7");
    assert_eq!(deep.parent().expect("has one").as_str(), "7(1)");
    assert_eq!(Label::of("Schedule 2").parent(), None);
}

#[test]
fn locators_name_places() {
    let read = |text: &str| -> Vec<String> {
        places(&Locator::Section(text.to_owned()))
            .into_iter()
            .map(|place| match place {
                Place::One(label) => label.to_string(),
                Place::Span(from, to) => format!("{from}..{to}"),
            })
            .collect()
    };
    for (written, named) in [
        ("102(2)", "102(2)"),
        ("46, 54-55, 62", "46 54..55 62"),
        ("159.1, 159.3", "159.1 159.3"),
        ("159.5(a) to (h)", "159.5(a)..159.5(h)"),
        ("159.5a) à h)", "159.5(a)..159.5(h)"),
        ("159.7(1)-(3), 159.7(6)", "159.7(1)..159.7(3) 159.7(6)"),
        ("159.7(1)–(3), (6)", "159.7(1)..159.7(3) 159.7(6)"),
        (
            "101(1)(b.1), (b.2) and (2)",
            "101(1)(b.1) 101(1)(b.2) 101(2)",
        ),
        ("ss. 3 and 4(1)", "3 4(1)"),
        ("art. 7(1)a)", "7(1)(a)"),
        ("s. 7", "7"),
        ("schedule one, 8", "8"),
        ("7-7", "7"),
        ("", ""),
        (",,;-", ""),
    ] {
        assert_eq!(read(written).join(" "), named, "{written}");
    }
    assert_eq!(places(&Locator::Paragraph("180-181".into())).len(), 1);
    assert_eq!(places(&Locator::Article("1, 4(1)".into())).len(), 2);
    for other in [
        Locator::Page("7".into()),
        Locator::Part("7".into()),
        Locator::Headnote,
        Locator::Whole,
    ] {
        assert!(places(&other).is_empty());
    }
}

fn citation(at: &str, words: &str, lang: Language) -> Citation {
    Citation {
        source: id("garden-act"),
        role: CitationRole::Establishes,
        at: Some(Locator::Section(at.to_owned())),
        quote: Some(Quote {
            words: words.to_owned(),
            lang,
            speaker: "the act".to_owned(),
        }),
    }
}

#[test]
fn a_span_is_every_provision_in_it() {
    let texts = garden();
    let cited = |at| -> Vec<String> {
        texts
            .cited(&citation(at, "", Language::En), Language::En)
            .into_iter()
            .map(|(label, lookup)| {
                let sign = match lookup {
                    Lookup::Found(_) => "",
                    Lookup::NoSuchProvision { .. } => "!",
                    Lookup::NotSelected | Lookup::NotHeld => "?",
                };
                format!("{sign}{label}")
            })
            .collect()
    };
    assert_eq!(cited("2-7.1"), ["2", "7", "7.1"]);
    assert_eq!(cited("7(1)(a)-(b.1)"), ["7(1)(a)", "7(1)(b.1)"]);
    assert_eq!(cited("7(1)-(9)"), ["7(1)", "!7(9)"]);
    // Only the French text has both ends.
    assert_eq!(cited("7(1)-(3)"), ["7(1)", "7(2)", "7(3)"]);
    assert_eq!(cited("7(2)-(1)"), ["7(2)", "7(1)"]);
}

#[test]
fn quotations_are_compared() {
    let texts = garden();
    let outcome = |at, words, lang| {
        texts
            .verified(&citation(at, words, lang))
            .expect("there is a quotation")
    };
    for words in [
        "its bell has been rung",
        "Its bell has been rung,",
        "  its bell\u{a0}has\n been rung ",
        "“A gate is open if, under the Hedge Act, it can be passed; and its bell has been rung”",
        "A gate is open if, under the Hedge Act, its bell has been rung",
        "A gate is open if […] its bell has been rung",
        "A gate is open if ... it can be passed",
        "[i]t can be passed",
        "(b.1) its bell has been rung, (i) by (A) a child",
        "Exception - small gates",
        "whoever has the key; or (b) whoever has the dog",
        "roses, wherever they climb",
        "somebody heard it. The keeper decides",
        "gate",
    ] {
        assert_eq!(
            outcome("7(1)", words, Language::En),
            QuoteMatch::Found,
            "{words}"
        );
    }
    for words in [
        "la porte est ouverte dans les cas suivants: on peut la franchir",
        "qui n'est pas dans une maison",
        "s'appliquent à la présente loi",
    ] {
        assert_eq!(
            outcome("2", words, Language::Fr),
            QuoteMatch::Found,
            "{words}"
        );
    }
    for (words, passage) in [
        ("its bells have been rung", "its bell has been rung"),
        ("its bell has rung", "its bell has been rung"),
        ("its bell, has been rung", "its bell has been rung"),
        (
            "the keeper always decides in case of doubt",
            "The keeper decides in case of doubt",
        ),
        (
            "it can be passed … the keeper decides in case of need",
            "it can be passed … The keeper decides in case of doubt",
        ),
        ("Small Gates", "small gates"),
    ] {
        assert_eq!(
            outcome("7", words, Language::En),
            QuoteMatch::FoundWithDifferences {
                passage: passage.to_owned()
            },
            "{words}"
        );
    }
    for words in [
        "dogs are kept on a lead",
        "gates are abolished by the queen",
        "ate",
        "gates of horn and of ivory",
        "…",
        "",
    ] {
        assert_eq!(
            outcome("7", words, Language::En),
            QuoteMatch::NotFound,
            "{words}"
        );
    }
    // Words of another language are looked up in it.
    assert_eq!(
        outcome("7", "its bell has been rung", Language::Fr),
        QuoteMatch::NotFound
    );

    let mut unheld = citation("1", "whatever", Language::En);
    unheld.source = id("pond-act");
    assert_eq!(texts.verified(&unheld), Some(QuoteMatch::NotHeld));
    unheld.quote = None;
    assert_eq!(texts.verified(&unheld), None);

    // In a selection, only a quotation from a section that is there can be missing.
    let (texts, _) = opened(&[(
        "garden-act.en.tsv",
        "# Selected sections.\n3\tA hedge is alive.\n",
    )]);
    let outcome = |at, words| texts.verified(&citation(at, words, Language::En));
    assert_eq!(
        outcome("3", "a wall is alive"),
        Some(QuoteMatch::FoundWithDifferences {
            passage: "A hedge is alive".into()
        })
    );
    assert_eq!(
        outcome("3", "a pond freezes over"),
        Some(QuoteMatch::NotFound)
    );
    assert_eq!(outcome("9", "a wall is alive"), Some(QuoteMatch::NotHeld));
    assert_eq!(outcome("9", "a hedge is alive"), Some(QuoteMatch::Found));
}

#[test]
fn a_bad_file_costs_only_itself() {
    let folder = folder(&[
        ("garden-act.en.xml", ACT_EN),
        (
            "deep.en.xml",
            &format!(
                "<Statute><Body>{}{}</Body></Statute>",
                "<Part>".repeat(100_000),
                "</Part>".repeat(100_000)
            ),
        ),
        (
            "steep.en.xml",
            &format!(
                "<Statute><Body><Section><Label>1</Label>{}{}</Section></Body></Statute>",
                "<Paragraph><Label>(a)</Label><Text>down</Text>".repeat(20_000),
                "</Paragraph>".repeat(20_000)
            ),
        ),
        (
            "brackets.en.tsv",
            &format!("1{}\tToo deep.\n", "(a)".repeat(1_000)),
        ),
    ]);
    fs::write(folder.path().join("latin.fr.tsv"), b"1\tCaf\xe9.\n").expect("can be written");
    fs::create_dir(folder.path().join("house.en.tsv")).expect("can be made");
    fs::File::create(folder.path().join("endless.en.tsv"))
        .and_then(|file| file.set_len(65 << 20))
        .expect("can be made");
    #[cfg(unix)]
    std::os::unix::fs::symlink("garden-act.en.xml", folder.path().join("link.en.xml"))
        .expect("can be made");
    let (texts, findings) = Texts::open(folder.path()).expect("can be listed");
    assert_eq!(found(&texts, Language::En, "7(2)").text.len(), 1);
    let said: Vec<String> = findings
        .iter()
        .map(|it| format!("{:?} {}", it.spot, it.message))
        .collect();
    for (name, what) in [
        ("latin.fr.tsv", "not UTF-8"),
        ("house.en.tsv", "no file"),
        ("endless.en.tsv", "bytes"),
        ("deep.en.xml", "no provision"),
        ("brackets.en.tsv", "line 1"),
        #[cfg(unix)]
        ("link.en.xml", "not followed"),
    ] {
        assert!(
            said.iter().any(|it| it.contains(name) && it.contains(what)),
            "{name}: {said:?}"
        );
    }
    assert!(!texts.holds(&id("link")));
    assert!(texts.holds(&id("steep")));

    assert!(Texts::open(Path::new("no/such/folder")).is_err());
}

const SETTINGS: &str = "Settings(\n    title: (en: \"Gardens\", fr: \"Jardins\"),\n    as_of: \"2026-11-22\",\n    texts: \"../texts\",\n)\n";

/// A base with one claim that cites the garden act, beside a folder of texts.
fn base() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("has a folder")).expect("can be made");
        fs::write(path, text).expect("can be written");
    };
    put("knowledge/settings.ron", SETTINGS);
    put("texts/garden-act.en.xml", ACT_EN);
    put("texts/garden-act.fr.tsv", ACT_FR);
    for (source, number) in [("garden-act", 5), ("pond-act", 6)] {
        put(
            &format!("knowledge/sources/{source}.ron"),
            &format!(
                "Source(\n    kind: statute,\n    title: (en: \"{source}\", fr: \"{source}\"),\n    issuer: \"The town\",\n    citation: \"S.C. 2001, c. {number}\",\n)\n"
            ),
        );
    }
    put(
        "knowledge/topics/gardens/topic.ron",
        "Topic(\n    title: (en: \"Gardens\", fr: \"Jardins\"),\n    summary: (en: \"Gates.\", fr: \"Portes.\"),\n    root_issue: \"i-gates\",\n)\n",
    );
    put(
        "knowledge/topics/gardens/issues/i-gates.ron",
        "Issue(\n    question: (en: \"Are gates open?\", fr: \"Les portes sont-elles ouvertes ?\"),\n    positions: [\"gate-open\"],\n)\n",
    );
    put(
        "knowledge/topics/gardens/claims/gate-open.ron",
        "Claim(\n    text: (en: \"The gate is open.\", fr: \"La porte est ouverte.\"),\n    kind: legal_holding,\n    cites: [\n        (\n            source: \"garden-act\",\n            role: establishes,\n            at: Section(\"7(1)(b.1), 7(3), 7(8)\"),\n            quote: (words: \"its bell was rung\", lang: en, speaker: \"the act\"),\n        ),\n        (\n            source: \"pond-act\",\n            role: establishes,\n            at: Section(\"1\"),\n            quote: (words: \"a pond is wet\", lang: en, speaker: \"the act\"),\n        ),\n    ],\n)\n",
    );
    folder
}

#[test]
fn pages_show_the_provision_beside_its_citation() {
    let folder = base();
    let store = Store::at(folder.path().join("knowledge"));
    let (kb, _) = KnowledgeBase::open(&store, &|_| {}).expect("is there");
    let out = tempfile::tempdir().expect("a folder can be made");
    site::build(&kb, out.path(), &|_| {}).expect("can be built");
    let page = |path: &str| {
        fs::read_to_string(out.path().join(path).join("index.html")).expect("is a page")
    };
    let claim = page("en/claims/gate-open");
    for shown in [
        "<details class=\"law\"><summary>Text of ss. 7(1)(b.1), 7(3), 7(8)</summary>",
        "Gates",
        "A gate is open if, under the Hedge Act,",
        "its bell has been rung,",
        "and somebody heard it.",
        "Current to 14 June 2026.",
        "in force since 5 May 2025",
        "Held in French only.",
        "lang=\"fr\"",
        "The text held here has no s. 7(8).",
        "Department of Justice",
        "not an official version",
        "found with differences; the text held here says <q>its bell has been rung</q>",
        "(text not held)",
        "unknown-provision",
        "quote-differs",
    ] {
        assert!(claim.contains(shown), "{shown}\n{claim}");
    }
    let claim = page("fr/claims/gate-open");
    for shown in [
        "Texte : art. 7(1)(b.1), 7(3), 7(8)",
        "art. 7(1)b.1)",
        "sa cloche a été sonnée :",
        "À jour au 31 mars 2026.",
        "ministère de la Justice",
        "pas une version officielle",
        "se trouve avec des différences",
        "texte non conservé",
    ] {
        assert!(claim.contains(shown), "{shown}\n{claim}");
    }
    assert!(!claim.contains("Held in"), "{claim}");
    let source = page("en/sources/garden-act");
    assert!(
        source.contains("2 of the 3 places cited from it are there"),
        "{source}"
    );
    assert!(!page("en/sources/pond-act").contains("Text held here"));

    // Without a folder of texts, nothing is said of texts.
    fs::write(
        folder.path().join("knowledge/settings.ron"),
        SETTINGS.replace("    texts: \"../texts\",\n", ""),
    )
    .expect("can be written");
    let (kb, _) = KnowledgeBase::open(&store, &|_| {}).expect("is there");
    assert!(kb.texts().is_none());
    let out = tempfile::tempdir().expect("a folder can be made");
    site::build(&kb, out.path(), &|_| {}).expect("can be built");
    let claim = fs::read_to_string(out.path().join("en/claims/gate-open/index.html"));
    let claim = claim.expect("is a page");
    assert!(!claim.contains("class=\"law\"") && !claim.contains("not held"));
}

#[test]
fn texts_are_read_again_with_the_settings() {
    let folder = base();
    let root = folder.path().join("knowledge");
    let store = Store::at(&root);
    let codes = |kb: &KnowledgeBase| -> Vec<&str> {
        let found = kb.findings().iter().map(|it| it.code.name());
        found
            .filter(|code| ["unknown-provision", "quote-differs", "unusable-text"].contains(code))
            .collect()
    };
    let (kb, tree) = KnowledgeBase::open(&store, &|_| {}).expect("is there");
    assert_eq!(codes(&kb), ["unknown-provision", "quote-differs"]);

    fs::write(
        root.join("settings.ron"),
        SETTINGS.replace("../texts", "../nowhere"),
    )
    .expect("can be written");
    // Another file says nothing of texts.
    let claim = [Arc::from("topics/gardens/claims/gate-open.ron")];
    let kb = KnowledgeBase::of(&store, &store.read_again(&tree, &claim));
    assert_eq!(codes(&kb), ["unknown-provision", "quote-differs"]);
    let tree = store.read_again(&tree, &[Arc::from("settings.ron")]);
    let kb = KnowledgeBase::of(&store, &tree);
    assert_eq!(codes(&kb), ["unusable-text"]);
    let finding = kb
        .findings()
        .iter()
        .find(|it| it.code == Code::UnusableText);
    let at = kb.locate(finding.expect("is there")).expect("has a place");
    assert_eq!((at.path.as_str(), at.line), ("settings.ron", 4));

    // A folder that is given goes before the one that the settings name.
    let store = store.with_texts(folder.path().join("texts"));
    let (kb, _) = KnowledgeBase::open(&store, &|_| {}).expect("is there");
    assert_eq!(codes(&kb), ["unknown-provision", "quote-differs"]);
}

#[test]
fn the_command_line_names_a_folder_of_texts() {
    let folder = base();
    let knowledge = folder.path().join("knowledge");
    let knowledge = knowledge.to_str().expect("is UTF-8");
    let texts = folder.path().join("texts");
    let texts = texts.to_str().expect("is UTF-8");
    let out = folder.path().join("site");
    let out = out.to_str().expect("is UTF-8");

    let checked = run(&["check", "--knowledge", knowledge, "--texts", texts]);
    assert!(checked.out.contains("quote-differs"), "{}", checked.out);

    let checked = run(&[
        "check",
        "--knowledge",
        knowledge,
        "--texts",
        "no/such/folder",
        "--format",
        "json",
    ]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(checked.out.contains("\"unusable-text\""), "{}", checked.out);

    let built = run(&[
        "build",
        out,
        "--knowledge",
        knowledge,
        "--texts",
        "no/such/folder",
    ]);
    assert_eq!(built.code, 0, "{}", built.said);
    assert!(
        built
            .said
            .contains("no/such/folder: the folder of texts cannot be read"),
        "{}",
        built.said
    );
    assert!(!Path::new(out).join("garden-act.en.xml").exists());

    // A base that names no texts is as it was.
    let plain = Base::new().run(&["check"]);
    assert_eq!(plain.code, 0, "{}", plain.out);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever its labels look like, each is found again.
    #[test]
    fn every_label_of_a_text_is_found_again(
        lines in proptest::collection::vec(("[0-9]{1,3}(\\.[0-9])?(\\([0-9a-zA-Z]{1,3}\\)){0,4}|[A-Za-zé .()0-9]{1,12}", "[ -~é]{0,20}"), 1..12)
    ) {
        let mut text = String::new();
        for (label, words) in &lines {
            text += &format!("{label}\t{words}\n");
        }
        let (texts, _) = opened(&[("garden-act.en.tsv", &text)]);
        for (label, _) in lines.iter().filter(|(label, _)| !label.trim().is_empty()) {
            let looked = texts.provision(&id("garden-act"), Language::Fr, label);
            prop_assert!(matches!(looked, Lookup::Found(_)), "{label:?}: {looked:?}");
        }
        if let Some(text) = texts.text(&id("garden-act"), Language::En) {
            for label in text.labels() {
                prop_assert!(text.provision(label).is_some());
            }
        }
    }

    /// No bytes, labels, locators or quotations bring the program down.
    #[test]
    fn nothing_panics_on_any_bytes(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        cut in 0..ACT_EN.len(),
        written in "\\PC{0,40}",
        list in "[0-9a-z(),\\-–. à]{0,40}",
    ) {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("can be written");
        put("garden-act.en.tsv", &bytes);
        put("garden-act.fr.xml", &bytes);
        put("half.en.xml", &ACT_EN.as_bytes()[..cut]);
        put("half.fr.tsv", &ACT_FR.as_bytes()[..cut.min(ACT_FR.len())]);
        let (mut texts, _) = Texts::open(folder.path()).expect("can be listed");
        let (whole, _) = opened(&[("garden-act.fr.tsv", ACT_FR)]);
        if texts.text(&id("garden-act"), Language::Fr).is_none() {
            texts = whole;
        }
        for at in [&written, &list] {
            let _ = Label::read(at);
            let _ = texts.provision(&id("garden-act"), Language::En, at);
            for lang in Language::ALL {
                let cited = citation(at, &written, lang);
                let _ = texts.cited(&cited, lang);
                let _ = texts.verified(&cited);
            }
        }
    }

    /// What stands in a text is found, however its author broke the lines.
    #[test]
    fn every_stretch_of_words_is_found(first in 0usize..60, count in 1usize..30) {
        let texts = garden();
        let provision = found(&texts, Language::En, "7(1)");
        let mut words: Vec<&str> = provision.text.iter().flat_map(|it| it.split(' ')).collect();
        words.extend(provision.below.iter().flat_map(|it| it.text.split(' ')));
        let stretch: Vec<&str> = words.iter().copied().skip(first).take(count).collect();
        if stretch.iter().any(|word| word.contains(char::is_alphanumeric)) {
            let cited = citation("7(1)", &stretch.join("\n  "), Language::En);
            prop_assert_eq!(texts.verified(&cited), Some(QuoteMatch::Found));
        }
    }
}

/// The texts that a contributor may keep beside the repository.
const HELD: &str = "../shared/law";

/// What the knowledge cites from works whose text is held beside the repository exists, in both
/// languages.
#[test]
fn what_the_knowledge_cites_exists_in_both_languages() {
    if !Path::new(HELD).is_dir() {
        crate::skipped(&format!(
            "the places cited in knowledge, because there is no {HELD}"
        ));
        return;
    }
    let (texts, findings) = Texts::open(Path::new(HELD)).expect("can be listed");
    assert!(findings.is_empty(), "{findings:?}");
    let store = Store::at("knowledge").with_texts(HELD);
    let (kb, _) = KnowledgeBase::open(&store, &|_| {}).expect("is there");
    let mut faults = Vec::new();
    let mut count = 0;
    for record in kb.graph().records() {
        for cited in citations(record)
            .iter()
            .filter(|it| texts.holds(&it.source))
        {
            for language in Language::ALL {
                for (label, lookup) in texts.cited(cited, language) {
                    count += 1;
                    match lookup {
                        Lookup::Found(found) if found.language == language => {}
                        other => faults.push(format!(
                            "{}: {} {label} in {}: {other:?}",
                            record.slug(),
                            cited.source,
                            language.tag()
                        )),
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count > 60, "only {count} places are cited");
    for (source, text) in texts.all() {
        assert!(text.about.current_to.is_some(), "{source}: no date");
        assert_eq!(text.about.publisher, Publisher::Justice, "{source}");
        for label in text.labels() {
            let found = texts.provision(source, text.about.language, label.as_str());
            assert!(matches!(found, Lookup::Found(_)), "{source} {label}");
        }
    }
    let differing = kb
        .findings()
        .iter()
        .filter(|it| [Code::UnknownProvision, Code::QuoteDiffers].contains(&it.code));
    assert_eq!(differing.count(), 0);
}
