// What libmiro_cuda_plugin.so offers beside its table where it was built with NCCL's header: one more C symbol.
#pragma once

#include "cuda/plugin_api.h"

extern "C" {

// Makes c10d's NCCL backend for the device. store: a c10d::Store*, of which a reference is taken. *backend: a
// c10d::Backend* with one reference, the caller's.
#define MIRO_NCCL_SYMBOL "miroNcclBackend"
using MiroNcclFunction = int32_t (*)(void* store, int32_t rank, int32_t size, int32_t device, int64_t timeoutMs,
                                     void** backend, MiroCudaError* error);
}
