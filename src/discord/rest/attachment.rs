//! A file that somebody sent with a command: fetched from where Discord keeps files, and from
//! nowhere else. The token does not go there.

use std::time::Duration;

use tracing::debug;

use super::{Rest, in_the_way};

/// Where Discord keeps what people send.
const FILES: &str = "https://cdn.discordapp.com";
/// One file in all.
const FETCHED_WITHIN: Duration = Duration::from_secs(10);

/// Why a file is not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentFault {
    /// Its address is not one of Discord's.
    Elsewhere,
    /// It is larger than what is asked for may be.
    TooLarge,
    /// It did not come.
    Lost,
}

impl Rest {
    /// What is in the file at this address, which Discord told us: at most `bytes_max`.
    pub async fn attachment(
        &self,
        address: &str,
        bytes_max: usize,
    ) -> Result<Vec<u8>, AttachmentFault> {
        let base = &self.0.base;
        let from = if base.is_here() { base.origin() } else { FILES };
        let path = address.strip_prefix(from).filter(|path| path.starts_with('/'));
        if path.is_none() {
            return Err(AttachmentFault::Elsewhere);
        }
        let sent = self.0.client.get(address).timeout(FETCHED_WITHIN).send().await;
        let lost = |fault| {
            debug!("a file did not come: {}", in_the_way(fault));
            AttachmentFault::Lost
        };
        let mut response = sent.map_err(lost)?;
        if !response.status().is_success() {
            debug!("a file did not come: status {}", response.status());
            return Err(AttachmentFault::Lost);
        }
        let mut bytes = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(lost)? {
            if bytes.len() + piece.len() > bytes_max {
                return Err(AttachmentFault::TooLarge);
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(bytes)
    }
}
