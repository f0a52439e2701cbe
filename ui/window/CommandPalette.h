// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QLineEdit;
class QListWidget;

namespace dealscope::ui {

/// Type a few letters of anything, press Enter.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    struct Entry {
        QString name;
        QString hint; ///< "action · Ctrl+F", "company, 17 deals"
        std::function<void()> run;
    };
    explicit CommandPalette(QList<Entry> entries, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListWidget *list() const { return m_list; }

    static constexpr int MaxShown = 50;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &words);
    void run();

    QList<Entry> m_entries;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace dealscope::ui
