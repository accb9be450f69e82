// What a fine-tuning to an artist's taste reaches: a simulated artist with a hidden utility chooses between pictures of
// the starter, the model is tuned to the choices, and its pictures are held against the untouched model's. Everything
// is done as the program does it; the utility is used to answer and to judge, never to learn.
//
//   bench_finetune FOLDER [--models DIR]... [--model NAME] [--artist KEY] [--slips S] [--artist-seed N] [--choices N]
//                  [--threads N] [--weight W] [--set KEY=VALUE]...
//
// FOLDER keeps the library, its pictures and the fine-tuning: run again with the same arguments it goes on. Prints JSON
// lines: what the personal reward learned, how long the fine-tuning took, what came of it.
#include "base/json.h"
#include "base/seeded_random.h"
#include "base/taste_reward.h"
#include "eval/geneval_scene.h"
#include "flow/picture_scorer.h"
#include "flow/prompt_drawer.h"
#include "hub/model_store.h"
#include "image/image_file.h"
#include "job/finetune_job.h"
#include "job/taste_desk.h"
#include "library/library_fixtures.h"
#include "library/taste_store.h"
#include "scene/sprite_detector.h"
#include "taste/look_columns.h"
#include "tensor/device.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>

using namespace miro;
using namespace miro::test;
using nlohmann::json;

namespace {

constexpr int64_t kLibraryPrompts = 10; // of each category
constexpr int64_t kOfEach = 6;          // pictures of each
constexpr int64_t kJudgedPrompts = 5;   // held out, of each category
constexpr int64_t kJudgedSeeds = 4;
constexpr size_t kAtOnce = 48;

[[noreturn]] void fail(const std::string& message) {
    std::fprintf(stderr, "bench_finetune: %s\n", message.c_str());
    std::exit(1);
}

template <typename T>
T must(Result<T> result) {
    if (!result.ok())
        fail(result.message());
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

struct Options {
    fs::path folder;
    std::vector<fs::path> models;
    std::string model = kDefaultModel;
    std::string artist = "colour";
    double slips = 0.1;
    uint64_t artistSeed = 1;
    int64_t choices = 60;
    int64_t threads = 0;
    double weight = 1; // of the adapter where it is judged
    std::vector<std::string> settings;
};

Options optionsOf(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (!word.starts_with("--")) {
            options.folder = word;
            continue;
        }
        if (++i == argc)
            fail(word + " needs a value");
        const std::string value = argv[i];
        if (word == "--models")
            options.models.emplace_back(value);
        else if (word == "--model")
            options.model = value;
        else if (word == "--artist")
            options.artist = value;
        else if (word == "--slips")
            options.slips = std::strtod(value.c_str(), nullptr);
        else if (word == "--artist-seed")
            options.artistSeed = std::strtoull(value.c_str(), nullptr, 10);
        else if (word == "--choices")
            options.choices = std::atoll(value.c_str());
        else if (word == "--threads")
            options.threads = std::atoll(value.c_str());
        else if (word == "--weight")
            options.weight = std::strtod(value.c_str(), nullptr);
        else if (word == "--set")
            options.settings.push_back(value);
        else
            fail("there is no " + word);
    }
    if (options.folder.empty())
        fail("a folder to work in is missing");
    return options;
}

struct Prompt {
    ScenePrompt scene;
    std::string words;
};

class Bench : public TrainSink {
public:
    explicit Bench(Options options)
        : m_options(std::move(options)), m_sprites(must(SpriteSet::open(MIRO_SOURCE_DIR "/models/starter-scenes"))),
          m_detector(m_sprites), m_library(must(Library::open(m_options.folder / "library"))),
          m_store(must(ModelStore::open(m_options.models))) {
        m_scoring.threads = m_options.threads;
        m_request.modelFolders = m_options.models;
        m_request.model = m_options.model;
        m_scorer = must(PictureScorer::open(m_store, {}, m_scoring));
    }

    void run() {
        fillLibrary();
        choose();
        const TasteVersionRecord version = tune();
        judge(version);
    }

