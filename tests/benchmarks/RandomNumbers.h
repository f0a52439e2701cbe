// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace dealscope::benchmarks {

/// SplitMix64 (https://prng.di.unimi.it/splitmix64.c): the same numbers everywhere for a seed.
class RandomNumbers
{
public:
    explicit RandomNumbers(quint64 seed)
        : m_state(seed)
    {
    }

    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    /// From 0 to below 1.
    double unit() { return double(next() >> 11) * 0x1.0p-53; }
    /// From 0 to below `count`.
    int below(int count) { return int(unit() * count); }
    bool chance(double probability) { return unit() < probability; }
    /// Of a standard normal distribution (Box and Muller).
    double normal()
    {
        return std::sqrt(-2 * std::log(1 - unit())) * std::cos(2 * std::numbers::pi * unit());
    }

private:
    quint64 m_state;
};

/// Draws places of a list by given weights.
class WeightedChoice
{
public:
    explicit WeightedChoice(std::vector<double> weights)
        : m_sums(std::move(weights))
    {
        for (size_t i = 1; i < m_sums.size(); ++i) {
            m_sums[i] += m_sums[i - 1];
        }
    }
    /// Zipf's law: the k-th of `count` weighs 1 / k.
    static WeightedChoice zipf(int count)
    {
        std::vector<double> weights;
        for (int i = 1; i <= count; ++i) {
            weights.push_back(1.0 / i);
        }
        return WeightedChoice(std::move(weights));
    }
    int draw(RandomNumbers &random) const
    {
        const double at = random.unit() * m_sums.back();
        return int(std::ranges::upper_bound(m_sums, at) - m_sums.begin());
    }

private:
    std::vector<double> m_sums;
};

} // namespace dealscope::benchmarks
