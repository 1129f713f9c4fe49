//! The tree of `src/`, and every path that its tokens name.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Files of `src/` by their path from there.
pub(crate) struct Tree {
    files: BTreeMap<String, String>,
    /// What has been read of a file already.
    read: RefCell<BTreeMap<String, Rc<File>>>,
}

/// What a file declares and names.
struct File {
    /// Its modules in their order, and whether each can be named from outside.
    modules: Vec<(String, bool)>,
    paths: Vec<Named>,
}

/// A path as it is written, where, and seen from which module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) line: usize,
    pub(super) module: Vec<String>,
    pub(super) segments: Vec<String>,
}

impl Tree {
    pub(crate) fn read() -> Self {
        let files = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        Self { files, read: RefCell::default() }
    }

    pub(super) fn plant(&mut self, file: &str, source: &str) {
        self.files.insert(file.to_owned(), source.to_owned());
        self.read.get_mut().remove(file);
    }

    pub(crate) fn source(&self, file: &str) -> &str {
        self.files.get(file).unwrap_or_else(|| panic!("there is no src/{file}"))
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The file that holds a module, if there is one.
    fn front(&self, module: &[String]) -> Option<String> {
        let path = module.join("/");
        let names = match module {
            [] => vec!["lib.rs".to_owned()],
            _ => vec![format!("{path}/mod.rs"), format!("{path}.rs")],
        };
        names.into_iter().find(|name| self.files.contains_key(name))
    }

    pub(super) fn is_module(&self, module: &[String]) -> bool {
        self.front(module).is_some()
    }

    fn file(&self, name: &str) -> Rc<File> {
        let known = self.read.borrow().get(name).cloned();
        known.unwrap_or_else(|| {
            let file = Rc::new(File::read(name, self.source(name)));
            self.read.borrow_mut().insert(name.to_owned(), file.clone());
            file
        })
    }

    /// Every path that a file names.
    pub(super) fn paths(&self, name: &str) -> Vec<Named> {
        self.file(name).paths.clone()
    }

    /// Modules declared in this one, in their order.
    pub(super) fn children(&self, module: &[String]) -> Vec<String> {
        self.declared(module).into_iter().map(|(name, _)| name).collect()
    }

    /// Whether the child can be named from outside.
    pub(super) fn is_open(&self, module: &[String], child: &str) -> bool {
        self.declared(module).iter().any(|(name, is_pub)| name == child && *is_pub)
    }

    fn declared(&self, module: &[String]) -> Vec<(String, bool)> {
        self.front(module).map(|front| self.file(&front).modules.clone()).unwrap_or_default()
    }

    /// The child that a module's front takes a name from.
    pub(super) fn home_of(&self, module: &[String], name: &str) -> Option<String> {
        let children = self.children(module);
        let front = self.file(&self.front(module)?);
        let used = front.paths.iter().find(|n| {
            n.segments.len() > 1
                && n.segments.last().is_some_and(|last| last == name)
                && children.contains(&n.segments[0])
        });
        used.map(|n| n.segments[0].clone())
    }
}

impl File {
    fn read(name: &str, source: &str) -> Self {
        let items = syn::parse_file(source).unwrap_or_else(|e| panic!("{name}: {e}")).items;
        let modules = items.into_iter().filter_map(|item| match item {
            syn::Item::Mod(m) if m.content.is_none() => {
                Some((m.ident.to_string(), matches!(m.vis, syn::Visibility::Public(_))))
            }
            _ => None,
        });
        let tokens: TokenStream = source.parse().unwrap_or_else(|e| panic!("{name}: {e}"));
        Self { modules: modules.collect(), paths: named(tokens, &module_of(name)) }
    }
}

/// The Rust files of a folder by their path from there.
pub(super) fn read(root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                files.insert(name.replace('\\', "/"), std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

/// The module that a file holds.
pub(super) fn module_of(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// Every path of a token stream. What only tests see is left out.
fn named(source: TokenStream, module: &[String]) -> Vec<Named> {
    let mut found = Vec::new();
    walk(source.into_iter().collect(), module, &mut found);
    found
}

pub(super) fn is_punct(token: Option<&TokenTree>, c: char) -> bool {
    matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == c)
}

pub(super) fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

fn walk(tokens: Vec<TokenTree>, module: &[String], found: &mut Vec<Named>) {
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Punct(p) if p.as_char() == '#' && is_for_tests(tokens.get(at + 1)) => {
                at = after_item(&tokens, at + 2);
            }
            TokenTree::Ident(ident) if ident == "mod" && is_body(tokens.get(at + 2)) => {
                let mut inner = module.to_vec();
                inner.push(tokens[at + 1].to_string());
                walk(body(&tokens[at + 2]), &inner, found);
                at += 3;
            }
            TokenTree::Ident(ident) => {
                let line = ident.span().start().line;
                let more = path(&tokens, at, Vec::new(), &mut |segments| {
                    found.push(Named { line, module: module.to_vec(), segments });
                });
                at = more;
            }
            TokenTree::Group(group) => {
                walk(group.stream().into_iter().collect(), module, found);
                at += 1;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
        }
    }
}

pub(super) fn is_for_tests(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(g))
        if g.delimiter() == Delimiter::Bracket
            && g.stream().to_string().replace(' ', "") == "cfg(test)")
}

fn is_body(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Brace)
}

fn body(token: &TokenTree) -> Vec<TokenTree> {
    match token {
        TokenTree::Group(group) => group.stream().into_iter().collect(),
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => Vec::new(),
    }
}

/// Behind the item that stands here: its braces or its semicolon.
pub(super) fn after_item(tokens: &[TokenTree], from: usize) -> usize {
    let end =
        (from..tokens.len()).find(|at| is_body(tokens.get(*at)) || is_punct(tokens.get(*at), ';'));
    end.map_or(tokens.len(), |end| end + 1)
}

/// Reads `a::b::{c, d::e}` from `at` on, gives each whole path to `found`, and says what is next.
fn path(
    tokens: &[TokenTree],
    at: usize,
    mut before: Vec<String>,
    found: &mut dyn FnMut(Vec<String>),
) -> usize {
    let mut at = at;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(ident)) => {
                before.push(ident.to_string());
                at += 1;
            }
            Some(TokenTree::Group(group))
                if group.delimiter() == Delimiter::Brace && !before.is_empty() =>
            {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for part in inner.split(|t| is_punct(Some(t), ',')).filter(|p| !p.is_empty()) {
                    path(part, 0, before.clone(), found);
                }
                return at + 1;
            }
            Some(_) | None => {
                found(before);
                return at;
            }
        }
        if !is_colons(tokens, at) {
            found(before);
            return at;
        }
        at += 2;
    }
}
