// A library in a temporary folder, and small pictures for it.
#pragma once

#include "base/files.h"
#include "image/image_file.h"
#include "library/library.h"
#include "library/picture_facts.h"

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string>

#define VERIFY_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto& verified = (expression);                                                                           \
        QVERIFY2(verified.ok(), verified.message().c_str());                                                           \
    } while (false)

namespace miro::test {

namespace fs = std::filesystem;

// Another picture for each number, so that no two have the same bytes.
inline Image tinyImage(uint64_t number, int width = 8, int height = 8) {
    Image image{width, height, {}};
    image.pixels.resize(static_cast<size_t>(width) * height * 3);
    for (size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<uint8_t>((number >> (8 * (i % 8))) + i * 7);
    return image;
}

inline std::string pngWith(const TextEntries& entries, uint64_t number = 0, int width = 8, int height = 8) {
    return encodeImage(tinyImage(number, width, height), ImageFormat::Png, {.text = entries}).value();
}

struct Made {
    std::string prompt = "a red fox";
    uint64_t seed = 1;
    std::string model = "starter";
    double guidance = 7;
    int width = 8;
    int height = 8;
};

// miro_metadata as the program writes it.
inline nlohmann::json metadataOf(const Made& made) {
    return {{"version", 1},
            {"program", "Miro Studio"},
            {"model", {{"name", made.model}, {"sha256", std::string(64, 'a')}}},
            {"prompt", made.prompt},
            {"template", made.prompt},
            {"rewards", {"clip_score", "hpsv2_score"}},
            {"targets", {{"clip_score", 0.625}, {"hpsv2_score", nullptr}}},
            {"negative_targets", {{"clip_score", 0.0}, {"hpsv2_score", 0.25}}},
            {"steps", 20},
            {"guidance", {{"scale", made.guidance}, {"type", "linear"}, {"start", 1}, {"end", 15}}},
            {"shift", 1.5},
            {"seed", made.seed},
            {"precision", "int8"},
            {"device", "cpu"},
            {"width", made.width},
            {"height", made.height}};
}

inline std::string pngOf(const Made& made) {
    return pngWith({{kMetadataKey, metadataOf(made).dump()}}, made.seed, made.width, made.height);
}

class LibraryFolder {
public:
    LibraryFolder() = default;
    ~LibraryFolder() { // Qt cannot remove names that are not UTF-8
        std::error_code ignored;
        fs::remove_all(path(), ignored);
    }
    LibraryFolder(const LibraryFolder&) = delete;
    LibraryFolder& operator=(const LibraryFolder&) = delete;
    fs::path path(const std::string& name = {}) const {
        return name.empty() ? fs::path(m_temporary.path().toStdString())
                            : fs::path(m_temporary.path().toStdString()) / name;
    }
    fs::path library() const { return path("library"); }
    std::unique_ptr<Library> open() const {
        auto opened = Library::open(library());
        if (!opened.ok())
            qFatal("%s", opened.message().c_str());
        return std::move(opened).value();
    }
    fs::path newFile(const std::string& name) const { return library() / "pictures/2025/01/31" / name; }

    // Kept under its seed's name.
    PictureRecord keep(Library& library, const Made& made = {}, const std::string& job = {}, int64_t index = 0) const {
        auto kept = library.keepPicture({newFile(fmt::format("{}.png", made.seed)), job, index, {}, {}}, pngOf(made));
        if (!kept.ok())
            qFatal("%s", kept.message().c_str());
        return *kept;
    }
    void write(const std::string& name, const std::string& bytes) const {
        fs::create_directories(path(name).parent_path());
        auto written = writeFileAtomically(path(name), bytes);
        if (!written.ok())
            qFatal("%s", written.message().c_str());
    }

private:
    QTemporaryDir m_temporary;
};

inline std::vector<PictureId> idsOf(const std::vector<PictureRecord>& records) {
    std::vector<PictureId> ids;
    for (const PictureRecord& record : records)
        ids.push_back(record.id);
    return ids;
}

} // namespace miro::test
