//! The OpenAPI document, made from the handlers themselves.

use super::api;
use super::reply::public;
use super::state::AppState;
use super::uploads;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::api::Problem;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{Object, RefOr, Required, ResponseBuilder, Type};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Hongqiao service hall",
        description = "The public interface of the service hall. Dates are Asia/Shanghai dates, instants are UTC. \
                       Lists answer items and the cursor of the next page. Refusals are problem details (RFC 9457). \
                       Writes take an Idempotency-Key; public reads carry an ETag and answer 304 to If-None-Match.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    components(schemas(Problem)),
    modifiers(&Session)
)]
struct Head;

/// The cookie that signing in sets.
struct Session;

impl Modify for Session {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let cookie = ApiKeyValue::with_description("session", "Over HTTPS it is called __Host-session");
        let components = document.components.get_or_insert_with(Default::default);
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    }
}

/// The operations with their documentation.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(Head::openapi())
        .routes(routes!(api::session::sign_in, api::session::sign_out, api::session::me))
        .routes(routes!(api::hall::hall))
        .routes(routes!(api::hall::departments))
        .routes(routes!(api::hall::windows))
        .routes(routes!(api::hall::towns))
        .routes(routes!(api::services::overview))
        .routes(routes!(api::services::list))
        .routes(routes!(api::services::nearest))
        .routes(routes!(api::services::one))
        .routes(routes!(api::forms::list))
        .routes(routes!(api::forms::downloads))
        .routes(routes!(api::forms::one))
        .routes(routes!(api::forms::fill))
        .routes(routes!(uploads::from_program).layer(uploads::limit()))
        .routes(routes!(api::forms::withdraw_file))
        .routes(routes!(api::forms::past_files))
        .routes(routes!(api::clock::due))
        .routes(routes!(api::clock::calendar))
        .routes(routes!(api::calendar::draft, api::calendar::drafts))
        .routes(routes!(api::calendar::draft_of))
        .routes(routes!(api::calendar::draft_moves))
        .routes(routes!(api::calendar::sign))
        .routes(routes!(api::calendar::reject))
        .routes(routes!(api::calendar::moved))
        .routes(routes!(api::calendar::tell))
        .routes(routes!(api::board::board))
        .routes(routes!(api::cases::accept, api::cases::list))
        .routes(routes!(api::cases::one))
        .routes(routes!(api::handling::pause))
        .routes(routes!(api::handling::renew))
        .routes(routes!(api::handling::resume))
        .routes(routes!(api::handling::extend))
        .routes(routes!(api::handling::step))
        .routes(routes!(api::handling::convert))
        .routes(routes!(api::handling::forward))
        .routes(routes!(api::handling::chase))
        .routes(routes!(api::handling::reply))
        .routes(routes!(api::handling::opinion))
        .routes(routes!(api::handling::meeting))
        .routes(routes!(api::handling::give_back))
        .routes(routes!(api::handling::withdraw))
        .routes(routes!(api::intake::accept_received))
        .routes(routes!(api::intake::notice))
        .routes(routes!(api::intake::supplement))
        .routes(routes!(api::intake::correct))
        .routes(routes!(api::intake::not_accept))
        .routes(routes!(api::intake::lapse))
        .routes(routes!(api::intake::close_gap))
        .routes(routes!(api::intake::receive))
        .routes(routes!(api::intake::known_applicant))
        .routes(routes!(api::ending::decide))
        .routes(routes!(api::ending::deliver))
        .routes(routes!(api::ending::archive))
        .routes(routes!(api::ending::reexamine))
        .routes(routes!(api::ending::note))
        .routes(routes!(api::ending::undo))
        .routes(routes!(api::ending::slip))
        .routes(routes!(api::status::rate))
        .routes(routes!(api::applications::apply))
        .routes(routes!(api::applications::take_back))
        .routes(routes!(api::cases::receipt))
        .routes(routes!(api::status::status))
        .routes(routes!(api::news::list, api::news::announce))
        .routes(routes!(api::news::withdraw))
        .routes(routes!(api::questions::pass))
        .routes(routes!(api::questions::ask, api::questions::queue))
        .routes(routes!(api::questions::one))
        .routes(routes!(api::questions::reply))
        .routes(routes!(api::questions::hand_on))
        .routes(routes!(api::questions::prepare))
        .routes(routes!(api::questions::publish))
        .routes(routes!(api::questions::withdraw))
        .routes(routes!(api::questions::published))
        .routes(routes!(api::questions::answer_of))
}

/// Public reads whose answer belongs to whoever asks: nobody keeps it.
const OWN: [&str; 3] = ["/api/v1/questions/pass", "/api/v1/answers/{number}", "/api/v1/status/{number}"];

/// The OpenAPI document.
pub fn document() -> utoipa::openapi::OpenApi {
    let mut document = routes().into_openapi();
    for (path, item) in &mut document.paths.paths {
        let public = |operation: &Operation| operation.tags.iter().flatten().any(|tag| tag == "public");
        if let Some(read) = item.get.as_mut().filter(|read| public(read) && !OWN.contains(&path.as_str())) {
            kept_while_its_tag_holds(read);
        }
    }
    document
}

/// Describes what [`public`] adds to an answer.
fn kept_while_its_tag_holds(read: &mut Operation) {
    let mut tag = Header::new(Object::with_type(Type::String));
    tag.description = Some("Of this version of the answer".to_owned());
    let known = ParameterBuilder::new()
        .name("If-None-Match")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some("The ETag of the version that the caller has"))
        .schema(Some(Object::with_type(Type::String)))
        .build();
    read.parameters.get_or_insert_default().push(known.into());
    let answers = &mut read.responses.responses;
    if let Some(RefOr::T(whole)) = answers.get_mut("200") {
        whole.headers.insert("ETag".to_owned(), tag.clone().into());
    }
    let unchanged = ResponseBuilder::new().description("The caller has this version").header("ETag", tag).build();
    answers.insert("304".to_owned(), unchanged.into());
}

pub(super) async fn show(headers: HeaderMap) -> Response {
    public(&headers, &document())
}
