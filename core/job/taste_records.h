// An artist's choices on their way into a library and out of it: answers, files. Functions on the library's thread;
// nothing of libtorch runs in them.
#pragma once

#include "library/library.h"
#include "library/taste_store.h"
#include "taste/taste_choice.h"
#include "taste/taste_file.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace miro {

inline constexpr const char* kFirstProfile = "My taste";

// name: nothing: the active one, which is made when there is none and mayCreate. NotFound names those that there are.
Result<TasteProfileRecord> tasteProfile(Library& library, const std::optional<std::string>& name,
                                        bool mayCreate = false);

TasteChoice choiceFrom(const TasteChoiceRecord& record, const std::string& profile);
TasteChoiceRecord recordFrom(const TasteChoice& choice);
Result<std::vector<TasteChoice>> choicesOf(Library& library, const TasteProfileRecord& profile);

// One answer in a duel; a pair that was answered before becomes a repeat of that. Usage: one picture twice, or two of
// different prompts; NotFound: a picture that is not in the library.
Result<TasteChoice> answerDuel(Library& library, const TasteProfileRecord& profile, PictureId left, PictureId right,
                               TasteAnswer answer, int64_t milliseconds = -1);

struct ImportedTaste {
    TasteFileLayout layout = TasteFileLayout::Own;
    int64_t choices = 0;       // that the file holds
    int64_t added = 0;         // the others were there already
    int64_t withoutAnswer = 0; // lines that say nothing
    int64_t unknown = 0;       // of those added: a picture is not in the library, so that nothing is learned from them
};

// Choices of a file into a profile, all or none; can be undone as one. Pictures are found in the library by their hash,
// else by their path there or their file's name, when one picture alone has it. Errors of readTasteFile().
Result<ImportedTaste> importTaste(Library& library, const TasteProfileRecord& profile,
                                  const std::filesystem::path& file);

// Gives how many choices were written: foreign layouts leave out what they have no word for.
Result<int64_t> exportTaste(Library& library, const TasteProfileRecord& profile, const std::filesystem::path& file,
                            TasteFileLayout layout);

// A layout by its key, as --layout takes it: "own", "pick-a-pic", "hpd"; nothing for another word.
std::optional<TasteFileLayout> tasteLayoutOfKey(const std::string& key);

// A version's file, when it lies below the library folder.
void removeTasteFile(Library& library, const std::string& file);

// A profile for good, with the files of its versions and the pictures of their proofs. NotFound.
Result<void> forgetTasteProfile(Library& library, TasteProfileId profile);
// Everything that the library knows of taste, for good: adapters' files, proofs' pictures, and fine-tunings and proofs
// of the queue, but for one that runs.
Result<void> forgetTaste(Library& library);

} // namespace miro
