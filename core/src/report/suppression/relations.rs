//! Linear relations among the figures of a report.

use crate::report::suppression::group::Group;
use crate::report::suppression::{LARGEST_WITHHELD, SMALLEST_WITHHELD, field, is_small};

/// How a group of figures is to appear.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Display {
    Published,
    /// Withheld for the sake of others.
    Secondary,
    /// Small, and somewhere between the bounds of small.
    Small,
    /// Small, and at a bound: 1 or 5. A relation among such counts alone may leave them no choice.
    Extreme,
}

impl Display {
    fn of(count: u32) -> Self {
        match count {
            SMALLEST_WITHHELD | LARGEST_WITHHELD => Self::Extreme,
            _ if is_small(count) => Self::Small,
            _ => Self::Published,
        }
    }

    fn hides(self) -> bool {
        self != Self::Published
    }

    fn is_small(self) -> bool {
        matches!(self, Self::Small | Self::Extreme)
    }
}

/// One linear relation that holds among the groups whatever the counts are: the coefficients add up to nothing.
struct Relation {
    coefficients: Vec<u64>,
    /// The group for which the relation is solved: coefficient 1 here, 0 here in every other relation.
    solved_for: usize,
}

impl Relation {
    fn at(&self, group: usize) -> u64 {
        self.coefficients.get(group).copied().unwrap_or(0)
    }

    /// The groups that take part.
    fn members(&self) -> impl Iterator<Item = usize> + '_ {
        self.coefficients.iter().enumerate().filter(|&(_, &c)| c != 0).map(|(group, _)| group)
    }
}

/// All relations among the groups, as a basis in reduced echelon form.
///
/// Solved for, in this order as far as they go: groups withheld otherwise than [`Display::Extreme`], extreme groups,
/// published groups. Because the form is reduced, a small count is derivable from published ones exactly when the
/// relation solved for it has no other withheld member; and the relations solved for an extreme group are exactly a
/// basis of those among extreme and published groups.
pub struct Relations {
    counts: Vec<u32>,
    display: Vec<Display>,
    rows: Vec<Relation>,
}

impl Relations {
    /// The relations among the groups, with only the small ones withheld.
    pub fn new(groups: &[Group]) -> Self {
        let counts: Vec<u32> = groups.iter().map(|group| group.count).collect();
        let display: Vec<Display> = counts.iter().map(|&count| Display::of(count)).collect();
        let mut order: Vec<(u8, u32, usize)> = Vec::with_capacity(groups.len());
        for (at, (&count, display)) in counts.iter().zip(&display).enumerate() {
            let rank = match display {
                Display::Small | Display::Secondary => 0,
                Display::Extreme => 1,
                Display::Published => 2,
            };
            // The largest published ones are solved for first, so that derivations run through the inner cells.
            order.push((rank, u32::MAX - count, at));
        }
        order.sort_unstable();
        let mut relations = Self { counts, display, rows: relations_among(groups) };
        let mut solved = 0;
        for (_, _, group) in order {
            let found = relations.rows.iter().skip(solved).position(|row| row.at(group) != 0);
            if let Some(offset) = found {
                relations.rows.swap(solved, solved + offset);
                relations.solve(solved, group);
                solved += 1;
            }
        }
        relations
    }

    fn display_of(&self, group: usize) -> Display {
        self.display.get(group).copied().unwrap_or(Display::Published)
    }

    /// Whether the group is withheld.
    pub fn hides(&self, group: usize) -> bool {
        self.display_of(group).hides()
    }

    fn set(&mut self, group: usize, to: Display) {
        if let Some(display) = self.display.get_mut(group) {
            *display = to;
        }
    }

    /// Solves a relation for a member and takes that member out of all the others.
    fn solve(&mut self, row: usize, group: usize) {
        let Some(relation) = self.rows.get_mut(row) else {
            return;
        };
        let scale = field::inverse(relation.at(group));
        relation.solved_for = group;
        let mut entries = Vec::new();
        for (at, coefficient) in relation.coefficients.iter_mut().enumerate() {
            if *coefficient != 0 {
                *coefficient = field::multiply(*coefficient, scale);
                entries.push((at, *coefficient));
            }
        }
        for (at, other) in self.rows.iter_mut().enumerate() {
            let factor = other.at(group);
            if at != row && factor != 0 {
                field::subtract(&mut other.coefficients, factor, &entries);
            }
        }
    }

    fn hidden<'a>(&'a self, relation: &'a Relation) -> impl Iterator<Item = usize> + 'a {
        relation.members().filter(|&group| self.hides(group))
    }

    /// The published member with the smallest count.
    fn smallest_published(&self, relation: &Relation) -> Option<usize> {
        relation
            .members()
            .filter(|&group| !self.hides(group))
            .min_by_key(|&group| (self.counts.get(group), group))
    }

    /// Whether the relation gives away the small count it is solved for.
    fn derives(&self, relation: &Relation) -> bool {
        self.display_of(relation.solved_for).is_small() && self.hidden(relation).nth(1).is_none()
    }

    /// For each group, how many relations among extreme and published groups it takes part in.
    fn uses_at_bounds(&self) -> Vec<u32> {
        let mut uses = vec![0_u32; self.display.len()];
        for relation in &self.rows {
            if self.display_of(relation.solved_for) == Display::Extreme {
                for (count, _) in uses.iter_mut().zip(&relation.coefficients).filter(|&(_, &c)| c != 0) {
                    *count += 1;
                }
            }
        }
        uses
    }

