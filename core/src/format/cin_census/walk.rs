//! Walks the elements of a census file and gathers them into records, one child at a time.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashSet;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::case::{Finding, FindingCode, RegisterBuilder};
use crate::error::{Error, FileKind};
use crate::format::cin_census::codes::{Listed, listed};
use crate::format::cin_census::header;
use crate::format::cin_census::record::{Kept, Record, Value, say};
use crate::format::cin_census::rows;
use crate::format::cin_census::schema::{
    CHILD, CIN_DETAILS, Group, HEADER, HEADER_BLOCK, Item, Kind, MESSAGE, Spec,
};
use crate::format::source::blank::{is_blank, is_error_cell};
use crate::format::source::kind;

/// What this form is called in an error.
const FORM: &str = "children in need census";

/// An element that is open.
enum Frame {
    /// A group.
    Group(&'static Group),
    /// An item: where it began, and its text before an element that stands in it but should not.
    Item { spec: &'static Spec, table: &'static str, at: usize, before: String },
    /// An element that does not belong there, or is in one that does not; by its name.
    Foreign { name: String, table: &'static str },
}

/// A walk through one file.
pub(crate) struct Walk<'a> {
    text: &'a str,
    builder: RegisterBuilder,
    frames: Vec<Frame>,
    /// The records that are open; the first is the file itself.
    records: Vec<Record<'a>>,
    pending: Cow<'a, str>,
    pending_at: usize,
    /// Up to where lines were counted, and the line there.
    counted: usize,
    line: u32,
    rooted: bool,
    children: bool,
    header: Option<Record<'a>>,
    year: Option<u16>,
    /// The children met, by id.
    met: HashSet<String>,
    /// Those that stand in a second element.
    repeated: BTreeSet<String>,
    /// Those known to stand in several elements, with those met so far.
    scattered: BTreeMap<String, Vec<Record<'a>>>,
}

/// What a file says. One that has a child in several elements is walked again with those children gathered, so that
/// their episodes are named together without every child being held.
pub(crate) fn read(text: &str, called: Option<&str>) -> Result<RegisterBuilder, Error> {
    let mut walk = Walk::new(text, BTreeSet::new());
    walk.builder.of_file(called)?;
    let walk = walk.run()?;
    if walk.repeated.is_empty() {
        return Ok(walk.builder);
    }
    let Walk { repeated, .. } = walk;
    let mut walk = Walk::new(text, repeated);
    walk.builder.of_file(called)?;
    Ok(walk.run()?.builder)
}

impl<'a> Walk<'a> {
    fn new(text: &'a str, scattered: BTreeSet<String>) -> Self {
        Self {
            text,
            builder: RegisterBuilder::new(header::part()),
            frames: Vec::new(),
            records: vec![Record::new(&MESSAGE, 1)],
            pending: Cow::Borrowed(""),
            pending_at: 0,
            counted: 0,
            line: 1,
            rooted: false,
            children: false,
            header: None,
            year: None,
            met: HashSet::new(),
            repeated: BTreeSet::new(),
            scattered: scattered.into_iter().map(|id| (id, Vec::new())).collect(),
        }
    }

    fn run(mut self) -> Result<Self, Error> {
        let mut reader = reader(self.text);
        let cut_short = loop {
            let at = position(&reader);
            match reader.read_event() {
                Ok(Event::Start(element)) => self.start(at, &element)?,
                Ok(Event::Empty(element)) => {
                    self.start(at, &element)?;
                    self.end(at)?;
                }
                Ok(Event::End(_)) => self.end(at)?,
                Ok(Event::Text(text)) => self.push(at, text.into_inner()),
                Ok(Event::CData(text)) => self.push(at, text.into_inner()),
                Ok(Event::GeneralRef(reference)) => self.refer(at, &reference),
                Ok(Event::DocType(_)) => self.note_at(at, FindingCode::EntityNotExpanded, HEADER_BLOCK, None),
                Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => (),
                Ok(Event::Eof) if self.frames.is_empty() => break None,
                Ok(Event::Eof) => break Some(self.text.len()),
                Err(_) => break Some(at),
            }
        };
        if !self.rooted {
            return Err(Error::looks(kind::of_text(self.text)));
        }
        self.close(cut_short)
    }

