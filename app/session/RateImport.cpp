// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/RateImport.h"

#include "io/EcbRatesReader.h"
#include "session/FilterWords.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace dealscope::session {

using namespace Qt::StringLiterals;

namespace {

constexpr int DaysBeforeOldest = 14; // longer than any run of days on which the bank gives no rates

QString tr(const char *text)
{
    return QCoreApplication::translate("dealscope::session::RateImport", text);
}

template<typename Row>
auto nextId(const QList<Row> &rows)
{
    decltype(Row::id) next(1);
    for (const Row &row : rows) {
        next.value = std::max(next.value, row.id.value + 1);
    }
    return next;
}

const QString bankName = u"European Central Bank"_s;

SourceId sourceFor(const Snapshot &snapshot, const QList<ExchangeRate> &rates,
                   const QString &fileName, const QString &sha256, LedgerData &rows)
{
    for (int row = 0; row < snapshot.sourceCount(); ++row) {
        const Source &source = snapshot.sourceAt(row);
        if (!sha256.isEmpty() && source.checksum == sha256) {
            return source.id;
        }
    }
    OutletId bank = snapshot.outletNamed(bankName);
    if (!bank.isValid()) {
        Outlet outlet;
        outlet.id = nextId(snapshot.data().outlets);
        outlet.name = bankName;
        outlet.homepage = u"https://www.ecb.europa.eu/"_s;
        bank = outlet.id;
        rows.outlets.append(outlet);
    }
    Source source;
    source.id = SourceId{snapshot.sourceCount() == 0
                             ? 1
                             : snapshot.sourceAt(snapshot.sourceCount() - 1).id.value + 1};
    source.outlet = bank;
    source.kind = SourceKind::Dataset;
    source.title = u"Euro foreign exchange reference rates"_s;
    source.language = u"en"_s;
    source.published = rates.last().date;
    source.publishedInferred = true; // the newest day in it; the file bears no date of its own
    source.fileName = fileName;
    source.checksum = sha256;
    rows.sources.append(source);
    return source.id;
}

} // namespace

std::optional<QDate> firstDayNeeded(const Snapshot &snapshot)
{
    const Column<qint32> &days = snapshot.columns().sources.lastDay;
    qint32 oldest = NoDay;
    for (size_t row = 0; row < days.size(); ++row) {
        if (days[row] != NoDay && (oldest == NoDay || days[row] < oldest)) {
            oldest = days[row];
        }
    }
    if (oldest == NoDay) {
        return std::nullopt;
    }
    return QDate::fromJulianDay(oldest).addDays(-DaysBeforeOldest);
}

RateImport importOfRates(const Snapshot &snapshot, const QList<ExchangeRate> &rates,
                         const QString &fileName, const QString &sha256)
{
    using Key = std::tuple<Currency, Currency, QDate>;
    std::map<Key, const ExchangeRate *> present;
    for (const ExchangeRate &rate : snapshot.data().rates) {
        if (!rate.deal.isValid() && rate.date) {
            present.emplace(Key{rate.from, rate.to, rate.date->last()}, &rate);
        }
    }
    RateImport import;
    std::set<Currency> currencies;
    RateId id = nextId(snapshot.data().rates);
    for (const ExchangeRate &rate : rates) {
        const auto there = present.find({rate.from, rate.to, rate.date->last()});
        if (there != present.end()) {
            const ExchangeRate &old = *there->second;
            __extension__ using Wide = __int128;
            const bool same
                = Wide(old.toUnits) * rate.fromUnits == Wide(rate.toUnits) * old.fromUnits;
            ++(same ? import.alreadyThere : import.differing);
            continue;
        }
        ExchangeRate added = rate;
        added.id = id;
        ++id.value;
        import.rows.rates.append(added);
        currencies.insert(rate.to);
        const QDate day = rate.date->last();
        import.first = std::min(import.first.value_or(day), day);
        import.last = std::max(import.last.value_or(day), day);
    }
    import.added = int(import.rows.rates.size());
    import.currencies = {currencies.begin(), currencies.end()};
    if (import.added > 0) {
        const SourceId source
            = sourceFor(snapshot, import.rows.rates, fileName, sha256, import.rows);
        for (ExchangeRate &rate : import.rows.rates) {
            rate.source = source;
        }
    }
    return import;
}

Result<RateImport> readRateFile(const Snapshot &snapshot, const QString &path, bool allDays)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{
            tr("%1 could not be opened: %2.").arg(path, file.errorString()), {}, ErrorKind::File};
    }
    const QString fileName = QFileInfo(path).fileName();
    io::EcbRatesReader::Options options;
    if (!allDays) {
        options.from = firstDayNeeded(snapshot);
    }
    const auto rates = io::EcbRatesReader::read(file, fileName, options);
    if (!rates) {
        return rates.error();
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.seek(0) || !hash.addData(&file)) {
        return Error{tr("%1 could not be read again.").arg(path), {}, ErrorKind::File};
    }
    return importOfRates(snapshot, *rates, fileName, QString::fromLatin1(hash.result().toHex()));
}

QString inWords(const RateImport &import)
{
    const auto number = [](int n) {
        QLocale locale = QLocale::c();
        locale.setNumberOptions(QLocale::DefaultNumberOptions);
        return locale.toString(n);
    };
    QString words;
    if (import.added == 0) {
        words = tr("No exchange rate was added");
    } else {
        const QString first = dateInWords(PartialDate::day(*import.first));
        const QString last = dateInWords(PartialDate::day(*import.last));
        words = tr("Added %1 exchange rates of %2 currencies, %3")
                    .arg(number(import.added), number(int(import.currencies.size())),
                         first == last ? first : first + u" – "_s + last);
    }
    if (import.alreadyThere > 0) {
        words += tr("; %1 were there already").arg(number(import.alreadyThere));
    }
    if (import.differing > 0) {
        words += tr("; %1 differ from those in the deal file, which were kept")
                     .arg(number(import.differing));
    }
    return words + u'.';
}

} // namespace dealscope::session
