// A CLIP checkpoint as scorers use it: unit vectors of pictures and of prompts. Scorers of the same file share them.
#pragma once

#include "model/clip_config.h"
#include "reward/scorer.h"
#include "tensor/tensor_file.h"
#include "token/tokenizer.h"

#include <list>
#include <optional>

namespace miro {

// How a published scorer prepares pictures.
enum class ClipPreparation { Transformers, ClipPackage, HpsV2 };

// Owned by a scorer; its session's thread. Weights are read by the batch's pool.
class ClipTowers {
public:
    // A folder in transformers' layout: config.json, model.safetensors or pytorch_model.bin. label: the scorer's, for
    // messages. NotFound, Corrupt, Unsupported: names the file.
    static Result<std::unique_ptr<ClipTowers>> openFolder(const std::filesystem::path& folder,
                                                          const std::string& label);

    // A file of open_clip's layout.
    static Result<std::unique_ptr<ClipTowers>> openFile(const std::filesystem::path& file, const ClipConfig& config,
                                                        const std::string& label);

    // The tokenizer of the prompts; not needed for pictures. Corrupt when its ids leave the network's vocabulary.
    Result<void> setTokenizer(std::unique_ptr<Tokenizer> tokenizer, const std::filesystem::path& folder);

    // (N, features) fp32 on the CPU, unit vectors.
    Result<at::Tensor> images(ScoringBatch& batch, ClipPreparation preparation) const;
    Result<at::Tensor> prompts(ScoringBatch& batch);

    // The cosines of each picture and its own prompt.
    Result<std::vector<double>> cosines(ScoringBatch& batch, ClipPreparation preparation);

    // What cosines are multiplied by; known after prompts().
    double logitScale() const { return m_logitScale; }

    const ClipConfig& config() const { return m_config; }
    const std::filesystem::path& file() const { return m_weights->path(); }
    int64_t visionBytes() const;
    int64_t textBytes() const;

private:
    ClipTowers() = default;
    Result<at::Tensor> pixels(const ScoringBatch& batch, const std::vector<const Image*>& images,
                              ClipPreparation preparation) const;
    Result<void> readPrompts(const std::vector<TokenIds>& rows, ScoringBatch& batch);
    const at::Tensor* knownText(const TokenIds& ids);

    ClipConfig m_config;
    std::unique_ptr<TensorFile> m_weights;
    std::string m_label;
    std::string m_identity; // of the file, for what is shared
    std::unique_ptr<Tokenizer> m_tokenizer;
    double m_logitScale = 1;

    // Prompts read lately, the last one first: most pictures of a run have the same.
    std::list<std::pair<TokenIds, at::Tensor>> m_texts;
};

} // namespace miro
