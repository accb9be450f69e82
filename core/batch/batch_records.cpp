#include "batch/batch_records.h"

#include "base/generation_json.h"
#include "base/json.h"
#include "base/version.h"
#include "batch/line_files.h"
#include "batch/score_json.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

using nlohmann::ordered_json; // lines read like sentences
using Json = nlohmann::json;

constexpr int kRecordsVersion = 1;
constexpr const char* kManifestKey = "miro_batch";
constexpr const char* kResultsKey = "miro_batch_results";
constexpr size_t kMaxModels = 10'000;
constexpr size_t kMaxPairs = 10'000;
constexpr size_t kMaxFileNameBytes = 4096;

using Pairs = std::vector<std::pair<std::string, std::string>>;

Error damaged(const std::string& what) {
    return {ErrorCode::Corrupt, what};
}

std::string lineOf(const ordered_json& object) {
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

ordered_json jsonOf(const Pairs& pairs) {
    ordered_json list = ordered_json::array();
    for (const auto& [key, value] : pairs)
        list.push_back(ordered_json::array({key, value}));
    return list;
}

// These throw what nlohmann throws, or an Error.
int64_t wholeIn(const Json& object, const char* key, int64_t minimum, int64_t maximum) {
    const Json& value = object.at(key);
    if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<uint64_t>() > uint64_t(maximum)) ||
        value.get<int64_t>() < minimum || value.get<int64_t>() > maximum)
        throw damaged(fmt::format("'{}' is out of range", key));
    return value.get<int64_t>();
}

std::string textIn(const Json& object, const char* key) {
    return object.at(key).get<std::string>();
}

std::string hashIn(const Json& value, const char* what) {
    std::string hash = value.get<std::string>();
    if (hash.size() != 64 || hash.find_first_not_of("0123456789abcdef") != std::string::npos)
        throw damaged(fmt::format("{} is no SHA-256", what));
    return hash;
}

std::string fileIn(const Json& object) {
    std::string file = textIn(object, "file");
    if (!isBatchFileName(file))
        throw damaged(fmt::format("the file name '{}' leaves the folder", oneLine(file, 80)));
    return file;
}

Pairs pairsIn(const Json& object, const char* key) {
    const Json& list = object.at(key);
    if (!list.is_array() || list.size() > kMaxPairs)
        throw damaged(fmt::format("'{}' is no list of pairs", key));
    Pairs pairs;
    for (const Json& pair : list) {
        if (!pair.is_array() || pair.size() != 2)
            throw damaged(fmt::format("'{}' is no list of pairs", key));
        pairs.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    }
    return pairs;
}

Result<void> checkVersion(const Json& object, const char* key) {
    if (!object.is_object() || !object.contains(key))
        return damaged("it is not a batch's file of this program");
    if (wholeIn(object, key, 0, 1'000'000) > kRecordsVersion)
        return Error{ErrorCode::Unsupported, "it was written by a newer version of the program"};
    return {};
}

// read(object) for the line's JSON; whatever it throws as an error.
template <typename T, typename Read>
Result<T> parsed(std::string_view line, const Read& read) {
    const auto object = parseJson(line, "the line", {kMaxRecordBytes, 32});
    if (!object.ok())
        return object.error();
    try {
        return read(*object);
    } catch (const Json::exception&) {
        return damaged("a value is missing or has another type");
    } catch (const Error& error) {
        return error;
    }
}

} // namespace

bool isBatchFileName(const std::string& file) {
    if (file.empty() || file.size() > kMaxFileNameBytes || file.front() == '/' || file.back() == '/')
        return false;
    if (std::any_of(file.begin(), file.end(), [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; }))
        return false;
    size_t begin = 0;
    while (begin <= file.size()) {
        const size_t end = std::min(file.find('/', begin), file.size());
        const std::string_view part = std::string_view(file).substr(begin, end - begin);
        if (part.empty() || part == "." || part == "..")
            return false;
        begin = end + 1;
    }
    return true;
}

