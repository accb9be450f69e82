// A generator's three networks, each loaded when its turn comes: prompt -> text condition -> latents -> pictures.
#pragma once

#include "base/progress.h"
#include "decode/decoder.h"
#include "flow/generator_files.h"
#include "model/rin.h"
#include "sample/step_sink.h"
#include "tensor/latents.h"
#include "tensor/text_condition.h"
#include "text/prompt_cache.h"
#include "text/text_encoder.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace miro {

// Owned by the job that draws; one thread at a time. Every method blocks and fails as its network does: NotFound,
// Corrupt, OutOfMemory, Stopped.
class Generator {
public:
    // Opens the files and checks their headers, and decides what lies on the device when; loads no network.
    static Result<std::unique_ptr<Generator>> open(GeneratorFiles files, const ComputePlan& plan);

    // The prompt's condition, one row; remembered, so that the same prompt is not encoded again. The text encoder is
    // larger than the network: on a CPU, and on a card where memory is short, it is loaded for this and freed again.
    Result<TextCondition> encode(const std::string& prompt, std::stop_token stop);

    // Network and decoder, so that all that can be wrong with them shows before the first step.
    Result<void> load(std::stop_token stop);

    // (N, C, h, w) for N seeds; load() first. settings as resolveSettings() fills them.
    Result<Latents> sample(const TextCondition& prompt, const GenerationSettings& settings,
                           const std::vector<uint64_t>& seeds, StepSink* sink, std::stop_token stop);

    LatentDecoder& decoder() { return *m_decoder; }
    const GeneratorFiles& files() const { return m_files; }
    const ComputePlan& plan() const { return m_plan; }

private:
    Generator(GeneratorFiles files, const ComputePlan& plan) : m_files(std::move(files)), m_plan(plan) {}

    GeneratorFiles m_files;
    ComputePlan m_plan;
    std::unique_ptr<TextEncoder> m_textEncoder;
    bool m_keepTextEncoder = false;
    PromptCache m_prompts;
    std::unique_ptr<TensorFile> m_weights;
    TextCondition m_unconditional;
    std::unique_ptr<Rin> m_network;
    std::unique_ptr<LatentDecoder> m_decoder;
};

} // namespace miro