    /// Closes what is open, cut short at that place if at all, and adds what waited for the end.
    fn close(mut self, cut_short: Option<usize>) -> Result<Self, Error> {
        self.flush();
        if let Some(at) = cut_short {
            self.note_at(at, FindingCode::CutShort, HEADER_BLOCK, None);
        }
        while let Some(frame) = self.frames.pop() {
            match frame {
                Frame::Group(group) if group.record => self.end_record()?,
                // Whether an item that is cut off was whole cannot be told, so it does not count.
                Frame::Item { spec, at, before, .. } if !before.is_empty() => {
                    let line = self.line_of(at);
                    self.keep(spec.name.into(), before.into(), line);
                }
                Frame::Group(_) | Frame::Item { .. } | Frame::Foreign { .. } => (),
            }
        }
        if cut_short.is_some() && !self.children {
            return Err(Error::Unreadable { format: FORM, reason: "it ends before the first child" });
        }
        if !self.children && self.header.as_ref().is_some_and(|header| !header::of_this_collection(header)) {
            return Err(Error::looks(FileKind::OtherXml));
        }
        for records in self.scattered.values() {
            rows::add_child(records, &mut self.builder)?;
        }
        header::apply(self.header.as_ref(), &mut self.builder);
        for record in self.records.iter().chain(&self.header) {
            rows::keep_all(record, &record.line.to_string(), &mut self.builder)?;
        }
        Ok(self)
    }

    fn start(&mut self, at: usize, element: &BytesStart<'_>) -> Result<(), Error> {
        self.flush();
        let name = element.local_name();
        let name = name.as_ref();
        let (known, frame) = match self.frames.last() {
            None if !self.rooted => {
                if name != MESSAGE.name {
                    return Err(Error::looks(FileKind::OtherXml));
                }
                self.rooted = true;
                (Some(MESSAGE.name), Frame::Group(&MESSAGE))
            }
            Some(Frame::Group(group)) => {
                let group: &'static Group = group;
                if let Some(spec) = group.items.iter().find(|spec| spec.name == name) {
                    (Some(spec.name), Frame::Item { spec, table: group.table, at, before: String::new() })
                } else if let Some(inner) = group.groups.iter().find(|inner| inner.name == name) {
                    (Some(inner.name), self.open(at, inner))
                } else {
                    (None, self.foreign(at, name, true))
                }
            }
            Some(Frame::Foreign { .. }) => (None, self.foreign(at, name, false)),
            None | Some(Frame::Item { .. }) => (None, self.foreign(at, name, true)),
        };
        self.frames.push(frame);
        if !element.attributes_raw().trim_ascii().is_empty() {
            self.attributes(at, known, element);
        }
        Ok(())
    }

    /// Opens a group.
    fn open(&mut self, at: usize, group: &'static Group) -> Frame {
        if std::ptr::eq(group, &HEADER) && self.header.is_some() {
            self.note_at(at, FindingCode::RepeatedItem, group.table, Some(group.name));
            return Frame::Foreign { name: group.name.to_owned(), table: group.table };
        }
        if group.record {
            let line = self.line_of(at);
            self.records.push(Record::new(group, line));
            self.children |= std::ptr::eq(group, &CHILD);
        }
        Frame::Group(group)
    }

    /// Opens an element that does not belong there; a row it would have been is accounted for.
    fn foreign(&mut self, at: usize, name: &str, outermost: bool) -> Frame {
        let known = MESSAGE.find(name);
        if outermost {
            let code = if known.is_some() { FindingCode::ItemOutOfPlace } else { FindingCode::UnknownItem };
            self.note_at(at, code, self.table(), known.map(|(name, _)| name));
        }
        if let Some((_, Some(group))) = known
            && group.record
            && group.table != HEADER_BLOCK
        {
            let line = self.line_of(at);
            self.builder.note(Finding::new(FindingCode::UnreadableRow, group.table).in_row(line));
        }
        Frame::Foreign { name: name.to_owned(), table: self.table() }
    }

