# A locked build, then a small image that runs as nobody in particular and writes only to /data.
#
#   docker build -t greenroom .
#   docker run --rm -v greenroom:/data --env-file .env greenroom

FROM rust:1.95-slim-bookworm AS build
RUN apt-get update -q \
    && apt-get install -qy --no-install-recommends gcc libc6-dev libssl-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY Cargo.toml Cargo.lock ./
COPY src src
COPY benches benches
COPY config config
COPY question_banks question_banks
# Three quarters of the program are lines for a debugger that nobody has here.
ENV CARGO_PROFILE_RELEASE_DEBUG=false
# What was fetched and built is there for the next build; only the program leaves the cache.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked --bin greenroom \
    && cp target/release/greenroom /usr/local/bin/

FROM debian:bookworm-slim
RUN apt-get update -q \
    && apt-get install -qy --no-install-recommends ca-certificates libssl3 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin greenroom \
    && install -d -o greenroom -g greenroom -m 0700 /data
COPY --from=build /usr/local/bin/greenroom /usr/local/bin/greenroom
USER 10001:10001
# From here the usual `data` is /data, and own banks lie in /banks: a default that no empty variable
# of an env file takes away.
WORKDIR /
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["greenroom", "health"]
ENTRYPOINT ["greenroom"]
CMD ["run"]
