#include "batch/list_check.h"

#include "base/files.h"
#include "batch/dynamic_prompt.h"
#include "batch/list_reader.h"
#include "batch/prompt_expansion.h"

#include <fmt/format.h>

namespace miro {
namespace {

class Check {
public:
    Check(const BatchRequest& request, std::string_view text, size_t maxProblems)
        : m_request(request), m_text(text), m_most(maxProblems) {}

    std::vector<ListProblem> run() {
        TextMistake mistake;
        const auto reader = ListReader::open(m_request, m_text, mistake);
        if (!reader) {
            add(mistake.at, mistake.message);
            return std::move(m_problems);
        }
        auto expander = PromptExpander::open(m_request);
        if (!expander.ok())
            m_problems.push_back({0, 0, expander.message()});
        bool any = false;
        ListRecord record;
        for (ListCursor cursor = reader->start(); m_problems.size() < m_most && reader->next(cursor, record);) {
            any = true;
            const auto entry = reader->parse(record, false, mistake.at);
            if (!entry.ok())
                add(mistake.at, entry.message());
            else if (expander.ok())
                checkPrompt(record, *entry, *expander);
        }
        if (!any && m_problems.empty())
            m_problems.push_back({0, 0, "there is no prompt in it"});
        return std::move(m_problems);
    }

private:
    void add(size_t at, const std::string& message) {
        const TextPlace place = placeOf(m_text, at);
        m_problems.push_back({place.line, place.column, message});
    }

    void checkPrompt(const ListRecord& record, const ListEntry& entry, const PromptExpander& expander) {
        const std::string& prompt = entry.settings.prompt;
        // Where it stands as it is; a quoted one may be written otherwise.
        const std::string_view source = m_text.substr(record.begin, record.end - record.begin);
        const size_t found = source.find(prompt);
        const size_t begin = record.begin + (found == std::string_view::npos ? 0 : found);
        size_t at = 0;
        if (const auto parsed = parseDynamicText(prompt, m_request.expand.mode == ExpandMode::None, at); !parsed.ok()) {
            add(found == std::string_view::npos ? begin : begin + at, parsed.message());
            return;
        }
        if (const auto count = expander.count(entry); !count.ok()) {
            std::string message = count.message();
            if (const std::string prefix = linePrefix(m_request, entry.line); message.starts_with(prefix))
                message.erase(0, prefix.size());
            add(begin, message);
        }
    }

    const BatchRequest& m_request;
    std::string_view m_text;
    size_t m_most;
    std::vector<ListProblem> m_problems;
};

} // namespace

std::vector<ListProblem> checkList(const BatchRequest& request, size_t maxProblems) {
    std::string file;
    if (!request.listFile.empty()) {
        auto read = readFile(request.listFile, kMaxListBytes);
        if (!read.ok())
            return {{0, 0, read.message()}};
        file = *std::move(read);
    }
    const std::string_view whole = request.listFile.empty() ? std::string_view(request.listText) : file;
    if (const auto mistake = encodingMistake(whole)) {
        const TextPlace place = placeOf(whole, mistake->at);
        return {{place.line, place.column, mistake->message}};
    }
    return Check(request, withoutByteOrderMark(whole), maxProblems).run();
}

} // namespace miro
