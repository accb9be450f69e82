// My taste in the whole window at several moments: for tests of every page, and for its pictures.
#pragma once

#include "tests/ui/fake_taste_engine.h"
#include "ui/taste/choose_part.h"
#include "ui/taste/duel_view.h"
#include "ui/taste/proof_part.h"
#include "ui/taste/taste_page.h"
#include "ui/taste/teach_part.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QPushButton>

namespace miro {

enum class TasteView { Start, Few, Duel, Nothing, Summary, Learned, Versions, Proof, Verdict };

inline const std::map<QString, TasteView>& tasteViews() {
    static const std::map<QString, TasteView> views = {{"taste", TasteView::Start},
                                                       {"taste few", TasteView::Few},
                                                       {"taste duel", TasteView::Duel},
                                                       {"taste nothing", TasteView::Nothing},
                                                       {"taste summary", TasteView::Summary},
                                                       {"taste learned", TasteView::Learned},
                                                       {"taste versions", TasteView::Versions},
                                                       {"taste proof", TasteView::Proof},
                                                       {"taste verdict", TasteView::Verdict}};
    return views;
}

// Back when all of it stands there.
inline void showTaste(MainWindow& window, TasteRig& rig, TasteView view) {
    const bool knows = view != TasteView::Start && view != TasteView::Few && view != TasteView::Nothing;
    rig.taste.status = knows ? rig.learned() : TasteRig::beginning();
    rig.taste.versions = rig.threeVersions();
    rig.taste.ready.clear();
    auto* page = window.findChild<TastePage*>();
    page->choose().forget();
    window.findChild<QAction*>("taste")->trigger();
    rig.taste.tell();
    rig.taste.tellVersions();
    auto click = [&window](const char* name) {
        window.findChild<QPushButton*>(name)->click();
    };
    [&] {
        QTRY_COMPARE(page->teach().cards().size(), size_t{3});
        QTRY_COMPARE(rig.tasteBridge.status().enough, knows);
        switch (view) {
        case TasteView::Start:
            click("tasteTab-choose");
            break;
        case TasteView::Few:
            click("tasteTab-learned");
            break;
        case TasteView::Duel:
        case TasteView::Summary:
            click("tasteTab-choose");
            rig.taste.ready = rig.duels(4);
            click("chooseStart");
            QTRY_VERIFY(page->choose().view().ready());
            if (view == TasteView::Summary) {
                QTest::keyClick(page->choose().view().findChild<QWidget*>("choosePictures"), Qt::Key_Left);
                click("chooseStop");
            }
            break;
        case TasteView::Nothing:
            click("tasteTab-choose");
            click("chooseStart");
            QTRY_COMPARE(page->choose().state(), ChoosePart::State::Nothing);
            break;
        case TasteView::Learned:
            click("tasteTab-learned");
            break;
        case TasteView::Versions: {
            click("tasteTab-teach");
            JobRecord job;
            job.id = "tune";
            job.kind = kFinetuneKind;
            job.title = "My taste";
            job.state = JobState::Running;
            job.priority = JobPriority::FineTuning;
            job.picturesTotal = 100;
            EngineState state;
            state.jobs = {job};
            rig.engine.setState(state);
            rig.bridge.progress("tune", {"train", 37, 100}, 720);
            break;
        }
        case TasteView::Proof:
        case TasteView::Verdict:
            click("tasteTab-teach");
            page->findChild<QWidget*>("version-3")->findChild<QPushButton*>("versionProve")->click();
            if (view == TasteView::Proof) {
                rig.taste.askProof(3, rig.duels(2).back(), 7, 20);
                QTRY_VERIFY(page->proof().view().ready());
            } else {
                rig.taste.tellProof(3, TasteRig::proof(true));
                QTRY_COMPARE(page->proof().state(), ProofPart::State::Over);
            }
            break;
        }
    }();
    QCoreApplication::sendPostedEvents();
}

} // namespace miro
