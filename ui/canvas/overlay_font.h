// The overlay's letters: drawn by Qt with the fonts of the system, so that every language Qt can show is shown, and
// only those that are needed. Belongs to the Dear ImGui context that is current; GUI thread.
#pragma once

#include <QString>
#include <set>

namespace miro {

class OverlayFont {
public:
    // Asks for the characters of a text; those that are new come with the next build().
    void want(const QString& text);
    bool isComplete() const { return m_complete; }

    // Makes the atlas anew; ratio: device pixels a unit of the window. The texture must be uploaded after.
    void build(double ratio);
    double ratio() const { return m_ratio; }

    // Whether the fonts of this system have every character of a text.
    static bool canShow(const QString& text);

private:
    std::set<char16_t> m_characters; // in order: the same letters make the same atlas, whoever asks first
    bool m_complete = false;
    double m_ratio = 0;
};

} // namespace miro
