#include "job/taste_tools.h"

#include "base/paths.h"
#include "base/scorers.h"
#include "flow/picture_scorer.h"
#include "hub/checkpoint_hash.h"
#include "hub/model_store.h"
#include "image/resize.h"
#include "taste/look_columns.h"
#include "tensor/device.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kHashDigits = 16; // of a checkpoint's hash, in a key
constexpr int kGrid = 4;           // cells a side

class ClipEncoder : public TasteEncoder {
public:
    ClipEncoder(std::unique_ptr<PictureEncoder> encoder, std::string key)
        : m_encoder(std::move(encoder)), m_key(std::move(key)) {}

    const std::string& key() const override { return m_key; }
    Result<std::vector<EncodedInput>> encode(std::span<const ScoreInput> inputs, std::stop_token stop) override {
        return m_encoder->encode(inputs, std::move(stop));
    }
    void freeMemory() override { m_encoder->freeMemory(); }

private:
    std::unique_ptr<PictureEncoder> m_encoder;
    std::string m_key;
};

class LookEncoder : public TasteEncoder {
public:
    const std::string& key() const override { return m_key; }
    std::string note() const override {
        return "no CLIP is installed, so that taste is learned from colours, layout and scores alone; miro models get "
               "openai/clip-vit-large-patch14 installs one";
    }
    Result<std::vector<EncodedInput>> encode(std::span<const ScoreInput> inputs, std::stop_token stop) override {
        std::vector<EncodedInput> encoded;
        for (const ScoreInput& input : inputs) {
            if (stop.stop_requested())
                return stoppedError();
            encoded.push_back({vectorOf(*input.image), {}});
        }
        return encoded;
    }

private:
    static std::vector<float> vectorOf(const Image& image) {
        std::vector<float> vector;
        for (const double column : lookColumns(image))
            vector.push_back(static_cast<float>(column));
        const Image cells = resized(image, kGrid, kGrid);
        // All cells together count about as much as the columns.
        for (const uint8_t level : cells.pixels)
            vector.push_back(static_cast<float>(level) / 255.0F / kGrid);
        double square = 0;
        for (const float number : vector)
            square += double{number} * number;
        const auto length = static_cast<float>(std::sqrt(std::max(square, 1e-12)));
        for (float& number : vector)
            number /= length;
        return vector;
    }

    std::string m_key = "look-1";
};

} // namespace

std::unique_ptr<TasteEncoder> lookEncoder() {
    return std::make_unique<LookEncoder>();
}

TasteTools tasteTools(std::vector<std::filesystem::path> modelFolders, const ScoringOptions& options) {
    TasteTools tools;
    tools.open = [modelFolders = std::move(modelFolders),
                  options](ProgressSink* progress, std::stop_token stop) -> Result<std::unique_ptr<TasteEncoder>> {
        initialiseTorch();
        MIRO_TRY(const ModelStore models, ModelStore::open(modelFolders));
        const std::vector<std::string> present = scorersPresent(models).present;
        for (const std::string& scorer : encoderScorers()) {
            if (std::find(present.begin(), present.end(), scorer) == present.end())
                continue;
            MIRO_TRY(auto encoder, PictureEncoder::open(scorer, scorerRepos(models), options));
            MIRO_TRY(const std::string hash, checkpointSha256(encoder->checkpoint(), cacheFolder(), progress, stop));
            std::string key =
                fmt::format("{}-{}-{}", scorer, scorers().find(scorer)->version, hash.substr(0, kHashDigits));
            return std::unique_ptr<TasteEncoder>(std::make_unique<ClipEncoder>(std::move(encoder), std::move(key)));
        }
        return lookEncoder();
    };
    return tools;
}

} // namespace miro
