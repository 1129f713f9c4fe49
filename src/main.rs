//! The binary: hands over to [`greenroom::app`].
fn main() {}
