//! Questions of the group's own.

use std::fs::File;
use std::io::{self, Read as _};

use crate::bank::Kind;
use crate::base::{CleanText, MemberId, TextLimit};
use crate::protocol::{BANK_BYTES_MAX, BankFile, Command, Missing};
use crate::terminal::fault::TerminalFault;
use crate::terminal::form::OpenForm;
use crate::view::Form;

use super::Group;

/// Longest name of a file that complaints are told under.
const NAME: TextLimit = TextLimit::line(60);

impl Group {
    /// Opens the form for a question that is proposed.
    pub(super) fn propose(
        &mut self,
        member: MemberId,
        kind: Kind,
        shows: &str,
    ) -> Result<(), TerminalFault> {
        match self.table.competency(shows) {
            Ok(competency) => {
                self.ask_field(member, OpenForm::new(Form::Question { kind, competency }))
            }
            Err(near) => self.table.say(&format!("? there is no such competency: perhaps {near}")),
        }
    }

    /// Hands in a file of questions.
    pub(super) async fn take_over(
        &mut self,
        member: MemberId,
        path: &str,
        missing: Missing,
    ) -> Result<(), TerminalFault> {
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(fault) => {
                return self.table.say(&format!(
                    "? {path} cannot be read: {fault}. Type the way to a file of questions; \
                     `question export` writes one to begin with."
                ));
            }
        };
        let name = CleanText::new(path.rsplit('/').next().unwrap_or(path), NAME);
        let name = match name {
            Ok(name) => name,
            Err(problem) => return self.table.give_back(member, problem, path),
        };
        let command = Command::TakeOver(Box::new(BankFile { name, bytes, missing }));
        if let Some(answer) = self.table.tell(member, command.clone()).await?
            && answer.is_done()
        {
            return self.table.print_reply(member, &command, &answer);
        }
        Ok(())
    }
}

/// What is in the file, up to a byte more than is taken: that is complained about with the rest.
fn read(path: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(BANK_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
