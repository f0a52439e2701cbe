// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace dealscope::core {

/// What went wrong, in the order of the program's exit codes.
enum class ErrorKind {
    Problem = 1, ///< the data has a problem
    Usage = 2, ///< the user asked for something that does not exist
    File = 3, ///< a file could not be read or written
};

/// One sentence that a person can act on, and what a maintainer would want to know.
struct Error {
    QString sentence;
    QString detail;
    ErrorKind kind = ErrorKind::Problem;
};

/// A value, or the Error that stood in its way.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT(google-explicit-constructor): return value;
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error) // NOLINT(google-explicit-constructor): return Error{...};
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

struct Done {
};

/// Success without a value.
using Outcome = Result<Done>;

} // namespace dealscope::core
