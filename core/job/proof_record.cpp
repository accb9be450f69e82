#include "job/proof_record.h"

#include "base/generation_json.h"
#include "base/json.h"
#include "base/seeded_random.h"
#include "taste/taste_file.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr int kProofVersion = 1;

Json shareJson(const Share& share) {
    return {share.hits, share.trials};
}

Json measuredJson(const ProofRecord& record) {
    Json measured = Json::array();
    for (const MeasuredTargets& each : record.measured)
        measured.push_back({{"targets", each.targets}, {"liking", each.liking}});
    return measured;
}

Json effectsJson(const ProofRecord& record) {
    Json effects = Json::array();
    for (const TasteEffect& effect : record.effects)
        effects.push_back({{"scorer", effect.scorer}, {"before", effect.before}, {"after", effect.after}});
    return effects;
}

// Throws what nlohmann does.
ProofRecord recordFrom(const Json& json) {
    ProofRecord record;
    json.at("seed").get_to(record.seed);
    for (const Json& prompt : json.at("prompts"))
        record.prompts.push_back({prompt.at("text").get<std::string>(), prompt.at("seed").get<uint64_t>()});
    json.at("unseen").get_to(record.unseen);
    for (const Json& each : json.at("measured"))
        record.measured.push_back({each.at("targets").get<std::vector<double>>(), each.at("liking").get<double>()});
    json.at("drawn").get_to(record.drawn);
    for (const Json& effect : json.at("effects"))
        record.effects.push_back({effect.at("scorer").get<std::string>(), effect.at("before").get<double>(),
                                  effect.at("after").get<double>()});
    record.heldOut = shareOf(json.at("held_out").at(0).get<double>(), json.at("held_out").at(1).get<int64_t>());
    const Json& liking = json.at("liking");
    liking.at(0).get_to(record.likingOfNew);
    liking.at(1).get_to(record.likingOfBase);
    liking.at(2).get_to(record.likingOfSliders);
    json.at("settled").get_to(record.settled);
    return record;
}

Error corruptProof(const std::string& what) {
    return Error{ErrorCode::Corrupt, fmt::format("what is kept of the proof cannot be read ({}); delete the version's "
                                                 "proof and begin anew",
                                                 oneLine(what))};
}

TasteProof::Against against(const ProofScore& score) {
    TasteProof::Against sum;
    sum.wins = score.wins;
    sum.losses = score.losses;
    sum.same = score.same + score.skipped;
    const ProofRate rate = rateAfter(score.wins, score.losses);
    sum.rate = rate.rate;
    sum.interval = rate.interval;
    return sum;
}

} // namespace

ProofTest ProofRecord::test() const {
    ProofTest test(opponents(), seed);
    for (const TasteAnswer answer : answers)
        if (!test.over())
            test.answer(answer);
    return test;
}

std::string textFromProof(const ProofRecord& record) {
    Json prompts = Json::array(), answers = Json::array();
    for (const ProofPrompt& prompt : record.prompts)
        prompts.push_back({{"text", prompt.text}, {"seed", prompt.seed}});
    for (const TasteAnswer answer : record.answers)
        answers.push_back(tasteAnswerKey(answer));
    Json json{{"version", kProofVersion},
              {"seed", record.seed},
              {"prompts", prompts},
              {"unseen", record.unseen},
              {"usual", jsonFromSettings(record.usual)},
              {"measured", measuredJson(record)},
              {"drawn", record.drawn},
              {"effects", effectsJson(record)},
              {"held_out", shareJson(record.heldOut)},
              {"liking", {record.likingOfNew, record.likingOfBase, record.likingOfSliders}},
              {"answers", answers},
              {"settled", record.settled}};
    if (record.sliders) {
        GenerationSettings fitted;
        fitted.positive = *record.sliders;
        json["sliders"] = jsonFromSettings(fitted);
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ProofRecord> proofFromText(const std::string& text) {
    if (text.empty())
        return ProofRecord{};
    MIRO_TRY(const Json json, parseJson(text, "the proof"));
    try {
        if (json.at("version").get<int>() > kProofVersion)
            return Error{ErrorCode::Unsupported, "the proof was begun by a newer version of this program; update this "
                                                 "one"};
        ProofRecord record = recordFrom(json);
        MIRO_TRY(record.usual, settingsFromJson(json.at("usual")));
        if (const auto sliders = json.find("sliders"); sliders != json.end()) {
            MIRO_TRY(const GenerationSettings fitted, settingsFromJson(*sliders));
            record.sliders = fitted.positive;
        }
        for (const Json& key : json.at("answers")) {
            const auto answer = tasteAnswerOf(key.get<std::string>());
            if (!answer)
                return corruptProof("answers: " + key.get<std::string>());
            record.answers.push_back(*answer);
        }
        return record;
    } catch (const Json::exception& error) {
        return corruptProof(error.what());
    }
}

TasteProof proofFrom(const ProofRecord& record) {
    const ProofTest test = record.test();
    TasteProof proof;
    proof.asked = test.asked();
    proof.over = record.drawn && test.over();
    proof.won = proof.over && test.newWins();
    proof.base = against(test.scores()[0]);
    if (test.scores().size() > 1)
        proof.sliders = against(test.scores()[1]);
    proof.heldOut = record.heldOut;
    proof.effects = record.effects;
    return proof;
}

std::filesystem::path proofFolder(const TasteVersionRecord& version) {
    return std::filesystem::path(kProofsFolder) / std::to_string(version.id);
}

std::string proofPictureName(const ProofRecord& record, size_t picture, ProofSide side) {
    return fmt::format("{:016x}.png", mixedSeed({record.seed, picture, static_cast<uint64_t>(side), 0xB11Du}));
}

} // namespace miro
