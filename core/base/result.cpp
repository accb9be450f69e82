#include "base/result.h"

namespace miro {

int exitCode(ErrorCode code) {
    switch (code) {
    case ErrorCode::Usage:
        return 2;
    case ErrorCode::Stopped:
        return 130;
    default:
        return 1;
    }
}

std::string oneLine(const std::string& text, size_t maxBytes) {
    std::string line;
    size_t wholeCharacters = 0; // bytes of line that end at a UTF-8 character's border
    for (unsigned char c : text) {
        if ((c & 0xC0) != 0x80)
            wholeCharacters = line.size();
        if (line.size() >= maxBytes)
            return line.substr(0, wholeCharacters) + "...";
        bool control = c < 0x20 || c == 0x7F;
        if (control && (line.empty() || line.back() == ' '))
            continue;
        line.push_back(control ? ' ' : static_cast<char>(c));
    }
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

Error usageError(std::string message) {
    return {ErrorCode::Usage, std::move(message)};
}

Error stoppedError() {
    return {ErrorCode::Stopped, "stopped"};
}

} // namespace miro
