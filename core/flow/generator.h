// A generator's three networks, each loaded when its turn comes: prompt -> text condition -> latents -> pictures.
#pragma once

#include "base/progress.h"
#include "decode/decoder.h"
#include "flow/generator_files.h"
#include "model/rin.h"
#include "sample/step_sink.h"
#include "tensor/latents.h"
#include "tensor/text_condition.h"
#include "tensor/threads.h"
#include "text/prompt_cache.h"
#include "text/text_encoder.h"

#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace miro {

struct SampleState;

// Both sides of guidance, one row each.
struct PromptPair {
    TextCondition prompt;
    TextCondition negative;
};

// What a group of pictures is sampled from.
struct SampleGroup {
    std::vector<uint64_t> seeds;
    std::vector<uint64_t> variationSeeds; // as many, where the settings ask for a variation
    at::Tensor picture;                   // latents to begin from, or undefined
    std::vector<RewardTargets> positive;  // this and the next three: see SampleRequest
    std::vector<RewardTargets> negative;
    std::vector<double> guidance;
    bool mustBeFinite = true;
    SampleState* state = nullptr; // see sampleLatents()
};

// Owned by the job that draws; one thread at a time. Every method blocks and fails as its network does: NotFound,
// Corrupt, OutOfMemory, Stopped.
class Generator {
public:
    // Opens the files and checks their headers, and decides what lies on the device when; loads no network.
    static Result<std::unique_ptr<Generator>> open(GeneratorFiles files, const ComputePlan& plan);

    // One row each; remembered, so that the same prompt is not encoded again. An empty negative prompt gives the stored
    // unconditional embedding. The text encoder is larger than the network: on a CPU, and on a card where memory is
    // short, it is loaded for this and freed again.
    Result<PromptPair> encode(const std::string& prompt, const std::string& negativePrompt, std::stop_token stop);

    // Many prompts, one row each, with the text encoder read once. Each is what it is alone, to the bit.
    Result<std::vector<TextCondition>> encodeAll(const std::vector<std::string>& prompts, std::stop_token stop);
    const TextCondition& unconditional() const { return m_unconditional; } // of an empty negative prompt

    // Network and decoder, so that all that can be wrong with them shows before the first step.
    Result<void> load(std::stop_token stop);

    // (N, C, h, w): the pictures, cropped to their middle and resized, as the network would have them. Loads the
    // encoder for this and frees it again.
    Result<Latents> encodePictures(std::span<const Image> pictures, std::stop_token stop);

    // (N, C, h, w) for N seeds; load() first. settings as resolveSettings() fills them.
    Result<Latents> sample(const PromptPair& text, const GenerationSettings& settings, const SampleGroup& group,
                           StepSink* sink, std::stop_token stop);

    // The same generator with other adapters, or none: text encoder, decoder and what they remember stay; the network
    // is made anew by load() where the adapters differ.
    void useAdaptersOf(const GeneratorFiles& files);

    // Drops what can be loaded again, so that other work fits. The next load() brings it back.
    void unloadTextEncoder();
    void unloadNetworks();

    // Whether the text encoder still has to be read for these prompts: it may not fit beside the networks.
    bool needsTextEncoder(const std::vector<std::string>& prompts);
    int64_t textEncoderBytes() const { return m_textEncoder->weightBytes(); }

    // What its decoder is read from; lives as long as the generator.
    DecoderSource decoderSource(std::stop_token stop) const;
    LatentDecoder& decoder() const { return *m_decoder; }
    void useThreads(int64_t most) const { useThreadsFor(*m_weights, most); } // the calling thread's
    const GeneratorFiles& files() const { return m_files; }
    const ComputePlan& plan() const { return m_plan; }

private:
    Generator(GeneratorFiles files, const ComputePlan& plan) : m_files(std::move(files)), m_plan(plan) {}
    PromptKey keyOf(const std::string& prompt) const;
    Result<TextCondition> encodeOne(const std::string& prompt, std::stop_token stop);
    void releaseTextEncoder();

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
