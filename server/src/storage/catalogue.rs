//! Departments, windows, towns, services and their versions.

use super::{Reader, Row, StoreError, Tx, db};
use chrono::NaiveDate;
use domain::catalogue::{Batch, Department, Service, Town, Window};

fn batch(row: &Row) -> Result<Batch, StoreError> {
    Batch::parse(&db::text(row, "batch")?).ok_or_else(|| StoreError::corrupt("batch"))
}

fn small(row: &Row, column: &str) -> Result<u8, StoreError> {
    u8::try_from(db::number(row, column)?).map_err(|_| StoreError::corrupt(column))
}

/// The departments in catalogue order.
///
/// # Errors
/// [`StoreError`].
pub async fn departments(reader: &Reader) -> Result<Vec<Department>, StoreError> {
    let rows = reader
        .all(
            "SELECT code, name_zh, name_en, short_zh, parent_zh, parent_en, station_zh, station_en, batch FROM departments
             ORDER BY sort",
            |query| query,
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Department {
                code: db::text(row, "code")?,
                name_zh: db::text(row, "name_zh")?,
                name_en: db::text(row, "name_en")?,
                short_zh: db::text(row, "short_zh")?,
                parent_zh: db::text(row, "parent_zh")?,
                parent_en: db::text(row, "parent_en")?,
                station_zh: db::text(row, "station_zh")?,
                station_en: db::text(row, "station_en")?,
                batch: batch(row)?,
            })
        })
        .collect()
}

/// What a department is called on papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentName {
    /// Its code.
    pub code: String,
    /// Its name, Chinese.
    pub name_zh: String,
    /// Its short name, which stands in the numbers of papers.
    pub short_zh: String,
}

/// What the departments are called now; a short name that is not set is the name.
///
/// # Errors
/// [`StoreError`].
pub async fn department_names(tx: &mut Tx) -> Result<Vec<DepartmentName>, StoreError> {
    let rows = tx
        .all(
            "SELECT code, name_zh, CASE WHEN short_zh = '' THEN name_zh ELSE short_zh END AS short_zh FROM departments",
            |query| query,
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(DepartmentName {
                code: db::text(row, "code")?,
                name_zh: db::text(row, "name_zh")?,
                short_zh: db::text(row, "short_zh")?,
            })
        })
        .collect()
}

/// The windows by number.
///
/// # Errors
/// [`StoreError`].
pub async fn windows(reader: &Reader) -> Result<Vec<Window>, StoreError> {
    let rows = reader.all("SELECT no, name_zh, name_en, department FROM windows ORDER BY no", |query| query).await?;
    rows.iter()
        .map(|row| {
            Ok(Window {
                no: small(row, "no")?,
                name_zh: db::text(row, "name_zh")?,
                name_en: db::text(row, "name_en")?,
                department: db::text(row, "department")?,
            })
        })
        .collect()
}

/// The towns in catalogue order.
///
/// # Errors
/// [`StoreError`].
pub async fn towns(reader: &Reader) -> Result<Vec<Town>, StoreError> {
    let rows = reader.all("SELECT code, name_zh, name_en FROM towns ORDER BY sort", |query| query).await?;
    rows.iter()
        .map(|row| {
            Ok(Town {
                code: db::text(row, "code")?,
                name_zh: db::text(row, "name_zh")?,
                name_en: db::text(row, "name_en")?,
            })
        })
        .collect()
}

const SERVICE: &str = "SELECT v.content, v.version, v.valid_from, d.name_zh, d.name_en
     FROM services s
     JOIN service_versions v ON v.service = s.id AND v.version = s.current_version
     JOIN departments d ON d.code = s.department
     WHERE s.id = $1";

fn service(row: &Row) -> Result<Service, StoreError> {
    let mut service: Service = db::document(row, "content")?;
    service.version = db::number(row, "version")?;
    service.valid_from = Some(db::parsed::<NaiveDate>(row, "valid_from")?);
    service.department_zh = db::text(row, "name_zh")?;
    service.department_en = db::text(row, "name_en")?;
    Ok(service)
}

/// A service as it is published today.
///
/// # Errors
/// [`StoreError`].
pub async fn service_by_id(reader: &Reader, id: &str) -> Result<Option<Service>, StoreError> {
    let id = id.to_owned();
    let row = reader.optional(SERVICE, |query| query.bind(id)).await?;
    row.as_ref().map(service).transpose()
}

