// The words of models/manifests in the window's language; manifest_texts.cpp repeats them for the translators, and a
// test says when it lacks one. GUI thread.
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace miro {

// A manifest's title or purpose; what the translators have not seen is given back as it is.
QString manifestText(const std::string& text);

// What the translators see. For the test that compares it with the manifests.
const std::vector<const char*>& manifestTexts();

} // namespace miro
