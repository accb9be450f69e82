// The words of parameters in the window's language. Labels and help sentences are declared with the parameters in
// core/base; param_texts.cpp repeats them for the translators, and a test says when it lacks one. GUI thread.
#pragma once

#include "base/param_spec.h"

#include <QString>
#include <vector>

namespace miro {

QString paramLabel(const ParamSpec& spec);
QString paramHelp(const ParamSpec& spec);

// "fp32" of "precision", in plain words.
QString paramChoiceLabel(const ParamSpec& spec, const std::string& choice);

// What the translators see: every label and help sentence. For the test that compares it with what is declared.
const std::vector<const char*>& paramTexts();

} // namespace miro
