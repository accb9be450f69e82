// What the gallery page does with scores.
#include "ui/gallery/gallery_page.h"

#include "base/unique_id.h"
#include "studio/engine.h"
#include "ui/bridge/accuracy_words.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/picture_grid.h"
#include "ui/bridge/taste_bridge.h"
#include "ui/gallery/details_panel.h"
#include "ui/gallery/filter_bar.h"
#include "ui/gallery/gallery_actions.h"
#include "ui/gallery/notice_line.h"
#include "ui/gallery/scores_panel.h"

#include <algorithm>

namespace miro {

void GalleryPage::connectScores() {
    ScoresPanel& scores = m_details->scores();
    connect(&scores, &ScoresPanel::getScorersRequested, this, &GalleryPage::getScorersRequested);
    auto takeScorers = [this, &scores] {
        scores.setScorers(m_context.models.inventory().scorers);
    };
    connect(&m_context.models, &ModelCatalogue::changed, this, takeScorers);
    takeScorers(); // they may have been read already
    connect(&m_context.bridge, &EngineBridge::picturesScored, this, &GalleryPage::scored);
    connect(m_actions, &GalleryActions::scoreRequested, this, &GalleryPage::score);
    connect(m_bar, &FilterBar::queryChanged, this, &GalleryPage::showTaste);
    if (m_context.tasteBridge)
        connect(m_context.tasteBridge, &TasteBridge::statusChanged, this, &GalleryPage::showTaste);
}

// Sorting by it is asking how good it is; whoever has not been to its page yet has not woken it.
void GalleryPage::showTaste() {
    if (!m_context.taste || !m_bar->sortsByTaste())
        return;
    const TasteStatus& status = m_context.tasteBridge->status();
    if (status.profile == 0) {
        if (!std::exchange(m_tasteAsked, true))
            m_context.taste->openTaste(0);
        return;
    }
    m_bar->setTasteText(status.enough
                            ? tr("“My taste” foretells %1 of your choices between pictures (very probably %2).")
                                  .arg(percentWords(status.accuracy), rangeWords(status.interval))
                            : tr("“My taste” is a guess so far. %1").arg(accuracyWords(status)));
}

void GalleryPage::score(const std::vector<PictureId>& ids) {
    if (ids.empty())
        return;
    const std::vector<KnownScorer>& scorers = m_context.models.inventory().scorers;
    if (!scorers.empty() && std::ranges::none_of(scorers, &KnownScorer::installed)) {
        m_notice->say(tr("No scorer is installed. The Models page can get them."), false, true);
        return;
    }
    m_context.engine.score({.id = newUniqueId(), .pictures = ids, .scorers = {}});
    m_notice->say(tr("Scoring %n picture(s).", nullptr, static_cast<int>(ids.size())), false, false);
}

// Scores may be what the pictures are sorted or filtered by; the details show them.
void GalleryPage::scored(const std::vector<PictureId>& ids) {
    refreshSoon();
    const std::vector<PictureId> chosen = m_grid->selectedIds();
    if (std::ranges::any_of(ids, [&](PictureId id) {
            return id == m_details->picture() || std::ranges::find(chosen, id) != chosen.end();
        }))
        m_details->reload();
}

} // namespace miro
