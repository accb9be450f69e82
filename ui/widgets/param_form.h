// A form made from declared parameters: a labelled control each, with the range, the choices and the help of its
// ParamSpec. The one place where spin boxes are made. GUI thread.
#pragma once

#include "base/param_spec.h"

#include <QString>
#include <QWidget>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

class QFormLayout;
class QLabel;

namespace miro {

struct ParamField;

class ParamForm : public QWidget {
    Q_OBJECT

public:
    enum class Help { Tip, Below }; // where the help sentences stand

    explicit ParamForm(std::vector<ParamSpec> specs, Help help = Help::Tip, QWidget* parent = nullptr);
    ~ParamForm() override;

    // The parameters of params with these keys, in this order.
    template <typename Settings>
    static std::vector<ParamSpec> specsOf(const std::vector<BoundParam<Settings>>& params,
                                          const std::vector<std::string>& keys) {
        std::vector<ParamSpec> specs;
        for (const std::string& key : keys)
            for (const auto& param : params)
                if (param.spec.key == key)
                    specs.push_back(param.spec);
        return specs;
    }

    // Keys that are not in the form are a broken contract (std::logic_error). Values set here do not emit changed().
    ParamValue value(const std::string& key) const;
    void setValue(const std::string& key, const ParamValue& value);
    // What "not set" means now: "50, the model's own". Shown where no value is.
    void setUnsetText(const std::string& key, const QString& text);
    // For Text: a list to choose from, value and words, beside what may be typed.
    void setSuggestions(const std::string& key, const std::vector<std::pair<std::string, QString>>& suggestions);
    // A line under the control; empty: none.
    void setNote(const std::string& key, const QString& text);
    QWidget* editor(const std::string& key) const;

    // Between the form and a struct: the keys that both know.
    template <typename Settings>
    void show(const Settings& settings, const std::vector<BoundParam<Settings>>& params) {
        for (const auto& param : params)
            if (has(param.spec.key))
                setValue(param.spec.key, param.get(settings));
    }
    template <typename Settings>
    void writeTo(Settings& settings, const std::vector<BoundParam<Settings>>& params) const {
        for (const auto& param : params)
            if (has(param.spec.key))
                param.set(settings, value(param.spec.key));
    }

Q_SIGNALS:
    void changed(const QString& key); // by the user; the value has passed checkParam()

private:
    bool has(const std::string& key) const;
    ParamField& field(const std::string& key) const;
    void setTexts();

    Help m_help;
    std::vector<std::unique_ptr<ParamField>> m_fields;
};

} // namespace miro
