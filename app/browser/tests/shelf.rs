//! The browser's own storage, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a browser that keeps nothing ends the test")]

use browser::Shelf;
use gloo::storage::{LocalStorage, Storage};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const TODAY: i64 = 13_784;

#[wasm_bindgen_test]
fn what_is_kept_is_found_again_on_its_own_shelf() {
    for shelf in [Shelf::Window, Shelf::Device] {
        assert!(shelf.keep("test.own", &("𠮷䶮㛃".to_owned(), 7_u64), TODAY));
        assert_eq!(shelf.kept("test.own", TODAY), Some(("𠮷䶮㛃".to_owned(), 7_u64)));
        let other = if shelf == Shelf::Window { Shelf::Device } else { Shelf::Window };
        assert_eq!(other.kept::<(String, u64)>("test.own", TODAY), None);
        shelf.forget("test.own");
        assert_eq!(shelf.kept::<(String, u64)>("test.own", TODAY), None);
    }
}

#[wasm_bindgen_test]
fn it_is_gone_after_its_last_day() {
    assert!(Shelf::Device.keep("test.days", &1, TODAY));
    assert_eq!(Shelf::Device.kept("test.days", TODAY), Some(1));
    assert_eq!(Shelf::Device.kept::<i32>("test.days", TODAY + 1), None);
    assert_eq!(Shelf::Device.kept::<i32>("test.days", TODAY), None, "thrown away, not only hidden");
}

#[wasm_bindgen_test]
fn what_another_page_left_there_counts_as_absent() {
    LocalStorage::set("test.strange", "not ours").expect("the browser keeps it");
    assert_eq!(Shelf::Device.kept::<Vec<String>>("test.strange", TODAY), None);
    assert!(LocalStorage::get::<String>("test.strange").is_err());
}

#[wasm_bindgen_test]
fn tidying_takes_only_what_is_over_and_ours() {
    assert!(Shelf::Device.keep("test.tidy.old", &1, TODAY - 1));
    assert!(Shelf::Device.keep("test.tidy.new", &2, TODAY));
    assert!(Shelf::Device.keep("other.old", &3, TODAY - 1));
    Shelf::Device.tidy("test.tidy.", TODAY);
    let names = ["test.tidy.old", "test.tidy.new", "other.old"];
    let left: Vec<bool> =
        names.iter().map(|name| LocalStorage::raw().get_item(name).is_ok_and(|x| x.is_some())).collect();
    assert_eq!(left, [false, true, true]);
    Shelf::Device.forget("test.tidy.new");
    Shelf::Device.forget("other.old");
}

#[wasm_bindgen_test]
fn more_than_the_browser_holds_is_refused_and_leaves_what_was_there() {
    assert!(Shelf::Device.keep("test.room", &"small", TODAY));
    assert!(!Shelf::Device.keep("test.room", &"x".repeat(20 << 20), TODAY));
    assert_eq!(Shelf::Device.kept::<String>("test.room", TODAY).as_deref(), Some("small"));
    Shelf::Device.forget("test.room");
}
