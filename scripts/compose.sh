# Sourced: finds a docker engine and docker compose, in either of its forms.

export COMPOSE_PROJECT_NAME=${COMPOSE_PROJECT_NAME:-pulsemill} # as in .env

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

compose() {
  "${COMPOSE[@]}" "$@"
}

# The running containers of a service, or of all; asked of docker itself, as compose is slow to start.
containers() {
  docker ps --quiet --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" \
    --filter label=com.docker.compose.oneoff=False ${1:+--filter "label=com.docker.compose.service=$1"}
}

# in_client COMMAND …: runs it where jobs are submitted.
in_client() {
  docker exec --interactive "$(containers client)" "$@"
}
