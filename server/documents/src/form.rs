//! Reads the forms of the hall from JSON; what they are is said in [`domain::form`].

use domain::form::{FormDefinition, FormProblem, FormSection};

/// Reads one form definition.
///
/// # Errors
/// [`FormProblem::Shape`] names the form and what is wrong in it; [`FormProblem::Field`] the field.
pub fn parse_form(json: &str) -> Result<FormDefinition, FormProblem> {
    let value: serde_json::Value = serde_json::from_str(json).map_err(|e| FormProblem::Shape(e.to_string()))?;
    let name = value.get("no").and_then(|v| v.as_str()).unwrap_or("without a number").to_owned();
    read_form(value, &name)
}

/// Reads a form step by step, so that an error can name the section and the field.
fn read_form(mut value: serde_json::Value, name: &str) -> Result<FormDefinition, FormProblem> {
    let sections = value.get_mut("sections").map(serde_json::Value::take).unwrap_or_default();
    let serde_json::Value::Array(sections) = sections else {
        return Err(FormProblem::Shape(format!("form {name}: `sections` must be a list")));
    };
    if let Some(object) = value.as_object_mut() {
        object.insert("sections".into(), serde_json::Value::Array(Vec::new()));
    }
    let mut form: FormDefinition =
        serde_json::from_value(value).map_err(|e| FormProblem::Shape(format!("form {name}: {e}")))?;
    for (index, mut section) in sections.into_iter().enumerate() {
        let place = section.get("zh").and_then(|v| v.as_str()).map_or_else(|| (index + 1).to_string(), str::to_owned);
        let fields = section.get_mut("fields").map(serde_json::Value::take).unwrap_or_default();
        let serde_json::Value::Array(fields) = fields else {
            return Err(FormProblem::field(name, &place, "`fields` must be a list"));
        };
        if let Some(object) = section.as_object_mut() {
            object.insert("fields".into(), serde_json::Value::Array(Vec::new()));
        }
        let mut read: FormSection = serde_json::from_value(section).map_err(|e| FormProblem::field(name, &place, e))?;
        for (number, field) in fields.into_iter().enumerate() {
            let key = field
                .get("key")
                .and_then(|v| v.as_str())
                .map_or_else(|| format!("no. {} of “{place}”", number + 1), str::to_owned);
            read.fields.push(serde_json::from_value(field).map_err(|e| FormProblem::field(name, &key, e))?);
        }
        form.sections.push(read);
    }
    form.check()?;
    Ok(form)
}
