//! The text of a file, whatever it is encoded in.

use std::borrow::Cow;

/// What a file was encoded in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, or UTF-16 with a byte order mark.
    Unicode,
    /// UTF-16 that breaks off: the text ends at the first unit that is not a letter.
    BrokenOff,
    /// None of these, and so read as Windows-1252.
    Windows1252,
}

/// The text of a file without its byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    if let Some(units) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return utf_16(units, u16::from_le_bytes);
    }
    if let Some(units) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return utf_16(units, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Encoding::Unicode),
        Err(_) => (bytes.iter().map(|byte| windows_1252(*byte)).collect(), Encoding::Windows1252),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Cow<'_, str>, Encoding) {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut encoding = if rest.is_empty() { Encoding::Unicode } else { Encoding::BrokenOff };
    let letters = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let text =
        letters.map_while(|letter| letter.inspect_err(|_| encoding = Encoding::BrokenOff).ok()).collect();
    (text, encoding)
}

/// The letters of Windows-1252 from 0x80 to 0x9f; the five places it leaves free stay control characters.
const LETTERS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    let place = byte.checked_sub(0x80).map(usize::from);
    place.and_then(|place| LETTERS.get(place)).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_in_five_encodings() {
        let text = "<LEA>é€</LEA>";
        let utf_16 = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
            mark.into_iter().chain(text.encode_utf16().flat_map(order)).collect()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            utf_16(u16::to_le_bytes, [0xff, 0xfe]),
            utf_16(u16::to_be_bytes, [0xfe, 0xff]),
        ] {
            assert_eq!(decode(&bytes), (Cow::Borrowed(text), Encoding::Unicode));
        }
        assert_eq!(decode(b"<LEA>\xe9\x80</LEA>"), (Cow::Borrowed(text), Encoding::Windows1252));
    }

    #[test]
    fn utf_16_ends_at_the_first_unit_that_is_no_letter() {
        assert_eq!(decode(&[0xff, 0xfe, b'a', 0, 0x00, 0xd8, b'b', 0]), ("a".into(), Encoding::BrokenOff));
        assert_eq!(decode(&[0xff, 0xfe, b'a', 0, b'b']), ("a".into(), Encoding::BrokenOff));
        assert_eq!(decode(&[]), ("".into(), Encoding::Unicode));
    }
}
