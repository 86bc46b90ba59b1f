//! What one request is answered: the page around the map, a file of the folder, the stream of changes, or why not.

use std::convert::Infallible;

use http_body_util::{Channel, Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::watch;

use super::folder::{File, Folder};

pub(super) type Body = Either<Full<Bytes>, Channel<Bytes, Infallible>>;

const PAGE: &str = include_str!("preview.html");

/// The page's own script and frame, and nothing from elsewhere; nobody else may frame it.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; frame-src 'self'; connect-src 'self'; frame-ancestors 'none'";

/// Answers a request.
pub(super) fn to(request: &Request<Incoming>, folder: &Folder, changed: &watch::Receiver<()>) -> Response<Body> {
    let mut response = chosen(request, folder, changed);
    let headers = response.headers_mut();
    // The next run writes other bytes under the same name.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Pages of other sites in the same browser may neither frame nor embed what is here.
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    response
}

fn chosen(request: &Request<Incoming>, folder: &Folder, changed: &watch::Receiver<()>) -> Response<Body> {
    if !is_of_this_machine(request) {
        return refusal(StatusCode::FORBIDDEN, "this preview answers to localhost and 127.0.0.1 only");
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let mut response = refusal(StatusCode::METHOD_NOT_ALLOWED, "this preview is for reading: GET and HEAD");
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    match request.uri().path() {
        "/" => {
            let mut response = whole(StatusCode::OK, "text/html; charset=utf-8", PAGE);
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
            response
        }
        "/events" if request.method() == Method::GET => events(changed.clone()),
        path => match folder.file(path) {
            Some(File { bytes, kind }) => whole(StatusCode::OK, kind, bytes),
            None => refusal(StatusCode::NOT_FOUND, "there is no such file in the folder"),
        },
    }
}

/// Whether a request was meant for this machine by name. A site of the web can let its own name point to 127.0.0.1 and then
/// read with its visitors' browsers what is served there (DNS rebinding); but the browser still says that site's name.
fn is_of_this_machine(request: &Request<Incoming>) -> bool {
    let named = |headers: &HeaderMap| {
        let mut hosts = headers.get_all(HOST).iter();
        let first = hosts.next().and_then(|host| host.to_str().ok()).map(is_loopback);
        first.unwrap_or_default() && hosts.next().is_none()
    };
    let whole_address = request.uri().authority().is_none_or(|authority| is_loopback(authority.as_str()));
    named(request.headers()) && whole_address
}

/// Whether `host` or `host:port` is this machine.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// A stream that says `change` whenever the folder changed.
fn events(mut changed: watch::Receiver<()>) -> Response<Body> {
    let (mut sender, body) = Channel::new(1);
    changed.mark_unchanged();
    tokio::spawn(async move {
        // A first line, so that the browser knows that it is connected.
        let mut line = Bytes::from_static(b"retry: 1000\n\n");
        while sender.send_data(line).await.is_ok() && changed.changed().await.is_ok() {
            line = Bytes::from_static(b"event: change\ndata: the folder\n\n");
        }
    });
    let mut response = Response::new(Either::Right(body));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    response
}

fn refusal(status: StatusCode, why: &str) -> Response<Body> {
    whole(status, "text/plain; charset=utf-8", format!("{why}\n"))
}

fn whole(status: StatusCode, kind: &'static str, bytes: impl Into<Bytes>) -> Response<Body> {
    let mut response = Response::new(Either::Left(Full::new(bytes.into())));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
