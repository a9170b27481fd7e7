//! Code lists. Each has a wire name for every code, aliases that practice uses, and `Other` for a code it does not know:
//! the text itself stays in the register and comes out again.

use crate::named::by_name;

/// Declares a code list: an enum, its wire names and the aliases readers accept.
macro_rules! codes {
    ($( $(#[$meta:meta])* $list:ident { $( $(#[$doc:meta])* $code:ident = $name:literal $(| $alias:literal)* ),+ $(,)? } )+) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list {
            $( $(#[$doc])* $code, )+
            /// A code this list does not know; the register keeps its text.
            Other,
        }

        impl $list {
            /// The wire names, in order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The wire name; `other` for [`Other`](Self::Other).
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$code => $name, )+ Self::Other => "other" }
            }

            /// The code with that wire name or alias: upper and lower case, spaces and punctuation do not matter.
            #[must_use]
            pub fn from_name(text: &str) -> Option<Self> {
                Self::place(&plain(text)).map(Self::at)
            }

            fn place(plain: &str) -> Option<usize> {
                const SPELLINGS: &[&[&str]] = &[$( &[$name $(, $alias)*] ),+];
                SPELLINGS.iter().position(|spellings| spellings.contains(&plain))
            }

            fn at(place: usize) -> Self {
                [$( Self::$code ),+].get(place).copied().unwrap_or(Self::Other)
            }
        }

        by_name!($list);

        impl CodeList for $list {
            fn place(plain: &str) -> Option<usize> { Self::place(plain) }
            fn at(place: usize) -> Self { Self::at(place) }
        }
    )+ };
}

/// What the tables need of a code list.
pub(crate) trait CodeList: Copy {
    fn place(plain: &str) -> Option<usize>;
    fn at(place: usize) -> Self;
}

/// Lower case, with one underscore for each run of anything but letters and digits: `Child & Family` -> `child_family`.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            plain.extend(letter.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with('_') {
            plain.push('_');
        }
    }
    plain.truncate(plain.trim_end_matches('_').len());
    plain
}

