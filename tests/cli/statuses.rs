//! How each call ends: its status, and what is said of what was wrong with it.

use std::collections::BTreeSet;

use jili::catalog::Catalog;
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
            "jili: “市中”可以是几个地方：内江市市中区、乐山市市中区\njili: 请写得更具体，例如加上市州，或用代码\n",
        ),
        (
            "place 广安",
            2,
            "jili: “广安”可以是几个地方：广安市、广安市广安区\njili: 请写得更具体，例如加上市州，或用代码\n",
        ),
        (
            "place 北京",
            1,
            "jili: 不认识“北京”这个地方；相近的有：绵阳市北川羌族自治县\n",
        ),
        (
            "翠屏",
            2,
            "jili: 没有“翠屏”这个命令\njili: 查一个地方用 jili place 翠屏；见 jili --help\n",
        ),
        (
            "list --place 荣县",
            1,
            "jili: 自贡市荣县未列入本通报\njili: 所在市州或辖内所获激励见 jili place\n",
        ),
        ("place zzzz", 1, "jili: 不认识“zzzz”这个地方\n"),
        (
            "brief zzzz --lang en",
            1,
            "jili: knows no place called \"zzzz\"\n",
        ),
        (
            "search 四川省",
            1,
            "jili: 四川省是全省，不是受激励的地方\njili: 全部激励见 jili list，统计见 jili stats\n",
        ),
        (
            "place 四川",
            2,
            "jili: 四川省是全省，不是受激励的地方\njili: 全部激励见 jili list，统计见 jili stats\n",
        ),
        ("search zzzz", 1, "jili: 不认识“zzzz”这个地方\n"),
        ("list --category 22 --kind base", 1, "jili: 没有符合条件的激励\n"),
        (
            "list --category 99",
            2,
            "jili: 没有激励事项“99”；编号为 1 至 23\n",
        ),
        (
            "list --category 5-1",
            2,
            "jili: 没有激励事项“5-1”；编号为 1 至 23\n",
        ),
        ("list --bom", 2, "jili: --bom 只用于 CSV；请加 -f csv\n"),
        ("export --bom", 2, "jili: --bom 只用于 CSV；请加 -f csv\n"),
        ("place 绵阳市", 0, ""),
        ("list --category 0", 2, "jili: 没有激励事项“0”；编号为 1 至 23\n"),
        (
            "show 医",
            2,
            "jili: “医”可以是几个激励事项：20 公立医院高质量发展、21 医保经办、22 中医药综合改革\n",
        ),
        (
            "show xyz --lang en",
            2,
            "jili: there is no category \"xyz\"; they are numbered 1 to 23\n",
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
        ("search ，", 2, "jili: “，”里没有可查的字\n"),
        (
            "place - --lang en",
            2,
            "jili: there is nothing to look for in \"-\"\n",
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
            "jili: “省政府”可以是几个单位：省政府办公厅、省政府督查室\njili: 请写得更具体\n",
        ),
        (
            "list --department 林草厅",
            1,
            "jili: 没有组织实施单位叫“林草厅”；相近的有：省林草局\n",
        ),
        ("list --department 林草局", 0, "jili: 林草局 → 省林草局（名称）\n"),
        (
            "list --within 翠屏",
            2,
            "jili: “翠屏”不是市州（宜宾市翠屏区）\njili: 查一个地方请用 --place 翠屏\n",
        ),
        (
            "list --within 市中 --lang en",
            2,
            "jili: \"市中\" is no prefecture (Shizhong District, Neijiang; Shizhong District, Leshan)\njili: for one place use --place 市中\n",
        ),
        (
            "list --within tianfu-new-area",
            2,
            "jili: “tianfu-new-area”不是市州（四川天府新区）\njili: 查一个地方请用 --place tianfu-new-area\n",
        ),
        ("list --within zzzz", 1, "jili: 不认识“zzzz”这个地方\n"),
        ("list --within 甘孜", 0, ""),
        (
            "lst",
            2,
            "jili: 没有“lst”这个命令\njili: 相近的有：list；见 jili --help\n",
        ),
        (
            "lst --lang en",
            2,
            "jili: unrecognized subcommand 'lst'\njili: tip: a similar subcommand exists: 'list'; see jili --help\n",
        ),
        (
            "list --knd county",
            2,
            "jili: 不认识参数“--knd”\njili: 相近的有：--kind；见 jili list --help\n",
        ),
        (
            "list --knd county --lang=en",
            2,
            "jili: unexpected argument '--knd' found\njili: tip: a similar argument exists: '--kind'; see jili list --help\n",
        ),
        (
            "list --kind town",
            2,
            "jili: --kind <KIND> 不能是“town”\njili: 可以是：prefecture、county、zone、base；见 jili --help\n",
        ),
        (
            "list --kind countie",
            2,
            "jili: --kind <KIND> 不能是“countie”\njili: 相近的有：county；可以是：prefecture、county、zone、base；见 jili --help\n",
        ),
        (
            "--lang en list --kind town",
            2,
            "jili: invalid value 'town' for '--kind <KIND>'\njili: [possible values: prefecture, county, zone, base]; see jili --help\n",
        ),
        (
            "list --kind",
            2,
            "jili: --kind <KIND> 缺少值\njili: 可以是：prefecture、county、zone、base；见 jili --help\n",
        ),
        ("place", 2, "jili: 缺少 <PLACE>\njili: 见 jili place --help\n"),
        ("show 1 2", 2, "jili: 不认识参数“2”\njili: 见 jili show --help\n"),
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
    assert_eq!(lines[0], "jili: 没有组织实施单位叫“我”");
    assert_eq!(lines.len(), 2, "{}", answer.err);
    for share in Catalog::embedded().default_view().departments() {
        assert!(answer.err.contains(share.name), "{}", share.name);
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
