// Draws and measures what a proof shows, for any host: fits the known sliders to the artist, draws each question's
// pictures (the version, the base at the artist's usual settings, the base with the fitted sliders), sees what became
// of the other rewards. What was done is kept in the version's row and in its folder at once: begun again it goes on.
#pragma once

#include "base/progress.h"
#include "job/proof_model.h"
#include "library/taste_record.h"

#include <memory>
#include <stop_token>

namespace miro {

class Library;

struct ProofEffort {
    int fitMeasurements = 16; // at most
    int fitPictures = 8;      // of a measurement
    int rowsAtOnce = 4;       // drawn together: what a stop may cost
};

// Owned by its host; one thread, which the library is used on.
class ProofRun {
public:
    ProofRun(Library& library, TasteVersionRecord version, ProofTools tools, ProofEffort effort = {});
    ~ProofRun();

    // When it is well the questions can be asked (job/taste_proof.h). Progress: stages "look", "fit" (measurements),
    // "sample" (pictures), "score". NotFound (base, adapter), Corrupt (adapter, what is kept of the proof), Usage
    // (nothing to draw of), what drawing and scoring fail with, DiskFull, Stopped.
    Result<void> prepare(ProgressSink& progress, std::stop_token stop);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace miro