std::string headLine(const BatchHead& head) {
    ordered_json models = ordered_json::object();
    for (const auto& [name, hash] : head.models)
        models[name] = hash;
    ordered_json weights = ordered_json::object();
    for (const auto& [scorer, weight] : head.weights)
        weights[scorer] = weight;
    return lineOf({{kManifestKey, kRecordsVersion},
                   {"program", programVersion()},
                   {"fingerprint", head.fingerprint},
                   {"models", std::move(models)},
                   {"device", head.device},
                   {"precision", head.precision},
                   {"shard", {{"index", head.shard.index}, {"count", head.shard.count}}},
                   {"pictures", head.pictures},
                   {"groups", head.groups},
                   {"group_size", head.groupSize},
                   {"best_of", head.bestOf},
                   {"weights", std::move(weights)},
                   {"discard_rejected", head.discardRejected}});
}

std::string resultsHeadLine(const std::string& fingerprint) {
    return lineOf({{kResultsKey, kRecordsVersion}, {"fingerprint", fingerprint}});
}

Result<BatchHead> headFrom(std::string_view line) {
    return parsed<BatchHead>(line, [](const Json& object) -> Result<BatchHead> {
        MIRO_CHECK_OK(checkVersion(object, kManifestKey));
        BatchHead head;
        head.fingerprint = hashIn(object.at("fingerprint"), "the fingerprint");
        const Json& models = object.at("models");
        if (!models.is_object() || models.size() > kMaxModels)
            return damaged("'models' is no list of models");
        for (const auto& [name, hash] : models.items())
            head.models[name] = hashIn(hash, "a model's hash");
        head.device = textIn(object, "device");
        head.precision = textIn(object, "precision");
        head.shard.count = wholeIn(object.at("shard"), "count", 1, kMaxBatchPictures);
        head.shard.index = wholeIn(object.at("shard"), "index", 0, head.shard.count - 1);
        head.pictures = wholeIn(object, "pictures", 0, kMaxBatchPictures);
        head.groups = wholeIn(object, "groups", 0, kMaxBatchPictures);
        head.groupSize = wholeIn(object, "group_size", 1, kMaxBatchPictures);
        head.bestOf = wholeIn(object, "best_of", 0, kMaxBatchPictures);
        const Json& weights = object.at("weights");
        if (!weights.is_object() || weights.size() > kMaxScores)
            return damaged("'weights' is no list of weights");
        for (const auto& [scorer, weight] : weights.items())
            head.weights[scorer] = weight.get<double>();
        head.discardRejected = object.at("discard_rejected").get<bool>();
        return head;
    });
}

Result<std::string> resultsHeadFrom(std::string_view line) {
    return parsed<std::string>(line, [](const Json& object) -> Result<std::string> {
        MIRO_CHECK_OK(checkVersion(object, kResultsKey));
        return hashIn(object.at("fingerprint"), "the fingerprint");
    });
}

Result<BatchHead> readBatchHead(const std::filesystem::path& file) {
    MIRO_TRY(LineReader reader, LineReader::open(file, kMaxRecordBytes));
    MIRO_TRY(const auto line, reader.next());
    auto head = line ? headFrom(*line) : Result<BatchHead>(damaged("it is empty"));
    if (!head.ok())
        return head.error().within(fmt::format("{}, line 1", oneLine(file.string())));
    return head;
}

std::string pictureLine(const BatchPicture& picture) {
    return lineOf({{"index", picture.index},
                   {"file", picture.file},
                   {"line", picture.line},
                   {"entry", picture.entry},
                   {"copy", picture.copy},
                   {"group", picture.group},
                   {"model", picture.model},
                   {"variant", picture.variant},
                   {"template", picture.templatePrompt},
                   {"settings", ordered_json(jsonFromSettings(picture.settings))},
                   {"axes", jsonOf(picture.axes)},
                   {"fields", jsonOf(picture.fields)}});
}

