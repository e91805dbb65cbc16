// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scope/classify.h"
#include "core/scope/recommend.h"
#include "core/scope/review.h"
#include "core/scope/triples.h"

#include <QString>
#include <QStringList>

namespace nb {

/// Words of the scope in the language of the window. Any thread.
[[nodiscard]] QString scopeWord(scope::Category category);
[[nodiscard]] QString scopeWord(scope::AssetState state);
[[nodiscard]] QString scopeWord(scope::Trust trust);
[[nodiscard]] QString scopeWord(scope::ControlKind kind);
[[nodiscard]] QString scopeWord(scope::DataState state);
[[nodiscard]] QString scopeWord(scope::Role role);
[[nodiscard]] QString scopeWord(scope::Grade grade);
[[nodiscard]] QString scopeWord(scope::Verdict verdict);
[[nodiscard]] QString scopeWord(scope::Carries carries);
[[nodiscard]] QString scopeWord(scope::Stage stage);
[[nodiscard]] QString scopeWord(scope::DenialReason reason);
[[nodiscard]] QString scopeWord(scope::ConvState state);
[[nodiscard]] QString scopeWord(scope::Severity severity);
[[nodiscard]] QString scopeWord(scope::Boundary boundary);
/// `stores, processes`; `none`; empty while not answered.
[[nodiscard]] QString accountDataWord(const std::optional<std::uint8_t>& data);

/// All words of an enumeration with so many enumerators, in their order.
template <typename Enum> [[nodiscard]] QStringList scopeWords(std::size_t count)
{
    QStringList words;
    for (std::size_t i = 0; i < count; ++i)
        words.append(scopeWord(static_cast<Enum>(i)));
    return words;
}

} // namespace nb
