// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/SourceLink.h"

#include <QDesktopServices>

namespace dealscope::ui {

SourceLink::SourceLink(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    const bool web
        = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (url.isValid() && web && !url.host().isEmpty() && url.userInfo().isEmpty()
        && !url.authority(QUrl::FullyEncoded).contains(u'@')) {
        m_url = url;
    }
}

QString SourceLink::host() const
{
    return m_url.host(QUrl::EncodeUnicode | QUrl::FullyEncoded);
}

bool SourceLink::open(const Opener &opener) const
{
    if (!canOpen()) {
        return false;
    }
    return opener ? opener(m_url) : QDesktopServices::openUrl(m_url);
}

} // namespace dealscope::ui
