//! From a drawing in SVG to points and to pages. The fonts are ours, so that every machine draws the
//! same; nothing of the system is read, and nothing is fetched.

#![expect(
    clippy::cast_possible_truncation,
    reason = "no sheet of paper is too large for an f32"
)]

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, TextStr};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

/// The fonts of drawings: those of the pages at the weights that drawings use. Their names are our
/// own, as their licence asks of what was changed.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for font in [
        include_bytes!("fonts/sans-regular.ttf").as_slice(),
        include_bytes!("fonts/sans-semibold.ttf"),
        include_bytes!("fonts/serif-semibold.ttf"),
    ] {
        fonts.load_font_data(font.to_vec());
    }
    Arc::new(fonts)
});

/// Points of 1/72 inch in a px of 1/96.
const POINTS: f32 = 0.75;

/// No picture has more points than this on a side.
const LARGEST: f32 = 8_000.0;

/// No picture has more points than this in all, so that it can be sent and shown.
const MOST: f32 = 8_000_000.0;

/// A drawing as PNG with so many points for each px; nothing if it is none.
pub(super) fn png(svg: &str, density: f32) -> Option<Vec<u8>> {
    let tree = tree(svg)?;
    let size = tree.size();
    let most = (MOST / (size.width() * size.height())).sqrt();
    let density = density
        .min(LARGEST / size.width().max(size.height()))
        .min(most);
    let scaled = size.to_int_size().scale_by(density)?;
    let mut points = Pixmap::new(scaled.width(), scaled.height())?;
    let scale = Transform::from_scale(density, density);
    resvg::render(&tree, scale, &mut points.as_mut());
    points.encode_png().ok()
}

/// What a PDF is called, in the code of its language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Called<'c> {
    pub(super) title: &'c str,
    pub(super) language: &'c str,
}

/// Drawings as the pages of one PDF, their text as text, each as large as the paper, in points of
/// 1/72 inch, or without one as large as itself; nothing if one is none. Each page is drawn once and
/// placed on its sheet (ISO 32000, 8.10).
pub(super) fn pdf(
    drawings: &[String],
    paper: Option<(f64, f64)>,
    called: Called<'_>,
) -> Option<Vec<u8>> {
    let mut next = Ref::new(1);
    let (catalog, tree_of_pages, about) = (next.bump(), next.bump(), next.bump());
    let mut pdf = Pdf::new();
    let mut pages = Vec::new();
    for svg in drawings {
        let options = svg2pdf::ConversionOptions::default();
        let tree = tree(svg)?;
        let size = tree.size();
        let [width, height] = paper.map_or([size.width() * POINTS, size.height() * POINTS], |it| {
            [it.0 as f32, it.1 as f32]
        });
        let (drawing, drawn) = svg2pdf::to_chunk(&tree, options).ok()?;
        let mut names = HashMap::new();
        let drawing = drawing.renumber(|old| *names.entry(old).or_insert_with(|| next.bump()));
        let drawn = *names.get(&drawn)?;
        let (page, content) = (next.bump(), next.bump());
        let mut placed = Content::new();
        placed.transform([width, 0.0, 0.0, height, 0.0, 0.0]);
        placed.x_object(Name(b"Map"));
        pdf.stream(content, &placed.finish());
        let mut sheet = pdf.page(page);
        sheet.media_box(Rect::new(0.0, 0.0, width, height));
        sheet.parent(tree_of_pages).contents(content);
        sheet.resources().x_objects().pair(Name(b"Map"), drawn);
        sheet.finish();
        pdf.extend(&drawing);
        pages.push(page);
    }
    pdf.document_info(about).title(TextStr(called.title));
    let mut root = pdf.catalog(catalog);
    root.pages(tree_of_pages).lang(TextStr(called.language));
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    let count = i32::try_from(pages.len()).ok()?;
    pdf.pages(tree_of_pages).kids(pages).count(count);
    Some(pdf.finish())
}

fn tree(svg: &str) -> Option<Tree> {
    let options = Options {
        font_family: "Counterpoint Sans".to_owned(),
        fontdb: Arc::clone(&FONTS),
        ..Options::default()
    };
    Tree::from_str(svg, &options).ok()
}
