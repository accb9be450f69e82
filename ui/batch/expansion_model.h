// The first prompts of a batch as they will be drawn: line, prompt, seed, and what its line asks for itself. Owned by
// the expansion's panel; GUI thread.
#pragma once

#include "ui/batch/compose_work.h"

#include <QAbstractTableModel>

namespace miro {

class ExpansionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Prompt, Seed, Settings, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setPrompts(std::vector<ShownPrompt> prompts);
    const std::vector<ShownPrompt>& prompts() const { return m_prompts; }
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ShownPrompt> m_prompts;
};

} // namespace miro