/// A published version, current or not.
///
/// # Errors
/// [`StoreError`].
pub async fn service_version(reader: &Reader, id: &str, version: i64) -> Result<Option<Service>, StoreError> {
    let id = id.to_owned();
    let row = reader
        .optional(
            "SELECT v.content, v.version, v.valid_from, d.name_zh, d.name_en
             FROM service_versions v
             JOIN services s ON s.id = v.service
             JOIN departments d ON d.code = s.department
             WHERE v.service = $1 AND v.version = $2",
            |query| query.bind(id).bind(version),
        )
        .await?;
    row.as_ref().map(service).transpose()
}

/// Every service in catalogue order.
///
/// # Errors
/// [`StoreError`].
pub async fn services(reader: &Reader) -> Result<Vec<Service>, StoreError> {
    let rows = reader
        .all(
            "SELECT v.content, v.version, v.valid_from, d.name_zh, d.name_en
             FROM services s
             JOIN service_versions v ON v.service = s.id AND v.version = s.current_version
             JOIN departments d ON d.code = s.department
             ORDER BY s.sort",
            |query| query,
        )
        .await?;
    rows.iter().map(service).collect()
}

/// A number that changes whenever the catalogue does.
///
/// # Errors
/// [`StoreError`].
pub async fn revision(reader: &Reader) -> Result<i64, StoreError> {
    let row = reader
        .one("SELECT COALESCE((SELECT value FROM counters WHERE scope = 'catalogue'), 0) AS revision", |query| query)
        .await?;
    db::number(&row, "revision")
}

/// Adds a department.
///
/// # Errors
/// [`StoreError::Conflict`] for a code that is there already.
pub async fn insert_department(tx: &mut Tx, department: Department, sort: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO departments (code, sort, name_zh, name_en, short_zh, parent_zh, parent_en, station_zh, station_en, batch)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        |query| {
            query
                .bind(department.code)
                .bind(sort)
                .bind(department.name_zh)
                .bind(department.name_en)
                .bind(department.short_zh)
                .bind(department.parent_zh)
                .bind(department.parent_en)
                .bind(department.station_zh)
                .bind(department.station_en)
                .bind(department.batch.code())
        },
    )
    .await?;
    Ok(())
}

/// Adds a window.
///
/// # Errors
/// [`StoreError::Conflict`] for a number that is there already.
pub async fn insert_window(tx: &mut Tx, window: Window) -> Result<(), StoreError> {
    tx.execute("INSERT INTO windows (no, name_zh, name_en, department) VALUES ($1, $2, $3, $4)", |query| {
        query.bind(i64::from(window.no)).bind(window.name_zh).bind(window.name_en).bind(window.department)
    })
    .await?;
    Ok(())
}

/// Adds a town.
///
/// # Errors
/// [`StoreError::Conflict`] for a code that is there already.
pub async fn insert_town(tx: &mut Tx, town: Town, sort: i64) -> Result<(), StoreError> {
    tx.execute("INSERT INTO towns (code, sort, name_zh, name_en) VALUES ($1, $2, $3, $4)", |query| {
        query.bind(town.code).bind(sort).bind(town.name_zh).bind(town.name_en)
    })
    .await?;
    Ok(())
}

/// Publishes the first version of a service.
///
/// # Errors
/// [`StoreError::Conflict`] for an id that is there already.
pub async fn insert_service(
    tx: &mut Tx,
    service: &Service,
    valid_from: NaiveDate,
    sort: i64,
) -> Result<(), StoreError> {
    let (id, department) = (service.id.clone(), service.department.clone());
    let content = serde_json::to_string(service).map_err(StoreError::corrupt)?;
    let batch = service.batch.code();
    tx.execute(
        "INSERT INTO services (id, department, sort, batch, current_version) VALUES ($1, $2, $3, $4, 1)",
        |query| query.bind(id.clone()).bind(department).bind(sort).bind(batch),
    )
    .await?;
    tx.execute(
        "INSERT INTO service_versions (service, version, valid_from, content) VALUES ($1, 1, $2, $3)",
        |query| query.bind(id).bind(valid_from.to_string()).bind(content),
    )
    .await?;
    tx.next("catalogue").await?;
    Ok(())
}

#[cfg(test)]
mod tests;
