//! What comes from outside: from where, under which licence, and what must not come at all. The law
//! is `.deny.toml`, which `cargo deny` reads too; only the advisories need the network.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

/// The parts of `.deny.toml` that are checked here.
#[derive(Deserialize)]
struct Law {
    licenses: Licenses,
    sources: Sources,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    /// One version of it is fine, two are not.
    #[serde(default)]
    deny_multiple_versions: bool,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    source: Option<String>,
    checksum: Option<String>,
}

/// What `cargo metadata` says.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
}

impl Law {
    fn read() -> Self {
        toml::from_str(include_str!("../../.deny.toml")).unwrap()
    }

    /// Whether the licences of an expression are enough: one side of each `OR`, all of each `AND`.
    /// The `/` of old manifests is an `OR`, and what follows `WITH` only gives more.
    fn accepts(&self, license: &str) -> bool {
        let spaced = license.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let (accepted, rest) = self.either(&words);
        accepted && rest.is_empty()
    }

    fn either<'a>(&self, words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
        let (mut accepted, mut rest) = self.both(words);
        while let ["OR", more @ ..] = rest {
            let (other, after) = self.both(more);
            (accepted, rest) = (accepted || other, after);
        }
        (accepted, rest)
    }

    fn both<'a>(&self, words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
        let (mut accepted, mut rest) = self.one(words);
        while let ["AND", more @ ..] = rest {
            let (other, after) = self.one(more);
            (accepted, rest) = (accepted && other, after);
        }
        (accepted, rest)
    }

    fn one<'a>(&self, words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
        match words {
            ["(", inside @ ..] => match self.either(inside) {
                (accepted, [")", rest @ ..]) => (accepted, rest),
                (_, rest) => (false, rest),
            },
            [name, "WITH", _, rest @ ..] | [name, rest @ ..] => {
                (self.licenses.allow.iter().any(|allowed| allowed == name), rest)
            }
            [] => (false, words),
        }
    }

    /// What is wrong with `lock`.
    fn of_lock(&self, lock: &str) -> Vec<String> {
        let lock: Lock = toml::from_str(lock).unwrap();
        let mut found = Vec::new();
        let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for package in &lock.package {
            let Locked { name, version, source, checksum } = package;
            versions.entry(name).or_default().push(version);
            let registry = source.as_deref().and_then(|source| source.strip_prefix("registry+"));
            let is_allowed =
                registry.is_some_and(|r| self.sources.allow_registry.iter().any(|a| a == r));
            if name != "greenroom" && !(is_allowed && checksum.is_some()) {
                found.push(format!("{name} {version} comes from {source:?}"));
            }
        }
        for ban in &self.bans.deny {
            let versions = versions.get(ban.name.as_str()).map_or(&[][..], Vec::as_slice);
            if versions.len() > usize::from(ban.deny_multiple_versions) {
                found.push(format!("{} is there: {}", ban.name, versions.join(", ")));
            }
        }
        found
    }
}

#[test]
fn everything_is_from_the_registry_and_nothing_banned_or_twice() {
    let law = Law::read();
    let lock = include_str!("../../Cargo.lock");
    assert_eq!(law.of_lock(lock), [""; 0]);

    let planted =
        |package: &str| law.of_lock(&format!("{lock}\n[[package]]\n{package}")).join("\n");
    let registry =
        "source = \"registry+https://github.com/rust-lang/crates.io-index\"\nchecksum = \"0\"";
    let fork = "name = \"fork\"\nversion = \"1.0.0\"\nsource = \"git+https://example.org/fork\"";
    assert!(planted(fork).contains("fork 1.0.0 comes from"));
    assert!(planted("name = \"near\"\nversion = \"1.0.0\"").contains("near 1.0.0 comes from None"));
    let vendored = format!("name = \"openssl-src\"\nversion = \"300.0.0\"\n{registry}");
    assert_eq!(planted(&vendored), "openssl-src is there: 300.0.0");
    let second = format!("name = \"tokio\"\nversion = \"0.2.0\"\n{registry}");
    assert!(planted(&second).starts_with("tokio is there: "));
    let harmless = format!("name = \"another\"\nversion = \"1.0.0\"\n{registry}");
    assert_eq!(planted(&harmless), "");
}

/// Of everything that this build is made of: the lock file names no licences.
#[test]
fn every_licence_is_an_accepted_one() {
    let mut metadata = Command::new(env!("CARGO"));
    metadata.args(["metadata", "--format-version=1", "--locked", "--offline"]);
    metadata.arg("--manifest-path").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    metadata.arg("--filter-platform").arg(host());
    if !cfg!(feature = "discord") {
        metadata.arg("--no-default-features");
    }
    let output = metadata.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Metadata = serde_json::from_slice(&output.stdout).unwrap();
    assert!(metadata.packages.len() > 100, "only {} packages", metadata.packages.len());

    let law = Law::read();
    let refused = metadata
        .packages
        .iter()
        .filter(|package| !package.license.as_deref().is_some_and(|license| law.accepts(license)));
    let refused: Vec<String> =
        refused.map(|p| format!("{} {}: {:?}", p.name, p.version, p.license)).collect();
    assert_eq!(refused, [""; 0]);
    let used = |allowed: &&String| {
        !metadata.packages.iter().any(|p| p.license.as_ref().is_some_and(|l| l.contains(*allowed)))
    };
    if cfg!(feature = "discord") {
        let idle: Vec<&String> = law.licenses.allow.iter().filter(used).collect();
        assert_eq!(idle, [""; 0], "accepted, and nobody's licence");
    }
}

/// The platform that this is built for, as cargo calls it.
fn host() -> String {
    let cargo = Command::new(env!("CARGO")).arg("-vV").output().unwrap();
    let says = String::from_utf8(cargo.stdout).unwrap();
    says.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

#[test]
fn a_licence_is_read_with_its_or_and_and() {
    let law = Law::read();
    for accepted in [
        "MIT",
        "MIT OR Apache-2.0",
        "GPL-3.0 OR MIT",
        "MIT/GPL-3.0",
        "(GPL-3.0 OR MIT) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(law.accepts(accepted), "{accepted}");
    }
    for refused in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "GPL-3.0 AND MIT OR AGPL-3.0",
        "(MIT OR GPL-3.0) AND AGPL-3.0",
        "MIT Apache-2.0",
        "(MIT",
    ] {
        assert!(!law.accepts(refused), "{refused}");
    }
}
