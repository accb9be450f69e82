// The table of contents of a zip archive (PKWARE APPNOTE 4.3: end record, zip64 end record, central directory).
// torch.save stores its members uncompressed, so that a member is a span of the mapped file.
#pragma once

#include "base/result.h"

#include <map>
#include <string>
#include <string_view>

namespace miro {

// Member name -> its bytes inside archive. Corrupt: any record outside the archive, overlapping its end, compressed or
// encrypted members, a name that appears twice. what: the file's name, for messages.
Result<std::map<std::string, std::string_view>> readZipDirectory(std::string_view archive, const std::string& what);

} // namespace miro
