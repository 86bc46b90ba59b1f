//! `sitmap completions` and `sitmap man`: they know every command and flag that the help knows.

use std::path::Path;
use std::process::Command;

use super::run::{contents, file, scratch, sitmap};

#[test]
fn every_shell_is_told_commands_and_flags() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let answer = sitmap(&["completions", shell]);
        assert_eq!((answer.status, &*answer.stderr), (Some(0), ""), "{shell}");
        for word in ["gazetteer", "import", "report", "serve", "alternate-names", "as-of", "name-column"] {
            assert!(answer.stdout.contains(word), "{shell}: {word}");
        }
    }
    let answer = sitmap(&["completions", "cmd"]);
    assert_eq!((answer.status, &*answer.stdout), (Some(2), ""));
    assert!(answer.stderr.contains("possible values: bash"), "{}", answer.stderr);
}

#[test]
fn bash_finishes_a_word() {
    let folder = scratch();
    let script = file(&folder, "sitmap.bash", sitmap(&["completions", "bash"]).stdout);
    let asked = format!(
        "source '{}'; COMP_WORDS=(sitmap gazetteer im); COMP_CWORD=2; _sitmap sitmap im gazetteer; echo \"${{COMPREPLY[*]}}\"",
        script.display()
    );
    // Where there is no bash there is nobody to complete for.
    let Ok(output) = Command::new("bash").args(["--norc", "-c", &asked]).output() else { return };
    assert_eq!(String::from_utf8_lossy(&output.stdout), "import\n", "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_command_has_a_page_with_its_flags_and_examples() {
    let folder = scratch();
    let out = folder.path().join("man/man1");
    let answer = sitmap(&[Path::new("man"), Path::new("--out"), &out]);
    assert_eq!((answer.status, &*answer.stdout, &*answer.stderr), (Some(0), "", ""));
    let pages = contents(&out);
    for command in ["map", "report", "serve", "explain", "locate", "check", "gazetteer", "completions", "man"] {
        assert!(pages.contains_key(&format!("sitmap-{command}.1")), "{command}: {:?}", pages.keys());
    }
    assert!(!pages.keys().any(|name| name.contains("help")), "{:?}", pages.keys());
    let page = |name: &str| String::from_utf8_lossy(&pages[name]).into_owned();
    let stats = page("sitmap-gazetteer-stats.1");
    assert!(
        stats.contains(".TH sitmap-gazetteer-stats 1") && stats.contains("sitmap gazetteer stats ukraine/"),
        "{stats}"
    );
    let map = page("sitmap-map.1");
    assert!(map.contains("\\-\\-baseline") && map.contains("Exit status:"), "{map}");
    assert_eq!(sitmap(&["man"]).stdout, page("sitmap.1"), "the page of the program alone goes to standard output");
}

#[test]
fn a_page_that_cannot_be_written_is_told() {
    let folder = scratch();
    let occupied = file(&folder, "occupied", "a file");
    let answer = sitmap(&[Path::new("man"), Path::new("--out"), &occupied]);
    assert_eq!(answer.status, Some(2));
    assert!(answer.stderr.starts_with("sitmap: cannot make the folder "), "{}", answer.stderr);
}
