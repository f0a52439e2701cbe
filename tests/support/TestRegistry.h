// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace dealscope::tests {

/// Lets one program hold many Qt Test classes: `test_core MoneyTest [Qt Test arguments]` runs one,
/// without a name all run in the order of their names.
class TestRegistry
{
public:
    using Factory = std::function<std::unique_ptr<QObject>()>;
    static bool add(const char *name, Factory factory);
    /// Runs what argv asks for; returns the number of failures, 1 for an unknown name.
    static int run(int argc, char **argv);
};

} // namespace dealscope::tests

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): the class name is needed as text and as type
#define DEALSCOPE_TEST(Class)                                                                      \
    static const bool registered##Class                                                            \
        = dealscope::tests::TestRegistry::add(#Class, [] { return std::make_unique<Class>(); });
