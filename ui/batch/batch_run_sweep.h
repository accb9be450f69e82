// A sweep as a table of two of its axes; the others have a selector each. Places that were not drawn yet are empty
// frames, those that failed say so. Return or a double click shows a picture large. Owned by the view; GUI thread.
#pragma once

#include "library/job_record.h"
#include "library/picture_record.h"
#include "ui/batch/batch_run_grid.h"
#include "ui/bridge/app_context.h"

#include <QAbstractTableModel>
#include <QWidget>
#include <optional>
#include <unordered_map>

class QComboBox;
class QGridLayout;
class QLabel;
class QTableView;

namespace miro {

class BatchRun;

class SweepModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { PictureRole = Qt::UserRole, StateRole };
    enum State { Drawn, Failed, Missing, Nowhere }; // Nowhere: the plan draws nothing there

    SweepModel(const BatchRun& run, ThumbnailCache& thumbnails, QObject* parent = nullptr);

    void setGrid(std::optional<BatchGrid> grid); // nothing: none
    const std::optional<BatchGrid>& grid() const { return m_grid; }
    // rows may be below 0: one row. chosen: a value of each axis, for those that are neither.
    void setAxes(int rows, int columns, std::vector<int> chosen);
    int rowAxis() const { return m_rows; }
    int columnAxis() const { return m_columns; }
    const std::vector<int>& chosen() const { return m_chosen; }
    void setPictures(std::unordered_map<int64_t, PictureId> pictures); // by BatchPicture::index
    void refresh();

    PictureId pictureAt(const QModelIndex& index) const; // 0: none
    std::vector<PictureId> pictures() const;             // of this table, row by row

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int64_t placeAt(int row, int column) const;
    QString describe(const QModelIndex& index) const;

    const BatchRun& m_run;
    ThumbnailCache& m_thumbnails;
    std::optional<BatchGrid> m_grid;
    std::unordered_map<int64_t, PictureId> m_pictures;
    std::vector<int> m_chosen;
    int m_rows = -1;
    int m_columns = 0;
};

class BatchRunSweep : public QWidget {
    Q_OBJECT

public:
    BatchRunSweep(const AppContext& context, const BatchRun& run, QWidget* parent = nullptr);

    SweepModel& table() { return *m_model; }

Q_SIGNALS:
    void largeRequested(miro::PictureId picture);
    void failed(const QString& message);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void readPlan();
    void readWhatIsShown();
    void readPictures();
    void buildSelectors();
    void choose();
    void fit();
    void setTexts();

    AppContext m_context;
    const BatchRun& m_run;
    SweepModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QLabel* m_state = nullptr; // while there is no table
    QWidget* m_bar = nullptr;
    QGridLayout* m_selectors = nullptr;
    QComboBox* m_rowBox = nullptr;
    QComboBox* m_columnBox = nullptr;
    std::vector<QComboBox*> m_valueBoxes; // one an axis
    JobId m_planned;                      // whose axes are here or being read
    bool m_stale = true;                  // pictures came while nobody looked
};

} // namespace miro
