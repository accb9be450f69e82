// The Batch page in the whole window, at several moments of composing: for tests of every page, and for its pictures.
#pragma once

#include "tests/ui/studio_rig.h"
#include "ui/batch/batch_composer.h"
#include "ui/batch/batch_page.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QPushButton>

namespace miro {

inline void settleComposer(MainWindow& window) {
    auto* composer = window.findChild<BatchComposer*>();
    if (!QTest::qWaitFor([composer] { return composer->settled(); }, 60000))
        qFatal("the composer does not come to rest");
}

// A list with everything in it: choices, settings of its own, axes, a best of several. mistakes: with three lines that
// cannot be drawn.
inline void showComposer(MainWindow& window, bool mistakes = false) {
    window.findChild<QAction*>("batch")->trigger();
    settleComposer(window);
    BatchDraft draft;
    draft.request.listText = "# birds and boats, for the calendar\n"
                             "a {red|blue|green} kingfisher on a branch over a quiet river, morning light\n"
                             "a lighthouse in a storm, {oil painting|woodcut|photograph} --steps 30\n"
                             "two sailing boats before a harbour --guidance 5 --count 4\n"
                             "an owl that sleeps --reward aesthetic=0.5\n";
    for (int i = 1; i <= 9; ++i)
        draft.request.listText += "a heron in the reeds, view number " + std::to_string(i) + "\n";
    if (mistakes)
        draft.request.listText += "a swan --steps many\na {duck|goose\na crow on a __roof__\n";
    draft.request.expand.mode = ExpandMode::All;
    draft.request.axes = {"steps=20, 50", "reward.aesthetic_score=0-1 [3]"};
    draft.request.bestOf = 1;
    draft.request.settings.negativePrompt = "blurred";
    draft.request.settings.positive = {{"clip_score", 0.75}, {"hpsv2_score", std::nullopt}};
    draft.name = "Calendar";
    window.findChild<BatchComposer*>()->setDraft(draft);
    settleComposer(window);
}

// "Try three" with two of them drawn.
inline void tryThree(MainWindow& window, StudioRig& rig) {
    const size_t before = rig.engine.batches.size();
    window.findChild<QPushButton*>("batchTry")->click();
    if (!QTest::qWaitFor([&] { return rig.engine.batches.size() > before; }, 20000))
        qFatal("nothing was tried");
    for (int i = 0; i < 2; ++i)
        rig.engine.finishPicture(rig.engine.batches.back().id, {i, 5, paintedImage(96, 0.3 * i + 0.1), ""});
    QCoreApplication::sendPostedEvents();
}

} // namespace miro
