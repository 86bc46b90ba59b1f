//! `sitmap serve`: what is shown, what is refused, and the news of a change. Waits end with the event that they wait for; the
//! deadline is only for a program that is broken.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

use sitmap::command::serve::Server;
use tempfile::TempDir;

use super::run::{command, file, scratch, sitmap};

const DEADLINE: Duration = Duration::from_secs(60);

/// An output folder as far as a preview looks at it.
fn output() -> TempDir {
    let folder = scratch();
    file(&folder, "index.html", "<!doctype html><title>The map</title>");
    file(&folder, "strikes.geojson", "{}");
    file(&folder, ".hidden", "secret");
    file(&folder, ".git/config", "secret");
    folder
}

/// Shows a folder until the tests end.
fn serve(folder: &Path) -> SocketAddr {
    let server = Server::open(folder, 0).expect("a free port");
    let address = server.address();
    assert!(address.ip().is_loopback() && address.port() != 0);
    std::thread::spawn(move || server.run());
    address
}

/// What is answered to a request as it goes over the wire.
fn ask(address: SocketAddr, head: &str) -> (String, Vec<u8>) {
    let mut stream = connect(address);
    write!(stream, "{head}\r\nConnection: close\r\n\r\n").expect("it listens");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("it answers");
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("a head");
    let body = answer.split_off(end + 4);
    (String::from_utf8(answer).expect("a head is text").to_lowercase(), body)
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(DEADLINE)).expect("a deadline");
    stream
}

fn get(address: SocketAddr, path: &str) -> (String, Vec<u8>) {
    ask(address, &format!("GET {path} HTTP/1.1\r\nHost: {address}"))
}

fn status(head: &str) -> &str {
    head.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn files_come_as_they_are_with_their_type_and_are_not_kept() {
    let folder = output();
    for (name, kind) in [
        ("strikes.geojson", "application/geo+json"),
        ("index.html", "text/html; charset=utf-8"),
        ("run.json", "application/json"),
        ("unresolved.csv", "text/csv; charset=utf-8"),
        ("sitmap.qgs", "application/xml"),
        ("layers.gpkg", "application/geopackage+sqlite3"),
        ("layers.kml", "application/vnd.google-earth.kml+xml"),
        ("strikes.fgb", "application/octet-stream"),
        ("sub/deep.json", "application/json"),
        ("with space.json", "application/json"),
    ] {
        let bytes = format!("bytes of {name}");
        file(&folder, name, &bytes);
        let (head, body) = get(serve(folder.path()), &format!("/{}?v=1", name.replace(' ', "%20")));
        assert_eq!(status(&head), "200", "{name}: {head}");
        assert!(head.contains(&format!("\r\ncontent-type: {kind}\r\n")), "{name}: {head}");
        assert!(head.contains("\r\ncache-control: no-store\r\n"), "{head}");
        assert_eq!(body, bytes.as_bytes());
    }
}

#[test]
fn the_page_at_the_root_frames_the_map() {
    let folder = output();
    let (head, body) = get(serve(folder.path()), "/");
    assert_eq!(status(&head), "200");
    assert!(head.contains("content-security-policy: default-src 'none';"), "{head}");
    let page = String::from_utf8(body).expect("text");
    assert!(page.contains("<iframe") && page.contains("new EventSource(\"events\")"), "{page}");
    let map = std::fs::read(folder.path().join("index.html")).expect("it is there");
    assert_eq!(map, b"<!doctype html><title>The map</title>", "the map itself is left alone");
}

#[test]
fn nothing_but_files_of_the_folder_is_shown() {
    let above = scratch();
    file(&above, "outside.json", "secret");
    for name in ["index.html", ".hidden", ".git/config", "a.json"] {
        file(&above, &format!("out/{name}"), "content");
    }
    let folder = above.path().join("out");
    #[cfg(unix)]
    for (target, link) in [("../outside.json", "link.json"), ("..", "up"), (".hidden", "seen"), ("a.json", "fine.json")]
    {
        std::os::unix::fs::symlink(target, folder.join(link)).expect("a link");
    }
    let address = serve(&folder);
    for path in [
        "/../outside.json",
        "/%2e%2e/outside.json",
        "/..%2foutside.json",
        "/..%5coutside.json",
        "/a.json/../../outside.json",
        "/.hidden",
        "/%2ehidden",
        "/.git/config",
        "/link.json",
        "/up/outside.json",
        "/seen",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/nowhere.json",
        "/a.json%00",
        "/%zz",
        "/%+1",
        "/%",
        "/sub",
        "/.",
        "/..",
    ] {
        let (head, body) = get(address, path);
        assert!(matches!(status(&head), "404" | "400"), "{path}: {head}");
        let body = String::from_utf8_lossy(&body);
        assert!(!body.contains("secret") && !body.contains("content") && !body.contains("root:"), "{path}: {body}");
    }
    #[cfg(unix)]
    assert_eq!(status(&get(address, "/fine.json").0), "200", "a link that stays inside is a file of the folder");
}

#[test]
fn a_name_that_is_not_of_this_machine_is_refused() {
    let folder = output();
    let address = serve(folder.path());
    let port = address.port();
    let with = |host: &str| status(&ask(address, &format!("GET /strikes.geojson HTTP/1.1\r\n{host}")).0).to_owned();
    for host in [
        "Host: example.org".to_owned(),
        format!("Host: example.org:{port}"),
        "Host: 127.0.0.1.example.org".to_owned(),
        "Host: localhost.example.org".to_owned(),
        "Host: localhost:1:2".to_owned(),
        "Host: 192.168.0.1".to_owned(),
        "Host: localhost\r\nHost: example.org".to_owned(),
        "X-Host: localhost".to_owned(),
    ] {
        assert_eq!(with(&host), "403", "{host}");
    }
    let (head, _) = ask(address, "GET http://example.org/strikes.geojson HTTP/1.1\r\nHost: localhost");
    assert_eq!(status(&head), "403", "{head}");
}

#[test]
fn this_machine_has_three_names() {
    let folder = output();
    let address = serve(folder.path());
    let port = address.port();
    for host in
        [format!("localhost:{port}"), "LocalHost".to_owned(), format!("127.0.0.1:{port}"), format!("[::1]:{port}")]
    {
        let (head, _) = ask(address, &format!("GET /strikes.geojson HTTP/1.1\r\nHost: {host}"));
        assert_eq!(status(&head), "200", "{host}: {head}");
    }
}

#[test]
fn it_is_for_reading_only() {
    let folder = output();
    let address = serve(folder.path());
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let (head, _) =
            ask(address, &format!("{method} /strikes.geojson HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0"));
        assert_eq!(status(&head), "405", "{method}: {head}");
        assert!(head.contains("\r\nallow: get, head\r\n"), "{head}");
    }
    let (head, body) = ask(address, "HEAD /strikes.geojson HTTP/1.1\r\nHost: localhost");
    assert_eq!((status(&head), body.len()), ("200", 0));
    assert!(head.contains("\r\ncontent-length: 2\r\n"), "{head}");
}

