// The tags of a picture as chips that a click takes away, and a field for new ones that completes those in use. Owned
// by the details panel; GUI thread.
#pragma once

#include <QStringList>
#include <QWidget>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace miro {

class TagsEditor : public QWidget {
    Q_OBJECT

public:
    explicit TagsEditor(QWidget* parent = nullptr);

    void setTags(const QStringList& tags);
    void setKnownTags(const QStringList& tags);

Q_SIGNALS:
    void added(const QString& tag);
    void removed(const QString& tag);

private:
    void rebuild();

    QStringList m_tags;
    QWidget* m_chips = nullptr;
    QLineEdit* m_field = nullptr;
    QStringListModel* m_known = nullptr;
};

} // namespace miro
