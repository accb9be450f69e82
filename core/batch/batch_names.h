// Names of a batch's pictures from a template such as "{tag}/{index}-{prompt}-{seed}". Whatever a list says, a name
// stays below the batch's folder and is one that every file system takes. Immutable after parse(): any thread.
#pragma once

#include "batch/batch_plan.h"
#include "batch/sweep_axis.h"

#include <string>
#include <string_view>
#include <vector>

namespace miro {

class NameTemplate {
public:
    // "/" makes folders, {{ and }} are braces. Usage: a template that leaves the folder or writes where the batch keeps
    // files of its own, braces that do not match, a field {axis:...} that is no axis.
    static Result<NameTemplate> parse(const std::string& text, const std::vector<SweepAxis>& axes);

    // How many digits index and entry take, so that names sort as numbers do.
    void setWidths(int64_t pictures, int64_t entries);

    // With ".png". file of picture is not read. Usage: a field that is neither known nor a column of the picture's line
    // (with the nearest name), a name that is too long. Does not name the line.
    Result<std::string> nameOf(const BatchPicture& picture) const;

    // No two pictures can have one name: it begins with the index and something that is no digit.
    bool isUnique() const;

private:
    struct Part {
        std::string text; // or the field's name
        bool field = false;
    };
    Result<std::string> valueOf(const std::string& field, const BatchPicture& picture) const;

    std::vector<std::vector<Part>> m_components; // of the path
    int m_indexWidth = 5;
    int m_entryWidth = 5;
};

// A value as part of a name: composed (NFC), without what separates paths, turns the direction of writing or is no
// character; at most maxBytes.
std::string safeNameValue(std::string_view value, size_t maxBytes = 80);

// Other systems' devices ("con", "nul.txt") and names without a character made harmless.
std::string safeComponent(std::string component);

} // namespace miro
