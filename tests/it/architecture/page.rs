//! The law as it is written: the tables of `src/README.md`.
//!
//! Two tables are read. One says of each module its kind and what it may import, the lowest first;
//! the other says of each crate who may use it. A page that cannot be read is a page of complaints.

use super::walk::Tree;

/// Whether a module may know of time, disks and networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It decides and touches nothing.
    Pure,
    /// It touches the outside, and blocks while it does.
    Edge,
    /// It waits for the outside, and may say `async`.
    Waiting,
}

impl Kind {
    fn read(word: &str) -> Option<Self> {
        match word {
            "pure" => Some(Self::Pure),
            "edge" | "use-cases" => Some(Self::Edge),
            "async" | "adapter" | "wiring" => Some(Self::Waiting),
            _ => None,
        }
    }
}

/// What one module may import.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) modules: Vec<String>,
}

/// Who may use one crate.
#[derive(Debug)]
pub(super) struct Crate {
    /// As code names it.
    pub(super) name: String,
    pub(super) users: Vec<String>,
}

/// What the page grants, and what is wrong with how it says so.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) modules: Vec<Row>,
    pub(super) crates: Vec<Crate>,
    pub(super) complaints: Vec<String>,
}

const MODULES: [&str; 4] = ["module", "kind", "what it knows", "may import"];
const CRATES: [&str; 3] = ["crates", "what for", "who may use them"];

impl Page {
    /// The page of the house.
    pub(super) fn of_the_house() -> Self {
        Self::read(&Self::text())
    }

    pub(super) fn text() -> String {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/README.md");
        std::fs::read_to_string(path).unwrap()
    }

    pub(super) fn read(text: &str) -> Self {
        let mut page = Self::default();
        for [name, kind, _, imports] in table(text, MODULES) {
            let name = word(&name);
            match Kind::read(&kind) {
                Some(kind) => page.modules.push(Row { name, kind, modules: list(&imports) }),
                None => page.complaints.push(format!("`{name}` is of no kind: {kind:?}")),
            }
        }
        for [names, _, users] in table(text, CRATES) {
            let names = list(&names).into_iter().map(|name| name.replace('-', "_"));
            page.crates.extend(names.map(|name| Crate { name, users: list(&users) }));
        }
        page
    }

    pub(super) fn row(&self, module: &str) -> Option<&Row> {
        self.modules.iter().find(|row| row.name == module)
    }

    pub(super) fn may_use(&self, module: &str, name: &str) -> bool {
        self.crates.iter().any(|c| c.name == name && c.users.iter().any(|user| user == module))
    }

    /// What contradicts itself, the package's list of crates, or the order of `lib.rs`.
    pub(super) fn complaints(&self, tree: &Tree, dependencies: &[String]) -> Vec<String> {
        let mut found = self.complaints.clone();
        let order: Vec<&str> = self.modules.iter().map(|row| row.name.as_str()).collect();
        let place = |name: &str| order.iter().position(|module| *module == name);
        for (at, row) in self.modules.iter().enumerate() {
            for import in &row.modules {
                match place(import) {
                    Some(theirs) if theirs < at => {}
                    _ => found.push(format!("`{}`: `{import}` does not stand above it", row.name)),
                }
                let theirs = self.row(import).map(|row| row.kind);
                if row.kind == Kind::Pure && theirs.is_some_and(|kind| kind != Kind::Pure) {
                    found.push(format!("`{}` is pure, and `{import}` is not", row.name));
                }
            }
            if !tree.is_module(std::slice::from_ref(&row.name)) {
                found.push(format!("there is no module `{}`", row.name));
            }
        }
        let declared = tree.children(&[]);
        for name in declared.iter().filter(|name| place(name).is_none()) {
            found.push(format!("the module `{name}` is not in the table"));
        }
        if !declared.iter().filter_map(|name| place(name)).is_sorted() {
            found.push(format!("lib.rs declares the lowest first, as the table: {declared:?}"));
        }
        for c in &self.crates {
            if !dependencies.contains(&c.name) {
                found.push(format!("the package does not depend on the crate `{}`", c.name));
            }
            for user in c.users.iter().filter(|user| self.row(user).is_none()) {
                found.push(format!("there is no module `{user}` to use the crate `{}`", c.name));
            }
        }
        for name in dependencies.iter().filter(|d| !self.crates.iter().any(|c| c.name == **d)) {
            found.push(format!("the crate `{name}` is not in the table"));
        }
        found
    }

    /// Files and folders that the page names and that are not there.
    pub(super) fn lost_paths(text: &str) -> Vec<String> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let prose = text.split("```").step_by(2);
        let names = prose.flat_map(|part| part.split('`').skip(1).step_by(2));
        let paths = names.filter(|name| {
            let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
            name.contains('/') && name.chars().all(plain)
        });
        let roots = [root.to_owned(), root.join("src"), root.join("tests/it")];
        let stands = |name: &str| {
            let at = |root: &std::path::PathBuf| {
                root.join(name).exists() || root.join(format!("{name}.rs")).exists()
            };
            roots.iter().any(at)
        };
        paths.filter(|name| !stands(name)).map(str::to_owned).collect()
    }
}

/// The rows under such a head, cell by cell.
fn table<const N: usize>(text: &str, head: [&str; N]) -> Vec<[String; N]> {
    let lines = text.lines().map(cells);
    let rows = lines.skip_while(|cells| *cells != head).skip(2);
    rows.map_while(|cells| cells.try_into().ok()).collect()
}

fn cells(line: &str) -> Vec<String> {
    let inside = line.strip_prefix('|').and_then(|line| line.strip_suffix('|'));
    let cells = inside.into_iter().flat_map(|inside| inside.split('|'));
    cells.map(|cell| cell.trim().to_owned()).collect()
}

/// A name without what makes it a link.
fn word(cell: &str) -> String {
    cell.trim_matches(['[', ']', '`']).to_owned()
}

fn list(cell: &str) -> Vec<String> {
    let names = cell.split(',').map(|name| word(name.trim()));
    names.filter(|name| !name.is_empty() && name != "–").collect()
}
