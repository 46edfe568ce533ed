//! Roles and posts.

use serde::{Deserialize, Serialize};

/// What a person is in the hall (DOMAIN 4.4). Codes are the names on the wire and in storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 咨询员 (EN): window 1, gives advice, accepts nothing.
    EnquiryDesk,
    /// 窗口 A/B 岗 (WO): accepts and hands over at the own window.
    WindowOfficer,
    /// 窗口负责人、首席代表 (WH): the same, with responsibility for the window.
    WindowHead,
    /// 站所经办人 (SH): handles the department's cases in its station.
    StationHandler,
    /// 站所负责人 (SL): decides cases of level S.
    StationHead,
    /// 部门审批人 (DA): decides cases of levels D and U.
    DepartmentApprover,
    /// 协办人 (CO): gives the opinion of a co-department.
    CoOfficer,
    /// 中心业务督查员 (SU): supervises, reads everything.
    Supervisor,
    /// 中心主任 (DI): heads the centre, reads everything.
    Director,
    /// 效能监督 (EF): Yueqing efficiency supervision, reads everything, sends slips.
    Efficiency,
    /// 乐清市中心观察员: reads everything, decides nothing (F21).
    Observer,
    /// 系统管理员: accounts and settings, no cases.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 12] = [
        Self::EnquiryDesk,
        Self::WindowOfficer,
        Self::WindowHead,
        Self::StationHandler,
        Self::StationHead,
        Self::DepartmentApprover,
        Self::CoOfficer,
        Self::Supervisor,
        Self::Director,
        Self::Efficiency,
        Self::Observer,
        Self::Administrator,
    ];

    /// The code, for instance `window_officer`.
    pub fn code(self) -> &'static str {
        match self {
            Self::EnquiryDesk => "enquiry_desk",
            Self::WindowOfficer => "window_officer",
            Self::WindowHead => "window_head",
            Self::StationHandler => "station_handler",
            Self::StationHead => "station_head",
            Self::DepartmentApprover => "department_approver",
            Self::CoOfficer => "co_officer",
            Self::Supervisor => "supervisor",
            Self::Director => "director",
            Self::Efficiency => "efficiency",
            Self::Observer => "observer",
            Self::Administrator => "administrator",
        }
    }

    /// The role of a code, if it is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A or B post at a window (AB岗): B takes over when A is away and answers for B's own acts (F39).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Post {
    /// A岗.
    A,
    /// B岗.
    B,
}

impl Post {
    /// Both posts.
    pub const ALL: [Self; 2] = [Self::A, Self::B];

    /// `A` or `B`, as on the wire and in storage.
    pub fn code(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
        }
    }

    /// The post of a code, if it is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|post| post.code() == code)
    }
}
