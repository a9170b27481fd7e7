//! The answers are checked by elimination in true fractions, which shares nothing with the code under test.

use crate::report::suppression::{Sum, is_small, withheld};

/// A fraction in lowest terms, with a positive denominator.
#[derive(Clone, Copy, PartialEq)]
struct Fraction(i128, i128);

impl Fraction {
    fn new(top: i128, bottom: i128) -> Self {
        let (mut a, mut b) = (top.abs(), bottom.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let by = a * bottom.signum();
        Self(top / by, bottom / by)
    }

    fn minus_product(self, a: Self, b: Self) -> Self {
        let product = Self::new(a.0 * b.0, a.1 * b.1);
        Self::new(self.0 * product.1 - product.0 * self.1, self.1 * product.1)
    }
}

fn rank(mut rows: Vec<Vec<Fraction>>) -> usize {
    let width = rows.first().map_or(0, Vec::len);
    let mut rank = 0;
    for column in 0..width {
        let Some(found) = (rank..rows.len()).find(|&row| rows[row][column].0 != 0) else {
            continue;
        };
        rows.swap(rank, found);
        let pivot = rows[rank].clone();
        for row in &mut rows[rank + 1..] {
            let factor = Fraction::new(row[column].0 * pivot[column].1, row[column].1 * pivot[column].0);
            for (value, &take) in row.iter_mut().zip(&pivot) {
                *value = value.minus_product(factor, take);
            }
        }
        rank += 1;
    }
    rank
}

/// Whether a reader who knows the published sums, and that nothing is behind a zero, knows this sum too.
fn derivable(figures: &[Sum], hidden: &[bool], target: &[u32]) -> bool {
    let width = figures.iter().flat_map(|f| &f.atoms).max().unwrap() + 1;
    let row = |atoms: &[u32]| -> Vec<Fraction> {
        (0..width).map(|a| Fraction(i128::from(atoms.contains(&a)), 1)).collect()
    };
    let mut known = Vec::new();
    for (figure, _) in figures.iter().zip(hidden).filter(|(_, hidden)| !**hidden) {
        if figure.count == 0 {
            known.extend(figure.atoms.iter().map(|&atom| row(&[atom])));
        } else {
            known.push(row(&figure.atoms));
        }
    }
    let before = rank(known.clone());
    known.push(row(target));
    rank(known) == before
}

/// How many small counts can be worked out, or read, when these are hidden.
fn disclosed(figures: &[Sum], hidden: &[bool]) -> usize {
    let small = figures.iter().filter(|figure| is_small(figure.count));
    small.filter(|figure| derivable(figures, hidden, &figure.atoms)).count()
}

fn small_only(figures: &[Sum]) -> Vec<bool> {
    figures.iter().map(|figure| is_small(figure.count)).collect()
}

/// Withholds, and checks what holds of every answer.
fn checked(figures: &[Sum]) -> Vec<bool> {
    let hidden = withheld(figures);
    assert_eq!(hidden.len(), figures.len());
    assert_eq!(disclosed(figures, &hidden), 0, "{figures:?} {hidden:?}");
    for (figure, &hidden) in figures.iter().zip(&hidden) {
        assert!(!is_small(figure.count) || hidden);
        assert!(figure.count != 0 || !hidden);
    }
    hidden
}

fn figure(atom_counts: &[u32], atoms: &[u32]) -> Sum {
    let count = atoms.iter().map(|&atom| atom_counts[atom as usize]).sum();
    Sum { count, atoms: atoms.to_vec() }
}

/// Cells row by row, then row totals, column totals and the grand total.
fn grid(columns: u32, cells: &[u32]) -> Vec<Sum> {
    let all: Vec<u32> = (0..u32::try_from(cells.len()).unwrap()).collect();
    let mut figures: Vec<Sum> = all.iter().map(|&atom| figure(cells, &[atom])).collect();
    for row in all.chunks(columns as usize) {
        figures.push(figure(cells, row));
    }
    for column in 0..columns {
        let atoms: Vec<u32> = all.iter().copied().filter(|a| a % columns == column).collect();
        figures.push(figure(cells, &atoms));
    }
    figures.push(figure(cells, &all));
    figures
}

/// A small deterministic generator (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) % limit).unwrap()
    }

    /// Mostly small, sometimes zero, sometimes large: the hard kind of table.
    fn count(&mut self) -> u32 {
        match self.below(6) {
            0 => 0,
            1 | 2 => self.below(8),
            3 => [1, 5][self.below(2) as usize],
            _ => 6 + self.below(60),
        }
    }
}

/// One row of cells and its total.
fn row(cells: &[u32]) -> Vec<Sum> {
    let all: Vec<u32> = (0..u32::try_from(cells.len()).unwrap()).collect();
    let mut figures: Vec<Sum> = all.iter().map(|&atom| figure(cells, &[atom])).collect();
    figures.push(figure(cells, &all));
    figures
}

