//! One shard: its connections, one after the other. A thin loop around [`Machine`], which decides.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use serenity::model::id::ApplicationId;
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::error::Error;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, WebSocketConfig};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};
use tokio_util::sync::CancellationToken;
use tracing::{debug, info, warn};

use crate::base::{Draw, Moment, Span};
use crate::runtime::{Clock, ConnectionNote, ConnectionRow, Handle};

use super::address::Address;
use super::events::{self, Read};
use super::frame::{self, Frame, Ready};
use super::front::{Counters, End, FromGateway, Front, GatewayOptions};
use super::gate::{Gate, Permit, Shut};
use super::keeper::Stands;
use super::protocol::{Action, Lost, Machine, Next, Opening};

/// The largest message that is taken: far more than the largest guild.
const MESSAGE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// The largest payload of ours that Discord takes.
const PAYLOAD_BYTES_MAX: usize = 4_096;
/// Any code but 1000 and 1001 leaves the session resumable.
const GOODBYE: u16 = 4_000;
/// A hand-over that takes longer is worth a line in the log.
const HELD_FOR: Duration = Duration::from_secs(5);
/// A silence that is longer was an absence, also when nothing is lost over it. Signs of life are
/// wanted more often.
const SILENT_MAX: Span = Span::from_seconds(60);
/// Under which name the application's id is known: RESUMED does not say it.
pub(super) const APPLICATION: &str = "discord.application";

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What all shards share.
pub(super) struct Shared<F> {
    pub(super) options: GatewayOptions,
    pub(super) handle: Handle,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) gate: Gate<F>,
    pub(super) stands: Stands,
    pub(super) out: mpsc::Sender<FromGateway>,
    pub(super) shard_count: u16,
    pub(super) address: Address,
}

/// One shard.
pub(super) struct Shard<F> {
    pub(super) shared: Arc<Shared<F>>,
    pub(super) shard_no: u16,
    pub(super) machine: Machine,
    /// Who we are, once it is known.
    pub(super) application: Option<ApplicationId>,
    /// When Discord was last heard; none before the first time ever.
    pub(super) heard_at: Option<Moment>,
    /// The same in this process: what was before its start was told at its start.
    pub(super) silent_since: Moment,
    /// Whether something that should have come did not.
    pub(super) is_in_doubt: bool,
    /// Where the session of the process before this one stood, until it goes on.
    pub(super) from_disk: Option<u64>,
    pub(super) draw: Draw,
    pub(super) origin: Instant,
    pub(super) stop: CancellationToken,
}

/// How a connection was left.
enum Left {
    Lost(Lost),
    Stopped,
    /// The door to IDENTIFY was shut in between.
    Shut(Shut),
}

impl<F: Front> Shard<F> {
    /// Connects again and again, until it is to stop or it is of no use.
    pub(super) async fn run(mut self) -> End {
        loop {
            let left = self.connection().await;
            let lost = match left {
                Left::Stopped | Left::Shut(Shut::Stopping) => return End::Stopped,
                Left::Shut(Shut::Spent(spent)) => {
                    return End::BudgetSpent { until: spent.until, why: spent.why };
                }
                Left::Shut(Shut::Unauthorized) => return unauthorized(),
                Left::Shut(Shut::Later) => Lost::Failed,
                Left::Lost(lost) => lost,
            };
            self.is_in_doubt = false;
            self.shared.handle.hears_nothing_on(self.number());
            Counters::count(&self.shared.options.counters.lost);
            let chance = self.chance();
            let next = self.machine.lost(self.now(), lost, chance);
            self.note_stand();
            let shard = self.shard_no;
            match next {
                Next::Fatal { code, why } => return End::Fatal { code, why: why.to_owned() },
                Next::Again { after } => {
                    let wait_ms = u64::try_from(after.as_millis()).unwrap_or(u64::MAX);
                    info!(wait_ms, "shard {shard} lost its connection ({lost:?}), trying again");
                    tokio::select! {
                        () = tokio::time::sleep(after) => {}
                        () = self.stop.cancelled() => return End::Stopped,
                    }
                }
            }
        }
    }

