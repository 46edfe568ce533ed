//! Handlers of deeds on a case: all alike but for the address and the body.

/// One handler a deed: the case's number, the key, what was typed; one call of the use case; the case as it then stands.
macro_rules! acts {
    ($($(#[doc = $doc:literal])* $name:ident, $path:literal, $body:ty, $deed:expr;)*) => {
        $(
            $(#[doc = $doc])*
            #[utoipa::path(post, path = $path, tag = "cases", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content(($body = "application/json"), ($body = "application/x-www-form-urlencoded"))), responses((status = 200, body = CaseView), (status = "default", body = Problem, content_type = "application/problem+json")))]
            pub async fn $name(
                State(state): State<AppState>,
                asked: Asked,
                Path(number): Path<String>,
                Key(key): Key,
                Input(typed): Input<$body>,
            ) -> Result<Response, Failure> {
                let deed = $deed;
                Ok(private(StatusCode::OK, &cases::perform(&state.hall, &asked, &number, deed(typed), key).await?))
            }
        )*
    };
}

pub(super) use acts;
