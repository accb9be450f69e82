// A small CLIP-FlanT5 in training (model/clip_flant5.h says what it computes): a vision transformer, the projector, and
// a T5 whose encoder reads the question around the picture and whose decoder answers; and the folders that this
// program's VQA scorer reads. Tensors have the published names.
#pragma once

#include "model/clip_flant5.h"
#include "train/clip_layers.h"
#include "train/question_layers.h"
#include "train/question_vocabulary.h"

#include <filesystem>
#include <memory>

namespace miro {

struct QuestionSizes {
    ClipVisionConfig vision;
    T5Config text; // gated, tanh GELU
    int64_t decoderLayers = 1;
};

// Questions about pictures, read by the encoder.
struct QuestionsRead {
    at::Tensor states; // (N, T, width)
    at::Tensor mask;   // (N, 1, 1, T), additive
};

// Owned by its task; one thread at a time.
class QuestionNetwork {
public:
    static std::unique_ptr<QuestionNetwork> create(const QuestionSizes& sizes, uint64_t seed, at::Device device);

    // The picture network begins as that of a trained CLIP (a folder in transformers' layout), whose sizes are
    // sizes.vision. NotFound, Corrupt: names the file.
    Result<void> takeTower(const std::filesystem::path& folder);

    // pixels (B, 3, side, side), normalised, on any device -> the pictures' tokens as T5 sees them, (B, places, width).
    at::Tensor look(const at::Tensor& pixels) const;

    // A question for each picture (N, places, width); their parts before the picture are equally long.
    QuestionsRead read(const at::Tensor& pictures, const std::vector<AnswerQuestion>& questions) const;

    // The mean of the log probabilities of each answer's tokens, (N). answers: with the closing token.
    at::Tensor meanLogProbabilities(const QuestionsRead& questions,
                                    const std::vector<std::vector<int64_t>>& answers) const;

    const QuestionSizes& sizes() const { return m_sizes; }
    const std::vector<TrainParameter>& parameters() const { return m_parameters; }

private:
    QuestionNetwork(const QuestionSizes& sizes, at::Device device) : m_sizes(sizes), m_device(device) {}
    void build(ParameterStore& store);
    at::Tensor embed(const at::Tensor& ids) const;

    QuestionSizes m_sizes;
    at::Device m_device;
    TrainClipVision m_vision;
    std::vector<TrainLinear> m_projector;
    at::Tensor m_tokens; // (vocabulary, width): of questions, and what answers are read off with
    TrainT5Stack m_encoder, m_decoder;
    std::vector<TrainParameter> m_parameters;
};

// folder/REPO for each of the scorer's three repositories: the checkpoint without its vision transformer, the
// tokenizer, and the vision transformer. All or nothing. half: weights as fp16.
Result<void> writeQuestionFolders(const std::filesystem::path& folder, const QuestionNetwork& network,
                                  const QuestionVocabulary& vocabulary, bool half);

} // namespace miro
