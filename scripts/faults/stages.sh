# shellcheck shell=bash disable=SC2034,SC2154  # names are shared with the script that sources it
# Sourced by ../check-faults.sh: what is run, and when in it a fault may come.

STAGES=(simulate features statistics passes resident evaluate commit)
home=/user/hadoop/faults

# command_of STAGE: the verb whose run has that stage; its results go to $home/run.
command_of() {
  local train=(train --table "$home/table" --output "$home/run/model.json" --optimizer newton --max-iterations 3)
  # Tasks in containers of their own, to be hit, and no twins of them to do their work.
  local by=(-D mapreduce.job.ubertask.enable=false -D mapreduce.map.speculative=false -D mapreduce.reduce.speculative=false)
  case $1 in
    simulate) verb=(simulate "${by[@]}" --subjects "$subjects" --files 3 --output "$home/run/observations") ;;
    features) verb=(features "${by[@]}" --input "$home/observations" --output "$home/run/table") ;;
    commit) # of several tasks, or it is over before anything can come
      verb=(features "${by[@]}" -D mapreduce.job.reduces=6 --input "$home/observations" --output "$home/run/table")
      ;;
    statistics | passes) verb=("${train[@]}" "${by[@]}" --engine jobs) ;;
    resident) verb=("${train[@]}" --engine resident --tasks 2) ;;
    evaluate)
      verb=(evaluate "${by[@]}" --table "$home/table" --model "$home/model.json" --output "$home/run/evaluation.json")
      ;;
  esac
}

# result_of STAGE: the one thing its run leaves in $home/run.
result_of() {
  case $1 in
    simulate) echo observations ;;
    features | commit) echo table ;;
    evaluate) echo evaluation.json ;;
    *) echo model.json ;;
  esac
}

# begins STAGE LOG: whether the run has come to that stage.
begins() {
  case $1 in
    passes) grep --quiet '^pass 1:' "$2" ;;
    commit) in_client bash scripts/faults/digest.sh list "$home/run" </dev/null | grep --quiet '/task_' ;;
    *) jobs_alive | grep --quiet . ;; # its first job was accepted
  esac
}

# ends STAGE LOG: whether it is over.
ends() {
  case $1 in
    statistics) grep --quiet '^statistics:' "$2" ;;
    *) false ;; # with the run
  esac
}

# Applications that have not ended, as the ResourceManager says.
jobs_alive() {
  curl --silent --fail --max-time 10 \
    "http://127.0.0.1:$RESOURCEMANAGER_PORT/ws/v1/cluster/apps?states=NEW,NEW_SAVING,SUBMITTED,ACCEPTED,RUNNING" \
    | grep -o '"id":"application_[0-9_]*"' || true
}
