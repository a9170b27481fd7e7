//! Putting things in order.

use std::cmp::Ordering;

/// The places from 0 up to `len` in the order that `compare` says; of equals the earlier place comes first.
///
/// One sort for every list that is long enough to need one and short enough not to mind the detour: each sort of another
/// type is seven kilobytes of a page.
fn order_of(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    places
}

/// The same of a list by a key.
pub(crate) fn in_order<T: Copy, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Vec<T> {
    let places = order_of(list.len(), &|a, b| list.get(a).map(&key).cmp(&list.get(b).map(&key)));
    places.into_iter().filter_map(|place| list.get(place)).copied().collect()
}
