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
  local version major
  version=$("$JAVA" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1) || true
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
  local sources=("$ROOT/src/main" "$ROOT"/src/test/java/io/pulsemill/{bench,mini} "$ROOT/pom.xml")
  if [ -f "$jar" ] && [ -s "$ROOT/target/class-path-mini" ] \
    && [ -z "$(find "${sources[@]}" -newer "$jar" -print -quit)" ]; then
    return
  fi
  command -v mvn >/dev/null \
    || die "Maven is needed to build, and no mvn was found; install it (Debian: maven)"
  [ -x "${JAVA%java}javac" ] || [ -n "$(command -v javac)" ] \
    || die "a JDK is needed to build, but only a Java runtime was found;" \
      "install a JDK 17 or newer or set JAVA_HOME to one"
  echo "${0##*/}: building target/pulsemill.jar (the first time also fetches libraries) …" >&2
  (cd "$ROOT" && mvn -B -q -DskipTests -Dspotless.check.skip=true package) >&2 \
    || die "the build failed; see above"
  touch "$jar"
}

find_java
build
CLASS_PATH=$ROOT/target/classes:$(cat "$ROOT/target/class-path-lib"):$(cat "$ROOT/target/class-path-hadoop")
