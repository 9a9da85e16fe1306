//! What a file that takes another's place has from it: who owns it, and who may read and write it.

use std::fs::{File, Metadata, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::Path;

use super::WriteError;

/// Read, write, execute, for owner, group and others; neither set-user-ID nor set-group-ID, which would let what is
/// new run with rights that were given to something else.
const ACCESS: u32 = 0o777;

/// Gives a file the owner, the group and the permissions of the old one at `path`. Nobody may read it in between who
/// might not read it afterwards.
///
/// # Errors
/// [`WriteError::Owner`] where the system does not let the file be given away.
pub(super) fn take_over(file: &File, path: &Path, old: &Metadata) -> Result<(), WriteError> {
    let new = file.metadata()?;
    let differs = |new: u32, old: u32| (new != old).then_some(old);
    let (user, group) = (differs(new.uid(), old.uid()), differs(new.gid(), old.gid()));
    if user.is_some() || group.is_some() {
        fchown(file, user, group).map_err(|error| match error.kind() {
            io::ErrorKind::PermissionDenied => WriteError::Owner,
            _ => error.into(),
        })?;
    }
    // The list first: where there is one, the group's permissions are what bounds it, and without it would give the
    // group what only its members had.
    copy_access_list(file, path)?;
    file.set_permissions(Permissions::from_mode(old.mode() & ACCESS))?;
    Ok(())
}

/// Whether a file is this user's.
pub(super) fn is_own(file: &Metadata) -> bool {
    file.uid() == rustix::process::geteuid().as_raw()
}

/// Gives a file the access control list of the one at `path`, if that has one.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn copy_access_list(file: &File, path: &Path) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fsetxattr, getxattr};
    use rustix::io::Errno;
    const NAME: &str = "system.posix_acl_access";
    /// The most that Linux keeps in an extended attribute.
    const MOST: usize = 65536;
    let mut list = Vec::with_capacity(MOST);
    match getxattr(path, NAME, rustix::buffer::spare_capacity(&mut list)) {
        Ok(_) => Ok(fsetxattr(file, NAME, &list, XattrFlags::empty())?),
        Err(Errno::NODATA | Errno::OPNOTSUPP | Errno::NOSYS) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Other systems have lists of their own, which nothing here can read.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn copy_access_list(_file: &File, _path: &Path) -> io::Result<()> {
    Ok(())
}
