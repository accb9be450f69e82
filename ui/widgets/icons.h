// The program's symbols (resources/icons) in the theme's colours: an icon that is shown follows a change of
// the theme. GUI thread.
#pragma once

#include <QIcon>
#include <QString>

namespace miro {

enum class IconColour { Text, AccentText, Muted, Warning };

// name without folder and ending: "gear". A symbol that does not exist is a broken contract (std::logic_error).
QIcon themedIcon(const QString& name, IconColour colour = IconColour::Text);

} // namespace miro
