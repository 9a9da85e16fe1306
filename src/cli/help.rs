//! The help in Chinese. The definitions of the arguments say it in English; here is what they say, once more.

use clap::builder::Resettable;
use clap::{Arg, ArgAction, Command};

use crate::lang::Lang;

/// What a command is for, by its name.
const COMMANDS: &[(&str, &str)] = &[
    (
        "jili",
        "查阅政府督查激励通报：谁因何事受到激励，得到什么，由谁落实。\n不带命令时打开浏览界面；写地名代替命令，则打开到该地方。",
    ),
    ("list", "列出激励，每项次一行"),
    ("show", "一个激励事项的全文；不写事项则是通报概况"),
    ("place", "一个地方所获激励，另列所在市州本级或所辖地方的"),
    ("overview", "全省总览：地图、位次、各事项资金、未列入名单的地方"),
    ("compare", "几个地方并列比较：都有什么，各自独有什么"),
    ("places", "各地方的事项、项次、所辖和明确资金，可筛选、排序"),
    (
        "search",
        "查找：匹配的地方，以及匹配依据；也可查激励事项、单位、原文",
    ),
    (
        "department",
        "一个组织实施单位：各项措施、激励对象、报送期限；不写单位则全部列出",
    ),
    ("source", "通报原文，标明行号：所问的那几行"),
    (
        "stats",
        "统计：按地方、激励事项、组织实施单位、激励方式或地方类型",
    ),
    (
        "history",
        "一个地方历年所获：保持、新列入、未再列入的事项；或一个同类事项历年情况",
    ),
    (
        "brief",
        "地方的情况简报，可直接报送：Markdown、Word/WPS 文档或邮件用网页",
    ),
    ("export", "把整份通报导出为文件"),
    ("import", "把通报文本转为数据；不能确定的列为问题，不代为选定"),
    ("review", "核定通报库中一份通报的待核激励对象"),
    ("library", "通报库：列出现有通报，检查、移除自己的通报"),
    ("path", "通报库所在的文件夹"),
    ("check", "检查通报库里的通报，列出全部错误"),
    ("remove", "从通报库移除一份通报"),
    ("config", "各项设置：当前值、默认值和来源"),
    ("completions", "Shell 补全脚本"),
    ("man", "手册页，每个命令一页"),
    ("help", "显示帮助"),
];

