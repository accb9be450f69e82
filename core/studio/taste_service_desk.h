// What lives on the thread of a TasteService. Private to it.
#pragma once

#include "job/serial_thread.h"
#include "job/taste_desk.h"
#include "studio/taste_service.h"

#include <map>

namespace miro {

// Every method on the service's thread, but post().
class TasteService::Desk {
public:
    Desk(TasteListener& listener, TasteServiceOptions options);
    ~Desk();

    // Any thread. A failure becomes a note.
    void post(std::function<Result<void>(Desk&)> task);

    Result<void> open(TasteProfileId profile);
    Result<TasteDesk*> needDesk(); // the active profile's, when none was opened
    Result<Library*> needLibrary();

    Result<void> next();
    Result<void> answer(uint64_t number, TasteAnswer answer, int64_t milliseconds);
    Result<void> step(bool back); // undo, or redo
    Result<void> relearn();       // the profile's choices are others now

    Result<void> learn();
    void look();
    Result<void> tellVersions();

    TasteListener& listener() { return m_listener; }
    const TasteServiceOptions& options() const { return m_options; }
    TasteProfileId profile() const { return m_desk ? m_desk->profile().id : 0; }
    void tellAll(); // when nothing waits
    Result<TasteVersionRecord> version(int64_t id);

private:
    struct Shown {
        PickedDuel duel;
        bool answered = false;
    };

    void tellFailure(const Result<void>& done);
    void lookOn();
    Result<void> lookAtSome();
    Result<void> askWanted();
    void whenIdle();
    Result<void> tellStatus();

    TasteListener& m_listener;
    const TasteServiceOptions m_options;
    std::stop_source m_stop;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<TasteDesk> m_desk; // of the library
    std::map<uint64_t, Shown> m_shown; // duels, by number, since the profile was opened
    uint64_t m_number = 0;
    int m_wanted = 0; // duels that wait for pictures
    int m_untold = 0; // changes since the status was told
    int64_t m_seen = 0;
    bool m_looking = false;
    bool m_learnAfterwards = false;
    TasteStatus m_status;  // as it was told last
    SerialThread m_thread; // last: it begins when the rest is there
};

} // namespace miro
