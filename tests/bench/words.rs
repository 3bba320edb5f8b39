//! Sentences that mean nothing and have the shape of real ones: two languages, 8 to 40 words,
//! frequent words frequent, and names that are rare.

use std::sync::LazyLock;

use crate::random::Random;

/// The words of one language.
struct Vocabulary {
    nouns: Vec<&'static str>,
    verbs: Vec<&'static str>,
    adjectives: Vec<&'static str>,
    joints: Vec<&'static str>,
    places: Vec<&'static str>,
    of: &'static str,
    the: &'static str,
    adjective_first: bool,
}

static ENGLISH: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary {
    nouns: split(
        "court border claim hearing officer agency person treaty report statute family council \
         budget shelter road city ministry appeal order judge school hospital worker employer union \
         market price rent tax levy farm river forest mine water energy grid pipeline railway port \
         airport vessel cargo permit licence standard test sample survey figure rate wage pension \
         benefit household child parent teacher student patient nurse doctor clinic vaccine drug \
         trial evidence witness lawyer prison sentence police patrol crime victim record register \
         data network platform message journal newspaper reader voter ballot party parliament senate \
         committee member minister province region district village island coast harbour bridge \
         tunnel station vehicle engine fuel battery factory product contract supplier customer bank \
         loan debt interest fund grant project plan design model method result error risk benefit \
         cost delay queue backlog decision reason rule exception duty right freedom remedy limit \
         threshold deadline interval season winter summer drought flood fire storm climate species \
         habitat fishery quota harvest soil crop seed grain animal disease treatment outcome measure \
         indicator target review audit inspection complaint dispute settlement agreement protocol",
    ),
    verbs: split(
        "protects limits raises lowers covers excludes delays replaces supports weakens requires \
         permits measures predicts explains reduces increases changes divides unites follows \
         precedes finances hears refuses accepts reviews reverses confirms restricts extends \
         suspends records publishes compares contradicts illustrates shapes moves holds leaves \
         reaches affects improves harms serves burdens relieves informs misleads concerns governs",
    ),
    adjectives: split(
        "public private federal provincial local national foreign official legal lawful ordinary \
         recent early late small large high low long short new old common rare direct indirect \
         formal informal rural urban northern southern annual monthly average median open closed \
         safe dangerous costly cheap fair narrow broad full partial strict lenient stable fragile \
         independent joint separate temporary permanent voluntary compulsory medical social economic",
    ),
    joints: split("because while although since where and but so"),
    places: split("in near for within across outside"),
    of: "of",
    the: "the",
    adjective_first: true,
});

static FRENCH: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary {
    nouns: split(
        "tribunal frontière demande audience agent organisme personne traité rapport règlement \
         famille conseil budget refuge route ville ministère appel décret juge école hôpital \
         travailleur employeur syndicat marché prix loyer impôt taxe ferme rivière forêt mine eau \
         énergie réseau oléoduc chemin port aéroport navire cargaison permis licence norme essai \
         échantillon enquête chiffre taux salaire pension prestation ménage enfant parent enseignant \
         élève patient infirmière médecin clinique vaccin médicament procès preuve témoin avocat \
         prison peine police patrouille crime victime dossier registre donnée plateforme message \
         journal lecteur électeur bulletin parti parlement sénat comité membre ministre province \
         région district village île côte havre pont tunnel gare véhicule moteur carburant batterie \
         usine produit contrat fournisseur client banque prêt dette intérêt fonds subvention projet \
         plan modèle méthode résultat erreur risque avantage coût délai file retard décision motif \
         règle exception devoir droit liberté recours limite seuil échéance intervalle saison hiver \
         été sécheresse inondation incendie tempête climat espèce habitat pêche quota récolte sol \
         culture semence grain animal maladie traitement mesure indicateur cible examen audit \
         inspection plainte différend règlement entente protocole",
    ),
    verbs: split(
        "protège limite relève abaisse vise exclut retarde remplace appuie affaiblit exige permet \
         mesure prévoit explique réduit accroît change divise unit suit précède finance entend \
         refuse accepte examine infirme confirme restreint prolonge suspend consigne publie compare \
         contredit illustre façonne déplace maintient laisse atteint touche améliore dessert sert \
         alourdit allège informe trompe concerne régit",
    ),
    adjectives: split(
        "publique privée fédérale provinciale locale nationale étrangère officielle légale licite \
         ordinaire récente hâtive tardive petite grande haute basse longue courte nouvelle ancienne \
         commune rare directe indirecte formelle rurale urbaine nordique annuelle mensuelle moyenne \
         ouverte fermée sûre dangereuse coûteuse juste étroite large pleine partielle stricte souple \
         stable fragile indépendante conjointe distincte temporaire permanente volontaire médicale \
         sociale économique",
    ),
    joints: split("parce-que alors-que tandis-que puisque et mais donc lorsque"),
    places: split("dans près-de pour selon devant hors-de"),
    of: "de",
    the: "la",
    adjective_first: false,
});

