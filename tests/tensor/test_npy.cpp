#include "tensor/file_bytes.h"
#include "tensor/npy.h"

#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

std::string npyFrom(const std::string& header, const std::string& data, char version = 1) {
    return std::string("\x93NUMPY") + version + '\0' + littleEndian(header.size(), version == 1 ? 2 : 4) + header +
           data;
}

} // namespace

class TestNpy : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Result<at::Tensor> read(const std::string& bytes) {
        fs::path path = fs::path(m_folder.path().toStdString()) / "array.npy";
        writeBytes(path, bytes);
        return readNpy(path);
    }

private Q_SLOTS:
    void roundTrip() {
        for (const at::Tensor& tensor :
             {at::arange(24, at::kFloat).view({2, 3, 4}), at::arange(5, at::kFloat), at::full({}, 3.0f),
              at::empty({0, 7}), at::ones({2, 2}, at::kHalf), at::ones({3}, at::kBool), at::ones({3}, at::kLong)}) {
            auto back = read(npyBytes(tensor));
            QVERIFY2(back.ok(), back.message().c_str());
            QCOMPARE(back->scalar_type(), tensor.scalar_type());
            QVERIFY(back->sizes() == tensor.sizes() && at::equal(*back, tensor));
        }
    }

    // The contract of --save-latents: '<f4', C order, data aligned to 64.
    void headerIsNumpys() {
        std::string bytes = npyBytes(at::zeros({2, 3}).t());
        QVERIFY(bytes.find("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }") == 10);
        QCOMPARE((bytes.size() - 24) % 64, size_t{0});
        QVERIFY(npyBytes(at::zeros({5})).find("'shape': (5,), }") != std::string::npos);
    }

    void fortranOrder() {
        std::string data;
        for (float value : {0.f, 3.f, 1.f, 4.f, 2.f, 5.f})
            data.append(reinterpret_cast<const char*>(&value), 4);
        auto tensor = read(npyFrom("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }\n", data, 2));
        QVERIFY2(tensor.ok(), tensor.message().c_str());
        QVERIFY(at::equal(*tensor, at::arange(6, at::kFloat).view({2, 3})));
    }

    // Members of archives are read where they are; messages call them what the caller does.
    void bytesInMemory() {
        const at::Tensor tensor = at::arange(6, at::kFloat).view({2, 3}).to(at::kHalf);
        QVERIFY(at::equal(*npyFromBytes(npyBytes(tensor), "x"), tensor));
        QVERIFY(npyFromBytes("nothing", "part.tar: 7.mean.npy").message().starts_with("part.tar: 7.mean.npy"));
    }

    void badFiles() {
        QVERIFY(!read("").ok());
        QVERIFY(!read("\x93NUMPY").ok());
        QVERIFY(read(npyFrom("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "xxxxxxxx"))
                    .message()
                    .find("'|O'") != std::string::npos);
        QVERIFY(!read(npyFrom("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "1234")).ok());
        QVERIFY(!read(npyFrom("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "1234")).ok());
        QVERIFY(!read(npyFrom("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", "12345678")).ok());
        QVERIFY(!read(npyFrom("{'descr': '<f4', 'fortran_order': False, "
                              "'shape': (4611686018427387904, 4611686018427387904), }",
                              ""))
                     .ok());
        QVERIFY(!read(npyFrom("__import__('os')", "")).ok());
        for (const char* shape :
             {"(-1,)", "(x,)", "(1,", "1,", "(99999999999999999999,)", "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,)"})
            QVERIFY2(!read(npyFrom(std::string("{'descr': '<f4', 'fortran_order': False, 'shape': ") + shape + ", }",
                                   "1234"))
                          .ok(),
                     shape);
        QVERIFY(!read(npyFrom("{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,), }", "1234")).ok());
        QVERIFY(!read(npyFrom("{'descr': <f4, 'fortran_order': False, 'shape': (1,), }", "1234")).ok());
        std::string good = npyBytes(at::ones({4}));
        for (size_t length = 0; length < good.size(); ++length)
            QVERIFY(!read(good.substr(0, length)).ok());
    }
};

QTEST_GUILESS_MAIN(TestNpy)
#include "test_npy.moc"
