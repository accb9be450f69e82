// The eighth step of the library's format (migrations.h says what the tables are). Private to the library room.
#pragma once

namespace miro {

extern const char* const kTasteTables;

} // namespace miro