Result<BatchPicture> pictureFrom(std::string_view line) {
    return parsed<BatchPicture>(line, [](const Json& object) -> Result<BatchPicture> {
        BatchPicture picture;
        picture.index = wholeIn(object, "index", 0, kMaxBatchPictures);
        picture.file = fileIn(object);
        picture.line = wholeIn(object, "line", 0, kMaxBatchPictures);
        picture.entry = wholeIn(object, "entry", 0, kMaxBatchPictures);
        picture.copy = wholeIn(object, "copy", 0, kMaxBatchPictures);
        picture.group = wholeIn(object, "group", 0, kMaxBatchPictures);
        picture.model = textIn(object, "model");
        picture.variant = textIn(object, "variant");
        picture.templatePrompt = textIn(object, "template");
        MIRO_TRY(picture.settings, settingsFromJson(object.at("settings")));
        picture.axes = pairsIn(object, "axes");
        picture.fields = pairsIn(object, "fields");
        return picture;
    });
}

std::string resultLine(const BatchResult& result) {
    ordered_json scores = ordered_json::array();
    for (const ScoreRecord& score : result.scores)
        scores.push_back(ordered_json(jsonFromScore(score)));
    ordered_json object{{"index", result.index},     {"file", result.file},         {"sha256", result.sha256},
                        {"seconds", result.seconds}, {"scores", std::move(scores)}, {"kept", result.kept}};
    if (!result.failure.empty())
        object["failure"] = oneLine(result.failure);
    return lineOf(object);
}

Result<BatchResult> resultFrom(std::string_view line) {
    return parsed<BatchResult>(line, [](const Json& object) -> Result<BatchResult> {
        BatchResult result;
        result.index = wholeIn(object, "index", 0, kMaxBatchPictures);
        result.file = fileIn(object);
        if (object.contains("failure"))
            result.failure = oneLine(textIn(object, "failure"));
        else
            result.sha256 = hashIn(object.at("sha256"), "'sha256'");
        const Json& seconds = object.at("seconds");
        result.seconds = seconds.is_null() ? 0 : seconds.get<double>();
        const Json& scores = object.at("scores");
        if (!scores.is_array() || scores.size() > kMaxScores)
            return damaged("'scores' is no list of scores");
        for (const Json& score : scores)
            result.scores.push_back(scoreFromJson(score));
        result.kept = object.at("kept").get<bool>();
        return result;
    });
}

std::string headDifference(const BatchHead& begun, const BatchHead& now) {
    if (begun.fingerprint != now.fingerprint)
        return "with another list or other options; repeat them, or give another folder";
    for (const auto& [name, hash] : now.models) {
        const auto found = begun.models.find(name);
        if (found == begun.models.end() || (!hash.empty() && found->second != hash)) // empty: not worked out yet
            return fmt::format("with other files of the model {}; bring those back, or give another folder",
                               oneLine(name, 80));
    }
    if (begun.models.size() != now.models.size())
        return "with other models; repeat them, or give another folder";
    if (begun.device != now.device)
        return fmt::format("on the device {} and this is {}, which draws other bits; give --device, or another folder",
                           oneLine(begun.device, 20), oneLine(now.device, 20));
    if (begun.precision != now.precision)
        return fmt::format("with precision {} and this is {}; give --precision, or another folder",
                           oneLine(begun.precision, 20), oneLine(now.precision, 20));
    if (begun.shard.count != now.shard.count)
        return fmt::format("as {} {} and this is one of {}; repeat that, or give another folder", begun.shard.count,
                           begun.shard.count == 1 ? "whole" : "shards", now.shard.count);
    if (begun.shard.index != now.shard.index)
        return fmt::format("as shard {} and this is {}; it was moved", begun.shard.index, now.shard.index);
    if (begun.pictures != now.pictures || begun.groups != now.groups || begun.groupSize != now.groupSize)
        return "by another version of the program, which plans otherwise; give another folder";
    return {};
}

} // namespace miro
