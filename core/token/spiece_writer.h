// Writes the spiece.model of a T5 tokenizer: a sentencepiece ModelProto of the unigram kind, as spiece_file.cpp and the
// published library read it.
#pragma once

#include "token/unigram_vocabulary.h"

#include <string>
#include <vector>

namespace miro {

// <pad>, </s> and <unk> have the ids 0 to 2, the pieces follow. A piece of which there are two is a broken contract
// (std::logic_error).
std::string spieceModelBytes(const std::vector<UnigramPiece>& pieces);

} // namespace miro
