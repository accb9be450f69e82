#include "job/proof_run.h"

#include "base/files.h"
#include "base/seeded_random.h"
#include "image/image_file.h"
#include "job/proof_effects.h"
#include "job/proof_prompts.h"
#include "job/taste_desk.h"
#include "library/library.h"
#include "library/taste_store.h"
#include "taste/slider_fit.h"
#include "tensor/threads.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace miro {
namespace {

namespace fs = std::filesystem;

constexpr double kLeftOut = 0.5; // where a search begins for a reward that the artist leaves out

double meanNumber(const std::vector<double>& numbers) {
    return numbers.empty() ? 0
                           : std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

// The same for every start of a version's proof.
uint64_t seedOfProof(const TasteVersionRecord& version) {
    uint64_t seed = static_cast<uint64_t>(version.id);
    for (const char letter : version.sha256)
        seed = mixedSeed({seed, static_cast<uint8_t>(letter)});
    return seed;
}

} // namespace

struct ProofRun::State {
    Library& library;
    TasteVersionRecord version;
    ProofTools tools;
    ProofEffort effort;
    ProofRecord record;
    std::unique_ptr<TasteDesk> desk;
    std::unique_ptr<ProofModel> model;
    TuningEyes eyes;

    Result<void> keep() { return library.taste().setProof(version.id, textFromProof(record)); }

    fs::path fileOf(size_t picture, ProofSide side) const {
        return library.folder() / proofFolder(version) / proofPictureName(record, picture, side);
    }

    const GenerationSettings& usual() const { return record.usual; }
    GenerationSettings withTargets(const RewardTargets& targets) const {
        GenerationSettings settings = usual();
        settings.positive = targets;
        return settings;
    }

    std::vector<ProofSide> sides() const {
        std::vector<ProofSide> sides{ProofSide::Base};
        if (record.opponents() > 1)
            sides.push_back(ProofSide::Sliders);
        sides.push_back(ProofSide::New); // its network is another one
        return sides;
    }

    // Every question's prompt, then the scenes' for those two sides that are compared there.
    std::vector<ProofPrompt> rowsOf(ProofSide side) const {
        std::vector<ProofPrompt> rows = record.prompts;
        if (side == ProofSide::Sliders)
            return rows;
        for (const std::string& scene : model->scenes())
            rows.push_back({scene, mixedSeed({record.seed, rows.size(), 0x5CE4E}) & 0xFFFFFFFFu});
        return rows;
    }

    Result<std::vector<TasteFeatures>> look(const std::vector<Image>& images, const std::vector<ProofPrompt>& rows,
                                            const std::stop_token& stop) const {
        const KeptThreads threads; // of who draws
        std::vector<std::string> prompts;
        for (size_t i = 0; i < images.size(); ++i)
            prompts.push_back(rows[i].text);
        return eyes.look(images, prompts, stop);
    }

    Result<double> liking(std::vector<TasteFeatures> features) const {
        for (TasteFeatures& one : features)
            one.rewards.resize(desk->layout().rewards.size()); // those of the model alone come behind them
        MIRO_TRY(const std::vector<double> liked, desk->liking(features));
        return meanNumber(liked);
    }

    Result<void> begin(ProgressSink& progress, const std::stop_token& stop) {
        MIRO_TRY(model, tools.open(version, library.folder() / version.file, &progress, stop));
        MIRO_TRY(const TasteProfileRecord profile, library.taste().profile(version.profile));
        MIRO_TRY(desk, TasteDesk::open(library, profile.name, tools.taste));
        MIRO_CHECK_OK(desk->measure(&progress, stop));
        MIRO_CHECK_OK(desk->learn(true, stop));
        MIRO_TRY(eyes, model->eyes(desk->encoder(), desk->layout()));
        if (!record.prompts.empty())
            return {};
        record.seed = seedOfProof(version);
        MIRO_TRY(record.usual, usualSettings(library, model->base(), version.baseSha256));
        MIRO_CHECK_OK(choosePrompts(library, model->base(), record));
        return keep();
    }

    // ---- the known sliders

    // What each reward of the base counts for the artist.
    Result<std::vector<RewardWeight>> weights() const {
        MIRO_TRY(const TasteReport report, desk->report(0));
        std::vector<RewardWeight> weights;
        for (const std::string& reward : model->base().rewardKeys) {
            RewardWeight& weight = weights.emplace_back(RewardWeight{reward, 0, 0});
            for (size_t i = 0; i < eyes.targets.size(); ++i)
                for (const RewardWeight& known : report.weights)
                    if (eyes.targets[i] == reward && known.reward == eyes.layout.rewards[i])
                        weight = {reward, known.mean, known.deviation};
        }
        return weights;
    }

