//! The one thread beside the browser's: it waits for signals, and for the terminal to be closed.
//!
//! It blocks until something comes, so waiting costs nothing. A signal that ends the program first gives the
//! terminal back, and then ends the program as if nobody had caught it, so that the parent sees the true cause.

use std::io::{self, IsTerminal, Read};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Weak};
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTOU, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::guard::Guard;

/// What the thread waits for.
const SIGNALS: [i32; 6] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT];

/// How long after the program goes on it knows by whom.
const CONTINUED_WITHIN: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 20_000_000,
};

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
            // Hung up, and SIGHUP is ignored or yet to come. Reading would now return at once, for ever: crossterm
            // takes the end of its input for a reason to read again.
            end(SIGHUP, &guard);
        }
        let mut drained = [0; 64];
        let _ = delivery.get_read_mut().read(&mut drained);
        let signals: Vec<_> = delivery.pending().collect();
        // What ends the program comes first: a shell that kills a stopped program continues it too, and then it
        // must not take the terminal again.
        for &signal in &signals {
            if !matches!(signal, SIGTSTP | SIGCONT) {
                end(signal, &guard);
            }
        }
        if signals.contains(&SIGTSTP) {
            stop_until_continued(&delivery, &guard);
        }
        if signals.contains(&SIGCONT) {
            resume(&guard);
        }
    }
}

/// Waits until a signal has come, or a terminal was closed; says which.
fn is_closed(delivery: &Delivery, guard: &Guard) -> bool {
    let input = io::stdin();
    loop {
        // What hangs up is reported without being asked for. An input that is no terminal may end as it likes.
        let mut wanted = vec![
            PollFd::new(delivery.get_read(), PollFlags::IN),
            PollFd::new(guard.output(), PollFlags::empty()),
        ];
        if input.is_terminal() {
            wanted.push(PollFd::new(&input, PollFlags::empty()));
        }
        match poll(&mut wanted, None) {
            Ok(_) => {
                let mut happened = wanted.iter().map(|polled| !polled.revents().is_empty());
                let signal = happened.next().unwrap_or_default();
                return !signal && happened.any(|closed| closed);
            }
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return true,
        }
    }
}

/// Ends the program as a hangup does, if the terminal is closed.
pub(super) fn end_if_closed(guard: &Guard) {
    let mut terminal = [PollFd::new(guard.output(), PollFlags::empty())];
    let at_once = Timespec::default();
    if poll(&mut terminal, Some(&at_once)).is_ok_and(|closed| closed > 0) {
        end(SIGHUP, guard);
    }
}

/// Ends the program by a signal, with the terminal given back.
fn end(signal: i32, guard: &Guard) {
    guard.restore();
    let _ = emulate_default_handler(signal);
}

/// Stops the program with the terminal given back, and takes it again afterwards.
///
/// SIGSTOP, which signal-hook would stop it by, stops in any case: also where no shell could ever continue it, as
/// in a window that runs nothing else or under `ssh host jili`. The kernel knows (an orphaned process group), and
/// takes that into account for the stop signals that nobody catches, of which this is one.
fn stop_until_continued(delivery: &Delivery, guard: &Guard) {
    guard.lend();
    let _ = raise(SIGTTOU);
    // SIGCONT is on its way if the program was stopped, and the terminal is taken for that; once is enough.
    let mut continued = [PollFd::new(delivery.get_read(), PollFlags::IN)];
    if !poll(&mut continued, Some(&CONTINUED_WITHIN)).is_ok_and(|ready| ready > 0) {
        resume(guard);
    }
}

/// Takes the terminal again, and has the browser draw it whole.
fn resume(guard: &Guard) {
    if matches!(guard.resume(), Ok(true)) {
        guard.ask_redraw();
        // Wakes the browser, which waits for events, with the size that the terminal has now.
        let _ = raise(SIGWINCH);
    }
}
