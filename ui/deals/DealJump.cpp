// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealJump.h"

#include "session/FilterWords.h"
#include "ui/deals/DealOrder.h"
#include "ui/deals/DealsModel.h"
#include "ui/deals/PartyPlaces.h"

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using analysis::FigureColumns;

namespace {

/// "Amazon → OpenAI" is found by "amazon openai" as well.
QString typedNames(QString folded)
{
    for (const QString &sign :
         {QStringLiteral("→"), QStringLiteral("->"), QStringLiteral("↔"), QStringLiteral("+")}) {
        folded.replace(sign, QStringLiteral(" "));
    }
    return folded.simplified();
}

/// A row's place, from 0 to `wanted.size()` - 1; -1: no value. The rows are sorted by it, those
/// without a value last.
template<typename Place>
int firstSorted(std::span<const quint32> rows, Place place, const std::vector<bool> &wanted,
                Qt::SortOrder direction)
{
    const auto end = std::ranges::partition_point(
        rows, [&](quint32 position) { return place(position) >= 0; });
    const bool ascends = direction == Qt::AscendingOrder;
    const int step = ascends ? 1 : -1;
    int next = ascends ? 0 : int(wanted.size()) - 1;
    for (auto from = rows.begin(); from != end;) {
        while (next >= 0 && next < int(wanted.size()) && !wanted[size_t(next)]) {
            next += step;
        }
        if (next < 0 || next >= int(wanted.size())) {
            return -1;
        }
        from = std::partition_point(from, end, [&](quint32 position) {
            return ascends ? place(position) < next : place(position) > next;
        });
        if (from == end) {
            return -1;
        }
        // Nothing may stand at that place: on to the first wanted one from here.
        next = place(*from);
        if (wanted[size_t(next)]) {
            return int(from - rows.begin());
        }
    }
    return -1;
}

template<typename Place>
int first(std::span<const quint32> rows, Place place, const std::vector<bool> &wanted)
{
    const auto found = std::ranges::find_if(rows, [&](quint32 position) {
        const int at = place(position);
        return at >= 0 && wanted[size_t(at)];
    });
    return found == rows.end() ? -1 : int(found - rows.begin());
}

} // namespace

int DealJump::rowStartingWith(const QString &typed) const
{
    const QString folded = foldedForSearch(typed);
    if (folded.isEmpty()) {
        return -1;
    }
    const Snapshot &snapshot = resolution.snapshot();
    const FigureColumns &figures = resolution.figures();
    const auto search = [&](int by, auto place, const std::vector<bool> &wanted) {
        return by == column ? firstSorted(rows, place, wanted, direction)
                            : first(rows, place, wanted);
    };

    if (column == DealsModel::Kind) {
        const auto places = placesOfKinds();
        std::vector<bool> wanted(places.size(), false);
        for (const auto &entry : enumEntries<DealKind>()) {
            wanted[places[size_t(entry.value)]]
                = foldedForSearch(session::kindName(entry.value)).startsWith(folded);
        }
        const int row = search(
            column, [&](quint32 position) { return int(places[figures.kind[position]]); }, wanted);
        if (row >= 0) {
            return row;
        }
    } else if (column == DealsModel::Status) {
        std::vector<bool> wanted(enumEntries<Status>().size(), false);
        for (const auto &entry : enumEntries<Status>()) {
            wanted[size_t(entry.value)]
                = foldedForSearch(session::statusShortName(entry.value)).startsWith(folded);
        }
        const int row = search(
            column,
            [&](quint32 position) {
                const quint8 status = figures.status[position];
                return status == FigureColumns::Unstated ? -1 : int(status);
            },
            wanted);
        if (row >= 0) {
            return row;
        }
    }

    const auto byTitle = [&] {
        if (!snapshot.hasTitles()) {
            return -1;
        }
        const TitleIndex &titles = snapshot.titles();
        const QByteArray utf8 = folded.toUtf8();
        const auto [begin, end] = titles.startingWith({utf8.constData(), size_t(utf8.size())});
        std::vector<bool> wanted(titles.size(), false);
        std::fill(wanted.begin() + begin, wanted.begin() + end, true);
        return begin == end
            ? -1
            : search(
                DealsModel::Title,
                [&](quint32 position) {
                    const quint32 deal = figures.dealIndex[position];
                    return titles.folded(deal).empty() ? -1 : int(titles.placeOf(deal));
                },
                wanted);
    };
    if (column == DealsModel::Title) {
        if (const int row = byTitle(); row >= 0) {
            return row;
        }
    }

    const PartyPlaces parties(snapshot);
    const NameOrder &names = snapshot.companyOrder();
    const auto place
        = [&](quint32 position) { return int(parties.firstOf(figures.dealIndex[position])); };
    std::vector<bool> wanted = names.placesStartingWith(folded);
    const QString unnamed = foldedForSearch(session::partyNames({}, snapshot));
    if (unnamed.startsWith(folded)) {
        wanted[names.placeOf(unnamed)] = true;
    }
    if (const int row = search(DealsModel::Parties, place, wanted); row >= 0) {
        return row;
    }
    // More than the first name was typed.
    const QString several = typedNames(folded);
    std::fill(wanted.begin(), wanted.end(), false);
    bool any = false;
    for (quint32 company = 0; company < names.size(); ++company) {
        if (several.startsWith(names.folded(company))) {
            any = true;
            wanted[names.placeOf(company)] = true;
        }
    }
    if (any || several.startsWith(unnamed)) {
        wanted[names.placeOf(unnamed)] = true;
        const auto found = std::ranges::find_if(rows, [&](quint32 position) {
            return wanted[size_t(place(position))]
                && parties.foldedText(figures.dealIndex[position]).startsWith(several);
        });
        if (found != rows.end()) {
            return int(found - rows.begin());
        }
    }
    return column == DealsModel::Title ? -1 : byTitle();
}

} // namespace dealscope::ui
