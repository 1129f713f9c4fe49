//! What is said to the evening that was shown last.

use crate::base::{CleanText, ENGLISH, MemberId};
use crate::evening;
use crate::interview::limits::LINE;
use crate::protocol::{Answer, Command, EveningEdit, Query};
use crate::terminal::fault::TerminalFault;
use crate::terminal::plain::plain;
use crate::terminal::wish;
use crate::view;

use super::Group;

impl Group {
    /// Something is said to the evening that was shown last.
    pub(super) async fn on_evening(
        &mut self,
        member: MemberId,
        act: evening::Act,
    ) -> Result<(), TerminalFault> {
        let Some(evening) = self.table.evening() else {
            let card = view::answer(&ENGLISH, &Answer::NoSuchEvening);
            return self.table.print_private(member, &card);
        };
        self.table.tell(member, Command::Evening { evening, act }).await.map(|_| ())
    }

    /// The evening that was shown last is held at another time.
    pub(super) async fn move_evening(
        &mut self,
        member: MemberId,
        typed: &str,
    ) -> Result<(), TerminalFault> {
        let own = self.own_zone(Some(member)).await?;
        let zone = self.zone_of(own.as_ref());
        match wish::read_when(typed, &zone, self.table.now()) {
            Ok((at, is_local)) => {
                let to = EveningEdit { starts_at: Some(at), ..EveningEdit::default() };
                if self.change_evening(member, to).await? && is_local {
                    self.say_read_as(member, at, own.as_ref())?;
                }
                Ok(())
            }
            Err(fault) => {
                self.table.print_private(member, &view::time_fault(&ENGLISH, typed, &fault))
            }
        }
    }

    /// It is called something else.
    pub(super) async fn name_evening(
        &mut self,
        member: MemberId,
        title: &str,
    ) -> Result<(), TerminalFault> {
        match CleanText::new(title, LINE) {
            Ok(title) => {
                let to = EveningEdit { objective: Some(title), ..EveningEdit::default() };
                self.change_evening(member, to).await.map(|_| ())
            }
            Err(problem) => self.table.give_back(member, problem, title),
        }
    }

    /// Says whether it is so from now on.
    async fn change_evening(
        &mut self,
        member: MemberId,
        to: EveningEdit,
    ) -> Result<bool, TerminalFault> {
        let Some(evening) = self.table.evening() else {
            let card = view::answer(&ENGLISH, &Answer::NoSuchEvening);
            self.table.print_private(member, &card)?;
            return Ok(false);
        };
        let command = Command::ChangeEvening { evening, to };
        let answer = self.table.tell(member, command).await?;
        Ok(answer.is_some_and(|answer| answer.is_done()))
    }

    /// Somebody is asked for their place, or gets the yes that they wait for.
    pub(super) async fn swap(
        &mut self,
        member: MemberId,
        other: &str,
    ) -> Result<(), TerminalFault> {
        match self.table.names.find(other) {
            Some(with) => self.on_evening(member, evening::Act::AskSwap { with }).await,
            None => self.table.say(&format!("? there is nobody called {}", plain(other))),
        }
    }

    /// Why somebody sits where they do.
    pub(super) async fn why_seats(
        &mut self,
        member: MemberId,
        typed: &str,
    ) -> Result<(), TerminalFault> {
        if typed.is_empty() {
            return self.table.show(member, Query::WhySeats(None)).await;
        }
        let all = self.table.drawn_evenings(member).await?;
        let zone = self.table.zone();
        match view::drawn_meant(zone, &all, typed) {
            Some(one) => self.table.show(member, Query::WhySeats(Some(one.id))).await,
            None => {
                let card = view::not_drawn(&ENGLISH, zone, &all);
                self.table.print_private(member, &card)
            }
        }
    }
}
