// CLIP-FlanT5 (Z. Lin et al., ECCV 2024, arXiv 2404.01291), the model of VQAScore: a picture's tokens, projected into
// the space of FLAN-T5's, stand in a question that the encoder reads; the decoder says how probable an answer is.
#pragma once

#include "model/stored_weights.h"
#include "model/t5_decoder.h"
#include "model/t5_encoder.h"

#include <array>

namespace miro {

// A plain value, read from the published config.json.
struct ClipFlanT5Config {
    T5Config text;
    T5DecoderConfig decoder;
    int64_t imageWidth = 0;      // of the picture's tokens
    int64_t projectorLayers = 0; // linear, with GELU between them
    int64_t imageLayer = -2;     // whose tokens are taken, from the vision transformer's end: -1 is the last one's
    std::string imageModel;      // repository of the vision transformer

    // Corrupt; Unsupported: another model, projector or choice of tokens. `where` names the file.
    static Result<ClipFlanT5Config> fromJson(const nlohmann::json& config, const std::string& where);

    int64_t parameterCount() const;    // without the vision transformer
    int64_t largestLayerBytes() const; // of one layer in fp32
};

enum class WeightsInMemory {
    Converted, // all, in fp32; those of an fp32 file stay mapped on the CPU
    Streamed,  // mapped as they are stored; a layer is converted when its turn comes and dropped behind it
};

struct AnswerQuestion {
    std::vector<int64_t> before; // ids of the question up to the picture
    std::vector<int64_t> after;  // and behind it
};

// Immutable after construction; any thread, one call at a time for the sake of memory.
class ClipFlanT5 {
public:
    // file: shared with the caller; kept as long as layers are streamed from it. Corrupt: names the file and the
    // tensor; Stopped. meter: null, or told what is converted.
    static Result<std::unique_ptr<ClipFlanT5>> load(const ClipFlanT5Config& config,
                                                    std::shared_ptr<const TensorFile> file, const at::Device& device,
                                                    WeightsInMemory how, std::stop_token stop = {},
                                                    std::shared_ptr<UpcastMeter> meter = nullptr);

    // Whether the file has all tensors in their shapes; reads no weights.
    static Result<void> check(const ClipFlanT5Config& config, const TensorFile& file);

    // images: (places, imageWidth) fp32 on the network's device, one a question. answer: ids with the closing one.
    // answerIds: ids that an answer may be made of, those below it. -> the mean of the answer's tokens' log
    // probabilities, one a question. Stopped between layers.
    Result<std::vector<double>> logProbabilities(const std::vector<at::Tensor>& images,
                                                 const std::vector<AnswerQuestion>& questions,
                                                 const std::vector<int64_t>& answer, int64_t answerIds,
                                                 std::stop_token stop) const;

private:
    explicit ClipFlanT5(const ClipFlanT5Config& config) : m_config(config) {}

    at::Tensor embed(const std::vector<int64_t>& ids) const;        // (1, T, width)
    at::Tensor project(const at::Tensor& image) const;              // (1, places, width)
    at::Tensor logits(const at::Tensor& states, int64_t ids) const; // (N, L, width) -> (N, L, ids)

    ClipFlanT5Config m_config;
    at::Device m_device = at::kCPU;
    std::vector<Linear> m_projector;
    at::Tensor m_tokens; // (vocabulary, width) in the file's type: few rows of it are asked for
    at::Tensor m_head;   // the same; where it is tied, m_tokens
    T5EncoderStack m_encoder;
    T5DecoderStack m_decoder;
};

} // namespace miro
