// The engine behind the My taste page: one thread with a Library of its own, which does what it is asked in order.
// Looking at pictures goes on in small parts between requests, so that an answer waits for one part at most.
// Owned by the program; its listener outlives it. The destructor stops what runs and joins.
#pragma once

#include "job/taste_tools.h"
#include "studio/taste_engine.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace miro {

class Library;

struct TasteServiceOptions {
    std::filesystem::path libraryFolder;
    TasteTools tools;
    // Whether something more urgent computes: pictures are looked at afterwards. Asked on the service's thread.
    std::function<bool()> isBusy;
    // What needs the queue or a generator, on the service's thread; empty: the listener is told that it cannot be done.
    std::function<void(Library& library, TasteProfileId profile, const TasteFinetuneOrder& order)> finetune;
    std::function<void(Library& library, int64_t version)> prove;
    std::function<void(Library& library, int64_t version, int question, TasteAnswer answer)> answerProof;
    std::function<TasteVersion(const TasteVersionRecord& record)> describe; // empty: the record alone
};

class TasteService : public TasteEngine {
public:
    // Returns at once; the library is opened behind it, by the first request.
    TasteService(TasteListener& listener, TasteServiceOptions options);
    ~TasteService() override;

    void openTaste(TasteProfileId profile) override;
    void createTasteProfile(const std::string& name) override;
    void renameTasteProfile(TasteProfileId profile, const std::string& name) override;
    void deleteTasteProfile(TasteProfileId profile) override;
    void nextDuel() override;
    void answerDuel(uint64_t number, TasteAnswer answer, int64_t milliseconds) override;
    void undoTaste() override;
    void redoTaste() override;
    void learnTaste() override;
    void clearTaste() override;
    void importTaste(const std::filesystem::path& file) override;
    void exportTaste(const std::filesystem::path& file, const std::string& layout) override;
    void finetune(const TasteFinetuneOrder& order) override;
    void proveVersion(int64_t version) override;
    void answerProof(int64_t version, int question, TasteAnswer answer) override;
    void setDefaultVersion(int64_t version) override;
    void rollBackVersion(int64_t version) override;
    void deleteVersion(int64_t version) override;
    void exportVersion(int64_t version, const std::filesystem::path& file) override;

    void tellVersions(); // after a fine-tuning or a proof

private:
    class Desk; // taste_service.cpp: what lives on the thread
    void post(std::function<Result<void>(Desk&)> task);

    std::unique_ptr<Desk> m_desk;
};

} // namespace miro
