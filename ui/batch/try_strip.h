// The pictures of "try three" as they come, with their prompts. Owned by the composer; GUI thread.
#pragma once

#include "job/batch_order.h"
#include "ui/bridge/app_context.h"
#include "ui/bridge/engine_bridge.h"

#include <QFrame>
#include <QPixmap>
#include <array>

class QLabel;
class QToolButton;

namespace miro {

class ElidedLabel;

class TryStrip : public QFrame {
    Q_OBJECT

public:
    explicit TryStrip(const AppContext& context, QWidget* parent = nullptr);

    // prompts: of the first pictures, as many as will be drawn.
    void follow(const JobId& job, const std::vector<std::string>& prompts);

private:
    struct Place {
        QLabel* picture;
        ElidedLabel* prompt;
    };
    void take(const FinishedPicture& picture);
    void end(JobState state, const QString& message);
    void showProgress();
    void setTexts();

    AppContext m_context;
    JobId m_job;
    std::array<Place, kTriedPictures> m_places{};
    int m_wanted = 0;
    int m_done = 0;
    bool m_over = false;
    QString m_message; // why it ended early
    QLabel* m_title = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace miro
