// Not a test: makes a library of many pictures, for measurements.
//   make_library FOLDER [PICTURES]
// A few dozen different picture files stand behind all rows (as hard links), so that it takes seconds and little disk;
// prompts, seeds, models, sizes, dates, marks and scores differ as an artist's do.
#include "base/files.h"
#include "image/image_file.h"
#include "library/database.h"
#include "library/library.h"
#include "library/picture_store.h"
#include "library/score_store.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <random>
#include <unistd.h>

using namespace miro;
namespace fs = std::filesystem;

namespace {

constexpr int kDifferentFiles = 64;
constexpr int64_t kDay = 86'400'000;
constexpr std::array kSubjects = {"red fox", "lighthouse",    "old harbour", "astronaut",    "castle",
                                  "cat",     "mountain lake", "tea cup",     "robot",        "forest path",
                                  "dragon",  "violin",        "bee",         "night market", "snow owl",
                                  "富士山",  "古い町",        "sailing boat"};
constexpr std::array kStyles = {"oil painting",
                                "photograph",
                                "watercolour",
                                "pencil drawing",
                                "pixel art",
                                "low poly",
                                "in the style of a woodcut",
                                "studio light",
                                "golden hour",
                                "in heavy rain",
                                "at dawn",
                                "isometric"};
constexpr std::array kDetails = {"highly detailed", "soft colours", "wide angle", "close up", "symmetrical",
                                 "minimal",         "dramatic sky", "with mist",  "bokeh",    "warm tones"};
constexpr std::array kModels = {"starter", "nicolas-dufour/miro", "base.safetensors", "sd-xl", "another"};
constexpr std::array kScorers = {"clip_jina", "aesthetic", "hpsv2"};
constexpr std::array<std::pair<int, int>, 6> kSizes = {
    {{512, 512}, {256, 256}, {512, 384}, {384, 512}, {300, 200}, {640, 360}}};

struct SharedFile {
    fs::path path;
    std::string sha256;
    int width = 0;
    int height = 0;
};

template <typename T>
T need(Result<T> result) {
    if (result.ok())
        return std::move(result).value();
    std::fprintf(stderr, "%s\n", result.message().c_str());
    std::exit(1);
}
void need(const Result<void>& result) {
    if (result.ok())
        return;
    std::fprintf(stderr, "%s\n", result.message().c_str());
    std::exit(1);
}

std::vector<SharedFile> makeFiles(const fs::path& folder) {
    std::vector<SharedFile> files;
    fs::create_directories(folder);
    for (int i = 0; i < kDifferentFiles; ++i) {
        const auto [width, height] = kSizes[static_cast<size_t>(i) % kSizes.size()];
        Image image{width, height, {}};
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                for (const int c : {i * 4 + x / 3, 255 - i * 3 - y / 4, (x + y) / 5 + i * 7})
                    image.pixels.push_back(static_cast<uint8_t>(c));
        const std::string bytes = need(encodeImage(image, ImageFormat::Png));
        SharedFile file{folder / fmt::format("shared-{}.png", i), sha256Of(bytes), width, height};
        need(writeFileAtomically(file.path, bytes));
        files.push_back(std::move(file));
    }
    return files;
}

class Maker {
public:
    Maker(Database& database, const fs::path& folder, int64_t pictures)
        : m_database(database), m_folder(folder), m_pictures(pictures), m_files(makeFiles(folder / "shared")),
          m_first(nowMilliseconds() - 3 * 365 * kDay) {}

    void make() {
        for (int64_t i = 0; i < m_pictures; ++i) {
            if (i % 4 == 0)
                newPrompt();
            picture(i);
        }
        need(refreshScores(m_database));
    }

private:
    size_t pick(size_t count) { return static_cast<size_t>(m_random() % count); }

    void newPrompt() {
        m_prompt = fmt::format("a {} {}, {}, {}", kSubjects[pick(kSubjects.size())], kStyles[pick(kStyles.size())],
                               kDetails[pick(kDetails.size())], kDetails[pick(kDetails.size())]);
        m_model = kModels[pick(10) < 6 ? 0 : pick(kModels.size())];
        m_seed = m_random();
        m_stack = static_cast<int64_t>(m_random());
        m_file = pick(m_files.size());
    }

