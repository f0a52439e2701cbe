// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSettings>

#include <optional>

namespace dealscope::ui {

/// What the window remembers from one start to the next. The bytes of a layout have a checksum
/// beside them, because damaged ones can hang Qt; and after a start that never finished the
/// layout is not trusted at all.
class WindowState
{
public:
    explicit WindowState(QSettings *settings);

    /// To be called before anything is restored; false if the last start did not finish.
    bool beginStart();
    /// The window is up.
    void finishStart();

    struct Layout {
        QByteArray geometry;
        QByteArray docks;
    };
    void saveLayout(const Layout &layout);
    /// Nothing if none was saved, or if the bytes do not match their checksum.
    [[nodiscard]] std::optional<Layout> layout() const;

    /// What was looked at: "ledger" (a path, empty for the sample), "filter" and "views" objects.
    void saveSession(const QJsonObject &session);
    /// Empty if none was saved or the text is not JSON.
    [[nodiscard]] QJsonObject session() const;

    [[nodiscard]] QString themeCode() const;
    void setThemeCode(const QString &code);

private:
    QSettings *m_settings;
};

} // namespace dealscope::ui
