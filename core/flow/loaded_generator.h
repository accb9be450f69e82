// A generator in memory, with what is worked out once for it: which files it was read from, the hash of its weights,
// its preview map, the last start picture's latents.
#pragma once

#include "flow/background_hash.h"
#include "flow/draw_plan.h"
#include "flow/file_stamps.h"
#include "flow/generator.h"
#include "flow/previewer.h"

#include <memory>
#include <stop_token>
#include <string>

namespace miro {

// Owned by whoever draws; one thread at a time. Every method blocks and fails as the generator's own.
class LoadedGenerator {
public:
    // Loads no network. cacheFolder: see Previewer.
    static Result<std::unique_ptr<LoadedGenerator>> open(const ModelPlan& plan,
                                                         const std::filesystem::path& cacheFolder);

    // Whether it is what plan asks for, read from files that have not changed since; adapters aside, which
    // Generator::useAdaptersOf() exchanges.
    bool serves(const ModelPlan& plan) const;

    // Where memory is short, the networks give way to the text encoder and come back with load().
    Result<PromptPair> encode(const GenerationSettings& settings, std::stop_token stop);
    Result<std::vector<TextCondition>> encodeAll(const std::vector<std::string>& prompts, std::stop_token stop);
    Result<void> load(std::stop_token stop) { return m_generator->load(std::move(stop)); }

    // (1, C, h, w); undefined without a picture.
    Result<at::Tensor> encodeStart(const std::optional<StartPicture>& picture, std::stop_token stop);

    // Of model.safetensors. The first call starts the hashing with beginHash() unless that was called before.
    void beginHash();
    Result<std::string> weightsSha256(std::stop_token stop);

    Result<void> preparePreviews(PreviewMethod method, std::stop_token stop);
    std::vector<Image> preview(PreviewMethod method, const at::Tensor& x0) const;
    const char* previewName(PreviewMethod method) const { return m_previewer.name(method, m_generator->decoder()); }

    // After memory ran out: all that the next step does not need.
    void freeSpareMemory();

    Generator& generator() { return *m_generator; }
    const Generator& generator() const { return *m_generator; }
    const std::string& name() const { return m_generator->files().place.name; }
    at::Device device() const { return m_generator->plan().device; }

private:
    LoadedGenerator(std::unique_ptr<Generator> generator, std::vector<FileStamp> stamps, Previewer previewer)
        : m_generator(std::move(generator)), m_stamps(std::move(stamps)), m_previewer(std::move(previewer)) {}

    void makeRoomForText(const std::vector<std::string>& prompts);

    std::unique_ptr<Generator> m_generator;
    std::vector<FileStamp> m_stamps; // taken before the files were opened
    Previewer m_previewer;
    std::unique_ptr<BackgroundHash> m_hash;
    std::string m_startSha256; // of the picture behind m_startLatents
    at::Tensor m_startLatents;
};

} // namespace miro
