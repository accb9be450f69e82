// A vocabulary for CLIP's tokenizer learned from texts (R. Sennrich et al., ACL 2016): the same two files, with as few
// pieces as a small model wants.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace miro {

// As a vocabulary's files write the two special tokens; open_clip's prompts write them in another way.
inline constexpr const char* kClipOpen = "<|startoftext|>";
inline constexpr const char* kClipClose = "<|endoftext|>";

struct ClipVocabulary {
    std::string pieces; // vocab.json
    std::string merges; // merges.txt
};

// Pieces for every byte, then the merges of the pairs that are most frequent within words, then the tokens that open
// and close a text: `most` in all at most, and fewer where no pair occurs twice. At least 514 are there. Equal texts,
// in any order, give equal vocabularies.
ClipVocabulary learnClipVocabulary(const std::vector<std::string>& texts, int64_t most);

} // namespace miro
