// `miro taste`: versions of what was learned, and the blind proof of one.
#include "app/commands/taste_verbs.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

const char* keyOf(TasteVersionState state) {
    return state == TasteVersionState::Default ? "default" : state == TasteVersionState::Kept ? "kept" : "rolled-back";
}

Json againstJson(const TasteProof::Against& against) {
    return {{"wins", against.wins},
            {"losses", against.losses},
            {"same", against.same},
            {"rate", against.rate},
            {"interval", {against.interval.low, against.interval.high}}};
}

Json proofJson(const ProofState& state) {
    const TasteProof& proof = state.proof;
    Json json{{"drawn", state.drawn},
              {"asked", proof.asked},
              {"over", proof.over},
              {"won", proof.won},
              {"against_base", againstJson(proof.base)},
              {"against_sliders", againstJson(proof.sliders)}};
    if (proof.heldOut.trials > 0)
        json["held_out"] = {{"value", proof.heldOut.value},
                            {"interval", {proof.heldOut.interval.low, proof.heldOut.interval.high}},
                            {"of", proof.heldOut.trials}};
    json["effects"] = Json::array();
    for (const TasteEffect& effect : proof.effects)
        json["effects"].push_back({{"scorer", effect.scorer}, {"before", effect.before}, {"after", effect.after}});
    return json;
}

Json versionJson(const TasteVersionRecord& version) {
    return {{"version", version.id}, {"name", version.name}, {"state", keyOf(version.state)}};
}

// What is asked now, or how it ended. Which picture is whose is not said.
Result<void> sayQuestion(CommandContext& context, const TasteVersionRecord& version, const ProofState& state) {
    if (!state.duel && !state.proof.over)
        return Error{ErrorCode::NotFound, fmt::format("the pictures of version {}'s proof are not drawn; draw them "
                                                      "first: miro taste prove {}",
                                                      version.id, version.id)};
    Json json = versionJson(version);
    if (state.duel) {
        json["question"] = state.duel->question;
        json["most"] = state.duel->most;
        json["prompt"] = state.duel->prompt;
        json["left_file"] = state.duel->left.string();
        json["right_file"] = state.duel->right.string();
    } else {
        json["proof"] = proofJson(state);
    }
    say(context, json);
    return {};
}

Result<TasteVersionRecord> namedVersion(Library& library, const TasteOptions& options) {
    if (options.words.size() != 1 || options.words[0].empty())
        return usageError("give one version: its number or its name; miro taste versions lists them");
    return tasteVersion(library, options.words[0]);
}

Result<void> sayVersion(CommandContext& context, Library& library, int64_t id) {
    MIRO_TRY(const TasteVersionRecord version, tasteVersion(library, id));
    say(context, versionJson(version));
    return {};
}

} // namespace

Result<void> tasteVersionsList(CommandContext& context, Library& library, const TasteOptions& options) {
    MIRO_TRY(const auto profiles, library.taste().profiles());
    if (options.profile)
        MIRO_CHECK_OK(library.taste().profile(*options.profile));
    for (const TasteProfileRecord& profile : profiles) {
        if (options.profile && profile.name != *options.profile)
            continue;
        MIRO_TRY(const auto versions, library.taste().versions(profile.id));
        for (const TasteVersionRecord& version : versions) {
            Json json = versionJson(version);
            json["profile"] = profile.name;
            json["made"] = timeText(version.made);
            json["file"] = (library.folder() / version.file).string();
            json["base_sha256"] = version.baseSha256;
            const auto state = proofState(library, version);
            if (!state.ok())
                json["proof_problem"] = state.message();
            else if (state->begun)
                json["proof"] = proofJson(*state);
            say(context, json);
        }
    }
    return {};
}

Result<void> tasteProve(CommandContext& context, Library& library, const TasteOptions& options) {
    if (options.next + options.anew + options.answer.has_value() > 1)
        return usageError("--next, --answer and --anew do not go together");
    if (options.question && !options.answer)
        return usageError("--question goes with --answer");
    const std::optional<TasteAnswer> answer = tasteAnswerOf(options.answer.value_or("skip"));
    if (!answer)
        return usageError(
            fmt::format("--answer: '{}' is no answer; give left, right, same or skip", oneLine(*options.answer, 80)));
    const ParamSpec spec{.key = "question", .kind = ParamKind::Int, .minimum = 1, .maximum = 1000};
    MIRO_TRY(int64_t question, parseInteger(spec, options.question, 0));
    MIRO_TRY(TasteVersionRecord version, namedVersion(library, options));
    if (options.anew) {
        MIRO_CHECK_OK(forgetProof(library, version));
        MIRO_TRY(version, tasteVersion(library, version.id));
    }
    if (options.answer) {
        MIRO_TRY(const ProofState before, proofState(library, version));
        question = question > 0 ? question : before.proof.asked + 1;
        MIRO_TRY(const ProofState after, answerProof(library, version.id, static_cast<int>(question), *answer));
        MIRO_TRY(version, tasteVersion(library, version.id));
        return sayQuestion(context, version, after);
    }
    if (!options.next) {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json));
        MIRO_CHECK_OK(context.studio.prove(library, version, pathsFrom(options.models), options.device.value_or("auto"),
                                           printer, context.stop));
        MIRO_TRY(version, tasteVersion(library, version.id));
    }
    MIRO_TRY(const ProofState state, proofState(library, version));
    if (options.next)
        return sayQuestion(context, version, state);
    Json json = versionJson(version);
    json["proof"] = proofJson(state);
    say(context, json);
    return {};
}

Result<void> tasteDefault(CommandContext& context, Library& library, const TasteOptions& options) {
    if (options.words.size() == 1 && options.words[0] == "none") {
        MIRO_TRY(const TasteProfileRecord profile, tasteProfile(library, options.profile));
        MIRO_TRY(const auto versions, library.taste().versions(profile.id));
        for (const TasteVersionRecord& version : versions)
            if (version.state == TasteVersionState::Default)
                MIRO_CHECK_OK(library.taste().setVersionState(version.id, TasteVersionState::Kept));
        say(context, {{"profile", profile.name}, {"default", nullptr}});
        return {};
    }
    MIRO_TRY(const TasteVersionRecord version, namedVersion(library, options));
    MIRO_TRY(const ProofState state, proofState(library, version));
    if (!state.proof.won)
        return usageError(fmt::format("version {} has not won a proof; only such a one becomes the default: miro taste "
                                      "prove {}",
                                      version.id, version.id));
    MIRO_CHECK_OK(library.taste().setVersionState(version.id, TasteVersionState::Default));
    return sayVersion(context, library, version.id);
}

Result<void> tasteRollback(CommandContext& context, Library& library, const TasteOptions& options) {
    MIRO_TRY(const TasteVersionRecord version, namedVersion(library, options));
    MIRO_CHECK_OK(library.taste().setVersionState(version.id, TasteVersionState::RolledBack));
    return sayVersion(context, library, version.id);
}

} // namespace miro
