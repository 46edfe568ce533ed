//! What went wrong, as a sentence with what to do, from the codes of [`Problem`] and `FieldProblem`.

#[cfg(test)]
mod tests;

use super::Lang;
use domain::api::Problem;

/// The sentence of a problem.
pub fn sentence(lang: Lang, problem: &Problem) -> String {
    if let Some(known) = known(lang, &problem.code) {
        return known.to_owned();
    }
    // A rule that asks for an input may also refuse the whole.
    match known_field(lang, &problem.code) {
        Some(words) => format!("{words}{}", lang.pick("。", ".")),
        None => fallback(lang, problem),
    }
}

/// Whether a code has words of its own, as a sentence or as what is wrong with one input.
pub fn is_known(code: &str) -> bool {
    known(Lang::Zh, code).is_some() || known_field(Lang::Zh, code).is_some()
}

/// The sentence of a code; none where it is not known.
fn known(lang: Lang, code: &str) -> Option<&'static str> {
    let known = match code {
        "not_found" => lang.pick("没有找到。", "There is nothing here."),
        "invalid" => lang.pick("有几处要改。", "Some entries need a change."),
        "sign_in" => lang.pick("请先登录。", "Please sign in first."),
        "wrong_password" => lang.pick(
            "登录名或密码不对。请核对大小写后再试。",
            "The name or the password is wrong. Check upper and lower case and try again.",
        ),
        "forbidden" => lang.pick("您的岗位没有这项权限。", "Your post may not do this."),
        "not_your_window" => lang.pick(
            "这件事项不归您的窗口受理，请引导申请人到相应窗口。",
            "Your window does not accept this service; please show the applicant to the right window.",
        ),
        "due_moved" => lang.pick(
            "承诺日期变了，什么也没有保存。请核对新的日期后再提交一次。",
            "The promised date has moved; nothing was stored. Check the new date and send again.",
        ),
        "stale" | "version" | "conflict" | "changed_meanwhile" => lang.pick(
            "刚才有别人处理过，什么也没有保存。请看过最新情况再操作。",
            "Somebody else has just changed this; nothing was stored. Look at it again first.",
        ),
        "too_many" | "too_many_tries" | "rate_limited" => lang.pick(
            "试的次数太多了，请过几分钟再试，或打咨询电话。",
            "Too many tries. Please wait a few minutes, or phone the enquiry desk.",
        ),
        "unreachable" => lang.pick(
            "暂时连不上服务器，请稍后再试；急事请打咨询电话或到窗口。",
            "The server cannot be reached just now. Try again shortly; if it is urgent, phone or come to the window.",
        ),
        "busy" => lang.pick(
            "现在同时办的人太多，什么也没有改动。请过几秒钟再试一次。",
            "Too much is asked for at once; nothing was changed. Try again in a few seconds.",
        ),
        "paused" => lang.pick(
            "服务正在停机维护，什么也没有改动。请过后再试；急事请打咨询电话或到窗口。",
            "The service is paused for planned work; nothing was changed. Try again later; if it is urgent, phone or \
             come to the window.",
        ),
        "internal" => lang.pick(
            "系统出了问题。请再试一次；还是不行，请告诉系统管理员。",
            "Something went wrong on our side. Try once more; if it stays so, please tell the administrator.",
        ),
        "storage_full" => lang.pick(
            "服务器的磁盘满了，什么也没有保存。请告诉系统管理员。",
            "The server's disk is full; nothing was stored. Please tell the administrator.",
        ),
        "no_font" => lang.pick(
            "这台服务器暂时做不出 PDF，请告诉系统管理员。",
            "This server cannot make PDF papers at the moment. Please tell the administrator.",
        ),
        "timeout" => lang.pick(
            "服务器没有及时答复，不知道有没有办成。请先查一下，再决定要不要重新提交。",
            "The server did not answer in time; it is not known whether it was done. Look first, then send again.",
        ),
        "too_large" => lang.pick("内容太大了，请减少后再提交。", "That is too much at once; send less."),
        "not_from_this_stage" => {
            lang.pick("这件办件现在的状态不能这样操作。", "The case does not stand where this can be done.")
        }
        "key_reused" => lang.pick(
            "刚才那一次其实已经办成了，请先核对，不要重复提交。",
            "The attempt before this one did work. Look for what it did; do not send it twice.",
        ),
        "outcome_unknown" => lang.pick(
            "不知道刚才有没有办成，请再按一次：不会重复办理。",
            "It is not known whether that worked. Press again: it cannot be done twice.",
        ),
        "too_fast" => lang.pick(
            "刚打开页面就提交了。请看一遍您写的内容，再按一次。",
            "That was very quick. Please look over what you wrote and press again.",
        ),
        "pass_used" => lang.pick(
            "您刚才已经提交过一次，那一次收到了。要再交一份，请再按一次。",
            "What you sent before has arrived. To send another one, press again.",
        ),
        "pass_expired" => lang.pick(
            "页面打开太久了，这次没有提交。您写的内容还在，请再按一次。",
            "The page had been open for too long; nothing was sent. What you wrote is still here: press again.",
        ),
        "not_a_person" => lang.pick(
            "没有提交。请把标明“请留空”的一栏清空再试，或打咨询电话。",
            "Not sent. Empty the field marked “leave this empty”, or phone us.",
        ),
        "personal_data" => lang.pick(
            "公开稿里有个人号码，没有公开。请先改公开稿。",
            "The wording holds a personal number; nothing was published. Change it first.",
        ),
        "after_due" => lang.pick(
            "已经超过承诺日期：红灯不能再暂停或延期，什么也没有改动。",
            "The promised date is over: what is red is neither paused nor extended. Nothing was changed.",
        ),
        "extended_before" => {
            lang.pick("每件只能延期一次，什么也没有改动。", "A case is extended once only. Nothing was changed.")
        }
        "open_gap" => {
            lang.pick("还有待补的材料，不能办结。", "Something is still to be handed in; it cannot be decided.")
        }
        "step_order" => lang.pick(
            "前面的步骤还没有办完，先登记站所、部门的办理步骤。",
            "Steps before this one are not recorded yet: record the station's and the department's first.",
        ),
        "list_closed" => lang.pick(
            "一次性告知的清单不能再加；确要增加，请中心主任登录后再次告知，并写明理由。",
            "The list was closed by the first notice; only the director, signed in, may add to it and says why.",
        ),
        "notice_over" => lang.pick(
            "答复期限已过，这件从收件之日起视为受理。",
            "The time for an answer is over: the case counts as accepted from the day of receipt.",
        ),
        "nothing_missing" | "no_gap" => lang.pick("没有要补的材料。", "Nothing is missing there."),
        "still_missing" => lang.pick("要求补正的材料还没有收齐。", "Not everything that was asked for is there yet."),
        "term_runs" => lang.pick("给申请人的期限还没有到。", "The applicant's term is not over yet."),
        "opinion_missing" => lang.pick("还有协办部门没有出具意见。", "A co-department has not answered yet."),
        "disagreement" => lang.pick(
            "有协办部门不同意，不能准予；请召集联审会议，或者作出不予决定。",
            "A co-department disagrees: it cannot be granted. Call a joint meeting, or refuse.",
        ),
        "no_such_part" => lang.pick("贵部门没有待出的意见。", "Your department has no opinion to give here."),
        "not_convertible" => lang.pick(
            "只有当天受理、还没转过的即办件能在下班前转承诺件。",
            "Only an immediate item, on its own day before closing, and once.",
        ),
        "pause_over" => lang.pick("特别程序的计划日期已经过了。", "The planned day of the pause is over."),
        "not_the_last" => lang.pick("没有可以撤销的步骤。", "There is no step left to undo."),
        "not_reported" => lang.pick(
            "这项业务由上级决定：先上报，等上级批复后再办结。",
            "The level above decides this: send it up and wait for the answer first.",
        ),
        "not_online" => {
            lang.pick("这项业务不用网上申请，请直接到窗口。", "No application is needed for this: come to the window.")
        }
        "rated_before" => lang.pick("这件已经评价过了。", "This case has been rated already."),
        "paper_altered" => lang.pick(
            "这份文书存档的内容和签发时不一样，不能打印。请马上告诉系统管理员。",
            "What is stored of this paper is not what was issued; it is not printed. Tell the administrator at once.",
        ),
        "not_red" => lang.pick("这件没有超期，不能发督办单。", "The case is within its limit."),
        "not_reported_up" => lang.pick("这项业务不用上报。", "This service is not decided above."),
        "answered_already" => {
            lang.pick("这条咨询已经答复，不再转出。", "This question has been answered; it is not handed on.")
        }
        "same_department" => lang.pick("这条咨询已经在那里了。", "The question is there already."),
        "not_answered" | "not_prepared" | "not_public" => {
            lang.pick("现在还不能这样做，请看最新情况。", "That cannot be done now; look at it again first.")
        }
        "calendar_same" => lang.pick(
            "现行日历里已经是这样，不用导入。",
            "The calendar says the same already; there is nothing to import.",
        ),
        "list_changed" => lang.pick(
            "刚才又有办件变动，没有签发。下面是新的清单，请重新核对。",
            "Cases have moved since; nothing was signed. This is the new list: look at it again.",
        ),
        "own_draft" => {
            lang.pick("自己录入的要由别人签发。", "What you entered yourself is signed off by somebody else.")
        }
        "draft_decided" => lang.pick("这一份已经签发或退回了。", "This one has been signed off or rejected already."),
        "told_already" => lang.pick("这位申请人已经告知过了。", "This applicant has been told already."),
        "not_open" | "not_published" => {
            lang.pick("这项业务现在还不能在大厅办理。", "The hall does not handle this service yet.")
        }
        "not_a_start" => lang.pick("一件办件从收件开始。", "A case begins with the receipt of papers."),
        "back_dated" => lang.pick(
            "时间早于上一步：记录只能往后加，什么也没有保存。",
            "That lies before the last step. A record is only added to; nothing was stored.",
        ),
        "notice_runs" => lang.pick(
            "一次性告知的期限还没有到，还不能视为受理。",
            "The time for the notice is not over yet: the case does not count as accepted.",
        ),
        "wrong_due" => lang.pick(
            "算出来的日期和日历对不上，什么也没有保存。请刷新后再试。",
            "The date does not follow from the calendar; nothing was stored. Load the page again and retry.",
        ),
        "not_joint" => lang
            .pick("只有联办件有协办部门，每个部门一次。", "Only a joint case has co-departments, each of them once."),
        "stars" => lang.pick("请选 1 到 5 颗星。", "Choose one to five stars."),
        "asked_already" => lang.pick("这个问题已经提交过了。", "This question has been asked already."),
        "no_date" => lang.pick(
            "按现在的日历算不出期限，什么也没有保存。请告诉系统管理员。",
            "No date can be reckoned with the calendar in force; nothing was stored. Please tell the administrator.",
        ),
        "no_number" => lang.pick(
            "今天的编号用完了，什么也没有保存。请告诉系统管理员。",
            "There are no numbers left for today; nothing was stored. Please tell the administrator.",
        ),
        "malformed" => lang.pick(
            "没有读懂发来的内容，什么也没有保存。请刷新页面后再试。",
            "What was sent could not be read; nothing was stored. Load the page again and retry.",
        ),
        "media_type" => {
            lang.pick("不收这种格式的内容，什么也没有保存。", "Content of this kind is not taken; nothing was stored.")
        }
        "cross_site" => lang.pick(
            "这次提交不是从本网站的页面发来的，没有办理。请从本网站打开页面再试。",
            "That did not come from a page of this site and was not done. Open the page here and try again.",
        ),
        "method_not_allowed" | "not_acceptable" | "refused" => lang
            .pick("这个地址不能这样用，什么也没有保存。", "This address cannot be used like that; nothing was stored."),
        "unreadable" => lang.pick(
            "系统出了问题，请稍后再试；急事请打咨询电话或到窗口。",
            "Something went wrong on our side. Try again shortly; if it is urgent, phone or come to the window.",
        ),
        _ => return None,
    };
    Some(known)
}

