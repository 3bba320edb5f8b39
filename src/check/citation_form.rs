//! The citation of a source of law, in the form that its kind has. Rulings of other countries have
//! many forms and are judged leniently; works of other kinds are not judged at all.

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{RecordKind, SourceKind};

use super::Base;

/// The forms of one kind of source.
struct Form {
    /// What readers call it.
    word: &'static str,
    /// One example of each common form, the first in Rust's `RON` quoting.
    example: &'static str,
    others: &'static str,
    /// Whether every such work has a citation.
    always: bool,
    /// The whole citation: one or several of the forms, with commas or semicolons between.
    /// `None` only if the pattern were faulty, which the cases rule out.
    whole: LazyLock<Option<Regex>>,
}

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for source in base.graph.sources() {
        let Some(form) = form_of(source.kind) else {
            continue;
        };
        let (spot, message, help) = match source.citation.as_deref() {
            Some(citation) if form.fits(citation) => continue,
            Some(citation) => (
                Spot::Within(source.id.slug(), "citation", citation.to_owned()),
                format!("this is not how {} is cited", form.word),
                match mended(citation).filter(|mended| form.fits(mended)) {
                    Some(mended) => format!("write `citation: \"{mended}\",`"),
                    None => format!("write it like `{}`; also {}", form.example, form.others),
                },
            ),
            None if form.always => (
                Spot::Field(source.id.slug(), "kind"),
                format!("{} has a citation, and none is given", form.word),
                format!(
                    "add `citation: \"{}\",` with the right numbers",
                    form.example
                ),
            ),
            None => continue,
        };
        let mut finding = Diagnostic::new(Code::CitationForm, spot, message)
            .about(RecordKind::Source, source.id.as_str())
            .help(help);
        if source.citation.is_none() {
            finding.severity = crate::model::Severity::Note;
        }
        findings.push(finding);
    }
}

impl Form {
    fn fits(&self, citation: &str) -> bool {
        self.whole
            .as_ref()
            .is_none_or(|whole| whole.is_match(citation))
    }
}

fn form_of(kind: SourceKind) -> Option<&'static Form> {
    match kind {
        SourceKind::CourtDecision => Some(&RULING),
        SourceKind::Statute => Some(&STATUTE),
        SourceKind::Regulation => Some(&REGULATION),
        SourceKind::Treaty => Some(&TREATY),
        SourceKind::InternationalDecision => Some(&INTERNATIONAL),
        SourceKind::Bill
        | SourceKind::TribunalDecision
        | SourceKind::OfficialStatistics
        | SourceKind::GovernmentReport
        | SourceKind::GovernmentPage
        | SourceKind::Parliamentary
        | SourceKind::Testimony
        | SourceKind::IntergovernmentalReport
        | SourceKind::Academic
        | SourceKind::Commentary
        | SourceKind::News
        | SourceKind::Advocacy
        | SourceKind::PartyStatement
        | SourceKind::Opinion
        | SourceKind::Poll
        | SourceKind::Petition => None,
    }
}

/// One or several of these forms, nothing before or after.
fn any_of(forms: &[&str]) -> Option<Regex> {
    let one = forms.join("|");
    Regex::new(&format!(r"^(?:{one})(?:[;,] (?:{one}))*$")).ok()
}