    // The pictures of a measurement: the proof's prompts with other seeds.
    std::vector<ProofPrompt> fitRows() const {
        std::vector<ProofPrompt> rows;
        for (int picture = 0; picture < effort.fitPictures; ++picture)
            rows.push_back({record.prompts[static_cast<size_t>(picture) % record.prompts.size()].text,
                            mixedSeed({record.seed, static_cast<uint64_t>(picture), 0xF17}) & 0xFFFFFFFFu});
        return rows;
    }

    Result<void> fit(ProgressSink& progress, const std::stop_token& stop) {
        const std::vector<std::string>& rewards = model->base().rewardKeys;
        std::vector<double> usualTargets;
        for (const std::string& reward : rewards)
            usualTargets.push_back(usual().positive.at(reward).value_or(kLeftOut));
        const auto targetsFrom = [&](const std::vector<double>& numbers) {
            if (numbers == usualTargets)
                return usual().positive; // those that are left out stay so
            RewardTargets targets;
            for (size_t i = 0; i < rewards.size(); ++i)
                targets[rewards[i]] = numbers[i];
            return targets;
        };
        int measured = 0;
        const MeasureTargets measure = [&](const std::vector<double>& targets) -> Result<double> {
            progress.progress({"fit", measured++, effort.fitMeasurements});
            for (const MeasuredTargets& known : record.measured)
                if (known.targets == targets)
                    return known.liking;
            const std::vector<ProofPrompt> rows = fitRows();
            MIRO_TRY(const std::vector<Image> images, draw(false, withTargets(targetsFrom(targets)), rows, stop));
            MIRO_TRY(std::vector<TasteFeatures> features, look(images, rows, stop));
            MIRO_TRY(const double liked, liking(std::move(features)));
            record.measured.push_back({targets, liked});
            MIRO_CHECK_OK(keep());
            return liked;
        };
        MIRO_TRY(const std::vector<RewardWeight> known, weights());
        SliderFitOptions options;
        options.most = effort.fitMeasurements;
        MIRO_TRY(const SliderFit fitted, fitSliders(known, usualTargets, measure, options));
        record.sliders = targetsFrom(fitted.targets);
        progress.progress({"fit", effort.fitMeasurements, effort.fitMeasurements});
        return keep();
    }

    // ---- pictures

    Result<std::vector<Image>> draw(bool adapted, const GenerationSettings& settings,
                                    const std::vector<ProofPrompt>& rows, const std::stop_token& stop) const {
        std::vector<Image> images;
        const auto atOnce = static_cast<size_t>(effort.rowsAtOnce);
        for (size_t first = 0; first < rows.size(); first += atOnce) {
            if (stop.stop_requested())
                return stoppedError();
            const std::span<const ProofPrompt> some(rows.data() + first, std::min(atOnce, rows.size() - first));
            MIRO_TRY(std::vector<Image> drawn, model->draw(adapted, settings, some, stop));
            std::move(drawn.begin(), drawn.end(), std::back_inserter(images));
        }
        return images;
    }

    Result<void> drawSide(ProofSide side, ProgressSink& progress, int64_t& done, int64_t total,
                          const std::stop_token& stop) const {
        const std::vector<ProofPrompt> rows = rowsOf(side);
        const GenerationSettings settings = side == ProofSide::Sliders ? withTargets(*record.sliders) : usual();
        std::vector<size_t> missing;
        std::error_code ignored;
        for (size_t i = 0; i < rows.size(); ++i)
            if (!fs::exists(fileOf(i, side), ignored))
                missing.push_back(i);
        done += static_cast<int64_t>(rows.size() - missing.size());
        const auto atOnce = static_cast<size_t>(effort.rowsAtOnce);
        for (size_t first = 0; first < missing.size(); first += atOnce) {
            progress.progress({"sample", done, total});
            std::vector<ProofPrompt> some;
            const size_t end = std::min(first + atOnce, missing.size());
            for (size_t i = first; i < end; ++i)
                some.push_back(rows[missing[i]]);
            MIRO_TRY(const std::vector<Image> images, draw(side == ProofSide::New, settings, some, stop));
            for (size_t i = first; i < end; ++i) {
                // Nothing in the file says who drew it.
                MIRO_TRY(const std::string png, encodeImage(images.at(i - first), ImageFormat::Png));
                MIRO_CHECK_OK(writeFileAtomically(fileOf(missing[i], side), png));
            }
            done += static_cast<int64_t>(some.size());
        }
        progress.progress({"sample", done, total});
        return {};
    }

