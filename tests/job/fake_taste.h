// A library of small plain pictures and an encoder without a network: a picture's vector is its mean colour, a prompt's
// its length. Who likes red is then a taste that can be learned.
#pragma once

#include "job/taste_desk.h"
#include "library/library_fixtures.h"

#include <algorithm>
#include <cmath>

namespace miro::test {

class FakeTaste {
public:
    std::string key = "fake-1";
    size_t encoded = 0; // pictures
    std::function<Result<void>(const std::stop_token& stop)> onEncode;

    TasteTools tools() {
        return {[this](ProgressSink*, std::stop_token) -> Result<std::unique_ptr<TasteEncoder>> {
            return std::unique_ptr<TasteEncoder>(std::make_unique<Encoder>(*this));
        }};
    }

private:
    class Encoder : public TasteEncoder {
    public:
        explicit Encoder(FakeTaste& home) : m_home(home), m_key(home.key) {}
        const std::string& key() const override { return m_key; }
        Result<std::vector<EncodedInput>> encode(std::span<const ScoreInput> inputs, std::stop_token stop) override {
            if (m_home.onEncode)
                MIRO_CHECK_OK(m_home.onEncode(stop));
            if (stop.stop_requested())
                return stoppedError();
            std::vector<EncodedInput> encoded;
            for (const ScoreInput& input : inputs) {
                const uint8_t* pixel = input.image->pixels.data();
                std::vector<float> vector{pixel[0] / 255.0F, pixel[1] / 255.0F, pixel[2] / 255.0F};
                const float length =
                    std::sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]) + 1e-6F;
                for (float& number : vector)
                    number /= length;
                encoded.push_back({vector, {static_cast<float>(input.prompt.size()) / 100, 1}});
            }
            m_home.encoded += inputs.size();
            return encoded;
        }

    private:
        FakeTaste& m_home;
        const std::string m_key;
    };
};

struct Coloured {
    PictureId id = 0;
    int red = 0;
};

// `count` pictures of each of `prompts` prompts, in colours by seed.
inline std::vector<Coloured> fillWithColours(const LibraryFolder& folder, Library& library, int prompts, int count) {
    std::vector<Coloured> made;
    for (int prompt = 0; prompt < prompts; ++prompt)
        for (int i = 0; i < count; ++i) {
            Made picture;
            picture.prompt = fmt::format("prompt {}{}", prompt, std::string(static_cast<size_t>(prompt), '.'));
            picture.seed = static_cast<uint64_t>(prompt * count + i + 1);
            const int red = static_cast<int>(picture.seed * 83 % 251);
            Image image{8, 8, {}};
            for (int pixel = 0; pixel < 64; ++pixel)
                for (const int level : {red, static_cast<int>(picture.seed * 37 % 241), 60 + i})
                    image.pixels.push_back(static_cast<uint8_t>(level));
            const std::string png =
                encodeImage(image, ImageFormat::Png, {.text = {{kMetadataKey, metadataOf(picture).dump()}}}).value();
            const auto kept =
                library.keepPicture({folder.newFile(fmt::format("{}.png", picture.seed)), {}, 0, {}, {}}, png);
            if (!kept.ok())
                qFatal("%s", kept.message().c_str());
            made.push_back({kept->id, red});
        }
    return made;
}

inline int redOf(const std::vector<Coloured>& pictures, PictureId id) {
    return std::find_if(pictures.begin(), pictures.end(), [&](const Coloured& each) { return each.id == id; })->red;
}

} // namespace miro::test
