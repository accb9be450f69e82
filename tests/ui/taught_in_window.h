// "My taste" beside the other sliders of Create and as the order of the gallery, in the whole window: for tests of
// every page, and for its pictures.
#pragma once

#include "base/taste_reward.h"
#include "tests/ui/fake_taste_engine.h"
#include "tests/ui/taught_model.h"
#include "ui/create/create_page.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>

namespace miro {

// A score of every picture there is, as the desk of taste writes them.
inline void keepTasteScores(const StudioRig& rig) {
    auto open = Library::open(rig.libraryPath());
    const auto ids = (*open)->find({});
    std::vector<PictureScores> scores;
    for (size_t i = 0; ids.ok() && i < ids->size(); ++i) {
        ScoreRecord score;
        score.scorer = kTasteScore;
        score.version = "profile 1";
        score.quantile = std::fmod(0.37 * static_cast<double>(i + 1), 1.0);
        score.raw = score.training = 4 * *score.quantile - 2;
        scores.push_back({(*ids)[i], {score}});
    }
    if (const auto put = (*open)->putScores(scores); !put.ok())
        qFatal("%s", put.message().c_str());
}

enum class Taught { Slider, Earlier, OtherModel };

inline const std::map<QString, Taught>& taughtViews() {
    static const std::map<QString, Taught> views = {{"create taught", Taught::Slider},
                                                    {"create earlier", Taught::Earlier},
                                                    {"create untaught", Taught::OtherModel}};
    return views;
}

// The slider, that of the version which drew a picture, or why there is none. The model with seven rewards is chosen.
inline void showTaught(MainWindow& window, TasteRig& rig, Taught view) {
    const char* model = view == Taught::OtherModel ? "starter" : kSevenRewards;
    TasteVersionRecord version = teach(rig, model, "first");
    const TasteVersionRecord earlier = version;
    if (view == Taught::Earlier)
        version = teach(rig, model, "second");
    rig.taste.tellVersions();
    window.findChild<QAction*>("create")->trigger();
    [&] {
        if (view == Taught::OtherModel)
            QTRY_VERIFY(window.findChild<QLabel*>("tasteHintText")->isVisible());
        else
            QTRY_VERIFY(window.findChild<QWidget*>("rewardSlider-my_taste_score"));
    }();
    if (view == Taught::Earlier) {
        GenerationSettings settings;
        settings.positive = {{kTasteRewardKey, 0.75}, {"clip_score", 1.0}};
        window.findChild<CreatePage*>()->restore(settings, {}, CreatePage::Restore::Targets,
                                                 {{earlier.name, earlier.sha256, 1}});
    }
    setState(rig, version, TasteVersionState::Kept); // for who comes next; this page has been told
}

inline void sortByTaste(MainWindow& window, TasteRig& rig) {
    keepTasteScores(rig);
    rig.taste.status = rig.learned();
    window.findChild<QAction*>("gallery")->trigger();
    auto* sort = window.findChild<QComboBox*>("sortBox");
    [&] {
        QTRY_VERIFY(sort->findData(QString(kTasteScore), Qt::UserRole + 1) >= 0);
    }();
    const int place = sort->findData(QString(kTasteScore), Qt::UserRole + 1);
    sort->setCurrentIndex(place);
    Q_EMIT sort->activated(place);
    [&] {
        QTRY_VERIFY(window.findChild<QLabel*>("galleryTaste")->isVisible());
    }();
}

} // namespace miro
