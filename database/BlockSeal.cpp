// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/BlockSeal.h"

#include <array>
#include <bit>
#include <cstring>

namespace dealscope::database {

namespace {

constexpr quint64 Prime1 = 0x9e3779b185ebca87;
constexpr quint64 Prime2 = 0xc2b2ae3d27d4eb4f;
constexpr size_t Lanes = 4;
constexpr size_t WordBytes = sizeof(quint64);

quint64 mixed(quint64 state, quint64 word)
{
    return std::rotl((state ^ word) * Prime1, 31) * Prime2;
}

} // namespace

qint64 blockSeal(QByteArrayView bytes, quint64 seed)
{
    std::array<quint64, Lanes> lanes{seed, seed + Prime1, seed + Prime2, ~seed};
    const char *at = bytes.data();
    size_t left = size_t(bytes.size());
    for (; left >= Lanes * WordBytes; left -= Lanes * WordBytes) {
        std::array<quint64, Lanes> words;
        std::memcpy(words.data(), at, sizeof(words));
        at += sizeof(words);
        for (size_t lane = 0; lane < Lanes; ++lane) {
            lanes[lane] = mixed(lanes[lane], words[lane]);
        }
    }
    quint64 state = quint64(bytes.size());
    for (const quint64 lane : lanes) {
        state = mixed(state, lane);
    }
    while (left > 0) {
        quint64 word = 0;
        const size_t count = left < WordBytes ? left : WordBytes;
        std::memcpy(&word, at, count);
        state = mixed(state, word);
        at += count;
        left -= count;
    }
    return qint64(state);
}

} // namespace dealscope::database
