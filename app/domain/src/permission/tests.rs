//! The whole table: every role, and the public, against every act.

use super::*;

#[test]
fn every_role_against_every_act() {
    use Action::*;
    let read_everything =
        vec![ReadPublic, ReadCases, ReadAllCases, ReadQuestions, ReadAllQuestions, ReadAdministration];
    let answers = [ReadPublic, ReadQuestions, AnswerQuestions];
    let with_answers = |more: &[Action]| answers.iter().chain(more).copied().collect::<Vec<_>>();
    let window = with_answers(&[AcceptCase, DecideCase, HandleCase, NoteCase, DeliverCase, ReadCases, ReprintReceipt]);
    let table = [
        (None, vec![ReadPublic]),
        (Some(Role::EnquiryDesk), with_answers(&[])),
        (Some(Role::WindowOfficer), window.clone()),
        (Some(Role::WindowHead), window),
        (Some(Role::StationHandler), with_answers(&[HandleCase, NoteCase, ReadCases])),
        (Some(Role::StationHead), with_answers(&[DecideCase, HandleCase, NoteCase, ReadCases])),
        (Some(Role::DepartmentApprover), vec![ReadPublic, DecideCase, HandleCase, NoteCase, ReadCases]),
        (Some(Role::CoOfficer), vec![ReadPublic, GiveOpinion, NoteCase, ReadCases]),
        (Some(Role::Supervisor), read_everything.iter().copied().chain([SuperviseCase, DraftCalendar]).collect()),
        (Some(Role::Director), read_everything.iter().copied().chain([Announce, CorrectCase, SignCalendar]).collect()),
        (Some(Role::Efficiency), read_everything.iter().copied().chain([SuperviseCase]).collect()),
        (Some(Role::Observer), read_everything),
        (
            Some(Role::Administrator),
            vec![ReadPublic, ReadAdministration, Announce, DraftCalendar, ManageForms, ManageUsers],
        ),
    ];
    let roles: Vec<Role> = table.iter().filter_map(|(role, _)| *role).collect();
    assert_eq!(roles, Role::ALL, "the table names every role once");
    for (role, allowed) in &table {
        for action in Action::ALL {
            assert_eq!(may(*role, action), allowed.contains(&action), "{role:?} {action:?}");
        }
    }
}

#[test]
fn who_seals_which_level() {
    use Authorisation::*;
    let table = [
        (Role::WindowOfficer, vec![W, S, D, U]),
        (Role::WindowHead, vec![W, S, D, U]),
        (Role::StationHead, vec![S]),
        (Role::DepartmentApprover, vec![D, U]),
    ];
    for role in Role::ALL {
        let sealed = table.iter().find(|(known, _)| *known == role).map_or(&[][..], |(_, levels)| levels);
        for level in [W, S, D, U] {
            assert_eq!(may_decide(Some(role), level), sealed.contains(&level), "{role:?} {level:?}");
        }
    }
    assert!(!may_decide(None, W));
}

#[test]
fn codes_are_the_names_on_the_wire() {
    for role in Role::ALL {
        assert_eq!(Role::parse(role.code()), Some(role));
        assert_eq!(serde_json::to_value(role).unwrap(), role.code());
    }
    for post in Post::ALL {
        assert_eq!(Post::parse(post.code()), Some(post));
        assert_eq!(serde_json::to_value(post).unwrap(), post.code());
    }
    assert_eq!((Role::parse("WindowOfficer"), Post::parse("a")), (None, None));
    let codes: std::collections::BTreeSet<&str> = Action::ALL.into_iter().map(Action::code).collect();
    assert_eq!(codes.len(), Action::ALL.len());
}
