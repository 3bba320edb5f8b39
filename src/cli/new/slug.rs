//! An id made from a text: its first words that say something, in small letters without accents.

/// How many words an id is made of.
const WORDS: usize = 6;

/// Words that say nothing by themselves, in both languages. Single letters are among them too.
const SMALL: &[&str] = &[
    "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have", "in",
    "into", "is", "it", "its", "of", "on", "or", "that", "the", "their", "there", "these", "they",
    "this", "those", "to", "was", "were", "which", "who", "with", "au", "aux", "avec", "ce", "ces",
    "cette", "dans", "de", "des", "du", "elle", "elles", "en", "est", "et", "il", "ils", "la",
    "le", "les", "leur", "leurs", "ou", "par", "pour", "qu", "que", "qui", "sa", "ses", "son",
    "sont", "sur", "un", "une",
];

/// The slug of the first significant words of `text`; empty if it has none.
pub(super) fn slug(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match without_accent(letter) {
            Some(letters) => plain.push_str(letters),
            None if letter.is_ascii_alphanumeric() => plain.push(letter),
            None => plain.push(' '),
        }
    }
    let small = |word: &str| {
        SMALL.contains(&word)
            || (word.len() == 1 && !word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let words: Vec<&str> = plain.split_whitespace().collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !small(word)).collect();
    let chosen = if telling.is_empty() { words } else { telling };
    let chosen: Vec<String> = chosen
        .into_iter()
        .take(WORDS)
        .map(|word| word.chars().take(24).collect())
        .collect();
    chosen.join("-")
}

fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'æ' => "ae",
        'ç' | 'č' | 'ć' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'š' => "s",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ž' => "z",
        _ => return None,
    })
}
