//! A scene as a PNG.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::scene::{FONT, Scene};

/// Pixels for each of the scene's, so that small letters are clear on a phone.
const SCALE: u8 = 2;

/// The one font, read once.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(dejavu::sans::regular().to_vec());
    fonts.set_sans_serif_family(FONT);
    Arc::new(fonts)
});

/// Why there is no picture. The words beside it say the same.
#[derive(Debug, thiserror::Error)]
pub enum PictureFault {
    /// The scene is no sound SVG.
    #[error("the scene can't be drawn")]
    Drawing(#[from] resvg::usvg::Error),
    /// It has no pixels, or more than there can be.
    #[error("the scene has no size that can be drawn")]
    Size,
    /// The PNG can't be written.
    #[error("the picture can't be written as PNG: {0}")]
    Writing(String),
}

/// Draws the scene, twice as large as it says. That takes some milliseconds: on a thread that may
/// block.
///
/// # Errors
/// When the scene has no size, or cannot be drawn.
pub fn png(scene: &Scene) -> Result<Vec<u8>, PictureFault> {
    let options = Options { fontdb: Arc::clone(&FONTS), ..Options::default() };
    let tree = Tree::from_str(&scene.svg(), &options)?;
    let scale = u32::from(SCALE);
    let mut pixels =
        Pixmap::new(scene.width * scale, scene.height * scale).ok_or(PictureFault::Size)?;
    let scale = f32::from(SCALE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PictureFault::Writing(error.to_string()))
}
