#include "batch/prompt_list.h"

#include "base/files.h"
#include "batch/list_reader.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {

// A prompt's place in eight bytes.
struct ListPlace {
    uint32_t offset;
    uint32_t line;
};

struct PromptList::State {
    std::string file; // its text; a list without a file is the request's
    std::string_view whole;
    std::string_view text; // without a byte order mark
    std::optional<ListReader> reader;
    std::vector<ListPlace> places;

    ListRecord record(int64_t index) const {
        const ListPlace& place = places.at(static_cast<size_t>(index));
        ListRecord record{place.offset, place.offset, place.line};
        reader->findEnd(record);
        return record;
    }
};

Result<PromptList> PromptList::open(const BatchRequest& request) {
    auto state = std::make_shared<State>();
    if (!request.listFile.empty()) {
        MIRO_TRY(state->file, readFile(request.listFile, kMaxListBytes));
        state->whole = state->file;
    } else {
        state->whole = request.listText;
    }
    const std::string name = listNameOf(request);
    if (state->whole.size() > kMaxListBytes)
        return usageError(fmt::format("{}: {} bytes; at most {} are read", name, state->whole.size(), kMaxListBytes));
    MIRO_CHECK_OK(checkEncoding(state->whole, name));
    state->text = withoutByteOrderMark(state->whole);

    TextMistake mistake;
    state->reader = ListReader::open(request, state->text, mistake);
    if (!state->reader)
        return usageError(placePrefix(name, placeOf(state->text, mistake.at)) + mistake.message);
    // Nearly every line is a prompt; growing would need the room twice.
    state->places.reserve(static_cast<size_t>(std::count(state->text.begin(), state->text.end(), '\n')) + 1);
    ListRecord record;
    for (ListCursor cursor = state->reader->start(); state->reader->next(cursor, record);) {
        if (auto parsed = state->reader->parse(record, false, mistake.at); !parsed.ok())
            return Error{parsed.error().code, placePrefix(name, placeOf(state->text, mistake.at)) + parsed.message()};
        state->places.push_back({static_cast<uint32_t>(record.begin), static_cast<uint32_t>(record.line)});
    }
    if (state->places.empty())
        return usageError(fmt::format("{}: there is no prompt in it", name));
    if (state->places.size() < state->places.capacity() / 2)
        state->places.shrink_to_fit();
    PromptList list;
    list.m_state = std::move(state);
    return list;
}

int64_t PromptList::size() const {
    return static_cast<int64_t>(m_state->places.size());
}

ListEntry PromptList::entry(int64_t index) const {
    size_t ignored = 0;
    return m_state->reader->parse(m_state->record(index), true, ignored).value();
}

std::string_view PromptList::source(int64_t index) const {
    const ListRecord record = m_state->record(index);
    return m_state->text.substr(record.begin, record.end - record.begin);
}

std::string_view PromptList::text() const {
    return m_state->whole;
}

} // namespace miro
