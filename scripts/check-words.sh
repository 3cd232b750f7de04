#!/usr/bin/env bash
# Faults that end in words: makes each one, runs a command, undoes it and runs the same command again. Prints a table:
# the fault, exit code and seconds with it, exit code without it, and the line that was printed. Ends with 1 if a fault
# took more than 60 s, ended with another code than 1 (141: a reader that has gone), printed more than one line or a
# stack trace, left something behind, or if the command failed once the cause was gone.
#   scripts/check-words.sh [--only REGEX]       faults whose name fits; docs/cluster.md lists them
# On a cluster of its own, which goes at the end. Faults of this machine's disks need unshare (util-linux).
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

only=.
case ${1:-} in
  --only) only=${2:?"--only needs an expression"} ;;
  "") ;;
  *) echo "usage: scripts/check-words.sh [--only REGEX]" >&2 && exit 2 ;;
esac

export COMPOSE_PROJECT_NAME=${COMPOSE_PROJECT_NAME:-pulsemill-words}
export NAMENODE_PORT=${NAMENODE_PORT:-29872} RESOURCEMANAGER_PORT=${RESOURCEMANAGER_PORT:-28090}
export HISTORYSERVER_PORT=${HISTORYSERVER_PORT:-29890}
readonly LIMIT=60
. scripts/build.sh
. scripts/compose.sh
find_compose
out=$ROOT/target/check-words
rm -rf "$out"
mkdir -p "$out/local"
cp -r hadoop "$out/conf"
chmod -R o+rX "$out"
export CLUSTER_CONF=$out/conf
failures=0 user='' size='' target='' # what a fault sets

# set_in FILE KEY VALUE: in the cluster's own copy of its configuration; a container reads it when it starts.
set_in() {
  sed -i -e "/<!-- $2 -->/d" -e "s#^</configuration>#<property><name>$2</name><value>$3</value></property><!-- $2 -->\n&#" \
    "$CLUSTER_CONF/$1"
}

# Tokens that last a second, though nobody needs one here.
set_in hdfs-site.xml dfs.namenode.delegation.token.always-use true
set_in hdfs-site.xml dfs.namenode.delegation.token.max-lifetime 1000
set_in hdfs-site.xml dfs.namenode.delegation.token.renew-interval 1000

on_hdfs() { in_client hdfs dfs "$@" </dev/null; }
admin() { in_client hdfs dfsadmin "$@" </dev/null >/dev/null; }
night() { # RUNNING or STOPPED: a second queue
  set_in capacity-scheduler.xml yarn.scheduler.capacity.root.queues default,night
  set_in capacity-scheduler.xml yarn.scheduler.capacity.root.default.capacity 90
  set_in capacity-scheduler.xml yarn.scheduler.capacity.root.night.capacity 10
  set_in capacity-scheduler.xml yarn.scheduler.capacity.root.night.maximum-capacity 100
  set_in capacity-scheduler.xml yarn.scheduler.capacity.root.night.state "$1"
  in_client yarn rmadmin -refreshQueues </dev/null >/dev/null 2>&1
}
restart_workers() {
  containers worker | xargs docker restart --time 1 >/dev/null
  sleep 20 # until both masters have heard of them
}
workers() { # restarts them; returns when the cluster works again
  restart_workers
  healthy
}
healthy() {
  local tries=0
  until in_client bash /etc/pulsemill/health.sh client >/dev/null 2>&1; do
    tries=$((tries + 1)) && [ "$tries" -lt 90 ] || die "the cluster does not recover"
    sleep 1
  done
}

jar() { in_client ${user:+env HADOOP_USER_NAME="$user"} hadoop jar /pulsemill/target/pulsemill.jar "$@" </dev/null; }

# run COMMAND …: sets code, seconds; its streams go to files.
run() {
  local start=$SECONDS
  code=0
  "$@" >"$out/now.out" 2>"$out/now.err" || code=$?
  seconds=$((SECONDS - start))
}

# fault NAME CODE CAUSE UNDO COMMAND …: CAUSE and UNDO are shell; "" leaves out the second run.
fault() {
  local name=$1 expected=$2 cause=$3 undo=$4 problem='' again=-
  shift 4
  [[ $name =~ $only ]] || return 0
  eval "$cause" || die "$name: its cause could not be made"
  run "$@"
  local with=$code took=$seconds line
  cp "$out/now.err" "$out/${name// /-}.err"
  line=$(grep '^pulsemill' "$out/now.err" | tail -n 1) || line=$(tail -n 1 "$out/now.err")
  [ "$with" = "$expected" ] || problem="exit code $with, not $expected"
  [ "$took" -le "$LIMIT" ] || problem+=" took $took s"
  ! grep -q '^\sat \|Exception' "$out/now.err" || problem+=" a stack trace or a class"
  [ "$expected" != 1 ] || [ "$(grep -c '^pulsemill' "$out/now.err")" = 1 ] || problem+=" not one line"
  if [ -n "$undo" ]; then
    eval "$undo" || die "$name: its cause could not be undone"
    run "$@"
    again=$code
    [ "$again" = 0 ] || { problem+=" fails without the fault" && cp "$out/now.err" "$out/${name// /-}-again.err"; }
  fi
  [ -z "$problem" ] || failures=$((failures + 1))
  printf '%-24s%5s%5s%7s  %s\n' "$name" "$with" "$took" "$again" "${problem:+FAILED:$problem: }$line"
}

