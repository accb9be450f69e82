// Damaged and hostile model files, and places that cannot be written: one line, exit code 1, nothing left behind.
#include "app/miro_process.h"
#include "base/small_disk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cerrno>
#include <cstring>
#include <functional>
#include <limits>
#include <sys/mount.h>

using namespace miro::test;

namespace {

// A safetensors file taken apart, so that one thing in it can be made wrong.
struct Safetensors {
    QJsonObject header;
    QByteArray data;

    static Safetensors read(const QString& path) {
        QByteArray bytes = readAll(path);
        quint64 length = 0;
        std::memcpy(&length, bytes.constData(), 8);
        return {QJsonDocument::fromJson(bytes.mid(8, qsizetype(length))).object(), bytes.mid(8 + qsizetype(length))};
    }

    QByteArray bytes() const {
        QByteArray json = QJsonDocument(header).toJson(QJsonDocument::Compact);
        quint64 length = quint64(json.size());
        QByteArray all(8, 0);
        std::memcpy(all.data(), &length, 8);
        return all + json + data;
    }

    void edit(const QString& tensor, const std::function<void(QJsonObject&)>& change) {
        QJsonObject entry = header[tensor].toObject();
        change(entry);
        header[tensor] = entry;
    }
};

const QString kTensor = "network.patch_extractor.weight";

} // namespace

class TestBadFiles : public QObject {
    Q_OBJECT

    using Change = std::function<void(const QString& folder)>;

    static Change safetensors(const std::function<void(Safetensors&)>& change) {
        return [change](const QString& folder) {
            Safetensors file = Safetensors::read(folder + "/model.safetensors");
            change(file);
            writeAll(folder + "/model.safetensors", file.bytes());
        };
    }

    static Change config(const std::function<void(QJsonObject&)>& change) {
        return [change](const QString& folder) {
            QJsonObject json = QJsonDocument::fromJson(readAll(folder + "/config.json")).object();
            change(json);
            writeAll(folder + "/config.json", QJsonDocument(json).toJson());
        };
    }

    static Change network(const QString& key, const QJsonValue& value) {
        return config([key, value](QJsonObject& json) {
            QJsonObject values = json["network"].toObject();
            values[key] = value;
            json["network"] = values;
        });
    }

    static void copyFolder(const QString& from, const QString& to) {
        QVERIFY(QDir().mkpath(to));
        for (const QString& file : QDir(from).entryList(QDir::Files))
            writeAll(to + "/" + file, readAll(from + "/" + file));
    }

    static QStringList draw(const QString& model, const QStringList& more = {}) {
        return QStringList{"generate", "--models", fixtureModels(), "--model",  model,  "--steps",
                           "1",        "--device", "cpu",           "--prompt", "a cat"} +
               more;
    }

