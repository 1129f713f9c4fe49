//! Nothing is decided from a text of a card: in another language it says something else.

use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Member};

use crate::architecture::Tree;

/// What a card, a picker or a form says.
const TEXTS: [&str; 6] = ["label", "description", "lines", "title", "example", "placeholder"];

/// Ways of asking what a text says.
const QUESTIONS: [&str; 15] = [
    "contains",
    "starts_with",
    "ends_with",
    "find",
    "rfind",
    "matches",
    "split",
    "splitn",
    "split_once",
    "rsplit_once",
    "strip_prefix",
    "strip_suffix",
    "eq",
    "eq_ignore_ascii_case",
    "cmp",
];

/// Ways of handing a text on.
const HANDED_ON: [&str; 9] = [
    "as_str",
    "as_ref",
    "as_deref",
    "clone",
    "to_owned",
    "to_lowercase",
    "replace",
    "trim",
    "iter",
];

/// Files that may, and what for.
const MAY: [(&str, &str); 2] = [
    ("terminal/press.rs", "a member types a label, and a button shown again keeps its number"),
    ("terminal/screen.rs", "of a card that is shown again only the new lines are printed"),
];

#[test]
fn nothing_is_decided_from_a_text() {
    let tree = Tree::read();
    let places = ["view/", "terminal/", "discord/"];
    let files = tree.files().filter(|file| places.iter().any(|place| file.starts_with(place)));
    let files = files.filter(|file| MAY.iter().all(|(may, _)| may != file));
    let found: Vec<String> = files.flat_map(|file| decisions(file, tree.source(file))).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    for (file, _) in MAY {
        assert!(!decisions(file, tree.source(file)).is_empty(), "src/{file} needs no exception");
    }
}

#[test]
fn a_decision_is_found() {
    for planted in [
        r#"fn a(card: &mut Card) { card.buttons.retain(|b| b.label != "Next"); }"#,
        r#"fn a(lang: &Language, label: &str) -> bool { label == text!(lang, "Next") }"#,
        r#"fn a(option: &PickerOption) { let _parts = option.label.as_str().split_once(" · "); }"#,
        r#"fn a(card: &Card) -> bool { card.lines[0].contains("over") }"#,
        r#"fn a(card: &Card) -> bool { match card.lines[0].as_str() { "It" => true, _ => false } }"#,
    ] {
        assert_eq!(decisions("a.rs", planted).len(), 1, "{planted}");
    }
    let fine = r#"fn a(card: &Card) -> bool { card.buttons.iter().any(|b| b.press == wanted) }"#;
    assert_eq!(decisions("a.rs", fine), Vec::<String>::new());
}

fn decisions(file: &str, source: &str) -> Vec<String> {
    let mut found = Decisions { file, found: Vec::new() };
    found.visit_file(&syn::parse_file(source).unwrap());
    found.found
}

struct Decisions<'a> {
    file: &'a str,
    found: Vec<String>,
}

impl Decisions<'_> {
    fn complain(&mut self, from: &str) {
        self.found.push(format!("src/{}: it decides from a text by `{from}`", self.file));
    }
}

impl<'ast> Visit<'ast> for Decisions<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg")) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        let is_question = matches!(binary.op, BinOp::Eq(_) | BinOp::Ne(_));
        if is_question && (is_text(&binary.left) || is_text(&binary.right)) {
            self.complain("==");
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let asked = call.method.to_string();
        if QUESTIONS.contains(&asked.as_str()) && is_text(&call.receiver) {
            self.complain(&asked);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_match(&mut self, found: &'ast syn::ExprMatch) {
        if is_text(&found.expr) {
            self.complain("match");
        }
        visit::visit_expr_match(self, found);
    }
}

/// Whether this is what a card says, as it is or handed on.
fn is_text(expr: &Expr) -> bool {
    match expr {
        Expr::Reference(of) => is_text(&of.expr),
        Expr::Paren(of) => is_text(&of.expr),
        Expr::Unary(of) => is_text(&of.expr),
        Expr::Index(of) => is_text(&of.expr),
        Expr::MethodCall(of) => {
            HANDED_ON.iter().any(|name| of.method == name) && is_text(&of.receiver)
        }
        Expr::Field(of) => match &of.member {
            Member::Named(name) => TEXTS.iter().any(|text| name == text),
            Member::Unnamed(_) => false,
        },
        Expr::Macro(of) => ["text", "counted"].iter().any(|name| of.mac.path.is_ident(name)),
        _ => false,
    }
}
