// Result<T>: a value, or an Error that a person can act on. Every function that crosses a room's border and can
// fail returns one; exceptions are left for broken contracts. Plain values: usable from any thread.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace miro {

enum class ErrorCode {
    Failed,      // anything without a code of its own
    Usage,       // the caller asked for something that cannot be: exit code 2
    NotFound,    // a file, model or name that is not there
    Corrupt,     // a file that is there and is not what it should be
    Unsupported, // understood, but not something this program or machine can do
    OutOfMemory, // host or device memory; the same work may succeed in smaller pieces
    DiskFull,    // nothing was lost; the same work may succeed when there is room
    Stopped,     // the user asked for it: exit code 130
};

// message is one line without a final full stop: what, where (file, key, tensor, option), and what to do.
struct Error {
    ErrorCode code = ErrorCode::Failed;
    std::string message;

    // The same error with "context: " before its message.
    Error within(const std::string& context) const { return {code, context + ": " + message}; }
};

// The exit code of a command that ends with this error (DESIGN section 4).
int exitCode(ErrorCode code);

// One printable line: control characters, newlines included, become spaces, and the length is bounded, so that
// text from a file can be quoted in a message.
std::string oneLine(const std::string& text, size_t maxBytes = 400);

Error usageError(std::string message);
Error stoppedError();

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    // Broken contract (std::logic_error) when there is no value.
    T& value() & { return ok() ? std::get<0>(m_state) : throw std::logic_error("Result without value: " + message()); }
    const T& value() const& {
        return ok() ? std::get<0>(m_state) : throw std::logic_error("Result without value: " + message());
    }
    // By value, so that a loop over f().value() does not look into what is gone.
    T value() && { return std::move(value()); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const { return std::get<1>(m_state); }
    std::string message() const { return ok() ? std::string() : error().message; }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    const Error& error() const { return *m_error; }
    std::string message() const { return ok() ? std::string() : m_error->message; }

private:
    std::optional<Error> m_error;
};

} // namespace miro

#define MIRO_CONCAT_INNER(a, b) a##b
#define MIRO_CONCAT(a, b) MIRO_CONCAT_INNER(a, b)

// MIRO_TRY(auto x, f()): declares x with f()'s value, or returns f()'s error from the enclosing function.
#define MIRO_TRY(declaration, expression) MIRO_TRY_INNER(declaration, expression, MIRO_CONCAT(miroTry, __LINE__))
#define MIRO_TRY_INNER(declaration, expression, result)                                                                \
    auto result = (expression);                                                                                        \
    if (!result.ok())                                                                                                  \
        return result.error();                                                                                         \
    declaration = std::move(result).value()

// MIRO_CHECK_OK(f()): returns f()'s error from the enclosing function, for a Result<void>.
#define MIRO_CHECK_OK(expression)                                                                                      \
    do {                                                                                                               \
        auto miroStatus = (expression);                                                                                \
        if (!miroStatus.ok())                                                                                          \
            return miroStatus.error();                                                                                 \
    } while (false)
