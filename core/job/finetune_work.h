// Fine-tunes to an artist's taste from the queue: what is prepared and trained so far stays, so it gives way to
// everything within a network's layer. Waits, with the queue free for others, while its limits do not let it work.
#pragma once

#include "job/finetune_payload.h"
#include "job/queued_work.h"

#include <memory>
#include <string>

namespace miro {

class FinetuneWork : public QueuedWork {
public:
    explicit FinetuneWork(FinetunePayload payload) : m_payload(std::move(payload)) {}

    std::string title() const override;
    std::string model() const override { return {}; } // it is not the painter's
    int64_t pictures() const override { return 0; }   // it counts updates
    std::string decide(const Preferences&) override { return textFromFinetune(m_payload); }
    std::string repeatPayload(const JobId& again) const override; // in a folder of its own, beside this one's
    bool givesWayAtOnce() const override { return true; }
    bool keepsPictures() const override { return false; }

    // See FinetuneRun and TrainWork. When it is done the version is in the library.
    Result<PaintOutcome> run(const WorkContext& context) override;

private:
    FinetunePayload m_payload;
};

Result<std::unique_ptr<QueuedWork>> makeFinetuneWork(const std::string& payload);

} // namespace miro
