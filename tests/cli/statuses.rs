//! How each call ends: its status, and what is said of what was wrong with it.

use std::collections::BTreeSet;

use jili::catalog::Catalog;
use jili::report::DepartmentReport;
use serde_json::Value;

use super::support::{Answer, command, jili};

#[test]
fn every_end_has_its_status_and_says_what_to_try() {
    let cases: &[(&str, i32, &str)] = &[
        ("place 翠屏", 0, ""),
        ("place cuiping", 0, ""),
        ("place cp", 0, "jili: cp → 宜宾市翠屏区（首字母 cp）\n"),
        ("place 翠坪", 0, "jili: 翠坪 → 宜宾市翠屏区（同音 坪→屏）\n"),
        ("place 荣县", 0, ""),
        ("place tianfu-new-area", 0, ""),
        (
            "place 市中",
            2,
            "jili: “市中”可能指多个地方：内江市市中区、乐山市市中区、济南市市中区、枣庄市市中区\njili: 请写得更具体，例如加上市州，或用代码\n",
        ),
        (
            "place 广安",
            2,
            "jili: “广安”可能指多个地方：广安市、广安市广安区\njili: 请写得更具体，例如加上市州，或用代码\n",
        ),
        (
            "place 北川川",
            1,
            "jili: 未找到匹配“北川川”的地方；相近的有：绵阳市北川羌族自治县\n",
        ),
        (
            "翠屏",
            2,
            "jili: 没有“翠屏”这个命令\njili: 查一个地方用 jili place 翠屏；见 jili --help\n",
        ),
        (
            "list --place 荣县",
            1,
            "jili: 自贡市荣县未列入通报名单\njili: 所在市州或所辖地方的激励见 jili place 自贡市荣县\n",
        ),
        ("place zzzz", 1, "jili: 未找到匹配“zzzz”的地方\n"),
        ("brief zzzz --lang en", 1, "jili: no place called \"zzzz\"\n"),
        ("search 四川省", 0, ""),
        ("place 四川", 0, ""),
        ("brief 四川省", 0, ""),
        ("place 510000", 0, ""),
        ("search ５１００００ --lang en", 0, ""),
        ("list --within 510000", 0, ""),
        ("search zzzz", 1, "jili: 未找到匹配“zzzz”的地方\n"),
        (
            "list --category 22 --kind base",
            1,
            "jili: 没有符合条件的激励项次\n",
        ),
        (
            "list --category 99",
            2,
            "jili: 没有激励事项“99”；编号为 1 至 23\n",
        ),
        ("list --category 5-1", 2, "jili: “5-1”的范围前后颠倒；请写 1-5\n"),
        ("list --bom", 2, "jili: --bom 只用于 CSV；请加 -f csv\n"),
        ("export --bom", 2, "jili: --bom 只用于 CSV；请加 -f csv\n"),
        ("place 绵阳市", 0, ""),
        ("list --category 0", 2, "jili: 没有激励事项“0”；编号为 1 至 23\n"),
        (
            "show 医",
            2,
            "jili: “医”可能指多个激励事项：21 医保经办、22 中医药综合改革、20 公立医院高质量发展\n",
        ),
        (
            "show xyz --lang en",
            2,
            "jili: no category \"xyz\"; they are numbered 1 to 23\n",
        ),
        ("list --department 商务", 0, "jili: 商务 → 商务厅（名称）\n"),
        ("show １８", 0, ""),
        ("show 第18", 0, ""),
        ("show 第十八项", 0, ""),
        ("list --category 1-3,5", 0, ""),
        (
            "list --category 1-3,50",
            2,
            "jili: 没有激励事项“50”；编号为 1 至 23\n",
        ),
        ("search ，", 2, "jili: “，”中没有可供查找的文字或数字\n"),
        (
            "place - --lang en",
            2,
            "jili: the query \"-\" has no letters or digits\n",
        ),
        ("list --department 商务厅", 0, ""),
        ("list --department swt", 0, "jili: swt → 商务厅（首字母 swt）\n"),
        (
            "list --department 发改委",
            0,
            "jili: 发改委 → 省发展改革委（缩略）\n",
        ),
        (
            "list --department 省林业和草原局 --lang en",
            0,
            "jili: 省林业和草原局 → 省林草局 (in full)\n",
        ),
        (
            "list --department 省政府",
            2,
            "jili: “省政府”可能指多个单位：省政府办公厅、省政府督查室\njili: 请写得更具体\n",
        ),
        (
            "list --department 林草厅",
            1,
            "jili: 未找到匹配“林草厅”的组织实施单位；相近的有：省林草局\n",
        ),
        ("list --department 林草局", 0, "jili: 林草局 → 省林草局（名称）\n"),
        (
            "list --within 翠屏",
            2,
            "jili: “翠屏”没有所辖地方（宜宾市翠屏区）\njili: 查一个地方请用 --place 翠屏\n",
        ),
        (
            "list --within 市中 --lang en",
            2,
            "jili: \"市中\" has no places within it (Shizhong District, Neijiang; Shizhong District, Leshan; Shizhong District, Jinan; Shizhong District, Zaozhuang)\njili: for one place use --place 市中\n",
        ),
        (
            "list --within tianfu-new-area",
            2,
            "jili: “tianfu-new-area”没有所辖地方（四川天府新区）\njili: 查一个地方请用 --place tianfu-new-area\n",
        ),
        ("list --within zzzz", 1, "jili: 未找到匹配“zzzz”的地方\n"),
        (
            "list --within 甘孜",
            0,
            "jili: 甘孜 → 甘孜州（同名的地方中只有它有所辖地方）\n",
        ),
        (
            "place 甘孜",
            2,
            "jili: “甘孜”可能指多个地方：甘孜州、甘孜州甘孜县\njili: 请写得更具体，例如加上市州，或用代码\n",
        ),
        (
            "stats --within 甘孜 --lang en",
            0,
            "jili: 甘孜 → Ganzi Prefecture (the only one of this name with places within it)\n",
        ),
        (
            "list --category 5-3 --lang en",
            2,
            "jili: \"5-3\" is a reversed range; write 3-5\n",
        ),
        (
            "lst",
            2,
            "jili: 没有“lst”这个命令\njili: 相近的有：list；见 jili --help\n",
        ),
        (
            "--lang EN bogus",
            2,
            "jili: unrecognized subcommand 'bogus'\njili: for a place: jili place bogus; see jili --help\n",
        ),
        (
            "lst --lang en",
            2,
            "jili: unrecognized subcommand 'lst'\njili: tip: a similar subcommand exists: 'list'; see jili --help\n",
        ),
        (
            "list --knd county",
            2,
            "jili: 未知参数“--knd”\njili: 相近的有：--kind；见 jili list --help\n",
        ),
        (
            "list --knd county --lang=en",
            2,
            "jili: unexpected argument '--knd' found\njili: tip: a similar argument exists: '--kind'; see jili list --help\n",
        ),
        (
            "list --kind village",
            2,
            "jili: --kind <KIND> 不能是“village”\njili: 可以是：province、prefecture、county、zone、base、town；见 jili --help\n",
        ),
        (
            "list --kind countie",
            2,
            "jili: --kind <KIND> 不能是“countie”\njili: 相近的有：county；可以是：province、prefecture、county、zone、base、town；见 jili --help\n",
        ),
        (
            "--lang en list --kind village",
            2,
            "jili: invalid value 'village' for '--kind <KIND>'\njili: [possible values: province, prefecture, county, zone, base, town]; see jili --help\n",
        ),
        (
            "list --kind",
            2,
            "jili: --kind <KIND> 缺少值\njili: 可以是：province、prefecture、county、zone、base、town；见 jili --help\n",
        ),
        ("place", 2, "jili: 缺少 <PLACE>\njili: 见 jili place --help\n"),
        ("show 1 2", 2, "jili: 未知参数“2”\njili: 见 jili show --help\n"),
        (
            "export --force",
            2,
            "jili: 缺少 --output <FILE>\njili: 见 jili export --help\n",
        ),
        (
            "list --cite --cite",
            2,
            "jili: --cite 只能写一次\njili: 见 jili list --help\n",
        ),
        (
            "list --cite=1",
            2,
            "jili: --cite 多了值“1”\njili: 见 jili list --help\n",
        ),
        (
            "",
            2,
            "jili: 浏览界面需要终端；在管道或文件里请用 jili list、jili export 等命令，见 jili --help\n",
        ),
        (
            "--lang en",
            2,
            "jili: the browser needs a terminal; into a pipe or a file use jili list, jili export and others, see jili --help\n",
        ),
    ];
    for (line, code, said) in cases {
        let answer = jili(line);
        assert_eq!(
            (answer.code, answer.err.as_str()),
            (Some(*code), *said),
            "jili {line}"
        );
        if *code != 0 {
            assert_eq!(answer.out, "", "jili {line}");
        }
    }
}

