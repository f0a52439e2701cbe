// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <functional>

namespace dealscope::ui {

/// A source's address, checked before anything is opened. Only http and https with a host and
/// without user name or password are links; anything else is text.
class SourceLink
{
public:
    using Opener = std::function<bool(const QUrl &)>;

    explicit SourceLink(const QString &address);

    [[nodiscard]] bool canOpen() const { return m_url.isValid(); }
    /// "www.handelsblatt.com", with letters of other scripts in their ASCII form, so that a name
    /// cannot pose as another.
    [[nodiscard]] QString host() const;
    [[nodiscard]] QUrl url() const { return m_url; }
    /// False if it is no link or nobody took it. Without an opener the desktop is asked.
    [[nodiscard]] bool open(const Opener &opener) const;

private:
    QUrl m_url; ///< not valid if it may not be opened
};

} // namespace dealscope::ui
