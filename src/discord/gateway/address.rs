//! Where the socket may go: encrypted, or not further than this machine. The token is the first
//! thing that is sent there.

use std::net::IpAddr;

use reqwest::Url;

use super::super::rest::is_this_machine;

/// An address that the token may be sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

/// The address cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// It is no address.
    #[error("the gateway's address cannot be read")]
    Unreadable,
    /// Others could read along.
    #[error("the gateway's address is not encrypted (wss) and leads beyond this machine")]
    Open,
    /// The interface is on this machine, the gateway is not.
    #[error("the interface is on this machine, but its gateway is not: no token is sent there")]
    Leaves,
}

/// How far the socket may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The interface is on this machine: so must be the gateway.
    Local,
    /// Anywhere, if it is encrypted.
    World,
}

impl Address {
    /// The address that `GET /gateway/bot` gave.
    ///
    /// # Errors
    /// [`AddressFault`]; nothing may be sent there.
    pub fn read(text: &str, reach: Reach) -> Result<Self, AddressFault> {
        let url = Url::parse(text).map_err(|_| AddressFault::Unreadable)?;
        let local = is_this_machine(&url);
        match (url.scheme(), reach) {
            ("wss" | "ws", Reach::Local) if !local => Err(AddressFault::Leaves),
            ("ws", Reach::World) if !local => Err(AddressFault::Open),
            ("wss" | "ws", Reach::Local | Reach::World) => Ok(Self(url)),
            _ => Err(AddressFault::Open),
        }
    }

    /// The address that a session is to be resumed at, where it fits this one: encrypted and in
    /// the same domain, or on this machine as well. Otherwise none, and the session is resumed
    /// here.
    pub fn fitting(&self, text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let fits = if is_this_machine(&self.0) {
            matches!(url.scheme(), "ws" | "wss") && is_this_machine(&url)
        } else {
            url.scheme() == "wss" && is_of_domain(url.host_str()?, self.0.host_str()?)
        };
        fits.then_some(Self(url))
    }

    /// What is connected to: the version and the encoding that we speak, no compression.
    pub fn connect_url(&self) -> String {
        let mut url = self.0.clone();
        url.set_query(Some("v=10&encoding=json"));
        url.set_fragment(None);
        url.to_string()
    }
}

/// Whether `host` is `base` or shares its last two labels, as `gateway-eu.discord.gg` does with
/// `gateway.discord.gg`. A number has no labels.
fn is_of_domain(host: &str, base: &str) -> bool {
    if host == base {
        return true;
    }
    if base.parse::<IpAddr>().is_ok() || base.starts_with('[') {
        return false;
    }
    let mut labels = base.rsplitn(3, '.');
    let (Some(top), Some(name)) = (labels.next(), labels.next()) else { return false };
    let domain = format!("{name}.{top}");
    host == domain || host.ends_with(&format!(".{domain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_leaves_this_machine_only_encrypted() {
        let read = |text: &str, reach| Address::read(text, reach).map(|a| a.connect_url());
        let discord = "wss://gateway.discord.gg/?v=10&encoding=json";
        assert_eq!(read("wss://gateway.discord.gg", Reach::World).as_deref(), Ok(discord));
        assert_eq!(read("wss://gateway.discord.gg", Reach::Local), Err(AddressFault::Leaves));
        assert_eq!(read("ws://gateway.discord.gg", Reach::World), Err(AddressFault::Open));
        assert_eq!(read("ws://127.0.0.1.example.com", Reach::World), Err(AddressFault::Open));
        assert_eq!(read("https://gateway.discord.gg", Reach::World), Err(AddressFault::Open));
        assert_eq!(read("gateway", Reach::World), Err(AddressFault::Unreadable));
        for local in ["ws://127.0.0.1:7", "ws://127.9.9.9:7", "ws://[::1]:7", "ws://localhost:7"] {
            assert!(read(local, Reach::Local).is_ok(), "{local}");
            assert!(read(local, Reach::World).is_ok(), "{local}");
        }
    }

    #[test]
    fn a_session_is_resumed_only_where_it_belongs() {
        let discord = Address::read("wss://gateway.discord.gg", Reach::World).unwrap();
        assert!(discord.fitting("wss://gateway-us-east1-b.discord.gg").is_some());
        for elsewhere in [
            "ws://gateway-us-east1-b.discord.gg",
            "wss://gateway.discord.gg.example.com",
            "wss://evildiscord.gg",
            "wss://127.0.0.1",
            "ws://127.0.0.1:7",
            "",
        ] {
            assert_eq!(discord.fitting(elsewhere), None, "{elsewhere}");
        }
        let local = Address::read("ws://127.0.0.1:7", Reach::Local).unwrap();
        assert!(local.fitting("ws://localhost:8").is_some());
        assert_eq!(local.fitting("wss://gateway.discord.gg"), None);
        let number = Address::read("wss://203.0.113.5", Reach::World).unwrap();
        assert_eq!(number.fitting("wss://198.51.113.5"), None);
    }
}