#[test]
fn a_department_that_nobody_knows_is_answered_with_all_that_there_are() {
    let answer = jili("list --department 我");
    assert_eq!(answer.code, Some(1));
    let lines: Vec<_> = answer.err.lines().collect();
    assert_eq!(lines[0], "jili: 未找到匹配“我”的组织实施单位");
    assert_eq!(lines.len(), 2, "{}", answer.err);
    for name in DepartmentReport::names(&Catalog::embedded().default_view()) {
        assert!(answer.err.contains(name), "{name}");
    }
}

#[test]
fn categories_are_understood_however_they_are_written() {
    let numbers = |word: &str| {
        let answer = Answer::of(command("list -f json --category").arg(word));
        assert_eq!(answer.code, Some(0), "{word}: {}", answer.err);
        let file: Value = serde_json::from_str(&answer.out).unwrap();
        let awards = file["awards"].as_array().unwrap();
        let numbers = awards.iter().map(|award| award["category"].as_u64().unwrap());
        numbers.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    let cases: &[(&str, &[u64])] = &[
        ("１８", &[18]),
        ("第18", &[18]),
        ("第十八项", &[18]),
        ("第 18 项", &[18]),
        (" 十八 ", &[18]),
        ("1-3,5", &[1, 2, 3, 5]),
        ("1－3，５", &[1, 2, 3, 5]),
        ("一至三、五", &[1, 2, 3, 5]),
        ("20～22", &[20, 21, 22]),
        ("外贸,效能", &[1, 18]),
        ("货物进出口指标、绿色贸易指标", &[18]),
    ];
    for (word, expected) in cases {
        assert_eq!(numbers(word), *expected, "{word}");
    }
}

#[test]
fn empty_queries_are_misuse() {
    for arguments in [
        &["search", ""][..],
        &["search", " ", "-f", "json"],
        &["place", ""],
        &["list", "--within", ""],
        &["list", "--department", " "],
        &["list", "--category", ""],
    ] {
        let answer = Answer::of(command("").args(arguments));
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!answer.err.is_empty());
    }
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_are_refused_with_a_word() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let strange = OsStr::from_bytes(b"\xff\xfe");
    for arguments in [&["place"][..], &["search"], &["list", "--place"], &["show"]] {
        let answer = Answer::of(command("").args(arguments).arg(strange));
        assert_eq!(answer.code, Some(2), "{arguments:?}: {}", answer.err);
        assert!(!answer.err.is_empty());
    }
    for variable in ["LANG", "LC_ALL", "NO_COLOR", "TERM", "COLUMNS"] {
        let answer = Answer::of(command("place 翠屏").env(variable, strange));
        assert_eq!(answer.code, Some(0), "{variable}: {}", answer.err);
    }
}

