//! Which clocks the guidance sets, how long each is, and which edition an authority followed when.
//!
//! The rules are rows with a source and a standing. England's national rows are in [`Regimes::england`]; what one
//! council did otherwise (its own switch date, its own standard) is added by the caller.
//!
//! | guidance term | clock id | national limit in England |
//! |---|---|---|
//! | decision on a referral | `referral_decision` | 1 working day |
//! | initial assessment | `initial_assessment` | 7 working days, from 17 March 2010 10, to 14 April 2013 |
//! | core assessment | `core_assessment` | 35 working days, to 14 April 2013 |
//! | single (child and family) assessment | `single_assessment` | 45 working days, from 15 April 2013 |
//! | initial child protection conference | `icpc` | 15 working days |
//! | transfer-in child protection conference | `transfer_in_conference` | 15 working days, from 15 April 2013 |
//! | first core group | `first_core_group` | 10 working days |
//! | first child protection review conference | `first_cp_review` | 3 months |
//! | later child protection review conference | `later_cp_review` | 6 months |
//!
//! How days are counted (which day is day 0, what a working day is) is not here but in [`calendar`](crate::calendar)
//! and in the timescales made from both.

mod clock;
mod clock_id;
mod documents;
mod edition;
mod england;
mod event;
mod local;
mod northern_ireland;
mod regimes;
mod regulations;
mod rows;
mod rulebook;
mod scotland;
mod wales;
mod written;

pub use clock::{Clock, Limit, Unit};
pub use clock_id::ClockId;
pub use edition::{Nation, Overlay, Regime, Subject};
pub use event::{EndEvent, StartEvent};
pub use local::{ClockSet, LocalLimit};
pub use regimes::Regimes;
pub use rulebook::{AppliedClock, Rulebook, Scope};
