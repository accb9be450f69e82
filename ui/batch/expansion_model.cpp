#include "ui/batch/expansion_model.h"

#include "ui/batch/compose_words.h"

#include <QLocale>

namespace miro {
namespace {

constexpr size_t kMostPrompt = 500;

} // namespace

void ExpansionModel::setPrompts(std::vector<ShownPrompt> prompts) {
    beginResetModel();
    m_prompts = std::move(prompts);
    endResetModel();
}

void ExpansionModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_prompts.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

int ExpansionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_prompts.size());
}

int ExpansionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant ExpansionModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ShownPrompt& shown = m_prompts[static_cast<size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole)
        return tr("Line %1: %2")
            .arg(QLocale().toString(static_cast<qlonglong>(shown.line)),
                 QString::fromStdString(oneLine(shown.prompt, kMostPrompt)));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    switch (index.column()) {
    case Line:
        text = QLocale().toString(static_cast<qlonglong>(shown.line));
        break;
    case Prompt:
        text = QString::fromStdString(oneLine(shown.prompt, kMostPrompt));
        break;
    case Seed:
        text = QString::number(shown.seed);
        break;
    case Settings:
        text = differenceWords(shown.differs);
        break;
    default:
        break;
    }
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

QVariant ExpansionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Prompt:
        return tr("Prompt");
    case Seed:
        return tr("Seed");
    case Settings:
        return tr("Its own settings");
    default:
        return {};
    }
}

} // namespace miro
