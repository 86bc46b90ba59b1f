//! `sitmap serve`: previews an output folder in a browser on this machine, and reloads the map when the folder changes.
//!
//! The map stands in a frame of a small page of ours, because `index.html` forbids itself any request and is shown as it was
//! written. Nobody but this machine is answered, and nothing but files of the folder is told.

mod answer;
mod changes;
mod folder;

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::watch;

use super::say;
use folder::Folder;

/// Long enough not to spin, too short to be felt.
const MOMENT: Duration = Duration::from_millis(10);

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Args {
    /// The output folder.
    pub dir: PathBuf,
    /// The port; a free one where 0.
    pub port: u16,
}

/// Shows the folder until Ctrl-C. Gives 0.
///
/// # Errors
/// When the folder holds no map, the port is taken, or `out` cannot be written to.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<u8> {
    let server = Server::open(&args.dir, args.port)?;
    writeln!(out, "http://{}/ shows {}; Ctrl-C ends it", server.address(), args.dir.display())?;
    out.flush()?;
    server.run()?;
    Ok(0)
}

/// A preview that has its port and does not answer yet.
pub struct Server {
    folder: Folder,
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Takes the port on the loopback address.
    ///
    /// # Errors
    /// When the folder holds no map, or the port cannot be had.
    pub fn open(dir: &Path, port: u16) -> Result<Server> {
        let folder = Folder::open(dir)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| refused(port, &error))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Server { folder, listener, address })
    }

    /// Where it answers.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until Ctrl-C, which ends open connections too.
    ///
    /// # Errors
    /// When the system gives it no thread or socket.
    pub fn run(self) -> Result<()> {
        let (news, changed) = watch::channel(());
        // Dropped with this call, which ends the watching.
        let watcher = changes::watch(self.folder.root(), news);
        if let Err(error) = &watcher {
            say(format_args!("changes of the folder cannot be watched, so reload the page yourself: {error}"));
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        runtime.block_on(async {
            tokio::select! {
                ended = accept(self.listener, self.folder, changed) => ended,
                asked = tokio::signal::ctrl_c() => asked.context("Ctrl-C cannot be heard"),
            }
        })
    }
}

async fn accept(listener: TcpListener, folder: Folder, changed: watch::Receiver<()>) -> Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // The visitor is gone already, or there are too many at once: a moment, and the next.
            std::thread::sleep(MOMENT);
            continue;
        };
        let (folder, changed) = (folder.clone(), changed.clone());
        tokio::spawn(async move {
            let answer = service_fn(|request| {
                std::future::ready(Ok::<_, std::convert::Infallible>(answer::to(&request, &folder, &changed)))
            });
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await; // the visitor left
        });
    }
}

fn refused(port: u16, error: &io::Error) -> anyhow::Error {
    let why = match error.kind() {
        io::ErrorKind::AddrInUse => "is taken, perhaps by another sitmap serve".to_owned(),
        io::ErrorKind::PermissionDenied => "is not for you to use".to_owned(),
        _ => format!("cannot be had: {error}"),
    };
    anyhow!("port {port} {why}; choose another with --port N, or let --port 0 find a free one")
}
