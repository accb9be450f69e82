#include "job/taste_records.h"

#include "base/unique_id.h"
#include "job/finetune_payload.h"
#include "job/proof_order.h"
#include "job/proof_record.h"

#include <algorithm>
#include <chrono>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace miro {
namespace {

// "2025-01-31T12:00:00Z"
std::string timeNow() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

bool isOfPair(const TasteChoiceRecord& choice, const std::string& left, const std::string& right) {
    return (choice.left.sha256 == left && choice.right.sha256 == right) ||
           (choice.left.sha256 == right && choice.right.sha256 == left);
}

// Which pictures of the library a file's names mean.
class KnownPictures {
public:
    explicit KnownPictures(const std::vector<TastePictureRow>& pictures) {
        for (const TastePictureRow& picture : pictures) {
            m_hashes.insert(picture.sha256);
            m_names.emplace(picture.path, picture.sha256);
            const auto name = picture.path.rfind('/');
            if (name == std::string::npos)
                continue;
            const auto [place, isNew] = m_names.emplace(picture.path.substr(name + 1), picture.sha256);
            if (!isNew && place->second != picture.sha256)
                place->second.clear(); // of two: it says nothing
        }
    }

    // Gives whether it is known; fills in what is missing.
    bool find(ChosenPicture& picture) const {
        if (!picture.sha256.empty())
            return m_hashes.contains(picture.sha256);
        if (m_hashes.contains(picture.name)) { // foreign files have one word for a picture
            picture.sha256 = picture.name;
            return true;
        }
        auto found = m_names.find(picture.name);
        if (found == m_names.end())
            found = m_names.find(picture.name.substr(picture.name.rfind('/') + 1));
        if (found == m_names.end() || found->second.empty())
            return false;
        picture.sha256 = found->second;
        return true;
    }

private:
    std::unordered_set<std::string> m_hashes;
    std::unordered_map<std::string, std::string> m_names; // paths, and names that one picture has
};

// What says that two lines of two files are one choice, for lines that do not name themselves.
std::string contentOf(const TasteChoiceRecord& choice) {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", choice.prompt, choice.left.name, choice.left.sha256, choice.right.name,
                       choice.right.sha256, choice.answer);
}

} // namespace

Result<TasteProfileRecord> tasteProfile(Library& library, const std::optional<std::string>& name, bool mayCreate) {
    if (name)
        return library.taste().profile(*name);
    MIRO_TRY(auto known, library.taste().profiles());
    for (TasteProfileRecord& each : known)
        if (each.active)
            return std::move(each);
    if (!mayCreate)
        return Error{ErrorCode::NotFound,
                     "there is no taste profile yet; choose between some pictures first, or import "
                     "choices"};
    MIRO_CHECK_OK(library.taste().createProfile(kFirstProfile));
    return library.taste().profile(kFirstProfile);
}

TasteChoice choiceFrom(const TasteChoiceRecord& record, const std::string& profile) {
    TasteChoice choice;
    choice.id = record.key;
    choice.profile = profile;
    choice.prompt = record.prompt;
    choice.left = {record.left.name, record.left.sha256};
    choice.right = {record.right.name, record.right.sha256};
    choice.answer = tasteAnswerOf(record.answer).value_or(TasteAnswer::Skip);
    choice.kind = tasteKindOf(record.kind).value_or(TasteKind::Import);
    choice.repeatOf = record.repeatOf;
    choice.made = record.made;
    choice.milliseconds = record.milliseconds;
    return choice;
}

TasteChoiceRecord recordFrom(const TasteChoice& choice) {
    TasteChoiceRecord record;
    record.key = choice.id;
    record.prompt = choice.prompt;
    record.left = {choice.left.name, choice.left.sha256};
    record.right = {choice.right.name, choice.right.sha256};
    record.answer = tasteAnswerKey(choice.answer);
    record.kind = tasteKindKey(choice.kind);
    record.repeatOf = choice.repeatOf;
    record.made = choice.made;
    record.milliseconds = choice.milliseconds;
    return record;
}

Result<std::vector<TasteChoice>> choicesOf(Library& library, const TasteProfileRecord& profile) {
    MIRO_TRY(const auto records, library.taste().choices(profile.id));
    std::vector<TasteChoice> choices;
    for (const TasteChoiceRecord& record : records)
        choices.push_back(choiceFrom(record, profile.name));
    return choices;
}

Result<TasteChoice> answerDuel(Library& library, const TasteProfileRecord& profile, PictureId left, PictureId right,
                               TasteAnswer answer, int64_t milliseconds) {
    if (left == right)
        return usageError(fmt::format("picture {} is given twice; give two different pictures", left));
    MIRO_TRY(const TastePictureRow first, library.taste().picture(left));
    MIRO_TRY(const TastePictureRow second, library.taste().picture(right));
    if (first.prompt != second.prompt)
        return usageError(
            fmt::format("pictures {} and {} have different prompts; choose between two of one prompt", left, right));
    MIRO_TRY(const auto before, library.taste().choices(profile.id));
    TasteChoiceRecord record;
    record.key = newUniqueId();
    record.prompt = first.prompt;
    record.left = {first.path, first.sha256};
    record.right = {second.path, second.sha256};
    record.answer = tasteAnswerKey(answer);
    record.kind = tasteKindKey(TasteKind::Duel);
    record.made = timeNow();
    record.milliseconds = milliseconds;
    const auto same = std::find_if(before.begin(), before.end(), [&](const TasteChoiceRecord& each) {
        return each.answer != tasteAnswerKey(TasteAnswer::Skip) && isOfPair(each, first.sha256, second.sha256);
    });
    if (same != before.end()) {
        record.kind = tasteKindKey(TasteKind::Repeat);
        record.repeatOf = same->key;
    }
    MIRO_CHECK_OK(library.taste().addChoices(profile.id, {record}, "answer"));
    return choiceFrom(record, profile.name);
}

