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
cp server/dist/hall.toml server/dist/hall.service server/dist/INSTALL.md "$folder/"
for file in LICENSE* README.md README.zh.md CHANGELOG.md; do
  if [ -f "$file" ]; then cp "$file" "$folder/"; fi
done

# The same content gives the same archive.
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct 2>/dev/null || echo 0)" \
  -C dist -czf "$folder.tar.gz" "$name"
"$folder/hall" --version
say "$folder.tar.gz ($(du -h "$folder.tar.gz" | cut -f1)); how to install it: $folder/INSTALL.md"
