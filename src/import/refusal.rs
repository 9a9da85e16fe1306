//! Why a text is not taken at all.

/// Why a text is no circular, or not one that can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no text.
    Empty,
    /// Bytes that are no text.
    Binary,
    /// Far longer than any circular.
    TooLong,
    /// A damaged document, or one that is none.
    BrokenDocument,
    /// An archive that is no document of Word.
    NoDocument,
    /// A PDF, and no `pdftotext`.
    NoPdfReader,
    /// A PDF that took too long.
    SlowPdf,
    /// A 通知 that announces measures and names nobody.
    NamesNobody,
    /// A news article, or a text without the head of a paper.
    NoCircular,
    /// A list of enterprises alone.
    OnlyEnterprises,
    /// A text that breaks off; how many categories are whole.
    CutOff {
        /// Categories that are whole.
        whole: usize,
    },
}

impl Refusal {
    /// The reason, in Chinese and in English, a line each.
    pub fn reason(self) -> (String, String) {
        let (zh, en) = match self {
            Self::Empty => ("文件中没有文字", "there is no text"),
            Self::Binary => ("不是文本文件", "not a text file"),
            Self::TooLong => ("文字过长，不像一份通报", "too long for a circular"),
            Self::BrokenDocument => ("文档已损坏，读不出文字", "the document is damaged"),
            Self::NoDocument => ("不是 Word 文档（.docx）", "not a Word document (.docx)"),
            Self::NoPdfReader => (
                "PDF 须先装 pdftotext（poppler-utils），或另存为文本再导入",
                "PDF needs pdftotext (poppler-utils); or save it as text first",
            ),
            Self::SlowPdf => (
                "PDF 转换超时；可另存为文本再导入",
                "the PDF took too long; save it as text first",
            ),
            Self::NamesNobody => (
                "没有激励名单：只公布措施的通知或没有点名的文件",
                "no list of recipients: it announces measures, or names nobody",
            ),
            Self::NoCircular => (
                "不像通报：没有文号和标题，或是新闻稿",
                "not a circular: a news article, or a text without number and title",
            ),
            Self::OnlyEnterprises => (
                "名单中全是企业，没有地方",
                "the lists name enterprises only, and no place",
            ),
            Self::CutOff { whole } => {
                return (
                    format!("文字在中途断开，完整的事项有{whole}项；只收完整的事项用 --partial"),
                    format!("the text breaks off; {whole} categories are whole, and --partial takes those"),
                );
            }
        };
        (zh.to_owned(), en.to_owned())
    }
}
