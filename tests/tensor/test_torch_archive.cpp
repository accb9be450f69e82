#include "tensor/file_bytes.h"
#include "tensor/safetensors.h"
#include "tensor/torch_archive.h"

#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

std::string text(const std::string& value) {
    return "X" + littleEndian(value.size(), 4) + value;
}
std::string number(int value) {
    return "J" + littleEndian(static_cast<uint32_t>(value), 4);
}

// The pickle of {name: tensor} with one storage "0", as torch.save writes it.
std::string tensorPickle(const std::string& name, const std::string& storageType, const std::string& key, int offset,
                         const std::string& sizes, const std::string& strides) {
    return "\x80\x02}(" + text(name) + "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\n" +
           storageType + "\n" + text(key) + text("cpu") + number(4) + "tQ" + number(offset) + sizes + strides + "\x89" +
           "ccollections\nOrderedDict\n)RtRu.";
}

std::string archive(const std::string& pickle, const std::string& data = std::string(16, '\0')) {
    return zipFrom({{"model/data.pkl", pickle}, {"model/data/0", data}});
}

const std::string kFour = "(" + number(4) + "t";
const std::string kOne = "(" + number(1) + "t";

} // namespace

class TestTorchArchive : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<std::unique_ptr<TensorFile>> open(const std::string& bytes) {
        fs::path path = fs::path(m_folder.path().toStdString()) / "weights.bin";
        writeBytes(path, bytes);
        return openTensorFile(path);
    }

private Q_SLOTS:
    void readsATensor() {
        float values[4] = {1, 2, 3, 4};
        std::string data(reinterpret_cast<const char*>(values), sizeof values);
        auto file = open(archive(tensorPickle("layer.weight", "FloatStorage", "0", 0, kFour, kOne), data));
        QVERIFY2(file.ok(), file.message().c_str());
        auto tensor = (*file)->load("layer.weight");
        QVERIFY2(tensor.ok(), tensor.message().c_str());
        QVERIFY(at::equal(*tensor, at::arange(1, 5, at::kFloat)));
        // A strided window: every second value from the second on.
        file = open(
            archive(tensorPickle("w", "FloatStorage", "0", 1, "(" + number(2) + "t", "(" + number(2) + "t"), data));
        QVERIFY2(file.ok(), file.message().c_str());
        QVERIFY(at::equal(*(*file)->load("w"), at::tensor({2.f, 4.f})));
    }

    // A file written by torch.save itself equals the safetensors file of the same weights.
    void equalsThePublishedWriter() {
        fs::path models = fs::path(MIRO_FIXTURES) / "models" / "fixtures";
        auto archived = openTensorFile(models / "t5-tiny-bin" / "pytorch_model.bin");
        QVERIFY2(archived.ok(), archived.message().c_str());
        QVERIFY((*archived)->tensors().size() > 10);
        for (const auto& [name, info] : (*archived)->tensors()) {
            auto tensor = (*archived)->load(name);
            QVERIFY2(tensor.ok(), tensor.message().c_str());
            QVERIFY(at::isfinite(*tensor).all().item<bool>());
            QVERIFY(tensor->abs().sum().item<float>() > 0);
        }
    }

    void callablesAreRefusedByName_data() {
        QTest::addColumn<QByteArray>("pickle");
        QTest::addColumn<QString>("name");
        auto row = [](const char* label, const std::string& pickle, const char* name) {
            QTest::newRow(label) << QByteArray::fromStdString(pickle) << name;
        };
        row("os.system",
            "\x80\x02"
            "cos\nsystem\n(" +
                text("true") + "tR.",
            "os.system");
        row("posix.system by STACK_GLOBAL",
            "\x80\x04"
            "\x8c\x05posix\x8c\x06system\x93(" +
                text("true") + "tR.",
            "posix.system");
        row("builtins.eval",
            "\x80\x02"
            "cbuiltins\neval\n(" +
                text("1") + "tR.",
            "builtins.eval");
        row("INST", "\x80\x02(" + text("true") + "ios\nsystem\n.", "os.system");
        row("a torch function",
            "\x80\x02"
            "ctorch\nload\n(" +
                text("x") + "tR.",
            "torch.load");
        row("a storage that is called",
            "\x80\x02"
            "ctorch\nFloatStorage\n(" +
                text("x") + "tR.",
            "FloatStorage");
    }
    void callablesAreRefusedByName() {
        QFETCH(QByteArray, pickle);
        QFETCH(QString, name);
        auto file = open(archive(pickle.toStdString()));
        QVERIFY(!file.ok());
        QCOMPARE(file.error().code, ErrorCode::Unsupported);
        QVERIFY2(file.message().find(name.toStdString()) != std::string::npos, file.message().c_str());
    }

    void badTensors() {
        QVERIFY(!open(archive(tensorPickle("w", "FloatStorage", "1", 0, kFour, kOne))).ok());    // no such member
        QVERIFY(!open(archive(tensorPickle("w", "FloatStorage", "../0", 0, kFour, kOne))).ok()); // nor outside
        QVERIFY(!open(archive(tensorPickle("w", "FloatStorage", "0", 1, kFour, kOne))).ok());    // beyond the end
        QVERIFY(!open(archive(tensorPickle("w", "FloatStorage", "0", -1, kFour, kOne))).ok());
        QVERIFY(!open(archive(tensorPickle("w", "FloatStorage", "0", 0, kFour, "(" + number(1 << 30) + "t"))).ok());
        QVERIFY(!open(archive(tensorPickle("w", "FloatStorage", "0", 0, "(" + number(-4) + "t", kOne))).ok());
        QVERIFY(!open(archive(tensorPickle("w", "ComplexDoubleStorage", "0", 0, kOne, kOne))).ok());
        QVERIFY(open(archive(tensorPickle("w", "FloatStorage", "0", 0, kFour, kOne))).ok());
    }

    void nestedWithoutEnd() {
        // A million lists inside each other must neither recurse nor take the program down.
        std::string pickle = "\x80\x02" + std::string(1000000, ']') + std::string(999999, 'a') + ".";
        auto file = open(archive(pickle));
        QVERIFY(file.ok());
        QVERIFY((*file)->tensors().empty());
    }

    void damagedArchives() {
        std::string good = archive(tensorPickle("w", "FloatStorage", "0", 0, kFour, kOne));
        QCOMPARE(problemWithDamaged(good, [&](const std::string& bytes) { return open(bytes); }), std::string());
    }

    void otherArchives() {
        QVERIFY(open(zipFrom({{"readme.txt", "hello"}})).message().find("not one of torch.save") != std::string::npos);
        QVERIFY(!open(zipFrom({{"m/data.pkl", "."}}, 8)).ok());
        QVERIFY(open(zipFrom({{"m/data.pkl", "}."}, {"m/byteorder", "big"}})).message().find("big-endian") !=
                std::string::npos);
        // The old format is a bare pickle.
        QVERIFY(open("\x80\x02\x8a\x0al\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.").message().find("old pickle format") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestTorchArchive)
#include "test_torch_archive.moc"
