//! Code that is there for nobody. The compiler cannot see it: what is `pub` may be used from outside,
//! and tests do.
//!
//! A public thing is alive when a file of `src` names it; what only tests name is dead. What nobody
//! but its own file names need not be public. Names are compared as they are written, without types:
//! a method that shares its name with one in use is not found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::walk::{Tree, after_item, is_colons, is_for_tests, is_punct, module_of, read};

/// Something public.
struct Public {
    line: usize,
    what: What,
    name: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// A function, a constant.
    Item,
    /// A type, or a variant: its own file may need it public for what it gives out.
    Type,
    /// What is called on a value.
    Method,
    /// A constructor or a constant of a type.
    Of,
}

/// Where a name is used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum After {
    /// By itself, or as a field.
    Nothing,
    /// Behind a dot and called.
    Call,
    /// Behind what stands before `::`.
    Path(String),
}

/// What a file names, and where.
#[derive(Default)]
struct Names {
    names: BTreeMap<String, BTreeSet<After>>,
    /// Types that it has methods of.
    owners: BTreeSet<String>,
    /// What it hands on from other files by `pub use`.
    handed_on: BTreeSet<String>,
    /// The module that it is.
    module: Vec<String>,
}

/// Who names what: the files of `src`, and the tests.
pub(super) struct Uses {
    files: BTreeMap<String, Names>,
    /// Every word of the tests and benches.
    tests: BTreeSet<String>,
}

impl Uses {
    pub(super) fn read(tree: &Tree) -> Self {
        let files = tree.files().map(|file| (file.to_owned(), Names::of(tree, file)));
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let tests = ["tests", "benches"].into_iter().flat_map(|folder| read(&root.join(folder)));
        let words = tests.flat_map(|(_, source)| Names::within(&source, Vec::new()).names);
        Self { files: files.collect(), tests: words.map(|(word, _)| word).collect() }
    }

    /// What nobody uses, or nobody but its own file and no test, except for what `excepted` names.
    pub(super) fn complaints(&self, tree: &Tree, excepted: &[&str]) -> Vec<String> {
        let mut idle: BTreeSet<&str> = excepted.iter().copied().collect();
        let all = tree.files().flat_map(|file| self.of_file(tree, file));
        let mut found: Vec<String> = all
            .filter(|(name, _)| !excepted.contains(&name.as_str()) || !idle.remove(name.as_str()))
            .map(|(_, what)| what)
            .collect();
        found.extend(idle.iter().map(|what| format!("`{what}` is excepted and needs not to be")));
        found
    }

    /// The same for what `file` declares now.
    pub(super) fn of_file(&self, tree: &Tree, file: &str) -> Vec<(String, String)> {
        let home = Names::of(tree, file);
        let mut found = Vec::new();
        for (owner, public) in publics(tree.source(file)) {
            let mut owners: Vec<&str> = match &owner {
                Some(owner) => vec![owner],
                None => home.module.iter().map(String::as_str).collect(),
            };
            let before = owners.last().copied().unwrap_or("crate");
            let name = format!("{before}::{}", public.name);
            let others = || self.files.iter().filter(|(other, _)| *other != file);
            if owner.is_none() {
                let fronts = others().filter(|(_, names)| names.handed_on.contains(&public.name));
                owners.extend(fronts.filter_map(|(_, front)| Some(front.module.last()?.as_str())));
            }
            let is_at_home = home.names.contains_key(&public.name);
            let is_tested = self.tests.contains(&public.name);
            if others().any(|(_, names)| names.has(&public, &owners))
                || (is_at_home && (public.what == What::Type || is_tested))
            {
                continue;
            }
            let what = if is_at_home { "need not be public" } else { "is there for nobody" };
            let complaint = format!("src/{file}:{}: `{name}` {what}", public.line);
            found.push((name, complaint));
        }
        found
    }
}

