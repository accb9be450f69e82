// CLIP's tokenizer (A. Radford et al., ICML 2021, arXiv 2103.00020): byte-level byte-pair encoding of lower-cased text,
// each word closed by "</w>"; <|startoftext|> opens, <|endoftext|> closes.
#pragma once

#include "token/clip_vocabulary.h"
#include "token/tokenizer.h"

#include <filesystem>
#include <memory>

namespace miro {

// From FOLDER/vocab.json and FOLDER/merges.txt, else from FOLDER/tokenizer.json. Gives the ids of transformers 4.47's
// fast tokenizer: canonical composition, white space collapsed, lower case letter by letter. NotFound; Corrupt (a merge
// of unknown pieces, a byte without a piece, no opening or closing token).
Result<std::unique_ptr<Tokenizer>> loadClipTokenizer(const std::filesystem::path& folder);

// The same from what the files would hold; where: what messages call them.
Result<std::unique_ptr<Tokenizer>> clipTokenizerOf(const ClipVocabulary& vocabulary, const std::string& where);

// The same vocabulary as open_clip 2 and HPSv2 use it: the text is repaired first (mojibake, HTML entities, curled
// quotes, ligatures, wide letters, control characters; see text_repair.h), the tokens around it are typed
// <start_of_text> and <end_of_text>, and a text of too many tokens is cut with the closing one last.
Result<std::unique_ptr<Tokenizer>> loadOpenClipTokenizer(const std::filesystem::path& folder);

} // namespace miro
