//! What is read and what is not, at the start and again while serving; and how findings are located.

use std::path::Path;
use std::sync::Arc;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::store::Store;
use tempfile::TempDir;

const SETTINGS: &str = "Settings(title: \"Small\", as_of: \"2026-11-22\")\n";
const SECRET: &str = "Claim(text: \"A secret of the house.\", kind: fact)\n";

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("has a folder")).expect("can be made");
    std::fs::write(path, text).expect("can be written");
}

fn base() -> TempDir {
    let root = tempfile::tempdir().expect("a folder can be made");
    put(root.path(), "settings.ron", SETTINGS);
    put(
        root.path(),
        "topics/garden/claims/gate.ron",
        "Claim(text: \"There is a gate.\", kind: fact)\n",
    );
    root
}

/// The findings as code and place, in order.
fn found(base: &KnowledgeBase) -> Vec<String> {
    base.findings()
        .iter()
        .map(|finding| {
            let at = base.locate(finding).expect("has a place");
            format!("{} {}", finding.code, at.path)
        })
        .collect()
}

/// Links that are made while serving give what a full reading gives, and nothing behind them is
/// read.
#[cfg(unix)]
#[test]
fn links_are_not_followed_when_files_are_read_again() {
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().expect("a folder can be made");
    put(outside.path(), "secret.ron", SECRET);
    let root = base();
    let store = Store::at(root.path());
    let (_, before) = KnowledgeBase::open(&store, &|_| {}).expect("is there");

    let claims = root.path().join("topics/garden/claims");
    symlink(outside.path().join("secret.ron"), claims.join("link.ron")).expect("can be made");
    symlink(outside.path(), root.path().join("topics/garden/issues")).expect("can be made");
    // One that was a file before.
    std::fs::remove_file(claims.join("gate.ron")).expect("can be removed");
    symlink(outside.path().join("secret.ron"), claims.join("gate.ron")).expect("can be made");
    let touched = [
        "topics/garden/claims/link.ron",
        "topics/garden/claims/gate.ron",
        "topics/garden/issues",
        "topics/garden/issues/secret.ron",
    ]
    .map(Arc::from);
    let tree = store.read_again(&before, &touched);
    let again = KnowledgeBase::of(&store, &tree);
    assert_eq!(again.graph().claims().count(), 0, "{again:?}");

    let (whole, _) = KnowledgeBase::open(&store, &|_| {}).expect("is there");
    let links = found(&again);
    let count = links.iter().filter(|it| it.starts_with("symbolic-link"));
    // The folder once for itself, and once as the way to what is in it.
    assert!(count.count() >= 3, "{links:?}");
    assert_eq!(links, found(&whole));
    for finding in again.findings() {
        let at = again.locate(finding).expect("has a place");
        assert!(!at.text.contains("secret"), "{at:?}");
    }

    // Gone again, and so is what was said of them.
    for path in ["claims/link.ron", "claims/gate.ron", "issues"] {
        std::fs::remove_file(root.path().join("topics/garden").join(path)).expect("can be removed");
    }
    let after = KnowledgeBase::of(&store, &store.read_again(&tree, &touched));
    let links = found(&after);
    assert!(
        links.iter().all(|it| !it.starts_with("symbolic-link")),
        "{links:?}"
    );
}

/// To open a pipe is to wait for ever.
#[cfg(unix)]
#[test]
fn a_pipe_named_like_a_record_is_reported() {
    let root = base();
    let pipe = "topics/garden/claims/pipe.ron";
    let made = std::process::Command::new("mkfifo")
        .arg(root.path().join(pipe))
        .status();
    if !made.is_ok_and(|status| status.success()) {
        crate::skipped("pipes among the records, because there is no program `mkfifo`");
        return;
    }
    let store = Store::at(root.path());
    let (base, tree) = KnowledgeBase::open(&store, &|_| {}).expect("is there");
    let expected = format!("unreadable-file {pipe}");
    assert!(found(&base).contains(&expected), "{:?}", found(&base));
    let again = store.read_again(&tree, &[Arc::from(pipe)]);
    assert_eq!(found(&KnowledgeBase::of(&store, &again)), found(&base));
}

/// Many findings in one import are located with one reading of it; each where it would be alone.
#[test]
fn findings_are_located_together_as_they_are_alone() {
    use std::fmt::Write as _;

    let root = base();
    let mut import = "[\n    // é\n".to_owned();
    for number in 0..300 {
        writeln!(
            import,
            "    Claim(id: \"c-{number}\", text: \"Le café n\u{b0} {number}.\", kind: fact, \
             supports: [\"gone-{number}\", \"gone-a\"], rebuts: [\"gone-a\"]),"
        )
        .expect("writing to a text does not fail");
    }
    import.push_str("]\n");
    put(root.path(), "topics/garden/import-many.ron", &import);
    let store = Store::at(root.path());
    let (base, _) = KnowledgeBase::open(&store, &|_| {}).expect("is there");
    let together = base.locate_all(base.findings());
    assert_eq!(together.len(), base.findings().len());
    assert!(together.len() > 900, "{}", together.len());
    let mut texts = together.iter().flatten().filter(|it| it.line > 2);
    let text = &texts.next().expect("is there").text;
    assert!(texts.all(|it| Arc::ptr_eq(text, &it.text)));
    for (finding, place) in base.findings().iter().zip(&together).step_by(37) {
        assert_eq!(&base.locate(finding), place);
        let place = place.as_ref().expect("has a place");
        let line = place.text.lines().nth(place.line - 1).unwrap_or_default();
        let from_column: String = line.chars().skip(place.column - 1).collect();
        let pointed = place.text.get(place.span.clone()).expect("is in the text");
        assert!(from_column.starts_with(pointed) || pointed.is_empty());
    }
}
