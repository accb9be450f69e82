// The Create page on real parts and a stand-in for the engine, shown in a window of the design's size. Made once a
// test.
#pragma once

#include "tests/ui/show_active.h"
#include "tests/ui/studio_rig.h"
#include "ui/canvas/canvas.h"
#include "ui/create/create_page.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/reward_slider.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>

namespace miro {

class CreateRig : public StudioRig {
public:
    explicit CreateRig(const char* model = "starter", bool readModelsFirst = true) {
        qputenv("XDG_CONFIG_HOME", (folder.path() + "/config").toUtf8());
        set([&](Preferences& p) { p.model = model; });
        if (readModelsFirst)
            readModels();
        open();
    }
    ~CreateRig() { page.reset(); }

    void open() {
        page.reset(); // as a program that ends
        page = std::make_unique<CreatePage>(context());
        page->resize(1280, 760); // 1280 x 800 below the window's bar of 40
        QVERIFY(showActive(*page));
    }

    template <typename T>
    T* find(const QString& name) const {
        T* child = page->findChild<T*>(name);
        if (!child)
            qWarning("nothing is called %s", qPrintable(name));
        return child;
    }
    QPlainTextEdit* prompt() const { return find<QPlainTextEdit>("prompt"); }
    RewardSlider* slider(const QString& key) const { return find<RewardSlider>("rewardSlider-" + key); }
    QString percent(const QString& key) const { return find<QLabel>("rewardPercent-" + key)->text(); }
    QString note() const { return find<NoteLine>("noteLine")->text(); }
    const CreateSettings& settings() const { return page->settings(); }
    RewardTarget positive(const std::string& key) const { return settings().generation.positive.at(key); }
    RewardTarget negative(const std::string& key) const { return settings().generation.negative.at(key); }

    // A click where the person clicks: the middle of the control.
    void click(const QString& name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    // The entry of a menu, as the menu does it.
    void choose(const QString& action) const { find<QAction>(action)->trigger(); }
    void type(const QString& text) const {
        prompt()->setFocus();
        QTest::keyClicks(prompt(), text);
    }
    void draw() const { QTest::keyClick(page.get(), Qt::Key_Return, Qt::ControlModifier); }
    void undo() const { QTest::keyClick(page.get(), Qt::Key_Z, Qt::ControlModifier); }
    void redo() const { QTest::keyClick(page.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }

    // Where the slider's handle stands for value, as it is painted.
    static QPoint handle(const RewardSlider& slider, int value) {
        const double margin = slider.sizeHint().height() / 2.0;
        return {static_cast<int>(std::lround(margin + (slider.width() - 2 * margin) * value / RewardSlider::kSteps)),
                slider.height() / 2};
    }
    void drag(RewardSlider* slider, int value, bool release = true) const {
        QTest::mousePress(slider, Qt::LeftButton, {}, handle(*slider, slider->value()));
        QTest::mouseMove(slider, handle(*slider, (slider->value() + value) / 2));
        moveHeld(slider, (slider->value() + value) / 2);
        moveHeld(slider, value);
        if (release)
            QTest::mouseRelease(slider, Qt::LeftButton, {}, handle(*slider, value));
    }

    // The engine's side of a drawing: a picture of this size and hue, kept in the library as the engine keeps it.
    PictureRecord finishPicture(const JobId& job, int64_t index, double hue, const std::string& metadata = {}) {
        PictureRecord record = keep(job, index, hue, metadata);
        engine.finishPicture(job, {index, record.seed, paintedImage(64, hue), (libraryPath() / record.path).string()},
                             record);
        return record;
    }
    PictureRecord keep(const JobId& job, int64_t index, double hue, const std::string& metadata = {}) {
        auto open = Library::open(libraryPath());
        if (!open.ok())
            qFatal("%s", open.message().c_str());
        EncodeOptions options;
        options.text = {{kMetadataKey, metadata.empty() ? usualMetadata() : metadata}};
        auto bytes = encodeImage(paintedImage(64, hue), ImageFormat::Png, options);
        NewPicture picture;
        picture.file = libraryPath() / "pictures" / "2026" / "02" / "03" / (job + "-" + std::to_string(index) + ".png");
        picture.jobId = job;
        picture.jobIndex = index;
        auto kept = (*open)->keepPicture(picture, *bytes);
        if (!kept.ok())
            qFatal("%s", kept.message().c_str());
        return *kept;
    }
    static std::string usualMetadata() {
        return R"({"version":1,"prompt":"two dogs","seed":77,"model":{"name":"starter"},"steps":20,"scorers":)" +
               nlohmann::json(starterScorers()).dump() + R"(,
                   "guidance":{"scale":3.0,"type":"constant","start":0,"end":19},"width":64,"height":64,
                   "targets":{"clip_score":0.5,"aesthetic_score":0.25,"vqa_score":1.0},
                   "negative_targets":{"clip_score":0.0,"aesthetic_score":0.5,"vqa_score":0.0}})";
    }

    std::unique_ptr<CreatePage> page;

private:
    static void moveHeld(QWidget* widget, int value) {
        auto* slider = static_cast<RewardSlider*>(widget);
        const QPointF at = handle(*slider, value);
        QMouseEvent move(QEvent::MouseMove, at, slider->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(slider, &move);
    }
};

} // namespace miro
