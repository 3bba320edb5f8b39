//! From a drawing in SVG to points and to pages. The fonts are ours, so that every machine draws the
//! same; nothing of the system is read, and nothing is fetched.

use std::sync::{Arc, LazyLock};

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

/// No picture has more points than this on a side.
const LARGEST: f32 = 8_000.0;

/// A drawing as PNG with so many points for each px; nothing if it is none.
pub(super) fn png(svg: &str, density: f32) -> Option<Vec<u8>> {
    let tree = tree(svg)?;
    let size = tree.size();
    let density = density.min(LARGEST / size.width().max(size.height()));
    let scaled = size.to_int_size().scale_by(density)?;
    let mut points = Pixmap::new(scaled.width(), scaled.height())?;
    let scale = Transform::from_scale(density, density);
    resvg::render(&tree, scale, &mut points.as_mut());
    points.encode_png().ok()
}

/// A drawing as a page of PDF, its text as text; nothing if it is none.
pub(super) fn pdf(svg: &str) -> Option<Vec<u8>> {
    let options = svg2pdf::ConversionOptions::default();
    svg2pdf::to_pdf(&tree(svg)?, options, svg2pdf::PageOptions::default()).ok()
}

fn tree(svg: &str) -> Option<Tree> {
    let options = Options {
        font_family: "Counterpoint Sans".to_owned(),
        fontdb: Arc::clone(&FONTS),
        ..Options::default()
    };
    Tree::from_str(svg, &options).ok()
}