#[test]
fn a_change_of_the_folder_is_told() {
    let folder = output();
    let mut stream = connect(serve(folder.path()));
    write!(stream, "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it listens");
    let mut lines = BufReader::new(stream).lines().map(|line| line.expect("it goes on"));
    assert!(lines.any(|line| line == "retry: 1000"), "the stream begins");
    // As a run does it: written beside, then renamed.
    file(&folder, ".sitmap-1.tmp", "half");
    std::fs::rename(folder.path().join(".sitmap-1.tmp"), folder.path().join("strikes.geojson")).expect("a rename");
    assert!(lines.any(|line| line == "event: change"), "the change is told");
}

#[test]
fn a_folder_without_a_map_is_told_with_what_to_do() {
    let folder = scratch();
    let told = |dir: &Path, expected: &str| {
        let answer = sitmap(&[Path::new("serve"), dir, Path::new("--port"), Path::new("0")]);
        assert_eq!((answer.status, &*answer.stdout), (Some(2), ""));
        assert!(
            answer.stderr.contains(expected) && answer.stderr.contains("sitmap map ARTICLES... --out "),
            "{}",
            answer.stderr
        );
    };
    told(folder.path(), "holds no index.html");
    told(&folder.path().join("nowhere"), "there is no such folder");
    told(&file(&folder, "a.txt", "a"), "is no folder");
}

#[test]
fn a_taken_port_is_told_with_what_to_do() {
    let folder = output();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("it has one").port().to_string();
    let answer = sitmap(&[Path::new("serve"), folder.path(), Path::new("--port"), Path::new(&port)]);
    assert_eq!((answer.status, &*answer.stdout), (Some(2), ""));
    assert!(
        answer.stderr.contains(&format!("port {port} is taken")) && answer.stderr.contains("--port 0"),
        "{}",
        answer.stderr
    );
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_with_a_reader_still_there() {
    let folder = output();
    let mut child =
        command(&[Path::new("serve"), folder.path(), Path::new("--port"), Path::new("0")]).spawn().expect("it starts");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("it was asked for")).read_line(&mut line).expect("it says where");
    let address = line.strip_prefix("http://").and_then(|rest| rest.split('/').next()).expect("an address");
    let mut reader = connect(address.parse().expect("an address"));
    write!(reader, "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it listens");
    assert!(reader.read(&mut [0; 64]).expect("it answers") > 0);
    let kill = std::process::Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status();
    assert!(kill.expect("a shell").success());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
}
