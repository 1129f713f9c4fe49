//! A map that never grows beyond its bound, for what can be read anew.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A map of at most `MAX` entries, shared by all that is worked on at once. One more takes the
/// place of the lowest key: of ids of Discord that is the oldest.
pub(in crate::discord) struct Bounded<K, V, const MAX: usize>(Mutex<BTreeMap<K, V>>);

impl<K, V, const MAX: usize> Default for Bounded<K, V, MAX> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Ord + Clone, V: Clone, const MAX: usize> Bounded<K, V, MAX> {
    pub(in crate::discord) fn get(&self, key: &K) -> Option<V> {
        self.lock().get(key).cloned()
    }

    pub(in crate::discord) fn has(&self, key: &K) -> bool {
        self.lock().contains_key(key)
    }

    pub(in crate::discord) fn insert(&self, key: K, value: V) {
        let mut map = self.lock();
        map.insert(key, value);
        if map.len() > MAX {
            map.pop_first();
        }
    }

    pub(in crate::discord) fn remove(&self, key: &K) -> Option<V> {
        self.lock().remove(key)
    }

    pub(in crate::discord) fn retain(&self, keep: impl Fn(&V) -> bool) {
        self.lock().retain(|_, value| keep(value));
    }

    pub(in crate::discord) fn all(&self) -> Vec<(K, V)> {
        self.lock().iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<K, V>> {
        // A panic in between leaves a map of whole entries.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_too_many_takes_the_place_of_the_lowest() {
        let map: Bounded<u8, char, 2> = Bounded::default();
        for (key, value) in [(2, 'b'), (1, 'a'), (1, 'z'), (3, 'c')] {
            map.insert(key, value);
        }
        assert_eq!(map.all(), [(2, 'b'), (3, 'c')]);
        assert!(!map.has(&1));
        assert_eq!((map.get(&2), map.remove(&2), map.get(&2)), (Some('b'), Some('b'), None));
    }
}
