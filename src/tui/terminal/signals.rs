//! The one thread beside the browser's: it waits for signals, and for the terminal to be closed.
//!
//! It blocks until something comes, so waiting costs nothing. A signal that ends the program first gives the
//! terminal back, and then ends the program as if nobody had caught it, so that the parent sees the true cause.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Weak};
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::guard::Guard;

/// What the thread waits for.
const SIGNALS: [i32; 6] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT];

type Delivery = SignalDelivery<UnixStream, SignalOnly>;

/// Signals that are caught, and wait in a pipe for the thread.
#[derive(Debug)]
pub(super) struct Caught(Delivery);

/// From here on the signals are caught.
pub(super) fn catch() -> io::Result<Caught> {
    let (read, write) = UnixStream::pair()?;
    Ok(Caught(SignalDelivery::with_pipe(
        read, write, SignalOnly, SIGNALS,
    )?))
}

impl Caught {
    /// Starts the thread, which ends when the guard is gone. What was caught before is handled first.
    pub(super) fn watch(self, guard: &Arc<Guard>) -> io::Result<()> {
        let guard = Arc::downgrade(guard);
        thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || wait(self.0, &guard))?;
        Ok(())
    }
}

/// Stops the program and whatever runs with it in the foreground, as Ctrl-Z does; the thread does the rest.
pub(super) fn stop() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}

fn wait(mut delivery: Delivery, guard: &Weak<Guard>) {
    while let Some(guard) = guard.upgrade() {
        if is_closed(&delivery, &guard) {
            // Hung up, and SIGHUP is ignored or yet to come. Reading would now return at once, for ever.
            let _ = emulate_default_handler(SIGHUP);
        }
        let mut drained = [0; 64];
        let _ = delivery.get_read_mut().read(&mut drained);
        for signal in delivery.pending() {
            handle(signal, &guard);
        }
    }
}

/// Waits until a signal has come, or the terminal was closed; says which.
fn is_closed(delivery: &Delivery, guard: &Guard) -> bool {
    loop {
        let mut wanted = [
            PollFd::new(delivery.get_read(), PollFlags::IN),
            PollFd::new(guard.output(), PollFlags::empty()),
        ];
        match poll(&mut wanted, None) {
            Ok(_) => {
                let [signal, terminal] = wanted.map(|polled| !polled.revents().is_empty());
                return terminal && !signal;
            }
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return true,
        }
    }
}

fn handle(signal: i32, guard: &Guard) {
    match signal {
        SIGTSTP => {
            guard.restore();
            let _ = emulate_default_handler(SIGTSTP);
        }
        SIGCONT => {
            if guard.enter().is_ok() {
                guard.ask_redraw();
                // Wakes the browser, which waits for events, with the size that the terminal has now.
                let _ = raise(SIGWINCH);
            }
        }
        _ => {
            guard.restore();
            let _ = emulate_default_handler(signal);
        }
    }
}
