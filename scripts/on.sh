# shellcheck shell=bash
# Sourced: the places a pipeline can run, each as the same few functions.
#   hadoop_jar VERB …         the job jar, submitted there
#   put_files DEST PATH …     local files and folders to the file system jobs read, in place of what is in DEST
#   get_results SRC DEST      a run's results back
#   stop_cluster              what was started for this run

readonly JAR=target/pulsemill.jar

use() {
  case $1 in
    cluster) use_compose ;;
    mini) use_mini ;;
    hadoop) use_hadoop ;;
  esac
}

stop_cluster() { :; }

# With high availability a master may just be replaced, or the other be taking over.
cluster_works() {
  local end=$((SECONDS + 60)) said
  until said=$(in_client bash /etc/pulsemill/health.sh client 2>&1); do
    if ! ha || [ "$SECONDS" -ge "$end" ]; then
      die "the cluster does not work ($(tail -n 1 <<<"$said")); see scripts/cluster.sh status"
    fi
    sleep 2
  done
}

# The compose cluster: everything runs in its client container, which sees this folder as /pulsemill.
use_compose() {
  . "$ROOT/scripts/compose.sh"
  find_compose
  [ -n "$(containers client)" ] || die "the cluster is not running; start it: scripts/cluster.sh up"
  cluster_works

  # A docker exec that is interrupted leaves its program running: that is ended by its process id.
  hadoop_jar() {
    local pid=/tmp/run-$$.pid client status=0
    in_client bash -c 'echo $$ >"$0"; exec hadoop jar "$@"' "$pid" "$JAR" "$@" </dev/null 2> >(in_a_browser >&2) &
    client=$!
    trap 'in_client bash -c "kill \$(cat $pid)" || true' INT TERM
    wait "$client" || status=$?
    while kill -0 "$client" 2>/dev/null; do # a signal ends a wait early
      status=0
      wait "$client" || status=$?
    done
    trap - INT TERM
    in_client rm -f "$pid"
    return "$status"
  }

  # Web addresses as this machine's browser reaches them.
  in_a_browser() {
    sed -u -e "s#http://resourcemanager1\?:8088#http://localhost:${RESOURCEMANAGER_PORT:-8088}#" \
      -e "s#http://resourcemanager2:8088#http://localhost:${RESOURCEMANAGER2_PORT:-8089}#" \
      -e "s#http://historyserver:19888#http://localhost:${HISTORYSERVER_PORT:-19888}#"
  }

  # A container of the client's kind that sees the files, wherever they lie on this machine.
  put_files() {
    local dest=$1 path number=0 mounts=()
    shift
    for path in "$@"; do
      path=$(readlink -f "$path")
      mounts+=(--volume "$path:/input/$number/${path##*/}:ro") # names may be the same, numbers are not
      number=$((number + 1))
    done
    compose run --rm -T --no-deps "${mounts[@]}" client \
      bash /etc/pulsemill/put.sh "$dest" >/dev/null
  }

  get_results() {
    in_client bash -c 'set -e; d=$(mktemp -d); trap "rm -rf $d" EXIT
      hadoop fs -get "$0/features*" "$0/*.json" "$0/*.html" "$d"; tar -C "$d" -c .' "$1" | tar -x --no-same-owner -C "$2"
  }
}

# Any cluster this machine can reach: HADOOP_CONF_DIR names it. With Hadoop's own launcher where there is one.
use_hadoop() {
  [ -n "${HADOOP_CONF_DIR:-}" ] || die "--on hadoop needs HADOOP_CONF_DIR, the folder of your cluster's core-site.xml"
  [ -f "$HADOOP_CONF_DIR/core-site.xml" ] || die "HADOOP_CONF_DIR is '$HADOOP_CONF_DIR', but there is no core-site.xml in it"
  if command -v hadoop >/dev/null; then
    export HADOOP_CONF_DIR
    hadoop_jar() { hadoop jar "$ROOT/$JAR" "$@"; }
    hadoop_fs() { hadoop fs "$@"; }
  else
    use_own_client
  fi
  put_and_get
}

# What Hadoop's launcher would start, from the libraries this was built with.
use_own_client() {
  hadoop_jar() { hadoop_class org.apache.hadoop.util.RunJar "$ROOT/$JAR" "$@"; }
  hadoop_fs() { hadoop_class org.apache.hadoop.fs.FsShell "$@"; }
}

put_and_get() {
  put_files() {
    local dest=$1 path folder=0
    shift
    hadoop_fs -rm -r -f -skipTrash "$dest" >&2
    for path in "$@"; do # names may be the same, numbers are not
      hadoop_fs -mkdir -p "$dest/$folder"
      hadoop_fs -put "$path" "$dest/$folder"
      folder=$((folder + 1))
    done
  }
  get_results() { hadoop_fs -get "$1/features*" "$1/*.json" "$1/*.html" "$2"; }
}

# HDFS and YARN in their own JVM for the time of this run; it ends when its standard input does.
use_mini() {
  HADOOP_CONF_DIR=$(mktemp -d)/conf
  coproc MINI {
    exec "$JAVA" -Xmx768m --add-opens java.base/java.lang=ALL-UNNAMED \
      -cp "$ROOT/target/test-classes:$(cat "$ROOT/target/class-path-mini")" \
      io.pulsemill.mini.MiniClusterMain "$HADOOP_CONF_DIR"
  }
  mini=$MINI_PID
  mini_input=${MINI[1]} # the variable MINI goes when the process does
  local ready
  read -r ready <&"${MINI[0]}" || die "the mini cluster did not start; see above"
  echo "mini cluster ${ready%%:*}; ${ready#*; }" >&2
  use_own_client
  put_and_get
  # Its ResourceManager does not know its own port, which is a free one: the second of the web pages.
  manager=$(grep --only-matching 'http://[^ ]*' <<<"$ready" | sed -n 2p)
  hadoop_jar() {
    hadoop_class org.apache.hadoop.util.RunJar "$ROOT/$JAR" "$@" 2> >(sed -u "s#http://localhost:0/#$manager/#" >&2)
  }
  stop_cluster() {
    eval "exec $mini_input>&-"
    wait "$mini" || true
    rm -rf "${HADOOP_CONF_DIR%/conf}"
  }
}

hadoop_class() {
  "$JAVA" --add-opens java.base/java.lang=ALL-UNNAMED ${TMPDIR:+"-Djava.io.tmpdir=$TMPDIR"} \
    -Dlog4j.configuration="file:$ROOT/src/main/resources/log4j.properties" \
    -cp "$HADOOP_CONF_DIR:$(cat "$ROOT/target/class-path-hadoop")" "$@"
}