    /// Whether the relation has only extreme and published members, and the known sum of the extreme ones can be reached
    /// in one way only: each at its bound. Where several such relations share an extreme member, some combination of
    /// them might be of this kind; none is looked for, and the answer is yes.
    fn forces(&self, relation: &Relation, uses: &[u32]) -> bool {
        if self.display_of(relation.solved_for) != Display::Extreme {
            return false;
        }
        let shared = |group: usize| uses.get(group).is_some_and(|&uses| uses > 1);
        // No sign can be read off a residue other than 1 and -1: it may stand for a fraction.
        let signless = |group: usize| !matches!(relation.at(group), 1 | field::MINUS_ONE);
        if self.hidden(relation).any(|group| shared(group) || signless(group)) {
            return true;
        }
        // Either every member pulls the sum as far down as it can, or every member as far up.
        let mut pulls_down = self.hidden(relation).map(|group| {
            let at_lower = self.counts.get(group) == Some(&SMALLEST_WITHHELD);
            at_lower == (relation.at(group) == 1)
        });
        let first = pulls_down.next();
        pulls_down.all(|pull| Some(pull) == first)
    }

    /// Withholds published groups until no relation derives or forces a small count.
    pub fn protect(&mut self) {
        loop {
            let mut changed = false;
            for row in 0..self.rows.len() {
                changed |= self.withhold_while(row, |all, relation| all.derives(relation));
            }
            if changed {
                continue;
            }
            let uses = self.uses_at_bounds();
            for row in 0..self.rows.len() {
                changed |= self.withhold_while(row, |all, relation| all.forces(relation, &uses));
            }
            if !changed {
                return;
            }
        }
    }

    /// Withholds published members of a relation, smallest first, while it tells too much. True if any was withheld.
    fn withhold_while(&mut self, row: usize, tells: impl Fn(&Self, &Relation) -> bool) -> bool {
        let mut changed = false;
        while let Some(relation) = self.rows.get(row).filter(|relation| tells(self, relation))
            && let Some(group) = self.smallest_published(relation)
        {
            self.withhold(group);
            changed = true;
        }
        changed
    }

    /// Withholds a published group, and keeps the order in which groups are solved for.
    fn withhold(&mut self, group: usize) {
        self.set(group, Display::Secondary);
        let solved_for_a = |display: Display| {
            self.rows.iter().position(|relation| {
                relation.at(group) != 0 && self.display_of(relation.solved_for) == display
            })
        };
        if self.rows.iter().any(|relation| relation.solved_for == group) {
            return;
        }
        if let Some(row) = solved_for_a(Display::Published).or_else(|| solved_for_a(Display::Extreme)) {
            self.solve(row, group);
        }
    }

    /// Publishes a secondary group again, and keeps the order in which groups are solved for.
    fn publish(&mut self, group: usize) {
        self.set(group, Display::Published);
        let Some(row) = self.rows.iter().position(|relation| relation.solved_for == group) else {
            return;
        };
        let instead = self.rows.get(row).and_then(|relation| {
            self.hidden(relation).min_by_key(|&other| (self.display_of(other) == Display::Extreme, other))
        });
        if let Some(other) = instead {
            self.solve(row, other);
        }
    }

    /// Publishes again, largest first, every secondary group that turned out not to be needed.
    pub fn restore(&mut self) {
        let mut secondary: Vec<(u32, usize)> = Vec::new();
        for (at, (&count, &display)) in self.counts.iter().zip(&self.display).enumerate() {
            if display == Display::Secondary {
                secondary.push((count, at));
            }
        }
        secondary.sort_unstable_by(|a, b| b.cmp(a));
        for (_, group) in secondary {
            self.publish(group);
            let uses = self.uses_at_bounds();
            let tells = self.rows.iter().any(|relation| {
                (self.derives(relation) || self.forces(relation, &uses))
                    && self.smallest_published(relation).is_some()
            });
            if tells {
                self.withhold(group);
            }
        }
    }
}

/// A basis of the relations among the groups, not yet solved: the groups are eliminated one after another as sums of
/// unknowns, and where nothing unknown is left, what was done to get there is a relation.
fn relations_among(groups: &[Group]) -> Vec<Relation> {
    let width = groups.iter().flat_map(|group| &group.unknowns).max().map_or(0, |&last| last + 1);
    // Small groups first: the totals then fall apart into them instead of spreading.
    let mut order: Vec<(usize, usize)> =
        groups.iter().enumerate().map(|(at, group)| (group.unknowns.len(), at)).collect();
    order.sort_unstable();
    let mut reducers: Vec<Vec<(usize, u64)>> = vec![Vec::new(); width];
    let mut relations = Vec::new();
    for (_, at) in order {
        let Some(group) = groups.get(at) else {
            continue;
        };
        // The unknowns, then which groups were added and how often.
        let mut sum = vec![0_u64; width + groups.len()];
        for &place in group.unknowns.iter().chain(&[width + at]) {
            if let Some(value) = sum.get_mut(place) {
                *value = 1;
            }
        }
        let mut place = 0;
        while let Some(offset) = sum.iter().skip(place).position(|&value| value != 0) {
            place += offset;
            let value = sum.get(place).copied().unwrap_or(0);
            match reducers.get_mut(place) {
                None => {
                    let coefficients = sum.split_off(width);
                    relations.push(Relation { coefficients, solved_for: at });
                    break;
                }
                Some(reducer) if reducer.is_empty() => {
                    let scale = field::inverse(value);
                    let entries = sum.iter().enumerate().filter(|&(_, &value)| value != 0);
                    *reducer = entries.map(|(at, &v)| (at, field::multiply(v, scale))).collect();
                    break;
                }
                Some(reducer) => field::subtract(&mut sum, value, reducer),
            }
        }
    }
    relations
}
