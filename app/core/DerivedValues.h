// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <typeindex>
#include <unordered_map>

namespace dealscope::core {

/// Values that are worked out of something immutable once, one for each type, and then shared by
/// all who ask. Safe from any thread; who asks while another one works it out waits.
class DerivedValues
{
public:
    /// `make()` gives the T. It may ask for values of other types, not for its own.
    template<typename T, typename Make>
    [[nodiscard]] std::shared_ptr<const T> get(Make make) const
    {
        const std::shared_ptr<Slot> slot = slotFor(typeid(T));
        std::call_once(slot->once, [&] { slot->fill(std::make_shared<const T>(make())); });
        return std::static_pointer_cast<const T>(slot->value);
    }

    /// Takes over what has been worked out of the state before, if anything has: `adapt` gives the
    /// value of this state as a shared pointer, which may be the same one.
    template<typename T, typename Adapt>
    void follow(const DerivedValues &before, Adapt adapt) const
    {
        const std::shared_ptr<Slot> old = before.slotFor(typeid(T));
        if (!old->isThere.load(std::memory_order_acquire)) {
            return;
        }
        const std::shared_ptr<Slot> slot = slotFor(typeid(T));
        std::call_once(slot->once, [&] {
            slot->fill(
                std::shared_ptr<const T>(adapt(std::static_pointer_cast<const T>(old->value))));
        });
    }

private:
    struct Slot {
        std::once_flag once;
        std::shared_ptr<const void> value;
        std::atomic<bool> isThere = false;

        void fill(std::shared_ptr<const void> made)
        {
            value = std::move(made);
            isThere.store(true, std::memory_order_release);
        }
    };

    [[nodiscard]] std::shared_ptr<Slot> slotFor(std::type_index type) const
    {
        const std::lock_guard guard(m_mutex);
        std::shared_ptr<Slot> &slot = m_slots[type];
        if (!slot) {
            slot = std::make_shared<Slot>();
        }
        return slot;
    }

    mutable std::mutex m_mutex;
    mutable std::unordered_map<std::type_index, std::shared_ptr<Slot>> m_slots;
};

} // namespace dealscope::core