static RULING: Form = Form {
    word: "a ruling of a court",
    example: "2023 SCC 17",
    others: "`[2009] 3 FCR 136`, `605 U.S. 1 (2025)`, `docket A-204-20` or `No. 24-1007`",
    always: true,
    whole: LazyLock::new(|| {
        any_of(&[
            // Neutral citations, as the courts of Canada number their own rulings.
            r"(?:19|20)\d{2} [A-Z]{2,8} \d{1,6}(?: \(CanLII\))?",
            r"(?:19|20)\d{2} CanLII \d{1,6} \([A-Z. ]+\)",
            // Those of the United Kingdom, and its reports without a volume.
            r"\[\d{4}\] (?:UK[A-Z]{2,4}|EW[A-Z]{2}(?: (?:Civ|Crim|Admin))?) \d{1,5}(?: \([A-Z][a-z]+\))?",
            r"\[\d{4}\] (?:A\.?C\.?|Q\.?B\.?|S\.?C\.?R\.?|Ex\.? ?C\.?R\.?) \d{1,5}",
            // Reports with a volume of a year.
            r"\[\d{4}\] \d{1,2} [A-Z][A-Za-z.]*(?: \(?[A-Z][A-Za-z.]*\)?)* \d{1,5}",
            // Reports in numbered volumes, as in the United States.
            r"(?:\(\d{4}\),? )?\d{1,4} [A-Z][A-Za-z.&']+(?: [A-Z(][A-Za-z.&')]*| [2-4](?:d|th|e))* (?:\d{1,5}|_{2,})(?: \([^)]+\))?",
            r"\d{1,3} F\.(?:2d|3d|4th|Supp\.(?: [23]d)?|App'x)? \d{1,5}(?: \([^)]+\))?",
            // Files that have no other number.
            r"(?:[A-Z]{2,6} )?docket [A-Z0-9][A-Za-z0-9-]*",
            r"(?:Civil Action |Case )?Nos?\. [\w:.-]+(?:(?: and|,) [\w:.-]*\d[\w:.-]*)*(?: \([^)]+\))?",
        ])
    }),
};

static STATUTE: Form = Form {
    word: "a statute",
    example: "S.C. 2001, c. 27",
    others: "`R.S.C. 1985, c. C-46`, `8 U.S.C. § 1158` or `Pub. L. 104-208`",
    always: true,
    whole: LazyLock::new(|| {
        any_of(&[
            r"(?:[A-Z]\.){2,4},? (?:\d{4}(?:[-–]\d{2,4})?|\(\d{4}\)), (?:c|ch)\. [A-Z0-9][A-Z0-9.-]*(?:, (?:s|ss|art|Part|Sch|ann)\.? [^;]+)?",
            r"\d{1,2} U\.?S\.?C\.? (?:§§? ?)?\d+[a-z]?(?:\([0-9A-Za-z]+\))*(?:[-–]\d+[a-z]?)?",
            r"Pub\. L\.(?: No\.)? \d{2,3}-\d{1,4}",
            r"\d{1,3} Stat\. \d{1,5}",
            r"Constitution Act, 18(?:67|71)",
            r"Constitution Act, 1982(?:, Part [IVX]+)?",
            r"[A-Z][A-Za-z ]+ \d{4} \(U\.?K\.?\), \d{4}, c\. \d{1,3}",
            r"\d{4}, c\. \d{1,3} \(U\.?K\.?\)",
        ])
    }),
};

static REGULATION: Form = Form {
    word: "a regulation",
    example: "SOR/2002-227",
    others: "`SI/2004-12`, `P.C. 2004-1157`, `88 FR 18227` or `8 CFR 208.30`",
    always: true,
    whole: LazyLock::new(|| {
        any_of(&[
            r"(?:SOR|DORS|SI|TR)/\d{2,4}-\d{1,4}",
            r"C\.R\.C\.,? c\. \d{1,4}",
            r"(?:P\.?C\.?|C\.?P\.?) \d{4}-\d{1,5}",
            r"\d{1,3} (?:FR|Fed\. Reg\.) \d{1,6}",
            r"\d{1,2} C\.?F\.?R\.? (?:§§? ?|Part )?\d{1,4}(?:\.\d{1,5})?(?:\([0-9A-Za-z]+\))*",
            r"(?:Exec\. Order|Executive Order|Proclamation)(?: No\.)? \d{4,5}",
            r"O\. Reg\. \d{1,4}/\d{2}",
        ])
    }),
};

