// Trains from the queue, into a folder of the run's own, as `miro train` does. What is more urgent ends it between two
// micro-batches; its state stays in memory, and it goes on with the micro-batch that was broken off. After a crash it
// goes on from its last checkpoint.
#pragma once

#include "job/queued_work.h"
#include "job/train_payload.h"

#include <functional>
#include <memory>
#include <string>

namespace miro {

class TrainWork : public QueuedWork {
public:
    // Called after every update but the last, on the compute thread; may block as long as the run is not to stop or
    // pause. False: the run goes from memory, after a checkpoint, and run() gives an outcome that stopped early.
    using Between = std::function<bool()>;

    explicit TrainWork(TrainPayload payload, Between between = {})
        : m_payload(std::move(payload)), m_between(std::move(between)) {}

    std::string title() const override { return titleOfTraining(m_payload); }
    std::string model() const override { return {}; }
    int64_t pictures() const override { return 0; } // it counts updates
    std::string decide(const Preferences&) override { return textFromTraining(m_payload); }
    std::string repeatPayload(const JobId&) const override { return textFromTraining(m_payload); }
    bool givesWayAtOnce() const override { return true; }
    bool keepsPictures() const override { return false; }

    // Errors of the kind and of the loop; OutOfMemory after which nothing of the run stays in memory.
    Result<PaintOutcome> run(const WorkContext& context) override;

private:
    TrainPayload m_payload;
    Between m_between;
};

Result<std::unique_ptr<QueuedWork>> makeTrainWork(const std::string& payload);

} // namespace miro
