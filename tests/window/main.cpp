// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"

#include <QApplication>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("dealscope-tests"));
    QApplication::setApplicationName(QStringLiteral("dealscope-window-tests"));
    return dealscope::tests::TestRegistry::run(argc, argv);
}
