#!/bin/sh
# Makes sure that Pango, which PDF documents need, is there: pango.sh PYTHON
# Installs it where it may; otherwise says exactly what to install, and fails.
set -u
python=$1

missing() {
  "$python" - <<'EOF'
import ctypes.util, sys
names = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
sys.exit(0 if not all(map(ctypes.util.find_library, names)) else 1)
EOF
}

missing || exit 0
debian="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo"; else sudo="no"; fi
  if [ "$sudo" != no ]; then
    echo "Pango is missing: installing it ($debian)"
    # shellcheck disable=SC2086
    { $sudo apt-get update && $sudo apt-get install -y --no-install-recommends $debian; } >/dev/null
  fi
elif command -v brew >/dev/null 2>&1; then
  echo "Pango is missing: installing it (brew install pango)"
  brew install --quiet pango
fi

missing || exit 0
cat >&2 <<EOF
PDF documents need Pango, which is missing. Install it, then run the command again:
  Debian, Ubuntu   sudo apt install $debian
  Fedora           sudo dnf install pango harfbuzz
  Arch             sudo pacman -S pango harfbuzz
  macOS            brew install pango
  Windows          install MSYS2, then: pacman -S mingw-w64-ucrt-x86_64-pango
                   and set WEASYPRINT_DLL_DIRECTORIES to C:\\msys64\\ucrt64\\bin
EOF
exit 1
