// The proofs behind the My taste page: what TasteServiceOptions' hooks do. What has to be drawn goes into the queue;
// the question is told as soon as its pictures are there. Owned by the program, outlives the service; holds no state.
#pragma once

#include "job/proof_order.h"
#include "library/library.h"
#include "studio/taste_engine.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace miro {

class ProofDesk {
public:
    // listener outlives it. queue: any thread.
    ProofDesk(TasteListener& listener, std::function<void(const ProveJob&)> queue,
              std::vector<std::filesystem::path> modelFolders)
        : m_listener(listener), m_queue(std::move(queue)), m_modelFolders(std::move(modelFolders)) {}

    // On the service's thread, with its library. The next question is told, or how it ended, or a note says why not.
    void prove(Library& library, int64_t version) const;
    void answer(Library& library, int64_t version, int question, TasteAnswer answer) const;
    // Reads a model's weights once, to know that it is the version's base.
    TasteVersion describe(const TasteVersionRecord& record) const;

private:
    TasteListener& m_listener;
    const std::function<void(const ProveJob&)> m_queue;
    const std::vector<std::filesystem::path> m_modelFolders;
};

} // namespace miro
