//! The sentences that stand in the code, as `text!` and `counted!` name them.

use proc_macro2::{TokenStream, TokenTree};

use crate::architecture::Tree;

/// A sentence: in English, and with its singular where a number is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) one: Option<String>,
    /// What it is about, where the same English has several meanings.
    pub(super) context: Option<String>,
    /// What is put in, by name.
    pub(super) values: Vec<String>,
}

impl Sentence {
    /// What its translations stand behind.
    pub(super) fn key(&self) -> String {
        match &self.context {
            Some(context) => format!("{} | {context}", self.text),
            None => self.text.clone(),
        }
    }
}

/// Every sentence, in the order of files and lines, under the file that it stands in.
pub(super) fn sentences() -> Vec<(String, Vec<Sentence>)> {
    let all = files().into_iter().map(|(file, source)| {
        let mut found = Vec::new();
        walk(source.parse().unwrap(), &mut found);
        (file, found)
    });
    all.filter(|(_, found)| !found.is_empty()).collect()
}

/// The files of the modules that members read, by their names below `src`, and what stands in them.
pub(super) fn files() -> Vec<(String, String)> {
    let tree = Tree::read();
    let read =
        tree.files().filter(|name| name.starts_with("view/") || name.starts_with("discord/"));
    read.map(|name| (name.to_owned(), tree.source(name).to_owned())).collect()
}

fn walk(tokens: TokenStream, found: &mut Vec<Sentence>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        if let [.., TokenTree::Ident(name), TokenTree::Punct(mark)] = &tokens[..at]
            && mark.as_char() == '!'
        {
            let literals = literals(&group.stream());
            let context = context(&group.stream());
            let mut values = names(&group.stream());
            let said = match (name.to_string().as_str(), literals.as_slice()) {
                ("text", [text, ..]) => Some((text, None)),
                ("counted", [one, many, ..]) => {
                    values.push("n".to_owned());
                    Some((many, Some(one.clone())))
                }
                _ => None,
            };
            let sentence =
                said.map(|(text, one)| Sentence { text: text.clone(), one, context, values });
            found.extend(sentence);
        }
        walk(group.stream(), found);
    }
}

/// What `format!` lays out.
pub(super) fn formats(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    formats_in(code.parse().unwrap(), &mut found);
    found
}

fn formats_in(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        if let [.., TokenTree::Ident(name), TokenTree::Punct(mark)] = &tokens[..at]
            && mark.as_char() == '!'
            && name == "format"
        {
            found.extend(literals(&group.stream()).into_iter().next());
        }
        formats_in(group.stream(), found);
    }
}

/// What is put in: `name`, or `name = value`, between the commas of a macro.
fn names(tokens: &TokenStream) -> Vec<String> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    let found = tokens.split(is_comma).filter_map(|part| match part {
        [TokenTree::Ident(name)] => Some(name.to_string()),
        [TokenTree::Ident(name), TokenTree::Punct(is), ..] if is.as_char() == '=' => {
            Some(name.to_string())
        }
        _ => None,
    });
    found.collect()
}

/// What a text is about: `context = "a ballot"`, between the commas of a macro.
fn context(tokens: &TokenStream) -> Option<String> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    tokens.split(is_comma).find_map(|part| match part {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(literal)]
            if name == "context" =>
        {
            Some(syn::parse_str::<syn::LitStr>(&literal.to_string()).unwrap().value())
        }
        _ => None,
    })
}

/// Strings that read like words and stand outside of `text!` and `counted!`, by their files. What
/// tests say is left out.
pub(super) fn bare(file: &str, source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    words_in(code.parse().unwrap(), &mut found);
    found.into_iter().map(|text| format!("{file}: {text:?}")).collect()
}

fn words_in(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Literal(literal) => {
                let literal = syn::parse_str::<syn::LitStr>(&literal.to_string());
                found.extend(literal.into_iter().map(|l| l.value()).filter(|text| is_wordy(text)));
            }
            TokenTree::Group(group) => match &tokens[..at] {
                // The English text is a macro's own; what is put into it is not.
                [.., TokenTree::Ident(name), TokenTree::Punct(mark)]
                    if mark.as_char() == '!' && (name == "text" || name == "counted") =>
                {
                    let parts = group.stream();
                    let known: Vec<String> =
                        literals(&parts).into_iter().chain(context(&parts)).collect();
                    let mut inside = Vec::new();
                    words_in(parts, &mut inside);
                    found.extend(inside.into_iter().filter(|text| !known.contains(text)));
                }
                // An attribute, and what only tests or logs read.
                [.., TokenTree::Punct(mark)] if mark.as_char() == '#' => {}
                [.., TokenTree::Punct(hash), TokenTree::Punct(_)] if hash.as_char() == '#' => {}
                [.., TokenTree::Ident(name), TokenTree::Punct(mark)]
                    if mark.as_char() == '!' && is_log(&name.to_string()) => {}
                _ => words_in(group.stream(), found),
            },
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn is_log(name: &str) -> bool {
    ["debug", "info", "warn", "error"].contains(&name)
}

/// Three letters in a row, outside of what is put in and of times in the dialect.
fn is_wordy(text: &str) -> bool {
    let mut rest = text.to_owned();
    while let Some((before, inner)) = rest.clone().split_once('{') {
        let after = inner.split_once('}').map_or("", |(_, after)| after);
        rest = format!("{before} {after}");
    }
    rest.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() >= 3)
}

/// The strings that stand alone between the commas of a macro.
fn literals(tokens: &TokenStream) -> Vec<String> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    let alone = tokens.split(is_comma).filter_map(|part| match part {
        [TokenTree::Literal(literal)] => syn::parse_str::<syn::LitStr>(&literal.to_string()).ok(),
        _ => None,
    });
    alone.map(|literal| literal.value()).collect()
}