codes! {
    /// What was decided on a referral.
    ReferralDecision {
        /// Accepted for an assessment.
        Assessment = "assessment" | "initial_assessment" | "single_assessment" | "core_assessment"
            | "child_and_family_assessment" | "c_f_assessment" | "accepted" | "assess" | "ia" | "sa",
        /// A strategy discussion at once.
        StrategyDiscussion = "strategy_discussion" | "strategy" | "s47" | "section_47",
        /// Passed to early help.
        EarlyHelp = "early_help" | "caf" | "step_down",
        /// Information and advice given.
        InformationAndAdvice = "information_and_advice" | "advice" | "information" | "advice_and_information",
        /// Sent to another agency or authority.
        ReferredElsewhere = "referred_elsewhere" | "other_agency" | "signposted" | "transferred",
        /// No further action.
        NoFurtherAction = "no_further_action" | "nfa" | "n_f_a",
    }

    /// Whether a referral's case needs a social worker of its own.
    AllocationNeed {
        /// It needs a named social worker.
        SocialWorker = "social_worker" | "required" | "yes",
        /// It is properly held otherwise, for example by a family help team.
        NotRequired = "not_required" | "no" | "none",
    }

    /// Who or what holds a case.
    HolderKind {
        /// A worker.
        Worker = "worker" | "social_worker" | "sw" | "case_worker" | "allocated_worker",
        /// A social work unit with an accountable worker.
        Pod = "pod" | "unit" | "social_work_unit",
        /// A team leader or manager.
        Manager = "manager" | "team_leader" | "team_manager" | "tm" | "tl" | "t_l" | "t_m" | "practice_manager"
            | "pm" | "atm" | "assistant_team_manager" | "atl" | "assistant_team_leader" | "deputy_team_manager"
            | "service_manager" | "head_of_service",
        /// A duty desk or its rota.
        Duty = "duty" | "duty_desk" | "duty_worker" | "duty_team" | "duty_social_worker"
            | "duty_sw" | "duty_rota" | "edt" | "emergency_duty_team" | "out_of_hours",
        /// A team, with no person named.
        Team = "team" | "group" | "mash" | "front_door" | "multi_agency_safeguarding_hub",
        /// A work tray or in-box.
        Tray = "tray" | "work_tray" | "worktray" | "inbox" | "in_tray" | "duty_tray" | "pool"
            | "allocation_pool" | "allocations_tray" | "allocation_tray" | "holding_tray" | "queue",
        /// Nobody.
        Nobody = "nobody" | "unallocated" | "none" | "no_one" | "awaiting_allocation" | "vacant" | "vacancy"
            | "vacant_post" | "not_allocated" | "not_yet_allocated" | "to_be_allocated" | "allocation_pending"
            | "pending_allocation" | "awaiting_worker" | "awaiting_social_worker" | "unassigned" | "not_assigned"
            | "to_be_assigned" | "no_worker" | "no_social_worker" | "no_sw" | "no_allocated_worker" | "none_allocated"
            | "nobody_allocated" | "no_one_allocated",
        /// Something that cannot be told from what was written.
        Unknown = "unknown" | "not_known" | "tbc" | "tba",
    }

    /// How a person or place is involved in a case.
    Involvement {
        /// It holds the case.
        CaseHolder = "case_holder" | "allocated_case_worker" | "key_worker" | "lead",
        /// It holds the case jointly as the second.
        Joint = "joint",
        /// It helps.
        Supporting = "supporting" | "support",
        /// It stands in.
        Covering = "covering" | "cover",
    }

    /// The kind of an assessment.
    AssessmentKind {
        /// An initial assessment (to 2013).
        Initial = "initial" | "initial_assessment" | "ia",
        /// A core assessment (to 2013).
        Core = "core" | "core_assessment" | "ca",
        /// A single assessment (from 2013).
        Single = "single" | "single_assessment" | "sa" | "child_and_family" | "child_and_family_assessment"
            | "c_f" | "c_f_assessment" | "child_family" | "continuous" | "continuous_assessment" | "assessment",
        /// A pathway assessment (Northern Ireland).
        Pathway = "pathway" | "pathway_assessment",
    }

    /// What an assessment led to.
    AssessmentOutcome {
        /// A core assessment.
        CoreAssessment = "core_assessment",
        /// A strategy discussion.
        StrategyDiscussion = "strategy_discussion" | "s47" | "section_47",
        /// A plan or a service as a child in need.
        ChildInNeedPlan = "child_in_need_plan" | "cin" | "cin_plan" | "service" | "child_in_need",
        /// Early help: the case steps down.
        EarlyHelp = "early_help" | "step_down" | "caf",
        /// No further action.
        NoFurtherAction = "no_further_action" | "nfa" | "n_f_a" | "close" | "closure",
    }

    /// The kind of a child protection conference.
    ConferenceKind {
        /// An initial child protection conference.
        Initial = "initial" | "icpc",
        /// A review conference.
        Review = "review" | "rcpc",
        /// A conference for a child who moved in from another authority with a plan.
        TransferIn = "transfer_in",
    }

    /// The kind of a plan or status.
    PlanKind {
        /// A child in need plan.
        ChildInNeed = "child_in_need" | "cin",
        /// A child protection plan.
        ChildProtection = "child_protection" | "cp" | "cpp",
        /// Looked after by the authority. Rows that meet or overlap are one time of being looked after.
        LookedAfter = "looked_after" | "lac" | "cla" | "children_looked_after",
        /// One placement of a looked-after child; the category says which visits it needs: `long_term`, `regulation_19`,
        /// `regulation_24`, `care_order_with_parent`, or any other. Capital letters and punctuation do not matter.
        Placement = "placement",
        /// A care leaver.
        CareLeaver = "care_leaver",
        /// Accommodation that the authority provides for a care leaver.
        CareLeaverAccommodation = "care_leaver_accommodation",
        /// Privately fostered, from the day the authority was told; of category `proposed` where it had not begun.
        PrivateFostering = "private_fostering",
    }

    /// The kind of a dated event.
    EventKind {
        /// A visit to the child.
        Visit = "visit",
        /// A review of a plan or of a looked-after child.
        Review = "review",
        /// A core group.
        CoreGroup = "core_group",
        /// Supervision of the worker about this case.
        Supervision = "supervision",
        /// A manager's oversight recorded on the case.
        ManagementOversight = "management_oversight",
        /// A review of a case that waits.
        WaitingCaseReview = "waiting_case_review",
        /// New information on an open case.
        NewInformation = "new_information",
        /// A transfer between teams.
        Transfer = "transfer",
        /// A visit by a care leaver's personal adviser.
        AdviserVisit = "adviser_visit",
        /// The risk of a case that waits was assessed.
        RiskAssessment = "risk_assessment",
        /// The case was escalated to senior management.
        Escalation = "escalation",
        /// A change that bears on the child protection plan.
        SignificantChange = "significant_change",
        /// The chair of the conference was told of it.
        ChairNotified = "chair_notified",
        /// A conference that had no quorum.
        InquorateConference = "inquorate_conference",
        /// The minutes of a conference were received.
        MinutesReceived = "minutes_received",
        /// The record of a planning meeting was received.
        RecordReceived = "record_received",
        /// The copy of the plan was received.
        PlanReceived = "plan_received",
    }

    /// What became of a contact.
    ContactOutcome {
        /// It became a referral.
        Referral = "referral",
        /// Passed to early help.
        EarlyHelp = "early_help" | "caf",
        /// Information and advice given.
        InformationAndAdvice = "information_and_advice" | "advice",
        /// No further action.
        NoFurtherAction = "no_further_action" | "nfa" | "n_f_a",
    }

    /// A worker's role.
    WorkerRole {
        /// A social worker.
        SocialWorker = "social_worker" | "sw" | "senior_social_worker" | "newly_qualified_social_worker" | "nqsw"
            | "asye" | "practitioner",
        /// A team leader, team manager or above.
        Manager = "manager" | "team_manager" | "team_leader" | "practice_supervisor" | "practice_manager",
        /// A social work assistant or family support worker.
        Support = "support" | "social_work_assistant" | "family_support_worker",
        /// A student or trainee.
        Student = "student" | "trainee",
    }

    /// A child's sex as recorded.
    Sex {
        /// Female.
        Female = "female" | "f" | "2",
        /// Male.
        Male = "male" | "m" | "1",
        /// Unknown, not recorded, or unborn.
        Unknown = "unknown" | "u" | "0",
        /// Indeterminate (census to 2023-24).
        Indeterminate = "indeterminate" | "9",
    }
}

impl ReferralDecision {
    /// Whether nothing but closing the referral is left to do.
    #[must_use]
    pub const fn ends_the_work(self) -> bool {
        matches!(
            self,
            Self::NoFurtherAction | Self::EarlyHelp | Self::InformationAndAdvice | Self::ReferredElsewhere
        )
    }
}

impl AssessmentOutcome {
    /// Whether nothing but closing the referral is left to do.
    #[must_use]
    pub const fn ends_the_work(self) -> bool {
        matches!(self, Self::NoFurtherAction | Self::EarlyHelp)
    }
}
