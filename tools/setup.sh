# Sets up what is missing, and nothing twice. Sourced by ./run and ./test from the repository's root.

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# What the notebooks need, and what the tests need besides.
run_packages="cmake make g++ libopenblas0-pthread chromium nodejs npm fonts-dejavu-core fonts-liberation"
test_packages="jupyter-notebook python3-nbclient python3-nbconvert python3-jupyter-kernel-test python3-ipykernel poppler-utils librsvg2-bin"
[ -n "${LIBTORCH:-}" ] || run_packages="$run_packages libtorch-dev libdnnl-dev"

have_package() {
  case $1 in
    # These come from other places too (NodeSource, a downloaded Chrome): the program counts, not the package.
    nodejs) command -v node >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    cmake | make | g++) command -v "$1" >/dev/null ;;
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
    fail "These are missing, and there is no apt-get here to install them:$missing
Install them with this system's package manager (libtorch can also be unpacked anywhere: set LIBTORCH to its folder), then run this again."
  fi
  root=
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then root=sudo
    else fail "These packages are missing, and installing them needs root. Run this, then run this script again:
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

# build STAMP PROJECT…: builds unless nothing changed since the stamp.
build() {
  stamp=$1; shift
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "${LIBTORCH:-}|${TorchPackage:-}" ] &&
    [ -z "$(find lib tests bench Directory.*.props global.json -newer "$stamp" -type f \
      \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.json' -o -name '*.cpp' -o -name 'CMakeLists.txt' \) \
      -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]; then
    return 0
  fi
  for project in "$@"; do
    say "Building $project"
    dotnet build "$project" -c Release -v q -clp:NoSummary >&2 || fail "Building $project failed; the messages above say where."
  done
  mkdir -p "$(dirname "$stamp")"
  printf '%s' "${LIBTORCH:-}|${TorchPackage:-}" >"$stamp"
}
