//! How options are declared.

/// A struct of options, each declared in one line under the name of the group it stands in:
///
/// ```text
/// options! {
///     /// What is measured.
///     Measure, "timeliness" {
///         MEASURED needs
///         /// Which clock.
///         of(clock: ClockId);
///         MEASURING {
///             /// How long the periods are.
///             period: Period = Period::Month;
///         }
///     }
/// }
/// ```
///
/// Each group is a constant list of its [`Spec`]s. A whole number may have a range: `years: u32 = 3, in 1..=25;`. After the
/// groups may stand fields that are options declared elsewhere, each with its documentation, as `judging: Judging;`: their
/// names stand beside these, in no object of their own.
macro_rules! options {
    ($(#[$doc:meta])* $Struct:ident, $of:literal {
        $needed:ident needs $(#[doc = $need_about:literal])+ $make:ident($need:ident: $need_type:ty);
        $($group:ident { $($(#[doc = $about:literal])+ $name:ident: $type:ty = $usual:expr $(, in $range:expr)?;)+ })+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub struct $Struct {
            $(#[doc = $need_about])+
            pub $need: $need_type,
            $($($(#[doc = $about])+ pub $name: $type,)+)+
        }

        #[doc = concat!("What `", stringify!($Struct), "` cannot do without.")]
        pub const $needed: &[$crate::options::Spec] = &[$crate::options::Spec {
            name: stringify!($need),
            about: concat!($($need_about),+).trim_ascii(),
            kind: <$need_type as $crate::options::Wire>::KIND,
            needed: true,
            may_be_nothing: false,
            usual: || serde_json::Value::Null,
        }];

        $crate::options::groups! {
            $Struct [$need] $($group { $($(#[doc = $about])+ $name: $type = $usual $(, in $range)?;)+ })+
        }

        impl $Struct {
            /// Everything but that as it is where nothing else is given.
            #[must_use]
            pub fn $make($need: $need_type) -> Self {
                Self { $need, $($($name: $usual,)+)+ }
            }

            /// From JSON, in wire names; what is null counts as not given.
            ///
            /// # Errors
            /// [`Error::InvalidArgument`](crate::Error::InvalidArgument) for a name that is none of these, a value of another
            /// kind, or without what is needed; [`Error::UnknownName`](crate::Error::UnknownName) and
            /// [`Error::InvalidDate`](crate::Error::InvalidDate), of the option at fault.
            pub fn from_json(json: &str) -> Result<Self, $crate::error::Error> {
                let takes = $needed.iter().chain(Self::takes());
                Self::taken(&mut $crate::options::Given::open(json, $of, takes)?)
            }

            pub(crate) fn taken(given: &mut $crate::options::Given) -> Result<Self, $crate::error::Error> {
                let needed = &$needed[0];
                let missing = || $crate::error::Error::takes(needed.name, format!("{}, which is needed", needed.takes()));
                let mut options = Self::$make(given.take(needed)?.ok_or_else(missing)?);
                options.take(given)?;
                Ok(options)
            }
        }
    };
    ($(#[$doc:meta])* $Struct:ident, $of:literal {
        $($group:ident { $($(#[doc = $about:literal])+ $name:ident: $type:ty = $usual:expr $(, in $range:expr)?;)+ })+
        $($(#[doc = $nested_about:literal])+ $nested:ident: $Nested:ty;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub struct $Struct {
            $($($(#[doc = $about])+ pub $name: $type,)+)+
            $($(#[doc = $nested_about])+ pub $nested: $Nested,)*
        }

        impl Default for $Struct {
            fn default() -> Self {
                Self { $($($name: $usual,)+)+ $($nested: <$Nested>::default(),)* }
            }
        }

        $crate::options::groups! {
            $Struct $($group { $($(#[doc = $about])+ $name: $type = $usual $(, in $range)?;)+ })+
            $(; $nested: $Nested)*
        }

        impl $Struct {
            /// From JSON, in wire names; what is null counts as not given.
            ///
            /// # Errors
            /// [`Error::InvalidArgument`](crate::Error::InvalidArgument) for a name that is none of these or a value of another
            /// kind; [`Error::UnknownName`](crate::Error::UnknownName) and
            /// [`Error::InvalidDate`](crate::Error::InvalidDate), of the option at fault.
            pub fn from_json(json: &str) -> Result<Self, $crate::error::Error> {
                Self::taken(&mut $crate::options::Given::open(json, $of, Self::takes())?)
            }

            pub(crate) fn taken(given: &mut $crate::options::Given) -> Result<Self, $crate::error::Error> {
                let mut options = Self::default();
                options.take(given)?;
                Ok(options)
            }
        }
    };
}

/// The lists of an `options!` struct, and how each option is taken.
macro_rules! groups {
    ($Struct:ident $([$need:ident])?
        $($group:ident { $($(#[doc = $about:literal])+ $name:ident: $type:ty = $usual:expr $(, in $range:expr)?;)+ })+
        $(; $nested:ident: $Nested:ty)*
    ) => {
        $(
            #[doc = concat!("Options of `", stringify!($Struct), "`.")]
            pub const $group: &[$crate::options::Spec] = &[$($crate::options::Spec {
                name: stringify!($name),
                about: concat!($($about),+).trim_ascii(),
                kind: $crate::options::kind!($type $(, $range)?),
                needed: false,
                may_be_nothing: <$type as $crate::options::Wire>::MAY_BE_NOTHING,
                usual: || {
                    let usual: $type = $usual;
                    $crate::options::Wire::write(&usual)
                },
            },)+];
        )+

        impl serde::Serialize for $Struct {
            /// What is given otherwise than it is without more, so that it reads back as it is.
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut given = serde_json::Map::new();
                $(given.insert(stringify!($need).to_owned(), $crate::options::Wire::write(&self.$need));)?
                self.write(&mut given);
                given.serialize(serializer)
            }
        }

        impl $Struct {
            /// What it can do without.
            pub(crate) fn takes() -> impl Iterator<Item = &'static $crate::options::Spec> {
                [$($group),+].into_iter().flatten()$(.chain(<$Nested>::takes()))*
            }

            /// Writes what is otherwise than it is without more.
            pub(crate) fn write(&self, given: &mut serde_json::Map<String, serde_json::Value>) {
                $(
                    let mut specs = $group.iter();
                    $(
                        let value = $crate::options::Wire::write(&self.$name);
                        if let Some(spec) = specs.next().filter(|spec| spec.usual() != value) {
                            given.insert(spec.name.to_owned(), value);
                        }
                    )+
                )+
                $(self.$nested.write(given);)*
            }

            pub(crate) fn take(&mut self, given: &mut $crate::options::Given) -> Result<(), $crate::error::Error> {
                $(
                    let mut specs = $group.iter();
                    $(
                        if let Some(value) = specs.next().map(|spec| given.take(spec)).transpose()?.flatten() {
                            self.$name = value;
                        }
                    )+
                )+
                $(self.$nested.take(given)?;)*
                Ok(())
            }
        }
    };
}

macro_rules! kind {
    ($type:ty) => {
        <$type as $crate::options::Wire>::KIND
    };
    ($type:ty, $range:expr) => {
        $crate::options::OptionKind::Whole { least: *$range.start(), most: *$range.end() }
    };
}

pub(crate) use {groups, kind, options};