/// However much was typed, what is said of it can be read: each line, and all of them.
#[test]
fn what_was_typed_is_repeated_only_as_far_as_it_can_be_taken_in() {
    let long = format!("甲{}\n{}", "x".repeat(40_000), "乙\u{1b}".repeat(15_000));
    let said = |arguments: &[&str]| {
        let mut command = command("");
        for argument in arguments {
            command.arg(argument.replace("LONG", &long));
        }
        Answer::of(&mut command)
    };
    for lang in ["zh", "en"] {
        let more = if lang == "zh" {
            "个字符）"
        } else {
            "more characters)"
        };
        for arguments in [
            &["LONG"][..],
            &["--LONG"],
            &["--LONG=1"],
            &["list", "--kind", "LONG"],
            &["list", "--kind=LONG"],
            &["list", "--cite=LONG"],
            &["place", "LONG", "LONG"],
            &["place", "LONG"],
            &["search", "LONG"],
            &["show", "LONG"],
            &["brief", "LONG"],
            &["list", "--within", "LONG"],
            &["list", "--department", "LONG"],
            &["list", "--category", "LONG"],
            &["man", "LONG"],
            &["completions", "LONG"],
            &["export", "-o", "LONG"],
            &["export", "-o", "x.LONG"],
            &["export", "-f", "csv", "-o", "LONG"],
            &["list", "--data", "LONG"],
        ] {
            let answer = said(&[&["--lang", lang], arguments].concat());
            let err = &answer.err;
            assert!(
                answer.code == Some(1) || answer.code == Some(2),
                "{arguments:?}: {err:.500}"
            );
            assert!(err.chars().count() < 1500, "{arguments:?}: {err:.3000}");
            assert!(err.lines().count() <= 3, "{arguments:?}: {err:.3000}");
            assert!(err.contains(more), "{arguments:?}: {err}");
        }
    }
}

