#!/bin/sh
# Looks at what the program writes as its users do: the page, used in headless Chromium, and the project, drawn by QGIS;
# and whether the page's libraries are those of npm.
# usage: look.sh PICTURES [SITMAP]    SITMAP is the program, target/release/sitmap where not given; fails where something is
#                                     blank, wrong or complains. output/map.png is PICTURES/page.png, those of the README are
#                                     in tests/pictures.
# needs node with npm, chromium and python3-qgis (Debian's names)
set -eu

[ $# -ge 1 ] || { sed -n '2,7s/^# //p' "$0"; exit 2; }
cd "$(dirname "$0")/.."
mkdir -p "$1"
pictures=$(cd "$1" && pwd)
sitmap=${2:-target/release/sitmap}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

src/output/page/vendor/vendor.sh --check
"$sitmap" map --quiet tests/articles --out "$work/map"
"$sitmap" map --quiet tests/hostile --out "$work/hostile"
npm install --silent --no-audit --no-fund --prefix "$work/npm" playwright-core@1.65.1
"$sitmap" report "$work/map" --out "$work/report.html" 2>/dev/null
NODE_PATH="$work/npm/node_modules" node .ci/page-check.mjs "$work/map" "$work/hostile" "$work/report.html" "$pictures"
/usr/bin/python3 .ci/look-qgis.py "$work/map" "$pictures/qgis.png"