Result<ImportedTaste> importTaste(Library& library, const TasteProfileRecord& profile,
                                  const std::filesystem::path& file) {
    MIRO_TRY(const TasteFile read, readTasteFile(file));
    MIRO_TRY(const auto pictures, library.taste().pictures());
    const KnownPictures known(pictures);
    MIRO_TRY(const auto before, library.taste().choices(profile.id));
    std::unordered_set<std::string> keys; // taken
    for (const TasteChoiceRecord& choice : before)
        keys.insert(choice.key);
    ImportedTaste report;
    report.layout = read.layout;
    report.choices = static_cast<int64_t>(read.choices.size());
    report.withoutAnswer = read.withoutAnswer;
    std::map<std::string, int64_t> occurrences; // of lines without a name: several people may have said the same
    std::vector<TasteChoiceRecord> records;
    for (const TasteChoice& choice : read.choices) {
        TasteChoiceRecord record = recordFrom(choice);
        if (record.key.empty()) {
            const std::string content = contentOf(record);
            record.key =
                "import-" + promptVectorKey(fmt::format("{}\n{}", content, ++occurrences[content])).substr(7, 32);
        }
        const bool leftKnown = known.find(record.left), rightKnown = known.find(record.right);
        if (keys.insert(record.key).second)
            report.unknown += !leftKnown || !rightKnown;
        records.push_back(std::move(record));
    }
    MIRO_TRY(report.added, library.taste().addChoices(profile.id, records, "import"));
    return report;
}

Result<int64_t> exportTaste(Library& library, const TasteProfileRecord& profile, const std::filesystem::path& file,
                            TasteFileLayout layout) {
    MIRO_TRY(const auto choices, choicesOf(library, profile));
    if (choices.empty())
        return usageError(fmt::format("there is no choice in the profile {}", oneLine(profile.name)));
    MIRO_CHECK_OK(writeTasteFile(file, choices, layout));
    return layout == TasteFileLayout::Own ? static_cast<int64_t>(choices.size())
                                          : std::count_if(choices.begin(), choices.end(), [](const TasteChoice& each) {
                                                return each.answer != TasteAnswer::Skip;
                                            });
}

std::optional<TasteFileLayout> tasteLayoutOfKey(const std::string& key) {
    for (const TasteFileLayout layout : {TasteFileLayout::Own, TasteFileLayout::PickAPic, TasteFileLayout::Hpd})
        if (key == tasteLayoutKey(layout) || (layout == TasteFileLayout::Own && key == "own"))
            return layout;
    return std::nullopt;
}

void removeTasteFile(Library& library, const std::string& file) {
    const std::filesystem::path path = std::filesystem::path(file).lexically_normal();
    std::error_code ignored;
    if (path.is_relative() && path.has_filename() && *path.begin() != "..")
        std::filesystem::remove(library.folder() / path, ignored);
}

namespace {

// Adapters, and the pictures of their proofs.
void removeFilesOf(Library& library, const std::vector<TasteVersionRecord>& versions) {
    for (const TasteVersionRecord& version : versions) {
        removeTasteFile(library, version.file);
        std::error_code ignored;
        std::filesystem::remove_all(library.folder() / proofFolder(version), ignored);
    }
}

// Fine-tunings and proofs of the queue, waiting, stopped or over, and what the former keep on disk. One that runs ends
// by itself, for want of its profile, and its folder goes with its row.
Result<void> forgetRuns(Library& library) {
    MIRO_TRY(const auto jobs, library.jobs().list(std::numeric_limits<int64_t>::max()));
    for (const JobRecord& job : jobs) {
        const bool isOfTaste = job.kind == kFinetuneKind || job.kind == kProveKind;
        if (!isOfTaste || job.state == JobState::Running)
            continue;
        MIRO_CHECK_OK(library.jobs().remove(job.id));
        std::error_code ignored;
        std::filesystem::remove_all(finetuneRuns(library.folder()) / job.id, ignored);
    }
    return {};
}

} // namespace

Result<void> forgetTasteProfile(Library& library, TasteProfileId profile) {
    MIRO_TRY(const auto versions, library.taste().versions(profile));
    MIRO_CHECK_OK(library.taste().forgetProfile(profile));
    removeFilesOf(library, versions);
    return {};
}

// Choices and versions in one transaction: all of them are forgotten, or none.
Result<void> forgetTaste(Library& library) {
    std::vector<TasteVersionRecord> all;
    MIRO_TRY(const auto profiles, library.taste().profiles());
    for (const TasteProfileRecord& profile : profiles) {
        MIRO_TRY(const auto versions, library.taste().versions(profile.id));
        all.insert(all.end(), versions.begin(), versions.end());
    }
    MIRO_CHECK_OK(library.taste().forgetEverything());
    removeFilesOf(library, all);
    std::error_code ignored;
    std::filesystem::remove_all(library.folder() / kProofsFolder, ignored);
    return forgetRuns(library);
}

} // namespace miro
