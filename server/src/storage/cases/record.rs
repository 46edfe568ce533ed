//! The rows of `cases` and `case_events`.

use crate::storage::StoreError;
use crate::storage::db::{self, Row, Statement};
use chrono::NaiveDate;
use domain::case::{ApplicantKind, Outcome, StageName};
use domain::catalogue::{Authorisation, ItemKind, StepOrg};

/// A row of `cases`. Instants are UTC milliseconds, dates Asia/Shanghai.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseRecord {
    /// Case number, digits only.
    pub number: String,
    /// Code of the centre.
    pub centre: String,
    /// Query code.
    pub query_code: String,
    /// Number of the receipt as a paper.
    pub document_no: String,
    /// Service id.
    pub service: String,
    /// Version of the service.
    pub service_version: i64,
    /// Service, Chinese.
    pub service_zh: String,
    /// Service, English.
    pub service_en: String,
    /// Department code.
    pub department: String,
    /// Window that accepted it.
    pub window: u8,
    /// Base kind.
    pub kind: ItemKind,
    /// Who decides.
    pub authorisation: Authorisation,
    /// Promised working days.
    pub promised_workdays: u32,
    /// Where it stands.
    pub stage: StageName,
    /// Person or organisation.
    pub applicant_kind: ApplicantKind,
    /// Applicant's name.
    pub applicant_name: String,
    /// ID number or code.
    pub id_number: String,
    /// Phone.
    pub phone: String,
    /// Town code or `other`.
    pub town: String,
    /// Numbers of the materials handed in.
    pub materials: Vec<u32>,
    /// Receipt of the papers.
    pub received_at: i64,
    /// Acceptance; none before.
    pub accepted_at: Option<i64>,
    /// Its date.
    pub accepted: Option<NaiveDate>,
    /// The last day of the clock that runs: promised date in force, or what runs before the acceptance.
    pub due: NaiveDate,
    /// Promised date as printed.
    pub printed_due: Option<NaiveDate>,
    /// Last day of the limit in law.
    pub statutory_due: Option<NaiveDate>,
    /// The date rests on a year without an official calendar.
    pub provisional: bool,
    /// Calendar under which it was computed.
    pub calendar_version: String,
    /// Seal of the decision.
    pub decided_at: Option<i64>,
    /// Its date.
    pub completed: Option<NaiveDate>,
    /// Granted or refused.
    pub outcome: Option<Outcome>,
    /// Number of the certificate; empty without one.
    pub certificate_no: String,
    /// Who signed; empty where the window decides.
    pub decided_by: String,
    /// Reason of a refusal; else empty.
    pub reason: String,
    /// Delivery.
    pub delivered_at: Option<i64>,
    /// Who took the result; empty before.
    pub received_by: String,
    /// Post that accepted, Chinese.
    pub officer_zh: String,
    /// Post that accepted, English.
    pub officer_en: String,
    /// Number of events.
    pub events: i64,
    /// Hash of the last event.
    pub last_hash: String,
    /// The case as the rules see it, JSON; empty in rows from before.
    pub state: String,
    /// The day on which a stopped clock runs again.
    pub resumes: Option<NaiveDate>,
    /// The date on which it ended without a decision.
    pub ended: Option<NaiveDate>,
    /// The last day for papers that are to follow, while any are.
    pub gap_due: Option<NaiveDate>,
    /// The day of the next reminder to the level above.
    pub chase_on: Option<NaiveDate>,
    /// The applicant has said how it went.
    pub rated: bool,
    /// The last day on which the result is handed over, once there is one; none in rows from before.
    pub delivery_due: Option<NaiveDate>,
    /// The limit in law with the stops so far; none in rows from before.
    pub law_due: Option<NaiveDate>,
    /// Whose step is next; none in rows from before.
    pub at_org: Option<StepOrg>,
    /// Optimistic lock.
    pub version: i64,
}

/// A row of `case_events`.
#[derive(Clone, PartialEq, Eq)]
pub struct EventRecord {
    /// Case number.
    pub case_number: String,
    /// Running number in the case, from 1.
    pub seq: i64,
    /// When.
    pub at: i64,
    /// Name of the event.
    pub event: String,
    /// Its data, JSON.
    pub content: String,
    /// Sign-in name.
    pub actor: String,
    /// Post, Chinese.
    pub actor_zh: String,
    /// Post, English.
    pub actor_en: String,
    /// A or B.
    pub post: Option<String>,
    /// Hash of the event before; empty for the first.
    pub prev_hash: String,
    /// SHA-256 of this one, hexadecimal.
    pub hash: String,
}