    fn now(&self) -> Duration {
        self.origin.elapsed()
    }

    fn at(&self, time: Duration) -> Instant {
        const FAR: Duration = Duration::from_secs(86_400);
        self.origin.checked_add(time).unwrap_or_else(|| Instant::now() + FAR)
    }

    /// Which shard this is, and of how many.
    fn number(&self) -> (u16, u16) {
        (self.shard_no, self.shared.shard_count)
    }

    fn chance(&mut self) -> f64 {
        const STEPS: usize = 1 << 20;
        self.draw.below(STEPS) as f64 / STEPS as f64
    }

    /// One connection, from the door to the goodbye.
    async fn connection(&mut self) -> Left {
        let mut permit = match self.machine.opening() {
            Opening::Resume => None,
            Opening::Identify => {
                let shared = Arc::clone(&self.shared);
                let entered = tokio::select! {
                    entered = shared.gate.enter(self.shard_no) => entered,
                    () = self.stop.cancelled() => return Left::Stopped,
                };
                match entered {
                    Ok(permit) => Some(permit),
                    Err(shut) => return Left::Shut(shut),
                }
            }
        };
        let connected = tokio::select! {
            connected = connect(self.url(), self.shared.options.timing.connect_within) => connected,
            () = self.stop.cancelled() => return Left::Stopped,
        };
        let Some(mut socket) = connected else { return Left::Lost(Lost::Failed) };
        self.machine.connected(self.now());
        let left = self.attend(&mut socket, &mut permit).await;
        if !matches!(left, Left::Lost(Lost::Closed(_))) {
            say_goodbye(&mut socket, self.shared.options.timing.close_within).await;
        }
        left
    }

    fn url(&self) -> String {
        let base = &self.shared.address;
        let own = self.machine.session().filter(|_| self.machine.trusts_resume_url());
        own.and_then(|session| base.fitting(&session.resume_url))
            .map_or_else(|| base.connect_url(), |address| address.connect_url())
    }

    /// Does what the machine says until the connection is over.
    async fn attend(&mut self, socket: &mut Socket, permit: &mut Option<Permit>) -> Left {
        loop {
            // Before the socket, which may always have something to read.
            if self.machine.tick_at() <= self.now() {
                let step = self.machine.tick(self.now());
                if let Err(left) = self.take(socket, permit, step, None).await {
                    return left;
                }
            }
            let shared = Arc::clone(&self.shared);
            // Registered before looking, so that a question in between is not left lying.
            let news = shared.options.member_questions.news();
            let shard = self.number();
            let questions_at = self.machine.questions_at();
            if questions_at <= self.now()
                && let Some(ask) = shared.options.member_questions.next(shard)
            {
                self.machine.asked(self.now());
                if let Err(left) = self.send(socket, ask.payload().to_string()).await {
                    return left;
                }
            }
            let is_asking = shared.options.member_questions.is_waiting(shard);
            let wake_at =
                self.machine.tick_at().min(if is_asking { questions_at } else { Duration::MAX });
            let wake_at = wake_at.min(self.doubts());
            let wake_at = self.at(wake_at);
            let message = tokio::select! {
                biased;
                () = self.stop.cancelled() => return Left::Stopped,
                message = socket.next() => message,
                () = news => continue,
                () = sleep_until(wake_at) => continue,
            };
            let text = match read_message(message) {
                Ok(Some(text)) => text,
                Ok(None) => continue,
                Err(lost) => {
                    if lost == Lost::Unreadable {
                        Counters::count(&self.shared.options.counters.unreadable);
                    }
                    return Left::Lost(lost);
                }
            };
            let Ok(frame) = frame::read(&text) else {
                Counters::count(&self.shared.options.counters.unreadable);
                return Left::Lost(Lost::Unreadable);
            };
            if let Err(left) = self.ends_silence(socket, &frame).await {
                return left;
            }
            let chance = self.chance();
            let step = self.machine.frame(self.now(), &frame, chance);
            if let Err(left) = self.take(socket, permit, step, Some((&frame, &text))).await {
                return left;
            }
            self.heard(&frame);
        }
    }

