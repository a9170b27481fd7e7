//! The rows that one child of a census gives.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::calendar::Day;
use crate::case::{
    AssessmentKind, AssessmentRow, ChildRow, ClosureRow, ConferenceKind, ConferenceRow, EnquiryRow, Finding,
    FindingCode, PlanKind, PlanRow, ReferralDecision, ReferralRow, RegisterBuilder,
};
use crate::error::Error;
use crate::format::cin_census::record::{Record, Said};
use crate::format::cin_census::schema::{
    ASSESSMENTS, CHILD_PROTECTION_PLANS, CIN_DETAILS, CIN_PLAN_DATES, Item, PRE_PROCEEDINGS, SECTION_47,
};

/// Adds the rows of one child, which may stand in several elements.
pub(crate) fn add_child(elements: &[Record<'_>], builder: &mut RegisterBuilder) -> Result<(), Error> {
    for child in elements {
        let child_id = child.text(Item::LAchildID);
        let (sex, gender) = (child.text(Item::Sex), child.text(Item::GenderCurrent));
        let row = ChildRow {
            child_id,
            birth_date: child.day(Item::PersonBirthDate),
            expected_birth_date: child.day(Item::ExpectedPersonBirthDate),
            death_date: child.day(Item::PersonDeathDate),
            sex: if sex.is_empty() { gender } else { sex },
            ethnicity: child.text(Item::Ethnicity),
            ..Default::default()
        };
        builder.add_from(&row, child.line)?;
        let row_name =
            if child_id.is_empty() { child.line.to_string().into() } else { Cow::Borrowed(child_id) };
        keep_all(child, &row_name, builder)?;
        if !sex.is_empty() && !gender.is_empty() {
            builder.keep("children", &row_name, Item::GenderCurrent.name(), gender, child.line)?;
        }
    }
    let child_id = elements.first().map_or("", |child| child.text(Item::LAchildID));
    for (episode, referral_id) in episodes(child_id, elements) {
        add_episode(episode, child_id, &referral_id, builder)?;
    }
    Ok(())
}

/// The episodes of a child in order of date and content, with their ids: the child's id and the day received, and a
/// number for those that differ although received on one day. Episodes that say the same have the same id, so that one
/// returned twice counts once.
fn episodes<'r, 'a>(child_id: &str, elements: &'r [Record<'a>]) -> Vec<(&'r Record<'a>, String)> {
    let received = |episode: &Record<'_>| episode.day(Item::CINreferralDate);
    let mut episodes: Vec<&'r Record<'a>> =
        elements.iter().flat_map(|child| child.records_of(&CIN_DETAILS)).collect();
    episodes.sort_by(|a, b| received(a).cmp(&received(b)).then_with(|| a.compare(b)));
    let mut named: Vec<(&'r Record<'a>, String)> = Vec::with_capacity(episodes.len());
    let mut same_day = 1;
    for episode in episodes {
        let day = received(episode);
        match named.last() {
            Some((last, id)) if received(last) == day => {
                if last.compare(episode) == Ordering::Equal {
                    let id = id.clone();
                    named.push((episode, id));
                    continue;
                }
                same_day += 1;
            }
            _ => same_day = 1,
        }
        let mut id = format!("{child_id}:{}", written(day));
        if same_day > 1 {
            id.push_str(&format!("#{same_day}"));
        }
        named.push((episode, id));
    }
    named
}

fn written(day: Option<Day>) -> Cow<'static, str> {
    day.map_or(Cow::Borrowed("undated"), |day| day.to_string().into())
}

fn add_episode(
    episode: &Record<'_>,
    child_id: &str,
    referral_id: &str,
    builder: &mut RegisterBuilder,
) -> Result<(), Error> {
    let received = episode.day(Item::CINreferralDate);
    let no_further_action = episode.flag(Item::ReferralNFA) == Some(true);
    let decision = if no_further_action { ReferralDecision::NoFurtherAction.name() } else { "" };
    let row = ReferralRow {
        referral_id,
        child_id,
        received,
        source: episode.text(Item::ReferralSource),
        decision,
        primary_need: episode.text(Item::PrimaryNeedCode),
        ..Default::default()
    };
    builder.add_from(&row, episode.line)?;
    keep_all(episode, referral_id, builder)?;
    add_closure(episode, referral_id, no_further_action, builder)?;
    if let Some(held) = episode.day(Item::DateOfInitialCPC) {
        let row = conference(referral_id, ConferenceKind::TransferIn, None, Some(held));
        builder.add_from(&row, episode.line)?;
    }
    for assessment in episode.records_of(&ASSESSMENTS) {
        add_assessment(assessment, referral_id, builder)?;
    }
    for enquiry in episode.records_of(&SECTION_47) {
        add_enquiry(enquiry, referral_id, builder)?;
    }
    for plan in episode.records_of(&CIN_PLAN_DATES) {
        let (started, ended) = (plan.day(Item::CINPlanStartDate), plan.day(Item::CINPlanEndDate));
        add_plan(plan, referral_id, PlanKind::ChildInNeed, started, ended, builder)?;
    }
    for plan in episode.records_of(&CHILD_PROTECTION_PLANS) {
        let (started, ended) = (plan.day(Item::CPPstartDate), plan.day(Item::CPPendDate));
        add_plan(plan, referral_id, PlanKind::ChildProtection, started, ended, builder)?;
        let reviews = plan.values.iter().filter(|value| value.spec.item == Item::CPPreviewDate);
        for review in reviews {
            if let Said::Day(held) = review.said {
                let row = conference(referral_id, ConferenceKind::Review, None, Some(held));
                builder.add_from(&row, review.line)?;
            }
        }
    }
    for record in episode.records_of(&PRE_PROCEEDINGS) {
        keep_all(record, referral_id, builder)?;
    }
    Ok(())
}

