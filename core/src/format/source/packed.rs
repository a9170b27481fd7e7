//! Files packed with gzip, and how large what is packed may be.

use std::borrow::Cow;
use std::io::{Read, Write};

use flate2::read::MultiGzDecoder;

use crate::error::Error;

/// What a gzip file holds; of any other the file itself.
pub(crate) fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    const FORM: &str = "file packed with gzip";
    if !bytes.starts_with(b"\x1F\x8B") {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut held = Vec::new();
    Unpacked::of(FORM, bytes).copy(MultiGzDecoder::new(bytes), &mut held)?;
    Ok(Cow::Owned(held))
}

/// How much more may come out of a packed file: a small one can hold more than any computer.
pub(crate) struct Unpacked {
    form: &'static str,
    left: u64,
}

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
        let left = self.left.checked_sub(copied);
        self.left = left.ok_or(Error::Unreadable {
            format: self.form,
            reason: "what is packed in it is more than 60 times as large",
        })?;
        Ok(())
    }
}

/// That a file cannot be read to its end.
pub(crate) const fn damaged(form: &'static str) -> Error {
    Error::Unreadable { format: form, reason: "it is damaged or was not copied to its end" }
}
