//! Teams and the districts they belong to.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use crate::case::{Finding, FindingCode, RegisterBuilder, TeamRow};
use crate::error::Error;
use crate::format::duty_sheet::SHEET;
use crate::format::duty_sheet::columns::{Columns, SheetColumn};
use crate::format::source::Spellings;

/// The team of each row, under a name that belongs to one district.
pub(crate) struct Places<'t> {
    of_row: Vec<u32>,
    places: Vec<Place<'t>>,
    findings: Vec<Finding>,
}

struct Place<'t> {
    team: &'t str,
    district: &'t str,
    name: String,
    line: u32,
}

impl<'t> Places<'t> {
    /// A row without a team is of the team named as its district. A team that stands with several districts is a team of
    /// each, called `<district>: <team>`.
    pub(crate) fn find(
        columns: &Columns<'t>,
        rows: usize,
        lines: impl Fn(usize) -> u32,
    ) -> Result<Self, Error> {
        let mut numbers = HashMap::new();
        let mut places: Vec<Place<'t>> = Vec::new();
        let mut of_row = Vec::with_capacity(rows);
        let [districts_spelt, teams_spelt] =
            [SheetColumn::District, SheetColumn::Team].map(|column| Spellings::of(columns.column(column)));
        for row in 0..rows {
            let district = districts_spelt.name(columns.number(SheetColumn::District, row));
            let team = match teams_spelt.name(columns.number(SheetColumn::Team, row)) {
                "" => district,
                team => team,
            };
            let next = u32::try_from(places.len()).map_err(|_| Error::TooLarge)?;
            let number = *numbers.entry((team, district)).or_insert(next);
            if number == next {
                places.push(Place { team, district, name: team.to_owned(), line: lines(row) });
            }
            of_row.push(number);
        }
        let mut districts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for place in places.iter().filter(|place| !place.district.is_empty()) {
            districts.entry(place.team).or_default().insert(place.district);
        }
        for place in places.iter_mut().filter(|place| !place.district.is_empty()) {
            if districts.get(place.team).is_some_and(|districts| districts.len() > 1) {
                place.name = format!("{}: {}", place.district, place.team);
            }
        }
        let spelt = [(SheetColumn::District, &districts_spelt), (SheetColumn::Team, &teams_spelt)];
        let findings = spelt.into_iter().flat_map(|(column, names)| {
            let finding = Finding::new(FindingCode::SeveralSpellings, SHEET).in_column(column.name());
            names.others.iter().map(move |others| finding.times(*others))
        });
        let findings = findings.collect();
        Ok(Self { of_row, places, findings })
    }

    /// The name of a row's team; empty where it has none.
    pub(crate) fn team(&self, row: usize) -> &str {
        let place = self.of_row.get(row).and_then(|number| self.places.get(usize::try_from(*number).ok()?));
        place.map_or("", |place| &place.name)
    }

    /// Adds each team with its district.
    pub(crate) fn add_to(&self, builder: &mut RegisterBuilder) -> Result<(), Error> {
        self.findings.iter().for_each(|finding| builder.note(*finding));
        for place in self.places.iter().filter(|place| !place.district.is_empty()) {
            let row = TeamRow { team: &place.name, district: place.district, ..Default::default() };
            builder.add_from(&row, place.line)?;
        }
        Ok(())
    }
}
