//! The one thread beside the browser's: it waits for signals.
//!
//! It blocks until something comes, so waiting costs nothing. A signal that ends the program first gives the
//! terminal back and has the queries written, and then ends the program as if nobody had caught it, so that the parent
//! sees the true cause.

use std::io::{self, Read};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTSTP, SIGTTOU, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::guard::Guard;
use super::ready::{Wanted, wait};
use crate::settings::queries::Memory;

/// Every signal by which a program ends that does not catch it: but for those that cannot be caught, SIGPIPE, which
/// Rust ignores, and what the processor raises, behind which the program cannot go on.
const ENDING: &[Signal] = &[
    Signal::TERM,
    Signal::HUP,
    Signal::INT,
    Signal::QUIT,
    Signal::USR1,
    Signal::USR2,
    Signal::ALARM,
    Signal::ABORT,
    Signal::VTALARM,
    Signal::PROF,
    Signal::XCPU,
    Signal::XFSZ,
    Signal::SYS,
    Signal::TRAP,
    #[cfg(target_os = "linux")]
    Signal::IO,
    #[cfg(target_os = "linux")]
    Signal::POWER,
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    Signal::STKFLT,
];

/// How long after the program goes on it knows by whom.
const CONTINUED_WITHIN: Duration = Duration::from_millis(20);

type Delivery = SignalDelivery<UnixStream, SignalOnly>;

/// Catches signals from here on, in a thread that ends when the guard is gone. One that ends the program has `memory`
/// written.
///
/// # Errors
/// When the system has no pipe or no thread.
pub(super) fn watch(guard: &Arc<Guard>, memory: Arc<Memory>) -> io::Result<()> {
    let (read, write) = UnixStream::pair()?;
    let caught = ENDING
        .iter()
        .map(|signal| signal.as_raw())
        .chain([SIGTSTP, SIGCONT]);
    let delivery = Delivery::with_pipe(read, write, SignalOnly, caught)?;
    let guard = Arc::downgrade(guard);
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || handle_all(delivery, &guard, &memory))?;
    Ok(())
}

/// Stops the program and whatever runs with it in the foreground, as Ctrl-Z does; the thread does the rest.
///
/// # Errors
/// When the signal cannot be sent.
pub(super) fn stop() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}

fn handle_all(mut delivery: Delivery, guard: &Weak<Guard>, memory: &Memory) {
    while wait([(delivery.get_read().as_fd(), Wanted::Bytes)], None).is_ok() {
        let Some(guard) = guard.upgrade() else { return };
        let _ = delivery.get_read_mut().read(&mut [0; 64]);
        let signals: Vec<_> = delivery.pending().collect();
        // What ends the program comes first: a shell that kills a stopped program continues it too, and then it
        // must not take the terminal again.
        for &signal in &signals {
            if !matches!(signal, SIGTSTP | SIGCONT) {
                guard.restore();
                // Nothing is drawn any more, and nobody is there to be told why it could not be written.
                let _ = memory.save();
                end(signal);
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

/// Ends the program by a signal, as if nobody caught it.
fn end(signal: i32) -> ! {
    let _ = emulate_default_handler(signal);
    // Of a few that end a program only on some systems, this cannot be had: the status is what a shell makes of them.
    std::process::exit(128 + signal)
}

/// Ends the program as a hangup does, if the terminal that standard output is has been closed: errors may come before
/// the signal, and there may be none.
pub(super) fn end_if_closed() {
    use rustix::io::Errno;
    if matches!(
        rustix::termios::tcgetattr(io::stdout()),
        Err(Errno::IO | Errno::NXIO)
    ) {
        end(SIGHUP);
    }
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
    let continued = wait(
        [(delivery.get_read().as_fd(), Wanted::Bytes)],
        Some(CONTINUED_WITHIN),
    );
    if !matches!(continued, Ok([true])) {
        resume(guard);
    }
}

/// Takes the terminal again, and has the browser draw it whole.
fn resume(guard: &Guard) {
    if !matches!(guard.resume(), Ok(false)) {
        guard.ask_redraw();
        // Wakes the browser, which waits for events, with the size that the terminal has now.
        let _ = raise(SIGWINCH);
    }
}
