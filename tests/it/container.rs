//! The files that run greenroom as a service, read as they are: what is taken away from the process,
//! that the build is the locked one, and that an empty variable changes nothing.

use std::collections::BTreeSet;
use std::path::Path;

use greenroom::config::{Environment, Settings};

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

#[test]
fn the_image_is_built_locked_and_runs_as_nobody_in_particular() {
    let file = include_str!("../../Dockerfile");
    let lines = lines(file);
    let builds = |line: &&&str| line.contains("cargo build --release --locked --bin greenroom");
    assert_eq!(lines.iter().filter(builds).count(), 1);
    let kept = ["target=/usr/local/cargo/registry", "target=/build/target"];
    for cache in kept.map(|target| format!("--mount=type=cache,{target}")) {
        assert!(file.contains(&cache), "{cache}");
    }
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
    // And nothing else is handed to the builder at all.
    let ignored = self::lines(include_str!("../../.dockerignore"));
    assert_eq!(ignored[0], "*");
    let handed: BTreeSet<_> = ignored[1..].iter().filter_map(|l| l.strip_prefix('!')).collect();
    assert_eq!(handed, copied.into_iter().collect());
}

/// The example is copied and handed to a container as it is: each variable is there, and empty.
#[test]
fn the_image_keeps_its_data_where_the_volume_is_whatever_variable_is_empty() {
    let names =
        include_str!("../../.env.example").lines().filter_map(|line| line.strip_suffix('='));
    let environment = Environment::of(names.map(|name| (name, "")));
    let settings = Settings::read(&environment).unwrap();
    let lines = lines(include_str!("../../Dockerfile"));
    let last = |word| lines.iter().rev().find_map(|line| line.strip_prefix(word)).unwrap();
    assert_eq!(Path::new(last("WORKDIR ")).join(settings.data_dir), Path::new(last("VOLUME ")));
    assert!(!lines.iter().any(|line| line.starts_with("ENV GREENROOM_")), "empty would undo it");
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

/// Each exit code that another start would only repeat is one that systemd does not start again
/// after.
#[test]
fn the_unit_has_every_flag_that_takes_something_away() {
    let lines = lines(include_str!("../../config/service/greenroom.service"));
    for flag in [
        "DynamicUser=yes",
        "StateDirectoryMode=0700",
        "UMask=0077",
        "CapabilityBoundingSet=",
        "MemoryDenyWriteExecute=yes",
        "NoNewPrivileges=yes",
        "PrivateDevices=yes",
        "ProtectHome=yes",
        "ProtectProc=invisible",
        "ProtectSystem=strict",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
        "SystemCallFilter=@system-service",
        "TasksMax=128",
        "MemoryMax=256M",
        "RestartPreventExitStatus=2 3",
    ] {
        assert!(lines.contains(&flag), "{flag} is missing");
    }
    assert!(!lines.iter().any(|line| line.contains("TOKEN")), "a secret is in a file of its own");
}

#[test]
fn the_deployment_is_one_process_with_a_volume_of_its_group() {
    let lines = lines(include_str!("../../config/service/kubernetes.yaml"));
    for line in [
        "replicas: 1",
        "type: Recreate",
        "runAsNonRoot: true",
        "runAsUser: 10001",
        "fsGroup: 10001",
        "allowPrivilegeEscalation: false",
        "readOnlyRootFilesystem: true",
        "capabilities: {drop: [ALL]}",
        "automountServiceAccountToken: false",
        "seccompProfile: {type: RuntimeDefault}",
        "exec: {command: [greenroom, health]}",
        "- {name: data, mountPath: /data}",
    ] {
        assert!(lines.contains(&line), "{line} is missing");
    }
}
