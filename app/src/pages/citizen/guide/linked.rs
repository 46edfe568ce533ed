//! The guide for programs: schema.org `GovernmentService` as JSON-LD, for search engines and assistants. Written by the
//! server only: in a browser that goes from page to page by itself, an empty object stands there.

use super::GuideData;
use leptos::prelude::*;

pub(super) fn linked(data: &GuideData) -> AnyView {
    let json = text(data);
    view! { <script type="application/ld+json" inner_html=json></script> }.into_any()
}

#[cfg(not(feature = "ssr"))]
fn text(_: &GuideData) -> String {
    "{}".to_owned()
}

#[cfg(feature = "ssr")]
fn text(data: &GuideData) -> String {
    use crate::text::{Lang, numbers};
    use serde_json::json;
    let service = &data.service;
    let hall = &data.hall;
    let url = crate::ui::layout::use_hall_card().url;
    let address = json!({
        "@type": "PostalAddress",
        "addressCountry": "CN",
        "streetAddress": hall.address_zh,
    });
    let provider = json!({
        "@type": "GovernmentOrganization",
        "name": hall.name_zh,
        "alternateName": hall.name_en,
        "department": { "@type": "GovernmentOrganization", "name": service.department_zh, "alternateName": service.department_en },
        "telephone": hall.enquiry_phone,
        "address": address,
    });
    let channel = json!({
        "@type": "ServiceChannel",
        "processingTime": numbers::promised(Lang::Zh, service.promised_workdays),
        "servicePhone": { "@type": "ContactPoint", "telephone": hall.enquiry_phone },
        "serviceLocation": { "@type": "GovernmentOffice", "name": hall.name_zh, "address": provider["address"] },
    });
    let area =
        data.served.iter().map(|town| json!({ "@type": "AdministrativeArea", "name": town })).collect::<Vec<_>>();
    let value = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "identifier": service.id,
        "name": service.name_zh,
        "alternateName": std::iter::once(&service.name_en).chain(&service.aliases).collect::<Vec<_>>(),
        "serviceType": service.category_zh,
        "url": format!("{url}/services/{}", service.id),
        "inLanguage": ["zh-CN", "en"],
        "provider": provider,
        "areaServed": area,
        "availableChannel": channel,
        "serviceOutput": { "@type": "Thing", "name": service.result_zh, "alternateName": service.result_en },
        "offers": { "@type": "Offer", "description": service.fee.text_zh, "priceCurrency": "CNY" },
    });
    // Nothing in it may end the element.
    value.to_string().replace('<', "\\u003c")
}
