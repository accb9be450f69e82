#include "scene/sprites.h"

#include "base/json.h"
#include "image/image_file.h"
#include "scene/hsv.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

constexpr int kLargestSide = 512;
constexpr double kHueWindow = 42; // degrees around a sprite's own hue that take the other colour

Hsv hsvFrom(double red, double green, double blue) {
    const double high = std::max({red, green, blue}), low = std::min({red, green, blue}), range = high - low;
    Hsv hsv{0, high > 0 ? range / high : 0, high};
    if (range <= 0)
        return hsv;
    if (high == red)
        hsv.hue = 60 * (green - blue) / range;
    else if (high == green)
        hsv.hue = 60 * (blue - red) / range + 120;
    else
        hsv.hue = 60 * (red - green) / range + 240;
    if (hsv.hue < 0)
        hsv.hue += 360;
    return hsv;
}

double hueDistance(double a, double b) {
    const double distance = std::fmod(std::abs(a - b), 360);
    return std::min(distance, 360 - distance);
}

std::string nearestColour(double hue) {
    const NamedColour* nearest = nullptr;
    for (const NamedColour& colour : sceneColours())
        if (colour.ofThings && colour.value > 0.8 &&
            (!nearest || hueDistance(colour.hue, hue) < hueDistance(nearest->hue, hue)))
            nearest = &colour;
    return nearest->name;
}

Cutout cutFrom(const Image& colours, const Image& alpha, int left, int top, int side) {
    Cutout cutout{side, {}};
    cutout.pixels.reserve(static_cast<size_t>(side) * side * 4);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const uint8_t* rgb = colours.at(left + x, top + y);
            const float cover = alpha.at(left + x, top + y)[0] / 255.0f;
            for (int channel = 0; channel < 3; ++channel)
                cutout.pixels.push_back(rgb[channel] / 255.0f * cover);
            cutout.pixels.push_back(cover);
        }
    return cutout;
}

} // namespace

const std::vector<NamedColour>& sceneColours() {
    static const std::vector<NamedColour> colours = {
        {"red", 2, 1, 1, {222, 72, 66}, true},           {"orange", 28, 1, 1, {244, 158, 72}, true},
        {"yellow", 50, 1, 1.05, {248, 224, 96}, true},   {"green", 122, 0.9, 0.8, {112, 196, 112}, true},
        {"blue", 222, 1, 0.95, {96, 152, 236}, true},    {"purple", 276, 0.9, 0.85, {156, 104, 212}, true},
        {"pink", 332, 0.5, 1.15, {246, 168, 202}, true}, {"brown", 24, 0.75, 0.55, {150, 104, 70}, true},
        {"white", 0, 0, 1, {250, 250, 250}, false},      {"black", 0, 0, 0, {22, 22, 28}, false},
        {"gray", 0, 0, 0.6, {150, 150, 154}, false},
    };
    return colours;
}

const NamedColour* findSceneColour(std::string_view name) {
    for (const NamedColour& colour : sceneColours())
        if (colour.name == name)
            return &colour;
    return nullptr;
}

Result<SpriteSet> SpriteSet::open(const std::filesystem::path& folder) {
    const std::filesystem::path list = folder / "sprites.json";
    MIRO_TRY(const nlohmann::json json, readJsonFile(list));
    auto wrong = [&](const std::string& what) {
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: {}; take it from the program's own files", list.string(), what)};
    };
    const auto number = [&](const char* key) {
        return json.is_object() && json.contains(key) && json[key].is_number_integer() ? json[key].get<int64_t>() : 0;
    };
    const int64_t side = number("side"), columns = number("columns");
    if (side < 8 || side > kLargestSide || columns < 1 || columns > 1000)
        return wrong("'side' or 'columns' is missing or out of range");
    if (!json.contains("sprites") || !json["sprites"].is_array() || json["sprites"].empty())
        return wrong("'sprites' is missing");
    MIRO_TRY(const Image colours, readImage(folder / "sprites.png"));
    MIRO_TRY(const Image alpha, readImage(folder / "alpha.png"));
    const auto count = static_cast<int64_t>(json["sprites"].size());
    const int64_t rows = (count + columns - 1) / columns;
    for (const Image* image : {&colours, &alpha})
        if (image->width != columns * side || image->height != rows * side)
            return wrong(fmt::format("sprites.png and alpha.png must be {} x {} pixels", columns * side, rows * side));
    SpriteSet set;
    for (int64_t i = 0; i < count; ++i) {
        const auto& entry = json["sprites"][static_cast<size_t>(i)];
        const auto isText = [&](const char* key) {
            return entry.is_object() && entry.contains(key) && entry[key].is_string();
        };
        if (!isText("name") || !isText("plural"))
            return wrong(fmt::format("sprite {} has no 'name' or no 'plural'", i));
        Sprite sprite{entry["name"],
                      entry["plural"],
                      {},
                      {},
                      cutFrom(colours, alpha, static_cast<int>(i % columns * side),
                              static_cast<int>(i / columns * side), static_cast<int>(side))};
        if (set.find(sprite.name))
            return wrong(fmt::format("the name '{}' stands there twice", oneLine(sprite.name, 60)));
        if (entry.contains("hue") && entry["hue"].is_number()) {
            sprite.hue = entry["hue"].get<double>();
            sprite.ownColour = nearestColour(*sprite.hue);
        }
        set.m_sprites.push_back(std::move(sprite));
    }
    return set;
}

std::optional<int> SpriteSet::find(std::string_view name) const {
    for (size_t i = 0; i < m_sprites.size(); ++i)
        if (m_sprites[i].name == name)
            return static_cast<int>(i);
    return std::nullopt;
}

Cutout SpriteSet::coloured(int index, std::string_view name) const {
    const Sprite& sprite = m_sprites.at(static_cast<size_t>(index));
    Cutout cutout = sprite.cutout;
    if (name.empty() || !sprite.hue || name == sprite.ownColour)
        return cutout;
    const NamedColour* colour = findSceneColour(name);
    if (!colour || !colour->ofThings)
        return cutout;
    for (size_t i = 0; i < cutout.pixels.size(); i += 4) {
        float* pixel = &cutout.pixels[i];
        const double cover = pixel[3];
        if (cover <= 0)
            continue;
        Hsv hsv = hsvFrom(pixel[0] / cover, pixel[1] / cover, pixel[2] / cover);
        if (hsv.saturation < 0.12 || hueDistance(hsv.hue, *sprite.hue) > kHueWindow)
            continue;
        hsv.hue = colour->hue;
        hsv.saturation = std::min(1.0, hsv.saturation * colour->saturation);
        hsv.value = std::min(1.0, hsv.value * colour->value);
        const auto rgb = rgbFromHsv(hsv);
        for (size_t channel = 0; channel < 3; ++channel)
            pixel[channel] = static_cast<float>(rgb[channel] * cover);
    }
    return cutout;
}

} // namespace miro
