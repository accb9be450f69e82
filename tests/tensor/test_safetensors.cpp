#include "tensor/file_bytes.h"
#include "tensor/safetensors.h"

#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

// JSON written with single quotes.
std::string json(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path path() const { return fs::path(m_folder.path().toStdString()) / "model.safetensors"; }

    Result<std::unique_ptr<TensorFile>> open(const std::string& bytes) {
        writeBytes(path(), bytes);
        return openTensorFile(path());
    }

private Q_SLOTS:
    void roundTripOfEveryType() {
        std::map<std::string, at::Tensor> tensors;
        for (at::ScalarType type : {at::kDouble, at::kFloat, at::kHalf, at::kBFloat16, at::kLong, at::kInt, at::kShort,
                                    at::kChar, at::kByte, at::kBool})
            tensors[c10::toString(type)] = at::arange(6, at::TensorOptions().dtype(at::kFloat)).view({2, 3}).to(type);
        tensors["empty"] = at::empty({0, 4});
        tensors["scalar"] = at::full({}, 2.5);
        auto bytes = safetensorsBytes(tensors, {{"note", "grüße"}});
        QVERIFY(bytes.ok());
        auto file = open(*bytes);
        QVERIFY2(file.ok(), file.message().c_str());
        QCOMPARE((*file)->tensors().size(), tensors.size());
        for (const auto& [name, tensor] : tensors) {
            auto loaded = (*file)->load(name);
            QVERIFY2(loaded.ok(), loaded.message().c_str());
            QCOMPARE(loaded->scalar_type(), tensor.scalar_type());
            QVERIFY2(loaded->sizes() == tensor.sizes() && at::equal(*loaded, tensor), name.c_str());
        }
        QCOMPARE(readSafetensorsMetadata(path())->at("note"), std::string("grüße"));
        QCOMPARE((*file)->load("none").error().code, ErrorCode::NotFound);
    }

    void tensorsOutliveTheirFile() {
        at::Tensor tensor;
        {
            auto file = open(*safetensorsBytes({{"a", at::ones({1000})}}));
            tensor = *(*file)->load("a");
            (*file)->dropPages();
        }
        QCOMPARE(tensor.sum().item<float>(), 1000.0f);
    }

    void misalignedDataIsCopied() {
        std::string data = littleEndian(0x3f800000, 4); // 1.0f
        auto file = open(safetensorsFrom(json("{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} "), data));
        QVERIFY2(file.ok(), file.message().c_str());
        QCOMPARE((*(*file)->load("a")).item<float>(), 1.0f);
    }

    void badFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << says;
        };
        auto tensor = [](const std::string& entry, size_t dataBytes) {
            return safetensorsFrom("{\"a\":" + entry + "}", std::string(dataBytes, '\0'));
        };
        row("empty", "", "0 bytes");
        row("seven bytes", "1234567", "7 bytes");
        row("header of 2^60", littleEndian(uint64_t{1} << 60, 8) + "{}", "header claims 1152921504606846976");
        row("header longer than the file", littleEndian(100, 8) + "{}", "header claims 100");
        row("not JSON", safetensorsFrom("{\"a\":", ""), "not valid JSON");
        row("an array", safetensorsFrom("[]", ""), "not a JSON object");
        row("deep JSON", safetensorsFrom("{\"a\":" + std::string(50000, '[') + std::string(50000, ']') + "}", ""),
            "nested deeper");
        row("no shape", tensor(json("{'dtype':'F32','data_offsets':[0,4]}"), 4), "tensor a has no valid");
        row("negative size", tensor(json("{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}"), 4),
            "tensor a has no valid");
        row("shape beyond 2^62",
            tensor(json("{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,4]}"), 4), "does not fit");
        row("product wraps", tensor(json("{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}"), 0),
            "does not fit");
        row("wrong length", tensor(json("{'dtype':'F32','shape':[2],'data_offsets':[0,4]}"), 4), "does not fit");
        row("beyond the end", tensor(json("{'dtype':'F32','shape':[2],'data_offsets':[0,8]}"), 4), "cut short");
        row("backwards", tensor(json("{'dtype':'F32','shape':[0],'data_offsets':[4,0]}"), 4), "cut short");
        row("unknown type", tensor(json("{'dtype':'F13','shape':[1],'data_offsets':[0,4]}"), 4), "type F13");
        row("bytes left over", tensor(json("{'dtype':'F32','shape':[1],'data_offsets':[0,4]}"), 8), "4 bytes follow");
        row("a hole", tensor(json("{'dtype':'F32','shape':[1],'data_offsets':[4,8]}"), 8), "hole before tensor a");
        row("overlap",
            safetensorsFrom(json("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
                                 "'b':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}"),
                            std::string(12, '\0')),
            "tensor b overlaps");
        row("control characters in a name",
            safetensorsFrom("{\"a\\nb\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,4]}}", "1234"),
            "tensor a b");
    }
    void badFiles() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        auto file = open(bytes.toStdString());
        QVERIFY(!file.ok());
        QVERIFY2(file.message().find(says.toStdString()) != std::string::npos, file.message().c_str());
        QVERIFY2(file.message().find("model.safetensors") != std::string::npos, file.message().c_str());
        QVERIFY(file.message().find('\n') == std::string::npos);
    }

    // Every cut of a good file is refused, and no flipped header byte crashes.
    void truncatedAndFlipped() {
        std::string good = *safetensorsBytes({{"a", at::ones({3})}, {"b", at::ones({2}, at::kHalf)}});
        QCOMPARE(problemWithDamaged(good, [&](const std::string& bytes) { return open(bytes); }), std::string());
    }

    void missingFileAndFolder() {
        QCOMPARE(openTensorFile(path().parent_path() / "none").error().code, ErrorCode::NotFound);
        QVERIFY(!openTensorFile(path().parent_path()).ok());
    }

    void shards() {
        fs::path folder = path().parent_path();
        writeBytes(folder / "model-1.safetensors", *safetensorsBytes({{"a", at::ones({2})}}));
        writeBytes(folder / "model-2.safetensors", *safetensorsBytes({{"b", at::zeros({2})}}));
        fs::path index = folder / "sharded.safetensors.index.json";
        writeBytes(index, json("{'weight_map': {'a': 'model-1.safetensors', 'b': 'model-2.safetensors'}}"));
        auto file = openWeightsIn(folder, {"sharded"});
        QVERIFY2(file.ok(), file.message().c_str());
        QCOMPARE((*(*file)->load("a")).sum().item<float>(), 2.0f);
        QCOMPARE((*file)->tensors().size(), size_t{2});

        for (const char* bad : {"../model-1.safetensors", "/etc/passwd", "..", "a\\\\b", ""}) {
            writeBytes(index, json(std::string("{'weight_map': {'a': '") + bad + "'}}"));
            QVERIFY2(openTensorFile(index).message().find("plain file name") != std::string::npos, bad);
        }
        writeBytes(index, json("{'weight_map': {'a': 'gone.safetensors'}}"));
        QVERIFY(openTensorFile(index).message().find("gone.safetensors") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