    /// Attributes, of which the census has none; those that only name namespaces are no matter.
    fn attributes(&mut self, at: usize, known: Option<&'static str>, element: &BytesStart<'_>) {
        let mut any = false;
        for attribute in element.attributes().with_checks(false) {
            let (name, value) = match &attribute {
                Ok(attribute) if is_namespace(attribute.key.as_ref()) => continue,
                Ok(attribute) => (attribute.key.as_ref(), attribute.value.as_ref()),
                Err(_) => ("", element.attributes_raw()),
            };
            let line = self.line_of(at);
            let kept = format!("{}@{name}", known.unwrap_or("element"));
            self.keep(kept.into(), value.to_owned().into(), line);
            any = true;
        }
        if any {
            self.note_at(at, FindingCode::UnknownItem, self.table(), known);
        }
    }

    fn end(&mut self, at: usize) -> Result<(), Error> {
        if !matches!(self.frames.last(), Some(Frame::Item { .. })) {
            self.flush();
        }
        match self.frames.pop() {
            Some(Frame::Item { spec, at, before, .. }) => {
                let text = std::mem::take(&mut self.pending);
                self.item(at, spec, if before.is_empty() { text } else { (before + &text).into() });
            }
            Some(Frame::Group(group)) if group.record => self.end_record()?,
            Some(Frame::Group(_) | Frame::Foreign { .. }) => (),
            // The XML reader refuses an end without a start.
            None => self.note_at(at, FindingCode::StrayText, HEADER_BLOCK, None),
        }
        Ok(())
    }

    fn end_record(&mut self) -> Result<(), Error> {
        let Some(record) = self.records.pop() else { return Ok(()) };
        let group = record.group;
        if std::ptr::eq(group, &CHILD) {
            return self.child(record);
        }
        // Programs write groups out that have nothing in them; an episode or a child cannot be without.
        if record.is_empty() && !std::ptr::eq(group, &HEADER) && !std::ptr::eq(group, &CIN_DETAILS) {
            return Ok(());
        }
        if self.year.is_some_and(|year| !group.years.contains(year)) {
            let finding = Finding::new(FindingCode::ItemOfAnotherYear, group.table);
            self.builder.note(finding.in_row(record.line).in_column(group.name));
        }
        if std::ptr::eq(group, &HEADER) {
            self.year = header::year(&record).map(header::nearest_known);
            self.header = Some(record);
        } else if let Some(parent) = self.records.last_mut() {
            parent.records.push(record);
        }
        Ok(())
    }

    /// Gives the rows of a child, unless it stands in several elements: its episodes are named together.
    fn child(&mut self, child: Record<'a>) -> Result<(), Error> {
        let id = child.text(Item::LAchildID);
        if id.is_empty() {
            return rows::add_child(&[child], &mut self.builder);
        }
        if let Some(records) = self.scattered.get_mut(id) {
            records.push(child);
            return Ok(());
        }
        if !self.met.insert(id.to_owned()) {
            self.repeated.insert(id.to_owned());
        }
        rows::add_child(&[child], &mut self.builder)
    }

    /// Takes what an item says.
    fn item(&mut self, at: usize, spec: &'static Spec, text: Cow<'a, str>) {
        let line = self.line_of(at);
        let (table, name) = (self.table(), spec.name);
        let mut note = |code| self.builder.note(Finding::new(code, table).in_row(line).in_column(name));
        let Some(record) = self.records.last_mut() else { return };
        let text = trim(text);
        if says_nothing(spec, &text) {
            return;
        }
        if self.year.is_some_and(|year| !spec.years.contains(year)) {
            note(FindingCode::ItemOfAnotherYear);
        }
        if !spec.many && record.has(spec.item) {
            note(FindingCode::RepeatedItem);
            record.kept.push(Kept { name: name.into(), text, line });
            return;
        }
        if let Kind::Code(list) = spec.kind {
            // An item of another year is held to its own list, that of its nearest year.
            match listed(list, &text, self.year.map(|year| spec.years.nearest(year))) {
                Listed::Yes => (),
                Listed::AnotherYear => note(FindingCode::CodeOfAnotherYear),
                Listed::Never => note(FindingCode::UnknownCode),
            }
        }
        match say(spec, text) {
            Ok(said) => record.add(Value { spec, said, line }),
            Err((why, text)) => {
                note(why);
                record.kept.push(Kept { name: name.into(), text, line });
            }
        }
    }

