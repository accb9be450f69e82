#include "job/taste_proof.h"

#include "job/proof_record.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace miro {
namespace {

namespace fs = std::filesystem;

ProofSide sideOf(int opponent) {
    return opponent == 0 ? ProofSide::Base : ProofSide::Sliders;
}

// Nothing where a picture is gone.
std::optional<ProofDuel> duelOf(const Library& library, const TasteVersionRecord& version, const ProofRecord& record,
                                const ProofQuestion& question) {
    const auto number = static_cast<size_t>(question.number);
    if (number >= record.prompts.size())
        return std::nullopt;
    const fs::path folder = library.folder() / proofFolder(version);
    ProofDuel duel;
    duel.question = question.number + 1;
    duel.most = static_cast<int>(record.prompts.size());
    duel.prompt = record.prompts[number].text;
    duel.left = folder / proofPictureName(record, number, ProofSide::New);
    duel.right = folder / proofPictureName(record, number, sideOf(question.opponent));
    if (!question.newOnLeft)
        std::swap(duel.left, duel.right);
    std::error_code ignored;
    if (!fs::exists(duel.left, ignored) || !fs::exists(duel.right, ignored))
        return std::nullopt;
    return duel;
}

ProofState stateOf(const Library& library, const TasteVersionRecord& version, const ProofRecord& record) {
    ProofState state;
    state.proof = proofFrom(record);
    state.begun = !record.prompts.empty();
    state.drawn = record.drawn;
    if (!record.drawn || state.proof.over)
        return state;
    state.duel = duelOf(library, version, record, *record.test().next());
    state.drawn = state.duel.has_value();
    return state;
}

// What follows from an end, once: who chooses another default afterwards is not overruled.
Result<void> settle(Library& library, const TasteVersionRecord& version, ProofRecord& record) {
    const TasteProof proof = proofFrom(record);
    if (!proof.over || record.settled)
        return {};
    if (proof.won)
        MIRO_CHECK_OK(library.taste().setVersionState(version.id, TasteVersionState::Default));
    record.settled = true;
    return library.taste().setProof(version.id, textFromProof(record));
}

} // namespace

Result<std::vector<TasteVersionRecord>> tasteVersions(Library& library) {
    MIRO_TRY(const auto profiles, library.taste().profiles());
    std::vector<TasteVersionRecord> all;
    for (const TasteProfileRecord& profile : profiles) {
        MIRO_TRY(const auto versions, library.taste().versions(profile.id));
        all.insert(all.end(), versions.begin(), versions.end());
    }
    return all;
}

Result<TasteVersionRecord> tasteVersion(Library& library, int64_t id) {
    MIRO_TRY(const auto versions, tasteVersions(library));
    for (const TasteVersionRecord& version : versions)
        if (version.id == id)
            return version;
    return Error{ErrorCode::NotFound, fmt::format("version {} is not in the library; miro taste versions lists those "
                                                  "that are",
                                                  id)};
}

Result<TasteVersionRecord> tasteVersion(Library& library, const std::string& idOrName) {
    int64_t id = 0;
    const char* const end = idOrName.data() + idOrName.size();
    const auto [stopped, problem] = std::from_chars(idOrName.data(), end, id);
    if (problem == std::errc() && stopped == end && !idOrName.empty())
        return tasteVersion(library, id);
    MIRO_TRY(const auto versions, tasteVersions(library));
    const TasteVersionRecord* found = nullptr;
    for (const TasteVersionRecord& version : versions) {
        if (version.name != idOrName)
            continue;
        if (found)
            return usageError(fmt::format("versions {} and {} are both called '{}'; give the number", found->id,
                                          version.id, oneLine(idOrName, 80)));
        found = &version;
    }
    if (!found)
        return Error{ErrorCode::NotFound, fmt::format("there is no version '{}'; miro taste versions lists those that "
                                                      "there are",
                                                      oneLine(idOrName, 80))};
    return *found;
}

Result<ProofState> proofState(Library& library, const TasteVersionRecord& version) {
    MIRO_TRY(ProofRecord record, proofFromText(version.proof));
    MIRO_CHECK_OK(settle(library, version, record)); // the program may have ended in between
    return stateOf(library, version, record);
}

Result<ProofState> answerProof(Library& library, int64_t id, int question, TasteAnswer answer) {
    MIRO_TRY(const TasteVersionRecord version, tasteVersion(library, id));
    MIRO_TRY(ProofRecord record, proofFromText(version.proof));
    const ProofState before = stateOf(library, version, record);
    if (before.proof.over)
        return usageError(fmt::format("the proof of version {} is over", id));
    if (!before.duel)
        return Error{ErrorCode::NotFound, fmt::format("the pictures of version {}'s proof are not drawn; draw them "
                                                      "first: miro taste prove {}",
                                                      id, id)};
    if (question != before.duel->question)
        return usageError(fmt::format("question {} of version {}'s proof is not asked now, question {} is", question,
                                      id, before.duel->question));
    record.answers.push_back(answer);
    MIRO_CHECK_OK(library.taste().setProof(id, textFromProof(record)));
    MIRO_CHECK_OK(settle(library, version, record));
    return stateOf(library, version, record);
}

Result<void> forgetProof(Library& library, const TasteVersionRecord& version) {
    MIRO_CHECK_OK(library.taste().setProof(version.id, {}));
    removeProofPictures(library, version);
    return {};
}

void removeProofPictures(Library& library, const TasteVersionRecord& version) {
    std::error_code ignored;
    fs::remove_all(library.folder() / proofFolder(version), ignored);
}

} // namespace miro
