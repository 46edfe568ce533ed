//! The kit: a dozen small components over semantic HTML. They know texts and preferences, nothing of pages or calls.

pub mod area;
pub mod breadcrumb;
pub mod chinese;
pub mod facts;
pub mod field;
pub mod heading;
pub mod lamp;
pub mod layout;
pub mod loaded;
pub mod notice;
pub mod pager;
pub mod pairs;
pub mod print;
pub mod search;
pub mod steps;
pub mod summary;
pub mod table;
pub mod width;

pub use area::Area;
pub use breadcrumb::Breadcrumb;
pub use chinese::{both, zh};
pub use facts::{Fact, Facts};
pub use field::{Check, Choice, Field, Select};
pub use heading::Heading;
pub use lamp::{Lamp, LampKind};
pub use layout::{Footer, Header};
pub use loaded::{Key, Load, loaded, set_status};
pub use notice::{Notice, Tone};
pub use pager::Pager;
pub use pairs::Pairs;
pub use print::PrintButton;
pub use search::SearchBox;
pub use steps::{StepLine, Steps, Timeline};
pub use summary::ErrorSummary;
pub use table::Table;
pub use width::Width;
