//! How a visitor wants the pages: language, theme, size, density. Kept in the cookie `prefs`
//! (`zh-CN.auto.normal`), set by the plain form of the header, shown as attributes of `<html>`.

use crate::text::Lang;
use leptos::prelude::use_context;

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// White paper.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The value of the cookie, the form and `data-theme`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Ordinary size or elder mode (长辈版).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// Ordinary.
    #[default]
    Normal,
    /// Elder mode: 24 px text, 60 px targets, one column.
    Elder,
}

impl Size {
    /// The value of the cookie, the form and `data-size`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Elder => "elder",
        }
    }
}

/// Room between things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// For reading.
    #[default]
    Cozy,
    /// For people who work with many rows.
    Compact,
}

impl Density {
    /// The value of the cookie and `data-density`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cozy => "cozy",
            Self::Compact => "compact",
        }
    }
}

/// A visitor's preferences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prefs {
    /// Language of the pages.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// Size of text and targets.
    pub size: Size,
    /// Room between things.
    pub density: Density,
}

impl Prefs {
    /// Reads the cookie's value (`zh-CN.auto.normal`); unknown parts fall back to the default.
    pub fn parse(value: &str) -> Self {
        let mut prefs = Self::default();
        for part in value.split('.') {
            match part {
                "en" => prefs.lang = Lang::En,
                "light" => prefs.theme = Theme::Light,
                "dark" => prefs.theme = Theme::Dark,
                "elder" => prefs.size = Size::Elder,
                "compact" => prefs.density = Density::Compact,
                _ => {}
            }
        }
        prefs
    }

    /// Finds the preferences in a `Cookie` header.
    pub fn from_cookies(header: &str) -> Self {
        header
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == "prefs")
            .map_or_else(Self::default, |(_, value)| Self::parse(value))
    }

    /// The value that the cookie carries.
    pub fn cookie_value(self) -> String {
        let head = format!("{}.{}.{}", self.lang.code(), self.theme.code(), self.size.code());
        match self.density {
            Density::Cozy => head,
            Density::Compact => format!("{head}.{}", self.density.code()),
        }
    }
}

/// The language that an address asks for (`?lang=en`), whatever the cookie says; only for this page.
#[cfg_attr(not(any(feature = "ssr", test)), expect(dead_code, reason = "in the browser the document says it"))]
fn lang_of_query(query: &str) -> Option<Lang> {
    query.split('&').filter_map(|pair| pair.strip_prefix("lang=")).find_map(|lang| match lang {
        "en" => Some(Lang::En),
        "zh-CN" | "zh" => Some(Lang::Zh),
        _ => None,
    })
}

/// The preferences of this request (on the server) or of this document (in the browser). The address may ask for a
/// language of its own.
pub fn read_prefs() -> Prefs {
    #[cfg(feature = "ssr")]
    {
        let Some(parts) = use_context::<http::request::Parts>() else { return Prefs::default() };
        let cookies = parts.headers.get_all(http::header::COOKIE);
        let mut cookies = cookies.iter().filter_map(|value| value.to_str().ok());
        let prefs = cookies.find(|text| text.contains("prefs=")).map(Prefs::from_cookies).unwrap_or_default();
        let lang = parts.uri.query().and_then(lang_of_query).unwrap_or(prefs.lang);
        Prefs { lang, ..prefs }
    }
    #[cfg(not(feature = "ssr"))]
    {
        let root = leptos::prelude::document().document_element();
        let attribute = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name)).unwrap_or_default();
        let parts = ["lang", "data-theme", "data-size", "data-density"].map(attribute);
        Prefs::parse(&parts.join("."))
    }
}

/// The preferences that the app provides to its pages.
pub fn use_prefs() -> Prefs {
    use_context::<Prefs>().unwrap_or_default()
}

/// The language of the pages.
pub fn use_lang() -> Lang {
    use_prefs().lang
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_comes_back_as_it_was_written() {
        let prefs = Prefs { lang: Lang::En, theme: Theme::Dark, size: Size::Elder, density: Density::Cozy };
        assert_eq!(prefs.cookie_value(), "en.dark.elder");
        assert_eq!(Prefs::parse(&prefs.cookie_value()), prefs);
        assert_eq!(Prefs::parse("zh-CN.auto.normal"), Prefs::default());
        let compact = Prefs { density: Density::Compact, ..Prefs::default() };
        assert_eq!(Prefs::parse(&compact.cookie_value()), compact);
    }

    #[test]
    fn an_address_may_ask_for_a_language() {
        assert_eq!(lang_of_query("q=1&lang=en"), Some(Lang::En));
        assert_eq!(lang_of_query("lang=zh-CN"), Some(Lang::Zh));
        for none in ["", "lang=fr", "slang=en", "q=lang=en"] {
            assert_eq!(lang_of_query(none), None, "{none}");
        }
    }

    #[test]
    fn other_cookies_and_nonsense_do_no_harm() {
        assert_eq!(Prefs::from_cookies("a=1; prefs=en.light.normal; b=2").lang, Lang::En);
        assert_eq!(Prefs::from_cookies("xprefs=en"), Prefs::default());
        assert_eq!(Prefs::from_cookies("prefs=;;==%%"), Prefs::default());
    }
}
