# Sets up what is missing, and nothing twice. Sourced by ./run and ./test from the repository's root.

# Memory that libtorch frees stays with the process: it asks for blocks of the same size in every step (docs/architecture.md).
export MALLOC_MMAP_THRESHOLD_=${MALLOC_MMAP_THRESHOLD_:-1073741824} MALLOC_TRIM_THRESHOLD_=${MALLOC_TRIM_THRESHOLD_:-4294967296}

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# What the tests need besides the .NET SDK: a browser, Jupyter's front ends and server, Node's clients, fonts, the program kill, Slurm, and what
# reads TensorBoard's events.
test_packages="chromium nodejs npm fonts-dejavu-core fonts-liberation jupyter-notebook python3-nbclient python3-nbconvert
  python3-jupyter-kernel-test procps jupyter-server slurm-wlm python3-protobuf python3-crc32c"

have_package() {
  case $1 in
    # These come from other places too (NodeSource, a downloaded Chrome): the program counts, not the package.
    nodejs) command -v node >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    chromium) [ -n "${CHROME_PATH:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null ;;
    # Version 2 of these fonts is a package of another name on some systems.
    fonts-liberation) ls /usr/share/fonts/truetype/liberation*/LiberationSans-Regular.ttf >/dev/null 2>&1 ;;
    *) dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed' ;;
  esac
}

install_packages() {
  missing=
  for package in "$@"; do have_package "$package" || missing="$missing $package"; done
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null; then
    fail "The tests need these, and there is no apt-get here to install them:$missing
Install them with this system's package manager, then run this again."
  fi
  root=
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then root=sudo
    else fail "The tests need packages that are missing, and installing them needs root. Run this, then run this script again:
  sudo apt-get install --no-install-recommends$missing"
    fi
  fi
  say "Installing$missing"
  log=$(mktemp)
  # shellcheck disable=SC2086 # the names are words
  if ! { $root apt-get update && DEBIAN_FRONTEND=noninteractive $root apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    fail "Installing$missing failed; the whole log is $log"
  fi
  rm -f "$log"
}

require_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET SDK is missing: install version 10 (https://dotnet.microsoft.com/download), then run this again."
  dotnet --list-sdks | grep -q '^1[0-9]\.' || fail "The .NET SDK here is too old: install version 10 (https://dotnet.microsoft.com/download)."
}

# plotly.js draws the figures; playwright-core drives a browser in the tests.
install_npm_packages() {
  [ node_modules/.package-lock.json -nt package-lock.json ] && return 0
  say "Installing the npm packages of package-lock.json"
  npm ci --no-audit --no-fund --loglevel=error >&2 || fail "npm ci failed. Without a network, copy a node_modules folder that was made by it."
  touch node_modules/.package-lock.json
}

# build STAMP PROJECT… [-p:NAME=VALUE…]: builds unless nothing changed since the stamp. The package of libtorch, once chosen, stays chosen.
build() {
  stamp=$1; shift
  choice=lib/bin/.torch-package
  package=${TorchPackage:-$(cat $choice 2>/dev/null || true)}
  options=
  for word in "$@"; do
    case $word in
      -p:TorchPackage=*) package=${word#*=} ;;
      -*) options="$options $word" ;;
    esac
  done
  if [ -z "$options" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$package" ] &&
    [ -z "$(find lib tests bench tools Directory.* global.json -newer "$stamp" -type f \
      \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.json' -o -name '*.html' -o -name '*.js' -o -name '*.css' \) \
      -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]; then
    return 0
  fi
  for project in "$@"; do
    case $project in -*) continue ;; esac
    say "Building $project"
    # shellcheck disable=SC2086 # the options are words
    dotnet build "$project" -c Release -v q -clp:NoSummary "-p:TorchPackage=$package" $options >&2 || fail "Building $project failed; the messages above say where.${package:+
If they say that $package is not to be found: this machine's NuGet sources do not serve it. ./run build -p:TorchPackage= goes back to the processor's.}"
  done
  mkdir -p "$(dirname "$stamp")"
  printf '%s' "$package" >$choice
  printf '%s' "$package" >"$stamp"
}
