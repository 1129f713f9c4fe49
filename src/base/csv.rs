//! Lines of a file for a spreadsheet (RFC 4180).

/// The cells as a line: quoted where they have to be, none of them a formula (`reliability`: S8).
pub fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    cells.join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_each_reads_back_as_one() {
        let cells = [
            ("came", "came"),
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-1", "'-1"),
            ("@sum", "'@sum"),
            ("\tx", "'\tx"),
            ("a,b", "\"a,b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("=\"a\",1", "\"'=\"\"a\"\",1\""),
            ("two\nlines", "\"two\nlines\""),
        ];
        for (text, cell) in cells {
            assert_eq!(csv_line([text]), format!("{cell}\r\n"), "{text:?}");
        }
        assert_eq!(csv_line(["a", "=b"]), "a,'=b\r\n");
    }
}
