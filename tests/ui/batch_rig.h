// The Batch page on real parts and a stand-in for the engine, in a window of the design's size. Made once a test.
#pragma once

#include "tests/ui/show_active.h"
#include "tests/ui/starter_scorers.h"
#include "tests/ui/studio_rig.h"
#include "ui/batch/batch_composer.h"
#include "ui/batch/batch_page.h"
#include "ui/batch/list_edit.h"
#include "ui/widgets/note_line.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace miro {

class BatchRig : public StudioRig {
public:
    BatchRig() {
        qputenv("XDG_CONFIG_HOME", (folder.path() + "/config").toUtf8());
        installScorers(*this);
        readModels();
        open();
    }
    ~BatchRig() { page.reset(); }

    void open() {
        page.reset(); // as a program that ends
        page = std::make_unique<BatchPage>(context());
        page->resize(1280, 760); // 1280 x 800 below the window's bar of 40
        QVERIFY(showActive(*page));
        settle();
    }

    template <typename T>
    T* find(const QString& name) const {
        T* child = page->findChild<T*>(name);
        if (!child)
            qFatal("nothing is called %s", qPrintable(name));
        return child;
    }
    void click(const QString& name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    QString text(const QString& label) const { return find<QLabel>(label)->text(); }
    // What a person sees of it: nothing where it is hidden.
    QString shown(const QString& label) const { return find<QLabel>(label)->isVisible() ? text(label) : QString(); }

    ListEdit* list() const { return find<ListEdit>("batchList"); }
    // As a paste does it, in place of what stands there.
    void paste(const QString& text) const {
        list()->setFocus();
        list()->selectAll();
        QApplication::clipboard()->setText(text);
        QTest::keyClick(list(), Qt::Key_V, Qt::ControlModifier);
        settle();
    }
    // The answer to what stands on the page has come.
    void settle() const {
        QTest::qWait(0);
        QVERIFY(QTest::qWaitFor([this] { return page->composer().settled(); }, 60000));
    }
    QString prompt(int row) const { return cell(row, 1); }
    QString cell(int row, int column) const {
        const QAbstractItemModel* model = find<QTableView>("expansionTable")->model();
        return model->index(row, column).data().toString();
    }
    int prompts() const { return find<QTableView>("expansionTable")->model()->rowCount(); }
    bool ready() const { return find<QPushButton>("batchStart")->isEnabled(); }
    // The batch that a click on the button asked for.
    BatchJob begin(const QString& button = "batchStart") {
        const size_t before = engine.batches.size();
        click(button);
        [&] {
            QVERIFY(QTest::qWaitFor([&] { return engine.batches.size() > before; }, 20000));
        }();
        return engine.batches.empty() ? BatchJob() : engine.batches.back();
    }

    std::unique_ptr<BatchPage> page;
};

} // namespace miro
