// The processes of one training run: one alone, or several that share every step's rows, add up their gradients and end
// together. Whatever happens in one of them (an error, a stop, its death) ends all of them.
#pragma once

#include "cluster/process_group.h"
#include "train/trainer.h"

#include <memory>

namespace miro {

class GradientReduction;

struct TrainingGroupSettings {
    GroupSettings group;
    int64_t bucketBytes = 25 << 20; // gradients that travel together
};

// Owned by whoever makes the loop; goes before the task does. One thread at a time; calls come in the same order in all
// processes. With one process every call is trivial.
class TrainingGroup {
public:
    TrainingGroup(); // alone
    ~TrainingGroup();
    TrainingGroup(const TrainingGroup&) = delete;
    TrainingGroup& operator=(const TrainingGroup&) = delete;

    // As the environment says (launch_environment.h): waits for the others, or is alone. Each process of a machine
    // takes a GPU of its own, if it is to be one. What ProcessGroup::join says.
    static Result<std::unique_ptr<TrainingGroup>> fromEnvironment(const TrainingGroupSettings& settings,
                                                                  std::stop_token stop);
    static Result<std::unique_ptr<TrainingGroup>> join(const LaunchEnvironment& launch,
                                                       const TrainingGroupSettings& settings, std::stop_token stop);

    int64_t rank() const { return m_group ? m_group->rank() : 0; }
    int64_t size() const { return m_group ? m_group->size() : 1; }
    // This process alone writes files and shows progress.
    bool first() const { return rank() == 0; }
    at::Device device() const { return m_device; }
    // "gloo", "nccl"; empty alone.
    std::string backend() const { return m_group ? m_group->backend() : std::string(); }

    // Once, before the first step: gradients of these parameters are added up from now on, and their values become the
    // first process's. Usage when processes would go on from different steps: each must see the same run's folder.
    Result<void> start(const std::vector<TrainParameter>& parameters, int64_t stepsDone);

    // For the trainer, which the group outlives; empty alone. A step is taken in all processes or in none: an error of
    // one, Stopped included, is the answer for all.
    TrainReduction reduction();

    // Gradients of how many buckets, and of how many of them the last step's were on their way before its backward pass
    // had ended.
    std::pair<size_t, size_t> overlap() const;

    // The end: waits for the others when the run ended well, tells them why otherwise. Without it the others see a
    // process that is gone.
    void leave(const Result<void>& outcome);

private:
    Result<void> sameStep(int64_t stepsDone);

    std::unique_ptr<ProcessGroup> m_group;
    std::unique_ptr<GradientReduction> m_reduction;
    at::Device m_device = at::kCPU;
    int64_t m_bucketBytes = 0;
};

} // namespace miro