    /// Nothing that runs is woken while it is in doubt whether anything is heard; says when it will
    /// be.
    fn doubts(&mut self) -> Duration {
        let at = self.machine.doubted_at();
        if at > self.now() {
            return at;
        }
        self.is_in_doubt = true;
        self.shared.handle.hears_nothing_on(self.number());
        Duration::MAX
    }

    /// A frame that shows that the session lives may end a long silence: that is told before it.
    async fn ends_silence(&mut self, socket: &mut Socket, frame: &Frame<'_>) -> Result<(), Left> {
        match frame {
            Frame::Resumed { .. } | Frame::Event { .. } | Frame::Heard => {}
            Frame::Ready { .. }
            | Frame::Hello { .. }
            | Frame::BeatNow
            | Frame::Reconnect
            | Frame::Invalid { .. }
            | Frame::Unknown => return Ok(()),
        }
        let now = self.shared.clock.now();
        let from = std::mem::replace(&mut self.silent_since, now);
        let silent_for = now.since(from);
        let most = Duration::from_millis(SILENT_MAX.ms().unsigned_abs());
        let was_in_doubt = std::mem::take(&mut self.is_in_doubt);
        if silent_for <= SILENT_MAX || self.shared.clock.wait_for(silent_for.ms()) <= most {
            if was_in_doubt {
                self.shared.handle.hears_on(self.number());
            }
            return Ok(());
        }
        let shard = self.number();
        self.hand(socket, FromGateway::Silent { from, shard }).await
    }

    /// Frames that show that the session lives move the moment since which something is missed.
    fn heard(&mut self, frame: &Frame<'_>) {
        match frame {
            Frame::Ready { .. } => {
                self.silent_since = self.shared.clock.now();
                self.heard_at = Some(self.silent_since);
                self.from_disk = None;
                if let Some(row) = self.stand() {
                    self.shared.stands.begin(self.shard_no, row);
                }
            }
            Frame::Resumed { .. } | Frame::Event { .. } | Frame::Heard => {
                self.heard_at = Some(self.shared.clock.now());
                self.note_stand();
                if let Frame::Resumed { .. } = frame {
                    self.went_on();
                }
            }
            Frame::Hello { .. }
            | Frame::BeatNow
            | Frame::Reconnect
            | Frame::Invalid { .. }
            | Frame::Unknown => {}
        }
    }

    async fn take(
        &mut self,
        socket: &mut Socket,
        permit: &mut Option<Permit>,
        step: Action,
        came: Option<(&Frame<'_>, &str)>,
    ) -> Result<(), Left> {
        match step {
            Action::Nothing => Ok(()),
            Action::Open(opening) => self.open(socket, permit, opening).await,
            Action::Beat => self.beat(socket).await,
            Action::Leave(lost) => Err(Left::Lost(lost)),
            Action::Hand { seq } => {
                if let Some((Frame::Event { kind, .. }, text)) = came {
                    self.hand_event(socket, kind, text).await?;
                }
                self.machine.handed(seq);
                Ok(())
            }
            Action::Begun => {
                if let Some(permit) = permit.take() {
                    self.shared.gate.answered(permit).await;
                }
                if let Some((Frame::Ready { ready, .. }, _)) = came {
                    self.begun(socket, ready).await?;
                }
                Ok(())
            }
            Action::Resumed => self.resumed(socket).await,
        }
    }

    async fn open(
        &mut self,
        socket: &mut Socket,
        permit: &mut Option<Permit>,
        opening: Opening,
    ) -> Result<(), Left> {
        let token = self.shared.options.token.reveal();
        let payload = match (opening, self.machine.session()) {
            (Opening::Resume, Some(session)) => json!({ "op": 6, "d": {
                "token": token, "session_id": session.key, "seq": session.seq } }),
            (Opening::Identify | Opening::Resume, _) => json!({ "op": 2, "d": {
                "token": token,
                "intents": self.shared.options.intents,
                "shard": [self.shard_no, self.shared.shard_count],
                "properties": {
                    "os": std::env::consts::OS, "browser": "greenroom", "device": "greenroom" },
            } }),
        };
        if let Opening::Identify = opening {
            // A session that was given up on this very connection had no door to go through.
            let Some(permit) = permit else { return Err(Left::Lost(Lost::Failed)) };
            self.shared.gate.spend(permit).await.map_err(Left::Shut)?;
        }
        self.send(socket, payload.to_string()).await
    }

    async fn beat(&mut self, socket: &mut Socket) -> Result<(), Left> {
        let seq = self.machine.session().map(|session| session.seq);
        self.send(socket, json!({ "op": 1, "d": seq }).to_string()).await
    }

    async fn send(&mut self, socket: &mut Socket, payload: String) -> Result<(), Left> {
        if payload.len() > PAYLOAD_BYTES_MAX {
            warn!("a payload of {} bytes is too long for Discord", payload.len());
            return Err(Left::Lost(Lost::Failed));
        }
        let within = self.shared.options.timing.send_within;
        match timeout(within, socket.send(Message::Text(payload))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Left::Lost(Lost::Failed)),
        }
    }