pub(super) const SELECT_ONE: &str = "SELECT * FROM cases WHERE number = $1";

pub(super) const SELECT_EVENTS: &str =
    "SELECT case_number, seq, at, event, content, actor, actor_zh, actor_en, post, prev_hash, hash
     FROM case_events WHERE case_number = $1 ORDER BY seq";

pub(super) const INSERT: &str = "INSERT INTO cases (number, centre, query_code, document_no, service, service_version,
        service_zh, service_en, department, window_no, kind, authorisation, promised_workdays, stage, applicant_kind,
        applicant_name, id_number, phone, town, materials, received_at, accepted_at, accepted, due, printed_due,
        statutory_due, provisional, calendar_version, certificate_no, decided_by, reason, received_by, officer_zh,
        officer_en, events, last_hash, version, state, resumes, gap_due, decided_at, completed, outcome, delivered_at,
        delivery_due, law_due, at_org)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44,
        $45, $46, $47)";

pub(super) fn bind_all(query: Statement, case: CaseRecord) -> Statement {
    let materials = serde_json::Value::from(case.materials).to_string();
    query
        .bind(case.number)
        .bind(case.centre)
        .bind(case.query_code)
        .bind(case.document_no)
        .bind(case.service)
        .bind(case.service_version)
        .bind(case.service_zh)
        .bind(case.service_en)
        .bind(case.department)
        .bind(i64::from(case.window))
        .bind(kind_code(case.kind))
        .bind(authorisation_code(case.authorisation))
        .bind(i64::from(case.promised_workdays))
        .bind(case.stage.code())
        .bind(case.applicant_kind.code())
        .bind(case.applicant_name)
        .bind(case.id_number)
        .bind(case.phone)
        .bind(case.town)
        .bind(materials)
        .bind(case.received_at)
        .bind(case.accepted_at)
        .bind(case.accepted.map(|date| date.to_string()))
        .bind(case.due.to_string())
        .bind(case.printed_due.map(|date| date.to_string()))
        .bind(case.statutory_due.map(|date| date.to_string()))
        .bind(i64::from(case.provisional))
        .bind(case.calendar_version)
        .bind(case.certificate_no)
        .bind(case.decided_by)
        .bind(case.reason)
        .bind(case.received_by)
        .bind(case.officer_zh)
        .bind(case.officer_en)
        .bind(case.events)
        .bind(case.last_hash)
        .bind(case.version)
        .bind(case.state)
        .bind(case.resumes.map(|date| date.to_string()))
        .bind(case.gap_due.map(|date| date.to_string()))
        .bind(case.decided_at)
        .bind(case.completed.map(|date| date.to_string()))
        .bind(case.outcome.map(outcome_code))
        .bind(case.delivered_at)
        .bind(case.delivery_due.map(|date| date.to_string()))
        .bind(case.law_due.map(|date| date.to_string()))
        .bind(case.at_org.map_or("", org_code))
}

pub(super) fn case(row: &Row) -> Result<CaseRecord, StoreError> {
    Ok(CaseRecord {
        number: db::text(row, "number")?,
        centre: db::text(row, "centre")?,
        query_code: db::text(row, "query_code")?,
        document_no: db::text(row, "document_no")?,
        service: db::text(row, "service")?,
        service_version: db::number(row, "service_version")?,
        service_zh: db::text(row, "service_zh")?,
        service_en: db::text(row, "service_en")?,
        department: db::text(row, "department")?,
        window: db::number(row, "window_no")?.try_into().map_err(|_| StoreError::corrupt("window_no"))?,
        kind: kind(&db::text(row, "kind")?)?,
        authorisation: authorisation(&db::text(row, "authorisation")?)?,
        promised_workdays: db::number(row, "promised_workdays")?
            .try_into()
            .map_err(|_| StoreError::corrupt("promised_workdays"))?,
        stage: StageName::parse(&db::text(row, "stage")?).ok_or_else(|| StoreError::corrupt("stage"))?,
        applicant_kind: applicant_kind(&db::text(row, "applicant_kind")?)?,
        applicant_name: db::text(row, "applicant_name")?,
        id_number: db::text(row, "id_number")?,
        phone: db::text(row, "phone")?,
        town: db::text(row, "town")?,
        materials: db::document(row, "materials")?,
        received_at: db::number(row, "received_at")?,
        accepted_at: db::optional_number(row, "accepted_at")?,
        accepted: db::optional_date(row, "accepted")?,
        due: db::parsed(row, "due")?,
        printed_due: db::optional_date(row, "printed_due")?,
        statutory_due: db::optional_date(row, "statutory_due")?,
        provisional: db::number(row, "provisional")? == 1,
        calendar_version: db::text(row, "calendar_version")?,
        decided_at: db::optional_number(row, "decided_at")?,
        completed: db::optional_date(row, "completed")?,
        outcome: db::optional_text(row, "outcome")?.map(|code| outcome(&code)).transpose()?,
        certificate_no: db::text(row, "certificate_no")?,
        decided_by: db::text(row, "decided_by")?,
        reason: db::text(row, "reason")?,
        delivered_at: db::optional_number(row, "delivered_at")?,
        received_by: db::text(row, "received_by")?,
        officer_zh: db::text(row, "officer_zh")?,
        officer_en: db::text(row, "officer_en")?,
        events: db::number(row, "events")?,
        last_hash: db::text(row, "last_hash")?,
        state: db::text(row, "state")?,
        resumes: db::optional_date(row, "resumes")?,
        ended: db::optional_date(row, "ended")?,
        gap_due: db::optional_date(row, "gap_due")?,
        chase_on: db::optional_date(row, "chase_on")?,
        rated: db::number(row, "rated")? == 1,
        delivery_due: db::optional_date(row, "delivery_due")?,
        law_due: db::optional_date(row, "law_due")?,
        at_org: org(&db::text(row, "at_org")?)?,
        version: db::number(row, "version")?,
    })
}