    std::vector<Change> m_changes;

private Q_SLOTS:
    void damagedModels_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<QStringList>("parts");
        m_changes.clear();
        auto add = [this](const char* name, Change change, const QStringList& parts) {
            QTest::newRow(name) << int(m_changes.size()) << parts;
            m_changes.push_back(std::move(change));
        };
        for (const char* file : {"config.json", "model.safetensors", "uncond_embedding.npy"})
            add(qPrintable(QString("missing ") + file),
                [file](const QString& folder) { QVERIFY(QFile::remove(folder + "/" + file)); }, {file});
        add("empty weights", [](const QString& f) { writeAll(f + "/model.safetensors", {}); }, {"model.safetensors"});
        add("truncated weights",
            [](const QString& f) {
                QByteArray bytes = readAll(f + "/model.safetensors");
                writeAll(f + "/model.safetensors", bytes.left(bytes.size() - 4));
            },
            {"model.safetensors"});
        add("weights cut in the header",
            [](const QString& f) { writeAll(f + "/model.safetensors", readAll(f + "/model.safetensors").left(100)); },
            {"model.safetensors"});
        add("header length of 2^60",
            [](const QString& f) {
                QByteArray bytes = readAll(f + "/model.safetensors");
                quint64 length = quint64(1) << 60;
                std::memcpy(bytes.data(), &length, 8);
                writeAll(f + "/model.safetensors", bytes);
            },
            {"model.safetensors", "header"});
        add("header that is no JSON",
            [](const QString& f) {
                QByteArray bytes = readAll(f + "/model.safetensors");
                bytes[8] = '!';
                writeAll(f + "/model.safetensors", bytes);
            },
            {"model.safetensors", "JSON"});
        auto offsets = [](qint64 shift) {
            return safetensors([shift](Safetensors& file) {
                file.edit(kTensor, [shift](QJsonObject& entry) {
                    QJsonArray range = entry["data_offsets"].toArray();
                    entry["data_offsets"] = QJsonArray{range[0].toInteger() + shift, range[1].toInteger() + shift};
                });
            });
        };
        add("overlapping offsets", offsets(-4), {"model.safetensors"});
        add("offsets outside the file", offsets(qint64(1) << 40), {"model.safetensors", kTensor});
        add("negative offsets", offsets(-(qint64(1) << 40)), {"model.safetensors", kTensor});
        add("wrong shape", safetensors([](Safetensors& file) {
                file.edit(kTensor, [](QJsonObject& entry) {
                    QJsonArray shape = entry["shape"].toArray();
                    entry["shape"] = QJsonArray{shape[1], shape[0]};
                });
            }),
            {kTensor, "(32, 16)", "(16, 32)"});
        add("missing tensor", safetensors([](Safetensors& file) {
                QJsonValue entry = file.header[kTensor];
                file.header.remove(kTensor);
                file.header["unrelated.weight"] = entry; // the bytes keep an owner
            }),
            {kTensor});
        add("extra tensor", safetensors([](Safetensors& file) {
                qint64 end = file.data.size();
                file.header["network.surprise"] =
                    QJsonObject{{"dtype", "F32"}, {"shape", QJsonArray{1}}, {"data_offsets", QJsonArray{end, end + 4}}};
                file.data += QByteArray(4, 0);
            }),
            {"network.surprise"});
        auto poison = [](float value) {
            return safetensors([value](Safetensors& file) {
                qint64 begin = file.header[kTensor].toObject()["data_offsets"].toArray()[0].toInteger();
                std::memcpy(file.data.data() + begin, &value, 4);
            });
        };
        add("NaN weights", poison(std::numeric_limits<float>::quiet_NaN()), {kTensor, "NaN"});
        add("infinite weights", poison(std::numeric_limits<float>::infinity()), {kTensor});
        add("config that is no JSON", [](const QString& f) { writeAll(f + "/config.json", "{"); }, {"config.json"});
        add("config nested without end",
            [](const QString& f) { writeAll(f + "/config.json", QByteArray(1'000'000, '[')); }, {"config.json"});
        add("config of another kind", [](const QString& f) { writeAll(f + "/config.json", "[]"); }, {"config.json"});
        add("absurd width", network("latents_dim", 1e12), {"config.json", "latents_dim"});
        add("negative depth", network("num_blocks", -1), {"config.json", "num_blocks"});
        add("size of another type", network("patch_size", "two"), {"config.json", "patch_size"});
        add("heads that do not divide", network("compute_heads", 7), {"config.json", "compute_heads"});
        add("unknown network key", network("num_experts", 8), {"config.json", "num_experts"});
        add("no rewards", config([](QJsonObject& json) { json["coherence_keys"] = QJsonArray{}; }),
            {"config.json", "coherence_keys"});
        add("unknown decoder", config([](QJsonObject& json) {
                json["postprocessing"] = QJsonObject{{"model_type", "pixels"}};
            }),
            {"config.json", "'pixels'", "sdxl", "linear_patch"});
        add("text encoder outside the folder",
            config([](QJsonObject& json) { json["text_encoder_repo"] = "../../../../etc"; }),
            {"config.json", "text_encoder_repo"});
        add("text encoder that is not there",
            config([](QJsonObject& json) { json["text_encoder_repo"] = "google/flan-t5-xl"; }),
            {"google/flan-t5-xl", "11 GB", fixtureModels() + "/google/flan-t5-xl"});
        add("vae that is not there", config([](QJsonObject& json) { json["vae_repo"] = "stabilityai/sdxl-vae"; }),
            {"stabilityai/sdxl-vae", "335 MB", fixtureModels() + "/stabilityai/sdxl-vae"});
        add("truncated unconditional rows",
            [](const QString& f) {
                QByteArray bytes = readAll(f + "/uncond_embedding.npy");
                writeAll(f + "/uncond_embedding.npy", bytes.left(bytes.size() - 1));
            },
            {"uncond_embedding.npy"});
        add("unconditional rows that are objects",
            [](const QString& f) {
                QByteArray bytes = readAll(f + "/uncond_embedding.npy");
                writeAll(f + "/uncond_embedding.npy", bytes.replace("<f4", "|O8"));
            },
            {"uncond_embedding.npy"});
        add("weights that are text", [](const QString& f) { writeAll(f + "/model.safetensors", "hello, world\n"); },
            {"model.safetensors"});
    }
    void damagedModels() {
        QFETCH(int, change);
        QFETCH(QStringList, parts);
        MiroProcess miro;
        const QString model = miro.folder() + "/model";
        copyFolder(fixtureModels() + "/fixtures/miro-7", model);
        m_changes[size_t(change)](model);
        FAILS_CLEANLY(miro, draw(model, {"--output", "a.png", "--save-latents", "a.npy"}), 1, parts);
    }

    // The unharmed copy works, so the faults above are what fails.
    void theCopyItselfDraws() {
        MiroProcess miro;
        const QString model = miro.folder() + "/model";
        copyFolder(fixtureModels() + "/fixtures/miro-7", model);
        Finished finished = miro.run(draw(model, {"--output", "a.png"}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
    }

    // A pickle that would run a command when Python loaded it: GLOBAL posix.system, its argument, REDUCE.
    void aPickleWithACallableIsRefusedByName() {
        MiroProcess miro;
        const QString models = miro.folder() + "/models";
        const QString encoder = models + "/fixtures/t5-tiny";
        copyFolder(fixtureModels() + "/fixtures/t5-tiny-bin", encoder);
        copyFolder(fixtureModels() + "/fixtures/miro-7", models + "/fixtures/miro-7");
        copyFolder(fixtureModels() + "/fixtures/vae-tiny", models + "/fixtures/vae-tiny");
        QByteArray archive = readAll(QStringLiteral(MIRO_SOURCE_DIR "/tests/app/callable_archive.bin"));
        QVERIFY(!archive.isEmpty());
        writeAll(encoder + "/pytorch_model.bin", archive);
        FAILS_CLEANLY(
            miro,
            QStringList({"generate", "--models", models, "--model", "miro-7", "--prompt", "a", "--output", "a.png"}), 1,
            QStringList({"pytorch_model.bin", "system"}));
        QVERIFY(!QFile::exists(miro.path("owned")));
    }

    void missingModel() {
        MiroProcess miro;
        FAILS_CLEANLY(miro, draw("nobody/nothing"), 1, QStringList({"nobody/nothing", "fixtures/miro-7"}));
        FAILS_CLEANLY(miro, draw("/nowhere/at/all"), 1, QStringList({"/nowhere/at/all"}));
        FAILS_CLEANLY(miro, QStringList({"generate", "--models", "/nowhere", "a"}), 1, QStringList({"/nowhere"}));
        FAILS_CLEANLY(miro, QStringList({"encode-text", "--encoder", "google/flan-t5-xl", "--prompt", "a"}), 1,
                      QStringList({"google/flan-t5-xl", "GB"}));
    }

    void missingOutputFolders() {
        MiroProcess miro;
        FAILS_CLEANLY(miro, quick({"a", "--output", "none/a.png"}), 1, QStringList({"none"}));
        FAILS_CLEANLY(miro, quick({"a", "--output-dir", "none/deeper"}), 1, QStringList({"none"}));
        FAILS_CLEANLY(miro, quick({"a", "--output", "a.png", "--save-latents", "none/a.npy"}), 1,
                      QStringList({"none"}));
        writeAll(miro.path("file"), "x");
        FAILS_CLEANLY(miro, quick({"a", "--output-dir", "file"}), 1, QStringList({"file"}));
        FAILS_CLEANLY(miro, quick({"a", "--output", "file/a.png"}), 1, QStringList({"file"}));
        FAILS_CLEANLY(miro,
                      QStringList({"encode-text", "--models", fixtureModels(), "--encoder", "fixtures/t5-tiny",
                                   "--prompt", "a", "--output", "none/a.npy"}),
                      1, QStringList({"none"}));
    }

    void readOnlyOutputFolder() {
        MiroProcess miro;
        SmallDisk disk(miro.path("disk"), "size=64k", MS_RDONLY);
        if (!disk.mounted())
            QSKIP("a tmpfs may not be mounted here: " + disk.error());
        FAILS_CLEANLY(miro, quick({"a", "--output", "disk/a.png"}), 1, QStringList({"disk", "read-only"}));
        FAILS_CLEANLY(miro, quick({"a", "--output-dir", "disk"}), 1, QStringList({"disk", "read-only"}));
        FAILS_CLEANLY(miro, quick({"a", "--output-dir", "disk/new"}), 1, QStringList({"disk", "read-only"}));
        FAILS_CLEANLY(miro, quick({"a", "--output", "a.png", "--save-latents", "disk/a.npy"}), 1,
                      QStringList({"disk", "read-only"}));
    }

    // All pictures or none: the first of four would fit.
    void fullDisk() {
        MiroProcess miro;
        SmallDisk disk(miro.path("disk"), "size=32k", 0);
        if (!disk.mounted())
            QSKIP("a tmpfs may not be mounted here: " + disk.error());
        FAILS_CLEANLY(miro, quick({"a", "--count", "4", "--output-dir", "disk"}), 1, QStringList({"disk", "full"}));
        FAILS_CLEANLY(miro, quick({"a", "--count", "4", "--output-dir", "disk/new"}), 1, QStringList({"disk", "full"}));
        writeAll(miro.path("disk/filler"), QByteArray(28 * 1024, 'x'));
        FAILS_CLEANLY(miro, quick({"a", "--output", "disk/a.png"}), 1, QStringList({"disk", "full"}));
        writeAll(miro.path("disk/more"), QByteArray(4 * 1024, 'x'));
        FAILS_CLEANLY(miro, quick({"a", "--output", "a.png", "--save-latents", "disk/a.npy"}), 1,
                      QStringList({"disk", "full"}));
    }
};

QTEST_GUILESS_MAIN(TestBadFiles)
#include "test_bad_files.moc"
