// The pictures that duels are picked from, with their features made rows once (TasteScale). A
// value; const functions: any thread.
#pragma once

#include "taste/taste_features.h"

#include <ATen/core/Tensor.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace miro {

class PicturePool {
public:
    // Usage names the picture whose features are not of the scale's layout. Of two with one key the first is kept.
    static Result<PicturePool> make(const TasteScale& scale, const std::vector<TastePicture>& pictures);
    // More of them: those just drawn.
    Result<void> add(const TasteScale& scale, const std::vector<TastePicture>& pictures);

    size_t size() const { return m_keys.size(); }
    const std::string& key(size_t i) const { return m_keys[i]; }
    size_t promptOf(size_t i) const { return m_promptOf[i]; }
    // The size of the pool when there is none.
    size_t find(std::string_view key) const;
    // Pictures, by prompt.
    const std::vector<std::vector<size_t>>& prompts() const { return m_prompts; }

    // (m, features), double: left - right of pairs.
    at::Tensor differences(const std::vector<std::pair<size_t, size_t>>& pairs) const;
    // As TasteScale::distance().
    double distance(size_t a, size_t b) const;

private:
    int64_t m_width = 0;
    int64_t m_pictureWidth = 0; // the first numbers of a row
    std::vector<float> m_rows;
    std::vector<std::string> m_keys;
    std::vector<size_t> m_promptOf;
    std::vector<std::vector<size_t>> m_prompts;
    std::unordered_map<std::string, size_t> m_byKey;
    std::unordered_map<std::string, size_t> m_byPrompt;
};

} // namespace miro
