//! Accounts for the sample's posts: `w5a` is window 5, post A; `station-td` handles land cases in the town's station.

use super::source::{Sample, SampleProblem, StaffPost};
use crate::services::passwords;
use crate::storage::users::User;
use domain::permission::{Post, Role};

/// One account a post, and an administrator.
pub(super) fn accounts(sample: &Sample, password: &str) -> Result<Vec<User>, SampleProblem> {
    // One hash for all: they share the password, and everyone knows that they do.
    let hash = passwords::hash(password).map_err(|_| SampleProblem::Password)?;
    let mut people: Vec<User> = sample.posts.iter().map(|post| account(post, &hash)).collect();
    people.extend(sample.units.iter().map(|unit| User {
        name: unit.name.clone(),
        title_zh: unit.title_zh.clone(),
        title_en: unit.title_en.clone(),
        role: unit.role,
        department: Some(unit.dept.clone()),
        window: None,
        post: None,
        password_hash: hash.clone(),
        active: true,
    }));
    people.push(User {
        name: "admin".to_owned(),
        title_zh: "系统管理员".to_owned(),
        title_en: "administrator".to_owned(),
        role: Role::Administrator,
        department: None,
        window: None,
        post: None,
        password_hash: hash,
        active: true,
    });
    Ok(people)
}

fn account(post: &StaffPost, hash: &str) -> User {
    let letter = match post.post.as_deref() {
        Some("A") => Some(Post::A),
        Some("B") => Some(Post::B),
        _ => None,
    };
    let (name, role) = match (post.window, letter) {
        (Some(1), Some(letter)) => (format!("w1{}", letter.code().to_lowercase()), Role::EnquiryDesk),
        (Some(window), Some(letter)) => (format!("w{window}{}", letter.code().to_lowercase()), Role::WindowOfficer),
        _ if post.title_zh == "主任" => ("director".to_owned(), Role::Director),
        _ if post.title_zh == "业务督查员" => ("supervisor".to_owned(), Role::Supervisor),
        _ => (post.code.to_lowercase(), Role::Observer),
    };
    let of_department = post.window.is_some() && post.dept != "CENTRE";
    User {
        name,
        title_zh: post.title_zh.clone(),
        title_en: post.title_en.clone(),
        role,
        department: of_department.then(|| post.dept.clone()),
        window: post.window,
        post: letter,
        password_hash: hash.to_owned(),
        active: true,
    }
}
