//! What a paper says, kept as it was issued: the case and the event of that moment, and what the hall was called then.

use super::super::receipt::materials;
use super::super::step::Desk;
use super::super::{grouped, receipt};
use crate::storage::cases::CaseRecord;
use chrono::{DateTime, NaiveDate, Utc};
use domain::api::cases::MaterialLine;
use domain::calendar::Calendar;
use domain::case::{Acceptance, Case, Event, EventKind, Stage};
use domain::catalogue::{Handling, ItemKind};
use domain::clock::delivery_due;
use domain::time;
use serde::{Deserialize, Serialize};

/// The facts of a paper. Whoever sets it words them; a reprint years later says the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) code: String,
    pub(crate) document_no: String,
    pub(crate) issued_at: DateTime<Utc>,
    pub(crate) hall_zh: String,
    pub(crate) hall_en: String,
    pub(crate) number_grouped: String,
    pub(crate) query_code: String,
    pub(crate) url: String,
    pub(crate) applicant: String,
    pub(crate) service_zh: String,
    pub(crate) service_en: String,
    pub(crate) department_zh: String,
    pub(crate) department_en: String,
    pub(crate) window: u8,
    pub(crate) officer_zh: String,
    pub(crate) officer_en: String,
    pub(crate) enquiry_phone: String,
    pub(crate) supervision_phone: String,
    pub(crate) kind: ItemKind,
    /// When the papers came in.
    pub(crate) received_at: DateTime<Utc>,
    pub(crate) accepted: Option<NaiveDate>,
    pub(crate) printed_due: Option<NaiveDate>,
    pub(crate) due: NaiveDate,
    pub(crate) statutory_due: Option<NaiveDate>,
    /// The last day on which the result is handed over.
    pub(crate) delivery_due: Option<NaiveDate>,
    /// Working days from acceptance to this paper.
    pub(crate) used: u32,
    pub(crate) materials: Vec<MaterialLine>,
    /// Kind of power (事项类型).
    pub(crate) category_zh: String,
    /// A controlled matter, which gets a clear reply.
    pub(crate) controlled: bool,
    /// Laws and rules of the service.
    pub(crate) basis: Vec<String>,
    /// Conditions of the service.
    #[serde(default)]
    pub(crate) conditions_zh: Vec<String>,
    /// Its quota.
    #[serde(default)]
    pub(crate) quantity_limit_zh: String,
    pub(crate) result_zh: String,
    pub(crate) result_en: String,
    /// A co-department's code, or what a supervision slip asks.
    pub(crate) recipient: String,
    /// Limits of the co-departments and what they said, by code.
    pub(crate) parts: Vec<domain::case::Part>,
    /// What the departments that it names were called then, by code; empty on papers from before that was kept.
    #[serde(default)]
    pub(crate) units: Vec<(String, String)>,
    /// Reminders to the level above.
    pub(crate) chased: u32,
    /// The date in force before the event.
    pub(crate) due_before: NaiveDate,
    /// The stop of the clock that runs or has just ended: since when, for what, on what basis.
    pub(crate) stop: Option<domain::case::Stop>,
    /// One-time notices so far.
    pub(crate) notices: u32,
    /// A date that it names lies in a year without an official calendar.
    #[serde(default)]
    pub(crate) provisional: bool,
    /// Working days over the limit, and the last day for an answer to a supervision slip.
    pub(crate) overdue: u32,
    pub(crate) answer_by: NaiveDate,
    pub(crate) event: EventKind,
    pub(crate) event_hash: String,
}

