# shellcheck shell=bash
# Sourced: finds a docker engine and docker compose, in either of its forms.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# What .env sets, unless the environment does: as compose reads it.
while IFS='=' read -r name value; do
  [[ ! $name =~ ^[A-Z0-9_]+$ ]] || [ -n "${!name:-}" ] || export "$name=$value"
done <"$ROOT/.env"

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

find_compose() {
  command -v docker >/dev/null \
    || die "docker was not found; install a docker engine, or run without one: scripts/run-pipeline.sh --on mini"
  docker info >/dev/null 2>&1 \
    || die "no docker engine answers ($({ docker info 2>&1 || true; } | grep -i -m 1 'cannot\|denied\|error'));" \
      "start it, or run without one: scripts/run-pipeline.sh --on mini"
  if docker compose version >/dev/null 2>&1; then
    COMPOSE=(docker compose)
  elif command -v docker-compose >/dev/null; then
    COMPOSE=(docker-compose)
  else
    die "docker compose was not found; install its plugin (Debian: docker-compose)"
  fi
}

# With high availability, if with_ha says so or the containers that are there do.
ha() {
  [ -n "${with_ha:-}" ] || ha_is_there
}

# One of the NameNodes may just be replaced.
ha_is_there() {
  [ -n "$(containers --all namenode1)$(containers --all namenode2)" ]
}

# With Prometheus and Grafana, if with_monitoring says so or they are there.
monitoring() {
  [ -n "${with_monitoring:-}" ] || [ -n "$(containers --all prometheus)" ]
}

# With Jupyter, likewise.
notebook() {
  [ -n "${with_notebook:-}" ] || [ -n "$(containers --all notebook)" ]
}

# COMPOSE_EXTRA: a file that changes some of it.
compose() {
  local files=(--file "$ROOT/docker-compose.yml")
  ! ha || files=(--file "$ROOT/docker-compose.ha.yml")
  ! monitoring || files+=(--file "$ROOT/docker-compose.monitoring.yml")
  ! notebook || files+=(--profile notebook)
  "${COMPOSE[@]}" --project-directory "$ROOT" "${files[@]}" \
    ${COMPOSE_EXTRA:+--file "$COMPOSE_EXTRA"} "$@"
}

# The running containers of a service, or of all (--all: also those that have ended); asked of docker itself, as compose is slow to start.
containers() {
  local all=()
  [ "${1:-}" != --all ] || { all=(--all) && shift; }
  docker ps --quiet "${all[@]}" --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" \
    --filter label=com.docker.compose.oneoff=False ${1:+--filter "label=com.docker.compose.service=$1"}
}

# in_client COMMAND …: runs it where jobs are submitted.
in_client() {
  docker exec --interactive "$(containers client)" "$@"
}
