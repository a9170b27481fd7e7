//! Figures as sums of unknowns.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::suppression::{Sum, is_small};

/// Figures over the same unknowns, taken as one.
pub(crate) struct Group {
    /// The count; the smallest where figures over the same atoms disagree.
    pub count: u32,
    /// Sorted. An unknown stands for all atoms that occur in exactly the same figures.
    pub unknowns: Vec<usize>,
}

/// The groups in order of first mention, and for each figure its group; none where nothing in it is unknown.
pub fn groups(figures: &[Sum]) -> (Vec<Group>, Vec<Option<usize>>) {
    let atoms = atoms_not_known_zero(figures);
    let mut mentions: Vec<(u32, usize)> = Vec::new();
    for (figure, atoms) in atoms.iter().enumerate() {
        mentions.extend(atoms.iter().map(|&atom| (atom, figure)));
    }
    mentions.sort_unstable();
    // Keyed by how many figures first: an unknown that few figures share is the cheapest to eliminate.
    let distinct: BTreeSet<(usize, Vec<usize>)> = mentions
        .chunk_by(|a, b| a.0 == b.0)
        .map(|same| (same.len(), same.iter().map(|&(_, figure)| figure).collect()))
        .collect();
    let mut unknowns: Vec<Vec<usize>> = vec![Vec::new(); figures.len()];
    for (unknown, (_, within)) in distinct.iter().enumerate() {
        for &figure in within {
            if let Some(list) = unknowns.get_mut(figure) {
                list.push(unknown);
            }
        }
    }

    let mut groups: Vec<Group> = Vec::new();
    let mut known: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut group_of = Vec::with_capacity(figures.len());
    for (figure, unknowns) in figures.iter().zip(unknowns) {
        if unknowns.is_empty() {
            group_of.push(None);
            continue;
        }
        let at = *known.entry(unknowns).or_insert_with_key(|unknowns| {
            groups.push(Group { count: figure.count, unknowns: unknowns.clone() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            group.count = group.count.min(figure.count);
        }
        group_of.push(Some(at));
    }
    (groups, group_of)
}

/// Each figure's atoms, sorted, without those a reader knows to hold no case.
fn atoms_not_known_zero(figures: &[Sum]) -> Vec<Vec<u32>> {
    let mut zeros: BTreeSet<u32> = BTreeSet::new();
    let mut lists: Vec<Vec<u32>> = Vec::with_capacity(figures.len());
    let mut same_count: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, figure) in figures.iter().enumerate() {
        let mut atoms = figure.atoms.clone();
        atoms.sort_unstable();
        atoms.dedup();
        if figure.count == 0 {
            zeros.extend(&atoms);
        } else if !is_small(figure.count) {
            same_count.entry(figure.count).or_default().push(at);
        }
        lists.push(atoms);
    }
    loop {
        for atoms in &mut lists {
            atoms.retain(|atom| !zeros.contains(atom));
        }
        let before = zeros.len();
        for members in same_count.values() {
            let lists: Vec<&Vec<u32>> = members.iter().filter_map(|&at| lists.get(at)).collect();
            for inner in &lists {
                for outer in &lists {
                    if inner.len() < outer.len() && is_subset(inner, outer) {
                        zeros.extend(outer.iter().filter(|a| inner.binary_search(a).is_err()));
                    }
                }
            }
        }
        if zeros.len() == before {
            return lists;
        }
    }
}

/// Whether every item of one sorted list is in another.
fn is_subset(inner: &[u32], outer: &[u32]) -> bool {
    inner.iter().all(|item| outer.binary_search(item).is_ok())
}
