#!/bin/sh
# Finds a Chromium for the browser tests, or installs the system's where that is allowed.
# Never fails: without one, the browser tests say that they were skipped and why.
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
  [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo -n"; else sudo="none"; fi
  if [ "$sudo" != none ]; then
    echo "Installing Chromium for the browser tests (once)"
    $sudo apt-get update -qq >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends \
      chromium fonts-dejavu-core fonts-liberation >/dev/null 2>&1 && exit 0
  fi
fi
echo "No Chromium found and none could be installed: the browser tests will be skipped (CHROMIUM=path names one)"
exit 0