finish() {
  scripts/cluster.sh down --volumes >/dev/null 2>&1 || true
}

on_the_cluster() {
  trap finish EXIT
  scripts/cluster.sh down --volumes 2>/dev/null || true
  scripts/cluster.sh up --workers 2 >/dev/null
  jar simulate --subjects 1500 --output obs --quiet >/dev/null
  jar features --input obs --output table --quiet >/dev/null
  on_hdfs -chmod -R 1777 /tmp
  on_hdfs -mkdir -p names space
  local features=(jar features --quiet --overwrite --input obs --output) train=(jar train --quiet --overwrite --table table)

  fault 'quota of names' 1 'admin -setQuota 2 /user/hadoop/names' 'admin -clrQuota /user/hadoop/names' \
    "${features[@]}" names/t
  fault 'quota of space' 1 'admin -setSpaceQuota 1m /user/hadoop/space' 'admin -clrSpaceQuota /user/hadoop/space' \
    "${features[@]}" space/t
  fault 'quota, resident' 1 'admin -setSpaceQuota 1m /user/hadoop/space' 'admin -clrSpaceQuota /user/hadoop/space' \
    "${train[@]}" --engine resident --output space/model.json
  fault 'HDFS full' 1 'set_in hdfs-site.xml dfs.datanode.du.reserved 900000000000000; restart_workers' \
    'set_in hdfs-site.xml dfs.datanode.du.reserved 0; workers' "${features[@]}" t-full
  fault 'safe mode' 1 'admin -safemode enter' 'admin -safemode leave' "${train[@]}" --engine jobs --output m-safe.json
  fault 'output forbidden' 1 'on_hdfs -mkdir -p /own; on_hdfs -chmod 755 /own; user=alice' 'on_hdfs -chmod 777 /own' \
    jar train --quiet --overwrite --engine local --table /user/hadoop/table --output /own/m.json
  fault 'input forbidden' 1 'on_hdfs -chmod 700 table; user=alice' 'on_hdfs -chmod 755 table' \
    jar train --quiet --overwrite --engine local --table /user/hadoop/table --output /own/m2.json
  fault 'no home' 1 'user=bob' 'on_hdfs -mkdir -p /user/bob; on_hdfs -chown bob /user/bob' \
    jar train --quiet --overwrite --engine jobs --table /user/hadoop/table --output m.json
  user=
  fault 'no such queue' 1 : 'night RUNNING' \
    "${features[@]}" t-queue -D mapreduce.job.queuename=night
  fault 'stopped queue' 1 'night STOPPED' 'night RUNNING' \
    "${features[@]}" t-queue2 -D mapreduce.job.queuename=night
  fault 'too much memory' 1 : '' "${features[@]}" t-mem -D mapreduce.map.memory.mb=9000
  fault 'too many cores' 1 : '' "${features[@]}" t-cores -D mapreduce.reduce.cpu.vcores=100
  fault 'master too large' 1 : '' "${features[@]}" t-am -D yarn.app.mapreduce.am.resource.mb=9000
  fault 'lost block' 1 'lose obs/ts_data_1.csv' find_again "${features[@]}" t-lost
  fault 'expired token' 1 'token expired' 'token none' holder "${train[@]}" --engine local --output m-token.json
  fault 'NameNode down' 1 'docker stop -t 1 $(containers namenode) >/dev/null' \
    'docker start $(containers --all namenode) >/dev/null; healthy' "${train[@]}" --engine jobs --output m-nn.json
  fault 'ResourceManager down' 1 'docker stop -t 1 $(containers resourcemanager) >/dev/null' \
    'docker start $(containers --all resourcemanager) >/dev/null; healthy' "${train[@]}" --engine resident --output m-rm.json
  left=$(on_hdfs -ls -R . 2>/dev/null | grep -c '/\.[^/]*\.\(work\|run\|old\)' || true)
  [ "$left" = 0 ] || { echo "FAILED: $left hidden folders are left on HDFS" && failures=$((failures + 1)); }
}

