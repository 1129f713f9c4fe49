//! A scene as a PNG.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::scene::{FONT, Scene};

/// Pixels for each of the scene's, so that small letters are clear on a phone; and for each of one
/// that is taller than a phone's screen.
const SCALE: f32 = 2.0;
const TALL_SCALE: f32 = 1.5;
const TALL: u32 = 700;
/// Colours of the file beside the one that is seen through: half a byte a pixel. A scene has five
/// inks, and with more of what lies between two of them nobody sees a difference.
const COLOURS_MAX: usize = 15;
/// Steps of red, green and blue that are told apart.
const STEP_BITS: u8 = 5;
/// What is less opaque than this is seen through.
const OPAQUE_FROM: u8 = 128;

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

/// Draws the scene, larger than it says. That takes some milliseconds: on a thread that may block.
///
/// # Errors
/// When the scene has no size, or cannot be drawn.
pub fn png(scene: &Scene) -> Result<Vec<u8>, PictureFault> {
    let options = Options { fontdb: Arc::clone(&FONTS), ..Options::default() };
    let tree = Tree::from_str(&scene.svg(), &options)?;
    let scale = if scene.height > TALL { TALL_SCALE } else { SCALE };
    let size = |pixels: u32| (pixels as f32 * scale).ceil() as u32;
    let mut pixels =
        Pixmap::new(size(scene.width), size(scene.height)).ok_or(PictureFault::Size)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    written(&pixels).map_err(|error| PictureFault::Writing(error.to_string()))
}

/// The picture with few colours: a quarter of what all of them take.
fn written(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let all = || pixels.pixels().iter().copied();
    let mut counts = vec![(0_u32, [0_u8; 3]); 1 + (1 << (3 * STEP_BITS))];
    for pixel in all() {
        let (count, colour) = &mut counts[place(pixel)];
        if *count == 0 {
            *colour = [pixel.red(), pixel.green(), pixel.blue()];
        }
        *count += 1;
    }
    let mut colours: Vec<usize> = (1..counts.len()).filter(|no| counts[*no].0 > 0).collect();
    colours.sort_by_key(|no| (std::cmp::Reverse(counts[*no].0), *no));
    let palette: Vec<[u8; 3]> = colours.iter().take(COLOURS_MAX).map(|no| counts[*no].1).collect();
    // Nothing is seen of the first one.
    let mut entries = vec![0_u8; counts.len()];
    for no in colours {
        let far = |other: &[u8; 3]| -> u32 {
            let parts = counts[no].1.iter().zip(other);
            parts.map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2)).sum()
        };
        let near = (1..).zip(&palette).min_by_key(|(_, other)| far(other));
        entries[no] = near.map_or(0, |(entry, _)| entry);
    }
    let wide = usize::try_from(pixels.width()).unwrap_or(usize::MAX);
    let row = |row: &[PremultipliedColorU8]| -> Vec<u8> {
        let entry = |pixel: &PremultipliedColorU8| entries[place(*pixel)];
        row.chunks(2).map(|two| (entry(&two[0]) << 4) | two.get(1).map_or(0, entry)).collect()
    };
    let data: Vec<u8> = pixels.pixels().chunks(wide).flat_map(row).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette([[0; 3]].into_iter().chain(palette).flatten().collect::<Vec<u8>>());
    encoder.set_trns(vec![0]);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(out)
}

/// The place of a colour among all that are told apart; 0 for what is seen through.
fn place(pixel: PremultipliedColorU8) -> usize {
    if pixel.alpha() < OPAQUE_FROM {
        return 0;
    }
    let step = |part: u8| usize::from(part >> (8 - STEP_BITS));
    let parts = [pixel.red(), pixel.green(), pixel.blue()];
    1 + parts.into_iter().fold(0, |all, part| (all << STEP_BITS) | step(part))
}
