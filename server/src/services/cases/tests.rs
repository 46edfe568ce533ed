//! The chain of events, and papers, as the use cases make them.

use super::chain::{Actor, chained, hash};
use chrono::{DateTime, Utc};
use domain::api::account::Me;
use domain::case::{Event, EventKind};
use domain::permission::{Post, Role};

fn clerk() -> Actor {
    Actor::from(&Me {
        name: "w5a".to_owned(),
        title_zh: "5号窗口国土资源A岗".to_owned(),
        title_en: "window 5 land, post A".to_owned(),
        role: Role::WindowOfficer,
        department: Some("TD".to_owned()),
        window: Some(5),
        post: Some(Post::A),
    })
}

fn event(kind: EventKind) -> Event {
    Event { at: DateTime::<Utc>::from_timestamp(1_204_506_720, 0).unwrap(), kind }
}

#[test]
fn every_altered_byte_of_an_event_changes_its_hash() {
    let event =
        event(EventKind::Received { materials: vec![1, 2], received_on: None, notice_due: None, online: false });
    let record = chained("0803030500015", 1, &event, &clerk(), "").unwrap();
    assert_eq!(hash(&record).unwrap(), record.hash);
    let altered = [
        crate::storage::cases::EventRecord { at: record.at + 1, ..record.clone() },
        crate::storage::cases::EventRecord { content: record.content.replace('2', "3"), ..record.clone() },
        crate::storage::cases::EventRecord { actor: "w5b".to_owned(), ..record.clone() },
        crate::storage::cases::EventRecord { post: None, ..record.clone() },
        crate::storage::cases::EventRecord { seq: 2, ..record.clone() },
        crate::storage::cases::EventRecord { prev_hash: "0".to_owned(), ..record.clone() },
    ];
    for other in altered {
        assert_ne!(hash(&other).unwrap(), record.hash);
    }
}

#[test]
fn each_event_carries_the_hash_of_the_one_before() {
    let first = chained(
        "1",
        1,
        &event(EventKind::Received { materials: vec![], received_on: None, notice_due: None, online: false }),
        &clerk(),
        "",
    )
    .unwrap();
    let second =
        chained("1", 2, &event(EventKind::Delivered { received_by: "甲".into() }), &clerk(), &first.hash).unwrap();
    assert_eq!((first.prev_hash.as_str(), second.prev_hash.as_str()), ("", first.hash.as_str()));
    assert_ne!(first.hash, second.hash);
}
