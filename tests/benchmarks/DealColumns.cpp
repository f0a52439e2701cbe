// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/DealColumns.h"

#include "analysis/CrossFilterRows.h"

#include <QDate>
#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dealscope::benchmarks {

namespace {

constexpr quint32 Magic = 0x44454c31;
constexpr qint64 UnitsAThousand = 1000;

/// mulberry32: small, quick, the same everywhere.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_state(seed)
    {
    }
    double next()
    {
        m_state += 0x6D2B79F5;
        quint32 t = m_state;
        t = (t ^ (t >> 15)) * (t | 1);
        t ^= t + (t ^ (t >> 7)) * (t | 61);
        return double(t ^ (t >> 14)) / 4294967296.0;
    }
    int below(int n) { return int(next() * n); }

private:
    quint32 m_state;
};

std::vector<double> zipf(int values)
{
    std::vector<double> sums(static_cast<size_t>(values));
    double total = 0;
    for (size_t i = 0; i < sums.size(); ++i) {
        total += 1.0 / double(i + 1);
        sums[i] = total;
    }
    for (double &sum : sums) {
        sum /= total;
    }
    return sums;
}

int pick(const std::vector<double> &sums, double u)
{
    const auto at = std::lower_bound(sums.begin(), sums.end() - 1, u);
    return int(at - sums.begin());
}

template<size_t N>
int pick(const std::array<double, N> &weights, double u)
{
    double total = 0;
    for (size_t i = 0; i + 1 < N; ++i) {
        total += weights[i];
        if (u < total) {
            return int(i);
        }
    }
    return int(N) - 1;
}

/// The most frequent payees are not the most frequent payers.
std::vector<int> shuffledCompanies()
{
    std::vector<int> shuffled(DealColumns::Companies);
    for (size_t i = 0; i < shuffled.size(); ++i) {
        shuffled[i] = int(i);
    }
    Dice dice(13);
    for (int i = DealColumns::Companies - 1; i > 0; --i) {
        std::swap(shuffled[size_t(i)], shuffled[size_t(dice.below(i + 1))]);
    }
    return shuffled;
}

template<typename T>
bool readColumn(QFile &file, std::vector<T> &column, size_t rows)
{
    column.resize(rows);
    const auto bytes = qint64(rows * sizeof(T));
    return file.read(reinterpret_cast<char *>(column.data()), bytes) == bytes;
}

template<typename T>
bool writeColumn(QFile &file, const std::vector<T> &column)
{
    const auto bytes = qint64(column.size() * sizeof(T));
    return file.write(reinterpret_cast<const char *>(column.data()), bytes) == bytes;
}

} // namespace

std::optional<DealColumns> DealColumns::read(const QString &name)
{
    QFile file(name);
    std::array<quint32, 2> head{};
    if (!file.open(QIODevice::ReadOnly)
        || file.read(reinterpret_cast<char *>(head.data()), sizeof head) != sizeof head
        || head[0] != Magic) {
        return std::nullopt;
    }
    const size_t rows = head[1];
    DealColumns columns;
    std::vector<quint16> month;
    std::vector<quint8> bin;
    const bool isWhole = readColumn(file, columns.day, rows) && readColumn(file, month, rows)
        && readColumn(file, columns.payer, rows) && readColumn(file, columns.payee, rows)
        && readColumn(file, columns.outlet, rows) && readColumn(file, columns.kind, rows)
        && readColumn(file, columns.status, rows) && readColumn(file, bin, rows)
        && readColumn(file, columns.thousands, rows);
    return isWhole ? std::optional(std::move(columns)) : std::nullopt;
}

bool DealColumns::write(const QString &name) const
{
    constexpr int MonthsAYear = 12;
    const QDate first(1995, 1, 1);
    std::vector<quint16> months(Days);
    for (int i = 0; i < Days; ++i) {
        const QDate date = first.addDays(i);
        months[size_t(i)]
            = quint16((date.year() - first.year()) * MonthsAYear + date.month() - first.month());
    }
    std::vector<quint16> month;
    std::vector<quint8> bin;
    for (size_t i = 0; i < size(); ++i) {
        month.push_back(months[day[i]]);
        bin.push_back(thousands[i] < 0
                          ? quint8(0)
                          : quint8(analysis::amountBin(thousands[i] * UnitsAThousand)));
    }
    QFile file(name);
    return file.open(QIODevice::WriteOnly)
        && writeColumn(file, std::vector<quint32>{Magic, quint32(size())}) && writeColumn(file, day)
        && writeColumn(file, month) && writeColumn(file, payer) && writeColumn(file, payee)
        && writeColumn(file, outlet) && writeColumn(file, kind) && writeColumn(file, status)
        && writeColumn(file, bin) && writeColumn(file, thousands) && file.flush();
}

