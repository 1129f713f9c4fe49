//! Where the API is, and whether the token may be sent there.

use std::net::IpAddr;

use reqwest::Url;

/// Discord's own.
pub const DISCORD: &str = "https://discord.com";
/// The version that everything here is written for.
const VERSION_PATH: &str = "/api/v10";

/// The base of the API: checked, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiBase {
    url: String,
    is_here: bool,
}

/// Why an address is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// It is no address.
    #[error("the API address is not a URL")]
    NotAUrl,
    /// Another scheme, or more than host and path.
    #[error("the API address must be https:// with a host and at most a path")]
    NotABase,
    /// The token would travel in the clear.
    #[error("the API address must be https://; plain http:// is for this machine only")]
    Plain,
}

impl ApiBase {
    /// Checks an address like `https://discord.com` or `http://127.0.0.1:8080/api/v10`.
    pub fn parse(text: &str) -> Result<Self, AddressFault> {
        let url = Url::parse(text).map_err(|_| AddressFault::NotAUrl)?;
        let is_plain = match url.scheme() {
            "https" => false,
            "http" => true,
            _ => return Err(AddressFault::NotABase),
        };
        let has_more = !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some()
            || url.fragment().is_some();
        if has_more || url.host_str().is_none() {
            return Err(AddressFault::NotABase);
        }
        if is_plain && !is_this_machine(&url) {
            return Err(AddressFault::Plain);
        }
        let path = match url.path().trim_end_matches('/') {
            "" => VERSION_PATH,
            path => path,
        };
        let is_here = is_this_machine(&url);
        Ok(Self { url: format!("{}{path}", url.origin().ascii_serialization()), is_here })
    }

    /// The address of a path that begins with a slash.
    pub(super) fn join(&self, path: &str) -> Option<Url> {
        Url::parse(&format!("{}{path}", self.url)).ok()
    }

    /// Whether it is on this machine: no proxy of the environment is asked then.
    pub fn is_here(&self) -> bool {
        self.is_here
    }

    /// Where it is, without the path.
    pub(super) fn origin(&self) -> &str {
        let host = self.url.find("://").map_or(0, |at| at + 3);
        let end = self.url[host..].find('/').map_or(self.url.len(), |at| host + at);
        &self.url[..end]
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.url
    }
}

/// Whether an address is on this machine: 127.0.0.0/8, `::1` or `localhost`. Only there may
/// `http` and `ws` be plain.
pub fn is_this_machine(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
