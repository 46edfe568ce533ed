//! Parts of the interface that the browser loads when it needs one.

/// Makes the routes of a part's pages. Each takes its view from the part's one lazy function: one function a part and
/// not one a page, because what two lazy functions share becomes a file of its own.
macro_rules! part {
    ($load:ident: $($(#[$doc:meta])* $page:ident => $view:path,)*) => {
        enum Which {
            $($page,)*
        }

        #[leptos::lazy]
        fn $load(page: Which) -> leptos::prelude::AnyView {
            match page {
                $(Which::$page => $view(),)*
            }
        }

        $(
            $(#[$doc])*
            pub struct $page;

            impl leptos_router::LazyRoute for $page {
                fn data() -> Self {
                    Self
                }

                async fn view(_page: Self) -> leptos::prelude::AnyView {
                    $load(Which::$page).await
                }
            }
        )*
    };
}

pub(super) use part;
