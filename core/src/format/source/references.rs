//! The places that the cells of a sheet say they have.

use std::io::{Error, ErrorKind, Write};

/// Looks over the XML that is written to it for rows, cells and dimensions whose place is past any that a sheet can have, such
/// as `ZZZZZZ9999999999`, which the reader of workbooks would not get to the end of. It fails at the first.
#[derive(Default)]
pub(super) struct References {
    place: Place,
    element: Name,
    attribute: Name,
    letters: u8,
    figures: u8,
}

#[derive(Clone, Copy, Default)]
enum Place {
    #[default]
    Text,
    /// In the name of an element.
    Element,
    /// Between the attributes of an element, or in the name of one.
    Attributes,
    /// In a value, up to that quotation mark.
    Value(u8),
}

/// A name as far as it tells those that matter from others.
#[derive(Default)]
struct Name {
    letters: [u8; 10],
    length: usize,
    /// What comes next is of another name.
    is_over: bool,
}

impl Name {
    fn push(&mut self, letter: u8) {
        if self.is_over {
            (self.length, self.is_over) = (0, false);
        }
        if let Some(slot) = self.letters.get_mut(self.length) {
            *slot = letter;
            self.length += 1;
        }
    }

    fn is_one_of(&self, names: &[&[u8]]) -> bool {
        self.letters.get(..self.length).is_some_and(|name| names.contains(&name))
    }
}

impl References {
    /// Takes a byte; whether it is still well.
    fn take(&mut self, byte: u8) -> bool {
        match (self.place, byte) {
            (Place::Text, b'<') => {
                self.element.is_over = true;
                self.place = Place::Element;
            }
            (Place::Text, _) => {}
            (Place::Element | Place::Attributes, b'>') => self.place = Place::Text,
            // What stands before it is but a prefix.
            (Place::Element, b':') => self.element.is_over = true,
            (Place::Element, byte) if byte.is_ascii_whitespace() => {
                self.attribute.is_over = true;
                self.place = Place::Attributes;
            }
            (Place::Element, byte) => self.element.push(byte),
            (Place::Attributes, b'"' | b'\'') => {
                (self.letters, self.figures) = (0, 0);
                self.place = Place::Value(byte);
            }
            (Place::Attributes, b'=') => {}
            (Place::Attributes, byte) if byte.is_ascii_whitespace() => self.attribute.is_over = true,
            (Place::Attributes, byte) => self.attribute.push(byte),
            (Place::Value(quote), byte) if byte == quote => {
                self.attribute.is_over = true;
                self.place = Place::Attributes;
            }
            (Place::Value(_), byte) => return self.value(byte),
        }
        true
    }

    fn value(&mut self, byte: u8) -> bool {
        const MOST_LETTERS: u8 = 3;
        const MOST_FIGURES: u8 = 7;
        match byte {
            b'0'..=b'9' => self.figures = self.figures.saturating_add(1),
            byte if byte.is_ascii_alphabetic() => self.letters = self.letters.saturating_add(1),
            _ => (self.letters, self.figures) = (0, 0),
        }
        let is_far = self.letters > MOST_LETTERS || self.figures > MOST_FIGURES;
        !(is_far
            && self.attribute.is_one_of(&[b"r", b"ref"])
            && self.element.is_one_of(&[b"c", b"row", b"dimension"]))
    }
}

impl Write for References {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        match bytes.iter().all(|byte| self.take(*byte)) {
            true => Ok(bytes.len()),
            false => Err(Error::from(ErrorKind::InvalidData)),
        }
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_past_all_places_is_found_where_it_is_one() {
        let is_well = |xml: &str| {
            // However it comes in pieces.
            let whole = References::default().write_all(xml.as_bytes()).is_ok();
            let mut pieces = References::default();
            let by_one = xml.as_bytes().chunks(1).all(|piece| pieces.write_all(piece).is_ok());
            assert_eq!(whole, by_one, "{xml}");
            whole
        };
        for xml in [
            r#"<row r="1048576"><c r="XFD1048576" s="12345678901"><v>12345678901</v></c></row>"#,
            r#"<dimension ref="A1:XFD1048576"/><c r='A1' t="inlineStr"><is><t>c r="AAAAA1"</t></is></c>"#,
            r#"<a:rect l="l" r="connsiteX12345678"/><c s="r" ph="ABCDEF" r="B2"/><f ref="SalesOfTheYear"/>"#,
        ] {
            assert!(is_well(xml), "{xml}");
        }
        for xml in [
            r#"<c r="ZZZZZZ9999999999"/>"#,
            r#"<row spans="1:2" r="99999999">"#,
            "<x:c s='1'\n r = 'AAAA1'>",
            r#"<dimension ref="A1:ZZZZZZZZ9"/>"#,
        ] {
            assert!(!is_well(xml), "{xml}");
        }
    }
}