DealColumns DealColumns::generate(size_t rows, quint32 seed)
{
    constexpr std::array<double, 8> kinds{.30, .20, .14, .10, .08, .08, .06, .04};
    constexpr std::array<double, 6> statuses{.34, .16, .30, .06, .10, .04};
    constexpr double Growth = 3.2;
    const std::vector<double> companies = zipf(Companies);
    const std::vector<double> outlets = zipf(Outlets);
    const std::vector<int> payees = shuffledCompanies();
    Dice dice(seed);
    const auto gauss = [&dice] {
        const double radius = std::sqrt(-2 * std::log(1 - dice.next()));
        return radius * std::cos(2 * std::numbers::pi * dice.next());
    };
    struct {
        int payer = 0;
        int payee = 0;
        int kind = 0;
        int day = 0;
        int low = 0;
    } deal;
    DealColumns columns;
    for (size_t i = 0; i < rows; ++i) {
        if (i == 0 || dice.next() > .45) { // a new deal, not another report of the last one
            deal.payer = pick(companies, dice.next());
            deal.payee = payees[size_t(pick(companies, dice.next()))];
            if (deal.payee == deal.payer) {
                deal.payee = (deal.payee + 1) % Companies;
            }
            deal.kind = pick(kinds, dice.next());
            const double late = std::log(1 + dice.next() * (std::exp(Growth) - 1)) / Growth;
            deal.day = std::min(Days - 1, int(Days * late));
            const double low = std::exp(std::log(40'000) + 2.1 * gauss());
            deal.low = std::max(1, int(std::min(4e8, low)));
        }
        columns.status.push_back(quint8(pick(statuses, dice.next())));
        columns.outlet.push_back(quint16(pick(outlets, dice.next())));
        const bool isMissing = dice.next() < .15;
        const double spread = dice.next();
        const double high = spread < .7 ? deal.low : std::min(8e8, deal.low * (1 + spread));
        const double delay = dice.next();
        columns.day.push_back(
            quint16(std::min(Days - 1, deal.day + int(delay * dice.next() * 20))));
        columns.payer.push_back(quint16(deal.payer));
        columns.payee.push_back(quint16(deal.payee));
        columns.kind.push_back(quint8(deal.kind));
        columns.thousands.push_back(isMissing ? -1 : int((qint64(deal.low) + qint64(high)) / 2));
    }
    return columns;
}

std::optional<std::vector<Gesture>> Gesture::read(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    std::vector<Gesture> gestures;
    while (!file.atEnd()) {
        const QList<QByteArray> words = file.readLine().simplified().split(' ');
        const QByteArray &word = words.first();
        const int a = words.value(1).toInt();
        const int b = words.value(2).toInt();
        if (word == "set" || word == "brush") {
            gestures.push_back({Brush, a, b, word == "brush"});
        } else if (word == "payer" || word == "payee") {
            gestures.push_back({word == "payer" ? Payer : Payee, a, 0, true});
        } else if (word == "type") {
            gestures.push_back({DealKind, a, 0, true});
        } else if (word == "reset") {
            gestures.push_back({ResetCompanies, 0, 0, false});
        }
    }
    return gestures;
}

bool Gesture::write(const std::vector<Gesture> &gestures, const QString &name)
{
    QByteArray lines;
    for (const Gesture &gesture : gestures) {
        switch (gesture.kind) {
        case Brush:
            lines += (gesture.isTimed ? "brush " : "set ") + QByteArray::number(gesture.a) + ' '
                + QByteArray::number(gesture.b) + '\n';
            break;
        case Payer:
            lines += "payer " + QByteArray::number(gesture.a) + '\n';
            break;
        case Payee:
            lines += "payee " + QByteArray::number(gesture.a) + '\n';
            break;
        case DealKind:
            lines += "type " + QByteArray::number(gesture.a) + '\n';
            break;
        case ResetCompanies:
            lines += "reset company\n";
            break;
        }
    }
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size() && file.flush();
}

std::vector<Gesture> Gesture::generate()
{
    constexpr std::array<int, 8> ranks{0, 1, 2, 4, 7, 12, 39, 99};
    Dice dice(99);
    int begin = 8400;
    int width = 5 * 365 + 1;
    int direction = 1;
    std::vector<Gesture> gestures{{Brush, begin, begin + width, false}};
    for (int i = 0; i < 200; ++i) {
        if (dice.next() < .08) {
            direction = -direction;
        }
        const int step = 3 + dice.below(28);
        const double what = dice.next();
        begin += what < .85 ? direction * step : 0;
        width += what < .7 ? 0 : what < .85 ? -direction * step : direction * step;
        begin = std::clamp(begin, 0, DealColumns::Days - 400);
        width = std::max(200, std::min(DealColumns::Days - begin, width));
        gestures.push_back({Brush, begin, begin + width, true});
    }
    const std::vector<int> payees = shuffledCompanies();
    for (int i = 0; i < 50; ++i) {
        const int rank = ranks[size_t(dice.below(int(ranks.size())))];
        gestures.push_back(i % 2 != 0 ? Gesture{Payee, payees[size_t(rank)], 0, true}
                                      : Gesture{Payer, rank, 0, true});
    }
    gestures.push_back({ResetCompanies, 0, 0, false});
    for (int i = 0; i < 50; ++i) {
        gestures.push_back({DealKind, dice.below(8), 0, true});
    }
    return gestures;
}

} // namespace dealscope::benchmarks
