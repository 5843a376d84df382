package io.headrace.inference.api;

import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskSnapshot;
import io.headrace.inference.forecast.ChampionModel;
import io.headrace.inference.forecast.ServedModel;
import io.headrace.models.card.ModelCard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who decides now, since when and why; and the champion model, in charge or not.
///
/// @param decider MODEL or RULE; null before the first decision
/// @param why why it is in charge, one sentence
/// @param modelId of the model in use; null when there is none
/// @param calibrationDigest of the calibration as it stands
/// @param refused why the registry's champion is not in use; null when it is
public record ModelAnswer(
        @Schema(nullable = true) @Nullable Decider decider,
        @Schema(nullable = true) @Nullable Instant since,
        String why,
        @Schema(nullable = true) @Nullable String modelId,
        @Schema(nullable = true) @Nullable String modelFamily,
        @Schema(nullable = true) @Nullable String libraryVersion,
        @Schema(nullable = true) @Nullable Instant trainedFrom,
        @Schema(nullable = true) @Nullable Instant trainedTo,
        Map<String, Double> scores,
        List<String> datasetDigests,
        @Schema(nullable = true) @Nullable String limits,
        @Schema(nullable = true) @Nullable String calibrationDigest,
        @Schema(nullable = true) @Nullable String refused) {
    static ModelAnswer of(DeskBoard board, DeskSnapshot shown) {
        Optional<Decision> last = shown.last();
        Optional<ServedModel> served = board.served();
        Optional<ChampionModel> champion = served.map(ServedModel::champion);
        Optional<ModelCard> card = champion.flatMap(ChampionModel::card);
        return new ModelAnswer(
                last.map(Decision::decider).orElse(null),
                last.map(decision -> Times.instant(decision.memory().sinceNanos()))
                        .orElse(null),
                last.map(Decision::why).orElse(shown.message()),
                card.map(ModelCard::id).orElse(null),
                card.map(ModelCard::family).orElse(null),
                card.map(ModelCard::libraryVersion).orElse(null),
                card.map(found -> Times.instant(found.trainedFromNanos())).orElse(null),
                card.map(found -> Times.instant(found.trainedToNanos())).orElse(null),
                card.map(ModelCard::scores).orElse(Map.of()),
                card.map(ModelCard::datasetDigests).orElse(List.of()),
                card.map(ModelCard::limits).orElse(null),
                shown.calibrationDigest().orElse(null),
                served.map(ServedModel::doubt).filter(doubt -> !doubt.isEmpty()).orElse(null));
    }
}
