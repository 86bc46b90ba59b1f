#!/bin/sh
# Fetches the page's libraries from npm into this folder.
# usage: vendor.sh            replaces what lies here by what npm has under these versions
#        vendor.sh --check    changes nothing; fails where the two differ
set -eu

leaflet=leaflet@1.9.4
supercluster=supercluster@9.1.0

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# package file name...: unpacks a package and takes files from it under names
take() {
    mkdir "$work/$1"
    (cd "$work/$1" && npm pack --silent "$1" >/dev/null && tar xzf ./*.tgz)
    package=$1
    shift
    while [ $# -gt 0 ]; do
        cp "$work/$package/package/$1" "$work/$2"
        shift 2
    done
}
take "$leaflet" dist/leaflet.js leaflet.js dist/leaflet.css leaflet.css LICENSE LICENSE-leaflet.txt
take "$supercluster" dist/supercluster.min.js supercluster.js LICENSE LICENSE-supercluster.txt

for file in leaflet.js leaflet.css LICENSE-leaflet.txt supercluster.js LICENSE-supercluster.txt; do
    if [ "${1:-}" = --check ]; then
        cmp "$work/$file" "$here/$file"
    else
        cp "$work/$file" "$here/$file"
    fi
done
