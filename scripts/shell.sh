#!/usr/bin/env bash
# JShell with Pulsemill: scripts/pulsemill.jsh says what is there from the start. With HADOOP_CONF_DIR set it works on
# that cluster.
#   scripts/shell.sh [FILE …]      FILE: snippets to run; end with /exit
# PULSEMILL_JAVA_OPTS: options for the JVM, for example -Xmx8g.
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/build.sh"

JSHELL=$(dirname "$(readlink -f "$JAVA")")/jshell
[ -x "$JSHELL" ] || die "a JDK is needed, but $JAVA is of a Java runtime; set JAVA_HOME to a JDK 17 or newer"
if [ -n "${HADOOP_CONF_DIR:-}" ]; then
  [ -r "$HADOOP_CONF_DIR/core-site.xml" ] \
    || die "HADOOP_CONF_DIR is '$HADOOP_CONF_DIR', but there is no core-site.xml in it; set it to the configuration of a cluster"
  CLASS_PATH=$HADOOP_CONF_DIR:$ROOT/target/pulsemill.jar:$CLASS_PATH # a job takes the whole jar
fi

remote=()
for option in "${OPEN[@]}" -Duser.language=en -Djava.awt.headless=true -XX:+UseSerialGC ${PULSEMILL_JAVA_OPTS:-}; do
  remote+=("-R$option")
done
exec "$JSHELL" --class-path "$CLASS_PATH" "${remote[@]}" \
  --startup DEFAULT --startup "$ROOT/scripts/pulsemill.jsh" --feedback concise "$@"
