// What the tests of the text networks share: the published encoders' states in the fixtures, and how far ours are from
// them.
#pragma once

#include "base/json.h"
#include "tensor/npy.h"
#include "tensor/tensor_file.h"

#include <ATen/ATen.h>
#include <filesystem>
#include <string>
#include <vector>

namespace miro::test {

struct TextCase {
    std::string prompt;
    std::vector<int64_t> ids;
    at::Tensor states; // (T, width)
};

inline std::filesystem::path textModel(const std::string& name) {
    return std::filesystem::path(MIRO_FIXTURES) / "models" / "fixtures" / name;
}

// The cases of tests/fixtures/text/embeddings.json that were made with the named encoder.
inline std::vector<TextCase> textCases(const std::string& encoder) {
    const std::filesystem::path folder = std::filesystem::path(MIRO_FIXTURES) / "text";
    std::vector<TextCase> cases;
    auto list = readJsonFile(folder / "embeddings.json");
    for (const auto& item : list.value())
        if (item["encoder"] == "fixtures/" + encoder)
            cases.push_back({item["prompt"], item["ids"].get<std::vector<int64_t>>(),
                             readNpy(folder / item["file"].get<std::string>()).value()});
    return cases;
}

// The largest difference over the largest value.
inline double relativeError(const at::Tensor& ours, const at::Tensor& theirs) {
    if (ours.sizes() != theirs.sizes())
        return 1e9;
    return ((ours - theirs).abs().max() / theirs.abs().max()).item<double>();
}

constexpr double kTextTolerance = 2e-4;

inline at::Tensor idRow(const std::vector<int64_t>& ids) {
    return at::tensor(ids, at::kLong).unsqueeze(0);
}

// ids and mask (B, T) of several cases, padded with zeros.
inline std::pair<at::Tensor, at::Tensor> paddedIds(const std::vector<TextCase>& cases, int64_t length) {
    const auto count = static_cast<int64_t>(cases.size());
    at::Tensor ids = at::zeros({count, length}, at::kLong);
    at::Tensor mask = at::zeros({count, length}, at::kBool);
    for (int64_t i = 0; i < count; ++i) {
        const auto& row = cases[static_cast<size_t>(i)].ids;
        ids[i].narrow(0, 0, static_cast<int64_t>(row.size())).copy_(at::tensor(row, at::kLong));
        mask[i].narrow(0, 0, static_cast<int64_t>(row.size())).fill_(true);
    }
    return {ids, mask};
}

} // namespace miro::test
