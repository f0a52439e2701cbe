// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FamilyFigures.h"

namespace dealscope::analysis {

/// The figures of families, counted from their topmost members; one rule for whatever holds the
/// deals. `Tree` says what the deals of a selection and of a bucket (a part of the selection) are:
///     void eachPart(int position, visit)       the known parts of a deal
///     bool isSelected(int position), isInBucket(int position)
///     FamilyFigures own(int position)          the deal alone
///     bool isSizeUnknown(int position)         it is to move money, and nobody says how much
template<typename Tree>
class FamilyWalk
{
public:
    explicit FamilyWalk(const Tree &tree)
        : m_tree(tree)
    {
    }

    /// The nearest selected deals below, through deals that the filter holds back.
    template<typename Visit>
    void eachSelectedPart(int position, const Visit &visit) const
    {
        m_tree.eachPart(position, [&](int part) {
            if (m_tree.isSelected(part)) {
                visit(part);
            } else {
                eachSelectedPart(part, visit);
            }
        });
    }

    /// The deal with everything selected below it.
    [[nodiscard]] FamilyFigures family(int position) const
    {
        FamilyFigures parts;
        const bool hasParts = addFamilies(position, parts);
        return joined(position, m_tree.own(position), parts, hasParts);
    }

    /// The deal with what lies in the bucket below it, less what lies below it elsewhere.
    [[nodiscard]] FamilyFigures inBucket(int position) const
    {
        Sides sides;
        collect(position, sides);
        FamilyFigures whole = m_tree.own(position);
        if (whole.interval && sides.hasOutside) {
            whole.takeOff(sides.outside);
        }
        return joined(position, whole, sides.inside, sides.hasInside);
    }

    /// What is left of the deal when its selected parts are taken off.
    [[nodiscard]] FamilyFigures remainder(int position) const
    {
        FamilyFigures whole = m_tree.own(position);
        FamilyFigures parts;
        addFamilies(position, parts);
        if (whole.interval) {
            whole.takeOff(parts);
        }
        return whole;
    }

private:
    struct Sides {
        FamilyFigures inside;
        FamilyFigures outside;
        bool hasInside = false;
        bool hasOutside = false;
    };

    bool addFamilies(int position, FamilyFigures &parts) const
    {
        bool hasParts = false;
        eachSelectedPart(position, [&](int part) {
            parts.add(family(part));
            hasParts = true;
        });
        return hasParts;
    }

    void collect(int position, Sides &sides) const
    {
        eachSelectedPart(position, [&](int part) {
            if (m_tree.isInBucket(part)) {
                sides.inside.add(inBucket(part));
                sides.hasInside = true;
                return;
            }
            sides.hasOutside = true;
            if (hasBucketBelow(part)) {
                // What the part holds beyond its own parts lies outside too.
                sides.outside.add(remainder(part));
                collect(part, sides);
                return;
            }
            sides.outside.add(family(part));
        });
    }

    [[nodiscard]] bool hasBucketBelow(int position) const
    {
        bool found = false;
        eachSelectedPart(position, [&](int part) {
            found = found || m_tree.isInBucket(part) || hasBucketBelow(part);
        });
        return found;
    }

    [[nodiscard]] FamilyFigures joined(int position, const FamilyFigures &whole,
                                       const FamilyFigures &parts, bool hasParts) const
    {
        return hasParts ? FamilyFigures::joined(whole, parts, m_tree.isSizeUnknown(position))
                        : whole;
    }

    const Tree &m_tree;
};

} // namespace dealscope::analysis
