// What tests of a proof share: a library whose artist likes red, a model that draws plain colours, an artist to ask.
#pragma once

#include "base/seeded_random.h"
#include "fake_taste.h"
#include "job/proof_run.h"
#include "job/taste_proof.h"
#include "taste/simulated_artist.h"

#include <functional>

namespace miro::test {

inline void need(const Result<void>& result) {
    if (!result.ok())
        qFatal("%s", result.message().c_str());
}

inline const std::string kBase(64, 'a'); // as metadataOf() says

// How red the toy's pictures are.
struct Toy {
    double base = 60;          // with the usual targets
    double version = 60;       // with the version
    double slider = 0;         // what "clip_score" from 0 to 1 adds to the base, beyond its usual 0.625
    double spread = 30;        // between seeds
    double versionSpread = -1; // the version's own; below 0: as the base's
    int failAt = -1;           // the call that fails
    std::function<void()> onDraw;

    int calls = 0;
    std::vector<std::string> drawn; // side, prompt, seed: what was drawn, in order
    std::vector<GenerationSettings> settings;
    bool judges = false;
};

class ToyModel : public ProofModel {
public:
    explicit ToyModel(Toy& toy) : m_toy(toy) { m_info.rewardKeys = {"clip_score", "hpsv2_score"}; }

    const GeneratorInfo& base() const override { return m_info; }

    Result<std::vector<Image>> draw(bool adapted, const GenerationSettings& settings, std::span<const ProofPrompt> rows,
                                    const std::stop_token& stop) override {
        if (m_toy.onDraw)
            m_toy.onDraw();
        if (stop.stop_requested())
            return stoppedError();
        if (m_toy.calls++ == m_toy.failAt)
            return Error{ErrorCode::OutOfMemory, "there is no memory left"};
        std::vector<Image> images;
        for (const ProofPrompt& row : rows) {
            const double clip = settings.positive.at("clip_score").value_or(0.5);
            SeededRandom random(mixedSeed({row.seed, adapted, static_cast<uint64_t>(clip * 1000)}));
            const double spread = adapted && m_toy.versionSpread >= 0 ? m_toy.versionSpread : m_toy.spread;
            const double red =
                (adapted ? m_toy.version : m_toy.base + m_toy.slider * (clip - 0.625)) + spread * random.uniform(-1, 1);
            Image image{8, 8, {}};
            for (int pixel = 0; pixel < 64; ++pixel)
                for (const double level : {red, 80.0, 100.0})
                    image.pixels.push_back(static_cast<uint8_t>(std::clamp(level, 0.0, 255.0)));
            images.push_back(std::move(image));
            m_toy.drawn.push_back(fmt::format("{} {} {} {}", adapted, clip, row.text, row.seed));
            m_toy.settings.push_back(settings);
        }
        return images;
    }

    Result<TuningEyes> eyes(TasteEncoder& encoder, const TasteLayout& layout) override {
        TuningEyes eyes;
        eyes.layout = layout;
        eyes.layout.rewards.emplace_back("starter_clip");
        eyes.targets = {"clip_score"};
        eyes.targets.insert(eyes.targets.begin(), layout.rewards.size(), "");
        eyes.look = [&encoder,
                     known = layout.rewards.size()](std::span<const Image> images, std::span<const std::string> prompts,
                                                    const std::stop_token& stop) -> Result<std::vector<TasteFeatures>> {
            std::vector<ScoreInput> inputs;
            for (size_t i = 0; i < images.size(); ++i)
                inputs.push_back({&images[i], prompts[i]});
            MIRO_TRY(const std::vector<EncodedInput> encoded, encoder.encode(inputs, stop));
            std::vector<TasteFeatures> seen;
            for (size_t i = 0; i < images.size(); ++i) {
                seen.push_back({encoded[i].picture, std::vector<double>(known, 0.0), encoded[i].prompt});
                seen.back().rewards.push_back(1 - images[i].pixels[0] / 255.0);
            }
            return seen;
        };
        return eyes;
    }

