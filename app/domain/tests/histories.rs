//! What holds for every history of a case, whatever happens to it: the clock, the lights, the history read again, the
//! counts of a period. With the official calendar, and a hall that moves on to another one in between.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests stand outside the test functions")]

mod story;

use chrono::{Days, NaiveDate, TimeDelta};
use domain::case::{Case, Counts, Event, EventKind, StageName};
use domain::clock::{Light, Pause, Term, due_date};
use domain::time::local_date;
use proptest::prelude::*;
use story::{Story, calendar_of, first_day, official, shown};

/// Kind of the case, and what happens: days until then, which event, which of its forms.
fn tries() -> impl Strategy<Value = (u8, Vec<(i64, u8, u8)>)> {
    (0_u8..3, proptest::collection::vec((0_i64..6, any::<u8>(), any::<u8>()), 0..70))
}

/// Events by which a red light may become another one: each stands in the history.
fn answers_for_a_light(kind: &EventKind) -> bool {
    matches!(kind, EventKind::Undone { .. } | EventKind::Recomputed { .. } | EventKind::Reexamined { .. })
}

proptest! {
    /// More working days never bring the date forward, whatever the pauses and the extension; a further pause neither.
    #[test]
    fn the_due_date_is_monotone_in_its_days(
        start in 0_u64..6_000,
        workdays in 0_u32..120,
        extension in 0_u32..30,
        stops in proptest::collection::vec((0_u64..150, 1_u64..40), 0..6),
    ) {
        let calendar = official();
        let accepted = first_day() + Days::new(start);
        let pause = |(from, length): &(u64, u64)| {
            let from = accepted + Days::new(*from);
            Pause { from, until: from + Days::new(*length) }
        };
        let pauses: Vec<Pause> = stops.iter().map(pause).collect();
        let due = |workdays, pauses: &[Pause]| {
            due_date(calendar, &Term { accepted, workdays, extension, pauses: pauses.to_vec() }).unwrap()
        };
        let (one, more) = (due(workdays, &pauses), due(workdays + 1, &pauses));
        prop_assert!(one.due < more.due, "{} days: {}, a day more: {}", workdays, one.due, more.due);
        let counted = |days: &[domain::clock::Day]| days.iter().filter(|day| day.counted).count();
        prop_assert_eq!(counted(&one.days) as u32, workdays + extension);
        for known in 0..pauses.len() {
            prop_assert!(due(workdays, &pauses[..known]).due <= due(workdays, &pauses[..=known]).due);
        }
        // The day on which a pause ends counts; the days before it never do.
        let stands = |day: NaiveDate| pauses.iter().any(|pause| pause.excludes(day));
        prop_assert!(one.days.iter().all(|day| !day.counted || !stands(day.date)));
    }

    /// The date in force is what the clock computes, and red never goes back without an event that answers for it.
    #[test]
    fn dates_follow_from_the_clock_and_red_stays_red((kind, tries) in tries()) {
        let story = Story::of(kind, &tries);
        let mut light_before: Option<Light> = None;
        for known in 1..=story.history.len() {
            let case = Case::replay(&story.terms, &story.history[..known]).unwrap();
            let event = &story.history[known - 1];
            let (red, running) = (light_before == Some(Light::Red), case.stage.name().is_running());
            if let (true, Some(acceptance)) = (running, case.stage.acceptance()) {
                let answer = acceptance.reckon(calendar_of(acceptance)).unwrap();
                // While the clock stands above, the date waits for the answer.
                let above = acceptance.report.is_some_and(|report| !report.counts);
                prop_assert!(above || answer.due == acceptance.due, "after {}", event.kind.name());
                let extension = acceptance.extension.map_or(0, |extension| extension.days);
                let counted = answer.days.iter().filter(|day| day.counted).count();
                prop_assert_eq!(counted as u32, acceptance.workdays + extension);
                if red && !answers_for_a_light(&event.kind) {
                    prop_assert_eq!(shown(&case, event.at), Light::Red, "after {}", event.kind.name());
                }
            }
            if red && case.stage.name() == StageName::Decided {
                prop_assert_eq!(shown(&case, event.at), Light::Late, "a late decision is late");
            }
            // Time alone makes no light better, up to the next event.
            let mut looked = event.at;
            let until = story.history.get(known).map_or(event.at + TimeDelta::days(30), |next| next.at);
            let mut light = shown(&case, looked);
            while running && looked < until {
                looked = (looked + TimeDelta::hours(7)).min(until);
                let next = shown(&case, looked);
                prop_assert!(light != Light::Red || next == Light::Red, "{:?} after {:?}", next, light);
                light = next;
            }
            light_before = running.then_some(light);
        }
    }

    /// The history read again gives the case as it was moved on event by event, and as it comes back from storage.
    #[test]
    fn a_history_read_again_gives_the_same_case((kind, tries) in tries()) {
        let story = Story::of(kind, &tries);
        let replayed = Case::replay(&story.terms, &story.history).unwrap();
        prop_assert_eq!(&replayed, &story.case);
        let stored = serde_json::to_string(&story.case).unwrap();
        prop_assert_eq!(serde_json::from_str::<Case>(&stored).unwrap(), story.case);
        let written: Vec<String> = story.history.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
        let read: Vec<Event> = written.iter().map(|event| serde_json::from_str(event).unwrap()).collect();
        prop_assert_eq!(read, story.history);
    }

    /// opening + accepted = completed + returned + withdrawn + closing, over every period.
    #[test]
    fn no_case_is_lost_between_two_reports(
        stories in proptest::collection::vec(tries(), 1..8),
        from in 0_u64..120,
        length in 0_u64..120,
    ) {
        let stories: Vec<Story> = stories.iter().map(|(kind, tries)| Story::of(*kind, tries)).collect();
        let cases = || stories.iter().map(|story| (&story.terms, story.history.as_slice()));
        let from = first_day() + Days::new(from);
        let to = from + Days::new(length);
        let counts = Counts::of(cases(), from, to).unwrap();
        prop_assert!(counts.balance(), "{:?}", counts);
        // Periods that follow each other hand the open cases on.
        let next = Counts::of(cases(), to + Days::new(1), to + Days::new(60)).unwrap();
        prop_assert_eq!(counts.closing, next.opening);
        let last = stories.iter().filter_map(|story| story.history.last()).map(|event| local_date(event.at)).max();
        let whole = Counts::of(cases(), first_day(), last.unwrap()).unwrap();
        let open = stories.iter().filter(|story| story.case.stage.name().is_running()).count();
        prop_assert_eq!((whole.opening, whole.closing), (0, open as i64));
    }
}

/// The stories reach every kind of event that a case can take; otherwise the properties would say little.
#[test]
fn the_stories_know_every_event() {
    let mut seen = std::collections::BTreeSet::new();
    let mut random: u32 = 1;
    let mut next = || {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 16) as u8
    };
    for kind in 0..600_u32 {
        let tries: Vec<(i64, u8, u8)> = (0..70).map(|_| (i64::from(next() % 6), next(), next())).collect();
        let story = Story::of((kind % 3) as u8, &tries);
        seen.extend(story.history.iter().map(|event| event.kind.name()));
    }
    let missing: Vec<&str> = story::NAMES.into_iter().filter(|name| !seen.contains(name)).collect();
    assert!(missing.is_empty(), "never happened: {missing:?}");
}
