// The form of all conditions, shown below the search line when it is asked for. Owned by the filter bar; GUI thread.
#pragma once

#include "library/picture_query.h"

#include <QWidget>
#include <vector>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QLineEdit;

namespace miro {

struct LibraryFacts;

class FilterPanel : public QWidget {
    Q_OBJECT

public:
    explicit FilterPanel(QWidget* parent = nullptr);

    void setFilter(const PictureFilter& filter);
    void setFacts(const LibraryFacts& facts);

Q_SIGNALS:
    void edited(const miro::PictureFilter& filter);

private:
    struct ScoreRow {
        std::string scorer;
        QWidget* box = nullptr;
        QDoubleSpinBox* minimum = nullptr;
        QDoubleSpinBox* maximum = nullptr;
    };
    QWidget* addField(QWidget* field, const char* label);
    void makeDateFields();
    void retranslate();
    void fillChoices();
    void showFilter();
    void read(); // the form into m_filter
    void readDates();
    void rebuildScores();
    void choosePeriod(int period);

    PictureFilter m_filter;
    std::vector<std::string> m_models;
    std::vector<std::string> m_tags;
    std::vector<Album> m_albums;
    std::vector<std::pair<int, int>> m_sizes;
    std::vector<std::string> m_scorers;
    std::vector<std::pair<class QLabel*, const char*>> m_labels;
    std::vector<ScoreRow> m_scoreRows;
    QComboBox* m_period = nullptr;
    QDateEdit* m_from = nullptr;
    QDateEdit* m_to = nullptr;
    QComboBox* m_model = nullptr;
    QLineEdit* m_seed = nullptr;
    QComboBox* m_size = nullptr;
    QComboBox* m_rating = nullptr;
    QComboBox* m_tag = nullptr;
    QComboBox* m_album = nullptr;
    QComboBox* m_missed = nullptr;
    QWidget* m_missedField = nullptr; // with its name; hidden while there are no scores
    QCheckBox* m_starred = nullptr;
    QCheckBox* m_bin = nullptr;
    QWidget* m_dates = nullptr;
    bool m_showing = false; // the form is being filled, not edited
};

} // namespace miro