    void note(const std::string& line) override { std::fprintf(stderr, "note: %s\n", line.c_str()); }
    void stepDone(const TrainStep& step) override {
        if (step.step % 50 == 0)
            std::fprintf(stderr, "step %lld of %lld, %.2f s\n", static_cast<long long>(step.step),
                         static_cast<long long>(step.total), step.seconds);
    }

private:
    std::vector<Prompt> prompts(int64_t each, bool heldOut) const {
        ScenePromptsRequest request;
        request.categories.assign(kSceneCategories.begin(), kSceneCategories.end());
        request.perCategory = each;
        request.heldOut = heldOut;
        request.seed = 11;
        std::vector<Prompt> prompts;
        for (const std::string& line : must(scenePromptLines(request, m_sprites))) {
            const json scene = must(parseJson(line, "a prompt"));
            prompts.push_back({must(sceneFromGeneval(scene, m_sprites)), scene.at("prompt").get<std::string>()});
        }
        return prompts;
    }

    // Pictures over a spread of targets, as an artist who moves sliders collects them, with their scores.
    void fillLibrary() {
        if (must(m_library->count({})) > 0)
            return;
        auto drawer = must(PromptDrawer::open(m_request, {}));
        const std::vector<Prompt> all = prompts(kLibraryPrompts, false);
        std::vector<DrawnRow> rows;
        std::vector<std::string> words;
        SeededRandom random(mixedSeed({m_options.artistSeed, 0xF111}));
        for (const Prompt& prompt : all)
            for (int64_t i = 0; i < kOfEach; ++i) {
                DrawnRow row;
                row.seed = random.next() & 0xFFFFFFFFu;
                for (const std::string& reward : drawer->files().config.rewardKeys)
                    row.positive[reward] = random.uniform();
                rows.push_back(std::move(row));
                words.push_back(prompt.words);
            }
        const std::vector<Image> images = draw(*drawer, rows, words);
        const auto scores = scoresOf(images, words);
        for (size_t i = 0; i < images.size(); ++i) {
            Made made;
            made.prompt = words[i];
            made.seed = rows[i].seed;
            const std::string png =
                must(encodeImage(images[i], ImageFormat::Png, {.text = {{kMetadataKey, metadataOf(made).dump()}}}));
            const fs::path file = m_library->folder() / "pictures" / fmt::format("{:05}.png", i);
            const PictureRecord kept = must(m_library->keepPicture({file, {}, 0, {}, {}}, png));
            must(m_library->putScores({{kept.id, scores[i]}}));
        }
    }

    std::vector<Image> draw(PromptDrawer& drawer, std::vector<DrawnRow>& rows, const std::vector<std::string>& words) {
        must(drawer.encode(words, m_texts, {}));
        std::vector<Image> images;
        for (size_t first = 0; first < rows.size(); first += kAtOnce) {
            const size_t last = std::min(rows.size(), first + kAtOnce);
            for (size_t i = first; i < last; ++i)
                rows[i].text = &m_texts.at(words[i]);
            DrawnPictures drawn = must(drawer.draw(
                {rows.begin() + static_cast<ptrdiff_t>(first), rows.begin() + static_cast<ptrdiff_t>(last)}, {}));
            for (Image& image : drawn.images)
                images.push_back(std::move(image));
            std::fprintf(stderr, "%zu of %zu pictures\n", last, rows.size());
        }
        return images;
    }

    std::vector<std::vector<ScoreRecord>> scoresOf(const std::vector<Image>& images,
                                                   const std::vector<std::string>& words) {
        std::vector<ScoreInput> inputs;
        for (size_t i = 0; i < images.size(); ++i)
            inputs.push_back({&images[i], words[i]});
        return must(m_scorer->score(inputs, nullptr, {}));
    }

    // What is true about pictures: their look, and what reward models say.
    static TruthTable truthOf(const std::vector<Image>& images, const std::vector<std::vector<ScoreRecord>>& scores) {
        TruthTable table = lookTable(images);
        for (const ScoreRecord& score : scores.front())
            table.names.push_back("reward." + score.scorer);
        for (size_t i = 0; i < images.size(); ++i)
            for (const ScoreRecord& score : scores[i])
                table.rows[i].push_back(score.training.value_or(0));
        return table;
    }

