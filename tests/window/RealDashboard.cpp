// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/RealDashboard.h"

#include "database/Ledger.h"
#include "io/LedgerJsonReader.h"
#include "ui/views/View.h"
#include "ui/views/ViewCatalog.h"

#include <QTest>

namespace dealscope::tests {

using namespace Qt::StringLiterals;

namespace {

ui::StoreResult openSample(const QString &path)
{
    if (QFile::exists(path)) {
        auto ledger = database::Ledger::open(path);
        if (!ledger) {
            return ledger.error();
        }
        return std::unique_ptr<core::DealStore>(std::move(ledger).value());
    }
    auto rows = io::LedgerJsonReader::readSample();
    if (!rows) {
        return rows.error();
    }
    auto ledger = database::Ledger::create(path);
    if (!ledger) {
        return ledger.error();
    }
    if (auto appended = (*ledger)->append(*rows); !appended) {
        return appended.error();
    }
    return std::unique_ptr<core::DealStore>(std::move(ledger).value());
}

} // namespace

RealDashboard::RealDashboard(QSize size)
    : m_settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
{
    open(size);
}

RealDashboard::~RealDashboard() = default;

void RealDashboard::open(QSize size)
{
    ui::WindowServices services;
    services.views = ui::viewCatalog();
    services.openSample = [path = file(u"sample.deals"_s)] { return openSample(path); };
    services.openLedger = [](const QString &path) -> ui::StoreResult {
        auto ledger = database::Ledger::open(path);
        if (!ledger) {
            return ledger.error();
        }
        return std::unique_ptr<core::DealStore>(std::move(ledger).value());
    };
    services.openUrl = [this](const QUrl &url) {
        m_urls.append(url.toString());
        return true;
    };
    m_window = std::make_unique<ui::MainWindow>(m_session, services, &m_settings);
    m_window->start();
    m_window->resize(size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void RealDashboard::reopen()
{
    const QSize size = m_window->size();
    m_window->close();
    m_window.reset();
    open(size);
}

ui::View *RealDashboard::view(const QString &name) const
{
    for (ui::View *view : m_window->views()) {
        if (view->viewName() == name) {
            return view;
        }
    }
    return nullptr;
}

} // namespace dealscope::tests
