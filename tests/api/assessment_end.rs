//! The date that ends an assessment is one for the whole of an answer.

use dutydesk::ask::Options;
use dutydesk::backlog::Backlog;
use dutydesk::history::Progress;
use dutydesk::timescale::VerdictState;

const REFERRALS: &[u8] = b"referral_id,child_id,received,decision,decided\n\
    r1,c1,2010-08-02,assessment,2010-08-02\n";
const ASSESSMENTS: &[u8] = b"referral_id,kind,started,completed,authorised\n\
    r1,initial,2010-08-03,2010-08-09,2010-10-01\n";

#[test]
fn the_grid_and_the_clocks_of_one_question_agree_on_when_an_assessment_ended() {
    let register = dutydesk::format::read(&[REFERRALS, ASSESSMENTS]).unwrap();
    let told = |as_of: &str, end: &str| {
        let json = format!(r#"{{"as_of": "{as_of}", "assessment_end": "{end}"}}"#);
        let question = Options::from_json(&json).unwrap().asked(&register).unwrap();
        let backlog = Backlog::of(&register, &question.ask).unwrap();
        let verdicts = question.timescales().unwrap().of(&register.case(0).unwrap());
        (backlog.cases()[0].progress, verdicts[1].state)
    };
    // Completed on 9 August, authorised on 1 October, due on 16 August.
    assert_eq!(told("2010-09-01", "completed"), (Progress::AssessmentComplete, VerdictState::Met));
    assert_eq!(told("2010-09-01", "authorised"), (Progress::InAssessment, VerdictState::Overdue));
    assert_eq!(told("2010-10-01", "authorised"), (Progress::AssessmentComplete, VerdictState::Missed));
}