    Result<void> drawAll(ProgressSink& progress, const std::stop_token& stop) const {
        const fs::path folder = library.folder() / proofFolder(version);
        std::error_code error;
        fs::create_directories(folder, error);
        if (error)
            return fileError("cannot create the folder", folder, error.value());
        int64_t total = 0, done = 0;
        for (const ProofSide side : sides())
            total += static_cast<int64_t>(rowsOf(side).size());
        for (const ProofSide side : sides())
            MIRO_CHECK_OK(drawSide(side, progress, done, total, stop));
        return {};
    }

    // ---- what became of the rest

    Result<std::vector<Image>> read(ProofSide side) const {
        std::vector<Image> images;
        for (size_t i = 0; i < rowsOf(side).size(); ++i) {
            MIRO_TRY(Image image, readImage(fileOf(i, side)));
            images.push_back(std::move(image));
        }
        return images;
    }

    // Of the questions' pictures; shownScenes: the share of scenes that the pictures behind them show.
    Result<std::vector<TasteFeatures>> seen(ProofSide side, double& liked, double& shownScenes,
                                            const std::stop_token& stop) const {
        MIRO_TRY(std::vector<Image> images, read(side));
        const size_t questions = record.prompts.size();
        double right = 0;
        for (size_t i = questions; i < images.size(); ++i) {
            MIRO_TRY(const bool shown, model->shows(i - questions, images[i], stop));
            right += shown ? 1 : 0;
        }
        shownScenes = images.size() > questions ? right / static_cast<double>(images.size() - questions) : 0;
        images.resize(questions);
        MIRO_TRY(std::vector<TasteFeatures> features, look(images, record.prompts, stop));
        MIRO_TRY(liked, liking(features));
        return features;
    }

    Result<void> measureEffects(ProgressSink& progress, const std::stop_token& stop) {
        const int64_t all = record.opponents() + 1;
        double shownBefore = 0, shownAfter = 0, unused = 0;
        progress.progress({"score", 0, all});
        MIRO_TRY(const auto before, seen(ProofSide::Base, record.likingOfBase, shownBefore, stop));
        progress.progress({"score", 1, all});
        MIRO_TRY(const auto after, seen(ProofSide::New, record.likingOfNew, shownAfter, stop));
        progress.progress({"score", 2, all});
        record.likingOfSliders = record.likingOfBase;
        if (record.opponents() > 1)
            MIRO_CHECK_OK(seen(ProofSide::Sliders, record.likingOfSliders, unused, stop));
        progress.progress({"score", all, all});
        record.effects = effectsOf(eyes.layout.rewards, record.prompts, before, after);
        if (!model->scenes().empty())
            record.effects.push_back({"accuracy", shownBefore, shownAfter});
        MIRO_TRY(const TasteReport report, desk->report(0));
        record.heldOut = report.accuracy.accuracy;
        record.drawn = true;
        return keep();
    }

    bool picturesAreThere() const {
        std::error_code ignored;
        for (const ProofSide side : sides())
            for (size_t i = 0; i < record.prompts.size(); ++i)
                if (!fs::exists(fileOf(i, side), ignored))
                    return false;
        return true;
    }

    Result<void> prepare(ProgressSink& progress, const std::stop_token& stop) {
        MIRO_TRY(record, proofFromText(version.proof));
        if (record.drawn && (proofFrom(record).over || picturesAreThere()))
            return {};
        MIRO_CHECK_OK(begin(progress, stop));
        if (!record.sliders)
            MIRO_CHECK_OK(fit(progress, stop));
        MIRO_CHECK_OK(drawAll(progress, stop));
        return record.drawn ? Result<void>() : measureEffects(progress, stop);
    }
};

ProofRun::ProofRun(Library& library, TasteVersionRecord version, ProofTools tools, ProofEffort effort)
    : m_state(new State{library, std::move(version), std::move(tools), effort, {}, {}, {}, {}}) {}

ProofRun::~ProofRun() = default;

Result<void> ProofRun::prepare(ProgressSink& progress, std::stop_token stop) {
    return m_state->prepare(progress, stop);
}

} // namespace miro
