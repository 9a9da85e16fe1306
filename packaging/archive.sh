#!/usr/bin/env bash
# The archive of a release:
#
#   packaging/archive.sh TARGET
#
# Takes target/TARGET/release/jili, which must run here, and target/assets as assets.sh has made it. Writes
# target/dist/jili-VERSION-TARGET.tar.gz, for Windows .zip, with one folder of the same name in it: where
# `cargo binstall` looks, see Cargo.toml. Prints the archive's path.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
program=target/$target/release/jili
case $target in *windows*) program+=.exe ;; esac

version=$("$program" --version | cut -d ' ' -f 2 | tr -d '\r')
name=jili-$version-$target
rm -rf "target/dist/$name"
mkdir -p "target/dist/$name"
cp "$program" LICENSE README.md README.zh.md CHANGELOG.md SECURITY.md "target/dist/$name"
cp -R target/assets/. "target/dist/$name"
cd target/dist
case $target in
*windows*)
    archive=$name.zip
    rm -f "$archive"
    7z a -bso0 "$archive" "$name"
    ;;
*)
    archive=$name.tar.gz
    tar -czf "$archive" "$name"
    ;;
esac
rm -r "$name"
echo "target/dist/$archive"
