//! The OpenAPI document, made from the handlers themselves.

use super::api;
use super::reply::public;
use super::state::AppState;
use super::uploads;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::api::Problem;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Hongqiao service hall",
        description = "The public interface of the service hall. Dates are Asia/Shanghai dates, instants are UTC. \
                       Lists answer items and the cursor of the next page. Refusals are problem details (RFC 9457). \
                       Writes take an Idempotency-Key; public reads carry an ETag.",
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

/// The OpenAPI document.
pub fn document() -> utoipa::openapi::OpenApi {
    routes().into_openapi()
}

pub(super) async fn show(headers: HeaderMap) -> Response {
    public(&headers, &document())
}
