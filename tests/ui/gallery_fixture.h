// A gallery page on a real library of generated pictures, with a stand-in for the engine. GUI thread.
#pragma once

#include "base/json.h"
#include "image/image_file.h"
#include "library/library.h"
#include "ui/bridge/app_context.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/picture_grid.h"
#include "ui/bridge/picture_model.h"
#include "ui/bridge/preferences_store.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/fake_engine.h"
#include "ui/gallery/filter_bar.h"
#include "ui/gallery/gallery_page.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QtTest>
#include <fcntl.h>
#include <fstream>
#include <semaphore>
#include <sys/stat.h>

namespace miro {

struct TestPicture {
    std::string prompt = "a fox";
    uint64_t seed = 1;
    int width = 24;
    int height = 24;
    std::string model = "starter";
    uint8_t shade = 128; // of its red
    int64_t created = 1'700'000'000'000;
    nlohmann::json more = nlohmann::json::object(); // over what follows from the others
};

inline nlohmann::json metadataOf(const TestPicture& picture) {
    nlohmann::json json = {
        {"version", 1},
        {"program", "Miro Studio"},
        {"model", {{"name", picture.model}, {"sha256", "00ff"}}},
        {"prompt", picture.prompt},
        {"template", picture.prompt},
        {"targets", {{"clip_score", 0.625}, {"aesthetic_score", 1.0}, {"pick_a_score_score", nullptr}}},
        {"negative_targets", {{"clip_score", 0.0}, {"aesthetic_score", 0.25}}},
        {"steps", 20},
        {"guidance", {{"scale", 4.5}, {"type", "linear"}, {"start", 2}, {"end", 17}}},
        {"shift", 1.5},
        {"seed", picture.seed},
        {"precision", "fp32"},
        {"device", "cpu"},
        {"width", picture.width},
        {"height", picture.height}};
    json.update(picture.more);
    return json;
}

inline std::string fileOfPicture(const TestPicture& picture) {
    Image image;
    image.width = picture.width;
    image.height = picture.height;
    image.pixels.resize(static_cast<size_t>(picture.width) * picture.height * 3);
    for (size_t i = 0; i < image.pixels.size(); i += 3) {
        image.pixels[i] = picture.shade;
        image.pixels[i + 1] = static_cast<uint8_t>(picture.seed * 7);
        image.pixels[i + 2] = 60;
    }
    auto bytes = encodeImage(image, ImageFormat::Png, {.text = {{kMetadataKey, metadataOf(picture).dump()}}});
    if (!bytes.ok())
        qFatal("%s", bytes.message().c_str());
    return *bytes;
}

inline std::filesystem::path writePicture(const std::filesystem::path& file, const TestPicture& picture) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << fileOfPicture(picture);
    const timespec time{picture.created / 1000, (picture.created % 1000) * 1'000'000};
    const timespec times[2] = {time, time};
    if (utimensat(AT_FDCWD, file.c_str(), times, 0) != 0)
        qFatal("utimensat");
    return file;
}

// A value, or the end of the test with its message.
template <typename T>
T need(Result<T> result) {
    if (!result.ok())
        qFatal("%s", result.message().c_str());
    return std::move(result).value();
}
inline void need(const Result<void>& result) {
    if (!result.ok())
        qFatal("%s", result.message().c_str());
}

// 240 pictures, one an hour, the newest the last. Every prompt has 60 seeds; every tenth is by another model, every
// seventh is wide.
inline TestPicture testPicture(int i) {
    static const char* kPrompts[] = {"a red fox in snow", "a blue whale at night", "two cats on a sofa",
                                     "a green hill under clouds"};
    TestPicture picture;
    picture.prompt = kPrompts[i % 4];
    picture.seed = static_cast<uint64_t>(1000 + i);
    picture.model = i % 10 == 0 ? "other/model" : "starter";
    picture.width = i % 7 == 0 ? 32 : 24;
    picture.height = i % 7 == 0 ? 16 : 24;
    picture.shade = static_cast<uint8_t>(i);
    picture.created = 1'700'000'000'000 + int64_t{i} * 3'600'000;
    return picture;
}

constexpr int kTestPictures = 240;

// The library of testPicture()s, made once and copied for each test.
inline const std::filesystem::path& masterLibrary() {
    static QTemporaryDir folder;
    static const std::filesystem::path made = [] {
        const std::filesystem::path root = folder.path().toStdString();
        for (int i = 0; i < kTestPictures; ++i)
            writePicture(root / "source" / ("picture-" + std::to_string(i) + ".png"), testPicture(i));
        auto library = need(Library::open(root / "library"));
        const ImportReport report = need(library->importFiles({root / "source"}, nullptr, {}));
        if (report.added != kTestPictures)
            qFatal("%d pictures imported", static_cast<int>(report.added));
        return root / "library";
    }();
    return made;
}

