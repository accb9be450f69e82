// Questions about a scene whose truth is known: a caption that fits and, in the same words, one in which one thing is
// wrong, so that nothing but the picture tells which is which.
#pragma once

#include "base/seeded_random.h"
#include "scene/scene.h"
#include "scene/sprites.h"

#include <array>
#include <string>

namespace miro {

// What is wrong in the caption that does not fit.
enum class CaptionFault { Object, Count, Colour, Position, Binding, Background };
inline constexpr std::array kCaptionFaults = {CaptionFault::Object,   CaptionFault::Count,   CaptionFault::Colour,
                                              CaptionFault::Position, CaptionFault::Binding, CaptionFault::Background};
std::string toText(CaptionFault fault); // "object"

struct QuestionPair {
    std::string fitting;
    std::string wrong;
    CaptionFault fault = CaptionFault::Object;
};

// A pure function of the scene and the random numbers. All that is said of a scene is true of what it shows, but not
// all that it shows is always said.
QuestionPair questionPair(const ScenePrompt& shown, const SpriteSet& sprites, SeededRandom random);

// A short caption that says all of it, sides too.
std::string wholeCaption(const ScenePrompt& shown, const SpriteSet& sprites, SeededRandom random);

} // namespace miro
