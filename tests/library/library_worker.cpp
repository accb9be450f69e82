// Not a test: works on a library until it is killed, and says on standard output what it was told is done.
//   library_worker LIBRARY IMPORTS SEED
// "kept PATH SEED", "imported N", "binned ID", "restored ID", "leaving ID" (before it is deleted for good), "gone ID".
#include "library_worker.h"
#include "base/unique_id.h"
#include "library/library.h"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <random>
#include <unistd.h>

using namespace miro;
using namespace miro::test;

namespace {

// One write, so that a line is there whole or not at all.
void say(const std::string& line) {
    const std::string text = line + "\n";
    if (::write(STDOUT_FILENO, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        std::exit(2);
}

template <typename T>
void need(const Result<T>& result) {
    if (result.ok())
        return;
    say("error " + result.message());
    std::exit(3);
}

void work(Library& library, const std::filesystem::path& imports, std::mt19937_64& random) {
    const std::string job = newUniqueId();
    const int round = static_cast<int>(random() % 6);
    JobRecord record;
    record.id = job;
    record.kind = "generate";
    need(library.jobs().add(record));
    if (round < 3) {
        for (int64_t i = 0; i < 3; ++i) {
            const uint64_t seed = random();
            auto kept = library.keepPicture(
                {library.folder() / fmt::format("pictures/2025/01/{:02}/{}.png", seed % 28 + 1, seed), job, i, {}, {}},
                workerPicture(seed));
            need(kept);
            say(fmt::format("kept {} {} {}", kept->id, seed, kept->path));
        }
        return;
    }
    if (round == 3) {
        auto report = library.importFiles({imports}, nullptr, {});
        need(report);
        say(fmt::format("imported {}", report->added + report->alreadyThere));
        return;
    }
    const bool fromBin = round == 5;
    auto ids = library.find({.filter = {.inBin = fromBin}}, 50);
    need(ids);
    // Each worker its own half, so that what one reports another does not undo.
    std::vector<PictureId> chosen;
    for (const PictureId id : *ids)
        if (id % 2 == static_cast<int64_t>(std::strtoull(std::getenv("MIRO_WORKER"), nullptr, 10)) && chosen.size() < 4)
            chosen.push_back(id);
    if (chosen.empty())
        return;
    if (!fromBin) {
        need(library.setRating(chosen, 4));
        need(library.moveToBin(chosen));
        for (const PictureId id : chosen)
            say(fmt::format("binned {}", id));
    } else if (random() % 3 != 0) {
        need(library.restore(chosen));
        for (const PictureId id : chosen)
            say(fmt::format("restored {}", id));
    } else {
        for (const PictureId id : chosen)
            say(fmt::format("leaving {}", id));
        need(library.deleteForGood(chosen));
        for (const PictureId id : chosen)
            say(fmt::format("gone {}", id));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4 || !std::getenv("MIRO_WORKER"))
        return 2;
    std::mt19937_64 random(std::strtoull(argv[3], nullptr, 10));
    auto library = Library::open(argv[1]);
    need(library);
    say("open");
    while (true)
        work(**library, argv[2], random);
}
