#!/usr/bin/env bash
# Completions and manual pages, made by the program itself, for archives and packages:
#
#   packaging/assets.sh PROGRAM FOLDER
#
# FOLDER gets completions/ for five shells, man/man1/ in English and man/zh_CN/man1/ in Chinese.
set -euo pipefail
program=$1
folder=$2

mkdir -p "$folder/completions" "$folder/man/man1" "$folder/man/zh_CN/man1"

# The names under which the shells look. A completion has one language: that of the circulars.
while read -r shell file; do
    "$program" --lang zh completions "$shell" >"$folder/completions/$file"
done <<'SHELLS'
bash jili.bash
elvish jili.elv
fish jili.fish
powershell _jili.ps1
zsh _jili
SHELLS

pages() { # pages LANGUAGE FOLDER: the program's page, and each page that it refers to
    # Keys as they are, not as they are set where this runs.
    "$program" --config /dev/null --lang "$1" man >"$2/jili.1"
    grep -o '^jili\\-[a-z]*(1)' "$2/jili.1" | sed 's/^jili\\-//; s/(1)$//' | while read -r command; do
        "$program" --lang "$1" man "$command" >"$2/jili-$command.1"
    done
    # Pages that refer to none would be a manual of one page: the form of the list has changed.
    test -e "$2/jili-show.1"
}
pages en "$folder/man/man1"
pages zh "$folder/man/zh_CN/man1"
