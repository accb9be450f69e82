// What stands behind a ScoringSession: one Scorer a file, made by the list of scorer_list.h. Private to the reward room
// and its tests; users take scoring_session.h.
#pragma once

#include "base/registry.h"
#include "reward/network_pool.h"
#include "reward/scoring_session.h"

#include <ATen/core/Tensor.h>
#include <map>

namespace miro {

inline constexpr double kLogitScale = 100; // raw values of cosines are logits divided by it
inline constexpr int64_t kFloatBytes = sizeof(float);
inline constexpr int64_t kScoredBatch = 8; // inputs whose working memory is planned for
inline constexpr size_t kKnownTexts = 256; // prompts whose vectors a scorer keeps

// What people call the scorer of that key.
const std::string& scorerLabel(const char* key);

at::Tensor unitVectors(const at::Tensor& features);

// Pictures that are scored together, and what scorers hand each other about them. Lives for one
// ScoringSession::score(): a tower that two scorers share sees each batch once.
class ScoringBatch {
public:
    using Shared = std::map<std::string, at::Tensor>;

    // All outlive it. shared: of these inputs, empty at first.
    ScoringBatch(std::span<const ScoreInput> inputs, NetworkPool& networks, Shared& shared, std::stop_token stop)
        : m_inputs(inputs), m_networks(networks), m_shared(shared), m_stop(std::move(stop)) {}

    std::span<const ScoreInput> inputs() const { return m_inputs; }
    const Image& image(size_t i) const { return *m_inputs[i].image; }
    const std::string& prompt(size_t i) const { return m_inputs[i].prompt; }

    // The pictures, each once although several inputs may ask about it: a network need not look twice.
    struct Pictures {
        std::vector<const Image*> each;
        std::vector<int64_t> ofInput; // which of them
    };
    Pictures pictures() const;
    // (N, ...) of pictures().each -> (inputs, ...).
    static at::Tensor rowsOfInputs(const at::Tensor& rows, const Pictures& pictures);
    int64_t size() const { return static_cast<int64_t>(m_inputs.size()); }
    NetworkPool& networks() const { return m_networks; }
    const std::stop_token& stop() const { return m_stop; }

    // What compute() gave for that key when it was first asked for these inputs. The key names all that decides the
    // values but the inputs: the file, the part of it and the preprocessing. Kept until the call ends, so for small
    // things (features, never pixels): on the CPU.
    Result<at::Tensor> shared(const std::string& key, const std::function<Result<at::Tensor>()>& compute);

private:
    std::span<const ScoreInput> m_inputs;
    NetworkPool& m_networks;
    Shared& m_shared;
    std::stop_token m_stop;
};

// Immutable once made, but for what it keeps to be faster; used by its session's thread. Making it opens its files and
// checks configurations and tokenizers; weights are read by the pool at the first score().
class Scorer {
public:
    virtual ~Scorer() = default;

    // One raw value an input, NaN where it could not be computed. Asks the batch's stop token at every network block.
    // Corrupt (a tensor by its name, with the shape found and expected), OutOfMemory, Stopped.
    virtual Result<std::vector<double>> score(ScoringBatch& batch) const = 0;

    // The file whose weights decide the values.
    virtual std::filesystem::path checkpoint() const = 0;

    // Bytes of its networks when all are loaded in fp32, towers shared with others included.
    virtual int64_t memoryNeed() const = 0;
};

// A kind of scorer. The facts that people see (label, version, licence, range) are scorers()' entry of the same key.
struct ScorerMaker {
    std::string key;
    // NotFound, Corrupt, Unsupported: names the file.
    Result<std::unique_ptr<Scorer>> (*make)(const RepoFinder& repos);
};

} // namespace miro
