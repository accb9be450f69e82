// Names that become paths. They come from the command line, from config.json and from manifests, so they are checked
// before they are joined to a folder.
#pragma once

#include "base/result.h"

#include <string>

namespace miro {

// One path component that stays where it is put: not empty, not "." or "..", no separators, backslashes or control
// characters, at most 255 bytes, and not hidden.
bool isFolderName(const std::string& name);

// "ORG/NAME" or "NAME", as model hubs write them. Usage error otherwise; `what` is what the message calls it.
Result<void> checkRepoId(const std::string& id, const std::string& what);

// A file's name inside a repository, folders allowed ("vae/config.json"). Hidden: harmless, and no file of a model.
enum class PathSafety { Safe, Hidden, Unsafe };
PathSafety pathSafety(const std::string& name);

// "models--ORG--NAME", the folder of a repo in the Hugging Face cache.
std::string huggingFaceFolderName(const std::string& repoId);

} // namespace miro