# lose FILE: takes away every copy of its first block, unknown to the NameNode.
lose() {
  local block
  block=$(in_client hdfs fsck "/user/hadoop/$1" -files -blocks </dev/null 2>/dev/null | grep -o 'blk_[0-9]*' | head -n 1)
  docker exec "$(containers worker | head -n 1)" bash -c '
    find /data -name "$0*" -path "*/finalized/*" | while read -r f; do mv "$f" "/data/lost$(tr / + <<<"$f")"; done' "$block"
}
find_again() {
  docker exec "$(containers worker | head -n 1)" bash -c '
    for f in /data/lost*; do mv "$f" "$(tr + / <<<"${f#/data/lost}")"; done'
  workers
}

token() {
  if [ "$1" = expired ]; then
    # As hdfs fetchdt does, which not every image has.
    in_client bash -c 'rm -f /tmp/token
      java -cp "$(hadoop classpath --glob)" org.apache.hadoop.hdfs.tools.DelegationTokenFetcher --renewer hadoop /tmp/token' \
      </dev/null >/dev/null 2>&1
    sleep 2
  else
    in_client rm -f /tmp/token
  fi
}
holder() {
  shift
  in_client bash -c '[ ! -e /tmp/token ] || export HADOOP_TOKEN_FILE_LOCATION=/tmp/token
    exec hadoop jar /pulsemill/target/pulsemill.jar "$@"' x "$@" </dev/null
}

# In a namespace of its own: a folder FULL that is a small disk, or cannot be written (ro), and /tmp as that disk.
small() {
  # shellcheck disable=SC2016
  unshare --map-root-user --mount bash -c '
    full=$1 options=$2; shift 2
    mount -t tmpfs -o size="$options" tmpfs "$full"
    [ "${options%,ro}" = "$options" ] || mount -o remount,ro "$full"
    [ -z "$over_tmp" ] || mount --bind "$full" /tmp
    [ -z "$inside" ] || cd "$full"
    "$@"; code=$?
    left=$(find "$full" -name ".?*" | head -n 3)
    [ "$code" = 0 ] || [ -z "$left" ] || { echo "pulsemill: left behind: $left" >&2; }
    exit "$code"' x "$out/full" "$size" "$@"
}
pm() { "$JAVA" "${QUICK[@]}" "${OPEN[@]}" -Xmx1g -cp "$CLASS_PATH" io.pulsemill.cli.Main "$@"; }

on_this_machine() {
  local data=$out/local
  mkdir -p "$out/full"
  pm simulate --subjects 1500 --output "$data/obs" --quiet >/dev/null
  pm pipeline --input "$data/obs" --output "$data/run" --quiet >/dev/null
  export -f pm
  export JAVA CLASS_PATH over_tmp='' inside=''
  local java=("$JAVA" "${QUICK[@]}" "${OPEN[@]}" -Xmx1g -cp "$CLASS_PATH" io.pulsemill.cli.Main)
  local train=("${java[@]}" train --quiet --overwrite --table "$data/run/features")
  local features=("${java[@]}" features --quiet --overwrite --input "$data/obs" --output)
  if unshare --map-root-user --mount true 2>/dev/null; then
    fault 'disk full, model' 1 'size=4k' 'size=8m' small "${train[@]}" --output "$out/full/m.json"
    fault 'disk full, table' 1 'size=32k' 'size=8m' small "${features[@]}" "$out/full/t"
    fault 'spills, disk full' 1 'size=128k' 'size=32m' small "${features[@]}" "$data/t1" -D hadoop.tmp.dir="$out/full"
    # Where this folder is below /tmp, the full one would hide it.
    [[ $ROOT == /tmp/* ]] || fault '/tmp full' 1 'size=16k over_tmp=yes' 'size=64m' small "${features[@]}" "$data/t2"
    over_tmp=
    fault 'read-only folder' 1 'size=8m,ro inside=yes' 'size=8m' small "${train[@]}" --output m.json
    inside=
  else
    echo "disks: SKIPPED: unshare cannot make a namespace here"
  fi
  fault 'no HOME' 0 : '' env -u HOME scripts/pulsemill train --quiet --overwrite --table "$data/run/features" --output "$data/h.json"
  fault 'stdout full' 1 'target=/dev/full' 'target=/dev/null' printing "${train[@]}" --output "$data/s.json"
  fault 'reader gone' 141 'target=gone' 'target=/dev/null' printing "${train[@]}" --output "$data/g.json"
}

# printing COMMAND …: its standard output goes to $target, or to a reader that has gone.
printing() {
  if [ "$target" != gone ]; then
    "$@" >"$target"
  else
    "$@" | true
    return "${PIPESTATUS[0]}"
  fi
}

printf '%-24s%5s%5s%7s  %s\n' fault code s again line
[[ $only == cluster ]] || on_this_machine
on_the_cluster
[ "$failures" = 0 ] || die "$failures faults did not end as they should; see $out"
echo "check-words.sh: every fault ended in words, and the command succeeded without it"