pub(super) fn event(row: &Row) -> Result<EventRecord, StoreError> {
    Ok(EventRecord {
        case_number: db::text(row, "case_number")?,
        seq: db::number(row, "seq")?,
        at: db::number(row, "at")?,
        event: db::text(row, "event")?,
        content: db::text(row, "content")?,
        actor: db::text(row, "actor")?,
        actor_zh: db::text(row, "actor_zh")?,
        actor_en: db::text(row, "actor_en")?,
        post: db::optional_text(row, "post")?,
        prev_hash: db::text(row, "prev_hash")?,
        hash: db::text(row, "hash")?,
    })
}

pub(super) fn kind_code(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Immediate => "immediate",
        ItemKind::Promised => "promised",
        ItemKind::Joint => "joint",
    }
}

pub(super) fn kind(code: &str) -> Result<ItemKind, StoreError> {
    match code {
        "immediate" => Ok(ItemKind::Immediate),
        "promised" => Ok(ItemKind::Promised),
        "joint" => Ok(ItemKind::Joint),
        _ => Err(StoreError::corrupt("cases.kind")),
    }
}

pub(super) fn org_code(org: StepOrg) -> &'static str {
    match org {
        StepOrg::Window => "window",
        StepOrg::Station => "station",
        StepOrg::Department => "department",
        StepOrg::Co => "co",
        StepOrg::Upper => "upper",
    }
}

fn org(code: &str) -> Result<Option<StepOrg>, StoreError> {
    match code {
        "" => Ok(None),
        "window" => Ok(Some(StepOrg::Window)),
        "station" => Ok(Some(StepOrg::Station)),
        "department" => Ok(Some(StepOrg::Department)),
        "co" => Ok(Some(StepOrg::Co)),
        "upper" => Ok(Some(StepOrg::Upper)),
        _ => Err(StoreError::corrupt("cases.at_org")),
    }
}

fn authorisation_code(authorisation: Authorisation) -> &'static str {
    match authorisation {
        Authorisation::W => "W",
        Authorisation::S => "S",
        Authorisation::D => "D",
        Authorisation::U => "U",
    }
}

fn authorisation(code: &str) -> Result<Authorisation, StoreError> {
    match code {
        "W" => Ok(Authorisation::W),
        "S" => Ok(Authorisation::S),
        "D" => Ok(Authorisation::D),
        "U" => Ok(Authorisation::U),
        _ => Err(StoreError::corrupt("cases.authorisation")),
    }
}

fn applicant_kind(code: &str) -> Result<ApplicantKind, StoreError> {
    match code {
        "person" => Ok(ApplicantKind::Person),
        "organisation" => Ok(ApplicantKind::Organisation),
        _ => Err(StoreError::corrupt("cases.applicant_kind")),
    }
}

pub(super) fn outcome_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Granted => "granted",
        Outcome::Refused => "refused",
    }
}

fn outcome(code: &str) -> Result<Outcome, StoreError> {
    match code {
        "granted" => Ok(Outcome::Granted),
        "refused" => Ok(Outcome::Refused),
        _ => Err(StoreError::corrupt("cases.outcome")),
    }
}
