#!/usr/bin/env bash
# kernel.sh CONNECTION_FILE: the Java kernel, with Pulsemill's classes and Hadoop's client in the JVM that runs the cells.
set -euo pipefail
here=/opt/notebook
jar=/pulsemill/target/pulsemill.jar
[ -r "$jar" ] || {
  echo "kernel.sh: there is no $jar; build it, and start this kernel again: mvn -B -DskipTests package" >&2
  exit 1
}

# A copy, since a build replaces the jar; with the libraries in it, which only hadoop jar would find, and what shows
# results in a page. Once for each build, of either.
copy=~/.cache/pulsemill/$(stat --format %Y-%s "$jar")-$(cat "$here"/java/*.java | cksum | cut -d" " -f1)
if [ ! -d "$copy" ]; then
  mkdir -p "${copy%/*}"
  find "${copy%/*}" -mindepth 1 -maxdepth 1 -mtime +1 -exec rm -rf {} +
  new=$(mktemp --directory "${copy%/*}/new-XXXXXX")
  cp "$jar" "$new"
  (cd "$new" && jar --extract --file pulsemill.jar lib)
  services=$new/display/META-INF/services
  mkdir -p "$services"
  echo io.pulsemill.notebook.ShownDisplay >"$services/org.rapaio.jupyter.kernel.display.spi.DisplayProvider"
  javac -cp "$new/pulsemill.jar:$here/kernel.jar" -d "$new/display" "$here"/java/*.java
  mv --no-target-directory "$new" "$copy" 2>/dev/null || rm -rf "$new" # another kernel was faster
fi

# The kernel's jar comes last: it contains classes of libraries that Hadoop has too. conf comes first: it replaces that
# jar's settings of logs.
exec java -Xmx"${NOTEBOOK_HEAP:-640m}" -XX:+UseSerialGC -XX:-UsePerfData --add-opens java.base/java.lang=ALL-UNNAMED \
  -cp "$here/conf:$(hadoop classpath --glob):$copy/pulsemill.jar:$copy/lib/*:$copy/display:$here/kernel.jar" \
  io.pulsemill.notebook.NotebookKernel "$1"