    fn push(&mut self, at: usize, text: Cow<'a, str>) {
        if self.pending.is_empty() {
            self.pending = text;
            self.pending_at = at;
        } else {
            self.pending.to_mut().push_str(&text);
        }
    }

    /// A character, or one of the five entities XML has; any other stays as it is written.
    fn refer(&mut self, at: usize, reference: &BytesRef<'_>) {
        let name: &str = reference.as_ref();
        let letter = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        let text = letter.map_or_else(|| format!("&{name};"), String::from);
        if letter.is_none() {
            self.note_at(at, FindingCode::EntityNotExpanded, self.table(), None);
        }
        self.push(at, Cow::Owned(text));
    }

    /// Puts the text since the last tag where it belongs.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.pending);
        if let Some(Frame::Item { before, .. }) = self.frames.last_mut() {
            before.push_str(&text);
            return;
        }
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return;
        }
        let begin = text.len() - text.trim_start().len();
        let text = trim(text);
        if text.is_empty() {
            return;
        }
        let line = self.line_of(self.pending_at + begin);
        let name: Cow<'static, str> = match self.frames.last() {
            Some(Frame::Foreign { name, .. }) => {
                let name = name.clone();
                self.keep(name.into(), text, line);
                return;
            }
            Some(Frame::Group(group)) => group.name.into(),
            Some(Frame::Item { .. }) | None => MESSAGE.name.into(),
        };
        self.builder.note(Finding::new(FindingCode::StrayText, self.table()).in_row(line));
        self.keep(name, text, line);
    }

    /// Keeps a text with the record it stands in.
    fn keep(&mut self, name: Cow<'static, str>, text: Cow<'a, str>, line: u32) {
        if let Some(record) = self.records.last_mut() {
            // An element without a name has none to be found by.
            let name = if name.is_empty() { Cow::Borrowed("?") } else { name };
            record.kept.push(Kept { name, text, line });
        }
    }

    /// The table that findings here are about.
    fn table(&self) -> &'static str {
        match self.frames.last() {
            Some(Frame::Group(group)) => group.table,
            Some(Frame::Item { table, .. } | Frame::Foreign { table, .. }) => table,
            None => HEADER_BLOCK,
        }
    }

    fn note_at(&mut self, at: usize, code: FindingCode, table: &'static str, name: Option<&'static str>) {
        let line = self.line_of(at);
        let finding = Finding::new(code, table).in_row(line);
        self.builder.note(name.map_or(finding, |name| finding.in_column(name)));
    }

    /// The line of a place at or after the last one asked for.
    fn line_of(&mut self, at: usize) -> u32 {
        if let Some(passed) = self.text.as_bytes().get(self.counted..at) {
            let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            self.counted = at;
        }
        self.line
    }
}

pub(crate) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    reader
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn trim(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// Whether an item is blank: empty, or a word that programs write for nothing. Some codes are such words.
fn says_nothing(spec: &Spec, text: &str) -> bool {
    let is_code = |list| listed(list, text, None) != Listed::Never;
    is_blank(text) && !is_error_cell(text) && !matches!(spec.kind, Kind::Code(list) if is_code(list))
}

/// Whether an attribute only names namespaces, types or that there is nothing, under whatever prefix.
fn is_namespace(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xsi:") || name.ends_with(":nil")
}

/// Whether a text begins as a census: its first element is a message, and of no other collection; nothing where it ends
/// before its first element does.
pub(crate) fn begins_as_census(text: &str) -> Option<bool> {
    let mut reader = reader(text);
    let (mut rooted, mut in_collection, mut collection) = (false, false, String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                let name = element.local_name();
                let name = name.as_ref();
                if !rooted && name != MESSAGE.name {
                    return Some(false);
                }
                rooted = true;
                in_collection = name == Item::Collection.name();
            }
            Ok(Event::Text(text)) if in_collection => collection.push_str(&text),
            Ok(Event::End(_)) if in_collection => return Some(header::is_this_collection(&collection)),
            Ok(Event::Empty(_)) if !rooted => return Some(false),
            Ok(Event::Eof) | Err(_) => return rooted.then_some(true),
            Ok(_) => (),
        }
    }
}
