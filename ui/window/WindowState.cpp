// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/WindowState.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace dealscope::ui {

namespace {

const QString Starting = QStringLiteral("window/starting");
const QString Geometry = QStringLiteral("window/geometry");
const QString Docks = QStringLiteral("window/docks");
const QString Checksum = QStringLiteral("window/checksum");
const QString Session = QStringLiteral("session/last");
const QString ThemeKey = QStringLiteral("window/theme");

QByteArray checksumOf(const WindowState::Layout &layout)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(layout.geometry.size()));
    hash.addData(layout.geometry);
    hash.addData(layout.docks);
    return hash.result().toHex();
}

} // namespace

WindowState::WindowState(QSettings *settings)
    : m_settings(settings)
{
}

bool WindowState::beginStart()
{
    const bool finished = !m_settings->value(Starting, false).toBool();
    m_settings->setValue(Starting, true);
    // On disk now: a crash must find it.
    m_settings->sync();
    return finished;
}

void WindowState::finishStart()
{
    m_settings->setValue(Starting, false);
    m_settings->sync();
}

void WindowState::saveLayout(const Layout &layout)
{
    m_settings->setValue(Geometry, layout.geometry);
    m_settings->setValue(Docks, layout.docks);
    m_settings->setValue(Checksum, checksumOf(layout));
}

std::optional<WindowState::Layout> WindowState::layout() const
{
    const Layout layout{m_settings->value(Geometry).toByteArray(),
                        m_settings->value(Docks).toByteArray()};
    if (layout.docks.isEmpty() || m_settings->value(Checksum).toByteArray() != checksumOf(layout)) {
        return std::nullopt;
    }
    return layout;
}

void WindowState::saveSession(const QJsonObject &session)
{
    m_settings->setValue(Session,
                         QString::fromUtf8(QJsonDocument(session).toJson(QJsonDocument::Compact)));
}

QJsonObject WindowState::session() const
{
    return QJsonDocument::fromJson(m_settings->value(Session).toString().toUtf8()).object();
}

QString WindowState::themeCode() const
{
    return m_settings->value(ThemeKey).toString();
}

void WindowState::setThemeCode(const QString &code)
{
    m_settings->setValue(ThemeKey, code);
}

} // namespace dealscope::ui
