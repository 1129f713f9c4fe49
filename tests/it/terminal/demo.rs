use std::time::Instant;

use greenroom::runtime::HouseOptions;
use greenroom::store::Synchronous;
use greenroom::terminal::{DemoOptions, Looks, TerminalFault, demo};

use crate::harness::{START, library};

fn options(dir: &std::path::Path, format: &str, seed: u64) -> DemoOptions {
    DemoOptions {
        house: HouseOptions {
            dir: dir.join("data"),
            now: START,
            command: "demo".to_owned(),
            seed: None,
            library: library(),
            synchronous: Synchronous::Off,
        },
        format: format.to_owned(),
        seed,
        speed: None,
        looks: Looks::PLAIN,
    }
}

fn played(format: &str, seed: u64) -> String {
    let dir = tempfile::tempdir().unwrap();
    let mut out = Vec::new();
    demo(options(dir.path(), format, seed), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_same_seed_gives_the_same_bytes_for_every_format() {
    for format in &library().formats {
        let began = Instant::now();
        let first = played(&format.id, 7);
        let took = began.elapsed();
        assert_eq!(first, played(&format.id, 7), "{}", format.id);
        assert_ne!(first, played(&format.id, 8), "{}: the seed decides something", format.id);
        assert!(first.contains("Report"), "{}: no report", format.id);
        assert!(took.as_secs() < 10, "{}: {took:?}", format.id);
        if let Ok(dir) = std::env::var("DEMO_OUT") {
            std::fs::write(format!("{dir}/{}.txt", format.id), &first).unwrap();
        }
    }
}

#[test]
fn a_demo_wants_an_empty_directory_and_a_known_format() {
    let dir = tempfile::tempdir().unwrap();
    let mut out = Vec::new();
    std::fs::create_dir(dir.path().join("data")).unwrap();
    std::fs::write(dir.path().join("data/mine"), "x").unwrap();
    let fault = demo(options(dir.path(), "short", 1), &mut out).unwrap_err();
    assert!(matches!(fault, TerminalFault::NotEmpty(_)), "{fault}");
    let fault = demo(options(dir.path(), "shrot", 1), &mut out).unwrap_err();
    assert!(fault.to_string().contains("short"), "{fault}");
    assert!(out.is_empty());
}

/// A reader that has seen enough after some lines.
struct Head(usize);

impl std::io::Write for Head {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0 == 0 {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        }
        self.0 -= 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let dir = tempfile::tempdir().unwrap();
    demo(options(dir.path(), "drill", 1), &mut Head(30)).unwrap();
}
