#include "ui/create/start_box.h"

#include "ui/widgets/dialogs.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QToolButton>

namespace miro {

StartBox::StartBox(SettingsModel& model, QWidget* parent) : QWidget(parent), m_model(model) {
    setObjectName("startBox");
    m_name = new ElidedLabel(this);
    m_name->setObjectName("startName");
    m_choose = new QToolButton(this);
    m_choose->setObjectName("startChoose");
    m_choose->setIcon(themedIcon("image"));
    m_clear = new QToolButton(this);
    m_clear->setObjectName("startClear");
    m_clear->setIcon(themedIcon("close"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_name, 1);
    row->addWidget(m_choose);
    row->addWidget(m_clear);
    connect(m_choose, &QToolButton::clicked, this, &StartBox::choose);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_model.change(tr("no start picture"), [](CreateSettings& s) {
            s.generation.startPicture.clear();
            s.parent.reset();
        });
    });
    connect(&m_model, &SettingsModel::changed, this, &StartBox::showSettings);
    keepTranslated(this, [this] {
        m_choose->setToolTip(tr("Choose a picture to begin from"));
        m_choose->setAccessibleName(m_choose->toolTip());
        m_clear->setToolTip(tr("Begin from noise again"));
        m_clear->setAccessibleName(m_clear->toolTip());
        showSettings();
    });
}

void StartBox::showSettings() {
    const QString file = QString::fromStdString(m_model.get().generation.startPicture);
    const QString name = QFileInfo(file).fileName();
    m_name->setFullText(file.isEmpty() ? tr("none: begins from noise") : name);
    m_name->setToolTip(file);
    m_clear->setEnabled(!file.isEmpty());
}

void StartBox::choose() {
    askForFiles(this, tr("Begin from a picture"), tr("Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp)"),
                [this](const QStringList& files) {
                    if (files.isEmpty())
                        return;
                    m_model.change(tr("start picture"), [&](CreateSettings& s) {
                        s.generation.startPicture = files.front().toStdString();
                        s.parent.reset();
                    });
                });
}

} // namespace miro
