//! One edition of the guidance.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::calendar::{Day, Division};
use crate::named::named;
use crate::regime::clock::Clock;
use crate::regime::clock_id::ClockId;
use crate::regime::object::objects;
use crate::source::{Source, Standing};

named! {
    /// Whose guidance it is.
    Nation, "nation" {
        /// England.
        England = "england",
        /// Wales.
        Wales = "wales",
        /// Scotland.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern_ireland",
    }
}

impl Nation {
    /// The division whose bank holidays it keeps.
    #[must_use]
    pub const fn division(self) -> Division {
        match self {
            Self::England | Self::Wales => Division::EnglandAndWales,
            Self::Scotland => Division::Scotland,
            Self::NorthernIreland => Division::NorthernIreland,
        }
    }
}

named! {
    /// What an edition is about: on each subject one edition follows the other.
    Subject, "subject" {
        /// Referrals, assessments and child protection.
        Safeguarding = "safeguarding",
        /// Looked-after children: reviews and visits.
        LookedAfter = "looked_after",
        /// Care leavers.
        CareLeavers = "care_leavers",
        /// Private fostering.
        PrivateFostering = "private_fostering",
        /// An authority's own standards, beside the national ones.
        Local = "local",
    }
}

/// One edition of the guidance, or an exemption laid over one, with its clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// Its id, for example `eng-wt-2010`.
    pub id: Cow<'static, str>,
    /// The guidance, for example `Working Together to Safeguard Children 2010`.
    pub name: Cow<'static, str>,
    /// What it is about.
    pub subject: Subject,
    /// First day in force.
    pub in_force_from: Day,
    /// First day no longer in force, the day after the last; `None` while it is.
    #[serde(default)]
    pub in_force_until: Option<Day>,
    /// How sure the library is of the two dates: the weaker of the two.
    pub dates_standing: Standing,
    /// Where the dates were seen.
    #[serde(default)]
    pub dates_sources: Cow<'static, [Source]>,
    /// What a reader must know about the dates.
    #[serde(default)]
    pub dates_note: Cow<'static, str>,
    /// For an exemption: what it lies over, and for whom. `None` for an edition that is for all.
    #[serde(default)]
    pub overlay: Option<Overlay>,
    /// Its clocks; an exemption has only those it changes.
    #[serde(deserialize_with = "objects")]
    pub clocks: Cow<'static, [Clock]>,
}

/// What an exemption lies over, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object of on and authorities")]
pub struct Overlay {
    /// The id of the edition whose clocks it changes.
    pub on: Cow<'static, str>,
    /// The plain names of the authorities, for example `Hackney`.
    pub authorities: Vec<Cow<'static, str>>,
}

impl Regime {
    /// One of its own clocks.
    #[must_use]
    pub fn clock(&self, id: ClockId) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.id == id)
    }

    /// Whether two editions are on one subject, so that one follows the other. A local set stands by itself.
    pub(super) fn same_line(&self, other: &Self) -> bool {
        self.subject == other.subject && self.subject != Subject::Local
    }
}
