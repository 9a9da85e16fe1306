//! Where the system keeps what programs have of a user: settings, data, state. Nothing is made here.
//!
//! Linux and other Unixes follow the XDG Base Directory Specification, macOS and Windows their own rules; but where
//! `XDG_CONFIG_HOME` and `XDG_STATE_HOME` are set on macOS, whoever set them means them.

use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

/// The file of settings; `None` where the user has no home.
pub fn config_file() -> Option<PathBuf> {
    let folder = of_variable("XDG_CONFIG_HOME").or_else(|| Some(project()?.config_dir().to_owned()));
    Some(folder?.join("config.toml"))
}

/// The folder of the user's circulars, where no other is set.
pub fn library() -> Option<PathBuf> {
    Some(project()?.data_dir().join("library"))
}

/// The file of the queries of earlier runs.
pub fn queries_file() -> Option<PathBuf> {
    let of_system = || {
        let project = project()?;
        let folder = project.state_dir().unwrap_or_else(|| project.data_local_dir());
        Some(folder.to_owned())
    };
    Some(of_variable("XDG_STATE_HOME").or_else(of_system)?.join("queries"))
}

/// A path as people write it in settings: `~/` is the user's home, and what is relative begins at `folder`, if there is one.
pub(super) fn expanded(path: &Path, folder: Option<&Path>) -> PathBuf {
    let at_home = path.strip_prefix("~").ok();
    let home = at_home.and_then(|rest| Some(BaseDirs::new()?.home_dir().join(rest)));
    home.unwrap_or_else(|| folder.map_or_else(|| path.to_owned(), |folder| folder.join(path)))
}

/// A path as people write it, for pages that are read by others: the user's home is `~`.
pub fn abbreviated(path: &Path) -> PathBuf {
    let base = BaseDirs::new();
    let below = base
        .as_ref()
        .and_then(|base| path.strip_prefix(base.home_dir()).ok());
    below.map_or_else(|| path.to_owned(), |below| Path::new("~").join(below))
}

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "jili")
}

/// The program's folder where a variable says that such folders are. One that is not absolute is to be ignored, says the
/// specification.
fn of_variable(name: &str) -> Option<PathBuf> {
    let base = cfg!(unix)
        .then(|| std::env::var_os(name))
        .flatten()
        .map(PathBuf::from);
    Some(base.filter(|base| base.is_absolute())?.join("jili"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_begin_at_the_file_and_a_tilde_is_home() {
        let folder = Some(Path::new("/etc/jili"));
        assert_eq!(expanded(Path::new("mine"), folder), Path::new("/etc/jili/mine"));
        assert_eq!(expanded(Path::new("/all"), folder), Path::new("/all"));
        assert_eq!(expanded(Path::new("mine"), None), Path::new("mine"));
        let home = expanded(Path::new("~/mine"), folder);
        assert!(home.is_absolute() && home.ends_with("mine") && !home.starts_with("/etc/jili"));
        assert_eq!(expanded(Path::new("~x"), None), Path::new("~x"));
    }
}