class GalleryStage {
public:
    explicit GalleryStage(bool empty = false)
        : folder(prepared(root, empty)), library(folder), engine(bridge),
          preferences((root.path() + "/settings.json").toStdString()), models({}), thumbnails(library) {
        makePage();
    }

    // Anew, in a program that learns taste.
    void makePage(TasteEngine* taste = nullptr, TasteBridge* tasteBridge = nullptr) {
        page = std::make_unique<GalleryPage>(
            AppContext{engine, bridge, library, preferences, models, thumbnails, taste, tasteBridge});
        page->resize(1280, 760);
        grid = page->findChild<PictureGrid*>("galleryGrid");
        model = page->findChild<PictureModel*>();
        bar = page->findChild<FilterBar*>("filterBar");
    }

    // Shown, with the pictures of the library.
    bool start(int rows = kTestPictures) {
        page->show();
        if (!QTest::qWaitForWindowExposed(page.get()))
            return false;
        QApplication::setActiveWindow(page.get()); // there is no window manager
        return QTest::qWaitFor([&] { return page->isActiveWindow(); }) && waitRows(rows);
    }
    bool waitRows(int rows) {
        return QTest::qWaitFor([&] { return model->settled() && model->rowCount() == rows; }, 10000);
    }
    bool waitSettled() {
        return QTest::qWaitFor([&] { return model->settled(); }, 10000);
    }
    template <typename T>
    T* child(const char* name) const {
        T* found = page->findChild<T*>(name);
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    PictureId idAt(int row) const { return model->idAt(row); }
    QPoint centreOf(int row) const { return grid->visualRect(model->index(row)).center(); }
    void click(int row, Qt::KeyboardModifiers keys = {}) {
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, keys, centreOf(row));
    }
    void key(int key, Qt::KeyboardModifiers keys = {}) {
        if (!grid->hasFocus())
            grid->setFocus();
        QTest::keyClick(grid, static_cast<Qt::Key>(key), keys);
    }
    bool waitNotice(const QString& part) {
        return QTest::qWaitFor([&] { return notice().contains(part); }, 10000);
    }
    QString notice() const {
        auto* line = page->findChild<QLabel*>("noticeText");
        return line->isVisible() ? line->text() : QString();
    }
    void chooseIn(const char* combo, const QVariant& value) {
        auto* box = child<QComboBox>(combo);
        const int index = box->findData(value);
        if (index < 0)
            qFatal("%s has no such choice", combo);
        chooseIndex(box, index);
    }
    static void chooseIndex(QComboBox* box, int index) {
        box->setFocus();
        box->showPopup();
        auto* view = box->view();
        view->setCurrentIndex(box->model()->index(index, 0));
        QTest::keyClick(view, Qt::Key_Return);
    }

    // What the database says, from a connection of the test's own.
    std::unique_ptr<Library> look() const { return need(Library::open(folder, Library::Mode::ReadOnly)); }
    PictureDetails details(PictureId id) const { return need(look()->details(id)); }

    // Keeps the library's thread busy until release().
    void block() {
        library.run(
            LibraryThread::Lane::Query, &library,
            [this](Library&) {
                m_blocked.release();
                m_gate.acquire();
                return Result<void>();
            },
            [](const Result<void>&) {});
        m_blocked.acquire();
    }
    void release() { m_gate.release(); }

    QTemporaryDir root;
    std::filesystem::path folder;
    LibraryThread library;
    EngineBridge bridge;
    FakeEngine engine;
    PreferencesStore preferences;
    ModelCatalogue models;
    ThumbnailCache thumbnails;
    std::unique_ptr<GalleryPage> page;
    PictureGrid* grid = nullptr;
    PictureModel* model = nullptr;
    FilterBar* bar = nullptr;

private:
    static std::filesystem::path prepared(const QTemporaryDir& root, bool empty) {
        const std::filesystem::path folder = root.path().toStdString() + "/library";
        if (!empty)
            std::filesystem::copy(masterLibrary(), folder, std::filesystem::copy_options::recursive);
        return folder;
    }
    std::binary_semaphore m_gate{0};
    std::binary_semaphore m_blocked{0};
};

} // namespace miro