    async fn begun(&mut self, socket: &mut Socket, ready: &Ready) -> Result<(), Left> {
        let application = ready.application.id;
        if self.application != Some(application) {
            self.application = Some(application);
            let value = application.to_string();
            let note = ConnectionNote::Known { name: APPLICATION.to_owned(), value };
            if let Err(fault) = self.shared.handle.note(note).await {
                warn!(error = %fault, "the application's id was not saved");
            }
        }
        if let Some(from) = self.heard_at {
            let shard = self.number();
            self.hand(socket, FromGateway::Away { from, shard }).await?;
        }
        let guilds: Vec<_> = ready.guilds.iter().map(|guild| guild.id).collect();
        let shard = self.shard_no;
        info!("shard {shard} has begun a session in {} guilds", guilds.len());
        let shard = self.number();
        self.hand(socket, FromGateway::Ready { application, resumed: false, guilds, shard }).await
    }

    async fn resumed(&mut self, socket: &mut Socket) -> Result<(), Left> {
        info!("shard {} goes on with its session", self.shard_no);
        // Without an application there is no session: one from the disk is taken only with it.
        let Some(application) = self.application else { return Ok(()) };
        let (guilds, shard) = (Vec::new(), self.number());
        self.hand(socket, FromGateway::Ready { application, resumed: true, guilds, shard }).await
    }

    async fn hand_event(
        &mut self,
        socket: &mut Socket,
        kind: &str,
        text: &str,
    ) -> Result<(), Left> {
        let counters = Arc::clone(&self.shared.options.counters);
        let event = match events::read(kind, text, self.shared.options.is_wanted.as_ref()) {
            Read::Dropped => {
                Counters::count(&counters.dropped);
                return Ok(());
            }
            Read::Event(event) => FromGateway::Event(event),
            Read::Interaction(mut interaction) => {
                interaction.is_again = self.machine.is_sent_again();
                FromGateway::Interaction(interaction)
            }
            Read::NotUnderstood(raw) => {
                Counters::count(&counters.not_understood);
                warn!("an event of kind {kind} could not be read");
                FromGateway::NotUnderstood { kind: kind.to_owned(), raw }
            }
        };
        self.hand(socket, event).await?;
        Counters::count(&counters.handed);
        Ok(())
    }