#[test]
fn a_small_cell_takes_its_smallest_neighbour_along() {
    let figures = row(&[120, 3, 48, 0, 75]);
    assert_eq!(disclosed(&figures, &small_only(&figures)), 1);
    assert_eq!(checked(&figures), [false, true, true, false, false, false]);
}

#[test]
fn of_equal_neighbours_the_first_goes() {
    assert_eq!(checked(&row(&[9, 4, 9])), [true, true, false, false]);
}

#[test]
fn nothing_small_nothing_withheld() {
    assert!(withheld(&[]).is_empty());
    assert!(!checked(&grid(3, &[6, 7, 0, 91, 16, 30])).contains(&true));
}

#[test]
fn all_small_and_zeros_shown() {
    // Two cells make 6: neither 1 and 1 nor 5 and 5, and the total may stay.
    assert_eq!(checked(&row(&[2, 4])), [true, true, false]);
    assert_eq!(checked(&row(&[2, 0, 1])), [true, false, true, true]);
    assert_eq!(checked(&row(&[0, 0])), [false, false, false]);
    // A lone small cell beside zeros is its own total.
    assert_eq!(checked(&row(&[0, 3])), [false, true, true]);
}

#[test]
fn cells_left_no_choice_by_their_sum() {
    for (cells, forced) in [
        (&[50, 1, 1][..], true),
        (&[50, 1, 1, 1], true),
        (&[50, 5, 5, 0], true),
        (&[50, 1, 2], false),
        (&[50, 5, 1], false),
        (&[50, 4, 5, 5], false),
    ] {
        let figures = row(cells);
        let hidden = checked(&figures);
        let small: Vec<u32> = (1..u32::try_from(cells.len()).unwrap()).collect();
        assert!(derivable(&figures, &small_only(&figures), &small));
        assert_eq!(derivable(&figures, &hidden, &small), !forced, "{cells:?} {hidden:?}");
        assert_eq!(hidden[0] && !hidden[cells.len()], forced, "{cells:?} {hidden:?}");
    }
}

#[test]
fn a_difference_at_the_bounds_is_a_sum_in_disguise() {
    // 60 with a 5 and 56 without it but with a 1: the reader would know that the two differ by 4.
    let counts = [55, 5, 1];
    let figures =
        [figure(&counts, &[0, 1]), figure(&counts, &[0, 2]), figure(&counts, &[1]), figure(&counts, &[2])];
    assert_eq!(checked(&figures), [false, true, true, true]);
}

#[test]
fn two_by_two() {
    for small in 0..4 {
        let mut cells = [212, 180, 187, 41];
        cells[small] = 4;
        let figures = grid(2, &cells);
        assert_eq!(disclosed(&figures, &small_only(&figures)), 1);
        let hidden = checked(&figures);
        assert_eq!(hidden, [true, true, true, true, false, false, false, false, false]);
    }
}

#[test]
fn one_small_cell_in_a_large_grid_costs_three_more() {
    let mut cells: Vec<u32> = (0..40).map(|at| 20 + at * 7 % 31).collect();
    cells[19] = 2;
    let hidden = checked(&grid(8, &cells));
    assert_eq!(hidden.iter().filter(|&&hidden| hidden).count(), 4);
    assert!(!hidden[40..].contains(&true));
}

#[test]
fn five_by_eight_grids() {
    let mut numbers = Numbers(58);
    let mut would_disclose = 0;
    for _ in 0..40 {
        let cells: Vec<u32> = (0..40).map(|_| numbers.count()).collect();
        let figures = grid(8, &cells);
        would_disclose += disclosed(&figures, &small_only(&figures));
        checked(&figures);
    }
    assert!(would_disclose > 40, "{would_disclose}");
}

#[test]
fn overlapping_figures_of_any_shape_in_any_order() {
    let mut numbers = Numbers(2677);
    let mut would_disclose = 0;
    for _ in 0..400 {
        let counts: Vec<u32> = (0..8).map(|_| numbers.count()).collect();
        let mut figures: Vec<Sum> = (0..14)
            .map(|_| {
                let mask = 1 + numbers.below(255);
                let atoms: Vec<u32> = (0..8).filter(|atom| mask >> atom & 1 == 1).collect();
                figure(&counts, &atoms)
            })
            .collect();
        would_disclose += disclosed(&figures, &small_only(&figures));
        let first = checked(&figures);
        assert_eq!(withheld(&figures), first);
        figures.reverse();
        checked(&figures);
    }
    assert!(would_disclose > 100, "{would_disclose}");
}

