// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Comparison.h"

#include <QWidget>

class QComboBox;
class QDateEdit;

namespace dealscope::ui {

/// Chooses a state of knowledge: now, the last session, an edition, a day of publication, or any
/// other day.
class StateChooser : public QWidget
{
    Q_OBJECT

public:
    /// With `none` it also offers to choose nothing, in these words.
    explicit StateChooser(const QString &name, const QString &none = {}, QWidget *parent = nullptr);

    /// What there is to choose from. A choice that is no longer there becomes the first entry.
    void setOffers(const session::DashboardState &state, std::optional<QDate> lastSession);
    [[nodiscard]] const session::KnowledgePoint &point() const { return m_point; }
    /// Does not emit. A day that is no day of publication is shown as another day.
    void setPoint(const session::KnowledgePoint &point);

    [[nodiscard]] QComboBox *box() const { return m_box; }
    [[nodiscard]] QDateEdit *date() const { return m_date; }

Q_SIGNALS:
    void pointChosen(const dealscope::session::KnowledgePoint &point);

private:
    void offer(const QString &words, const session::KnowledgePoint &point);
    void separate();
    void showPoint();
    void choose(const session::KnowledgePoint &point);

    QString m_none;
    QComboBox *m_box;
    QDateEdit *m_date;
    QList<session::KnowledgePoint> m_offers; ///< as the entries of the box
    session::KnowledgePoint m_point;
};

} // namespace dealscope::ui
