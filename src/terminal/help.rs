//! What can be typed.

/// `help` in a group's game.
pub(super) const GROUP: &str = "\
Every line says who acts. Whoever is new is introduced by their first line.
  plan one-on-one tomorrow 19:00 role backend objective …   plan a session; also: in 20 min,
                            fri 7 pm, 30 Nov 19:00; also live, virtual, in-person, hybrid;
                            what is practised stands behind objective
  plan many one-on-one fri 19:00 objective …                an evening: who comes is asked, and
                            seats are drawn two hours before
  series create every tue 19:00 one-on-one objective …      evenings that come again, shown before
                            they are saved; also: series list, series move 1 to wed 20:00,
                            edit 1 panel, skip 1, pause 1 until 10 Jan, resume 1, stop 1
  now short                 one at once; also: panel, final-round, group, solo, half-hour, drill
  Ana practise now          Ana has half an hour: with whoever waits, or waits for somebody;
                            also: stop waiting, start alone, waiting
  Ana in                    Ana comes to the evening that was called last; also: watch, out,
                            every time, swap Ben, rotation; or its buttons
  Ana move to fri 20:00     she holds the evening that she planned then; call it …: its new name
  Ana rotation why 2026-11-24   why Ana sits where she does on that evening; without a date, on
                            the last one that was drawn
  Ana outbox                what waits to be shown, what was, and how late
  Ana audit                 who changed plans, series, evenings and settings
  Ana backup                how old the newest backup is, and how one is made and put back
  Ana attendance            who came to their seats; on and off say whether organisers see it
  Ana keep-answers 14       days for which the texts of answers are kept, 0 to 90; usual: as many as
                            config/greenroom.toml says, which is the most
  Ana digest on             on Sundays the room reads how its week went (off: no more); counted
                            and in it: Ana profile counted on, named on; common-goal 50: so many
                            drills a week, together
  Ana remind-at 24h 1h check-in   when people are reminded of what is planned from now on; also:
                            48h, 12h, 3h, 30min, never
  Ana 3                     Ana presses button [3] of the room
  Ana p2                    Ana presses button [p2] of a screen that only she sees
  Ana p4 3                  Ana picks the third option of [p4]
  Ana take a seat           a button by its label, or the beginning of it
  Ana: In my last team I …  Ana answers, or fills the next field of the form she opened
  Ana panel                 what Ana can do now; also: details, checklist, own
  Ana goal                  what she works on; goals: those of before; give-up-goal ends it
  Ana drill story           one question for her alone; also: opening, pitch, closing, pivot, any
  Ana drill compare         her last two attempts at one question, side by side
  Ana story add par         she writes down a story that she can tell, field after field; also:
                            star, car; stories lists them, story 3, edit 3, remove 3, grid;
                            Ben story of Ana, as her coach
  Ana pitch                 what she would say of herself in 90 seconds, and how long it takes
  Ana debrief               she tells of her real interview, and later what she heard back
  Ana question propose behavioural teamwork    a question for the group's sessions, field after
                            field; question shows what became of hers; Ben question review decides,
                            Ben question stats says what is asked how often
  Ben question export       the group's own questions as a file beside the database; change it,
                            then: Ben question import FILE (only, behind it: the others go)
  Ana calibrate             the answer of the month, rated blind; on and off say whether there is one
  Ana rubric peer           what is rated, and how far raters agree
  Ana drilled               today's drill is done; also: not-today, drill-time
  Ana ballot 1              Ana's ballot for turn 1; also: answers 1, report 1, anchors
  Ana mark 1 2 4            on the ballot for turn 1: competency 2, a 4 (- could not tell)
  Ana history               her sessions of before with their reports, and two side by side
  Ana thank Ben             for interviewing, watching or rating her; thanks: who thanked her
  Ana progress              how she gets on; Ben progress Ana: the same to a coach she agreed to
  Ana readiness             what she has shown of what a real interview asks, and what is missing;
                            Ben readiness of Ana where she shows it (Ana show-board, hide-board)
  Ana own-questions Who decides?         what you asked at the end, for those who rate you
  Ana words 1 saw | why | next time      the comment in one line
  Ana submit 1              hands her ballot for turn 1 in; until it closes it can be changed
  Ana own-mark 2 3          rates herself: competency 2, a 3; then: Ana own-done
  Ana coach Ben             Ben is a coach of this group (or: coach Ben off)
  Ana agree-to-coach Ben    Ben may see Ana's reports; withdraw-coach Ben takes it back
  Ana calendar              all that is hers and ahead, as a file for her calendar
  Ana availability mon-fri 18-21; not 20 Dec - 3 Jan   when she can meet, in her zone
  Ana poll                  the group chooses from these times; `poll secret` shows votes only at
                            the end, names and `for panel` stand behind it as behind overlap
  Ana overlap Ben Cleo      the best times for these; overlap alone is for all, `for panel` behind it
  Ana cadence               how often she practises, and means to; profile weekly 3 changes it
  Ana zone Europe/Berlin    Ana's time zone
  Ana quiet 22:00-07:00     no reminder reaches Ana then (or: 10 pm to 7 am, or: quiet off)
  Ana profile role nurse    what she practises for; also: level senior, region canada,
                            interview 14 May, knows nurse, canada; off takes one back
  Ana profile not-with Ben  she is put into no session with Ben (again-with takes it back); also:
                            every-time-with Ben (not-every-time-with ends it),
                            partner Ben (no-partner ends it; partner-sees-goal on),
                            interview-only on, interview-first on, pause in 3 weeks,
                            reminders everything (seated, nothing), dms on; profile shows all
  Ana join                  she is asked whenever an evening is called (profile ask-me off: no more)
  guide star                something to read; `guide` lists it: cards, tones, examples
  Ana export                everything that is kept of her, as files beside the database
  Ana forget me             erases everything about Ana, after asking once more
  … #2                      at the end of a line: session #2, where several are open
  what next · sessions · who · wait 30 s · help · quit
Acts in one word: candidate interviewer observer leave here late start ask another skip next
  done wrap-up extend pause continue end-here step-out come-back stop-my-turn own-done own-skip
What ends something wants its whole word: Ana stop-my-turn, or the whole label of its button.
Everybody at this terminal organises the group. A session stands still while greenroom is not
running, and goes on at the same second.";

/// `help` alone.
pub(super) const ALONE: &str = "\
  your answer               as many lines as you like; Enter on an empty line sends it
  .                         alone: you spoke aloud, and have finished
  /pause  /continue         stop the clock, let it run
  /extend  /skip            30 s more; leave this question out
  /3                        press button [3] of a screen; in the report just 3
  /panel                    everything you can do now
  /guide star               something to read; /guide lists it
  /stop                     stop the interview here
  /quit                     leave; the same command goes on at the same second
  /help                     this";
