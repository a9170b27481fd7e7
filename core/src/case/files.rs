//! Which file a row stood in, where files have names.

use std::collections::BTreeMap;

use crate::error::Error;

/// A file by its number in the list of names of a draft or register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileNumber(u16);

impl FileNumber {
    /// No file that has a name.
    pub(crate) const NONE: Self = Self(0);

    /// The same where so many names stand before those it counts.
    pub(crate) fn after(self, names: usize) -> Result<Self, Error> {
        if self == Self::NONE {
            return Ok(self);
        }
        let names = u16::try_from(names).ok().and_then(|names| self.0.checked_add(names));
        names.map(Self).ok_or(Error::TooLarge)
    }
}

/// The names of files, each with a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileNames(Vec<String>);

impl FileNames {
    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// The name of a file, if it has one.
    pub(crate) fn name(&self, file: FileNumber) -> Option<&str> {
        self.0.get(usize::from(file.0).checked_sub(1)?).map(String::as_str)
    }

    /// The number of a name, if it is among them.
    pub(crate) fn number(&self, name: &str) -> Option<FileNumber> {
        let place = self.0.iter().position(|known| known == name)?;
        u16::try_from(place + 1).ok().map(FileNumber)
    }

    /// The number of a name, which is added where it is new.
    pub(crate) fn add(&mut self, name: &str) -> Result<FileNumber, Error> {
        if let Some(number) = self.number(name) {
            return Ok(number);
        }
        self.0.push(name.to_owned());
        FileNumber(1).after(self.0.len() - 1)
    }

    /// Adds other names behind these, for their numbers to be moved by [`FileNumber::after`].
    pub(crate) fn append(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// Puts the names in order, each once; gives the new number of each, after that of no file.
    pub(crate) fn sort(&mut self) -> Result<Vec<FileNumber>, Error> {
        let names: BTreeMap<&str, ()> = self.0.iter().map(|name| (name.as_str(), ())).collect();
        let sorted = Self(names.into_keys().map(str::to_owned).collect());
        let new =
            |name: &String| sorted.0.binary_search(name).ok().and_then(|place| u16::try_from(place + 1).ok());
        let mut numbers = vec![FileNumber::NONE];
        for name in &self.0 {
            numbers.push(FileNumber(new(name).ok_or(Error::TooLarge)?));
        }
        *self = sorted;
        Ok(numbers)
    }
}

/// The new number of a file, of those that [`FileNames::sort`] gives.
pub(crate) fn renumbered(file: FileNumber, numbers: &[FileNumber]) -> FileNumber {
    numbers.get(usize::from(file.0)).copied().unwrap_or(file)
}

/// For each row of a table the file it stood in.
#[derive(Clone, Default)]
pub(crate) struct FileOfRow {
    /// The file of every row, as long as it is one.
    all: FileNumber,
    /// The file of each row, once they differ.
    each: Vec<FileNumber>,
}

impl FileOfRow {
    pub(crate) fn at(&self, row: usize) -> FileNumber {
        self.each.get(row).copied().unwrap_or(self.all)
    }

    /// Adds a row to so many.
    pub(crate) fn push(&mut self, rows: usize, file: FileNumber) {
        if rows == 0 {
            self.all = file;
        } else if !self.each.is_empty() || file != self.all {
            self.each.resize(rows, self.all);
            self.each.push(file);
        }
    }

    /// Those rows, in that order.
    pub(crate) fn rows(&self, order: &[u32]) -> Self {
        let each = if self.each.is_empty() { &[] } else { order };
        let each = each.iter().filter_map(|row| self.each.get(usize::try_from(*row).ok()?).copied());
        Self { all: self.all, each: each.collect() }
    }

    /// Gives every row the new number of its file.
    pub(crate) fn renumber(&mut self, numbers: &[FileNumber]) {
        for file in self.each.iter_mut().chain([&mut self.all]) {
            *file = renumbered(*file, numbers);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_its_file_whatever_order_names_and_rows_are_put_in() {
        let mut names = FileNames::default();
        let (tuesday, monday) = (names.add("tuesday.csv").unwrap(), names.add("monday.csv").unwrap());
        assert_eq!(names.add("tuesday.csv").unwrap(), tuesday);
        let mut files = FileOfRow::default();
        for (row, file) in [tuesday, tuesday, monday, FileNumber::NONE].into_iter().enumerate() {
            files.push(row, file);
        }
        let mut files = files.rows(&[3, 2, 0]);
        files.renumber(&names.sort().unwrap());
        let told: Vec<_> = (0..3).map(|row| names.name(files.at(row))).collect();
        assert_eq!(told, [None, Some("monday.csv"), Some("tuesday.csv")]);
    }
}
