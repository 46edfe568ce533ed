//! What each rule refuses, and what it lets through.

use super::*;
use rstest::rstest;

fn accepted() -> (i64, EventKind) {
    (0, EventKind::Accepted(promise()))
}

fn running(more: &[(i64, EventKind)]) -> Result<Case, Refusal> {
    walk(terms(), &[&[(0, received()), accepted()], more].concat())
}

fn acceptance(case: &Case) -> &Acceptance {
    case.stage.acceptance().unwrap()
}

#[test]
fn no_event_lies_before_the_last_one() {
    assert_eq!(running(&[(3, granted()), (2, delivered())]), Err(Refusal::BackDated));
}

#[rstest]
#[case(Authorisation::S)]
#[case(Authorisation::D)]
#[case(Authorisation::U)]
fn only_the_window_of_level_w_decides_without_naming_who_signed(#[case] authorisation: Authorisation) {
    let terms = Terms { authorisation, ..terms() };
    let path = |kind| [(0, received()), accepted(), (1, kind)];
    assert_eq!(walk(terms.clone(), &path(granted())), Err(Refusal::SignatureMissing));
    assert_eq!(walk(terms.clone(), &path(refused())), Err(Refusal::SignatureMissing));
    let signed = EventKind::Granted {
        certificate_no: String::new(),
        decided_by: "国土资源所 所长".into(),
        validity: String::new(),
    };
    let decided = walk(terms, &path(signed));
    match authorisation {
        // What the level above decides has been there first.
        Authorisation::U => assert_eq!(decided, Err(Refusal::NotReported)),
        _ => assert_eq!(decided.unwrap().stage.name(), StageName::Decided),
    }
}

#[test]
fn what_is_refused_returned_or_extended_has_a_reason_and_a_delivery_its_recipient() {
    let blank = String::from(" ");
    let refused = EventKind::Refused { reason: blank.clone(), decided_by: String::new(), grounds: Grounds::default() };
    let returned = EventKind::Returned { ground: ReturnGround::MatterLapsed, reason: blank.clone() };
    for kind in [refused, returned] {
        assert_eq!(running(&[(1, kind)]), Err(Refusal::ReasonMissing));
    }
    let nobody = EventKind::Delivered { received_by: blank };
    assert_eq!(running(&[(1, granted()), (1, nobody)]), Err(Refusal::RecipientMissing));
}

#[test]
fn another_authority_is_named_where_it_is_competent() {
    let refused = |ground, instead: &str| {
        let (reason, confirmed_by) = ("不在本镇办理".into(), "窗口负责人".into());
        let event = EventKind::NotAccepted { ground, reason, instead: instead.into(), confirmed_by };
        walk(terms(), &[(0, received()), (1, event)]).map(|case| case.stage.name())
    };
    assert_eq!(refused(NotAcceptedGround::NotCompetent, " "), Err(Refusal::ReferralMissing));
    assert_eq!(refused(NotAcceptedGround::NotCompetent, "乐清市民政局"), Ok(StageName::NotAccepted));
    assert_eq!(refused(NotAcceptedGround::NotNeeded, ""), Ok(StageName::NotAccepted), "nothing is to be applied for");
}

