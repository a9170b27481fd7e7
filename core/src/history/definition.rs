//! What counts as allocated.

use std::borrow::Cow;

use crate::case::{HOLDINGS, Part, Register, WORKERS};
use crate::error::Error;
use crate::history::holder::HolderClass;
use crate::named::{named, plain};
use crate::options::{OptionKind, Wire};

/// Whether a case counts as allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Allocated {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The source does not say enough: who holds it, or whether that worker is registered.
    CannotTell,
}

named! {
    /// The shipped definitions of allocated, from the strictest to the loosest.
    DefinitionName, "definition of allocated" {
        /// A registered social worker, present, or a pod whose accountable worker is.
        RegisteredCaseHolder = "registered_case_holder",
        /// A named case-holder still in post, whether or not registered and present; not a manager.
        NamedCaseHolder = "named_case_holder",
        /// Any named person: also a manager, or a worker who has left.
        NamedPerson = "named_person",
        /// Anyone or anything at all: also a duty desk, a team or a tray.
        AnyHolder = "any_holder",
    }
}

/// What counts as allocated: a named set of holder classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    name: Cow<'static, str>,
    meaning: Cow<'static, str>,
    classes: Cow<'static, [HolderClass]>,
}

use HolderClass::{
    Duty, Manager, NotReported, Pod, Tray, Unknown, WorkerAbsent, WorkerLeft, WorkerNotRegistered,
    WorkerPresent, WorkerRegistrationNotRecorded,
};

impl Definition {
    /// The shipped definitions from the strictest to the loosest; each counts all that the one before counts.
    #[must_use]
    pub const fn ladder() -> [Self; 4] {
        const fn rung(
            name: DefinitionName,
            meaning: &'static str,
            classes: &'static [HolderClass],
        ) -> Definition {
            Definition {
                name: Cow::Borrowed(name.name()),
                meaning: Cow::Borrowed(meaning),
                classes: Cow::Borrowed(classes),
            }
        }
        [
            rung(
                DefinitionName::RegisteredCaseHolder,
                "a registered social worker, present, or a pod whose accountable worker is",
                &[WorkerPresent, Pod],
            ),
            rung(
                DefinitionName::NamedCaseHolder,
                "a named case-holder still in post, whether or not registered and present; not a manager",
                &[WorkerPresent, Pod, WorkerAbsent, WorkerNotRegistered, WorkerRegistrationNotRecorded],
            ),
            rung(
                DefinitionName::NamedPerson,
                "any named person: also a manager, or a worker who has left",
                &[
                    WorkerPresent,
                    Pod,
                    WorkerAbsent,
                    WorkerNotRegistered,
                    WorkerRegistrationNotRecorded,
                    Manager,
                    WorkerLeft,
                ],
            ),
            rung(
                DefinitionName::AnyHolder,
                "anyone or anything at all: also a duty desk, a team or a tray",
                &[
                    WorkerPresent,
                    Pod,
                    WorkerAbsent,
                    WorkerNotRegistered,
                    WorkerRegistrationNotRecorded,
                    Manager,
                    WorkerLeft,
                    Duty,
                    HolderClass::Team,
                    Tray,
                ],
            ),
        ]
    }

    /// The shipped definition of that name.
    ///
    /// # Errors
    /// [`Error::UnknownName`] where there is none.
    pub fn named(name: &str) -> Result<Self, Error> {
        let known = Self::ladder().into_iter().find(|definition| definition.name == name);
        known.ok_or_else(|| Error::unknown("definition of allocated", name, DefinitionName::NAMES))
    }

