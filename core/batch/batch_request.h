// What a batch is asked for: a list of prompts and what goes for all of its lines. Both faces fill one of these; the
// pictures follow from it and from the model's files alone. Plain values: any thread.
#pragma once

#include "base/generation_settings.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace miro {

enum class ListFormat { Text, Csv, Tsv, Jsonl };
enum class ExpandMode { Random, All, None }; // of dynamic prompts
enum class BatchLayout {
    Files,        // named by the template
    Geneval,      // 00000/metadata.jsonl, 00000/samples/0000.png, hparams.json
    Partiprompts, // as the published evaluator reads it
};

struct ExpandOptions {
    ExpandMode mode = ExpandMode::Random;
    int64_t samples = 1;             // Random: expansions of each line
    uint64_t seed = 0;               // of the choices; line i's depend on it and on i alone
    std::filesystem::path wildcards; // the folder of wildcard files; empty: "wildcards" in the list's folder
    int64_t maxDepth = 32;           // of wildcards in wildcards
    int64_t maxPrompts = 2'000'000;  // all lines together
};

struct BatchRequest {
    std::string listName;           // for messages: the file's name
    std::filesystem::path listFile; // empty: listText
    std::string listText;
    std::filesystem::path listFolder; // what paths in its lines are relative to and may not leave; empty: the folder of
                                      // listFile, and without one lines name no files
    ListFormat format = ListFormat::Text;

    GenerationSettings settings; // of lines that do not say otherwise; the prompt is not used. Without a seed entry i
                                 // (counted from 0, after expansion) takes i; with seed S it takes S + i
    std::string model = "starter";
    std::string variant;
    ExpandOptions expand;
    std::vector<std::string> axes; // "SETTING=VALUES" each, as typed; the first changes slowest

    std::string nameTemplate = "{index}-{prompt}-{seed}";
    BatchLayout layout = BatchLayout::Files;
    int64_t groupSize = 8;                 // pictures that one evaluation of the network holds, at most
    std::vector<std::string> scorers;      // keys; "all": those that are installed
    int64_t bestOf = 0;                    // of each entry's pictures so many are kept; 0: all
    std::map<std::string, double> weights; // what best-of ranks by, by scorer key; empty: all alike
    bool sheets = true;                    // contact sheets; grids and a page where there are axes
};

nlohmann::json jsonFromBatch(const BatchRequest& request);              // listFile is read into listText before
Result<BatchRequest> batchFromJson(const nlohmann::json& json);         // Usage names the key
Result<ListFormat> listFormatOf(const std::filesystem::path& listFile); // by its ending; Usage names those known

} // namespace miro
