// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <cstring>
#include <map>
#include <string>
#include <vector>

namespace dealscope::tests {

namespace {

// A map inside a function is made before the first static object that registers itself.
std::map<std::string, TestRegistry::Factory> &factories()
{
    static std::map<std::string, TestRegistry::Factory> all;
    return all;
}

int runOne(const TestRegistry::Factory &factory, const std::vector<char *> &arguments)
{
    const auto test = factory();
    return QTest::qExec(test.get(), int(arguments.size()), const_cast<char **>(arguments.data()));
}

} // namespace

bool TestRegistry::add(const char *name, Factory factory)
{
    return factories().emplace(name, std::move(factory)).second;
}

int TestRegistry::run(int argc, char **argv)
{
    std::vector<char *> arguments(argv, argv + argc);
    if (argc > 1 && argv[1][0] != '-') {
        const auto found = factories().find(argv[1]);
        if (found == factories().end()) {
            std::fprintf(stderr, "no test class named %s\n", argv[1]);
            return 1;
        }
        arguments.erase(arguments.begin() + 1);
        return runOne(found->second, arguments);
    }
    int failures = 0;
    for (const auto &[name, factory] : factories()) {
        failures += runOne(factory, arguments);
    }
    return failures;
}

} // namespace dealscope::tests
