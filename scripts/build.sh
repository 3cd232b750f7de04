# shellcheck shell=bash
# Sourced by the scripts beside it. Finds a JDK, builds what is missing, sets CLASS_PATH and JAVA.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# JAVA: from JAVA_HOME if set, else from the PATH; 17 or newer.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    JAVA=$JAVA_HOME/bin/java
    [ -x "$JAVA" ] \
      || die "JAVA_HOME is '$JAVA_HOME', but there is no bin/java in it; set it to a JDK 17 or newer"
  else
    JAVA=$(command -v java) \
      || die "no Java found; install a JDK 17 or newer (Debian: openjdk-17-jdk-headless)" \
        "or set JAVA_HOME"
  fi
  local release major
  release=$(readlink -f "$JAVA")
  release=${release%/bin/java}/release
  version=
  if [ -r "$release" ]; then # a file a JDK brings; asking the JVM costs a start of it
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$release")
  fi
  [ -n "$version" ] \
    || version=$("$JAVA" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1) || true
  major=${version#1.}
  major=${major%%[!0-9]*}
  [ -n "$major" ] \
    || die "'$JAVA -version' does not name a version; set JAVA_HOME to a JDK 17 or newer"
  [ "$major" -ge 17 ] \
    || die "Java 17 or newer is needed, but $JAVA is $version; set JAVA_HOME to a newer JDK"
}

# Builds if there is no jar or something it is made of is newer.
build() {
  local jar=$ROOT/target/pulsemill.jar
  local sources=("$ROOT/src/main" "$ROOT/src/tools" "$ROOT/pom.xml")
  if [ -f "$jar" ] && [ -s "$ROOT/target/class-path-mini" ] \
    && [ -z "$(find "${sources[@]}" -newer "$jar" -print -quit)" ]; then
    return
  fi
  local maven=mvn
  command -v mvn >/dev/null || maven=./mvnw # fetches one
  [ -x "${JAVA%java}javac" ] || [ -n "$(command -v javac)" ] \
    || die "a JDK is needed to build, but only a Java runtime was found;" \
      "install a JDK 17 or newer or set JAVA_HOME to one"
  echo "${0##*/}: building target/pulsemill.jar (the first time also fetches libraries) …" >&2
  (cd "$ROOT" && "$maven" -B -q -DskipTests -Dspotless.check.skip=true package) >&2 \
    || die "the build failed; see above"
  touch "$jar"
}

# What makes a start fast (docs/decisions/0013-start-up.md), once for this build and this JVM: short defaults before
# Hadoop's on the CLASS_PATH, and ARCHIVE, the classes a run loads, parsed. An empty archive could not be made.
prepare_start() {
  local defaults=$ROOT/target/hadoop-defaults.jar folder=$ROOT/target/start made_for known=''
  ARCHIVE=$ROOT/target/pulsemill.jsa
  made_for="$(readlink -f "$JAVA") $version $CLASS_PATH"
  [ ! -r "$ARCHIVE.for" ] || known=$(<"$ARCHIVE.for")
  if [ "$known" != "$made_for" ] || [ "$CLASSES" -nt "$ARCHIVE" ]; then
    # One process prepares; what another one left behind when it was killed is of no use after minutes.
    [ -z "$(find "$folder" -maxdepth 0 -mmin +5 2>/dev/null)" ] || rm -rf "$folder"
    if mkdir "$folder" 2>/dev/null; then
      trap 'rm -rf "$folder"; exit 143' TERM
      trap 'rm -rf "$folder"; exit 130' INT
      echo "${0##*/}: preparing a fast start (once for each build) …" >&2
      rm -f "$ARCHIVE.for"
      if "$JAVA" "${QUICK[@]}" -cp "$CLASS_PATH" io.pulsemill.startup.ShortDefaults "$folder/defaults" \
        && mv -f "$folder/defaults" "$defaults" \
        && "$JAVA" "${QUICK[@]}" "${OPEN[@]}" -XX:ArchiveClassesAtExit="$folder/jsa" \
          -cp "$defaults:$CLASS_PATH" io.pulsemill.cli.Rehearsal "$folder"; then :; else : >"$folder/jsa"; fi \
        >"$ARCHIVE.log" 2>&1
      mv -f "$folder/jsa" "$ARCHIVE" # whole: another JVM may have the old one mapped
      echo "$made_for" >"$ARCHIVE.for"
      rm -rf "$folder"
      trap - INT TERM
    fi
  fi
  [ ! -e "$defaults" ] || CLASS_PATH=$defaults:$CLASS_PATH
  [ -s "$ARCHIVE" ] || ARCHIVE=
}

OPEN=(--add-opens java.base/java.lang=ALL-UNNAMED)
QUICK=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1)
find_java
build
CLASSES= # our own, as the newest jar of them: class-data sharing takes no folders
for jar in "$ROOT"/target/pulsemill-[0-9]*.jar; do
  [ -n "$CLASSES" ] && [ "$CLASSES" -nt "$jar" ] || CLASSES=$jar
done
CLASS_PATH=$CLASSES:$(cat "$ROOT/target/class-path-lib"):$(cat "$ROOT/target/class-path-hadoop")
