// A stand-in for the engine behind the My taste page: records what it is asked and tells the listener only what the
// test says, but for duels, of which it can have some ready. GUI thread.
#pragma once

#include "studio/taste_engine.h"
#include "tests/ui/studio_rig.h"
#include "ui/bridge/taste_bridge.h"

#include <deque>
#include <string>
#include <vector>

namespace miro {

class FakeTasteEngine : public TasteEngine {
public:
    explicit FakeTasteEngine(TasteListener& listener) : m_listener(listener) {}

    std::vector<std::string> calls; // "openTaste 0", "answerDuel 3 left", ...
    std::deque<TasteDuel> ready;    // told one by one, as they are asked for; none is left: noDuel()
    std::string why = "All pairs of these pictures were compared; draw more pictures";
    std::vector<TasteFinetuneOrder> orders;
    std::vector<int64_t> milliseconds; // of the answers
    TasteStatus status;                // told when a profile is opened
    std::vector<TasteVersion> versions;

    static std::string name(TasteAnswer answer) {
        const char* names[] = {"left", "right", "same", "skip"};
        return names[static_cast<int>(answer)];
    }

    void openTaste(TasteProfileId profile) override {
        note("openTaste", profile);
        if (profile != 0)
            status.profile = profile;
        tell();
        m_listener.versionsChanged(versions);
    }
    void createTasteProfile(const std::string& name) override {
        calls.push_back("createTasteProfile " + name);
        TasteProfileRecord profile;
        profile.id = static_cast<int64_t>(status.profiles.size()) + 1;
        profile.name = name;
        status.profiles.push_back(profile);
        status.profile = profile.id;
        tell();
    }
    void renameTasteProfile(TasteProfileId profile, const std::string& name) override {
        calls.push_back("renameTasteProfile " + std::to_string(profile) + " " + name);
    }
    void deleteTasteProfile(TasteProfileId profile) override { note("deleteTasteProfile", profile); }
    void nextDuel() override {
        calls.emplace_back("nextDuel");
        tellDuel();
    }
    void answerDuel(uint64_t number, TasteAnswer answer, int64_t took) override {
        calls.push_back("answerDuel " + std::to_string(number) + " " + name(answer));
        milliseconds.push_back(took);
        tellDuel();
    }
    void undoTaste() override { calls.emplace_back("undoTaste"); }
    void redoTaste() override { calls.emplace_back("redoTaste"); }
    void learnTaste() override { calls.emplace_back("learnTaste"); }
    void clearTaste() override { calls.emplace_back("clearTaste"); }
    void importTaste(const std::filesystem::path& file) override { calls.push_back("importTaste " + file.string()); }
    void exportTaste(const std::filesystem::path& file, const std::string& layout) override {
        calls.push_back("exportTaste " + file.string() + " " + layout);
    }
    void finetune(const TasteFinetuneOrder& order) override { orders.push_back(order); }
    void proveVersion(int64_t version) override { note("proveVersion", version); }
    void answerProof(int64_t version, int question, TasteAnswer answer) override {
        calls.push_back("answerProof " + std::to_string(version) + " " + std::to_string(question) + " " + name(answer));
    }
    void setDefaultVersion(int64_t version) override { note("setDefaultVersion", version); }
    void rollBackVersion(int64_t version) override { note("rollBackVersion", version); }
    void deleteVersion(int64_t version) override { note("deleteVersion", version); }
    void exportVersion(int64_t version, const std::filesystem::path& file) override {
        calls.push_back("exportVersion " + std::to_string(version) + " " + file.string());
    }

    // What the engine would tell.
    void tell() { m_listener.tasteChanged(status); }
    void tellVersions() { m_listener.versionsChanged(versions); }
    void askProof(int64_t version, const TasteDuel& duel, int question, int most) {
        m_listener.proofReady(version, duel, question, most);
    }
    void tellProof(int64_t version, const TasteProof& proof) { m_listener.proofChanged(version, proof); }
    void say(const std::string& line) { m_listener.tasteNote(line); }

private:
    void note(const char* call, int64_t number) { calls.push_back(std::string(call) + " " + std::to_string(number)); }
    void tellDuel() {
        if (ready.empty()) {
            m_listener.noDuel(why);
            return;
        }
        m_listener.duelReady(ready.front());
        ready.pop_front();
    }

    TasteListener& m_listener;
};

// StudioRig with an engine of taste; the duels are between pictures of its library.
class TasteRig : public StudioRig {
public:
    TasteRig() : taste(tasteBridge) { taste.status = beginning(); }

    // As after twelve choices.
    static TasteStatus beginning() {
        TasteStatus status;
        TasteProfileRecord profile;
        profile.id = 1;
        profile.name = "Ada";
        profile.active = true;
        status.profiles = {profile};
        status.profile = 1;
        status.encoder = "starter_clip";
        status.checks.findings = {{TasteProblem::TooFew, 12, 25}};
        status.checks.left = 7;
        status.checks.right = 5;
        status.choices = 12;
        return status;
    }

