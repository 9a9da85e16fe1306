//! Puts an import into the library: under an id of its own, as files that load.

use std::path::{Path, PathBuf};

use super::Desk;
use crate::circular::{Circular, load};
use crate::cli::Failure;
use crate::data_file::DataFile;
use crate::gazetteer::Gazetteer;
use crate::import::{self, Code, Decoded, Import, Lack, Provenance};
use crate::lang::Lang;
use crate::library::{ChangeError, Library, sha256};

/// Circulars of one region and year that are told apart by a suffix, at most.
const MOST_OF_A_YEAR: u32 = 99;

/// What was written.
pub(super) struct Written {
    /// The id under which the circular stands in the library.
    pub(super) id: String,
    /// The dataset's file.
    pub(super) dataset: PathBuf,
    /// The dataset.
    pub(super) content: String,
    /// What loads of it.
    pub(super) loaded: Loaded,
}

/// An import as it loads: its circular, and the gazetteer with the places that only it names.
pub(super) struct Loaded {
    pub(super) circular: Circular,
    pub(super) gazetteer: Gazetteer,
}

impl Desk<'_> {
    /// Writes an import into the library, and gives the draft the id that it has there.
    pub(super) fn write(
        &self,
        path: &Path,
        bytes: &[u8],
        decoded: &Decoded,
        taken: &mut Import,
    ) -> Result<Written, Failure> {
        let (lang, name) = (self.lang, path.display());
        let library = self.library.as_ref().ok_or_else(|| {
            Failure::Misuse(
                lang.pick(
                    "没有用户目录，不知通报库在何处；用 --library 指定",
                    "there is no home folder for the library; --library names one",
                )
                .to_owned(),
            )
        })?;
        taken.circular.circular.id = self.id(library, taken);
        let id = taken.circular.circular.id.clone();
        let content = self
            .dataset(path, bytes, decoded, taken)
            .map_err(|lack| Failure::Misuse(format!("{name}: {}", reason(lack, lang))))?;
        let loaded = self.load(&library.dataset(&id), &content, &library.text(&id), &decoded.text)?;
        if self.catalog.circular_by_key(&id).is_some() {
            return Err(Failure::Misuse(lang.pick(
                format!("{name}: {id} 是内置的通报；用 --id 另取代号"),
                format!("{name}: {id} is built in; give another --id"),
            )));
        }
        library
            .add(&id, &decoded.text, &content, self.arguments.replace)
            .map_err(|error| match error {
                ChangeError::Exists(id) => Failure::Misuse(lang.pick(
                    format!("{name}: 通报库中已有 {id}；用 --replace 替换，或用 --id 另取代号"),
                    format!("{name}: {id} is in the library already; --replace replaces it, --id gives it another name"),
                )),
                other => Failure::Misuse(format!("{name}: {other}")),
            })?;
        Ok(Written {
            dataset: library.dataset(&id),
            id,
            content,
            loaded,
        })
    }

    /// An import as the library would have it, nothing written; nothing where the head lacks what no dataset can, which
    /// the import asks for.
    pub(super) fn try_out(
        &self,
        path: &Path,
        bytes: &[u8],
        decoded: &Decoded,
        taken: &Import,
    ) -> Result<Option<Loaded>, Failure> {
        let content = match self.dataset(path, bytes, decoded, taken) {
            Ok(content) => content,
            Err(_) if taken.diagnostics.iter().any(|one| one.code == Code::Head) => return Ok(None),
            Err(lack) => {
                let why = reason(lack, self.lang);
                return Err(Failure::Misuse(format!("{}: {why}", path.display())));
            }
        };
        let dataset = PathBuf::from(format!("{}.toml", taken.circular.circular.id));
        self.load(&dataset, &content, path, &decoded.text).map(Some)
    }

    /// The dataset of an import.
    fn dataset(&self, path: &Path, bytes: &[u8], decoded: &Decoded, taken: &Import) -> Result<String, Lack> {
        let file = path
            .file_name()
            .map_or_else(|| "-".to_owned(), |name| name.to_string_lossy().into_owned());
        let provenance = Provenance {
            text_sha256: &sha256(decoded.text.as_bytes()),
            file: &file,
            file_sha256: &sha256(bytes),
            encoding: decoded.encoding,
            address: self.arguments.source.as_deref(),
        };
        import::dataset(
            &taken.circular,
            &decoded.text,
            provenance,
            self.catalog.gazetteer(),
        )
    }

    /// Loads what would be written, so that nothing is written that does not load.
    fn load(&self, dataset: &Path, content: &str, text: &Path, decoded: &str) -> Result<Loaded, Failure> {
        let (dataset, text) = (dataset.display().to_string(), text.display().to_string());
        let file = DataFile {
            name: &dataset,
            text: content,
        };
        let source = DataFile {
            name: &text,
            text: decoded,
        };
        let mut gazetteer = self.catalog.gazetteer().clone();
        let circular = load::circular(file, Some(source), &mut gazetteer)?;
        Ok(Loaded { circular, gazetteer })
    }

    /// The id that was asked for, else that of region and year; with a suffix where that is another circular's.
    fn id(&self, library: &Library, taken: &Import) -> String {
        let paper = &taken.circular.circular;
        if self.arguments.id.is_some() {
            return paper.id.clone();
        }
        let number = paper.document_number.as_deref();
        let suffixed = (2..MOST_OF_A_YEAR).map(|suffix| format!("{}-{suffix}", paper.id));
        let mut ids = std::iter::once(paper.id.clone()).chain(suffixed);
        let is_another = |id: &String| {
            let known = match self.catalog.circular_by_key(id) {
                Some(circular) => self.catalog.circular(circular).document_number.clone(),
                None if library.has(id) => {
                    let read = library.read_one(id, &mut self.catalog.gazetteer().clone());
                    read.ok().and_then(|circular| circular.document_number)
                }
                None => return false,
            };
            known.is_some_and(|known| number.is_some_and(|number| *known != *number))
        };
        ids.find(|id| !is_another(id)).unwrap_or_else(|| paper.id.clone())
    }
}

fn reason(lack: Lack, lang: Lang) -> &'static str {
    match lack {
        Lack::Issuer => lang.pick(
            "文中没有发文机关，用 --issuer 写明",
            "the text has no issuer; --issuer gives it",
        ),
        Lack::Year => lang.pick(
            "文中没有激励年度，用 --year 写明",
            "the text has no year; --year gives it",
        ),
        Lack::Region => lang.pick(
            "不知是哪个地区的通报，用 --region 写明行政区划代码",
            "its region is not known; --region gives its division code",
        ),
        Lack::Lists => lang.pick("没有一项有名单", "no category has a list"),
    }
}
