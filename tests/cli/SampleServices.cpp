// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/SampleServices.h"

#include "database/Ledger.h"
#include "io/LedgerJsonReader.h"

#include <QBuffer>
#include <QJsonDocument>

namespace dealscope::tests {

using namespace core;

namespace {

Result<cli::OpenedLedger> openLedger(const QString &name)
{
    if (name != QStringLiteral("--sample")) {
        auto ledger = database::Ledger::open(name, database::Ledger::Access::ReadOnly);
        if (!ledger) {
            return ledger.error();
        }
        return cli::OpenedLedger{std::move(ledger).value(), name};
    }
    auto rows = io::LedgerJsonReader::readSample();
    if (!rows) {
        return rows.error();
    }
    auto ledger = database::Ledger::inMemory();
    if (!ledger) {
        return ledger.error();
    }
    if (auto appended = (*ledger)->append(*rows); !appended) {
        return appended.error();
    }
    return cli::OpenedLedger{std::move(ledger).value(), QStringLiteral("sample ledger")};
}

Result<cli::OpenedLedger> openForWriting(const QString &name)
{
    auto ledger = database::Ledger::open(name);
    if (!ledger) {
        return ledger.error();
    }
    return cli::OpenedLedger{std::move(ledger).value(), name};
}

Result<cli::OpenedLedger> createLedger(const QString &name)
{
    auto ledger = name.isEmpty() ? database::Ledger::inMemory() : database::Ledger::create(name);
    if (!ledger) {
        return ledger.error();
    }
    return cli::OpenedLedger{std::move(ledger).value(), name};
}

} // namespace

QJsonArray Ran::json() const
{
    return QJsonDocument::fromJson(out).array();
}

Ran SampleServices::run(const QStringList &arguments)
{
    Ran ran;
    QBuffer out(&ran.out);
    QBuffer err(&ran.err);
    out.open(QIODevice::WriteOnly);
    err.open(QIODevice::WriteOnly);
    const cli::PictureMaker note
        = [this](const cli::PictureRequest &request, const session::StatePtr &state) -> Outcome {
        picture = request;
        pictureState = state;
        return Done{};
    };
    ran.code = cli::run(arguments, {openLedger, openForWriting, note, createLedger}, out, err);
    return ran;
}

} // namespace dealscope::tests
