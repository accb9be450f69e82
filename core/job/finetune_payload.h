// What the queue keeps of a fine-tuning: the payload of the job kind "finetune". Plain values: any thread.
#pragma once

#include "job/finetune_order.h"
#include "job/finetune_settings.h"

#include <filesystem>
#include <string>

namespace miro {

struct FinetunePayload {
    FinetuneSettings settings;
    std::filesystem::path library; // whole
    std::filesystem::path folder;  // of this fine-tuning alone, whole
};

// Where the queue's fine-tunings work, each in a folder of its job's name.
std::filesystem::path finetuneRuns(const std::filesystem::path& library);

// Of what was asked for. Usage that names the key, Corrupt.
Result<FinetunePayload> finetunePayload(const FinetuneOrder& order, const std::filesystem::path& library);
std::string textFromFinetune(const FinetunePayload& payload);
// Corrupt, Unsupported, or Usage that names the key.
Result<FinetunePayload> finetuneFromText(const std::string& text);

} // namespace miro
