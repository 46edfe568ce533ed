//! Events: what happened to a case.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Something that happened to a case at an instant. Who did it is recorded beside it, in storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When; milliseconds are kept.
    pub at: DateTime<Utc>,
    /// What.
    #[serde(flatten)]
    pub kind: EventKind,
}

/// What happened, with the data that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum EventKind {
    /// T2 收件: the papers were handed over.
    Received {
        /// Numbers of the materials handed in.
        materials: Vec<u32>,
    },
    /// T6 受理: the clock starts.
    Accepted {
        /// Promised date printed on the receipt.
        due: NaiveDate,
        /// Calendar under which it was computed.
        calendar_version: String,
        /// Version of the service.
        service_version: i64,
    },
    /// T18 准予: the decision is sealed.
    Granted {
        /// Number of the certificate or paper, may be empty.
        certificate_no: String,
        /// Who signed, where the window does not decide.
        decided_by: String,
    },
    /// T19 不予: refused, or answered "no" to a controlled matter.
    Refused {
        /// Reason, basis and remedy.
        reason: String,
        /// Who signed, where the window does not decide.
        decided_by: String,
    },
    /// T22 送达: the result was handed over.
    Delivered {
        /// Who took it.
        received_by: String,
    },
}

impl EventKind {
    /// The event's stable name, as stored and as on the wire.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Received { .. } => "received",
            Self::Accepted { .. } => "accepted",
            Self::Granted { .. } => "granted",
            Self::Refused { .. } => "refused",
            Self::Delivered { .. } => "delivered",
        }
    }
}