/// What an argument is for, by its name; where commands differ, with the command's before it.
const ARGUMENTS: &[(&str, &str)] = &[
    ("files", "文本、网页、.docx 或 .pdf；- 为标准输入"),
    ("dry_run", "不写入，只列出将收入的内容"),
    ("import format", "输出格式：text（给人看，默认）、json（给程序）"),
    ("import id", "通报编号（id）；不写则由地区和年度组成"),
    ("import issuer", "发文机关：文中没有写明的"),
    ("import region", "通报所及地区的行政区划代码"),
    ("import year", "激励年度：文中没有写明的"),
    ("import source", "通报发布的网址"),
    ("review id", "通报在通报库中的编号（id）"),
    ("import replace", "替换通报库中同一编号（id）的通报"),
    ("partial", "文字在中途断开的，收完整的事项"),
    (
        "library",
        "自己的通报所在的文件夹；不写则看环境变量 JILI_LIBRARY，再没有就是系统存放这类数据的地方",
    ),
    ("circulars", "只检查这些：编号（id）或 .toml 文件；不写则检查全部"),
    ("id", "要移除的通报的编号（id）"),
    ("yes", "不再询问"),
    ("lang", "界面语言：zh、en；默认随系统语言"),
    (
        "color",
        "颜色：auto（默认）、always、never；也认 NO_COLOR、CLICOLOR_FORCE",
    ),
    ("no_mouse", "不接管鼠标，由终端选取文字"),
    ("private", "不显示以前的查找，也不记录本次的"),
    ("config", "改用这个设置文件；见 jili config"),
    (
        "config format",
        "输出格式：text（设置文件的写法，默认）、json（给程序）",
    ),
    ("help", "显示帮助"),
    ("version", "显示版本"),
    (
        "category",
        "只列这些激励事项：18、十八、外贸，范围 1-5，或 1-3,5；可重复",
    ),
    (
        "show category",
        "激励事项：18、十八，或名称中的词：外贸；不写则是通报概况",
    ),
    (
        "source category",
        "激励事项：18、十八，或名称中的词：外贸；不写则是全文",
    ),
    ("source place", "只列一个地方所在的名单和相应的激励措施"),
    ("find", "只列有这些词的行；几个词用空格隔开，有其一即列"),
    ("place", "一个地方：翠屏、cuiping、511502、宜宾"),
    ("list place", "只列一个地方本级所获"),
    ("stats place", "只计一个地方本级所获"),
    (
        "within",
        "只列一个市州（或其他有所辖地方的）及其所辖：宜宾、ganzizhou",
    ),
    (
        "department department",
        "组织实施单位：商务厅、swt、发改委；不写则全部列出",
    ),
    ("department", "只列一个单位组织实施的：商务厅、swt、发改委"),
    (
        "instrument",
        "只列采用该激励方式的：资金 funding、项目 project、试点 pilot、名额 quota、加分 scoring、推荐 recommendation、\
         宣传 publicity、免督查 exemption",
    ),
    (
        "kind",
        "只列一类激励对象：省 province、市州 prefecture、县市区 county、新区或高新区 zone、外贸基地 base、乡镇街道 town",
    ),
    (
        "format",
        "输出格式：text（阅读）、json（程序）、csv（表格）、markdown（文档）、xlsx（Excel、WPS）；不写则看文件扩展名，再没有就是 text",
    ),
    (
        "export format",
        "文件格式：json、csv、xlsx、markdown、text；不写则看文件扩展名，再没有就是 json",
    ),
    (
        "bom",
        "CSV 以字节顺序标记开头，给 Excel 用；可能被当作公式的单元格前加撇号",
    ),
    (
        "brief places",
        "地方，可写几个：宜宾、翠屏、甘孜州、天府新区、四川",
    ),
    ("all_prefectures", "本地区的全部市州"),
    (
        "punctuation",
        "通报原文的标点：source（照原文，默认）、normalized（半角改为全角）",
    ),
    (
        "brief format",
        "文档格式：markdown、docx（Word、WPS）、html（邮件）；不写则看文件扩展名，写入文件夹时为 docx，否则为 markdown",
    ),
    (
        "brief output",
        "写入文件，或写入文件夹（以 / 结尾）、一个地方一个文件；- 为标准输出",
    ),
    ("cite", "注明每一项在通报中的出处"),
    ("rank", "写明在同级地方中的位次；通报不排位次"),
    ("circular", "只看这份通报：编号（id）或文号；可重复"),
    ("issuer", "只看这个发文机关的通报：国务院"),
    ("year", "只看这一激励年度的通报"),
    ("region", "只看这个地区的通报：四川、宜宾"),
    ("topic", "改看一个同类事项历年情况：外贸"),
    ("all", "全部通报"),
    (
        "overview by",
        "地图和位次按什么：categories 事项（默认）、awards 项次、money 资金，或一个激励事项：18、外贸",
    ),
    ("places", "要比较的地方，二至六个：宜宾 泸州 绵阳"),
    ("listed", "只列名单所列的地方"),
    ("unlisted", "只列未列入名单的地方"),
    ("money", "只列原文有明确资金的地方"),
    ("min_sum", "只列明确资金合计不少于这么多万元的地方"),
    ("min_award", "只列单项明确资金不少于这么多万元的地方"),
    (
        "sort",
        "按哪一列排序：place 地方、categories 事项（默认）、awards 项次、within 所辖、money 明确资金；数字从大到小",
    ),
    ("reverse", "倒序"),
    ("top", "只列前几个"),
    ("query", "要查的内容：汉字、拼音、首字母、代码；几个词须同时匹配"),
    (
        "sections",
        "在哪里查：places 地方（默认）、categories 激励事项、departments 组织实施单位、text 原文；可用逗号并列",
    ),
    ("search cite", "注明激励事项和原文在通报中的出处"),
    (
        "by",
        "按什么统计：province 省、prefecture 市州、county 县市区、category 激励事项、department 组织实施单位、\
         instrument 激励方式、kind 地方类型；不写则合计",
    ),
    ("output", "写入文件；- 为标准输出"),
    ("force", "文件已存在时替换"),
    ("shell", "Shell：bash、zsh、fish、powershell、elvish"),
];

