//! A series becomes something else: one of its dates, or all from a date on. What it would be is
//! worked out on a copy, which is shown first and saved when it is right.

use crate::base::{EveningId, MemberId, Moment};
use crate::calendar::{Coming, Date, Series, ZoneName};
use crate::evening::times::LEAD_MIN;
use crate::protocol::{
    Becomes, EveningKind, KindEdit, NewTime, Scope, SeriesChange, SeriesRefusal, SeriesRule,
};
use crate::store::series_dates::{DateRow, StretchRow};

use super::error::ServiceError;
use super::series::{Called, Standing, kind_of, kind_row, stretch};

/// What a series would become.
pub(super) struct Changed {
    pub(super) standing: Standing,
    pub(super) becomes: Becomes,
    /// Its evenings that are called already, as they are from then on.
    pub(super) called: Vec<(EveningId, Moment, EveningKind)>,
}

/// What the series becomes by a change that this member wants.
pub(super) fn changed(
    before: &Standing,
    change: &SeriesChange,
    by: MemberId,
    now: Moment,
) -> Result<Result<Changed, SeriesRefusal>, ServiceError> {
    let mut after = before.clone();
    let next = before.choices(now);
    let named = next.iter().find(|one| one.date == change.date).copied();
    let of = match change.scope {
        Scope::This | Scope::Following => named,
        Scope::All => named.and(next.first().copied()),
    };
    let Some(of) = of else { return Ok(Err(SeriesRefusal::NoSuchDate { next })) };
    let date = of.date.to_string();
    let is_in_scope = |called: &&Called| match change.scope {
        Scope::This => called.date == date,
        Scope::Following | Scope::All => called.date >= date,
    };
    let concerned: Vec<Called> = before.called.iter().filter(is_in_scope).cloned().collect();
    let mut starts = concerned.iter().map(|one| one.at).collect::<Vec<_>>();
    if let Some(NewTime::At(at)) = change.when
        && let Err(why) = check(before, change.date, at, now)
    {
        return Ok(Err(why));
    }
    match change.scope {
        Scope::This => {
            one(&mut after, change, of.date, by)?;
            if let (Some(NewTime::At(at)), [start]) = (&change.when, starts.as_mut_slice()) {
                *start = *at;
            }
        }
        Scope::Following | Scope::All => {
            let rule = match new_rule(before, change, of.date, now).transpose() {
                Ok(rule) => rule,
                Err(why) => return Ok(Err(why)),
            };
            let from = rule.as_ref().map_or(of.date, |rule| rule.series.first().min(of.date));
            following(&mut after, (from, of.date), rule.as_ref(), &change.kind, by)?;
            if rule.is_some() {
                starts = follow(&mut after, from, starts.len(), now);
            }
        }
    }
    let mut called = Vec::new();
    for (one, at) in concerned.iter().zip(starts) {
        let Some(kind) = after.kind(&one.date)? else { continue };
        after.called.iter_mut().filter(|c| c.evening == one.evening).for_each(|c| c.at = at);
        called.push((one.evening, at, kind));
    }
    let Some(becomes) = becomes(&after, of)? else {
        return Ok(Err(SeriesRefusal::NoSuchDate { next }));
    };
    Ok(Ok(Changed { standing: after, becomes, called }))
}

/// What the series is on a date.
fn becomes(standing: &Standing, of: Coming) -> Result<Option<Becomes>, ServiceError> {
    let date = of.date.to_string();
    let Some(stretch) = standing.in_force(Some(&date)) else { return Ok(None) };
    let series = Series::stored(&stretch.rule, &stretch.first).ok();
    let zone = ZoneName::new(&stretch.zone).ok();
    let (Some(series), Some(zone), Some(kind)) = (series, zone, standing.kind(&date)?) else {
        return Ok(None);
    };
    Ok(Some(Becomes { of, rule: SeriesRule { series, zone }, kind }))
}

/// One date becomes something else.
fn one(
    after: &mut Standing,
    change: &SeriesChange,
    date: Date,
    by: MemberId,
) -> Result<(), ServiceError> {
    let key = date.to_string();
    let was = after.dates.iter().find(|one| one.date == key).cloned();
    let mut moved_to = was.as_ref().and_then(|was| was.moved_to);
    if let Some(NewTime::At(at)) = change.when {
        moved_to = Some(at);
    }
    let mut kind = was.and_then(|was| was.kind);
    if change.kind != KindEdit::default()
        && let Some(mut edited) = after.kind(&key)?
    {
        change.kind.apply(&mut edited);
        kind = Some(kind_row(&edited, by)?);
    }
    after.dates.retain(|one| one.date != key);
    let (series, guild) = (after.row.id, after.row.guild);
    after.dates.push(DateRow { series, guild, date: key, is_skipped: false, moved_to, kind });
    after.dates.sort_by(|one, other| one.date.cmp(&other.date));
    Ok(())
}

