// One control of a ParamForm. GUI thread.
#pragma once

#include "base/param_spec.h"

#include <QString>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

class QLabel;
class QWidget;

namespace miro {

struct ParamField {
    ParamSpec spec;
    QLabel* label = nullptr; // none for a check box, which has its own
    QLabel* help = nullptr;  // where help stands below
    QLabel* note = nullptr;
    QWidget* row = nullptr;    // what the layout holds
    QWidget* editor = nullptr; // what has the focus
    std::function<ParamValue()> get;
    std::function<void(const ParamValue&)> set; // says nothing
    std::function<void()> setTexts;             // texts of the editor itself
    std::function<void(const QString&)> setUnsetText;
    std::function<void(const std::vector<std::pair<std::string, QString>>&)> setSuggestions;
};

// The control for spec, below parent; changed is called when the user has given another valid value.
std::unique_ptr<ParamField> makeParamField(const ParamSpec& spec, QWidget* parent, std::function<void()> changed);

} // namespace miro
