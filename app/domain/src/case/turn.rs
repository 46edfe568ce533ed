//! Whose step is next (DOMAIN 4.4): what a queue holds.

use super::{Case, Stage};
use crate::catalogue::{Authorisation, Service, StepOrg};

impl Case {
    /// Whose step is next. What is only received, what is missing and what is decided is the window's; between acceptance and
    /// decision the steps of the procedure come first, then the co-departments' opinions, then whoever decides. A matter that
    /// is reported up is the level above's while it is there, and before and after that the department's.
    pub fn turn(&self, service: &Service) -> StepOrg {
        let acceptance = match &self.stage {
            Stage::Forwarded { .. } => return StepOrg::Upper,
            Stage::Accepted { acceptance } | Stage::Paused { acceptance } => acceptance,
            _ => return StepOrg::Window,
        };
        if acceptance.steps < self.terms.steps
            && let Some(step) = service.review_steps().get(acceptance.steps as usize)
        {
            return step.org;
        }
        if acceptance.parts.iter().any(|part| part.opinion.is_none()) {
            return StepOrg::Co;
        }
        if acceptance.has_gap() {
            return StepOrg::Window;
        }
        match self.terms.authorisation {
            Authorisation::W => StepOrg::Window,
            Authorisation::S => StepOrg::Station,
            Authorisation::D | Authorisation::U => StepOrg::Department,
        }
    }
}
