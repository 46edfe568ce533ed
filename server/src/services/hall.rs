//! The hall as a whole: what every use case shares, and what the public wants to know of it.

use super::catalogue::{Demand, Known};
use super::forms::{Counts, FormFiles};
use super::heavy::Heavy;
use super::questions::{Passes, Published};
use super::{Asked, ServiceError};
use crate::storage::{Store, calendars};
use documents::Typesetter;
use domain::api::hall as wire;
use domain::calendar::{Calendar, CalendarData};
use domain::clock::{NamedRule, OfficeHours};
use domain::question::REPLY_WORKDAYS;
use domain::time;
use serde::Deserialize;
use std::sync::{Arc, RwLock};

/// What the hall is called, where it is, when it is open. From the configuration.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HallSettings {
    /// Code of the centre, two to eight letters or digits; every record carries it.
    pub centre: String,
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
    /// Phone of the enquiry desk.
    pub enquiry_phone: String,
    /// Phone for complaints.
    pub supervision_phone: String,
    /// Address, Chinese.
    pub address_zh: String,
    /// Address, English.
    pub address_en: String,
    /// How to get there, Chinese; may be empty.
    pub directions_zh: String,
    /// How to get there, English.
    pub directions_en: String,
    /// The government's general service line (政务服务便民热线); may be empty.
    pub service_line: String,
    /// Number under which the site is filed (备案号); empty where it has none.
    pub filing_number: String,
    /// Office hours by season.
    pub office_hours: OfficeHours,
    /// Working days in which a question of the public is answered, 1 to 10.
    pub reply_workdays: u32,
    /// When a case's light changes.
    pub warning_rule: NamedRule,
}

impl Default for HallSettings {
    fn default() -> Self {
        Self {
            centre: "HQ".to_owned(),
            name_zh: "乐清市虹桥镇行政服务中心".to_owned(),
            name_en: "Hongqiao Town Administrative Service Centre".to_owned(),
            enquiry_phone: "0577-0000 0000".to_owned(),
            supervision_phone: "0577-0000 0001".to_owned(),
            address_zh: "浙江省乐清市虹桥镇".to_owned(),
            address_en: "Hongqiao town, Yueqing, Zhejiang".to_owned(),
            directions_zh: "（示例）坐公交车到虹桥站下车，向东走 200 米；门口有坡道，轮椅可以直接进一楼大厅。"
                .to_owned(),
            directions_en:
                "(Sample) Take a bus to Hongqiao and walk 200 metres east. A ramp leads into the hall on the \
                            ground floor."
                    .to_owned(),
            service_line: "12345".to_owned(),
            filing_number: String::new(),
            office_hours: OfficeHours::default(),
            reply_workdays: REPLY_WORKDAYS,
            warning_rule: NamedRule::default(),
        }
    }
}

/// Everything that the use cases share.
pub struct Hall {
    /// The database.
    pub store: Store,
    /// The hall's settings.
    pub settings: HallSettings,
    /// Address under which the public reaches the hall, without a slash at the end.
    pub public_url: String,
    /// Makes papers; absent while no font is there, which `check` and `readyz` say.
    pub typesetter: Option<Arc<Typesetter>>,
    /// Passwords being checked.
    pub(super) sign_ins: Heavy,
    /// Papers being made.
    pub(super) papers: Heavy,
    /// Form files made before.
    pub(super) form_files: FormFiles,
    /// Forms that went out and are not written down yet.
    pub(super) form_counts: Counts,
    /// Proof that a form was shown; absent on a machine without randomness.
    pub(super) passes: Option<Passes>,
    /// Published answers as they were read last.
    pub(super) published: Published,
    pub(super) calendar: RwLock<Arc<Calendar>>,
    /// What was accepted most, counted once a day.
    pub(super) demand: Demand,
    pub(super) catalogue: RwLock<Option<Known>>,
}

impl Hall {
    /// A hall on an open database.
    ///
    /// # Errors
    /// When the stored calendar cannot be read.
    pub async fn open(
        store: Store,
        settings: HallSettings,
        public_url: String,
        typesetter: Option<Arc<Typesetter>>,
    ) -> Result<Self, ServiceError> {
        let calendar = build(&stored(&store).await?)?;
        Ok(Self {
            store,
            settings,
            public_url,
            typesetter,
            sign_ins: Heavy::by_processors(),
            papers: Heavy::by_processors(),
            form_files: FormFiles::default(),
            form_counts: Counts::default(),
            passes: Passes::new(),
            published: Published::default(),
            calendar: RwLock::new(Arc::new(calendar)),
            demand: Demand::default(),
            catalogue: RwLock::new(None),
        })
    }

    /// The official calendar in force.
    pub fn calendar(&self) -> Arc<Calendar> {
        Arc::clone(&self.calendar.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Reads the stored calendar again.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn reload_calendar(&self) -> Result<(), ServiceError> {
        let data = stored(&self.store).await?;
        if data.version == self.calendar().version() {
            return Ok(());
        }
        let calendar = Arc::new(build(&data)?);
        *self.calendar.write().unwrap_or_else(std::sync::PoisonError::into_inner) = calendar;
        Ok(())
    }

    /// The calendar as data, for the browser's own computation.
    ///
    /// # Errors
    /// [`ServiceError::Store`].
    pub async fn calendar_data(&self) -> Result<CalendarData, ServiceError> {
        stored(&self.store).await
    }

    /// Name, phones, hours, and whether the hall is open.
    pub fn about(&self, asked: &Asked) -> wire::Hall {
        let calendar = self.calendar();
        let today = time::local_date(asked.at);
        let settings = &self.settings;
        let open_now = settings.office_hours.open_at(&calendar, asked.at);
        let workday = calendar.is_workday(today);
        let hours = settings.office_hours.hours_on(today).into_iter().map(|(from, to)| wire::Hours { from, to });
        wire::Hall {
            name_zh: settings.name_zh.clone(),
            name_en: settings.name_en.clone(),
            enquiry_phone: settings.enquiry_phone.clone(),
            supervision_phone: settings.supervision_phone.clone(),
            address_zh: settings.address_zh.clone(),
            address_en: settings.address_en.clone(),
            directions_zh: settings.directions_zh.clone(),
            directions_en: settings.directions_en.clone(),
            today,
            workday,
            reply_workdays: settings.reply_workdays,
            open_now,
            hours: hours.collect(),
            next_open: (!open_now).then(|| settings.office_hours.next_open(&calendar, asked.at)),
        }
    }
}

/// The calendar in force; a hall without one counts Monday to Friday, provisionally.
async fn stored(store: &Store) -> Result<CalendarData, ServiceError> {
    Ok(calendars::current(store.read()).await?.unwrap_or_else(CalendarData::provisional))
}

fn build(data: &CalendarData) -> Result<Calendar, ServiceError> {
    Calendar::new(data).map_err(|problem| crate::storage::StoreError::Corrupt(format!("calendar: {problem}")).into())
}
