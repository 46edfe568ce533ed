//! The sample catalogue passes; every part that is taken out is missed.

use super::*;
use crate::catalogue::{Authorisation, Batch, StatutoryUnit};
use serde::Deserialize;

#[derive(Deserialize)]
struct Catalogue {
    services: Vec<Service>,
}

/// The code that is expected, and what is done to the service.
type Change = (&'static str, fn(&mut Service));

fn services() -> Vec<Service> {
    let text = include_str!("../../../../../server/sample/catalogue.json");
    serde_json::from_str::<Catalogue>(text).unwrap().services
}

fn service(id: &str) -> Service {
    services().into_iter().find(|service| service.id == id).unwrap()
}

fn codes(service: &Service) -> Vec<&'static str> {
    problems(service).into_iter().map(GateProblem::code).collect()
}

#[test]
fn the_whole_sample_catalogue_passes() {
    let services = services();
    assert_eq!(services.len(), 58);
    for service in &services {
        assert_eq!(problems(service), [], "{}", service.id);
    }
}

#[test]
fn the_first_batch_has_38_services() {
    let first: Vec<_> = services().into_iter().filter(|service| service.batch == Batch::First).collect();
    let count = |matches: &dyn Fn(&Service) -> bool| first.iter().filter(|service| matches(service)).count();
    assert_eq!(first.len(), 38, "F27");
    assert_eq!(count(&|service| service.kind == ItemKind::Immediate), 17);
    assert_eq!(count(&|service| service.kind == ItemKind::Promised), 20);
    assert_eq!(count(&|service| service.kind == ItemKind::Joint), 1);
    let levels = [(Authorisation::W, 17), (Authorisation::S, 7), (Authorisation::D, 12), (Authorisation::U, 2)];
    for (level, expected) in levels {
        assert_eq!(count(&|service| service.authorisation == level), expected, "{level:?}");
    }
}

#[test]
fn a_part_that_is_wrong_is_named() {
    let changes: [Change; 22] = [
        ("missing_content", |s| s.name_en = " ".into()),
        ("missing_content", |s| s.applicant.clear()),
        ("missing_procedure", |s| s.steps.clear()),
        ("missing_materials", |s| s.materials.clear()),
        ("missing_materials", |s| s.materials[0].name_zh.clear()),
        ("missing_limit", |s| s.statutory.value = None),
        ("missing_fee", |s| s.fee.text_zh.clear()),
        ("missing_basis", |s| s.legal_basis.clear()),
        ("missing_conditions", |s| s.conditions[0].en.clear()),
        ("numbering", |s| s.materials[0].no = 2),
        ("numbering", |s| s.steps.swap(0, 1)),
        ("id", |s| s.id = "TD04".into()),
        ("id", |s| s.id = "td-04".into()),
        ("id", |s| s.id = "国土-04".into()),
        ("department", |s| s.department = "GA".into()),
        ("name_too_long", |s| s.name_zh = "长".repeat(101)),
        ("applicant", |s| s.applicant.push("robot".into())),
        ("immediate_is_zero", |s| s.kind = ItemKind::Immediate),
        ("above_statutory", |s| s.promised_workdays = 21),
        ("steps_above_promise", |s| s.steps[1].limit_workdays = 16),
        ("joint_kind", |s| s.joint = service("TD-01").joint),
        ("missing_joint", |s| s.kind = ItemKind::Joint),
    ];
    for (code, change) in changes {
        let mut service = service("TD-04");
        change(&mut service);
        assert_eq!(codes(&service), [code], "{:?}", problems(&service));
    }
}

#[test]
fn joint_services_agree_with_themselves() {
    let changes: [Change; 8] = [
        ("joint_departments", |s| s.joint.as_mut().unwrap().lead = "GA".into()),
        ("joint_departments", |s| s.joint.as_mut().unwrap().co.push("TD".into())),
        ("joint_departments", |s| s.joint.as_mut().unwrap().co.push("GH".into())),
        ("joint_departments", |s| s.steps[2].sub_dept = Some("FG".into())),
        ("joint_limits", |s| s.joint.as_mut().unwrap().overall_limit_workdays = 29),
        ("joint_limits", |s| s.joint.as_mut().unwrap().statutory_limit_workdays = 46),
        ("joint_limits", |s| s.joint.as_mut().unwrap().extension_max_workdays = 16),
        ("parallel_above_promise", |s| s.steps[2].sub_limit_workdays = Some(31)),
    ];
    for (code, change) in changes {
        let mut service = service("TD-01");
        change(&mut service);
        assert_eq!(codes(&service), [code], "{:?}", problems(&service));
    }
}

#[test]
fn a_promise_on_the_spot_is_kept_on_the_spot() {
    let mut service = service("TD-04");
    service.statutory.unit = StatutoryUnit::OnTheSpot;
    service.statutory.value = Some(0);
    assert_eq!(problems(&service), [GateProblem::AboveStatutory { promised: 15, statutory: 0 }]);
}

#[test]
fn numbers_beyond_all_bounds_do_no_harm() {
    let mut service = service("TD-01");
    service.promised_workdays = u32::MAX;
    service.steps.iter_mut().for_each(|step| step.limit_workdays = u32::MAX);
    assert!(codes(&service).contains(&"promise_too_long"));
    assert!(codes(&service).contains(&"steps_above_promise"));
}
