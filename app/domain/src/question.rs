//! Consultation (咨询; F52): a question of the public, answered within a promised limit, perhaps published.
//!
//! A question goes to the department that its service belongs to, a general one to the enquiry desk. Whoever holds it
//! answers it or hands it on with a note; the clock goes on when it is handed on. An answer may be published in a wording
//! of its own, without personal data: first the wording is prepared, then exactly that wording is published.

pub mod personal;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

/// Who holds general questions: the enquiry desk of the centre (F51).
pub const ENQUIRY_DESK: &str = "CENTRE";
/// Longest question, in characters.
pub const LONGEST_QUESTION: usize = 1000;
/// Longest answer, in characters.
pub const LONGEST_ANSWER: usize = 2000;
/// Longest note and reason, in characters.
pub const LONGEST_NOTE: usize = 300;
/// Working days in which a question is answered, where the hall's settings do not say.
pub const REPLY_WORKDAYS: u32 = 2;

/// Where the public wording of an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Publication {
    /// There is none.
    None,
    /// It is prepared and can be seen by the staff.
    Prepared,
    /// Everybody can read it.
    Public,
    /// It was public and is no longer.
    Withdrawn,
}

impl Publication {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::None, Self::Prepared, Self::Public, Self::Withdrawn];

    /// The code on the wire and in storage, for instance `prepared`.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Prepared => "prepared",
            Self::Public => "public",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a code, if it is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What happens to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum QuestionEvent {
    /// It was asked.
    Asked,
    /// It was handed on to another department or to the enquiry desk.
    HandedOn {
        /// Department that held it.
        from: String,
        /// Department that holds it now.
        to: String,
        /// Why, for those who take it over.
        note: String,
    },
    /// It was answered, or the answer was amended.
    Answered {
        /// The answer.
        answer: String,
    },
    /// A public wording was prepared.
    Prepared {
        /// The question in the public wording.
        question: String,
        /// The answer in the public wording.
        answer: String,
    },
    /// The prepared wording was published.
    Published,
    /// It was taken back.
    Withdrawn {
        /// Why.
        reason: String,
    },
}

impl QuestionEvent {
    /// The event's name in storage, for instance `handed_on`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::HandedOn { .. } => "handed_on",
            Self::Answered { .. } => "answered",
            Self::Prepared { .. } => "prepared",
            Self::Published => "published",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// Why an event is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionRefusal {
    /// A question is asked once.
    #[error("a question is asked once")]
    AskedAlready,
    /// What has been answered stays where it was answered.
    #[error("an answered question is not handed on")]
    AnsweredAlready,
    /// It is held there already.
    #[error("the question is there already")]
    SameDepartment,
    /// Nothing has been answered that could be published.
    #[error("only an answer can be published")]
    NotAnswered,
    /// No wording is prepared.
    #[error("prepare the public wording first")]
    NotPrepared,
    /// It is not public.
    #[error("only what is public can be withdrawn")]
    NotPublic,
    /// The wording names a person's number.
    #[error("the public wording holds personal data")]
    PersonalData,
    /// A text is missing.
    #[error("a text is missing")]
    Missing,
}

impl QuestionRefusal {
    /// Every refusal.
    pub const ALL: [Self; 8] = [
        Self::AskedAlready,
        Self::AnsweredAlready,
        Self::SameDepartment,
        Self::NotAnswered,
        Self::NotPrepared,
        Self::NotPublic,
        Self::PersonalData,
        Self::Missing,
    ];

    /// Stable code for the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::AskedAlready => "asked_already",
            Self::AnsweredAlready => "answered_already",
            Self::SameDepartment => "same_department",
            Self::NotAnswered => "not_answered",
            Self::NotPrepared => "not_prepared",
            Self::NotPublic => "not_public",
            Self::PersonalData => "personal_data",
            Self::Missing => "required",
        }
    }
}

/// A question as its rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who holds it: a department's code, or [`ENQUIRY_DESK`].
    pub department: String,
    /// The answer; none while it is open.
    pub answer: Option<String>,
    /// Where the public wording stands.
    pub publication: Publication,
    /// The public wording: question and answer; empty texts while there is none.
    pub wording: (String, String),
}

impl Question {
    /// A question that has just been asked, held by `department`.
    pub fn asked(department: &str) -> Self {
        Self {
            department: department.to_owned(),
            answer: None,
            publication: Publication::None,
            wording: Default::default(),
        }
    }

    /// The question after an event.
    ///
    /// # Errors
    /// [`QuestionRefusal`] names the rule.
    pub fn apply(self, event: &QuestionEvent) -> Result<Self, QuestionRefusal> {
        let missing = |text: &str| text.trim().is_empty();
        match event {
            QuestionEvent::Asked => Err(QuestionRefusal::AskedAlready),
            QuestionEvent::HandedOn { .. } if self.answer.is_some() => Err(QuestionRefusal::AnsweredAlready),
            QuestionEvent::HandedOn { to, .. } if *to == self.department => Err(QuestionRefusal::SameDepartment),
            QuestionEvent::HandedOn { note, .. } if missing(note) => Err(QuestionRefusal::Missing),
            QuestionEvent::HandedOn { to, .. } => Ok(Self { department: to.clone(), ..self }),
            QuestionEvent::Answered { answer } if missing(answer) => Err(QuestionRefusal::Missing),
            QuestionEvent::Answered { answer } => Ok(Self { answer: Some(answer.clone()), ..self }),
            QuestionEvent::Prepared { .. } if self.answer.is_none() => Err(QuestionRefusal::NotAnswered),
            QuestionEvent::Prepared { question, answer } if missing(question) || missing(answer) => {
                Err(QuestionRefusal::Missing)
            }
            QuestionEvent::Prepared { question, answer } => {
                Ok(Self { publication: Publication::Prepared, wording: (question.clone(), answer.clone()), ..self })
            }
            QuestionEvent::Published if self.publication != Publication::Prepared => Err(QuestionRefusal::NotPrepared),
            QuestionEvent::Published if self.names_a_person() => Err(QuestionRefusal::PersonalData),
            QuestionEvent::Published => Ok(Self { publication: Publication::Public, ..self }),
            QuestionEvent::Withdrawn { .. } if self.publication != Publication::Public => {
                Err(QuestionRefusal::NotPublic)
            }
            QuestionEvent::Withdrawn { reason } if missing(reason) => Err(QuestionRefusal::Missing),
            QuestionEvent::Withdrawn { .. } => Ok(Self { publication: Publication::Withdrawn, ..self }),
        }
    }

    /// Whether the public wording holds a number that belongs to one person.
    fn names_a_person(&self) -> bool {
        let (question, answer) = &self.wording;
        [question, answer]
            .into_iter()
            .any(|text| personal::find(text, "").iter().any(|found| found.kind.is_forbidden()))
    }
}