#[test]
fn events_from_before_their_papers_said_more_are_read_as_they_were() {
    let read = |text: &str| serde_json::from_str::<EventKind>(text).unwrap();
    let old = read(r#"{"event":"not_accepted","ground":"not_competent","reason":"请到民政局","confirmed_by":"所长"}"#);
    let case = walk(terms(), &[(0, received()), (1, old)]).unwrap();
    assert_eq!(case.stage.name(), StageName::NotAccepted, "its reason named the authority");
    assert_eq!(read(r#"{"event":"chased"}"#), EventKind::Chased { way: String::new(), answer: String::new() });
    let refused = read(r#"{"event":"refused","reason":"x","decided_by":"y"}"#);
    assert_eq!(serde_json::to_string(&refused).unwrap(), r#"{"event":"refused","reason":"x","decided_by":"y"}"#);
}

#[test]
fn the_one_time_notice_closes_the_list() {
    let asked = |demand| (1, EventKind::SupplementAsked(demand));
    let first = [(0, received()), asked(demand(&[3, 4]))];
    let further = |demand| walk(terms(), &[&first[..], &[asked(demand)]].concat());
    assert!(further(demand(&[3])).is_ok(), "a line may be repeated");
    assert_eq!(further(demand(&[5])), Err(Refusal::ListClosed));
    let allowed = Demand { override_reason: "材料系伪造".into(), override_by: "主任".into(), ..demand(&[5]) };
    let Stage::AwaitingSupplement { supplement, .. } = further(allowed).unwrap().stage else { panic!("not waiting") };
    assert_eq!((supplement.notices, supplement.open), (2, vec![5, 3, 4]), "what is not repeated stays open");
    assert_eq!(further(demand(&[])), Err(Refusal::NothingMissing));
    let brought = (2, EventKind::SupplementReceived { materials: vec![3] });
    let again = walk(terms(), &[&first[..], &[brought, (3, EventKind::SupplementAsked(demand(&[3])))]].concat());
    assert_eq!(again, Err(Refusal::ListClosed), "what has come in is not asked for again");
}

#[test]
fn a_notice_comes_within_its_five_days_and_silence_accepts() {
    let late = |kind| walk(terms(), &[(0, received()), (8, kind)]);
    assert_eq!(late(EventKind::SupplementAsked(demand(&[3]))), Err(Refusal::NoticeOver));
    assert_eq!(late(not_accepted()), Err(Refusal::NoticeOver));
    let deemed = late(EventKind::Deemed(promise())).unwrap();
    let acceptance = acceptance(&deemed);
    assert!(acceptance.deemed);
    assert_eq!(acceptance.accepted_on, date("2008-03-03"), "with the date of receipt");
    let early = walk(terms(), &[(0, received()), (7, EventKind::Deemed(promise()))]);
    assert_eq!(early, Err(Refusal::NoticeRuns), "the last day is the window's");
}

#[test]
fn what_was_asked_for_comes_in_and_the_clock_starts_that_day() {
    let asked = [(0, received()), (3, EventKind::SupplementAsked(demand(&[3, 4])))];
    let came = |materials: &[u32]| (10, EventKind::SupplementReceived { materials: materials.to_vec() });
    let accept = || (10, EventKind::Accepted(promise()));
    assert_eq!(walk(terms(), &[&asked[..], &[came(&[3]), accept()]].concat()), Err(Refusal::StillMissing));
    let case = walk(terms(), &[&asked[..], &[came(&[3]), came(&[4]), accept()]].concat()).unwrap();
    assert!(acceptance(&case).supplemented);
    assert_eq!(acceptance(&case).accepted_on, date("2008-03-13"));
    assert_eq!(walk(terms(), &[&asked[..], &[came(&[9])]].concat()), Err(Refusal::NothingMissing));
    let lapse = |days| walk(terms(), &[&asked[..], &[(days, EventKind::Lapsed)]].concat());
    assert_eq!(lapse(30), Err(Refusal::TermRuns));
    assert_eq!(lapse(31).unwrap().stage.name(), StageName::Lapsed);
}

#[test]
fn nothing_is_sealed_while_something_is_to_follow() {
    let gap =
        EventKind::AcceptedWithGap { promise: promise(), missing: vec![4, 5], supplement_due: date("2008-03-10") };
    let with = |more: &[(i64, EventKind)]| walk(terms(), &[&[(0, received()), (0, gap.clone())], more].concat());
    assert_eq!(with(&[(1, granted())]), Err(Refusal::OpenGap));
    let close = |materials: &[u32]| (2, EventKind::GapClosed { materials: materials.to_vec() });
    assert_eq!(with(&[close(&[4]), (2, granted())]), Err(Refusal::OpenGap));
    assert!(with(&[close(&[4]), close(&[5]), (2, granted())]).is_ok());
    assert_eq!(with(&[close(&[6])]), Err(Refusal::NoGap));
    let outstanding = || returned(ReturnGround::OutstandingMaterial);
    assert_eq!(with(&[(7, outstanding())]), Err(Refusal::TermRuns), "the last day is the applicant's");
    assert_eq!(with(&[(8, outstanding())]).unwrap().stage.name(), StageName::Returned);
    assert_eq!(running(&[(8, outstanding())]), Err(Refusal::TermRuns), "nothing was to follow");
    let none = EventKind::AcceptedWithGap { promise: promise(), missing: vec![], supplement_due: date("2008-03-10") };
    assert_eq!(walk(terms(), &[(0, received()), (0, none)]), Err(Refusal::NoGap));
}

#[test]
fn steps_are_done_in_their_order_and_a_survey_names_two() {
    let step = |step, officers: &[&str], survey| EventKind::StepDone {
        step,
        opinion: String::new(),
        officers: officers.iter().map(|name| (*name).to_owned()).collect(),
        survey,
    };
    let terms = Terms { steps: 2, ..terms() };
    let walk = |more: &[(i64, EventKind)]| walk(terms.clone(), &[&[(0, received()), accepted()], more].concat());
    assert_eq!(walk(&[(1, step(2, &[], false))]), Err(Refusal::StepOrder));
    assert_eq!(walk(&[(1, granted())]), Err(Refusal::StepOrder), "all steps are done before the decision");
    assert_eq!(walk(&[(1, step(1, &["甲", " "], true))]), Err(Refusal::TwoOfficers));
    let both = [(1, step(1, &["甲", "乙"], true)), (2, step(2, &[], false))];
    assert!(walk(&[&both[..], &[(2, granted())]].concat()).is_ok());
    assert_eq!(walk(&[&both[..], &[(2, step(3, &[], false))]].concat()), Err(Refusal::StepOrder));
}

#[test]
fn the_clock_stops_today_for_a_reason_of_the_list_on_or_before_the_due_date() {
    let change = |change: fn(&mut EventKind)| {
        let mut kind = paused();
        change(&mut kind);
        kind
    };
    let with = |days, kind| running(&[(days, kind)]);
    assert!(with(21, paused()).is_err(), "planned to end before it began");
    let long = |kind: &mut EventKind| {
        if let EventKind::Paused { planned, .. } = kind {
            *planned = date("2008-05-01");
        }
    };
    assert!(with(21, change(long)).is_ok(), "the due date itself is not too late");
    assert_eq!(with(22, change(long)), Err(Refusal::AfterDue));
    let unnamed = change(|kind| {
        if let EventKind::Paused { approved_by, .. } = kind {
            approved_by.clear();
        }
    });
    assert_eq!(with(7, unnamed), Err(Refusal::ApprovalMissing));
    let payment = change(|kind| {
        if let EventKind::Paused { reason, .. } = kind {
            *reason = PauseReason::Payment;
        }
    });
    assert_eq!(with(7, payment), Err(Refusal::PauseNotOpen), "payment stops water and power only");
    let earlier = change(|kind| {
        if let EventKind::Paused { due, .. } = kind {
            *due = date("2008-03-20");
        }
    });
    assert_eq!(with(7, earlier), Err(Refusal::WrongDue), "a stop never brings the date forward");
}

#[test]
fn a_pause_ends_by_hand_or_by_itself_and_is_renewed_in_time() {
    let resumed = |on: &str| EventKind::Resumed { on: date(on), due: date("2008-03-28") };
    let with = |more: &[(i64, EventKind)]| running(&[&[(7, paused())], more].concat());
    assert_eq!(with(&[(11, resumed("2008-03-14"))]).unwrap().stage.name(), StageName::Accepted);
    assert_eq!(with(&[(11, resumed("2008-03-13"))]), Err(Refusal::PauseOver), "not back-dated");
    let later = with(&[(20, resumed("2008-03-20"))]).unwrap();
    assert_eq!(acceptance(&later).stops[0].until, date("2008-03-20"), "by itself, recorded after downtime");
    assert_eq!(with(&[(20, resumed("2008-03-23"))]), Err(Refusal::PauseOver));
    let renewed =
        || EventKind::PauseRenewed {
            planned: date("2008-03-27"), due: date("2008-04-09"), approved_by: "所长".into()
        };
    assert_eq!(acceptance(&with(&[(17, renewed())]).unwrap()).due, date("2008-04-09"));
    assert_eq!(with(&[(18, renewed())]), Err(Refusal::PauseOver));
    // It ended by itself at the beginning of its planned day, the whole of which it may be renewed.
    let ended = |on: &str| EventKind::Resumed { on: date(on), due: date("2008-04-02") };
    let again = with(&[(17, ended("2008-03-20")), (17, renewed())]).unwrap();
    assert_eq!((again.stage.name(), acceptance(&again).due), (StageName::Paused, date("2008-04-09")));
    assert_eq!(acceptance(&again).stops.len(), 1, "the same stop");
    assert_eq!(acceptance(&again).stops[0].until, date("2008-03-27"));
    assert_eq!(with(&[(17, ended("2008-03-20")), (18, renewed())]), Err(Refusal::PauseOver), "not a day later");
    let shorter =
        EventKind::PauseRenewed { planned: date("2008-03-20"), due: date("2008-04-09"), approved_by: "所长".into() };
    assert_eq!(with(&[(17, ended("2008-03-20")), (17, shorter)]), Err(Refusal::PauseOrder));
    let never =
        EventKind::PauseRenewed { planned: date("2008-03-27"), due: date("2008-04-09"), approved_by: "所长".into() };
    assert_eq!(running(&[(17, never)]).unwrap_err().code(), "not_from_this_stage", "where no pause was");
}

#[test]
fn beyond_the_law_more_time_is_counted_from_the_law() {
    let more = |level, days, due: &str, latest: Option<&str>| {
        let mut kind = extended(level, days, due);
        if let EventKind::Extended { latest: last, .. } = &mut kind {
            *last = latest.map(date);
        }
        running(&[(1, kind)])
    };
    // Fifteen promised, twenty in law: until the thirtieth day, which is fifteen more.
    let (last, after) = ("2008-04-15", "2008-04-16");
    assert!(more(ExtensionLevel::Statutory, 15, last, Some(last)).is_ok());
    assert_eq!(more(ExtensionLevel::Statutory, 16, after, Some(last)), Err(Refusal::ExtensionDays));
    assert_eq!(more(ExtensionLevel::Statutory, 0, last, Some(last)), Err(Refusal::ExtensionDays));
    assert_eq!(more(ExtensionLevel::Statutory, 11, last, None), Err(Refusal::ExtensionDays), "without a limit in law");
    let within = more(ExtensionLevel::Internal, 15, last, Some(last));
    assert_eq!(within, Err(Refusal::BeyondStatutory), "the department's head stays within the law");
}

#[test]
fn a_case_is_extended_once_and_never_after_red() {
    let statutory = |days, due| extended(ExtensionLevel::Statutory, days, due);
    let case = running(&[(21, statutory(10, "2008-04-08"))]).unwrap();
    assert_eq!(acceptance(&case).due, date("2008-04-08"));
    assert_eq!(running(&[(22, statutory(10, "2008-04-08"))]), Err(Refusal::AfterDue), "V19: the red stays");
    let twice = [(20, statutory(5, "2008-03-31")), (21, statutory(5, "2008-04-08"))];
    assert_eq!(running(&twice), Err(Refusal::ExtendedBefore));
    for (level, most) in [(ExtensionLevel::Statutory, 10), (ExtensionLevel::Joint, 15)] {
        assert_eq!(running(&[(1, extended(level, most + 1, "2008-05-01"))]), Err(Refusal::ExtensionDays));
        assert_eq!(running(&[(1, extended(level, 0, "2008-05-01"))]), Err(Refusal::ExtensionDays));
        assert!(running(&[(1, extended(level, most, "2008-05-01"))]).is_ok());
    }
    let internal = |due| running(&[(1, extended(ExtensionLevel::Internal, 5, due))]);
    assert!(internal("2008-03-31").is_ok());
    assert_eq!(internal("2008-04-01"), Err(Refusal::BeyondStatutory));
}

#[test]
fn a_joint_case_waits_for_every_opinion_and_a_no_forbids_the_grant() {
    let with =
        |more: &[(i64, EventKind)]| walk(joint(), &[&[(0, received()), accepted(), (0, dispatched())], more].concat());
    let alone = walk(joint(), &[(0, received()), accepted(), (1, granted())]);
    assert_eq!(alone, Err(Refusal::OpinionMissing), "nobody was asked");
    let yes = opinion(Opinion::Agree, "");
    assert!(with(&[(1, paused()), (2, yes.clone())]).is_ok(), "a stop of the whole does not keep a part waiting");
    assert!(with(&[(1, forwarded()), (2, yes)]).is_ok());
    assert_eq!(with(&[(1, granted())]), Err(Refusal::OpinionMissing));
    assert_eq!(with(&[(1, refused())]), Err(Refusal::OpinionMissing));
    assert!(with(&[(1, opinion(Opinion::Agree, "")), (1, granted())]).is_ok());
    assert_eq!(with(&[(1, opinion(Opinion::Disagree, ""))]), Err(Refusal::ReasonMissing));
    let no = (1, opinion(Opinion::Disagree, "压占规划道路"));
    assert_eq!(with(&[no.clone(), (1, granted())]), Err(Refusal::Disagreement));
    assert!(with(&[no.clone(), (1, refused())]).is_ok());
    assert!(with(&[no.clone(), (1, returned(ReturnGround::ConditionsNotMet))]).is_ok());
    assert_eq!(with(&[no.clone(), no]), Err(Refusal::NoSuchPart), "one opinion each");
    assert_eq!(with(&[(1, dispatched())]), Err(Refusal::NotJoint), "each department once");
    let promised = Terms { kind: ItemKind::Promised, ..terms() };
    assert_eq!(walk(promised, &[(0, received()), accepted(), (0, dispatched())]), Err(Refusal::NotJoint));
}

#[test]
fn an_immediate_item_is_converted_once_on_its_own_day() {
    let immediate = Terms { kind: ItemKind::Immediate, ..terms() };
    let today = Promise { due: date("2008-03-03"), workdays: 0, ..promise() };
    let convert = |reason: &str| {
        let (workdays, due) = (3, date("2008-03-06"));
        EventKind::Converted(Conversion { workdays, due, reason: reason.into(), approved_by: "窗口负责人".into() })
    };
    let with = |more: &[(i64, EventKind)]| {
        walk(immediate.clone(), &[&[(0, received()), (0, EventKind::Accepted(today.clone()))], more].concat())
    };
    let case = with(&[(0, convert("停电"))]).unwrap();
    assert_eq!((acceptance(&case).workdays, acceptance(&case).due), (3, date("2008-03-06")));
    assert_eq!(acceptance(&case).promise.due, date("2008-03-03"), "what was printed stays");
    assert_eq!(with(&[(0, convert("停电")), (0, convert("停电"))]), Err(Refusal::NotConvertible));
    assert_eq!(with(&[(1, convert("停电"))]), Err(Refusal::NotConvertible));
    assert_eq!(with(&[(0, convert(" "))]), Err(Refusal::ReasonMissing));
}

#[test]
fn papers_that_went_up_stop_the_clock_until_the_answer() {
    let replied = |days, due: &str| (days, EventKind::UpperReplied { reply: "同意".into(), due: date(due) });
    let case = running(&[(7, forwarded()), (14, chased()), replied(21, "2008-04-08")]).unwrap();
    let stop = &acceptance(&case).stops[0];
    assert_eq!((stop.reason, stop.from, stop.until), (None, date("2008-03-10"), date("2008-03-24")));
    assert!(acceptance(&case).report.is_none());
    let above = Terms { authorisation: Authorisation::U, ..terms() };
    let signed = EventKind::Granted {
        certificate_no: String::new(),
        decided_by: "温州市公安局".into(),
        validity: String::new(),
    };
    let path = [(0, received()), accepted(), (7, forwarded()), replied(21, "2008-04-08"), (22, signed)];
    assert_eq!(walk(above, &path).unwrap().stage.name(), StageName::Decided);
    assert_eq!(running(&[(7, forwarded()), replied(8, "2008-03-20")]), Err(Refusal::WrongDue));
    assert_eq!(running(&[(22, forwarded())]), Err(Refusal::AfterDue), "what is red stays red");
    let silent = EventKind::UpperReplied { reply: String::new(), due: date("2008-04-08") };
    assert_eq!(running(&[(7, forwarded()), (8, silent)]), Err(Refusal::ReasonMissing));
}

#[test]
fn a_return_is_looked_at_again_and_the_acceptance_stands() {
    let back = (7, returned(ReturnGround::ConditionsNotMet));
    let upheld = running(&[back.clone(), (9, reexamined(Finding::Upheld))]).unwrap();
    assert!(matches!(upheld.stage, Stage::Returned { upheld: true, .. }));
    let overturned = running(&[back, (9, reexamined(Finding::Overturned))]).unwrap();
    assert_eq!(acceptance(&overturned).accepted_on, date("2008-03-03"));
    assert_eq!(overturned.stage.name(), StageName::Accepted);
}

#[test]
fn stars_are_one_to_five() {
    for (stars, fits) in [(0, false), (1, true), (5, true), (6, false)] {
        assert_eq!(running(&[(1, EventKind::Rated { stars, text: String::new() })]).is_ok(), fits, "{stars}");
    }
}