    void picture(int64_t i) {
        const SharedFile& file = m_files[m_file];
        NewRow row;
        row.created = m_first + i * (3 * 365 * kDay / m_pictures);
        const std::time_t seconds = row.created / 1000;
        std::tm day{};
        ::localtime_r(&seconds, &day);
        row.path =
            fmt::format("pictures/{:04}/{:02}/{:02}/{:06}.png", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, i);
        row.sha256 = file.sha256;
        row.state = PictureState::Kept;
        row.facts.source = "miro";
        row.facts.prompt = m_prompt;
        row.facts.model = m_model;
        row.facts.seed = m_seed + static_cast<uint64_t>(i % 4);
        row.facts.stack = m_stack;
        row.facts.width = file.width;
        row.facts.height = file.height;
        row.facts.metadata = fmt::format(
            R"({{"version":1,"prompt":"{}","seed":{},"steps":50,"guidance":{{"scale":7}},"model":{{"name":"{}"}},)"
            R"("targets":{{"clip_score":0.8,"aesthetic_score":0.6,"hpsv2_score":1}},"padding":"{}"}})",
            m_prompt, *row.facts.seed, m_model, std::string(600, 'x'));
        fs::create_directories((m_folder / row.path).parent_path());
        if (::link(file.path.c_str(), (m_folder / row.path).c_str()) != 0)
            fs::copy_file(file.path, m_folder / row.path);
        marks(need(insertPicture(m_database, row)));
    }

    void marks(PictureId id) {
        if (pick(10) < 3)
            need(m_database.run("UPDATE pictures SET rating = ?, starred = ? WHERE id = ?",
                                {static_cast<int64_t>(pick(5) + 1), static_cast<int64_t>(pick(4) == 0), id}));
        if (pick(10) < 4)
            need(m_database.run("INSERT OR IGNORE INTO picture_tags (tag, picture) VALUES (?, ?)",
                                {static_cast<int64_t>(pick(8) + 1), id}));
        if (pick(10) < 2)
            need(m_database.run("INSERT INTO album_pictures (album, picture) VALUES (?, ?)",
                                {static_cast<int64_t>(pick(4) + 1), id}));
        if (pick(10) < 6)
            for (const char* scorer : kScorers) {
                const double quantile = static_cast<double>(m_random() % 10'000) / 10'000;
                need(m_database.run("INSERT INTO scores (picture, scorer, version, checkpoint_sha256, raw, training, "
                                    "quantile, estimated) VALUES (?, ?, '1', '', ?, ?, ?, 0)",
                                    {id, std::string_view(scorer), quantile * 10, quantile, quantile}));
            }
    }

    Database& m_database;
    fs::path m_folder;
    int64_t m_pictures;
    std::vector<SharedFile> m_files;
    int64_t m_first;
    std::mt19937_64 m_random{20250101};
    std::string m_prompt, m_model;
    uint64_t m_seed = 0;
    int64_t m_stack = 0;
    size_t m_file = 0;
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "make_library FOLDER [PICTURES]\n");
        return 2;
    }
    const fs::path folder = argv[1];
    const int64_t pictures = argc == 3 ? std::atoll(argv[2]) : 100'000;
    {
        auto library = need(Library::open(folder));
        for (const char* tag : {"animal", "city", "night", "client", "draft", "final", "print", "sea"})
            (void)need(Database::open(folder / "library.sqlite", Database::Mode::ReadWrite))
                ->run("INSERT OR IGNORE INTO tags (name) VALUES (?)", {std::string_view(tag)});
        if (library->albums().value().empty())
            for (const char* album : {"Best", "Cards", "Exhibition", "Studies"})
                need(library->createAlbum(album));
    }
    auto database = need(Database::open(folder / "library.sqlite", Database::Mode::ReadWrite));
    need(database->run("PRAGMA synchronous = OFF"));
    Transaction transaction(*database);
    need(transaction.begin());
    Maker(*database, folder, pictures).make();
    need(transaction.commit());
    std::printf("{\"pictures\":%lld}\n", static_cast<long long>(pictures));
    return 0;
}
