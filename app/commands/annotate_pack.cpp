#include "app/commands/annotate_stage.h"
#include "app/commands/generation_options.h"
#include "app/commands/library_query.h"
#include "app/commands/scene_sprites.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

namespace fs = std::filesystem;

const ParamSpec kScenes{.key = "scenes", .kind = ParamKind::Int, .minimum = 1, .maximum = 100'000'000};
const ParamSpec kFirst{.key = "first", .kind = ParamKind::Int, .minimum = 0, .maximum = 900'000'000};
const ParamSpec kPerShard{.key = "per-shard", .kind = ParamKind::Int, .minimum = 1, .maximum = 1'000'000};

struct PackOptions {
    StageOptions stage;
    std::optional<std::string> scenes, seed, first, sprites, images, captions, library, perShard, format;
    bool heldOut = false;
    QueryOptions query;
};

// Searching the library has options of the same names as scenes: a call has those of one source.
bool isOfLibrary(const std::vector<std::string>& arguments) {
    return std::any_of(arguments.begin(), arguments.end(), [](const std::string& argument) {
        return argument == "--library" || argument.starts_with("--library=");
    });
}

void addTo(Arguments& parser, PackOptions& options, bool ofLibrary) {
    if (!ofLibrary) {
        parser.text("--scenes", options.scenes, "N", "Packs N rendered scenes with captions.");
        parser.text("--seed", options.seed, "S", "Which row of scenes (0).");
        parser.text("--first", options.first, "I", "The first scene's number in that row (0).");
        parser.flag("--held-out", options.heldOut,
                    "Scenes of combinations that training scenes never show: to validate with.");
        parser.text("--sprites", options.sprites, "DIR", "What scenes are composed of (those that ship).");
        parser.text("--images", options.images, "FOLDER",
                    "Packs a folder's pictures; captions from its metadata.jsonl or metadata.csv, else from NAME.txt "
                    "beside each.");
        parser.text("--captions", options.captions, "FILE",
                    "The captions of --images: .jsonl or .csv with file_name and text.");
    }
    parser.text("--library", options.library, "DIR",
                "Packs pictures of a library with their prompts; an empty DIR is the user's own. With it the options "
                "of a search say which: miro annotate pack --library \"\" --help.");
    if (ofLibrary)
        options.query.addTo(parser);
    parser.text("--per-shard", options.perShard, "N", fmt::format("Samples a shard ({}).", PackRequest().perShard));
    parser.text("--format", options.format, "jpg|png",
                fmt::format("How pictures are stored (jpg, quality {}); png loses nothing.", kPackJpegQuality));
    options.stage.addTo(parser);
}

Result<PackScenes> scenesFrom(const PackOptions& options) {
    PackScenes scenes;
    MIRO_TRY(scenes.count, parseInteger(kScenes, options.scenes, 0));
    MIRO_TRY(scenes.first, parseInteger(kFirst, options.first, 0));
    if (options.seed) {
        MIRO_TRY(const ParamValue seed, parseOption(kSceneSeed, *options.seed));
        scenes.seed = std::get<uint64_t>(seed);
    }
    scenes.heldOut = options.heldOut;
    MIRO_TRY(scenes.sprites, spritesFolder(options.sprites));
    return scenes;
}

Result<void> checkTogether(const PackOptions& options) {
    const int sources = (options.scenes ? 1 : 0) + (options.images ? 1 : 0) + (options.library ? 1 : 0);
    if (sources != 1)
        return usageError("give one of --scenes N, --images FOLDER and --library DIR");
    const std::pair<const char*, bool> ofScenes[] = {{"--seed", options.seed.has_value()},
                                                     {"--first", options.first.has_value()},
                                                     {"--held-out", options.heldOut},
                                                     {"--sprites", options.sprites.has_value()}};
    for (const auto& [name, isGiven] : ofScenes)
        if (isGiven && !options.scenes)
            return usageError(fmt::format("{} has no effect without --scenes", name));
    if (options.captions && !options.images)
        return usageError("--captions has no effect without --images");
    return {};
}

} // namespace

Result<void> runAnnotatePack(CommandContext& context, const std::vector<std::string>& arguments) {
    PackOptions options;
    Arguments parser("annotate pack",
                     "Makes WebDataset shards of pictures with captions ({key}.jpg, .txt, .json) and their index. The "
                     "same options give the same bytes. Prints the shards.");
    addTo(parser, options, isOfLibrary(arguments));
    MIRO_CHECK_OK(parser.parse(arguments));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.stage.json);
    MIRO_CHECK_OK(checkTogether(options));
    AnnotateRequest::Pack pack;
    PackRequest& what = pack.what;
    MIRO_TRY(what.folder, options.stage.folder());
    MIRO_TRY(what.shards, options.stage.part());
    MIRO_TRY(what.threads, options.stage.threadCount());
    MIRO_TRY(what.perShard, parseInteger(kPerShard, options.perShard, what.perShard));
    what.resume = options.stage.resume;
    const std::string format = options.format.value_or("jpg");
    if (format != "jpg" && format != "png")
        return usageError(fmt::format("--format '{}' is not valid: give jpg or png", oneLine(format, 40)));
    what.format = format == "png" ? ImageFormat::Png : ImageFormat::Jpeg;

    std::unique_ptr<Library> library;
    if (options.scenes) {
        MIRO_TRY(what.scenes, scenesFrom(options));
    } else if (options.images) {
        PackFolder folder;
        MIRO_TRY(folder.folder, pathFrom(options.images, "--images"));
        MIRO_TRY(folder.captions, pathFrom(options.captions, "--captions"));
        pack.from = std::move(folder);
    } else {
        MIRO_TRY(library, context.studio.library(*options.library, false, false));
        MIRO_TRY(const PictureQuery query, options.query.query(*library, {}));
        MIRO_TRY(const int64_t limit, options.query.limit());
        MIRO_TRY(const int64_t offset, options.query.offset());
        MIRO_TRY(auto pictures, library->find(query, limit, offset));
        pack.from = PackLibrary{library.get(), std::move(pictures)};
    }
    return runStage(context, {std::move(pack)}, options.stage);
}

} // namespace miro
