#include "flow/generator.h"

#include "image/resize.h"
#include "sample/sampler.h"
#include "sample/text_pair.h"
#include "tensor/cuda_loader.h"
#include "tensor/device_memory.h"
#include "tensor/memory_plan.h"
#include "tensor/npy.h"

#include <algorithm>

namespace miro {
namespace {

// What becomes of the text encoder on a card; the rest of the model is taken as large as the published one.
Placement placeTextEncoder(const TextEncoder& encoder, const ComputePlan& plan) {
    const auto& cards = cudaStatus().cards;
    const auto index = static_cast<size_t>(std::max<int>(0, plan.device.index()));
    if (!plan.device.is_cuda() || index >= cards.size())
        return Placement::Free;
    ModelMemory memory = publishedModelMemory(plan.precision);
    memory.textEncoder.weights = encoder.weightBytes();
    memory.textEncoder.working = encoder.workingBytes(1, 77);
    return planMemory(memory, cards[index].memoryBytes, 0).textEncoder;
}

} // namespace

Result<std::unique_ptr<Generator>> Generator::open(GeneratorFiles files, const ComputePlan& plan) {
    std::unique_ptr<Generator> generator(new Generator(std::move(files), plan));
    MIRO_TRY(generator->m_weights, openTensorFile(generator->m_files.weights));
    useThreadsFor(*generator->m_weights);
    const std::filesystem::path unconditional = generator->m_files.place.folder / "uncond_embedding.npy";
    MIRO_TRY(at::Tensor stored, readNpy(unconditional));
    auto condition = unconditionalText(stored);
    if (!condition.ok())
        return condition.error().within(unconditional.string());
    generator->m_unconditional = std::move(*condition);

    MIRO_TRY(generator->m_textEncoder, TextEncoder::load(generator->m_files.textEncoder, plan));
    const Placement placement = placeTextEncoder(*generator->m_textEncoder, plan);
    if (placement == Placement::OnCpu) {
        MIRO_TRY(generator->m_textEncoder,
                 TextEncoder::load(generator->m_files.textEncoder, ComputePlan{at::kCPU, Precision::Fp32}));
    }
    generator->m_keepTextEncoder = plan.device.is_cuda() && placement == Placement::Keep;
    return generator;
}

PromptKey Generator::keyOf(const std::string& prompt) const {
    const bool padded = m_files.config.network.concatCondTokens;
    return {m_textEncoder->identity() + (padded ? "|padded" : ""), static_cast<int>(m_files.config.maxTextLength),
            prompt};
}

Result<TextCondition> Generator::encodeOne(const std::string& prompt, std::stop_token stop) {
    const int length = static_cast<int>(m_files.config.maxTextLength);
    if (!m_files.config.network.concatCondTokens)
        return encodePrompts(*m_textEncoder, m_prompts, {prompt}, length, stop);
    // Where text tokens join the latents, those of the padding count.
    const PromptKey key = keyOf(prompt);
    const at::Device device = m_textEncoder->computePlan().device;
    if (const auto known = m_prompts.find(key))
        return TextCondition{known->tokens.to(device), known->mask.to(device)};
    MIRO_TRY(TextCondition encoded, m_textEncoder->encodePadded(prompt, length, stop));
    m_prompts.insert(key, encoded);
    return encoded;
}

bool Generator::needsTextEncoder(const std::vector<std::string>& prompts) {
    return !m_textEncoder->isLoaded() && std::any_of(prompts.begin(), prompts.end(), [&](const std::string& prompt) {
        return !m_prompts.find(keyOf(prompt));
    });
}

void Generator::releaseTextEncoder() {
    if (!m_keepTextEncoder && m_textEncoder->isLoaded())
        unloadTextEncoder();
}

Result<PromptPair> Generator::encode(const std::string& prompt, const std::string& negativePrompt,
                                     std::stop_token stop) {
    PromptPair pair;
    MIRO_TRY(pair.prompt, encodeOne(prompt, stop));
    pair.negative = m_unconditional;
    if (!negativePrompt.empty()) {
        MIRO_TRY(pair.negative, encodeOne(negativePrompt, stop));
    }
    releaseTextEncoder();
    return pair;
}

Result<std::vector<TextCondition>> Generator::encodeAll(const std::vector<std::string>& prompts, std::stop_token stop) {
    std::vector<TextCondition> conditions;
    for (const std::string& prompt : prompts) {
        MIRO_TRY(TextCondition one, encodeOne(prompt, stop));
        conditions.push_back(std::move(one));
    }
    releaseTextEncoder();
    return conditions;
}

DecoderSource Generator::decoderSource(std::stop_token stop) const {
    DecoderSource source;
    source.config = m_files.config.postprocessing;
    source.modelFolder = m_files.place.folder;
    source.weights = m_weights.get();
    source.vaeFolder = m_files.vae;
    source.device = m_plan.device;
    source.stop = std::move(stop);
    return source;
}

Result<void> Generator::load(std::stop_token stop) {
    if (!m_network) {
        const AdaptedWeights weights(*m_weights, m_files.adapters.blend);
        MIRO_TRY(m_network, Rin::load(m_files.config, weights, m_plan, stop));
    }
    if (stop.stop_requested())
        return stoppedError();
    if (!m_decoder) {
        MIRO_TRY(m_decoder, openDecoder(decoderSource(stop)));
    }
    return {};
}

Result<Latents> Generator::encodePictures(std::span<const Image> pictures, std::stop_token stop) {
    MIRO_TRY(std::unique_ptr<LatentEncoder> encoder, openEncoder(decoderSource(stop)));
    const auto side = static_cast<int>(m_files.config.network.dataSize * encoder->scaleFactor());
    std::vector<Image> fitting;
    for (const Image& picture : pictures)
        fitting.push_back(croppedAndResized(picture, side, side));
    MIRO_TRY(EncodedPictures encoded, encoder->encode(fitting, stop));
    return encoder->normalise(encoded.mean);
}

Result<Latents> Generator::sample(const PromptPair& text, const GenerationSettings& settings, const SampleGroup& group,
                                  StepSink* sink, std::stop_token stop) {
    SampleRequest request;
    request.prompt = text.prompt;
    request.unconditional = text.negative;
    request.settings = settings;
    request.seeds = group.seeds;
    request.variationSeeds = group.variationSeeds;
    request.picture = group.picture;
    request.positive = group.positive;
    request.negative = group.negative;
    request.guidance = group.guidance;
    request.mustBeFinite = group.mustBeFinite;
    return sampleLatents(*m_network, request, sink, stop, group.state);
}

void Generator::useAdaptersOf(const GeneratorFiles& files) {
    if (m_files.adapters == files.adapters)
        return;
    m_network.reset();
    m_files.adapters = files.adapters;
    m_files.config = files.config;
    m_files.info = files.info;
}

void Generator::unloadTextEncoder() {
    m_textEncoder->unload();
}

void Generator::unloadNetworks() {
    m_network.reset();
    m_decoder.reset();
    m_weights->dropPages();
    releaseCachedMemory(m_plan.device);
}

} // namespace miro