    std::vector<std::string> scenes() const override {
        return m_toy.judges ? std::vector<std::string>{"two cats", "a red cup"} : std::vector<std::string>();
    }
    Result<bool> shows(size_t scene, const Image& picture, const std::stop_token&) const override {
        return scene == 0 || picture.pixels[0] < 100;
    }

private:
    Toy& m_toy;
    GeneratorInfo m_info;
};

class Silent : public ProgressSink {
public:
    void progress(const Progress& progress) override { stages.push_back(progress.stage); }
    std::vector<std::string> stages;
};

// A library whose artist likes red, and a version to be proven.
struct Proving {
    LibraryFolder folder;
    std::unique_ptr<Library> library = folder.open();
    FakeTaste taste;
    Toy toy;
    Silent progress;
    ProofEffort effort{.fitMeasurements = 8, .fitPictures = 6};
    TasteProfileId profile = 0;
    int64_t version = 0;

    explicit Proving(Toy as = {}) : toy(std::move(as)) {
        const std::vector<Coloured> pictures = fillWithColours(folder, *library, 12, 4);
        auto desk = TasteDesk::open(*library, {}, taste.tools(), true);
        if (!desk.ok() || !(*desk)->measure(nullptr, {}).ok() || !(*desk)->learn(false, {}).ok())
            qFatal("no desk");
        profile = (*desk)->profile().id;
        for (int i = 0; i < 40; ++i) {
            const auto duel = (*desk)->next().value();
            const bool left = redOf(pictures, duel.left) > redOf(pictures, duel.right);
            if (!(*desk)->answer(duel.left, duel.right, left ? TasteAnswer::Left : TasteAnswer::Right).ok())
                qFatal("no answer");
        }
        version = addVersion("first");
    }
    int64_t addVersion(const std::string& name) {
        TasteVersionRecord record;
        record.profile = profile;
        record.name = name;
        record.file = "taste/" + name + ".safetensors";
        record.sha256 = std::string(64, 'b');
        record.baseSha256 = kBase;
        return library->taste().addVersion(record).value();
    }
    ProofTools tools() {
        return {taste.tools(),
                [this](const TasteVersionRecord&, const fs::path&, ProgressSink*,
                       const std::stop_token&) -> Result<std::unique_ptr<ProofModel>> {
                    return std::unique_ptr<ProofModel>(std::make_unique<ToyModel>(toy));
                }};
    }
    TasteVersionRecord record() const { return tasteVersion(*library, version).value(); }
    Result<void> prepare(std::stop_token stop = {}) {
        return ProofRun(*library, record(), tools(), effort).prepare(progress, std::move(stop));
    }
    ProofState state() const { return proofState(*library, record()).value(); }
    void reopen() {
        library.reset();
        library = folder.open();
    }
};

inline double redOfFile(const fs::path& file) {
    return readImage(file).value().pixels[0];
}

// Who likes what the truth calls red; slips now and then.
class Artist {
public:
    explicit Artist(double slips, uint64_t seed = 1) : m_slips(slips), m_seed(seed) {}

    TasteAnswer choose(const ProofDuel& duel) {
        const TruthTable truth{{"colour.red"}, {{redOfFile(duel.left)}, {redOfFile(duel.right)}}};
        if (truth.rows[0] == truth.rows[1])
            return TasteAnswer::Same;
        // Which way it likes the one column there is, is drawn by seed: red.
        uint64_t seed = m_seed;
        const size_t redder = truth.rows[0] > truth.rows[1] ? 0 : 1;
        while (true) {
            const auto artist = SimulatedArtist::make("colour", truth, seed++, m_slips).value();
            if (artist.utility(redder) > artist.utility(1 - redder))
                return artist.choose(0, 1, m_time++);
        }
    }

private:
    const double m_slips;
    const uint64_t m_seed;
    uint64_t m_time = 0;
};

// Until the proof is over.
inline ProofState answerAll(Proving& proving, Artist& artist) {
    ProofState state = proving.state();
    while (state.duel) {
        const ProofDuel duel = *state.duel;
        state = answerProof(*proving.library, proving.version, duel.question, artist.choose(duel)).value();
    }
    return state;
}

} // namespace miro::test
