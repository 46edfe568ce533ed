#!/usr/bin/env bash
# `make dist`: a folder and an archive below dist/ that run on a machine with no toolchain.
# The program needs the C library of the system it was built on, or a newer one; Chinese PDFs need a CJK font.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
bash "$here/build.sh"
# shellcheck source=.ci/env.sh
source "$here/env.sh"

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
name=hall-$version-$(uname -m)
folder=dist/$name
rm -rf "$folder" "$folder.tar.gz"
mkdir -p "$folder"

cp "$target/release/hall" "$folder/hall"
cp -R "$site" "$folder/site"
rm -f "$folder/site/.bundle.json"
cp server/dist/hall.toml server/dist/hall.service server/dist/INSTALL.md server/openapi.json "$folder/"
# What the papers point to comes along; the files of server/ lie beside the program here.
cp -R docs "$folder/docs"
cp LICENSE* CHANGELOG.md CONTRIBUTING.md "$folder/"
for file in README.md README.zh.md; do sed -e 's#server/dist/##g' -e 's#server/openapi#openapi#g' "$file" >"$folder/$file"; done

# The same content gives the same archive, where tar can promise that.
same=()
if tar --version 2>/dev/null | grep -q GNU; then
  same=(--sort=name --owner=0 --group=0 --numeric-owner "--mtime=@$(git log -1 --format=%ct 2>/dev/null || echo 0)")
fi
(cd dist && tar ${same[@]+"${same[@]}"} -czf "$name.tar.gz" "$name")
"$folder/hall" --version
say "$folder.tar.gz ($(du -h "$folder.tar.gz" | cut -f1)); how to install it: $folder/INSTALL.md"