/// A data file in which everything is wrong: a screenful, and how much more there is, in short time and space.
#[test]
fn a_data_file_full_of_faults_is_told_of_in_a_screenful() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wrong.toml");
    let unknown: String = (0..20_000).map(|at| format!("x{at} = 1\n")).collect();
    let long = format!("{} = 1\n", "x".repeat(100_000));
    for (text, more) in [
        // Of the fields that there should be 5 faults, for those that should not be 20,000: 20 are told.
        (unknown, "and 19985 more"),
        ("[[blocks]]\n".repeat(20_000), " more"),
        ("=\n".repeat(20_000), " more"),
        (long, "more characters)"),
    ] {
        std::fs::write(&path, text).unwrap();
        let answer = Answer::of(command("list --data").arg(&path));
        assert_eq!(answer.code, Some(2));
        assert!(answer.err.lines().count() <= 21, "{:.2000}", answer.err);
        assert!(answer.err.len() < 20_000, "{}", answer.err.len());
        assert!(answer.err.contains(more), "{:.3000}", answer.err);
    }
}

#[cfg(unix)]
#[test]
fn what_the_system_refuses_is_said_in_the_language_of_the_rest() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let circle = folder.path().join("circle.json");
    symlink("circle.json", &circle).unwrap();
    let said = |line: &str| {
        let answer = Answer::of(command(line).arg(&circle));
        assert_eq!(answer.code, Some(2), "{line}");
        answer.err
    };
    let circle_is = |why: &str| format!("jili: {}: {why}\n", circle.display());
    assert_eq!(said("export -o"), circle_is("符号链接成环，或层数过多"));
    assert_eq!(
        said("list --lang en --data"),
        circle_is("symbolic links lead in a circle, or too far")
    );
    let inside = folder.path().join("a/b.json");
    std::fs::write(folder.path().join("a"), "").unwrap();
    let answer = Answer::of(command("export -o").arg(&inside));
    assert_eq!(
        answer.err,
        format!("jili: {}: 路径中有一段不是文件夹\n", inside.display())
    );
}

/// Whatever it is that is printed: an answer, help, a script, a manual.
#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_printed_is_a_failure_that_says_so() {
    use std::fs::File;
    use std::process::{Command, Stdio};
    let lines = [
        "--help",
        "--version",
        "list --help",
        "list",
        "place 翠屏",
        "export",
        "export -o -",
        "completions bash",
        "man",
        "list -f json",
    ];
    for line in lines {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let answer = Answer::of(command(line).stdout(full));
        assert_eq!(
            (answer.code, answer.err.as_str()),
            (Some(2), "jili: 标准输出: 空间不足\n"),
            "{line}"
        );
        for (redirected, code, said) in [
            (">&-", 2, "jili: 标准输出: 没有打开\n"),
            ("<&- >&-", 2, "jili: 标准输出: 没有打开\n"),
            (">/dev/null", 0, ""),
        ] {
            let script = format!("exec {} {line} {redirected}", env!("CARGO_BIN_EXE_jili"));
            let answer = Answer::of(
                Command::new("sh")
                    .args(["-c", &script])
                    .env("LANG", "zh_CN.UTF-8")
                    .env_remove("LC_ALL"),
            );
            assert_eq!((answer.code, answer.err.as_str()), (Some(code), said), "{script}");
        }
        let null = command(line).stdout(Stdio::null()).status().unwrap();
        assert!(null.success(), "{line}");
    }
    let english = Answer::of(
        command("--help --lang en").stdout(File::options().write(true).open("/dev/full").unwrap()),
    );
    assert_eq!(english.err, "jili: standard output: no space left\n");
}

#[test]
fn a_locale_of_another_encoding_is_warned_of_once() {
    for line in [
        "list --category 18",
        "place zzzz",
        "list --knd",
        "--help",
        "export -f csv",
    ] {
        let plain = jili(line);
        let other = Answer::of(command(line).env("LANG", "zh_CN.GBK"));
        assert_eq!((other.code, &other.out), (plain.code, &plain.out), "{line}");
        let warning = "jili: warning: output is UTF-8, but your locale is zh_CN.GBK; use a UTF-8 terminal and locale, \
                       or add: | iconv -f UTF-8 -t GBK\n";
        assert_eq!(other.err, format!("{warning}{}", plain.err), "{line}");
    }
}
