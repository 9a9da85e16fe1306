//! What stands around a circular's text: page marks, the web page that it was copied from, where copies went.

use super::chars::{Chars, digit};
use super::source::Paragraph;

/// What a line is that is no text of the circular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// - 3 -
    Page,
    /// Crumbs, buttons, index tables, notices of a web page.
    Web,
    /// 抄送：
    Copies,
    /// … 2022年7月11日印发
    Printing,
    /// （此件公开发布）
    Openness,
}

/// How lines of web pages begin.
const WEB: [&str; 62] = [
    "首页",
    "网站首页",
    "当前位置",
    "您的位置",
    "您当前",
    "您现在",
    "字号",
    "字体",
    "打印",
    "【打印",
    "〔打印",
    "分享",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击次数",
    "访问量",
    "阅读次数",
    "来源:",
    "信息来源",
    "发布时间",
    "发布日期",
    "更新时间",
    "发布机构",
    "索引号",
    "主题分类",
    "组配分类",
    "发文机关",
    "发文字号",
    "成文日期",
    "生成日期",
    "公文时效",
    "有效性",
    "体裁",
    "主题词",
    "信息公开",
    "公开方式",
    "公开日期",
    "上一篇",
    "下一篇",
    "版权所有",
    "网站标识码",
    "网站地图",
    "主办",
    "主办单位",
    "承办:",
    "备案",
    "联系我们",
    "责任编辑",
    "扫一扫",
    "附件下载",
    "关闭窗口",
    "〔关闭",
    "【关闭",
    "返回",
    "收藏",
    "相关链接",
    "相关阅读",
    "政策解读",
    "无障碍",
    "登录",
    "关于我们",
];
/// What only lines of web pages hold.
const WEB_INSIDE: [&str; 12] = [
    "ICP备",
    "公网安备",
    "〔大〕",
    ">",
    "»",
    "http:",
    "https:",
    "www.",
    "点击查看",
    "分享到",
    "微信扫",
    "打印本页",
];

/// What a line is, if it is no text.
pub(super) fn furniture(line: &Paragraph) -> Option<Furniture> {
    let text = line.fold.as_slice();
    if is_page_mark(text) {
        return Some(Furniture::Page);
    }
    if text.starts_any(&["抄送", "分送", "主送:", "报送:"]) && text.len() < 400 {
        return Some(Furniture::Copies);
    }
    if text.len() < 60
        && text.ends("印发")
        && text
            .iter()
            .filter(|character| digit(**character).is_some())
            .count()
            >= 4
    {
        return Some(Furniture::Printing);
    }
    let bracketed = text.starts("(") && text.ends(")") && text.len() < 16;
    if bracketed && text.has_any(&["此件", "公开发布", "主动公开", "依申请公开", "不公开"])
    {
        return Some(Furniture::Openness);
    }
    if text.len() < 80 && (text.starts_any(&WEB) || text.has_any(&WEB_INSIDE)) {
        return Some(Furniture::Web);
    }
    None
}

/// - 3 -, — 3 —, 第3页, 第 3 页 共 9 页, 3 / 9
pub(super) fn is_page_mark(text: &[char]) -> bool {
    let is_dash = |character: &char| matches!(character, '-' | '—' | '–' | '─' | '一' | '·' | '•' | '~');
    let digits = text.iter().filter(|character| character.is_ascii_digit()).count();
    if text.len() > 12 || digits == 0 {
        return false;
    }
    let middle = text.iter().skip_while(|character| is_dash(character));
    let middle: Vec<_> = middle.copied().collect();
    let inner = middle
        .iter()
        .rev()
        .skip_while(|character| is_dash(character))
        .count();
    let dashed = inner < text.len() && inner == digits;
    let words = text
        .iter()
        .all(|character| character.is_ascii_digit() || "第页共/,".contains(*character));
    dashed || (words && text.len() > digits && text.has_any(&["页", "/"]))
}

/// Lines that hold a number alone and are page marks by their steps: one more on each page.
pub(super) fn bare_page_marks(lines: &[Paragraph]) -> Vec<usize> {
    let bare = lines.iter().enumerate().filter(|(_, line)| {
        line.len() <= 3 && !line.is_empty() && line.fold.iter().all(char::is_ascii_digit)
    });
    let numbers: Vec<(usize, usize)> = bare
        .filter_map(|(at, line)| Some((at, line.fold.string().parse().ok()?)))
        .collect();
    let far = numbers.windows(2).all(|pair| match pair {
        [(one, first), (other, second)] => *second == first + 1 && other - one >= 10,
        _ => true,
    });
    if numbers.len() >= 2 && far {
        numbers.into_iter().map(|(at, _)| at).collect()
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::Source;
    use super::*;

    #[test]
    fn lines_around_the_text_are_known() {
        let cases = [
            ("- 3 -", Some(Furniture::Page)),
            ("—12—", Some(Furniture::Page)),
            ("第 3 页 共 9 页", Some(Furniture::Page)),
            ("抄送：省委各部门。", Some(Furniture::Copies)),
            (
                "四川省人民政府办公厅  2022年7月11日印发",
                Some(Furniture::Printing),
            ),
            ("（此件公开发布）", Some(Furniture::Openness)),
            ("字號：【大】【中】【小】", Some(Furniture::Web)),
            ("首页 > 政务公开", Some(Furniture::Web)),
            ("一、效能评价好的地方", None),
            ("成都市、绵阳市。", None),
            ("3", None),
        ];
        for (text, expected) in cases {
            assert_eq!(furniture(&Source::new(text).paragraph(0)), expected, "{text}");
        }
    }
}
