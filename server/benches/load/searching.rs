//! The search among two thousand services: what one question takes, in the program, on one core.

use super::hall::BenchHall;
use domain::api::services::{NearestQuery, ServiceQuery};
use server::clock::{Clock, SystemClock};
use server::services::catalogue;
use server::storage::catalogue::insert_service;
use std::time::{Duration, Instant};

const SERVICES: usize = 2000;
/// Exact, by pinyin, by initials, English, with errors, with nothing to find, as long as it may be; then eight and twenty
/// words, of which the first six are looked for, here with errors and without a hit: the most that a question can cost.
const WORDS: [&str; 12] = [
    "户口迁移",
    "hkqy",
    "hukouqianyi",
    "registration",
    "hukouqianxyi",
    "户口签移",
    "zzzzzzzz",
    "建房 zjd",
    "TD-04",
    "hukouqianyituudishiyongquanbiangengdengjifangwusuoyouquanzhuanyidengjigetigongshanghushelidengji",
    "hukou qianyi dengji zhengming tudi fangwu jiehun zzzzzz",
    "zzza zzzb zzzc zzzd zzze zzzf zzzg zzzh zzzi zzzj zzzk zzzl zzzm zzzn zzzo zzzp zzzq zzzr zzzs zzzt",
];

pub async fn run() {
    super::heading(&format!("Search among {SERVICES} services, one question at a time"));
    let hall = BenchHall::open().await;
    let now = SystemClock.now();
    let sample = hall.state.hall.catalogue(now).await.unwrap().services.clone();
    let mut made = sample.len();
    while made < SERVICES {
        let mut service = sample[made % sample.len()].as_ref().clone();
        service.id = format!("XX-{made:04}");
        service.name_zh = format!("{}{}", service.name_zh, made);
        made += 1;
        let today = domain::time::local_date(now);
        hall.state
            .hall
            .store
            .write(async move |tx| insert_service(tx, &service, today, made as i64).await)
            .await
            .unwrap();
    }
    let later = now + chrono::TimeDelta::seconds(10);
    let mut all = Vec::new();
    for word in WORDS {
        let mut times = Vec::new();
        let mut found = 0;
        for _ in 0..200 {
            let query = ServiceQuery { q: Some(word.to_owned()), ..ServiceQuery::default() };
            let begun = Instant::now();
            found = catalogue::services(&hall.state.hall, later, query).await.unwrap().items.len();
            times.push(begun.elapsed());
        }
        times.sort();
        let shown: String = word.chars().take(16).collect();
        let count = word.split_whitespace().count();
        println!(
            "  {shown:<18} {count:>2} words {found:>3} on the page   median {:>8.3} ms   p99 {:>8.3} ms",
            ms(times[100]),
            ms(times[198])
        );
        all.extend(times);
    }
    let mut near = Vec::new();
    for word in WORDS {
        for _ in 0..100 {
            let query = NearestQuery { q: word.to_owned() };
            let begun = Instant::now();
            catalogue::nearest(&hall.state.hall, later, &query).await.unwrap();
            near.push(begun.elapsed());
        }
    }
    near.sort();
    println!(
        "  what comes nearest (asked when nothing is found)   median {:>8.3} ms   p99 {:>8.3} ms",
        ms(near[near.len() / 2]),
        ms(near[near.len() * 99 / 100])
    );
    all.sort();
    println!(
        "  all                                p99 {:>8.3} ms   (aim: 5 ms, of each kind)",
        ms(all[all.len() * 99 / 100])
    );
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
