//! The container's files, read as they are: what is taken away from the process, and that the build
//! is the locked one.

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

#[test]
fn the_image_is_built_locked_and_runs_as_nobody_in_particular() {
    let file = include_str!("../../Dockerfile");
    let lines = lines(file);
    assert!(lines.contains(&"RUN cargo build --release --locked --bin greenroom"));
    let last = lines.iter().rposition(|line| line.starts_with("FROM ")).unwrap();
    let (_, runtime) = lines.split_at(last);
    assert!(runtime[0].contains("slim"), "the runtime image is a small one: {}", runtime[0]);
    assert!(runtime.contains(&"USER 10001:10001"));
    assert!(runtime.contains(&"STOPSIGNAL SIGTERM"));
    assert_eq!(runtime.iter().filter(|line| line.starts_with("VOLUME")).count(), 1);
    assert!(runtime.iter().any(|line| line.starts_with("HEALTHCHECK")));
    assert!(!file.contains("GREENROOM_DISCORD_TOKEN="), "no secret is part of an image");
    // Everything that the program is built from is copied, and nothing else: no tests, no secrets.
    let copied: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("COPY "))
        .filter(|rest| !rest.starts_with("--from"))
        .flat_map(|rest| rest.split(' ').rev().skip(1))
        .collect();
    for needed in ["Cargo.toml", "Cargo.lock", "src", "config", "question_banks", "benches"] {
        assert!(copied.contains(&needed), "{needed} is not copied");
    }
    assert!(copied.iter().all(|name| !name.contains(".env") && *name != "."), "{copied:?}");
}

#[test]
fn the_service_has_every_flag_that_takes_something_away() {
    let lines = lines(include_str!("../../compose.yaml"));
    for flag in [
        "user: \"10001:10001\"",
        "read_only: true",
        "cap_drop: [ALL]",
        "security_opt: [\"no-new-privileges:true\"]",
        "pids_limit: 128",
        "mem_limit: 256m",
        "tmpfs: [\"/tmp:rw,noexec,nosuid,nodev,size=16m,mode=1777\"]",
        "volumes: [\"greenroom:/data\"]",
    ] {
        assert!(lines.contains(&flag), "{flag} is missing");
    }
    for never in ["privileged: true", "network_mode: host", "seccomp:unconfined"] {
        assert!(!lines.iter().any(|line| line.contains(never)), "{never}");
    }
}