/// Everything public of a file, and the type that it is of.
fn publics(source: &str) -> Vec<(Option<String>, Public)> {
    let file = syn::parse_file(source).unwrap();
    let mut found = Vec::new();
    let mut put = |owner: Option<&String>, vis: &syn::Visibility, ident: &syn::Ident, what| {
        if matches!(vis, syn::Visibility::Public(_)) {
            let line = ident.span().start().line;
            found.push((owner.cloned(), Public { line, what, name: ident.to_string() }));
        }
    };
    for item in &file.items {
        match item {
            syn::Item::Fn(f) => put(None, &f.vis, &f.sig.ident, What::Item),
            syn::Item::Const(c) => put(None, &c.vis, &c.ident, What::Item),
            syn::Item::Static(s) => put(None, &s.vis, &s.ident, What::Item),
            syn::Item::Struct(s) => put(None, &s.vis, &s.ident, What::Type),
            syn::Item::Trait(t) => put(None, &t.vis, &t.ident, What::Type),
            syn::Item::Type(t) => put(None, &t.vis, &t.ident, What::Type),
            syn::Item::Enum(e) => {
                put(None, &e.vis, &e.ident, What::Type);
                // What is made by `?` is not named.
                let is_from =
                    |field: &syn::Field| field.attrs.iter().any(|a| a.path().is_ident("from"));
                for variant in e.variants.iter().filter(|v| !v.fields.iter().any(is_from)) {
                    put(Some(&e.ident.to_string()), &e.vis, &variant.ident, What::Type);
                }
            }
            syn::Item::Impl(block) if block.trait_.is_none() => {
                let Some(owner) = name_of(&block.self_ty) else { continue };
                for item in &block.items {
                    match item {
                        syn::ImplItem::Const(c) => put(Some(&owner), &c.vis, &c.ident, What::Of),
                        syn::ImplItem::Fn(f) => {
                            let is_method = f.sig.receiver().is_some();
                            let what = if is_method { What::Method } else { What::Of };
                            put(Some(&owner), &f.vis, &f.sig.ident, what);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn name_of(of: &syn::Type) -> Option<String> {
    match of {
        syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
        _ => None,
    }
}

impl Names {
    /// Without what the file declares, hands on by `pub use`, or says for its tests.
    fn of(tree: &Tree, file: &str) -> Self {
        Self::within(tree.source(file), module_of(file))
    }

    fn within(source: &str, module: Vec<String>) -> Self {
        let tokens: TokenStream = source.parse().unwrap();
        let mut names = Self { module, ..Self::default() };
        names.walk(&tokens.into_iter().collect::<Vec<_>>());
        names
    }

    fn put(&mut self, ident: &proc_macro2::Ident, after: After) {
        self.names.entry(ident.to_string()).or_default().insert(after);
    }

    /// Whether a public thing of another file is named, which stands behind one of `owners`.
    fn has(&self, public: &Public, owners: &[&str]) -> bool {
        let Some(all) = self.names.get(&public.name) else { return false };
        all.iter().any(|after| match after {
            After::Nothing => self.handed_on.contains(&public.name),
            After::Call => public.what == What::Method,
            After::Path(before) if before == "Self" => {
                owners.iter().any(|owner| self.owners.contains(*owner))
            }
            After::Path(before) => owners.contains(&before.as_str()),
        })
    }

    fn walk(&mut self, tokens: &[TokenTree]) {
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Punct(p) if p.as_char() == '#' && is_for_tests(tokens.get(at + 1)) => {
                    at = after_item(tokens, at + 2);
                    continue;
                }
                TokenTree::Ident(ident) if ident == "pub" => {
                    let to = at + 1 + usize::from(is_in_parentheses(tokens.get(at + 1)));
                    if is_word(tokens.get(to), "use") {
                        at = after_item(tokens, to);
                        self.hand_on(&tokens[to..at]);
                        continue;
                    }
                }
                TokenTree::Ident(ident) => self.word(tokens, at, ident),
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    if is_word(at.checked_sub(2).map(|at| &tokens[at]), "enum") {
                        self.variants(&inner);
                    } else {
                        self.walk(&inner);
                    }
                    if let Some(before) = self.before_colons(tokens, at) {
                        self.listed(&inner, &before);
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            at += 1;
        }
    }

    /// What the variants of an enum hold, without their names.
    fn variants(&mut self, inner: &[TokenTree]) {
        for variant in inner.split(|token| is_punct(Some(token), ',')) {
            let name = variant.iter().position(|token| matches!(token, TokenTree::Ident(_)));
            self.walk(&variant[name.map_or(0, |name| name + 1)..]);
        }
    }

    fn word(&mut self, tokens: &[TokenTree], at: usize, ident: &proc_macro2::Ident) {
        let before = |back: usize| at.checked_sub(back).map(|at| &tokens[at]);
        match before(1) {
            Some(TokenTree::Ident(word)) if word == "impl" || word == "for" => {
                self.owners.insert(ident.to_string());
            }
            Some(TokenTree::Ident(word)) if DECLARING.iter().any(|d| word == d) => {}
            Some(TokenTree::Punct(p)) if p.as_char() == '.' && is_called(tokens, at) => {
                self.put(ident, After::Call);
            }
            _ => {
                let after = self.before_colons(tokens, at).map_or(After::Nothing, After::Path);
                self.put(ident, after);
            }
        }
    }

    fn hand_on(&mut self, tokens: &[TokenTree]) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => drop(self.handed_on.insert(ident.to_string())),
                TokenTree::Group(group) => {
                    self.hand_on(&group.stream().into_iter().collect::<Vec<_>>());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// The word before the `::` that stands before `at`; for `self` and `super` the module.
    fn before_colons(&self, tokens: &[TokenTree], at: usize) -> Option<String> {
        let from = at.checked_sub(2).filter(|from| is_colons(tokens, *from))?;
        let TokenTree::Ident(ident) = tokens[..from].last()? else { return Some(String::new()) };
        let up = match ident.to_string().as_str() {
            "self" => 1,
            "super" => 2,
            word => return Some(word.to_owned()),
        };
        let module = self.module.len().checked_sub(up).map(|at| self.module[at].clone());
        Some(module.unwrap_or_default())
    }

    /// Names that a group lists stand behind what stands before the group.
    fn listed(&mut self, inner: &[TokenTree], before: &str) {
        for part in inner.split(|token| is_punct(Some(token), ',')) {
            if let Some(TokenTree::Ident(ident)) = part.first() {
                self.put(ident, After::Path(before.to_owned()));
            }
        }
    }
}

const DECLARING: [&str; 7] = ["fn", "struct", "enum", "const", "static", "trait", "type"];

/// Whether what stands at `at` has arguments, or types and then arguments.
fn is_called(tokens: &[TokenTree], at: usize) -> bool {
    is_in_parentheses(tokens.get(at + 1)) || is_colons(tokens, at + 1)
}

fn is_word(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == word)
}

fn is_in_parentheses(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis)
}
