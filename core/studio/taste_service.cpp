#include "studio/taste_service.h"

#include "base/files.h"
#include "job/taste_proof.h"
#include "studio/taste_service_desk.h"

#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kMaxAdapterBytes = size_t{2} << 30;

} // namespace

TasteService::TasteService(TasteListener& listener, TasteServiceOptions options)
    : m_desk(std::make_unique<Desk>(listener, std::move(options))) {}
TasteService::~TasteService() = default;

void TasteService::post(std::function<Result<void>(Desk&)> task) {
    m_desk->post(std::move(task));
}

void TasteService::openTaste(TasteProfileId profile) {
    post([profile](Desk& desk) { return desk.open(profile); });
}

void TasteService::createTasteProfile(const std::string& name) {
    post([name](Desk& desk) -> Result<void> {
        MIRO_TRY(Library * library, desk.needLibrary());
        MIRO_TRY(const TasteProfileId id, library->taste().createProfile(name));
        return desk.open(id);
    });
}

void TasteService::renameTasteProfile(TasteProfileId profile, const std::string& name) {
    post([profile, name](Desk& desk) -> Result<void> {
        MIRO_TRY(Library * library, desk.needLibrary());
        MIRO_CHECK_OK(library->taste().renameProfile(profile, name));
        desk.tellAll();
        return {};
    });
}

void TasteService::deleteTasteProfile(TasteProfileId profile) {
    post([profile](Desk& desk) -> Result<void> {
        MIRO_TRY(Library * library, desk.needLibrary());
        MIRO_CHECK_OK(library->taste().deleteProfile(profile));
        return desk.open(0);
    });
}

void TasteService::nextDuel() {
    post([](Desk& desk) { return desk.next(); });
}

void TasteService::answerDuel(uint64_t number, TasteAnswer answer, int64_t milliseconds) {
    post([=](Desk& desk) { return desk.answer(number, answer, milliseconds); });
}

void TasteService::undoTaste() {
    post([](Desk& desk) { return desk.step(true); });
}

void TasteService::redoTaste() {
    post([](Desk& desk) { return desk.step(false); });
}

void TasteService::learnTaste() {
    post([](Desk& desk) { return desk.learn(); });
}

void TasteService::clearTaste() {
    post([](Desk& desk) -> Result<void> {
        MIRO_TRY(Library * library, desk.needLibrary());
        MIRO_CHECK_OK(library->taste().clear(desk.profile()));
        return desk.relearn();
    });
}

void TasteService::importTaste(const std::filesystem::path& file) {
    post([file](Desk& desk) -> Result<void> {
        MIRO_TRY(TasteDesk * taste, desk.needDesk());
        MIRO_TRY(Library * library, desk.needLibrary());
        MIRO_TRY(const ImportedTaste imported, miro::importTaste(*library, taste->profile(), file));
        std::string line =
            fmt::format("{} choices came in, {} were there already", imported.added, imported.choices - imported.added);
        if (imported.unknown > 0)
            line += fmt::format("; {} are about pictures that are not in the library", imported.unknown);
        desk.listener().tasteNote(line);
        return desk.relearn();
    });
}

void TasteService::exportTaste(const std::filesystem::path& file, const std::string& layout) {
    post([file, layout](Desk& desk) -> Result<void> {
        MIRO_TRY(TasteDesk * taste, desk.needDesk());
        MIRO_TRY(Library * library, desk.needLibrary());
        const auto chosen = tasteLayoutOfKey(layout);
        if (!chosen)
            return usageError(fmt::format("'{}' is no layout of choices", oneLine(layout, 80)));
        MIRO_TRY(const int64_t written, miro::exportTaste(*library, taste->profile(), file, *chosen));
        desk.listener().tasteNote(fmt::format("{} choices were written", written));
        return {};
    });
}

void TasteService::finetune(const TasteFinetuneOrder& order) {
    post([order](Desk& desk) -> Result<void> {
        if (!desk.options().finetune)
            return Error{ErrorCode::Unsupported, "fine-tuning is not part of this program"};
        MIRO_CHECK_OK(desk.needDesk());
        MIRO_TRY(Library * library, desk.needLibrary());
        desk.options().finetune(*library, desk.profile(), order);
        return {};
    });
}

void TasteService::proveVersion(int64_t version) {
    post([version](Desk& desk) -> Result<void> {
        if (!desk.options().prove)
            return Error{ErrorCode::Unsupported, "fine-tuning is not part of this program"};
        MIRO_TRY(Library * library, desk.needLibrary());
        desk.options().prove(*library, version);
        return {};
    });
}

void TasteService::answerProof(int64_t version, int question, TasteAnswer answer) {
    post([=](Desk& desk) -> Result<void> {
        if (!desk.options().answerProof)
            return Error{ErrorCode::Unsupported, "fine-tuning is not part of this program"};
        MIRO_TRY(Library * library, desk.needLibrary());
        desk.options().answerProof(*library, version, question, answer);
        return desk.tellVersions();
    });
}

void TasteService::setDefaultVersion(int64_t version) {
    post([version](Desk& desk) -> Result<void> {
        MIRO_TRY(Library * library, desk.needLibrary());
        if (version != 0)
            MIRO_CHECK_OK(library->taste().setVersionState(version, TasteVersionState::Default));
        MIRO_TRY(const auto records, library->taste().versions(desk.profile()));
        for (const TasteVersionRecord& record : records)
            if (version == 0 && record.state == TasteVersionState::Default)
                MIRO_CHECK_OK(library->taste().setVersionState(record.id, TasteVersionState::Kept));
        return desk.tellVersions();
    });
}

void TasteService::rollBackVersion(int64_t version) {
    post([version](Desk& desk) -> Result<void> {
        MIRO_TRY(Library * library, desk.needLibrary());
        MIRO_CHECK_OK(library->taste().setVersionState(version, TasteVersionState::RolledBack));
        return desk.tellVersions();
    });
}

void TasteService::deleteVersion(int64_t version) {
    post([version](Desk& desk) -> Result<void> {
        MIRO_TRY(Library * library, desk.needLibrary());
        MIRO_TRY(const TasteVersionRecord record, desk.version(version));
        MIRO_CHECK_OK(library->taste().deleteVersion(version));
        removeTasteFile(*library, record.file);
        removeProofPictures(*library, record);
        return desk.tellVersions();
    });
}

void TasteService::exportVersion(int64_t version, const std::filesystem::path& file) {
    post([version, file](Desk& desk) -> Result<void> {
        MIRO_TRY(Library * library, desk.needLibrary());
        MIRO_TRY(const TasteVersionRecord record, desk.version(version));
        MIRO_TRY(const std::string bytes, readFile(library->folder() / record.file, kMaxAdapterBytes));
        return writeFileAtomically(file, bytes);
    });
}

void TasteService::tellVersions() {
    post([](Desk& desk) { return desk.tellVersions(); });
}

} // namespace miro
