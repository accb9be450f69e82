#include "flow/generator.h"

#include "sample/sampler.h"
#include "sample/text_pair.h"
#include "tensor/cuda_loader.h"
#include "tensor/memory_plan.h"
#include "tensor/npy.h"
#include "tensor/threads.h"

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

Result<TextCondition> Generator::encode(const std::string& prompt, std::stop_token stop) {
    const int length = static_cast<int>(m_files.config.maxTextLength);
    // Where text tokens join the latents, those of the padding count.
    MIRO_TRY(TextCondition condition, m_files.config.network.concatCondTokens
                                          ? m_textEncoder->encodePadded(prompt, length, stop)
                                          : encodePrompts(*m_textEncoder, m_prompts, {prompt}, length, stop));
    if (!m_keepTextEncoder)
        m_textEncoder->unload();
    return condition;
}

Result<void> Generator::load(std::stop_token stop) {
    if (!m_network) {
        MIRO_TRY(m_network, Rin::load(m_files.config, *m_weights, m_plan, stop));
    }
    if (stop.stop_requested())
        return stoppedError();
    if (!m_decoder) {
        DecoderSource source;
        source.config = m_files.config.postprocessing;
        source.modelFolder = m_files.place.folder;
        source.weights = m_weights.get();
        source.vaeFolder = m_files.vae;
        source.device = m_plan.device;
        MIRO_TRY(m_decoder, openDecoder(source));
    }
    return {};
}

Result<Latents> Generator::sample(const TextCondition& prompt, const GenerationSettings& settings,
                                  const std::vector<uint64_t>& seeds, StepSink* sink, std::stop_token stop) {
    SampleRequest request;
    request.prompt = prompt;
    request.unconditional = m_unconditional;
    request.settings = settings;
    request.seeds = seeds;
    return sampleLatents(*m_network, request, sink, stop);
}

} // namespace miro