fn fallback(lang: Lang, problem: &Problem) -> String {
    match (lang, problem.status) {
        (Lang::Zh, 429) => "试的次数太多了，请过几分钟再试。".to_owned(),
        (Lang::Zh, 500..) => "系统出了问题，请稍后再试。".to_owned(),
        (Lang::Zh, _) => "办不了这一步，请核对后再试。".to_owned(),
        (Lang::En, _) => problem.detail.clone().unwrap_or_else(|| format!("{}.", problem.title)),
    }
}

/// What is wrong with one input.
pub fn field(lang: Lang, code: &str) -> String {
    known_field(lang, code).unwrap_or(lang.pick("请核对", "Please check this")).to_owned()
}

/// The words of an input's code; none where it is not known.
fn known_field(lang: Lang, code: &str) -> Option<&'static str> {
    let known = match code {
        "required" => lang.pick("请填写", "Please fill this in"),
        "checksum" => lang.pick("号码不对，请逐位核对", "The number is wrong; check every digit"),
        "approval_own" => lang.pick("要由另一个人批准", "Somebody else has to approve it"),
        "not_the_applicant" => lang.pick("和申请时填的号码不一样", "This is not the number given with the application"),
        "too_long" => lang.pick("太长了", "This is too long"),
        "too_short" => lang.pick("太短了", "This is too short"),
        "length" => lang.pick("位数不对", "The number of digits is wrong"),
        "date" | "birth_date" => lang.pick("日期不对", "The date is wrong"),
        "format" | "invalid" | "characters" => lang.pick("格式不对", "The form of this is wrong"),
        "unknown" | "not_found" => lang.pick("没有这一项", "There is no such entry"),
        "incomplete" => lang.pick("必要材料还不齐", "Required materials are missing"),
        "not_for_this_applicant" => {
            lang.pick("这项业务不受理这类申请人", "This service is not for this kind of applicant")
        }
        "shape" => lang
            .pick("请填 11 位手机号，或区号加电话号码", "Give a mobile number of 11 digits, or area code and number"),
        "area_code" => lang.pick("请加区号，如 0577", "Add the area code, for instance 0577"),
        "approval_missing" => lang.pick("请写明由谁批准", "Say who approved it"),
        "referral_missing" => lang.pick("请写明应向哪个机关申请", "Say which authority to apply to"),
        "pause_not_open" => lang.pick("本部门不能以此暂停", "Your department may not stop the clock for this"),
        "pause_order" => lang.pick("恢复日期要在今天以后", "The clock runs again on a later day than today"),
        "extension_days" => lang.pick("超过可以批准的天数", "More days than this level may give"),
        "level_of_kind" => lang.pick(
            "联办件由政府负责人批准，其他件不能",
            "The head of the government allows it for joint cases, and for those only",
        ),
        "not_immediate" => {
            lang.pick("只有窗口直接办的即办件能当场办结", "Only an immediate item of the window is done on the spot")
        }
        "two_officers" => lang.pick("踏勘要写两个人", "A survey names two people"),
        "beyond_statutory" => {
            lang.pick("超过法定时限，须报机关负责人批准", "Beyond the limit in law: the head of the agency decides")
        }
        "signature_missing" => lang.pick("请写明由谁签批", "Say who signed the decision"),
        "reason_missing" => lang.pick("不予办理必须写明理由", "A refusal must give its reason"),
        "recipient_missing" => lang.pick("请写明由谁领取", "Say who took the result"),
        "unprintable" => lang.pick(
            "有的字这里打印不出来，请去掉，打印后用手写补上",
            "A character here cannot be printed; leave it out and write it by hand on the paper",
        ),
        "number" => lang.pick("请填数字", "Give a number in figures"),
        "decimals" => lang.pick("小数位数太多", "Too many decimal places"),
        "not_an_option" => lang.pick("请从给出的选项里选", "Choose one of the options"),
        "one_of" => lang.pick("这几项至少填一项", "Fill in at least one of these"),
        "file_too_large" => lang.pick("文件超过 5 MB", "The file is larger than 5 MB"),
        "wrong_kind" => lang.pick(
            "不是 PDF、docx 或 xlsx 文件，或者后缀和内容不符",
            "Not a PDF, docx or xlsx file, or its name and content do not agree",
        ),
        "damaged" => lang
            .pick("文件打不开，可能损坏或加了密码", "The file cannot be opened: damaged, or protected by a password"),
        "active_content" => lang.pick(
            "文件里有宏、脚本、附件或外部内容，为安全起见不收",
            "The file holds macros, scripts, attachments or content from elsewhere; for safety it is not taken",
        ),
        "other_year" => lang.pick("不是这一年的日子", "Not a day of this year"),
        "year_before" => lang.pick(
            "上一年还没有通知，不能写上一年的日子",
            "The year before has no notice yet, so its days cannot be named",
        ),
        "twice" => lang.pick("写了两次", "It stands there twice"),
        "off_and_work" => lang.pick("又放假又上班", "Both off and worked"),
        "work_on_weekday" => lang.pick("本来就是周一至周五", "A Monday to Friday needs no making up"),
        "future" => lang.pick("还没到这一天", "That day has not come yet"),
        "too_many" => lang.pick("太多了", "Too many"),
        "range" | "out_of_range" => lang.pick("超出范围", "Out of range"),
        "window" => lang.pick("窗口号是 1 到 99", "A window's number is 1 to 99"),
        "running" => lang.pick("编号的序号不对", "The running part of the number is wrong"),
        "workdays" => lang.pick("工作日数超出范围", "So many working days cannot be reckoned"),
        "extension" => lang.pick("延长的天数超出范围", "The extension is out of range"),
        "accepted" => lang.pick("受理日期超出范围", "The day of acceptance is out of range"),
        "too_many_pauses" => lang.pick("暂停的次数太多", "Too many pauses"),
        "pause_date" => lang.pick("暂停的日期超出范围", "A pause lies out of range"),
        "pause_shape" => {
            lang.pick("暂停请写成 2008-03-10..2008-03-24 的样子", "Write a pause like this: 2008-03-10..2008-03-24")
        }
        _ => return None,
    };
    Some(known)
}
