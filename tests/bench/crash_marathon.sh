#!/bin/sh
# Kills the engine in the middle of its work again and again, as tests/studio/test_crash does in the suite, and checks
# after each kill that nothing that was reported is lost, torn or there twice.
#   tests/bench/crash_marathon.sh BUILD_DIR [ROUNDS]
set -eu
build=${1:?usage: crash_marathon.sh BUILD_DIR [ROUNDS]}
QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 QTEST_FUNCTION_TIMEOUT=86400000 MIRO_CRASH_ROUNDS=${2:-200} \
    exec "$build/tests/studio_test_crash"
