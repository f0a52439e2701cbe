// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/SnapshotChecksum.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

namespace dealscope::core {

namespace {

/// What is written goes into the hash as it comes.
class HashDevice : public QIODevice
{
public:
    HashDevice() { open(QIODevice::WriteOnly); }
    [[nodiscard]] QByteArray result() const { return m_hash.result(); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override
    {
        m_hash.addData(QByteArrayView(bytes, size));
        return size;
    }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace

// A stream of a fixed version makes the bytes the same on every machine and Qt.
class FactDigest::FactStream
{
public:
    FactStream()
        : m_stream(&m_device)
    {
        m_stream.setVersion(QDataStream::Qt_6_0);
    }

    [[nodiscard]] QString digest() const { return QString::fromLatin1(m_device.result().toHex()); }

    FactStream &operator<<(const QString &text)
    {
        m_stream << text.toUtf8();
        return *this;
    }
    FactStream &operator<<(qint64 number)
    {
        m_stream << number;
        return *this;
    }
    FactStream &operator<<(int number) { return *this << qint64(number); }
    FactStream &operator<<(bool flag) { return *this << qint64(flag); }
    FactStream &operator<<(Money money) { return *this << money.units; }
    FactStream &operator<<(const Currency &currency) { return *this << currency.code(); }
    FactStream &operator<<(const PartialDate &date)
    {
        return *this << date.toIso() << date.words();
    }
    template<typename Tag>
    FactStream &operator<<(StrongId<Tag> id)
    {
        return *this << id.value;
    }
    template<typename E>
    requires std::is_enum_v<E> FactStream &operator<<(E value)
    {
        return *this << QString(toCode(value));
    }
    template<typename T>
    FactStream &operator<<(const std::optional<T> &value)
    {
        *this << value.has_value();
        return value ? *this << *value : *this;
    }
    template<typename T>
    FactStream &operator<<(const QList<T> &values)
    {
        *this << qint64(values.size());
        for (const T &value : values) {
            *this << value;
        }
        return *this;
    }
    FactStream &operator<<(const Party &party)
    {
        return *this << party.company << party.role << party.sharePpm;
    }
    FactStream &operator<<(const Amount &amount)
    {
        return *this << amount.bound << amount.low << amount.high << amount.approximate
                     << amount.basis << amount.currency;
    }
    FactStream &operator<<(const Period &period)
    {
        return *this << period.start << period.end << period.months;
    }
    FactStream &operator<<(const Installment &installment)
    {
        return *this << installment.when << installment.amount;
    }
    FactStream &operator<<(const Settlement &s)
    {
        return *this << s.id << s.deal << s.rule << s.claims << s.reason;
    }
    FactStream &operator<<(const Quantity &quantity)
    {
        return *this << quantity.number << quantity.unit;
    }
    FactStream &operator<<(const Evidence &e)
    {
        return *this << e.source << e.locator << e.quote << e.attribution << e.sourcing << e.note
                     << e.tags << e.checkedBy << e.checkedOn << e.rank << e.rankReason;
    }
    FactStream &operator<<(const Company &c)
    {
        return *this << c.id << c.name << c.aliases << c.parent << c.note;
    }
    FactStream &operator<<(const Outlet &o)
    {
        return *this << o.id << o.name << o.named << o.aliases << o.homepage;
    }
    FactStream &operator<<(const Source &s)
    {
        return *this << s.id << s.key << s.outlet << s.kind << s.title << s.url << s.archivedUrl
                     << s.language << s.published << s.publishedInferred << s.accessed << s.fileName
                     << s.checksum;
    }
    FactStream &operator<<(const Deal &d)
    {
        return *this << d.id << d.key << d.title << d.kind << d.parties << d.note;
    }
    FactStream &operator<<(const Relation &r)
    {
        return *this << r.from << r.to << r.kind << r.claim;
    }
    FactStream &operator<<(const Claim &c)
    {
        return *this << c.id << c.deal << c.evidence << c.amount << c.status << c.form << c.period
                     << c.schedule << c.fullBy << c.quantity << c.happenedOn << c.expectedOn
                     << c.condition << c.otherParties << c.otherKind;
    }
    FactStream &operator<<(const Valuation &v)
    {
        return *this << v.id << v.company << v.evidence << v.amount << v.basis << v.asOf
                     << v.condition << v.deal;
    }
    FactStream &operator<<(const Milestone &m)
    {
        return *this << m.id << m.deal << m.source << m.label << m.date << m.expected << m.quote;
    }
    FactStream &operator<<(const ExchangeRate &r)
    {
        return *this << r.id << r.from << r.to << r.fromUnits << r.toUnits << r.date << r.source
                     << r.deal << r.quote;
    }

private:
    HashDevice m_device;
    QDataStream m_stream;
};

FactDigest::FactDigest()
    : m_facts(std::make_unique<FactStream>())
{
}

FactDigest::~FactDigest() = default;

void FactDigest::beginSources(const LedgerLists &lists, qint64 count)
{
    *m_facts << lists.companies << lists.outlets << count;
}

void FactDigest::add(const Source &source)
{
    *m_facts << source;
}

void FactDigest::beginDeals(qint64 count)
{
    *m_facts << count;
}

void FactDigest::add(const Deal &deal)
{
    *m_facts << deal;
}

void FactDigest::beginClaims(const LedgerLists &lists, qint64 count)
{
    *m_facts << lists.relations << count;
}

void FactDigest::add(const Claim &claim)
{
    *m_facts << claim;
}

QString FactDigest::finish(const LedgerLists &lists)
{
    *m_facts << lists.valuations << lists.milestones << lists.rates << lists.settlements;
    return m_facts->digest();
}

QString checksumOf(const LedgerData &data)
{
    FactDigest facts;
    facts.beginSources(data, data.sources.size());
    for (const Source &source : data.sources) {
        facts.add(source);
    }
    facts.beginDeals(data.deals.size());
    for (const Deal &deal : data.deals) {
        facts.add(deal);
    }
    facts.beginClaims(data, data.claims.size());
    for (const Claim &claim : data.claims) {
        facts.add(claim);
    }
    return facts.finish(data);
}

} // namespace dealscope::core