    void choose() {
        std::vector<Image> images;
        std::vector<std::vector<ScoreRecord>> scores;
        std::map<PictureId, size_t> places;
        std::map<std::string, std::vector<size_t>> ofPrompt;
        for (const PictureRecord& picture : must(m_library->records(must(m_library->find({}))))) {
            ofPrompt[picture.prompt].push_back(images.size());
            places[picture.id] = images.size();
            images.push_back(must(readImage(m_library->fileOf(picture))));
            scores.push_back(must(m_library->scoresOf({picture.id})).at(0).scores);
        }
        m_artist = must(
            SimulatedArtist::make(m_options.artist, truthOf(images, scores), m_options.artistSeed, m_options.slips));
        auto desk = must(TasteDesk::open(*m_library, {}, tasteTools(m_options.models, m_scoring), true));
        must(desk->measure(nullptr, {}));
        must(desk->learn(true, {}));
        for (auto asked = static_cast<int64_t>(must(choicesOf(*m_library, desk->profile())).size());
             asked < m_options.choices; ++asked) {
            const PickedDuel duel = must(desk->next());
            must(desk->answer(
                duel.left, duel.right,
                m_artist->choose(places.at(duel.left), places.at(duel.right), static_cast<uint64_t>(asked))));
        }
        must(desk->learn(true, {}));
        const TasteReport report = must(desk->report(0));
        // Every pair of one prompt, whether it was asked or not, against what the artist likes.
        std::map<size_t, double> means;
        for (const RankedPicture& ranked : must(desk->ranking()))
            means[places.at(ranked.picture)] = ranked.estimate.mean;
        int64_t right = 0, pairs = 0;
        for (const auto& [words, some] : ofPrompt)
            for (size_t a = 0; a < some.size(); ++a)
                for (size_t b = a + 1; b < some.size(); ++b) {
                    const TasteAnswer liked = m_artist->liked(some[a], some[b]);
                    if (liked == TasteAnswer::Same)
                        continue;
                    ++pairs;
                    right += (means.at(some[a]) > means.at(some[b])) == (liked == TasteAnswer::Left) ? 1 : 0;
                }
        print({{"what", "personal reward"},
               {"artist", m_options.artist},
               {"slips", m_options.slips},
               {"encoder", report.encoder},
               {"choices", report.accuracy.choices},
               {"told_accuracy", report.accuracy.ofLibrary},
               {"told_low", report.accuracy.ofLibraryInterval.low},
               {"told_high", report.accuracy.ofLibraryInterval.high},
               {"pair_accuracy", static_cast<double>(right) / static_cast<double>(std::max<int64_t>(pairs, 1))},
               {"pairs", pairs}});
    }

    TasteVersionRecord tune() {
        FinetuneRequest request;
        json settings = {{"model", m_options.model}};
        request.settings =
            must(readFinetuneSettings(settings, "the fine-tuning", m_options.folder, m_options.settings));
        request.library = m_library.get();
        request.folder = m_options.folder / "tuning";
        request.modelFolders = m_options.models;
        request.threads = m_options.threads;
        class Silent : public JobListener {
            void progress(const Progress&) override {}
            void note(const std::string& line) override { std::fprintf(stderr, "note: %s\n", line.c_str()); }
        } listener;
        const auto start = std::chrono::steady_clock::now();
        FinetuneJob job(std::move(request), *this);
        must(job.run({listener, {}}));
        print({{"what", "fine-tuning"}, {"minutes", secondsSince(start) / 60}, {"version", job.version().file}});
        return job.version();
    }

    struct Judged {
        std::vector<double> utility;
        std::map<std::string, double> rewards; // means, as quantiles where known, else in training units
        double accuracy = 0;
        double diversity = 0;
    };

