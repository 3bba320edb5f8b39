//! How to read a map.

use super::address::Page;
use super::frame::Frame;
use super::parts::{Said, Shape};
use super::reader::Reader;

/// How to read a map: headings with paragraphs.
#[derive(Debug, Clone)]
pub struct GuideView {
    /// What surrounds it.
    pub frame: Frame,
    /// The lead.
    pub lede: String,
    /// The signs of the map, each with its words.
    pub signs: Vec<(&'static str, String)>,
    /// The signs of verdicts, each with its words.
    pub verdicts: Vec<(Shape, String)>,
    /// Heading and paragraphs.
    pub sections: Vec<(String, Vec<String>)>,
}

impl GuideView {
    /// The page.
    #[must_use]
    pub fn of(reader: Reader<'_>) -> Self {
        let title = reader.say("guide-title");
        let lede = reader.say("guide-lede");
        let mut frame = reader.frame(
            &Page::Guide,
            Said::from(title.clone()),
            Said::from(lede.clone()),
        );
        frame.crumbs = reader.crumbs("", Vec::new(), Said::from(title));
        let signs = [
            "supports",
            "rebuts",
            "undercuts",
            "linked",
            "value",
            "reversed",
            "derived",
        ]
        .into_iter()
        .map(|sign| (sign, reader.say(&format!("guide-sign-{sign}"))))
        .collect();
        let sections = [
            "verdicts",
            "standpoint",
            "map",
            "argument",
            "sources",
            "fair",
            "keys",
            "limits",
        ]
        .into_iter()
        .map(|name| {
            let paragraphs = (1..=4)
                .map(|number| format!("guide-{name}-{number}"))
                .take_while(|key| reader.words.has(key))
                .map(|key| reader.say(&key))
                .collect();
            (reader.say(&format!("guide-{name}")), paragraphs)
        })
        .collect();
        let verdicts = [
            (Shape::Stands, "guide-verdict-stands"),
            (Shape::Contested, "guide-verdict-contested"),
            (Shape::Answered, "guide-verdict-answered"),
            (Shape::Reported, "guide-verdict-reported"),
            (Shape::Empty, "guide-verdict-empty"),
            (Shape::Value, "guide-verdict-value"),
            (Shape::OtherDate, "guide-verdict-date"),
        ];
        Self {
            verdicts: verdicts.map(|(shape, key)| (shape, reader.say(key))).into(),
            frame,
            lede,
            signs,
            sections,
        }
    }
}