/// The closing of an episode; one that needed no further action and has no closing date was closed when received.
fn add_closure(
    episode: &Record<'_>,
    referral_id: &str,
    no_further_action: bool,
    builder: &mut RegisterBuilder,
) -> Result<(), Error> {
    let mut closed = episode.day(Item::CINclosureDate);
    let reason = episode.text(Item::ReasonForClosure);
    if no_further_action {
        let note =
            |code| Finding::new(code, "referrals").in_row(episode.line).in_column(Item::ReferralNFA.name());
        let received = episode.day(Item::CINreferralDate);
        if !episode.records.is_empty() || episode.has(Item::DateOfInitialCPC) {
            builder.note(note(FindingCode::NoFurtherActionWithWork));
        } else if closed.is_none() && received.is_some() {
            builder.note(note(FindingCode::NoFurtherActionUndated));
            closed = received;
        }
    }
    if closed.is_none() && reason.is_empty() {
        return Ok(());
    }
    builder.add_from(&ClosureRow { referral_id, closed, reason, ..Default::default() }, episode.line)
}

fn add_assessment(
    assessment: &Record<'_>,
    referral_id: &str,
    builder: &mut RegisterBuilder,
) -> Result<(), Error> {
    let started = assessment.day(Item::AssessmentActualStartDate);
    let kind = AssessmentKind::Single.name();
    let assessment_id = format!("{referral_id}:assessment:{}", written(started));
    let row = AssessmentRow {
        assessment_id: &assessment_id,
        referral_id,
        kind,
        started,
        authorised: assessment.day(Item::AssessmentAuthorisationDate),
        ..Default::default()
    };
    builder.add_from(&row, assessment.line)?;
    keep_all(assessment, &assessment_id, builder)
}

fn add_enquiry(enquiry: &Record<'_>, referral_id: &str, builder: &mut RegisterBuilder) -> Result<(), Error> {
    let started = enquiry.day(Item::S47ActualStartDate);
    let not_required = enquiry.flag(Item::ICPCnotRequired);
    let row = EnquiryRow {
        referral_id,
        // The start of the enquiry is the date of the strategy discussion that began it.
        strategy_discussion: started,
        s47_started: started,
        conference_not_required: not_required,
        ..Default::default()
    };
    builder.add_from(&row, enquiry.line)?;
    keep_all(enquiry, referral_id, builder)?;
    let (target, held) = (enquiry.day(Item::InitialCPCtarget), enquiry.day(Item::DateOfInitialCPC));
    match (target, held) {
        (None, None) => Ok(()),
        // No conference is to come, so there is none to have a row.
        (Some(target), None) if not_required == Some(true) => {
            let name = Item::InitialCPCtarget.name();
            builder.keep("enquiries", referral_id, name, &target.to_string(), enquiry.line)
        }
        _ => builder.add_from(&conference(referral_id, ConferenceKind::Initial, target, held), enquiry.line),
    }
}

fn add_plan(
    plan: &Record<'_>,
    referral_id: &str,
    kind: PlanKind,
    started: Option<Day>,
    ended: Option<Day>,
    builder: &mut RegisterBuilder,
) -> Result<(), Error> {
    let plan_id = format!("{referral_id}:{}:{}", kind.name(), written(started));
    let row = PlanRow {
        plan_id: &plan_id,
        referral_id,
        kind: kind.name(),
        started,
        ended,
        category: plan.text(Item::LatestCategoryOfAbuse),
        ..Default::default()
    };
    builder.add_from(&row, plan.line)?;
    keep_all(plan, &plan_id, builder)
}

fn conference(
    referral_id: &str,
    kind: ConferenceKind,
    target: Option<Day>,
    held: Option<Day>,
) -> ConferenceRow<'_> {
    ConferenceRow { referral_id, kind: kind.name(), target, held, ..Default::default() }
}

/// Keeps the items of a record that have no column, and what could not be put in its place.
pub(crate) fn keep_all(record: &Record<'_>, row: &str, builder: &mut RegisterBuilder) -> Result<(), Error> {
    let table = record.group.table;
    for value in record.values.iter().filter(|value| value.spec.kept) {
        let text = match &value.said {
            Said::Text(text) => Cow::Borrowed(&**text),
            Said::Day(day) => day.to_string().into(),
            Said::Flag(flag) => if *flag { "true" } else { "false" }.into(),
        };
        builder.keep(table, row, value.spec.name, &text, value.line)?;
    }
    for kept in &record.kept {
        builder.keep(table, row, &kept.name, &kept.text, kept.line)?;
    }
    Ok(())
}
