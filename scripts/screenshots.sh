#!/usr/bin/env bash
# A report as a browser shows it, as PNG: the page at the width of a phone and of a desk, light and dark, and each
# figure. Needs Chromium and its driver (Debian: chromium, chromium-driver).
#   scripts/screenshots.sh REPORT.html FOLDER
set -euo pipefail
if [ $# -ne 2 ]; then
  echo "usage: scripts/screenshots.sh REPORT.html FOLDER" >&2
  exit 2
fi
[ -f "$1" ] || { echo "screenshots.sh: no file $1; make one: scripts/pulsemill report --run DIR" >&2; exit 1; }
page=$(readlink -f "$1") folder=$(readlink -m "$2")
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/build.sh
[ -x /usr/bin/chromedriver ] || die "no Chromium with its driver in /usr/bin; install them (Debian: chromium chromium-driver)"
"$JAVA" -cp "target/test-classes:$(cat target/class-path-mini)" io.pulsemill.browser.Screenshots "$page" "$folder"
echo "$folder"
