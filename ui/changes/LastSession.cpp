// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changes/LastSession.h"

#include "io/FileWriter.h"
#include "io/JsonText.h"
#include "ui/window/NewestWork.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStandardPaths>

namespace dealscope::ui {

using namespace core;

namespace {

/// From this size on a file is read by a worker.
constexpr qint64 LargeFile = 1 << 20;
/// The figures of some ten million deals.
constexpr qint64 MostBytes = qint64(1) << 30;
/// Begins a file in columns; raised when an older reader would misread it.
const QByteArray ColumnsMark = QByteArrayLiteral("dealscope figures 1\n");

const QLoggingCategory &category()
{
    static const QLoggingCategory log("dealscope.session", QtInfoMsg);
    return log;
}

} // namespace

LastSession::LastSession(session::LedgerSession &session, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_folder(folder)
    , m_work(new NewestWork(this))
{
    connect(&session, &session::LedgerSession::ledgerChanged, this, &LastSession::follow);
    connect(&session, &session::LedgerSession::stateChanged, this,
            [this](const session::StatePtr &state) { m_state = state; });
}

QString LastSession::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        + QStringLiteral("/last-session");
}

QString LastSession::fileFor(const QString &folder, const QString &ledgerPath)
{
    const QByteArray name = QCryptographicHash::hash(
        QFileInfo(ledgerPath).absoluteFilePath().toUtf8(), QCryptographicHash::Sha256);
    return folder + u'/' + QString::fromLatin1(name.toHex()) + QStringLiteral(".json");
}

void LastSession::follow()
{
    save();
    m_path = m_session.path();
    m_state = m_session.state();
    m_work->cancel();
    const QString file = fileFor(m_folder, m_path);
    if (m_path.isEmpty() || QFileInfo(file).size() < LargeFile) {
        take(m_path.isEmpty() ? std::nullopt : read(file));
        return;
    }
    take({});
    m_work->start([this, file](WorkControl &, const NewestWork::Land &land) {
        land([this, kept = read(file)] { take(kept); });
    });
}

void LastSession::take(const std::optional<Kept> &kept)
{
    m_kept = kept;
    Q_EMIT keptChanged();
}

session::EditionFigures LastSession::figuresInColumns() const
{
    const analysis::ResolutionPtr &present = m_state->resolution;
    const bool isPlain = present->lens() == Lens::Latest && !present->publishedBy()
        && present->currency() == m_state->snapshot->mainCurrency();
    const auto plain
        = isPlain ? present : analysis::Resolver::resolve(m_state->snapshot, Lens::Latest, {});
    session::EditionFigures figures;
    figures.figures = analysis::figuresOf(*plain);
    figures.currency = plain->currency();
    return figures;
}

void LastSession::save()
{
    if (m_path.isEmpty() || !m_state) {
        return;
    }
    const QString file = fileFor(m_folder, m_path);
    Outcome written = Done{};
    if (m_state->snapshot->dealCount() > session::MostKeptDeals) {
        written = writeColumns(file, figuresInColumns(), QDate::currentDate());
    } else if (const auto state = session::makeState(m_state->snapshot, {}, {}, nullptr, {})) {
        written = write(file, session::editionFiguresOf(**state), QDate::currentDate());
    }
    if (!written) {
        qCInfo(category) << written.error().sentence << written.error().detail;
    }
}

// The file: the checksum of what follows its line, the day, the figures; a line each.

namespace {

Outcome makeFolderOf(const QString &file)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (!QDir().mkpath(folder)) {
        return Error{
            LastSession::tr("The folder %1 could not be made.").arg(folder), {}, ErrorKind::File};
    }
    return Done{};
}

} // namespace

Outcome LastSession::write(const QString &file, const session::EditionFigures &figures, QDate today)
{
    if (const Outcome made = makeFolderOf(file); !made) {
        return made;
    }
    const QString body = today.toString(Qt::ISODate) + u'\n' + session::toJson(figures) + u'\n';
    return io::FileWriter::write(file, (session::checksumOfJson(body) + u'\n' + body).toUtf8());
}

std::optional<LastSession::Kept> LastSession::read(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const auto bytes = io::readCapped(device, file, MostBytes);
    if (!bytes) {
        return std::nullopt;
    }
    if (bytes->startsWith(ColumnsMark)) {
        return readColumns(*bytes);
    }
    const QString text = QString::fromUtf8(*bytes);
    const QString body = text.section(u'\n', 1);
    if (session::checksumOfJson(body) != text.section(u'\n', 0, 0)) {
        return std::nullopt;
    }
    const QDate day = QDate::fromString(body.section(u'\n', 0, 0), Qt::ISODate);
    auto figures
        = session::editionFiguresFromJson(body.section(u'\n', 1, 1), tr("The last session"));
    if (!figures || !day.isValid()) {
        return std::nullopt;
    }
    return Kept{std::move(figures).value(), day};
}

// In columns: a mark, the checksum of what follows, and then a stream of the day, the lens, the
// currency and the figures.

Outcome LastSession::writeColumns(const QString &file, const session::EditionFigures &figures,
                                  QDate today)
{
    if (const Outcome made = makeFolderOf(file); !made) {
        return made;
    }
    QByteArray body;
    QDataStream stream(&body, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << today << quint8(figures.lens) << figures.currency.code();
    figures.figures.write(stream);
    return io::FileWriter::write(
        file, ColumnsMark + QCryptographicHash::hash(body, QCryptographicHash::Sha256) + body);
}

std::optional<LastSession::Kept> LastSession::readColumns(const QByteArray &bytes)
{
    const qsizetype checksumSize = QCryptographicHash::hashLength(QCryptographicHash::Sha256);
    const QByteArray checksum = bytes.mid(ColumnsMark.size(), checksumSize);
    const QByteArray body = bytes.mid(ColumnsMark.size() + checksumSize);
    if (QCryptographicHash::hash(body, QCryptographicHash::Sha256) != checksum) {
        return std::nullopt;
    }
    QDataStream stream(body);
    stream.setVersion(QDataStream::Qt_6_0);
    Kept kept;
    quint8 lens = 0;
    QString code;
    stream >> kept.savedOn >> lens >> code;
    const auto currency = Currency::fromCode(code);
    auto figures = analysis::FigureSet::read(stream);
    if (!figures || !currency || !kept.savedOn.isValid() || lens >= enumEntries<Lens>().size()
        || !stream.atEnd()) {
        return std::nullopt;
    }
    kept.figures.lens = Lens(lens);
    kept.figures.currency = *currency;
    kept.figures.deals = figures->size();
    kept.figures.figures = *std::move(figures);
    return kept;
}

} // namespace dealscope::ui