    // Diversity: 1 - cosine of the encoder's vectors, mean over the pairs of each prompt's seeds.
    Judged look(const std::vector<Prompt>& all, const GenerateRequest& request, std::optional<double> taste,
                TasteEncoder& encoder) {
        auto drawer = must(PromptDrawer::open(request, {}));
        std::vector<DrawnRow> rows;
        std::vector<std::string> words;
        for (const Prompt& prompt : all)
            for (int64_t seed = 0; seed < kJudgedSeeds; ++seed) {
                DrawnRow row;
                row.seed = static_cast<uint64_t>(1000 + seed);
                if (taste)
                    row.positive[kTasteRewardKey] = *taste;
                rows.push_back(std::move(row));
                words.push_back(prompt.words);
            }
        const std::vector<Image> images = draw(*drawer, rows, words);
        const auto scores = scoresOf(images, words);
        const TruthTable truth = truthOf(images, scores);
        Judged judged;
        std::vector<ScoreInput> inputs;
        for (size_t i = 0; i < images.size(); ++i) {
            judged.utility.push_back(m_artist->utilityOf(truth.rows[i]));
            inputs.push_back({&images[i], words[i]});
            const ScenePrompt& scene = all[i / kJudgedSeeds].scene;
            const bool right = judgeScene(scene, must(m_detector.detect(images[i])), m_sprites).correct;
            judged.accuracy += (right ? 1.0 : 0.0) / static_cast<double>(images.size());
            for (const ScoreRecord& score : scores[i])
                judged.rewards[score.scorer] +=
                    score.quantile.value_or(score.training.value_or(0)) / static_cast<double>(images.size());
        }
        const auto seen = must(encoder.encode(inputs, {}));
        double sum = 0;
        int64_t pairs = 0;
        for (size_t first = 0; first < seen.size(); first += kJudgedSeeds)
            for (size_t a = first; a < first + kJudgedSeeds; ++a)
                for (size_t b = a + 1; b < first + kJudgedSeeds; ++b, ++pairs)
                    sum += 1 - std::inner_product(seen[a].picture.begin(), seen[a].picture.end(),
                                                  seen[b].picture.begin(), 0.0);
        judged.diversity = sum / static_cast<double>(pairs);
        return judged;
    }

    void judge(const TasteVersionRecord& version) {
        const std::vector<Prompt> all = prompts(kJudgedPrompts, true);
        const auto encoder = must(tasteTools(m_options.models, m_scoring).open(nullptr, {}));
        GenerateRequest tuned = m_request;
        tuned.adapters = {{m_library->folder() / version.file, m_options.weight}};
        const Judged base = look(all, m_request, {}, *encoder), high = look(all, tuned, 1.0, *encoder),
                     low = look(all, tuned, 0.0, *encoder);
        const auto share = [](const std::vector<double>& better, const std::vector<double>& worse) {
            double above = 0;
            for (size_t i = 0; i < better.size(); ++i)
                above += better[i] > worse[i] ? 1 : better[i] == worse[i] ? 0.5 : 0;
            return above / static_cast<double>(better.size());
        };
        const auto mean = [](const std::vector<double>& values) {
            return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
        };
        const auto change = [](double after, double before) {
            return before != 0 ? after / before - 1 : 0;
        };
        json rewards;
        for (const auto& [scorer, before] : base.rewards)
            rewards[scorer] = {{"before", before},
                               {"after", high.rewards.at(scorer)},
                               {"change", change(high.rewards.at(scorer), before)}};
        print(
            {{"what", "tuned model"},
             {"pictures", base.utility.size()},
             {"utility", // in deviations of the library's
              {{"base", mean(base.utility)}, {"taste_1", mean(high.utility)}, {"taste_0", mean(low.utility)}}},
             {"taste_1_above_0", share(high.utility, low.utility)},
             {"taste_1_above_base", share(high.utility, base.utility)},
             {"accuracy",
              {{"before", base.accuracy}, {"after", high.accuracy}, {"change", change(high.accuracy, base.accuracy)}}},
             {"diversity",
              {{"before", base.diversity},
               {"after", high.diversity},
               {"change", change(high.diversity, base.diversity)}}},
             {"rewards", rewards}});
    }

    static void print(const json& line) {
        std::printf("%s\n", line.dump().c_str());
        std::fflush(stdout);
    }

    const Options m_options;
    const SpriteSet m_sprites;
    const SpriteDetector m_detector;
    std::unique_ptr<Library> m_library;
    ModelStore m_store;
    ScoringOptions m_scoring;
    GenerateRequest m_request;
    std::unique_ptr<PictureScorer> m_scorer;
    PromptTexts m_texts;
    std::optional<SimulatedArtist> m_artist;
};

} // namespace

int main(int argc, char** argv) {
    initialiseTorch();
    Bench(optionsOf(argc, argv)).run();
    return 0;
}
