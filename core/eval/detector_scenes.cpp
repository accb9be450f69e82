#include "eval/detector_scenes.h"

#include "base/json.h"
#include "eval/geneval_scene.h"
#include "image/image_file.h"
#include "scene/scene.h"

#include <cmath>

namespace miro {
namespace {

using nlohmann::ordered_json;

// A share of the picture, to the thousandth.
double shareOf(double pixels) {
    return std::round(pixels / kSceneSide * 1000) / 1000;
}

} // namespace

Result<SceneReader> SceneReader::open(const std::filesystem::path& sprites) {
    MIRO_TRY(SpriteSet set, SpriteSet::open(sprites));
    return SceneReader(std::make_shared<const SpriteSet>(std::move(set)));
}

Result<std::string> SceneReader::answer(const std::string& line, std::stop_token stop) const {
    MIRO_TRY(const nlohmann::json question, parseJson(line, "a line of standard input"));
    if (!question.is_object() || !question.contains("path") || !question["path"].is_string())
        return Error{ErrorCode::Corrupt, "a line of standard input has no 'path'; give {\"path\": ..., \"include\": "
                                         "[...]}, a line a picture"};
    const std::string path = question["path"];
    MIRO_TRY(const Image picture, readImage(path));
    MIRO_TRY(const std::vector<FoundSprite> found, m_detector->detect(picture, stop));
    ordered_json answer{{"path", path}};
    if (question.contains("include")) {
        const auto prompt = sceneFromGeneval(question, *m_sprites);
        if (!prompt.ok())
            return prompt.error().within(oneLine(path));
        const SceneVerdict verdict = judgeScene(*prompt, found, *m_sprites);
        answer["correct"] = verdict.correct;
        answer["reason"] = verdict.reason;
    }
    answer["found"] = ordered_json::array();
    for (const FoundSprite& thing : found) {
        ordered_json one{{"class", m_sprites->sprites()[static_cast<size_t>(thing.sprite)].name}};
        if (!thing.colour.empty())
            one["color"] = thing.colour;
        one["x"] = shareOf(thing.x);
        one["y"] = shareOf(thing.y);
        one["size"] = shareOf(thing.size);
        one["score"] = std::round(thing.score * 1000) / 1000;
        answer["found"].push_back(std::move(one));
    }
    return answer.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

} // namespace miro
