// The memory of fine-tuning the published 0.36 B network: what is computed beside what a step's tensors really take.
//   bench_taste_memory [ROWS [fp32|bf16 [keep]]]     8 rows in bf16, activations computed twice; keep: they are kept
#include "train/memory_rig.h"

#include <ATen/Parallel.h>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>

using namespace miro;
using namespace miro::test;

int main(int count, char** words) {
    at::set_num_threads(1);
    const auto word = [&](int place) {
        return place < count ? std::string_view(words[place]) : std::string_view();
    };
    MemoryQuestion question;
    question.rows = count > 1 ? std::max(1, std::atoi(words[1])) : 8;
    question.precision = word(2) == "fp32" ? Precision::Fp32 : Precision::Bf16;
    question.checkpointing = word(3) != "keep";
    const MemoryReport report = tasteMemory(officialConfig(), question);
    for (const MemoryPart& part : report.parts)
        fmt::print("{:<12} {:>9.1f} MB\n", part.key, static_cast<double>(part.bytes) / 1e6);
    const int64_t found = measuredBytes(officialConfig(), question);
    fmt::print("computed {:.1f} MB, measured {:.1f} MB: {:.3f}\n", static_cast<double>(report.total()) / 1e6,
               static_cast<double>(found) / 1e6, static_cast<double>(found) / static_cast<double>(report.total()));
    return 0;
}
