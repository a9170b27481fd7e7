//! How clocks are judged.

use crate::calendar::{DeskHours, WorkingDays};
use crate::error::Error;
use crate::options::options;
use crate::regime::Regimes;
use crate::timescale::judge::Timescales;

options! {
    /// How clocks are judged, besides the rules and the working days they run by.
    ///
    /// ```
    /// use dutydesk::timescale::Judging;
    /// let judging = Judging::from_json(r#"{"desk_hours": ["09:00", "17:00"]}"#)?;
    /// assert_eq!((judging.due_within.0, judging.authority), (5, None));
    /// assert_eq!(Judging::from_json(r#"{"due_within": -1}"#).unwrap_err().argument(), Some("due_within"));
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    Judging, "any clock" {
        JUDGING {
            /// The council whose own dates, limits and exemptions hold for the whole register, such as Coventry, in place of
            /// those its files name; each file's own without it.
            authority: Option<String> = None;
            /// When the duty desk opens and closes: for limits in hours, what came outside counts from when it next opened.
            desk_hours: Option<DeskHours> = None;
        }
        DUE_SOON {
            /// A clock with so many working days left, or fewer, is due soon.
            due_within: WorkingDays = Timescales::DUE_WITHIN;
        }
        SENTENCES {
            /// Whether each verdict is also said in a sentence.
            sentences: bool = false;
        }
    }
}

impl Judging {
    /// Refuses what cannot be meant under those rules.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where `due_within` is below 0; [`Error::UnknownName`] for an authority that the rules hold
    /// nothing of its own for, and [`Error::InvalidArgument`] where they do so for none.
    pub fn check(&self, rules: &Regimes) -> Result<(), Error> {
        if self.due_within.0 < 0 {
            return Err(Error::takes("due_within", "a whole number from 0"));
        }
        self.authority.as_deref().map_or(Ok(()), |authority| known(authority, rules))
    }
}

/// Refuses an authority that the rules hold nothing of its own for: its answers would be those of the national rules.
fn known(authority: &str, rules: &Regimes) -> Result<(), Error> {
    const CURE: &str = "authority with rules of its own (without this option each file follows its own council's or the \
        national ones; the option rules can give a council some)";
    if authority.trim().is_empty() {
        return Err(Error::takes("authority", "a name that is not empty"));
    }
    if rules.has_own(authority) {
        return Ok(());
    }
    if rules.authorities().next().is_none() {
        return Err(Error::takes("authority", format!("nothing here: there is no {CURE}")));
    }
    Err(Error::unknown(CURE, authority, rules.authorities()).of("authority"))
}
