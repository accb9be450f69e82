// The question of VQAScore (Z. Lin et al., ECCV 2024): a caption, cleaned as MIRO's training data was, in the
// conversation that CLIP-FlanT5 was trained with. Stateless: any thread.
#pragma once

#include <string>

namespace miro {

// Code fences go with all that is in them (an unclosed one up to the end), tags become a space, single backticks go,
// runs of white space become a space. Invalid UTF-8 counts as U+FFFD.
std::string cleanedCaption(const std::string& caption);

// The conversation up to the picture's place and behind it.
struct VqaPrompt {
    std::string before;
    std::string after;
};
VqaPrompt vqaPrompt(const std::string& caption);

inline constexpr const char* kVqaAnswer = "Yes";

} // namespace miro