const MAN_COMMAND: &str = "要看哪个命令的一页；不写则是总的一页";
const EXIT_CODES: &str = "退出状态：0 已找到或已完成；1 未找到（没有匹配的地方，或没有符合条件的激励），或导入后尚有待核的问题；2 出错，\
     例如 PLACE 可能指多个地方，或没有该激励事项";
const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The program's arguments with their help in a language.
pub(super) fn in_lang(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Zh => {
            let version = flag("version").short('V').action(ArgAction::Version);
            let mut command = in_chinese(command)
                .after_help(EXIT_CODES)
                .subcommand_help_heading("命令")
                .disable_version_flag(true)
                .arg(version);
            // The parser adds this command itself.
            command.build();
            command.mut_subcommand("help", |help| help.about(text(COMMANDS, "help")))
        }
    }
}

/// A command and those within it.
fn in_chinese(command: Command) -> Command {
    let name = command.get_name().to_owned();
    command
        .about(text(COMMANDS, &name))
        .long_about(Resettable::Reset)
        .help_template(TEMPLATE)
        .mut_args(|argument| {
            let help = argument_text(&name, argument.get_id().as_str());
            let heading = if argument.is_positional() {
                "参数"
            } else {
                "选项"
            };
            let takes_value = argument.get_action().takes_values();
            argument
                .help(help)
                .long_help(Resettable::Reset)
                .help_heading(heading)
                .hide_possible_values(takes_value)
                .hide_default_value(takes_value)
        })
        .disable_help_flag(true)
        .arg(flag("help").short('h').action(ArgAction::Help))
        .mut_subcommands(in_chinese)
}

fn flag(name: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .help(argument_text("", name))
        .help_heading("选项")
}

fn argument_text(command: &str, argument: &str) -> &'static str {
    if (command, argument) == ("man", "command") {
        return MAN_COMMAND;
    }
    let own = text(ARGUMENTS, &format!("{command} {argument}"));
    if own.is_empty() {
        text(ARGUMENTS, argument)
    } else {
        own
    }
}

fn text(table: &[(&str, &'static str)], name: &str) -> &'static str {
    let row = table.iter().find(|(known, _)| *known == name);
    row.map(|(_, text)| *text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;

    #[test]
    fn everything_is_explained_in_chinese() {
        let mut program = in_lang(Arguments::command(), Lang::Zh);
        program.build();
        let commands = program
            .get_subcommands()
            .filter(|command| command.get_name() != "help");
        for command in commands.chain([&program]) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(!about.is_ascii(), "{}: {about}", command.get_name());
            for argument in command.get_arguments() {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.is_ascii(), "{} {}", command.get_name(), argument.get_id());
            }
        }
    }

    #[test]
    fn what_can_be_chosen_is_in_the_help() {
        let mut program = in_lang(Arguments::command(), Lang::Zh);
        program.build();
        for command in program.get_subcommands() {
            for argument in command
                .get_arguments()
                .filter(|argument| argument.is_hide_possible_values_set())
            {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                for value in argument.get_possible_values() {
                    let name = value.get_name();
                    let is_switch = matches!(name, "true" | "false");
                    assert!(is_switch || help.contains(name), "{} {name}", command.get_name());
                }
            }
        }
    }
}