    AppContext context() {
        AppContext all = StudioRig::context();
        all.taste = &taste;
        all.tasteBridge = &tasteBridge;
        return all;
    }

    // Duels of the library's pictures, numbered from 1.
    std::deque<TasteDuel> duels(int count) const {
        auto made = Library::open(libraryPath(), Library::Mode::ReadOnly);
        if (!made.ok())
            qFatal("%s", made.message().c_str());
        auto ids = (*made)->find(PictureQuery(), 1000);
        auto records = (*made)->records(*ids);
        if (!records.ok() || records->size() < 2)
            qFatal("there are no pictures to compare");
        std::deque<TasteDuel> found;
        for (int i = 0; i < count; ++i) {
            const size_t n = records->size();
            const PictureRecord& left = (*records)[static_cast<size_t>(i) % n];
            const PictureRecord& right = (*records)[static_cast<size_t>(i + 1) % n];
            TasteDuel duel;
            duel.number = static_cast<uint64_t>(i) + 1;
            duel.prompt = left.prompt;
            duel.left = left.id;
            duel.right = right.id;
            duel.leftFile = (*made)->fileOf(left);
            duel.rightFile = (*made)->fileOf(right);
            found.push_back(duel);
        }
        return found;
    }

    static Share share(double value, double low, double high, int64_t trials) {
        Share made;
        made.value = value;
        made.interval = {low, high};
        made.hits = value * static_cast<double>(trials);
        made.trials = trials;
        return made;
    }

    // As after some sixty choices.
    TasteStatus learned() const {
        TasteStatus status = beginning();
        status.pictures = 52;
        status.unseen = 3;
        status.weak = 14;
        status.checks = {};
        status.checks.left = 34;
        status.checks.right = 28;
        status.checks.same = 6;
        status.checks.consistency = share(0.83, 0.61, 0.95, 9);
        status.checks.reachable = 0.91;
        status.checks.findings = {{TasteProblem::Circular, 3, 21}};
        status.choices = 62;
        status.enough = true;
        status.accuracy = 0.78;
        status.interval = {0.702, 0.849};
        status.calibration = 0.06;
        status.calibrationInterval = {0.03, 0.11};
        status.reliability = {{0.55, share(0.5, 0.3, 0.7, 14)},
                              {0.65, share(0.69, 0.5, 0.84, 16)},
                              {0.75, share(0.8, 0.62, 0.92, 15)},
                              {0.9, share(0.88, 0.71, 0.97, 17)}};
        status.rewards = {{"aesthetic", 1.4, share(0.71, 0.6, 0.8, 55)},
                          {"image_reward", 0.6, share(0.62, 0.51, 0.72, 55)},
                          {"pick_score", 0.2, share(0.55, 0.44, 0.65, 55)},
                          {"hpsv2", -0.8, share(0.4, 0.29, 0.51, 55)}};
        auto made = Library::open(libraryPath(), Library::Mode::ReadOnly);
        const auto ids = (*made)->find(PictureQuery(), 18);
        for (size_t i = 0; ids.ok() && i < ids->size(); ++i) {
            const TasteExample example{(*ids)[i], 2.0 - 0.2 * static_cast<double>(i), 0.4};
            (i % 3 == 0 ? status.most : i % 3 == 1 ? status.undecided : status.least).push_back(example);
        }
        status.canUndo = true;
        return status;
    }

    static TasteProof proof(bool won) {
        TasteProof proof;
        proof.asked = won ? 13 : 20;
        proof.over = true;
        proof.won = won;
        proof.base = won ? TasteProof::Against{10, 1, 2, 0.846, {0.63, 0.95}}
                         : TasteProof::Against{9, 8, 3, 0.525, {0.35, 0.69}};
        proof.sliders = {8, 3, 2, 0.69, {0.46, 0.86}};
        proof.heldOut = share(0.81, 0.65, 0.92, 16);
        proof.effects = {{"aesthetic", 0.612, 0.633},
                         {"pick_score", 0.548, 0.541},
                         {"hpsv2", 0.402, 0.371},
                         {"accuracy", 0.71, 0.70},
                         {"diversity", 0.33, 0.31}};
        return proof;
    }

    std::vector<TasteVersion> threeVersions() const {
        auto version = [](int64_t id, const char* name, TasteVersionState state) {
            TasteVersion made;
            made.record.id = id;
            made.record.profile = 1;
            made.record.name = name;
            made.record.file = "taste/ada-" + std::to_string(id) + ".safetensors";
            made.record.state = state;
            made.record.made = 1'780'000'000'000 + id * 86'400'000;
            return made;
        };
        std::vector<TasteVersion> all = {version(1, "Ada 1", TasteVersionState::RolledBack),
                                         version(2, "Ada 2", TasteVersionState::Default),
                                         version(3, "Ada 3", TasteVersionState::Kept)};
        all[0].proof = proof(false);
        all[1].proof = proof(true);
        return all;
    }

    TasteBridge tasteBridge;
    FakeTasteEngine taste;
};

} // namespace miro
