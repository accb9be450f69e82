// What tests of `miro annotate`'s stages share: a host that listens, shards made and read back.
#pragma once

#include "annotate/annotate_run.h"
#include "annotate/pack.h"
#include "base/files.h"
#include "dataset/sample_reader.h"
#include "dataset/shard_writer.h"
#include "image/image_file.h"

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <nlohmann/json.hpp>
#include <set>
#include <sys/resource.h>

namespace miro::test {
namespace fs = std::filesystem;

class Listening : public ProgressSink {
public:
    void progress(const Progress& told) override {
        last = told;
        if (told.stage == stopAt && told.done >= stopAfter)
            stopping.request_stop();
    }

    AnnotateHost host() {
        return {*this, [this](const FinishedShard& shard) { shards.push_back(shard); },
                [this](const std::string& line) { notes.push_back(line); }, stopping.get_token()};
    }

    std::vector<FinishedShard> shards;
    std::vector<std::string> notes;
    Progress last;
    std::stop_source stopping;
    std::string stopAt; // asks to stop at that stage
    int64_t stopAfter = 0;
};

class Folder {
public:
    fs::path operator/(const std::string& name) const { return path() / name; }
    fs::path path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

inline std::vector<DatasetSample> samplesOf(const fs::path& shard) {
    std::vector<DatasetSample> samples;
    auto reader = SampleReader::open(shard);
    while (reader.ok()) {
        auto next = reader->next();
        if (!next.ok())
            qFatal("%s", next.message().c_str());
        if (!*next)
            return samples;
        samples.push_back(std::move(**next));
    }
    qFatal("%s", reader.message().c_str());
    return samples;
}

inline nlohmann::json jsonOf(const DatasetSample& sample) {
    return nlohmann::json::parse(*sample.find("json"));
}

inline Image pictureNumber(int number, int width = 48, int height = 40) {
    Image image{width, height, std::vector<uint8_t>(static_cast<size_t>(width) * height * 3)};
    for (size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<uint8_t>(i * 7 + i / 3 * static_cast<size_t>(number) * 11);
    return image;
}

inline std::string encoded(const Image& image, ImageFormat format = ImageFormat::Png) {
    return encodeImage(image, format).value();
}

inline DatasetSample sampleNumber(int number,
                                  const std::string& json = R"({"synthetic_caption":"a described thing"})") {
    return {sampleKey(number),
            {{"png", encoded(pictureNumber(number))}, {"txt", "thing " + std::to_string(number)}, {"json", json}}};
}

inline fs::path writeShard(const fs::path& shard, const std::vector<DatasetSample>& samples) {
    fs::create_directories(shard.parent_path());
    auto writer = ShardWriter::create(shard);
    for (const DatasetSample& sample : samples)
        if (auto added = (*writer)->add(sample); !added.ok())
            qFatal("%s", added.message().c_str());
    if (auto done = (*writer)->finish(); !done.ok())
        qFatal("%s", done.message().c_str());
    return shard;
}

inline std::string bytesOf(const fs::path& file) {
    return readFile(file, size_t{1} << 30).value();
}

inline void put(const fs::path& file, const std::string& bytes) {
    fs::create_directories(file.parent_path());
    if (!writeFileAtomically(file, bytes).ok())
        qFatal("cannot write %s", file.c_str());
}

inline std::set<std::string> namesIn(const fs::path& folder) {
    std::set<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        names.insert(entry.path().filename().string());
    return names;
}

// Files can grow to so many bytes, as on a disk that is full then.
class FullDisk {
public:
    explicit FullDisk(size_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const struct rlimit some = {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &some);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    struct rlimit m_before {};
};

// The message of a failure, one line that holds every part.
template <typename T>
bool failsWith(const Result<T>& result, ErrorCode code, const std::vector<std::string>& parts, std::string* why) {
    *why = result.ok() ? "it did not fail" : result.message();
    bool good = !result.ok() && result.error().code == code && result.message().find('\n') == std::string::npos;
    for (const std::string& part : parts)
        good = good && why->find(part) != std::string::npos;
    return good;
}

} // namespace miro::test

#define FAILS_WITH(result, code, ...)                                                                                  \
    do {                                                                                                               \
        std::string why;                                                                                               \
        QVERIFY2(miro::test::failsWith(result, code, __VA_ARGS__, &why), why.c_str());                                 \
    } while (false)
#define SUCCEEDS(result) QVERIFY2((result).ok(), (result).message().c_str())