#[test]
fn a_nested_ladder_over_districts() {
    // Held by: a registered worker present, another named worker (3 in all), a team; in four districts.
    let counts = [700, 1, 40, 660, 0, 35, 690, 2, 52, 627, 0, 61];
    let class = |class: u32| -> Vec<u32> { (0..12).filter(|a| a % 3 == class).collect() };
    let mut figures = vec![figure(&counts, &class(1)), figure(&counts, &class(0))];
    let strict_and_named: Vec<u32> = (0..12).filter(|a| a % 3 < 2).collect();
    figures.push(figure(&counts, &strict_and_named));
    assert_eq!([figures[0].count, figures[1].count, figures[2].count], [3, 2677, 2680]);
    // Either rung alone is harmless; the smaller one goes.
    assert_eq!(checked(&figures), [true, true, false]);

    // The same ladder again by district, with cells.
    for district in 0..4 {
        let at = district * 3;
        figures.push(figure(&counts, &[at]));
        figures.push(figure(&counts, &[at + 1]));
        figures.push(figure(&counts, &[at, at + 1]));
        figures.push(figure(&counts, &[at, at + 1, at + 2]));
    }
    figures.push(figure(&counts, &(0..12).collect::<Vec<_>>()));
    assert!(disclosed(&figures, &small_only(&figures)) >= 3);
    let hidden = checked(&figures);
    assert!(!hidden[figures.len() - 1]);
}

#[test]
fn equal_counts_of_nested_figures_show_a_zero() {
    // 40 within 40: nobody is in atom 1, so 12 less 9 is atom 2 alone.
    let counts = [40, 0, 3, 9];
    let figures = [
        figure(&counts, &[0]),
        figure(&counts, &[0, 1]),
        figure(&counts, &[2]),
        figure(&counts, &[1, 2, 3]),
        figure(&counts, &[3]),
    ];
    assert_eq!(withheld(&figures), [false, false, true, false, true]);
}

#[test]
fn one_population_in_two_tables_is_treated_alike() {
    let mut figures = row(&[120, 3, 48]);
    figures.extend(row(&[120, 3, 48]));
    let hidden = checked(&figures);
    assert_eq!(hidden[..4], hidden[4..]);
    // Atoms in any order and twice over are the same atoms.
    figures[4].atoms = vec![0, 0];
    figures[7].atoms = vec![2, 0, 1, 0];
    assert_eq!(withheld(&figures), hidden);
}

#[test]
fn what_does_not_add_up_is_withheld_by_size_all_the_same() {
    let figures = [
        Sum { count: 4, atoms: vec![] },
        Sum { count: 9, atoms: vec![] },
        Sum { count: 0, atoms: vec![7] },
        Sum { count: 5, atoms: vec![7] },
        Sum { count: 6, atoms: vec![u32::MAX] },
        Sum { count: 2, atoms: vec![u32::MAX] },
    ];
    assert_eq!(withheld(&figures), [true, false, false, true, true, true]);
}

/// Tries every count from 1 up in the hidden cells from `at` on, and counts the values a figure takes in tables that fit.
fn fits(figures: &[Sum], hidden: &[bool], cells: &mut [u32], at: usize, seen: &mut [Vec<u32>]) {
    if at == cells.len() {
        let values: Vec<u32> = figures.iter().map(|f| figure(cells, &f.atoms).count).collect();
        let agrees = |i: usize| hidden[i] && values[i] > 0 || values[i] == figures[i].count;
        if (0..figures.len()).all(agrees) {
            for (seen, value) in seen.iter_mut().zip(values) {
                if !seen.contains(&value) {
                    seen.push(value);
                }
            }
        }
    } else if hidden[at] {
        for value in 1..=12 {
            cells[at] = value;
            fits(figures, hidden, cells, at + 1, seen);
        }
    } else {
        cells[at] = figures[at].count;
        fits(figures, hidden, cells, at + 1, seen);
    }
}

#[test]
fn a_reader_who_tries_every_table_finds_more_than_one() {
    let mut numbers = Numbers(5);
    let mut small = 0;
    for _ in 0..25 {
        let cells: Vec<u32> = (0..6)
            .map(|_| match numbers.below(4) {
                0 => 0,
                1 => [1, 5][numbers.below(2) as usize],
                2 => 2 + numbers.below(3),
                _ => 6 + numbers.below(6),
            })
            .collect();
        let figures = grid(3, &cells);
        let hidden = checked(&figures);
        let mut seen = vec![Vec::new(); figures.len()];
        fits(&figures, &hidden, &mut [0; 6], 0, &mut seen);
        for (figure, seen) in figures.iter().zip(&seen).filter(|(f, _)| is_small(f.count)) {
            assert!(seen.contains(&figure.count) && seen.len() > 1, "{cells:?} {hidden:?}");
            small += 1;
        }
    }
    assert!(small > 40, "{small}");
}
