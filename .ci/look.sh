#!/bin/sh
# Looks at an output folder as its users do: the page in headless Chromium, the project in QGIS.
# usage: look.sh FOLDER PICTURES      writes PICTURES/page.png, phone.png, qgis.png; fails where one is blank or complains
# needs chromium and python3-qgis (Debian's names)
set -eu

[ $# -eq 2 ] || { sed -n '2,4s/^# //p' "$0"; exit 2; }
here=$(dirname "$0")
folder=$(cd "$1" && pwd)
mkdir -p "$2"
pictures=$(cd "$2" && pwd)

# name width height: a screenshot, which must hold more than a blank page and come without a word on the console
screenshot() {
    log="$pictures/$1.log"
    chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --run-all-compositor-stages-before-draw \
        --window-size="$2,$3" --virtual-time-budget=10000 \
        --enable-logging=stderr --screenshot="$pictures/$1.png" "file://$folder/index.html" >"$log" 2>&1
    if grep CONSOLE "$log" >&2; then echo "$1: the page complains" >&2; exit 1; fi
    # A blank page of this size compresses to some 5 kB; land and legend alone take more than 20.
    size=$(wc -c <"$pictures/$1.png")
    if [ "$size" -lt 15000 ]; then echo "$1.png: $size bytes, so nothing is drawn" >&2; exit 1; fi
    rm "$log"
    echo "page: $1.png, $size bytes, ok"
}

screenshot page 1280 860
screenshot phone 500 900
/usr/bin/python3 "$here/look-qgis.py" "$folder" "$pictures/qgis.png"
