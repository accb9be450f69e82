#include "library/taste_tables.h"

namespace miro {

const char* const kTasteTables = R"sql(
CREATE TABLE taste_profiles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE,
    created INTEGER NOT NULL,
    active INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    prior TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX taste_profiles_by_name ON taste_profiles (name) WHERE gone = 0;

CREATE TABLE taste_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile INTEGER NOT NULL REFERENCES taste_profiles (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    made INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX taste_changes_by_profile ON taste_changes (profile, undone, id);

CREATE TABLE taste_choices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile INTEGER NOT NULL REFERENCES taste_profiles (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    place INTEGER NOT NULL,
    alive INTEGER NOT NULL,
    added INTEGER NOT NULL REFERENCES taste_changes (id) ON DELETE CASCADE,
    removed INTEGER REFERENCES taste_changes (id) ON DELETE SET NULL,
    prompt TEXT NOT NULL,
    left_name TEXT NOT NULL,
    left_sha256 TEXT NOT NULL,
    right_name TEXT NOT NULL,
    right_sha256 TEXT NOT NULL,
    answer TEXT NOT NULL,
    kind TEXT NOT NULL,
    repeat_of TEXT NOT NULL,
    made TEXT NOT NULL,
    milliseconds INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX taste_choices_by_key ON taste_choices (profile, key) WHERE alive = 1;
CREATE INDEX taste_choices_in_order ON taste_choices (profile, alive, place);
CREATE INDEX taste_choices_added ON taste_choices (added);
CREATE INDEX taste_choices_removed ON taste_choices (removed) WHERE removed IS NOT NULL;
CREATE INDEX taste_choices_by_left ON taste_choices (left_sha256);
CREATE INDEX taste_choices_by_right ON taste_choices (right_sha256);

CREATE TABLE taste_vectors (
    id INTEGER PRIMARY KEY,
    encoder TEXT NOT NULL,
    key TEXT NOT NULL,
    numbers BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX taste_vectors_by_key ON taste_vectors (encoder, key);
CREATE INDEX taste_vectors_by_picture ON taste_vectors (key);

CREATE TABLE taste_scores (
    sha256 TEXT NOT NULL,
    scorer TEXT NOT NULL,
    version TEXT NOT NULL,
    checkpoint_sha256 TEXT NOT NULL,
    training REAL NOT NULL,
    PRIMARY KEY (sha256, scorer)
) STRICT, WITHOUT ROWID;

CREATE TABLE taste_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile INTEGER NOT NULL REFERENCES taste_profiles (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    base_sha256 TEXT NOT NULL,
    state INTEGER NOT NULL,
    proof TEXT NOT NULL DEFAULT '',
    made INTEGER NOT NULL
) STRICT;
CREATE INDEX taste_versions_by_profile ON taste_versions (profile, id);
CREATE UNIQUE INDEX taste_versions_default ON taste_versions (profile) WHERE state = 1;
)sql";

} // namespace miro
