// Lists as tests write them.
#pragma once

#include "batch/prompt_list.h"

#include <QtTest>

namespace miro {

inline BatchRequest listRequest(std::string text, ListFormat format = ListFormat::Text) {
    BatchRequest request;
    request.listName = "prompts";
    request.listText = std::move(text);
    request.format = format;
    return request;
}

// The list's entries; a failure ends the test program with its message.
inline std::vector<ListEntry> entriesOf(const BatchRequest& request) {
    auto list = PromptList::open(request);
    if (!list.ok())
        qFatal("%s", list.message().c_str());
    std::vector<ListEntry> entries;
    for (int64_t i = 0; i < list->size(); ++i)
        entries.push_back(list->entry(i));
    return entries;
}

inline std::vector<ListEntry> entriesOf(const std::string& text, ListFormat format = ListFormat::Text) {
    return entriesOf(listRequest(text, format));
}

inline std::string mistakeOf(const std::string& text, ListFormat format = ListFormat::Text) {
    return PromptList::open(listRequest(text, format)).message();
}

} // namespace miro