impl Content {
    /// What a paper says now.
    pub(super) fn of(
        desk: &Desk,
        record: &CaseRecord,
        case: &Case,
        event: &Event,
        event_hash: &str,
        code: &str,
        number: &str,
    ) -> Self {
        let (hall, service) = (&desk.hall, &desk.service);
        let today = time::local_date(event.at);
        let acceptance = case.stage.acceptance();
        let decided = matches!(event.kind, EventKind::Granted { .. } | EventKind::Refused { .. });
        let delivery_due = decided.then(|| delivery_due(&hall.calendar, today));
        let answer_by = hall.calendar.add(today, ANSWER_WORKDAYS);
        let named = match code {
            "DOC-13" => delivery_due.into_iter().collect(),
            "DOC-14" => vec![answer_by],
            _ => dates(&event.kind),
        };
        Self {
            code: code.to_owned(),
            document_no: number.to_owned(),
            issued_at: event.at,
            hall_zh: hall.name_zh.clone(),
            hall_en: hall.name_en.clone(),
            number_grouped: grouped(&record.number),
            query_code: record.query_code.clone(),
            url: receipt::status_url(hall, record),
            applicant: record.applicant_name.clone(),
            service_zh: record.service_zh.clone(),
            service_en: record.service_en.clone(),
            department_zh: service.department_zh.clone(),
            department_en: service.department_en.clone(),
            window: record.window,
            officer_zh: desk.actor.title_zh().to_owned(),
            officer_en: desk.actor.title_en().to_owned(),
            enquiry_phone: hall.enquiry_phone.clone(),
            supervision_phone: hall.supervision_phone.clone(),
            kind: record.kind,
            received_at: DateTime::from_timestamp_millis(record.received_at).unwrap_or_default(),
            accepted: record.accepted,
            printed_due: record.printed_due,
            due: record.due,
            statutory_due: record.statutory_due,
            delivery_due,
            used: record.accepted.map_or(0, |accepted| used(&hall.calendar, acceptance, accepted, today)),
            materials: materials(service, &record.materials),
            category_zh: service.category_zh.clone(),
            controlled: service.handling == Handling::Controlled,
            basis: service.legal_basis.iter().map(|basis| basis.text.clone()).collect(),
            conditions_zh: service.conditions.iter().map(|condition| condition.zh.clone()).collect(),
            quantity_limit_zh: service.quantity_limit_zh.clone(),
            result_zh: service.result_zh.clone(),
            result_en: service.result_en.clone(),
            recipient: String::new(),
            units: Vec::new(),
            parts: acceptance.map(|acceptance| acceptance.parts.clone()).unwrap_or_default(),
            due_before: record.due,
            stop: acceptance.and_then(|acceptance| acceptance.stops.last().cloned()),
            notices: match &case.stage {
                Stage::AwaitingSupplement { supplement, .. } => supplement.notices,
                _ => 0,
            },
            overdue: hall.calendar.workdays_in(record.due, today),
            answer_by,
            provisional: named.iter().any(|day| *day > today && !hall.calendar.is_official(*day)),
            chased: acceptance.and_then(|acceptance| acceptance.report).map_or(0, |report| report.chased),
            event: event.kind.clone(),
            event_hash: event_hash.to_owned(),
        }
    }
}

/// The dates to come that the paper of an event names.
fn dates(event: &EventKind) -> Vec<NaiveDate> {
    match event {
        EventKind::Received { notice_due, .. } => notice_due.iter().copied().collect(),
        EventKind::SupplementAsked(demand) => vec![demand.answer_by],
        EventKind::AcceptedWithGap { promise, supplement_due, .. } => vec![promise.due, *supplement_due],
        EventKind::Extended { due, .. } => vec![*due],
        EventKind::Paused { planned, due, .. } | EventKind::PauseRenewed { planned, due, .. } => vec![*planned, *due],
        EventKind::Dispatched { parts } => parts.iter().map(|part| part.due).collect(),
        EventKind::Forwarded { expected, .. } => vec![*expected],
        _ => Vec::new(),
    }
}

/// Working days in which a supervision slip is answered (DOMAIN 3.2, escalation).
const ANSWER_WORKDAYS: u32 = 3;

/// Working days used since the acceptance; those of stops do not count (R9).
fn used(calendar: &Calendar, acceptance: Option<&Acceptance>, accepted: NaiveDate, today: NaiveDate) -> u32 {
    let day_before = |day: NaiveDate| day.pred_opt().unwrap_or(day);
    let stopped = |from: NaiveDate, until: NaiveDate| {
        let (from, until) = (day_before(from).max(accepted), day_before(until).min(today));
        if from < until { calendar.workdays_in(from, until) } else { 0 }
    };
    let pauses = acceptance.map(Acceptance::pauses).unwrap_or_default();
    let stopped: u32 = pauses.iter().map(|pause| stopped(pause.from, pause.until)).sum();
    calendar.workdays_in(accepted, today).saturating_sub(stopped)
}
