// A toy set for the flow: flat pictures of four kinds in shards of the published layout, and a network that learns them
// in a second.
#pragma once

#include "base/files.h"
#include "dataset/shard_writer.h"
#include "tensor/npy.h"
#include "tensor/safetensors.h"

#include <ATen/ATen.h>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro::test {

struct ToyShards {
    int64_t shards = 3;
    int64_t samples = 24; // a shard
    bool std = true;
    bool synthetic = true;
    int64_t width = 8;                                             // of text states
    std::string withoutMember;                                     // left out of the last sample
    std::function<void(int64_t, nlohmann::json&)> about = nullptr; // may change a sample's scores
    std::function<void(int64_t, DatasetSample&)> sample = nullptr; // may change all of it

    // The numbers of sample i: latents (4, 4, 4) say its kind, i % 4; so do text and scores.
    DatasetSample make(int64_t i) const {
        const int64_t kind = i % 4;
        at::Tensor mean = at::zeros({4, 4, 4});
        mean[kind].fill_(1.5F);
        mean[(kind + 1) % 4].fill_(static_cast<float>(i % 100) / 100);
        at::Tensor text = at::zeros({2 + i % 3, width});
        text[0][kind] = 2;
        at::Tensor second = at::zeros({1, width});
        second[0][kind] = 1;
        nlohmann::json json{{"aesthetic_score", static_cast<double>(i % 16) / 16 + 0.01},
                            {"vqa_score", static_cast<double>(kind) / 4},
                            {"synthetic_vqa_score", static_cast<double>(kind) / 8}};
        if (about)
            about(i, json);
        DatasetSample made;
        made.key = fmt::format("{:06}", i);
        made.fields["txt"] = fmt::format("kind {} of number {}", kind, i);
        made.fields["json"] = json.dump();
        made.fields["vae_embeddings_mean_256.npy"] = npyBytes(mean.to(at::kHalf));
        if (std)
            made.fields["vae_embeddings_std_256.npy"] = npyBytes(at::full({4, 4, 4}, 0.05F).to(at::kHalf));
        made.fields["flan_t5_xl_embeddings.npy"] = npyBytes(text.to(at::kHalf));
        if (synthetic)
            made.fields["synthetic_flan_t5_xl_embeddings.npy"] = npyBytes(second.to(at::kHalf));
        if (sample)
            sample(i, made);
        return made;
    }

    // FOLDER/part-000.tar ..., keys from `first` on.
    void writeTo(const std::filesystem::path& folder, int64_t first = 0) const {
        std::filesystem::create_directories(folder);
        for (int64_t shard = 0; shard < shards; ++shard) {
            auto writer = ShardWriter::create(folder / fmt::format("part-{:03}.tar", shard)).value();
            for (int64_t i = 0; i < samples; ++i) {
                DatasetSample made = make(first + shard * samples + i);
                if (shard + 1 == shards && i + 1 == samples)
                    made.fields.erase(withoutMember);
                if (const auto added = writer->add(made); !added.ok())
                    throw std::runtime_error(added.message());
            }
            if (const auto finished = writer->finish(); !finished.ok())
                throw std::runtime_error(finished.message());
        }
    }
};

// config.json of a network of some thousand numbers that this program can also draw with: a linear codec of 2 x 2
// patches, 4 values each.
inline nlohmann::json toyModelConfig(int64_t width = 8, const std::string& encoder = "fixtures/t5-tiny") {
    return {{"network",
             {{"data_size", 4},
              {"data_dim", 16},
              {"num_input_channels", 4},
              {"num_latents", 6},
              {"latents_dim", 16},
              {"label_dim", width},
              {"num_cond_tokens", 77},
              {"num_processing_layers", 1},
              {"num_blocks", 1},
              {"patch_size", 2},
              {"read_write_heads", 2},
              {"compute_heads", 2},
              {"latent_mlp_multiplier", 1},
              {"data_mlp_multiplier", 1},
              {"num_text_registers", 3},
              {"use_cond_rin_block", true},
              {"concat_cond_token_to_latents", false},
              {"use_self_conditioning", true},
              {"coherence_keys", {"aesthetic_score", "vqa_score"}}}},
            {"preconditioning", {{"sigma_data", 0.5}, {"do_normalization", true}}},
            {"postprocessing", {{"model_type", "linear_patch"}, {"patch_size", 2}, {"file", "codec.safetensors"}}},
            {"scheduler", {{"start", 1}, {"end", 0}, {"clip_min", 1e-9}}},
            {"coherence_keys", {"aesthetic_score", "vqa_score"}},
            {"sampler_defaults", {{"num_steps", 4}, {"guidance_scale", 2.0}}},
            {"data_resolution", 4},
            {"img_resolution", 8},
            {"max_text_len", 8},
            {"text_encoder_repo", encoder}};
}

// FOLDER/network.json, codec.safetensors, train/, held-out/ and config.json of a run that takes some seconds.
inline nlohmann::json writeToyRun(const std::filesystem::path& folder, const ToyShards& shards = {},
                                  const std::string& encoder = "fixtures/t5-tiny") {
    std::filesystem::create_directories(folder);
    shards.writeTo(folder / "train");
    ToyShards heldOut = shards;
    heldOut.shards = 1;
    heldOut.samples = 12;
    heldOut.withoutMember.clear();
    heldOut.about = nullptr;
    heldOut.sample = nullptr;
    heldOut.writeTo(folder / "held-out", 1000);
    at::Tensor basis = at::zeros({12, 4});
    for (int64_t place = 0; place < 4; ++place)
        basis.narrow(0, place * 3, 3).select(1, place).fill_(0.577F);
    const std::string codec =
        safetensorsBytes({{"basis", basis}, {"mean", at::zeros({12})}, {"scale", at::ones({4})}}).value();
    const nlohmann::json config{{"kind", "flow"},
                                {"data", "train"},
                                {"held-out", "held-out"},
                                {"network", "network.json"},
                                {"codec", "codec.safetensors"},
                                {"seed", 3U},
                                {"steps", 12},
                                {"batch-size", 8},
                                {"micro-batch", 4},
                                {"learning-rate", 5e-3},
                                {"warmup-steps", 2},
                                {"average-decay", 0.9},
                                {"checkpoint-steps", 4},
                                {"held-out-steps", 4},
                                {"sample-steps", 6},
                                {"samples", 4}};
    for (const auto& [name, bytes] :
         std::map<std::string, std::string>{{"network.json", toyModelConfig(shards.width, encoder).dump(1)},
                                            {"codec.safetensors", codec},
                                            {"config.json", config.dump(1)}})
        if (const auto written = writeFileAtomically(folder / name, bytes); !written.ok())
            throw std::runtime_error(written.message());
    return config;
}

} // namespace miro::test
