// Not a test: times searches in a library that make_library made; one JSON line each, and the worst at the end. "cpu"
// is the thread's own time: what it takes on a machine that does nothing else.
//   bench_library FOLDER
#include "library/library.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fmt/format.h>
#include <functional>

using namespace miro;

namespace {

constexpr int kRuns = 5;
constexpr int64_t kPage = 200; // more than a window shows

using Clock = std::chrono::steady_clock;

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

struct Times {
    double wall = 0;
    double cpu = 0;
};

double cpuMilliseconds() {
    struct timespec time {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_nsec) / 1e6;
}

Times milliseconds(const std::function<int64_t()>& work, int64_t& result) {
    std::vector<double> wall, cpu;
    for (int i = 0; i < kRuns; ++i) {
        const auto begin = Clock::now();
        const double cpuBegin = cpuMilliseconds();
        result = work();
        wall.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
        cpu.push_back(cpuMilliseconds() - cpuBegin);
    }
    return {median(wall), median(cpu)};
}

void worsen(Times& worst, const Times& times) {
    worst = {std::max(worst.wall, times.wall), std::max(worst.cpu, times.cpu)};
}

template <typename T>
T need(Result<T> result) {
    if (result.ok())
        return std::move(result).value();
    std::fprintf(stderr, "%s\n", result.message().c_str());
    std::exit(1);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "bench_library FOLDER\n");
        return 2;
    }
    const auto begin = Clock::now();
    auto library = need(Library::open(argv[1]));
    fmt::print("{{\"what\":\"open\",\"ms\":{:.1f}}}\n",
               std::chrono::duration<double, std::milli>(Clock::now() - begin).count());

    const auto newest = need(library->find({}, 1));
    const PictureRecord one = need(library->records(newest)).at(0);
    const std::vector<std::pair<const char*, PictureFilter>> filters = {
        {"everything", {}},
        {"rare word", {.text = "富士"}},
        {"common word", {.text = "a"}},
        {"three words", {.text = "fox wat sky"}},
        {"phrase", {.text = "\"golden hour\""}},
        {"nothing found", {.text = "zzz"}},
        {"model", {.model = "sd-xl"}},
        {"seed", {.seed = one.seed}},
        {"size", {.width = 512, .height = 384}},
        {"last month", {.createdFrom = one.created - 30 * 86'400'000ll}},
        {"starred", {.starredOnly = true}},
        {"rated", {.minimumRating = 4}},
        {"tag", {.tags = {"animal"}}},
        {"album", {.album = 1}},
        {"score range", {.scores = {{"clip_jina", 0.25, 0.75}}}},
        {"missed", {.missed = kMissedMargin}},
        {"missed by one scorer", {.missed = kMissedMargin, .missedScorer = "hpsv2"}},
        {"word, rating and score", {.text = "cat", .minimumRating = 1, .scores = {{"clip_jina", 0.5, {}}}}},
    };
    const std::vector<std::pair<const char*, PictureSort>> sorts = {
        {"newest", PictureSort::Newest},
        {"oldest", PictureSort::Oldest},
        {"best-rated", PictureSort::BestRated},
        {"prompt", PictureSort::Prompt},
        {"seed", PictureSort::Seed},
        {"largest", PictureSort::Largest},
        {"score", PictureSort::Score},
        {"score-rank", PictureSort::ScoreRank},
        {"score-raw", PictureSort::ScoreRaw},
    };
    Times worstPage, worstAll;
    int64_t found = 0;
    for (const auto& [filterName, filter] : filters)
        for (const auto& [sortName, sort] : sorts)
            for (const bool stacked : {false, true}) {
                const PictureQuery query{filter, sort, "aesthetic", stacked};
                const Times page = milliseconds(
                    [&] {
                        return static_cast<int64_t>(need(library->records(need(library->find(query, kPage)))).size());
                    },
                    found);
                const Times all =
                    milliseconds([&] { return static_cast<int64_t>(need(library->find(query)).size()); }, found);
                worsen(worstPage, page);
                worsen(worstAll, all);
                fmt::print("{{\"filter\":\"{}\",\"sort\":\"{}\",\"stacked\":{},\"found\":{},\"first_page_ms\":{:.2f},"
                           "\"first_page_cpu_ms\":{:.2f},\"all_ids_ms\":{:.2f},\"all_ids_cpu_ms\":{:.2f}}}\n",
                           filterName, sortName, stacked, found, page.wall, page.cpu, all.wall, all.cpu);
            }
    auto report = [&](const char* what, const std::function<int64_t()>& work) {
        const Times times = milliseconds(work, found);
        fmt::print("{{\"what\":\"{}\",\"ms\":{:.2f},\"cpu_ms\":{:.2f}}}\n", what, times.wall, times.cpu);
    };
    report("count", [&] { return need(library->count({})); });
    report("details", [&] { return need(library->details(one.id)).picture.id; });
    report("thumbnail", [&] { return int64_t{need(library->thumbnail(one.id)).width}; });
    const std::vector<PictureId> page = need(library->find({}, kPage));
    report("scores of a page", [&] { return static_cast<int64_t>(need(library->scoresOf(page)).size()); });
    report("ranks of a page", [&] { return static_cast<int64_t>(need(library->ranksOf(page, "aesthetic")).size()); });
    report("score one", [&] {
        return int64_t{library->putScore(one.id, {.scorer = "aesthetic", .version = "1", .raw = 5.0}).ok()};
    });
    report("rate one", [&] { return int64_t{library->setRating({one.id}, one.rating).ok()}; });
    report("models, tags, albums, scorers, sizes", [&] {
        return static_cast<int64_t>(need(library->models()).size() + need(library->tags()).size() +
                                    need(library->albums()).size() + need(library->scorers()).size() +
                                    need(library->sizes()).size());
    });
    fmt::print("{{\"worst_first_page_ms\":{:.1f},\"worst_first_page_cpu_ms\":{:.1f},\"worst_all_ids_ms\":{:.1f},"
               "\"worst_all_ids_cpu_ms\":{:.1f}}}\n",
               worstPage.wall, worstPage.cpu, worstAll.wall, worstAll.cpu);
    return 0;
}
