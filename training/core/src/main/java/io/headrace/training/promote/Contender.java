package io.headrace.training.promote;

import io.headrace.models.card.ModelCard;
import io.headrace.training.validate.RowLosses;
import java.util.Optional;

/// A model with what it lost row by row.
///
/// @param losses empty when none were published with it
public record Contender(ModelCard card, Optional<RowLosses> losses) {}
