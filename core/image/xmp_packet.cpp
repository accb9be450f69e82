#include "image/xmp_packet.h"

#include "image/utf8.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kMaxEntityBytes = 10;

std::string escaped(const std::string& text) {
    std::string result;
    for (char c : cleanUtf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '\r')
            result += "&#xD;"; // a bare one would be read as a newline
        else if (byte < 0x20 && c != '\t' && c != '\n')
            appendCodePoint(result, 0xfffd);
        else
            result += c;
    }
    return result;
}

// The character of an entity's name ("amp", "#10", "#xA"), 0 when there is none.
char32_t entity(std::string_view name) {
    if (name == "amp")
        return '&';
    if (name == "lt")
        return '<';
    if (name == "gt")
        return '>';
    if (name == "quot")
        return '"';
    if (name == "apos")
        return '\'';
    if (!name.starts_with('#'))
        return 0;
    const bool hex = name.size() > 1 && name[1] == 'x';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    const bool valid = error == std::errc() && end == digits.data() + digits.size() && !digits.empty() &&
                       value <= 0x10ffff && (value < 0xd800 || value >= 0xe000);
    return valid ? value : 0;
}

std::string unescaped(std::string_view text) {
    std::string result;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '&') {
            const size_t end = text.substr(i, kMaxEntityBytes + 2).find(';');
            const char32_t character = end == text.npos ? 0 : entity(text.substr(i + 1, end - 1));
            if (character != 0) {
                appendCodePoint(result, character);
                i += end;
                continue;
            }
        }
        result += text[i];
    }
    return cleanUtf8(result);
}

// The text between <tag ...> and </tag>.
std::string_view element(std::string_view xml, std::string_view tag) {
    const std::string open = fmt::format("<{}", tag), close = fmt::format("</{}>", tag);
    const size_t begin = xml.find(open);
    if (begin == xml.npos)
        return {};
    const size_t inside = xml.find('>', begin + open.size());
    if (inside == xml.npos)
        return {};
    const size_t end = xml.find(close, inside);
    return end == xml.npos ? std::string_view() : xml.substr(inside + 1, end - inside - 1);
}

} // namespace

std::string xmpPacket(const XmpFields& fields) {
    std::string properties;
    auto add = [&](const char* tag, const std::string& text) {
        if (!text.empty())
            properties += fmt::format("   <{0}>{1}</{0}>\n", tag, escaped(text));
    };
    if (!fields.description.empty())
        properties += fmt::format("   <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>"
                                  "</dc:description>\n",
                                  escaped(fields.description));
    add("xmp:CreatorTool", fields.creatorTool);
    add("miro:parameters", fields.parameters);
    add("miro:metadata", fields.metadata);
    return "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:miro=\"urn:miro-studio:metadata:1\">\n" +
           properties +
           "  </rdf:Description>\n"
           " </rdf:RDF>\n"
           "</x:xmpmeta>\n"
           "<?xpacket end=\"w\"?>";
}

XmpFields parseXmpPacket(std::string_view packet) {
    XmpFields fields;
    fields.description = unescaped(element(element(packet, "dc:description"), "rdf:li"));
    fields.creatorTool = unescaped(element(packet, "xmp:CreatorTool"));
    fields.parameters = unescaped(element(packet, "miro:parameters"));
    fields.metadata = unescaped(element(packet, "miro:metadata"));
    return fields;
}

} // namespace miro
