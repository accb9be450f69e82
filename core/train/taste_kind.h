// The kind of training "taste" (train_kinds.h): a published generator stays as it is, and pairs of low rank beside its
// layers and one more reward are learned; what comes of it is an adapter (model/adapter_file.h).
#pragma once

#include "model/adapter_file.h"
#include "train/train_kinds.h"

namespace miro {

class RinNetwork;

inline constexpr const char* kAdapterFile = "adapter.safetensors"; // in the folder of a run's model
inline constexpr const char* kTasteBaseFile = "base.json";         // in the run's folder: which model it began with

TrainKind tasteKind();

// What an adapted network (RinNetwork::adapt) has learned, as its parameters stand.
Adapter adapterOf(const RinNetwork& network, AdapterInfo info);

} // namespace miro
