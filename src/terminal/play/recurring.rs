//! Evenings that come again, as they are typed.

use crate::base::{ENGLISH, MemberId, Moment};
use crate::calendar::{Date, TimeFault, Zone, ZoneName, read_date, read_moved};
use crate::protocol::{
    Command, KindEdit, NewTime, Query, Scope, SeriesAct, SeriesChange, SeriesCommand, SeriesDraft,
    SeriesLook, SeriesShown, SeriesView, Shown,
};
use crate::terminal::fault::TerminalFault;
use crate::terminal::series::{self, Asked, CreateFault};
use crate::view;

use super::Group;

impl Group {
    /// Evenings that come again.
    pub(super) async fn series(
        &mut self,
        member: MemberId,
        words: &str,
    ) -> Result<(), TerminalFault> {
        let Some(asked) = series::asked(words) else {
            return self.table.say(
                "? type `series create every tue 19:00`, `series list`, or `move`, `edit`, \
                 `skip`, `pause`, `resume` or `stop` with the number of one",
            );
        };
        let (number, wished) = match asked {
            Asked::List => return self.table.show(member, Query::Series(SeriesLook::List)).await,
            Asked::Create(words) => return self.create_series(member, &words).await,
            Asked::Of(number, wished) => (number, wished),
        };
        let list = self.table.look(member, Query::Series(SeriesLook::List)).await?;
        let Shown::Series(SeriesShown::List(all)) = list else { return Ok(()) };
        let Some(one) = all.into_iter().find(|one| one.number == number) else {
            return self.table.say(&format!("? there is no series #{number}: `series list`"));
        };
        let read = |typed: String| self.date(&one.zone, &typed).map_err(|fault| (typed, fault));
        // Where none comes, no date is one of its dates.
        let next = one.next.first().map_or(Date::MIN, |next| next.date);
        let act = match wished {
            series::Wished::Move(on, to) => {
                let moved = on.map_or(Ok(next), read).and_then(|date| self.moved(&one, date, to));
                let when = moved.map(|(date, at)| (date, Some(NewTime::At(at))));
                return match when {
                    Ok((date, when)) => {
                        self.change_series(member, &one, date, when, KindEdit::default()).await
                    }
                    Err((typed, fault)) => self.not_a_time(member, &typed, &fault),
                };
            }
            series::Wished::Edit(words) => {
                return self.edit_series(member, &one, next, &words).await;
            }
            series::Wished::Stop => Ok(SeriesAct::Stop),
            series::Wished::Resume => Ok(SeriesAct::Resume),
            series::Wished::Pause(until) => until.map(read).transpose().map(SeriesAct::Pause),
            series::Wished::Skip(Some(date)) => read(date).map(SeriesAct::Skip),
            series::Wished::Skip(None) => Ok(SeriesAct::Skip(next)),
        };
        match act {
            Ok(act) => {
                let command = Command::Series(SeriesCommand::Act(one.id, act));
                self.table.press(member, command).await
            }
            Err((typed, fault)) => self.not_a_time(member, &typed, &fault),
        }
    }

    fn not_a_time(
        &mut self,
        member: MemberId,
        typed: &str,
        fault: &TimeFault,
    ) -> Result<(), TerminalFault> {
        self.table.print_private(member, &view::time_fault(&ENGLISH, typed, fault))
    }

    /// The date of a series that is moved, and the moment that was typed for it.
    fn moved(
        &self,
        one: &SeriesView,
        date: Date,
        typed: String,
    ) -> Result<(Date, Moment), (String, TimeFault)> {
        let zone = ZoneName::new(&one.zone).map_or_else(|_| Zone::utc(), |zone| zone.zone());
        let now = self.table.now();
        let from = one.next.iter().find(|next| next.date == date).map_or(now, |from| from.at);
        match read_moved(&typed, &zone, from, now) {
            Ok(read) => Ok((date, read.at)),
            Err(fault) => Err((typed, fault)),
        }
    }

    /// Shown before it is saved.
    async fn change_series(
        &mut self,
        member: MemberId,
        one: &SeriesView,
        date: Date,
        when: Option<NewTime>,
        kind: KindEdit,
    ) -> Result<(), TerminalFault> {
        let (series, number, scope) = (one.id, one.number, Scope::This);
        let change = SeriesChange { series, number, date, scope, when, kind };
        let draft = SeriesDraft::Change(Box::new(change));
        self.table.tell(member, Command::DraftSeries(Box::new(draft))).await.map(|_| ())
    }

    async fn edit_series(
        &mut self,
        member: MemberId,
        one: &SeriesView,
        next: Date,
        words: &str,
    ) -> Result<(), TerminalFault> {
        let zone = ZoneName::new(&one.zone).map_or_else(|_| Zone::utc(), |zone| zone.zone());
        let (date, rule, kind) = match series::edit(words, &zone, self.table.now()) {
            Ok(edit) => edit,
            Err(fault) => return self.no_series(member, fault),
        };
        let date = match date
            .map_or(Ok(next), |typed| self.date(&one.zone, &typed).map_err(|fault| (typed, fault)))
        {
            Ok(date) => date,
            Err((typed, fault)) => return self.not_a_time(member, &typed, &fault),
        };
        self.change_series(member, one, date, rule.map(NewTime::Rule), kind).await
    }

    fn date(&self, zone: &str, typed: &str) -> Result<Date, TimeFault> {
        let zone = ZoneName::new(zone).map_or_else(|_| Zone::utc(), |zone| zone.zone());
        read_date(typed, &zone, self.table.now())
    }

    /// Shown before it is saved.
    async fn create_series(&mut self, member: MemberId, words: &str) -> Result<(), TerminalFault> {
        let own = self.own_zone(Some(member)).await?;
        let zone = self.zone_of(own.as_ref());
        match series::create(words, &zone, self.table.now()) {
            Ok(draft) => {
                let command = Command::DraftSeries(Box::new(draft));
                self.table.tell(member, command).await.map(|_| ())
            }
            Err(fault) => self.no_series(member, fault),
        }
    }

    /// What is wrong with the words of a series.
    fn no_series(&mut self, member: MemberId, fault: CreateFault) -> Result<(), TerminalFault> {
        let card = match fault {
            CreateFault::Rule { typed, fault } => view::series_fault(&ENGLISH, &typed, &fault),
            CreateFault::ZoneWanted(typed) => view::series_zone_wanted(&ENGLISH, &typed),
            fault @ (CreateFault::Words(_)
            | CreateFault::Objective(_)
            | CreateFault::OneRoom
            | CreateFault::Minutes) => {
                return self.table.say(&format!("? {fault}"));
            }
        };
        self.table.print_private(member, &card)
    }
}
