// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/PairIndex.h"

#include <algorithm>
#include <bit>

namespace dealscope::analysis {

namespace {

constexpr quint32 RoleCount = 4;

/// The kind and the parties that pay and are paid, as codes in order.
void takeKey(const DealColumns &deals, quint32 deal, std::vector<quint32> &key)
{
    key.clear();
    for (const quint32 code : deals.parties[deal]) {
        if (code % RoleCount <= quint32(Role::Payee)) {
            key.push_back(code);
        }
    }
    std::ranges::sort(key);
    key.push_back(deals.kind[deal]);
}

bool namesBothSides(const DealColumns &deals, quint32 deal)
{
    bool sides[RoleCount] = {};
    for (const quint32 code : deals.parties[deal]) {
        sides[code % RoleCount] = true;
    }
    return sides[int(Role::Payer)] && sides[int(Role::Payee)];
}

/// Spreads well; the numbers are those of SplitMix64 (Steele, Lea, Flood 2014).
quint64 mixed(quint64 value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

} // namespace

std::shared_ptr<const PairIndex> PairIndex::of(const Snapshot &snapshot)
{
    return snapshot.derived().get<PairIndex>([&] { return PairIndex(snapshot); });
}

PairIndex::PairIndex(const Snapshot &snapshot)
{
    const DealColumns &deals = snapshot.columns().deals;
    const quint32 count = deals.ids.size();
    const quint32 buckets = std::bit_ceil(count + 1);
    std::vector<quint32> key;
    for (quint32 deal = 0; deal < count; ++deal) {
        if (!namesBothSides(deals, deal)) {
            m_bucketOf.append(NoRow);
            continue;
        }
        takeKey(deals, deal, key);
        quint64 hash = key.size();
        for (const quint32 code : key) {
            hash = mixed(hash + 0x9e3779b97f4a7c15ULL + code);
        }
        m_bucketOf.append(quint32(hash & (buckets - 1)));
    }
    m_buckets = CodeLists::grouped(m_bucketOf, buckets);
}

std::vector<quint32> PairIndex::membersOf(const Snapshot &snapshot, quint32 deal) const
{
    const quint32 bucket = m_bucketOf[deal];
    if (bucket == NoRow) {
        return {deal};
    }
    const DealColumns &deals = snapshot.columns().deals;
    std::vector<quint32> own;
    takeKey(deals, deal, own);
    std::vector<quint32> members;
    std::vector<quint32> key;
    for (const quint32 other : m_buckets[bucket]) {
        takeKey(deals, other, key);
        if (key == own) {
            members.push_back(other);
        }
    }
    return members;
}

std::vector<quint32> PairIndex::firstOfPairs(const Snapshot &snapshot) const
{
    const DealColumns &deals = snapshot.columns().deals;
    std::vector<quint32> firsts(deals.ids.size());
    std::vector<quint32> leaders;
    std::vector<quint32> own;
    std::vector<quint32> key;
    for (quint32 deal = 0; deal < quint32(firsts.size()); ++deal) {
        if (m_bucketOf[deal] == NoRow) {
            firsts[deal] = deal;
        }
    }
    for (size_t bucket = 0; bucket < m_buckets.size(); ++bucket) {
        leaders.clear();
        for (const quint32 deal : m_buckets[bucket]) {
            takeKey(deals, deal, own);
            const auto found = std::ranges::find_if(leaders, [&](quint32 leader) {
                takeKey(deals, leader, key);
                return key == own;
            });
            firsts[deal] = found == leaders.end() ? deal : *found;
            if (found == leaders.end()) {
                leaders.push_back(deal);
            }
        }
    }
    return firsts;
}

} // namespace dealscope::analysis
