// Explore in the whole window, with explorations at several moments: for tests of every page, and for its pictures.
#pragma once

#include "tests/ui/explore_rig.h"
#include "ui/create/create_page.h"
#include "ui/window/main_window.h"

#include <QPushButton>
#include <QRadioButton>
#include <cmath>

namespace miro {

// On a picture that has scores where there is one, as the E key does it; back when the question's plan is there.
inline void showExplore(MainWindow& window, StudioRig& rig, ExploreKind kind = ExploreKind::Pareto) {
    auto library = Library::open(rig.libraryPath());
    auto ids = (*library)->find({.filter = {.jobId = "scored"}}, 1);
    if (ids.ok() && ids->empty())
        ids = (*library)->find(PictureQuery(), 1);
    auto records = (*library)->records(*ids);
    if (!records.ok() || records->empty())
        qFatal("there is no picture to explore");
    Q_EMIT window.findChild<CreatePage*>()->exploreRequested(records->front(), std::nullopt);
    bool answered = false; // after what the page itself has asked
    rig.library->run(
        LibraryThread::Lane::Query, &window, [](Library&) { return Result<int>(1); },
        [&](Result<int>) { answered = true; });
    [&] {
        QTRY_VERIFY(answered);
    }();
    window.findChild<QRadioButton*>("exploreKind-" + QString::fromStdString(toText(kind)))->click();
}

// The newest exploration, with as many of its cells drawn and measured as share says. Scores that trade against each
// other, as those of a real one do.
inline void fillExplore(MainWindow& window, StudioRig& rig, double share) {
    const ExploreRun& run = window.findChild<ExplorePage*>()->run();
    window.findChild<QPushButton*>("exploreStart")->click();
    const ExploreJob job = rig.engine.explorations.back();
    const auto count = static_cast<int64_t>(std::lround(static_cast<double>(run.cells().size()) * share));
    for (int64_t i = 0; i < count; ++i) {
        const ExploreCell plan = run.cells()[static_cast<size_t>(i)].plan;
        std::map<std::string, double> quantiles;
        int place = 0;
        for (const std::string& key : job.plan.rewardKeys) {
            const double asked = plan.settings.positive.at(key).value_or(0.5);
            const double noise = 0.12 * std::sin(static_cast<double>(i) * 1.7 + place * 2.1);
            const double others = 0.25 * plan.position * (place % 3 == 2 ? -1 : 0.4);
            if (scorerOfTarget(key))
                quantiles[key] = std::clamp(0.25 + 0.5 * asked + noise + others, 0.02, 0.98);
            ++place;
        }
        finishCell(rig, job.id, i, 0.03 * static_cast<double>(i), quantiles);
    }
    QCoreApplication::sendPostedEvents();
}

} // namespace miro
