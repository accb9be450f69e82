// Batches in the whole window, running and over: for tests of every page, and for its pictures.
#pragma once

#include "tests/ui/batch_album_rig.h"
#include "ui/batch/batch_cull_view.h"
#include "ui/batch/batch_page.h"
#include "ui/batch/batch_run.h"
#include "ui/batch/batch_run_sweep.h"
#include "ui/batch/batch_view.h"
#include "ui/bridge/picture_model.h"
#include "ui/window/main_window.h"

#include <QAbstractItemView>
#include <QAction>
#include <QPushButton>
#include <cmath>

namespace miro {

// A night that was a sweep of two settings over two prompts, with scores and some failures; one that waits; one of last
// week that the queue has forgotten.
inline void makeNights(StudioRig& rig) {
    if (given(given(Library::open(rig.libraryPath()))->batches().find("night")))
        return;
    const std::vector<std::string> prompts = {"two cats on a red sofa", "a lighthouse in a storm"};
    beginBatch(rig, "week", "last week.csv", batchRequest(prompts), 2);
    keepBatchPicture(rig, "week", 0, prompts[0]);
    beginBatch(rig, "night", "two-prompts.txt", batchRequest(prompts, {"steps=10, 20, 30", "guidance=1, 2, 4"}), 18);
    for (int64_t i = 0; i < 18; ++i) {
        const std::string& prompt = prompts[static_cast<size_t>(i / 9)];
        const double place = static_cast<double>(i);
        if (i == 4 || i == 11) {
            failBatchPicture(rig, "night", i, prompt, "the graphics card has no memory left: close other programs");
            continue;
        }
        keepBatchPicture(
            rig, "night", i, prompt,
            {{"starter_clip", 0.5 + 0.4 * std::sin(place)}, {"starter_beauty", 0.5 + 0.4 * std::cos(place * 1.7)}},
            i / 9, 2 + std::sin(place * 0.8));
    }
}

enum class Night { Running, Grid, Failures, Over, Culling };

// What the window says of it, settled.
inline void showNight(MainWindow& window, StudioRig& rig, Night night) {
    makeNights(rig);
    const bool over = night == Night::Over || night == Night::Culling;
    JobRecord row = batchRow("night", over ? JobState::Done : JobState::Running, "two-prompts.txt", 18);
    row.picturesDone = 16;
    const JobRecord waits = batchRow("waits", JobState::Queued, "a-thousand-hats.jsonl", 1000);
    rig.engine.setState({.jobs = over ? std::vector{waits, row} : std::vector{row, waits}});
    Q_EMIT rig.library->changed();
    window.findChild<QAction*>("batch")->trigger();
    auto* page = window.findChild<BatchPage*>();
    page->showBatch("night");
    auto* view = &page->view();
    [&] {
        QTRY_COMPARE(view->run().id(), JobId("night"));
        QTRY_COMPARE(view->run().record().failed, int64_t{2});
    }();
    auto* model = static_cast<PictureModel*>(window.findChild<QAbstractItemView*>("batchGrid")->model());
    [&] {
        QTRY_COMPARE(model->rowCount(), 16);
        for (int at = 0; at < model->rowCount(); ++at)
            QTRY_VERIFY(!rig.thumbnails->get(model->idAt(at)).isNull());
    }();
    if (!over) {
        rig.engine.step("night", 12, 20, 4, paintedImage(32, 0.6));
        [&] {
            QTRY_VERIFY(window.findChild<QWidget*>("batchLive")->isVisible());
        }();
    }
    if (night == Night::Failures)
        view->showPart(BatchView::Part::Failures);
    if (night == Night::Grid) {
        view->showPart(BatchView::Part::Grid);
        auto& table = window.findChild<BatchRunSweep*>("batchSweep")->table();
        [&] {
            QTRY_COMPARE(table.rowCount(), 3);
            QTRY_VERIFY(table.pictureAt(table.index(0, 0)) != 0);
        }();
    }
    if (!over)
        return;
    view->showPart(BatchView::Part::Morning);
    auto* cull = window.findChild<QPushButton*>("morningCull");
    [&] {
        QTRY_VERIFY(cull->isEnabled());
    }();
    if (night != Night::Culling)
        return;
    cull->click();
    [&] {
        QTRY_COMPARE(view->part(), BatchView::Part::Cull);
        auto* picture = window.findChild<BatchCullPicture*>("cullPicture");
        QTRY_VERIFY(picture->picture().record);
        QTest::keyClick(picture, Qt::Key_A);
        QTest::keyClick(picture, Qt::Key_4);
        QTest::keyClick(picture, Qt::Key_Space);
        QTRY_COMPARE(picture->picture().record->rating, 4);
        QTRY_VERIFY(picture->other() && !picture->other()->pixmap.isNull());
    }();
}

} // namespace miro
