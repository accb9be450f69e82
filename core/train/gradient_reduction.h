// Adds up the gradients of all processes while the backward pass still runs: gradients that are final are copied into
// buckets, and a full bucket is on its way while the next one fills. (Li et al. 2020, arXiv 2006.15704, describe the
// scheme.) Sums, not means: each row is already weighted by the whole batch.
#pragma once

#include "cluster/process_group.h"
#include "train/parameter_store.h"

#include <span>

namespace miro {

// Owned by the training group; its hooks run on the thread of the backward pass, all else on the thread that trains.
// The first step learns in which order gradients become final and how often each is added to (a checkpointed block adds
// on its own); a step that does otherwise is still summed rightly, after its backward pass.
class GradientReduction {
public:
    // The group outlives it.
    GradientReduction(ProcessGroup& group, std::vector<TrainParameter> parameters, int64_t bucketBytes);
    // Takes the hooks off.
    ~GradientReduction();
    GradientReduction(const GradientReduction&) = delete;
    GradientReduction& operator=(const GradientReduction&) = delete;

    void begin();
    // The backward pass that follows is the step's last: gradients that it finishes are final.
    void beforeLast() { m_last = true; }
    // Every process's gradients become the sum, undefined where none has one; so do `numbers`. own: how this process's
    // part went; an error of one is the answer for all.
    Result<void> finish(const Result<void>& own, std::span<double> numbers);

    size_t buckets() const { return m_buckets.size(); }
    // Buckets of the last step that were on their way before finish() was called.
    size_t early() const { return m_early; }

    static constexpr size_t kMostNumbers = 64;

private:
    class Hook;

    struct Slot { // a parameter's place
        size_t bucket = 0;
        int64_t offset = 0;
        int64_t expected = 0; // additions in a last backward pass; 0: never counts as final before the end
        int64_t seen = 0;
        bool copied = false;
    };
    struct Bucket {
        at::Tensor flat;
        std::vector<size_t> parameters;
        size_t missing = 0;
        bool spoiled = false; // a gradient changed after it was copied
        ProcessGroup::Pending pending;
    };

    void added(size_t parameter);
    void copy(size_t parameter);
    void launchReady();
    Result<void> launch(Bucket& bucket);
    Result<void> wait(Bucket& bucket);
    void layOut(const std::vector<size_t>& order);
    Result<void> learn();
    Result<void> answer(const at::Tensor& failed, const at::Tensor& stopped);
    Result<void> again(const at::Tensor& spoiled);

    ProcessGroup& m_group;
    std::vector<TrainParameter> m_parameters;
    int64_t m_bucketBytes;
    std::vector<Slot> m_slots;
    std::vector<Bucket> m_buckets;
    std::vector<size_t> m_finished; // in the order in which they were last added to
    size_t m_launched = 0;
    size_t m_early = 0;
    bool m_learning = true;
    bool m_active = false; // between begin() and finish()
    bool m_last = false;
    int64_t m_steps = 0;
    Result<void> m_problem; // of a hook, told by finish()
};

} // namespace miro
