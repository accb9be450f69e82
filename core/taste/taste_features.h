// What a personal reward sees of a picture, as plain numbers: a frozen picture vector, the scores of known rewards in
// training units, and the prompt's vector. TasteScale makes rows of them that a prior can be about. Values: any thread.
#pragma once

#include "base/result.h"

#include <ATen/core/Tensor.h>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace miro {

enum class TasteGroup { Picture, Rewards, Prompt };
inline constexpr size_t kTasteGroups = 3;

// What features of one library have in common; features of two layouts never meet.
struct TasteLayout {
    std::string encoder; // of picture and prompt vectors, with its version; part of no arithmetic
    int64_t picture = 0; // how many numbers, as are prompt's
    std::vector<std::string> rewards;
    int64_t prompt = 0;

    int64_t size() const { return picture + static_cast<int64_t>(rewards.size()) + prompt; }
    int64_t sizeOf(TasteGroup group) const;
    int64_t beginOf(TasteGroup group) const;
    bool operator==(const TasteLayout&) const = default;
};

struct TasteFeatures {
    std::vector<float> picture;  // of length 1
    std::vector<double> rewards; // NaN: not measured
    std::vector<float> prompt;
};

// Usage when numbers are missing, too many or not finite; `name` is what the message calls the picture.
Result<void> checkFeatures(const TasteLayout& layout, const TasteFeatures& features, const std::string& name);

struct TastePicture {
    std::string key; // which picture, as choices name it
    std::string prompt;
    TasteFeatures features;
};

// A library's features made comparable: without its mean, each group of a total variance of 1, so that a prior's scale
// means the same for every group and encoder; and the picture's vector as its components along what pictures of one
// prompt differ in, the largest first, each times its standard deviation to the power kComponentPower: what pictures
// hardly differ in is hardly what an artist goes by (in the same sense as smooth functions are likelier than rough
// ones). A tensor, never changed, and values: any thread.
class TasteScale {
public:
    TasteScale() = default;

    // From a library's pictures, at least two. What never differs counts as 0. Usage names the picture whose features
    // are not of the layout.
    static Result<TasteScale> fit(TasteLayout layout, const std::vector<TastePicture>& pictures);

    const TasteLayout& layout() const { return m_layout; }
    // The same of rows: picture is the number of components.
    const TasteLayout& rows() const { return m_rows; }

    // Of checked features. A reward that was not measured is taken for the library's mean: 0.
    std::vector<double> row(const TasteFeatures& features) const;
    // left - right; 0 for a reward that one of them lacks.
    std::vector<double> difference(const TasteFeatures& left, const TasteFeatures& right) const;
    // How unlike two pictures look: 1 on average for two of the library, 0 for the same one.
    double distance(const TasteFeatures& left, const TasteFeatures& right) const;

private:
    std::vector<double> rowOf(const std::vector<double>& values) const;

    TasteLayout m_layout;
    TasteLayout m_rows;
    std::vector<double> m_mean;   // (size) of features
    std::vector<double> m_factor; // (size of rows)
    at::Tensor m_components;      // (components, picture), double
};

inline constexpr int64_t kPictureComponents = 128; // at most
inline constexpr double kComponentPower = 1;
inline constexpr size_t kScalePictures = 4000; // the scale is fitted to so many at most, evenly spread

} // namespace miro
