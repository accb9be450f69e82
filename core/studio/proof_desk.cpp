#include "studio/proof_desk.h"

#include "base/unique_id.h"
#include "job/proof_base.h"
#include "job/proof_record.h"
#include "job/taste_proof.h"

namespace miro {

void ProofDesk::prove(Library& library, int64_t id) const {
    const auto version = tasteVersion(library, id);
    const auto state = version.ok() ? proofState(library, *version) : Result<ProofState>(version.error());
    if (!state.ok()) {
        m_listener.tasteNote(oneLine(state.message()));
        return;
    }
    if (!state->proof.over && !state->duel)
        m_queue({newUniqueId(), id, version->name});
    if (state->duel) {
        TasteDuel duel;
        duel.number = static_cast<uint64_t>(state->duel->question);
        duel.prompt = state->duel->prompt;
        duel.leftFile = state->duel->left;
        duel.rightFile = state->duel->right;
        m_listener.proofReady(id, duel, state->duel->question, state->duel->most);
    }
    m_listener.proofChanged(id, state->proof);
}

void ProofDesk::answer(Library& library, int64_t version, int question, TasteAnswer answer) const {
    const auto answered = answerProof(library, version, question, answer);
    if (!answered.ok())
        m_listener.tasteNote(oneLine(answered.message()));
    prove(library, version); // what is asked now, also where that answer came too late
}

TasteVersion ProofDesk::describe(const TasteVersionRecord& record) const {
    TasteVersion version{record, {}, isBaseHere(m_modelFolders, record.baseSha256)};
    if (const auto proof = proofFromText(record.proof); proof.ok() && !proof->prompts.empty())
        version.proof = proofFrom(*proof);
    return version;
}

} // namespace miro
