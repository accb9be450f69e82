#!/bin/sh
# Kills the engine, and then `miro batch`, in the middle of their work again and again, as tests/studio/test_crash and
# tests/app/test_batch_crash do in the suite, and checks after each kill that nothing that was reported is lost, torn or
# there twice.
#   tests/bench/crash_marathon.sh BUILD_DIR [ROUNDS [engine|batch]]
# 200 rounds of the engine, 100 of the batch.
set -eu
build=${1:?usage: crash_marathon.sh BUILD_DIR [ROUNDS [engine|batch]]}
export QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 QTEST_FUNCTION_TIMEOUT=86400000
[ "${3-engine}" != engine ] || MIRO_CRASH_ROUNDS=${2:-200} "$build/tests/studio_test_crash"
[ "${3-batch}" != batch ] || MIRO_CRASH_ROUNDS=${2:-100} "$build/tests/app_test_batch_crash"
