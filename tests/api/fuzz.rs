//! Files changed at random: no reader panics, loses a row without a word or is lost in one.
//!
//! The gate changes each file of `tests/data/fuzz` a few times. `DUTYDESK_FUZZ_SECONDS=600` goes on for so long with each of the
//! readers:
//!
//! ```text
//! DUTYDESK_FUZZ_SECONDS=600 cargo test --release -p dutydesk-tests --test integration fuzz -- --nocapture
//! ```

use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use dutydesk::format::duty_sheet::DutySheet;
use dutydesk::format::{canonical, cin_census, read};

use crate::dirt::{Random, workbook};

/// What readers look for.
const TOKENS: [&[u8]; 32] = [
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"|",
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"sep=;\n",
    b"child_id",
    b"received",
    b"NULL",
    b"1900-01-01",
    b"31/12/9999",
    b"08/16/10",
    b"14 Sept 2010",
    b"=\"x\"",
    b"1.2E+11",
    b"0",
    b"W017",
    b"Total",
    b"<",
    b"</Child>",
    b"&l;",
    b"<!--",
    b"<![CDATA[",
    b"\xE2\x82",
    b"99999999999999999999",
];

/// A file with some bytes changed, taken out, repeated, or put in.
fn changed(file: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let (first, last) = (at.min(random.below(bytes.len() + 1)), at);
        match random.below(6) {
            0 => bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= 1 << random.below(8)),
            1 => drop(bytes.drain(first..last)),
            2 => {
                let part = bytes[first..last].to_vec();
                bytes.splice(at..at, part);
            }
            3 => bytes.truncate(at),
            _ => {
                let token = random.pick(&TOKENS);
                bytes.splice(at..at, token.iter().copied());
            }
        }
    }
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// Reads changed files, so many of each or as long as the environment says; gives how many.
fn try_all(files: &[Vec<u8>], reader: fn(&[u8])) -> u32 {
    let seconds = std::env::var("DUTYDESK_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let start = Instant::now();
    let mut tried = 0;
    let mut random = Random::new(2010);
    while seconds.map_or(tried < 300, |seconds| start.elapsed() < Duration::from_secs(seconds)) {
        let changed = changed(&files[random.below(files.len())], &mut random);
        let before = Instant::now();
        reader(&changed);
        if before.elapsed() > Duration::from_secs(10) {
            panic!("{:?} for {} bytes: {:?}", before.elapsed(), changed.len(), changed);
        }
        tried += 1;
    }
    println!("{tried} files in {:?}", start.elapsed());
    tried
}

fn corpus(ending: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/fuzz");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == ending)).collect();
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn workbooks() -> Vec<Vec<u8>> {
    let rows = |file: Vec<u8>| {
        let text = String::from_utf8(file).unwrap();
        text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect::<Vec<_>>()
    };
    corpus("csv").into_iter().map(|file| workbook::of(rows(file).into_iter())).collect()
}

/// Reads a file by what is in it; what was read can be written and is read again.
fn by_content(bytes: &[u8]) {
    if let Ok(register) = read(&[bytes]) {
        let _ = register.check_answerable();
        let _ = canonical::write(&register);
    }
}

#[test]
fn changed_sheets_and_tables() {
    assert!(try_all(&corpus("csv"), by_content) > 100);
}

#[test]
fn changed_sheets_taken_for_duty_sheets() {
    assert!(try_all(&corpus("csv"), |bytes| drop(DutySheet::default().read(bytes))) > 100);
}

#[test]
fn changed_censuses() {
    assert!(
        try_all(&corpus("xml"), |bytes| {
            by_content(bytes);
            drop(cin_census::read(bytes));
        }) > 100
    );
}

#[test]
fn changed_workbooks() {
    assert!(try_all(&workbooks(), by_content) > 100);
}

#[test]
fn changed_gzip_files() {
    let files: Vec<Vec<u8>> = corpus("csv").iter().map(|file| gzip(file)).collect();
    assert!(try_all(&files, by_content) > 100);
}
