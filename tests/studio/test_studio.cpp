// What the two faces see. Compiled without libtorch's headers: the façade names none of its types.
#include "studio/studio.h"

#include <QTemporaryDir>
#include <QtTest>

#ifdef TORCH_VERSION
#error "studio/studio.h brings libtorch's headers to the faces"
#endif

using namespace miro;
namespace fs = std::filesystem;

class TestStudio : public QObject {
    Q_OBJECT

    struct Silent : JobListener {
        void progress(const Progress&) override {}
    };

private Q_SLOTS:
    void generatesAndListsModels() {
        QTemporaryDir folder;
        Studio studio;
        const fs::path models = fs::path(MIRO_FIXTURES) / "models";
        GenerateRequest request;
        request.modelFolders = {models};
        request.model = "miro-7";
        request.settings.steps = 1;
        request.settings.seed = 5;
        request.settings.device = {DeviceKind::Cpu, 0};
        request.output = fs::path(folder.path().toStdString()) / "a.png";
        Silent silent;
        auto outcome = studio.generate(request, silent, {});
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(fs::exists(outcome->pictures.front().file));
        QCOMPARE(outcome->pictures.front().seed, uint64_t(5));

        auto store = studio.models({models});
        QVERIFY(store.ok());
        auto place = store->findGenerator("miro-7");
        QVERIFY(place.ok());
        QCOMPARE(readGeneratorInfo(place->folder)->rewardKeys.size(), size_t(7));

        EncodeTextRequest text{{models}, "fixtures/t5-tiny", "a cat", 77, {}};
        QCOMPARE(studio.encodeText(text, silent, {})->ids, (std::vector<int64_t>{3, 84, 1}));
    }
};

QTEST_GUILESS_MAIN(TestStudio)
#include "test_studio.moc"