    /// Hands on. While nobody takes it the socket is not read, so Discord holds back what follows;
    /// signs of life go out all the same. Nothing is dropped.
    async fn hand(&mut self, socket: &mut Socket, event: FromGateway) -> Result<(), Left> {
        let shared = Arc::clone(&self.shared);
        let event = match shared.out.try_send(event) {
            Ok(()) => return Ok(()),
            Err(mpsc::error::TrySendError::Closed(_)) => return Err(Left::Stopped),
            Err(mpsc::error::TrySendError::Full(event)) => event,
        };
        let held_at = Instant::now();
        loop {
            let beat_at = self.at(self.machine.tick_held_at());
            tokio::select! {
                biased;
                () = self.stop.cancelled() => return Err(Left::Stopped),
                room = shared.out.reserve() => {
                    let Ok(room) = room else { return Err(Left::Stopped) };
                    room.send(event);
                    break;
                }
                () = sleep_until(beat_at) => {
                    if let Action::Beat = self.machine.tick_held(self.now()) {
                        self.beat(socket).await?;
                    }
                }
            }
        }
        if held_at.elapsed() >= HELD_FOR {
            warn!("shard {} waited {} s to hand on", self.shard_no, held_at.elapsed().as_secs());
        }
        self.machine.released(self.now());
        Ok(())
    }

    /// The session of before goes on. That it was heard is saved at once, and not what came since:
    /// who is killed again and again has been away for the last moment only.
    fn went_on(&mut self) {
        if let (Some(seq), Some(row)) = (self.from_disk.take(), self.stand()) {
            let seq = i64::try_from(seq).unwrap_or(i64::MAX);
            self.shared.stands.begin(self.shard_no, ConnectionRow { seq, ..row });
        }
    }

    fn note_stand(&self) {
        self.shared.stands.put(self.shard_no, self.stand());
    }

    /// Where it stands, if it has something to resume.
    fn stand(&self) -> Option<ConnectionRow> {
        self.machine.session().zip(self.heard_at).map(|(session, at)| ConnectionRow {
            shard_no: self.shard_no,
            shard_count: self.shared.shard_count,
            seq: i64::try_from(session.seq).unwrap_or(i64::MAX),
            at,
            session_key: session.key.clone(),
            resume_url: session.resume_url.clone(),
        })
    }
}

/// The same sentence wherever the token is not taken.
pub(super) fn unauthorized() -> End {
    match super::close::verdict(Some(4004)) {
        super::close::Verdict::Fatal(why) => End::Fatal { code: 401, why: why.to_owned() },
        super::close::Verdict::Resume
        | super::close::Verdict::Begin
        | super::close::Verdict::SlowDown => End::Stopped,
    }
}

async fn connect(url: String, within: Duration) -> Option<Socket> {
    let config = WebSocketConfig {
        max_message_size: Some(MESSAGE_BYTES_MAX),
        max_frame_size: Some(MESSAGE_BYTES_MAX),
        ..WebSocketConfig::default()
    };
    match timeout(within, connect_async_with_config(url, Some(config), true)).await {
        Ok(Ok((socket, _))) => Some(socket),
        Ok(Err(error)) => {
            debug!(error = %error, "the gateway could not be reached");
            None
        }
        Err(_) => {
            debug!("the gateway did not answer in time");
            None
        }
    }
}

/// The text of a message, none for what the library answers by itself, or why it is over.
fn read_message(message: Option<Result<Message, Error>>) -> Result<Option<String>, Lost> {
    match message {
        None => Err(Lost::Closed(None)),
        Some(Ok(Message::Text(text))) => Ok(Some(text)),
        Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Ok(None),
        Some(Ok(Message::Close(close))) => {
            Err(Lost::Closed(close.map(|close| u16::from(close.code))))
        }
        // We asked for neither compression nor another encoding.
        Some(Ok(Message::Binary(_))) => Err(Lost::Unreadable),
        Some(Err(Error::Capacity(_) | Error::Utf8)) => Err(Lost::Unreadable),
        Some(Err(_)) => Err(Lost::Closed(None)),
    }
}

/// Closes so that the session lives, and waits a moment for the other side to do so too.
async fn say_goodbye(socket: &mut Socket, within: Duration) {
    let close = CloseFrame { code: CloseCode::from(GOODBYE), reason: "".into() };
    let goodbye = async {
        if socket.close(Some(close)).await.is_ok() {
            while let Some(Ok(_)) = socket.next().await {}
        }
    };
    // Whether it was heard makes no difference: the next connection is a new one.
    let _late = timeout(within, goodbye).await;
}
