//! Files packed with gzip, and how large what is packed may be.

use std::borrow::Cow;
#[cfg(feature = "xlsx")]
use std::io::{Read, Write};

#[cfg(feature = "xlsx")]
use flate2::read::MultiGzDecoder;

use crate::error::Error;

/// What errors call a workbook.
pub(crate) const WORKBOOK: &str = "workbook";
/// What they call a file packed with gzip.
pub(crate) const GZIP: &str = "file packed with gzip";

/// What a gzip file holds; of any other the file itself.
#[cfg(feature = "xlsx")]
pub(crate) fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    if !bytes.starts_with(b"\x1F\x8B") {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut held = Vec::new();
    Unpacked::of(GZIP, bytes).copy(MultiGzDecoder::new(bytes), &mut held)?;
    Ok(Cow::Owned(held))
}

/// What a packed file holds: without the feature `xlsx` none is unpacked.
#[cfg(not(feature = "xlsx"))]
// As with the feature, where it may fail.
#[allow(clippy::unnecessary_wraps)]
pub(crate) fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    Ok(Cow::Borrowed(bytes))
}

/// How much more may come out of a packed file: a small one can hold more than any computer.
#[cfg(feature = "xlsx")]
pub(crate) struct Unpacked {
    form: &'static str,
    left: u64,
}

#[cfg(feature = "xlsx")]
impl Unpacked {
    pub(crate) fn of(form: &'static str, packed: &[u8]) -> Self {
        /// A sheet of one and the same row takes a hundredth of its size; this much never hurts.
        const SMALL: u64 = 16 << 20;
        const TIMES: u64 = 60;
        let size = u64::try_from(packed.len()).unwrap_or(u64::MAX);
        Self { form, left: size.saturating_mul(TIMES).max(SMALL) }
    }

    /// Unpacks into that.
    pub(crate) fn copy(&mut self, from: impl Read, to: &mut impl Write) -> Result<(), Error> {
        let mut from = from.take(self.left.saturating_add(1));
        let copied = std::io::copy(&mut from, to).map_err(|_| damaged(self.form))?;
        self.left = self.left.checked_sub(copied).ok_or(bomb(self.form))?;
        Ok(())
    }
}

/// That more is packed in a file than is unpacked.
pub(crate) const fn bomb(form: &'static str) -> Error {
    Error::Unreadable { format: form, reason: "what is packed in it is more than 60 times as large" }
}

/// That a file cannot be read to its end.
pub(crate) const fn damaged(form: &'static str) -> Error {
    Error::Unreadable { format: form, reason: "it is damaged or was not copied to its end" }
}