static TREATY: Form = Form {
    word: "a treaty",
    example: "CTS 2004/2",
    others: "`189 UNTS 137`, `Can TS 2004 No 2` or `E105722`",
    always: true,
    whole: LazyLock::new(|| {
        any_of(&[
            r"(?:CTS|RTC) \d{4}/\d{1,3}",
            r"Can\.? T\.?S\.? \d{4} No\.? \d{1,3}",
            r"R\.?T\.? Can\.? \d{4} n[o°]\.? ?\d{1,3}",
            r"\d{1,4} (?:U\.?N\.?T\.?S\.?|L\.?N\.?T\.?S\.?|R\.?T\.?N\.?U\.?) \d{1,4}",
            r"E\d{6}",
            r"(?:ETS|CETS|OASTS)(?: No\.?)? \d{1,3}",
            r"T\.?I\.?A\.?S\.? [\d-]{3,9}",
        ])
    }),
};

static INTERNATIONAL: Form = Form {
    word: "a decision of an international body",
    example: "Report No. 78/11",
    others: "`Case 12.586`, `Communication No. 123/2019` or `CAT/C/5/D/13/1993`",
    always: false,
    whole: LazyLock::new(|| {
        any_of(&[
            r"(?:IACHR |IACommHR )?Report No\. \d{1,3}/\d{2}(?: \([^)]+\))?",
            r"(?:Case|Petition)(?: No\.)? [A-Z]?-?\d[\d.,/-]*\d",
            r"(?:Communication|Application|Petition|App\.) [Nn]os?\. ?\d[\d.,/-]*\d",
            r"[A-Z]{2,6}(?:/[A-Z0-9.-]+){2,7}",
            r"\[\d{4}\] ICJ Rep(?:orts)? \d{1,4}",
            r"I\.?C\.?J\.? Rep(?:orts|\.)? \d{4},? p\. \d{1,4}",
        ])
    }),
};

/// What the author may have meant: the common slips, mended.
fn mended(citation: &str) -> Option<String> {
    static SLIPS: LazyLock<Vec<(Option<Regex>, &str)>> = LazyLock::new(|| {
        [
            // [2023] S.C.C. No. 17
            (
                r"^[\[(]?(\d{4})[\])]?,? ([A-Z]\.?(?:[A-Z]\.?)+),? (?:[Nn]o\.? ?)?0*(\d+)$",
                "$1 $2 $3",
            ),
            // SCC 2023, 17
            (
                r"^([A-Z]\.?(?:[A-Z]\.?)+),? (\d{4})(?:,| No\.?)? (\d+)$",
                "$2 $1 $3",
            ),
            // A-204-20, 39749
            (r"^([A-Z]{1,4}-\d+-\d{2,4}|\d{5})$", "docket $1"),
            // SOR 2002-227
            (r"^(SOR|DORS|SI|TR)[ -]?(\d{2,4}-\d+)$", "$1/$2"),
            // SC 2001 c 27
            (r"^S\.?C\.?,? (\d{4}),? c\.? ?(\d+)$", "S.C. $1, c. $2"),
            (
                r"^R\.?S\.?C\.?,? (\d{4}),? c\.? ?([A-Z][A-Z0-9.-]*)$",
                "R.S.C. $1, c. $2",
            ),
            // Report 78/11
            (r"^(?:Report )?(?:[Nn]o\.? ?)?(\d+/\d{2})$", "Report No. $1"),
        ]
        .map(|(slip, mended)| (Regex::new(slip).ok(), mended))
        .into()
    });
    let one_space = citation.split_whitespace().collect::<Vec<_>>().join(" ");
    SLIPS.iter().find_map(|(slip, mended)| {
        let found = slip.as_ref()?.captures(&one_space)?;
        let mut written = String::new();
        found.expand(mended, &mut written);
        // Only neutral citations lose the full stops of their court.
        if mended.starts_with("$1 $2") || mended.starts_with("$2 $1") {
            written = written.replace('.', "");
        }
        Some(written)
    })
}
