// Labels as pages want them. GUI thread.
#pragma once

class QLabel;
class QWidget;

namespace miro {

// Plain text that wraps; muted: a quieter colour of the theme.
QLabel* makeLabel(const char* name, QWidget* parent, bool muted = false);

// A heading; larger: times the font's size.
void embolden(QLabel* label, double larger = 1);

} // namespace miro