/// Where a date of the series may be moved to, and whether this moment is there.
fn check(before: &Standing, date: Date, at: Moment, now: Moment) -> Result<(), SeriesRefusal> {
    let [behind, ahead] = before.course().map(|course| course.around(date)).unwrap_or_default();
    if behind.is_some_and(|one| at <= one) || ahead.is_some_and(|one| at >= one) {
        return Err(SeriesRefusal::NotBetween { behind, ahead });
    }
    if at < now + LEAD_MIN { Err(SeriesRefusal::TooSoon) } else { Ok(()) }
}

/// The rule that is in force from a date on, where it is another than before.
fn new_rule(
    before: &Standing,
    change: &SeriesChange,
    date: Date,
    now: Moment,
) -> Option<Result<SeriesRule, SeriesRefusal>> {
    let rule = match change.when.as_ref()? {
        NewTime::Rule(rule) => instead_of(before, rule, (date, Some(rule.series.first())), now),
        NewTime::At(at) => moved(before, date, *at).and_then(|rule| {
            // Of all evenings not the first may be the one that was moved.
            if change.date == date {
                Some(rule)
            } else {
                instead_of(before, &rule, (date, None), now)
            }
        }),
    };
    Some(rule.ok_or(SeriesRefusal::Over))
}

fn moved(before: &Standing, date: Date, at: Moment) -> Option<SeriesRule> {
    let stretch = before.in_force(Some(&date.to_string()))?;
    let old = Series::stored(&stretch.rule, &stretch.first).ok()?;
    let zone = ZoneName::new(&stretch.zone).ok()?;
    let series = old.moved(date, at, &zone.zone())?;
    Some(SeriesRule { series, zone })
}

/// The rule in place of that which has a date: it begins in the same week or month, behind what
/// came before, and ahead of now.
fn instead_of(
    before: &Standing,
    rule: &SeriesRule,
    (date, first): (Date, Option<Date>),
    now: Moment,
) -> Option<SeriesRule> {
    let zone = rule.zone.zone();
    let today = zone.date(now)?;
    let behind = before.course().and_then(|course| course.date_before(date));
    let behind = behind.and_then(|behind| behind.tomorrow().ok());
    let not_before = [Some(today), behind, first].into_iter().flatten().max()?;
    let begun = rule.series.instead_of(date, not_before)?;
    let series = if begun.is_ahead_of(now, &zone) {
        begun
    } else {
        rule.series.instead_of(date, begun.first().tomorrow().ok()?)?
    };
    Some(SeriesRule { series, zone: rule.zone.clone() })
}

/// All from a date on become something else; a new rule begins before it where its first date does.
fn following(
    after: &mut Standing,
    (from, date): (Date, Date),
    rule: Option<&SeriesRule>,
    edit: &KindEdit,
    by: MemberId,
) -> Result<(), ServiceError> {
    let key = from.to_string();
    let Some(was) = after.in_force(Some(&date.to_string())).cloned() else { return Ok(()) };
    let guild = after.row.guild;
    let edited = |row: &StretchRow| {
        if *edit == KindEdit::default() {
            return Ok(row.kind.clone());
        }
        let mut kind = kind_of(guild, &row.kind)?;
        edit.apply(&mut kind);
        let mut kind = kind_row(&kind, by)?;
        if edit.objective.is_none() {
            kind.objective.clone_from(&row.kind.objective);
        }
        Ok::<_, ServiceError>(kind)
    };
    if let Some(rule) = rule {
        after.stretches.retain(|one| one.from < key);
        after.dates.retain(|one| one.date < key);
        let row = stretch(&after.row, from, rule, edited(&was)?);
        after.stretches.push(row);
        return Ok(());
    }
    for row in after.stretches.iter_mut().filter(|one| one.from >= key) {
        row.kind = edited(row)?;
    }
    if after.stretches.iter().all(|one| one.from != key) {
        let row = StretchRow { from: key, kind: edited(&was)?, ..was };
        after.stretches.push(row);
        after.stretches.sort_by(|one, other| one.from.cmp(&other.from));
    }
    Ok(())
}

/// Evenings that are called take the first dates of the new rule: when those start. The series then
/// stands behind them.
fn follow(after: &mut Standing, from: Date, count: usize, now: Moment) -> Vec<Moment> {
    let Some(mut course) = after.course().filter(|_| count > 0) else { return Vec::new() };
    course.behind = from.yesterday().ok();
    let dates: Vec<_> = course.coming(now + LEAD_MIN).take(count).collect();
    if let Some(last) = dates.last() {
        after.row.behind = Some(last.date.to_string());
    }
    dates.into_iter().map(|one| one.at).collect()
}