    /// A definition of the caller's own.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where it counts what is unknown or not reported as allocated.
    pub fn new(
        name: impl Into<Cow<'static, str>>,
        meaning: impl Into<Cow<'static, str>>,
        classes: impl Into<Vec<HolderClass>>,
    ) -> Result<Self, Error> {
        let classes = classes.into();
        if classes.iter().any(|class| matches!(class, Unknown | NotReported)) {
            return Err(Error::takes("classes", "no holder that is not known: it cannot count as allocated"));
        }
        Ok(Self { name: name.into(), meaning: meaning.into(), classes: classes.into() })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The words for its name in a sentence: `registered case-holder`.
    #[must_use]
    pub fn label(&self) -> String {
        Self::label_of(&self.name)
    }

    /// The words for the name of a definition.
    pub(crate) fn label_of(name: &str) -> String {
        plain(name).replace("case holder", "case-holder")
    }

    /// What it means, in a sentence.
    #[must_use]
    pub fn meaning(&self) -> &str {
        &self.meaning
    }

    /// Whether a case held so counts as allocated.
    #[must_use]
    pub fn allocated(&self, class: HolderClass) -> Allocated {
        match class {
            class if self.classes.contains(&class) => Allocated::Yes,
            Unknown | NotReported => Allocated::CannotTell,
            // Registration would decide, and is not recorded.
            WorkerRegistrationNotRecorded if self.classes.contains(&WorkerPresent) => Allocated::CannotTell,
            _ => Allocated::No,
        }
    }
}

impl Definition {
    /// The strictest shipped one that the sources of a register can answer, and why it is that one.
    ///
    /// ```
    /// use dutydesk::history::Definition;
    /// let sheet = dutydesk::format::read(&[b"child_id,received,worker\nc1,2010-08-16,W017\n"])?;
    /// let (definition, because) = Definition::strictest(&sheet);
    /// assert_eq!(definition.name(), "named_case_holder");
    /// assert_eq!(because, "the sources do not say which workers are registered");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn strictest(register: &Register) -> (Self, &'static str) {
        let [registered, named, _, any] = Self::ladder();
        let holders = || register.parts().iter().filter(|part| part.reported_table(&HOLDINGS));
        let says = |part: &Part| part.reported(&WORKERS, "registered");
        // A list of workers may be a part of its own, beside those of which each has its own workers.
        let mut lists = register.parts().iter().filter(|part| !part.reported_table(&HOLDINGS));
        if holders().next().is_none() {
            (registered, "no source says who holds cases, so that no definition can be answered")
        } else if lists.any(says) || holders().all(says) {
            (registered, "the sources say which workers are registered")
        } else if holders().any(|part| part.reported(&HOLDINGS, "worker_id")) {
            (named, "the sources do not say which workers are registered")
        } else {
            (any, "the sources name no worker")
        }
    }

    /// Whether it asks for a registration of which no source of a register has a word.
    pub(crate) fn registration_untold(&self, register: &Register) -> bool {
        self.allocated(WorkerRegistrationNotRecorded) == Allocated::CannotTell
            && !register.parts().iter().any(|part| part.reported(&WORKERS, "registered"))
    }
}

impl Wire for Definition {
    const KIND: OptionKind = OptionKind::Definition { names: DefinitionName::NAMES };

    /// A shipped one by name, or the caller's own as an object of `name`, `meaning` and `classes`.
    fn read(given: serde_json::Value) -> Option<Result<Self, Error>> {
        let own = match &given {
            serde_json::Value::String(name) => return Some(Self::named(name)),
            serde_json::Value::Object(own) if own.len() == 3 => own,
            _ => return None,
        };
        let text = |key| own.get(key)?.as_str().map(str::to_owned).filter(|text| !text.trim().is_empty());
        let (name, meaning) = (text("name")?, text("meaning")?);
        let classes: Option<Vec<&str>> =
            own.get("classes")?.as_array()?.iter().map(|class| class.as_str()).collect();
        let classes: Result<Vec<HolderClass>, Error> = classes?.into_iter().map(str::parse).collect();
        if DefinitionName::NAMES.contains(&name.as_str()) {
            return Some(Err(Error::takes("allocated", "a name that is not that of a shipped definition")));
        }
        Some(classes.and_then(|classes| Self::new(name, meaning, classes)).map_err(|error| match error {
            Error::InvalidArgument { argument, reason } => {
                Error::takes("allocated", format!("{argument}: {reason}"))
            }
            other => other,
        }))
    }

    fn write(&self) -> serde_json::Value {
        self.name().into()
    }
}
