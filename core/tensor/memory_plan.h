// What lies on the device when. Drawing has three phases (encode the prompt, sample, decode) that each need one
// network; on a small card not all of them fit at once. Pure functions of sizes: nothing is allocated or moved here.
#pragma once

#include "base/device_choice.h"

#include <cstdint>
#include <string>
#include <vector>

namespace miro {

enum class Stage { Encode, Sample, Decode };

// Bytes on the device at the precision in which the part runs.
struct PartMemory {
    int64_t weights = 0;
    int64_t working = 0;      // activations and library workspaces while it runs
    int64_t workingLeast = 0; // the same in its smallest pieces (decoder tiles); 0: it has none
};

struct ModelMemory {
    PartMemory textEncoder;
    PartMemory network;
    PartMemory decoder;
};

// What becomes of a part's weights once its phase is over.
enum class Placement {
    Keep,    // stays on the device: the next picture starts at once
    GiveWay, // stays, but makes room while a new prompt is encoded
    MoveOff, // to host memory, and back when needed
    Free,    // dropped; read again from its file when needed
    OnCpu,   // never on the device: it does not fit even alone
};

struct MemoryPhase {
    Stage stage = Stage::Encode;
    std::vector<Stage> resident; // whose weights lie on the device meanwhile
    int64_t bytes = 0;           // those weights and this phase's working memory
    bool inPieces = false;       // runs with workingLeast
};

struct MemoryPlan {
    int64_t usableBytes = 0; // the device's memory without what the driver, the display and the allocator take
    Placement textEncoder = Placement::Keep;
    Placement network = Placement::Keep;
    Placement decoder = Placement::Keep;
    std::vector<MemoryPhase> phases; // encode, sample, decode; a part OnCpu has none
    int64_t peakBytes = 0;
    bool fits = true; // false: the network itself is too large for the device
};

// hostBytes is the host memory that moved-off weights may take. Prefers, in this order, to keep everything, to give up
// the text encoder, the decoder, the network. Never fails.
MemoryPlan planMemory(const ModelMemory& model, int64_t deviceBytes, int64_t hostBytes);

// The published model: FLAN-T5-XL's encoder, RIN, SDXL's decoder, drawing `count` pictures of 256 px at once with
// guidance. Weights are counted exactly; working memory is an estimate.
ModelMemory publishedModelMemory(Precision precision, int64_t count = 1);

// "8 GB: text encoder freed after encoding, network kept, decoder kept; encode 5.1 GB, sample 1.9 GB, decode 0.6 GB".
std::string describePlan(const MemoryPlan& plan, int64_t deviceBytes);

// describePlan for 8, 12 and 24 GB cards, a line each: what `doctor` prints.
std::vector<std::string> describeStandardPlans(Precision precision, int64_t count, int64_t hostBytes);

} // namespace miro
