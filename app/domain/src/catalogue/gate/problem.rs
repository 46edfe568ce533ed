//! What keeps a service from being published.

/// A part of the record that must be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// 服务内容: names, kind of power, applicants, result, in both languages.
    Content,
    /// 办事程序: the steps.
    Procedure,
    /// 申报材料: the materials.
    Materials,
    /// 承诺时限: the promised limit, and the limit in law that it answers to.
    Limit,
    /// 收费标准: the fee in words, "free" said aloud.
    Fee,
    /// 设定依据: the legal basis.
    Basis,
    /// 受理条件: the conditions.
    Conditions,
    /// 联办: lead, co-departments and overall limit of a joint service.
    Joint,
}

impl Part {
    /// Stable code, for instance `materials`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Procedure => "procedure",
            Self::Materials => "materials",
            Self::Limit => "limit",
            Self::Fee => "fee",
            Self::Basis => "basis",
            Self::Conditions => "conditions",
            Self::Joint => "joint",
        }
    }
}

/// A reason against publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GateProblem {
    /// A part is empty, or has an empty line.
    #[error("{} is not filled in both languages", .0.code())]
    Missing(Part),
    /// Steps or materials are not numbered 1, 2, 3 …
    #[error("{} is not numbered from 1 without gaps", .0.code())]
    Numbering(Part),
    /// The id is not two capitals, a hyphen and two digits.
    #[error("the id is not written like TD-04")]
    Id,
    /// The id does not begin with the department's code.
    #[error("the id does not begin with the department's code")]
    Department,
    /// A name has more than 100 characters.
    #[error("the name has more than 100 characters")]
    NameTooLong,
    /// Somebody other than `natural_person` and `legal_person` may apply.
    #[error("applicants are natural_person and legal_person")]
    Applicant,
    /// Immediate items promise 0 working days, and only they do.
    #[error("an immediate item, and no other, promises 0 working days")]
    ImmediateIsZero,
    /// The promise is longer than any limit.
    #[error("the promised limit is above {} working days", crate::clock::MAX_WORKDAYS)]
    PromiseTooLong,
    /// The promise is longer than the limit in law, in equal units (R6).
    #[error("the promised limit {promised} is above the limit in law {statutory}")]
    AboveStatutory {
        /// Promised working days.
        promised: u32,
        /// Working days in law; 0 on the spot.
        statutory: u32,
    },
    /// The steps that follow one another take longer than promised.
    #[error("the steps take {steps} working days, promised are {promised}")]
    StepsAbovePromise {
        /// Sum of the steps, working days.
        steps: u64,
        /// Promised working days.
        promised: u32,
    },
    /// A parallel step takes longer than promised.
    #[error("step {step} takes longer than promised")]
    ParallelAbovePromise {
        /// The step's number.
        step: u32,
    },
    /// Joint handling and the kind `joint` belong together.
    #[error("a joint service, and no other, has lead and co-departments")]
    JointKind,
    /// The lead is not the service's department, or stands among the co-departments, or one stands there twice.
    #[error("the lead is the service's department, the co-departments are others")]
    JointDepartments,
    /// The overall limit is not the promised one, or the limits in law are above 45 and 15 working days (art. 42).
    #[error("the overall limit is the promised one, in law at most 45 working days and 15 more")]
    JointLimits,
}

impl GateProblem {
    /// Stable code, for instance `missing_fee`, `above_statutory`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing(Part::Content) => "missing_content",
            Self::Missing(Part::Procedure) => "missing_procedure",
            Self::Missing(Part::Materials) => "missing_materials",
            Self::Missing(Part::Limit) => "missing_limit",
            Self::Missing(Part::Fee) => "missing_fee",
            Self::Missing(Part::Basis) => "missing_basis",
            Self::Missing(Part::Conditions) => "missing_conditions",
            Self::Missing(Part::Joint) => "missing_joint",
            Self::Numbering(_) => "numbering",
            Self::Id => "id",
            Self::Department => "department",
            Self::NameTooLong => "name_too_long",
            Self::Applicant => "applicant",
            Self::ImmediateIsZero => "immediate_is_zero",
            Self::PromiseTooLong => "promise_too_long",
            Self::AboveStatutory { .. } => "above_statutory",
            Self::StepsAbovePromise { .. } => "steps_above_promise",
            Self::ParallelAbovePromise { .. } => "parallel_above_promise",
            Self::JointKind => "joint_kind",
            Self::JointDepartments => "joint_departments",
            Self::JointLimits => "joint_limits",
        }
    }
}
