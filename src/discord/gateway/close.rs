//! What each close code means for us.

/// What a close code asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The session lives: go on with it.
    Resume,
    /// The session is gone: begin a new one.
    Begin,
    /// The session lives, but we were too fast.
    SlowDown,
    /// Connecting again would end the same way; the sentence says what happened and what to do.
    Fatal(&'static str),
}

/// What `code` asks for; none when the connection just broke.
pub fn verdict(code: Option<u16>) -> Verdict {
    match code {
        Some(4003 | 4007 | 4009) => Verdict::Begin,
        Some(4008) => Verdict::SlowDown,
        Some(4004) => Verdict::Fatal(
            "Discord does not know the bot's token: copy it anew from the developer portal \
             (Bot, Reset Token) and start again",
        ),
        Some(4010) => Verdict::Fatal(
            "Discord refuses the number of this shard: start again without a number of shards of \
             your own",
        ),
        Some(4011) => Verdict::Fatal(
            "Discord wants the bot's guilds spread over more shards: start again, and as many as \
             Discord recommends are used",
        ),
        Some(4012) => {
            Verdict::Fatal("Discord no longer speaks this version of its gateway: update greenroom")
        }
        Some(4013) => Verdict::Fatal(
            "Discord cannot read the intents that greenroom asks for: update greenroom",
        ),
        Some(4014) => Verdict::Fatal(
            "Discord does not grant the intents that greenroom asks for: switch them on in the \
             developer portal (Bot, Privileged Gateway Intents), or use a version of greenroom \
             that needs none",
        ),
        Some(_) | None => Verdict::Resume,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_verdict() {
        for code in [1000, 1001, 1006, 4000, 4001, 4002, 4005, 4006, 4999] {
            assert_eq!(verdict(Some(code)), Verdict::Resume, "{code}");
        }
        assert_eq!(verdict(None), Verdict::Resume);
        for code in [4003, 4007, 4009] {
            assert_eq!(verdict(Some(code)), Verdict::Begin, "{code}");
        }
        assert_eq!(verdict(Some(4008)), Verdict::SlowDown);
        for code in [4004, 4010, 4011, 4012, 4013, 4014] {
            let Verdict::Fatal(why) = verdict(Some(code)) else { panic!("{code}") };
            assert!(why.contains(": "), "{why} says what happened and what to do");
        }
    }
}
