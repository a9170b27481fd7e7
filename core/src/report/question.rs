//! What a report is asked.

use crate::backlog::Ask;
use crate::calendar::Calendar;
use crate::named::named;
use crate::regime::Regimes;

named! {
    /// Who a report is for.
    Audience, "audience" {
        /// The people who manage the work: every number, and the cases behind them. Every page says so.
        Management = "management",
        /// Anyone: small counts withheld, and enough more that none can be worked out; no single case, no worker.
        Public = "public",
    }
}

/// What a report is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// The day, the definition of allocated and how to count.
    pub ask: Ask,
    /// Who it is for.
    pub audience: Audience,
    /// The guidance whose clocks run.
    pub regimes: Regimes,
    /// The working days they are counted in.
    pub calendar: Calendar,
}
