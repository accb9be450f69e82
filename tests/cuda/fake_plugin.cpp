// A plug-in without kernels, right or wrong in one thing a build.
#include "cuda/plugin_api.h"

#ifndef FAKE_VERSION
#define FAKE_VERSION 0
#endif
#ifndef FAKE_SIZE
#define FAKE_SIZE sizeof(MiroCudaPlugin)
#endif
#ifndef FAKE_TORCH
#define FAKE_TORCH "2.11.0"
#endif
#ifndef FAKE_NULL
#define FAKE_NULL 0
#endif

namespace {
const MiroCudaPlugin kPlugin = {MiroCudaPluginVersion + FAKE_VERSION,
                                static_cast<uint32_t>(FAKE_SIZE),
                                FAKE_TORCH,
                                nullptr,
                                nullptr,
                                nullptr,
                                nullptr,
                                nullptr,
                                nullptr,
                                nullptr};
} // namespace

extern "C" const MiroCudaPlugin* miroCudaPlugin() {
    return FAKE_NULL ? nullptr : &kPlugin;
}