fn split(words: &'static str) -> Vec<&'static str> {
    words.split_whitespace().collect()
}

/// A language of the generated texts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Tongue {
    English,
    French,
}

impl Tongue {
    fn vocabulary(self) -> &'static Vocabulary {
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
        }
    }
}

/// A sentence of 8 to 40 words, most of them short.
pub(crate) fn sentence(random: &mut Random, tongue: Tongue) -> String {
    let wanted = 8 + random.skewed(33);
    let mut words: Vec<String> = Vec::with_capacity(wanted + 12);
    while words.len() + 5 <= wanted.max(8) {
        if !words.is_empty() {
            words.extend(random.one_of(&tongue.vocabulary().joints).map(spaced));
        }
        clause(random, tongue.vocabulary(), &mut words);
    }
    words.truncate(40);
    finished(&words, ".")
}

/// Two to five words, as a heading.
pub(crate) fn heading(random: &mut Random, tongue: Tongue) -> String {
    let vocabulary = tongue.vocabulary();
    let mut words = Vec::new();
    thing(random, vocabulary, &mut words);
    words.extend(random.one_of(&vocabulary.verbs).map(str::to_owned));
    words.extend(noun(random, vocabulary));
    words.retain(|word| word != vocabulary.the);
    finished(&words, "")
}

/// A sentence with a question mark.
pub(crate) fn question(random: &mut Random, tongue: Tongue) -> String {
    let text = sentence(random, tongue);
    format!("{}?", text.trim_end_matches('.'))
}

/// The words of an id: three or four, joined with hyphens.
pub(crate) fn slug(random: &mut Random) -> String {
    let vocabulary = Tongue::English.vocabulary();
    let mut words = Vec::new();
    words.extend(random.one_of(&vocabulary.adjectives));
    words.extend(random.one_of(&vocabulary.nouns));
    words.extend(random.one_of(&vocabulary.verbs));
    words.extend(random.one_of(&vocabulary.nouns));
    words.join("-")
}

/// A name that few texts share, such as of a place.
pub(crate) fn name(random: &mut Random) -> String {
    const FIRST: [&str; 20] = [
        "Mar", "Bel", "Cor", "Dun", "El", "Fair", "Gal", "Har", "Ing", "Kes", "Lor", "Mon", "Nor",
        "Ost", "Pem", "Ros", "Sel", "Tor", "Ul", "Wes",
    ];
    const MIDDLE: [&str; 20] = [
        "a", "be", "cla", "do", "en", "fi", "go", "ha", "il", "ke", "li", "mo", "na", "or", "pe",
        "ri", "su", "ta", "ve", "wo",
    ];
    const LAST: [&str; 20] = [
        "ville", "ton", "mont", "bury", "ford", "dale", "wick", "stead", "gate", "by", "ham",
        "croft", "field", "mouth", "port", "rive", "val", "burn", "side", "wood",
    ];
    let mut name = String::new();
    for part in [&FIRST, &MIDDLE, &LAST] {
        name.push_str(random.one_of(part.as_slice()).unwrap_or_default());
    }
    name
}

/// Who did what to whom, and where: 5 to 12 words.
fn clause(random: &mut Random, vocabulary: &Vocabulary, words: &mut Vec<String>) {
    thing(random, vocabulary, words);
    words.extend(random.one_of(&vocabulary.verbs).map(str::to_owned));
    thing(random, vocabulary, words);
    if random.chance(40) {
        words.push(vocabulary.of.to_owned());
        thing(random, vocabulary, words);
    }
    match random.below(10) {
        0..4 => {
            words.extend(random.one_of(&vocabulary.places).map(spaced));
            words.push(name(random));
        }
        4 => {
            words.extend(random.one_of(&vocabulary.places).map(spaced));
            words.push((1980 + random.below(45)).to_string());
        }
        _ => {}
    }
}

fn thing(random: &mut Random, vocabulary: &Vocabulary, words: &mut Vec<String>) {
    words.push(vocabulary.the.to_owned());
    let adjective = random
        .chance(50)
        .then(|| random.one_of(&vocabulary.adjectives));
    let adjective = adjective.flatten().map(str::to_owned);
    if vocabulary.adjective_first {
        words.extend(adjective.clone());
    }
    words.extend(noun(random, vocabulary));
    if !vocabulary.adjective_first {
        words.extend(adjective);
    }
}

/// A noun; the first ones of the list stand in most texts.
fn noun(random: &mut Random, vocabulary: &Vocabulary) -> Option<String> {
    let place = random.skewed(vocabulary.nouns.len());
    vocabulary.nouns.get(place).map(|word| (*word).to_owned())
}

fn spaced(word: &str) -> String {
    word.replace('-', " ")
}

fn finished(words: &[String], end: &str) -> String {
    let text = words.join(" ");
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}{end}", letters.as_str())
}
