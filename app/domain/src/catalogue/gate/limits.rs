//! Limits that agree: promised, in law, step by step, joint.

use super::{GateProblem, ItemKind, Part, Service, blank};
use crate::catalogue::{Joint, StatutoryUnit};
use crate::clock::MAX_WORKDAYS;
use std::collections::BTreeSet;

/// Overall limit in law of joint handling, working days (licensing law art. 42).
const JOINT_STATUTORY: u32 = 45;
/// Its longest extension, working days.
const JOINT_EXTENSION: u32 = 15;

pub(super) fn promised(service: &Service, problems: &mut Vec<GateProblem>) {
    let promised = service.promised_workdays;
    if (service.kind == ItemKind::Immediate) != (promised == 0) {
        problems.push(GateProblem::ImmediateIsZero);
    }
    if promised > MAX_WORKDAYS {
        problems.push(GateProblem::PromiseTooLong);
    }
    statutory(service, problems);
    let serial = service.steps.iter().filter(|step| !step.parallel);
    let steps: u64 = serial.map(|step| u64::from(step.limit_workdays)).sum();
    if steps > u64::from(promised) {
        problems.push(GateProblem::StepsAbovePromise { steps, promised });
    }
    for step in service.steps.iter().filter(|step| step.parallel) {
        if step.limit_workdays > promised || step.sub_limit_workdays.is_some_and(|limit| limit > promised) {
            problems.push(GateProblem::ParallelAbovePromise { step: step.no });
        }
    }
}

/// Working days are compared with working days; with calendar days the earlier date binds case by case (R6).
fn statutory(service: &Service, problems: &mut Vec<GateProblem>) {
    let promised = service.promised_workdays;
    let limit = match (service.statutory.unit, service.statutory.value) {
        (StatutoryUnit::Workday, Some(value)) if (1..=MAX_WORKDAYS).contains(&value) => Some(value),
        (StatutoryUnit::CalendarDay, Some(value)) if (1..=MAX_WORKDAYS).contains(&value) => None,
        (StatutoryUnit::OnTheSpot, None | Some(0)) => Some(0),
        (StatutoryUnit::None, None) => None,
        _ => {
            problems.push(GateProblem::Missing(Part::Limit));
            None
        }
    };
    if let Some(statutory) = limit.filter(|statutory| promised > *statutory) {
        problems.push(GateProblem::AboveStatutory { promised, statutory });
    }
}

pub(super) fn joint(service: &Service, problems: &mut Vec<GateProblem>) {
    match (&service.joint, service.kind) {
        (Some(joint), ItemKind::Joint) => joint_parts(service, joint, problems),
        (None, ItemKind::Joint) => problems.push(GateProblem::Missing(Part::Joint)),
        (Some(_), _) => problems.push(GateProblem::JointKind),
        (None, _) => {}
    }
}

fn joint_parts(service: &Service, joint: &Joint, problems: &mut Vec<GateProblem>) {
    if blank(&joint.lead) || joint.co.is_empty() || joint.co.iter().any(|co| blank(co)) {
        problems.push(GateProblem::Missing(Part::Joint));
    }
    let others: BTreeSet<&String> = joint.co.iter().filter(|co| **co != joint.lead).collect();
    let sub_cases = service.steps.iter().filter_map(|step| step.sub_dept.as_ref());
    let known = sub_cases.into_iter().all(|department| others.contains(department));
    if joint.lead != service.department || others.len() != joint.co.len() || !known {
        problems.push(GateProblem::JointDepartments);
    }
    if joint.overall_limit_workdays != service.promised_workdays
        || joint.overall_limit_workdays > joint.statutory_limit_workdays
        || joint.statutory_limit_workdays > JOINT_STATUTORY
        || joint.extension_max_workdays > JOINT_EXTENSION
    {
        problems.push(GateProblem::JointLimits);
    }
}
