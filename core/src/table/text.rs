//! A column of texts, end to end in one buffer.

/// Texts end to end: the layout frames use, so that a column costs its letters and four bytes a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextValues {
    text: String,
    ends: Vec<u32>,
}

impl TextValues {
    /// Adds a text at the end. `false`, and nothing added, past 4 GiB of letters.
    pub fn push(&mut self, value: &str) -> bool {
        let Some(end) = self.text.len().checked_add(value.len()).and_then(|end| u32::try_from(end).ok())
        else {
            return false;
        };
        self.text.push_str(value);
        self.ends.push(end);
        true
    }

    /// The text in that row, or nothing past the end.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&str> {
        let end = *self.ends.get(row)?;
        let start = match row.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
    }

    /// How many texts there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl<T: AsRef<str>> FromIterator<T> for TextValues {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let mut values = Self::default();
        for text in texts {
            values.push(text.as_ref());
        }
        values
    }
}
