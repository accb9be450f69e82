// The page My taste alone on a stand-in for its engine, and how a test finds its way about it. Made once a test.
#pragma once

#include "tests/ui/fake_taste_engine.h"
#include "tests/ui/show_active.h"
#include "ui/taste/choose_part.h"
#include "ui/taste/duel_pictures.h"
#include "ui/taste/duel_view.h"
#include "ui/taste/taste_page.h"
#include "ui/taste/teach_part.h"
#include "ui/taste/version_card.h"

#include <QLabel>

namespace miro {

using Calls = std::vector<std::string>;

class TastePageRig : public TasteRig {
public:
    TastePageRig() { keepPictures(6); }
    ~TastePageRig() { page.reset(); }

    void open() {
        page = std::make_unique<TastePage>(context());
        page->resize(1280, 740);
        QVERIFY(showActive(*page));
        QTRY_VERIFY(!tasteBridge.status().profiles.empty() || taste.status.profiles.empty());
    }
    template <typename T>
    T* find(const QString& name) const {
        T* child = page->findChild<T*>(name);
        if (!child)
            qFatal("nothing is called %s", qPrintable(name));
        return child;
    }
    QString text(const char* label) const { return find<QLabel>(label)->text(); }
    void click(const char* button) const { QTest::mouseClick(find<QWidget>(button), Qt::LeftButton); }
    template <typename T>
    T* inCard(int64_t version, const char* name) const {
        return find<VersionCard>(QStringLiteral("version-%1").arg(version))->findChild<T*>(name);
    }

    Calls& calls() { return taste.calls; }
    Calls callsOf(const std::string& method) const {
        Calls found;
        for (const std::string& call : taste.calls)
            if (call.rfind(method, 0) == 0)
                found.push_back(call);
        return found;
    }

    DuelView& view() const { return page->choose().view(); }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(&view().pictures(), static_cast<Qt::Key>(key), modifiers);
    }
    void waitForDuel(uint64_t number) const {
        QTRY_VERIFY(view().duel() && view().duel()->number == number);
        QTRY_VERIFY(view().ready());
    }
    // A session whose first duel stands there.
    void beginChoosing(int count) {
        taste.ready = duels(count);
        open();
        click("chooseStart");
        waitForDuel(1);
    }
    void showLearned() {
        taste.status = learned();
        open();
        click("tasteTab-learned");
        QTRY_VERIFY(tasteBridge.status().enough);
    }
    void showTeaching() {
        taste.status = learned();
        taste.versions = threeVersions();
        showVersions();
    }
    void showVersions() {
        open();
        click("tasteTab-teach");
        QTRY_COMPARE(page->teach().cards().size(), taste.versions.size());
    }

    std::unique_ptr<TastePage> page;
};

} // namespace miro
