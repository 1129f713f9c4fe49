//! What a platform must offer to be delivered to.

use std::future::Future;

use crate::protocol::{DeliveryFailure, DeliveryKey, Dispatch, Placed};

/// A place where sessions are shown.
pub trait Platform: Send + Sync + 'static {
    /// Shows it. The same key twice is the same thing once.
    fn deliver(
        &self,
        dispatch: &Dispatch,
        key: DeliveryKey,
    ) -> impl Future<Output = Result<Placed, DeliveryFailure>> + Send;

    /// Looks whether an earlier attempt has reached the platform.
    fn find(
        &self,
        dispatch: &Dispatch,
        key: DeliveryKey,
    ) -> impl Future<Output = Result<Option<Placed>, DeliveryFailure>> + Send;
}
