// How long an artist waits between two duels: an answer kept in the library and learned, and the next pair, with a
// library of pictures and choices as they grow. Prints JSON lines. bench_taste_desk [PICTURES] [CHOICES]
#include "base/seeded_random.h"
#include "job/fake_taste.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace miro;
using namespace miro::test;

namespace {

constexpr size_t kWidth = 768;

// Vectors of a CLIP's size without a CLIP: by the picture's first pixels.
class WideEncoder : public TasteEncoder {
public:
    const std::string& key() const override { return m_key; }
    Result<std::vector<EncodedInput>> encode(std::span<const ScoreInput> inputs, std::stop_token) override {
        std::vector<EncodedInput> encoded;
        for (const ScoreInput& input : inputs) {
            const uint8_t* pixel = input.image->pixels.data();
            SeededRandom random(mixedSeed({pixel[0], pixel[1], pixel[2]}));
            EncodedInput one{std::vector<float>(kWidth), std::vector<float>(kWidth, 0.036F)};
            for (float& number : one.picture)
                number = static_cast<float>(random.normal()) * 0.036F;
            one.prompt[input.prompt.size() % kWidth] += 0.1F;
            encoded.push_back(std::move(one));
        }
        return encoded;
    }

private:
    std::string m_key = "wide-1";
};

template <typename F>
double milliseconds(const F& f) {
    const auto start = std::chrono::steady_clock::now();
    f();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 1000, choices = argc > 2 ? std::atoi(argv[2]) : 300;
    LibraryFolder folder;
    auto library = folder.open();
    const auto pictures = fillWithColours(folder, *library, count / 8, 8);
    TasteTools tools{[](ProgressSink*, std::stop_token) -> Result<std::unique_ptr<TasteEncoder>> {
        return std::unique_ptr<TasteEncoder>(std::make_unique<WideEncoder>());
    }};
    auto desk = TasteDesk::open(*library, {}, tools, true).value();
    const double look = milliseconds([&] { (void)desk->measure(nullptr, {}).value(); });
    const double learn = milliseconds([&] { (void)desk->learn(true, {}).ok(); });
    std::vector<double> answers, nexts;
    for (int i = 0; i < choices; ++i) {
        PickedDuel duel;
        nexts.push_back(milliseconds([&] { duel = desk->next().value(); }));
        const bool left = redOf(pictures, duel.left) > redOf(pictures, duel.right);
        answers.push_back(milliseconds(
            [&] { (void)desk->answer(duel.left, duel.right, left ? TasteAnswer::Left : TasteAnswer::Right).value(); }));
    }
    const auto last = [](std::vector<double> values) { // the median of the last quarter
        std::vector<double> end(values.end() - static_cast<std::ptrdiff_t>(values.size() / 4 + 1), values.end());
        std::sort(end.begin(), end.end());
        return end[end.size() / 2];
    };
    std::printf("{\"pictures\": %zu, \"choices\": %d, \"look_ms\": %.1f, \"learn_ms\": %.1f, \"answer_ms\": %.1f, "
                "\"answer_max_ms\": %.1f, \"next_ms\": %.1f, \"next_max_ms\": %.1f}\n",
                pictures.size(), choices, look, learn, last(answers), *std::max_element(answers.begin(), answers.end()),
                last(nexts), *std::max_element(nexts.begin(), nexts.end()));
    return 0;
}
