package io.headrace.training.cli.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.evaluation.LevelScore;
import io.headrace.models.evaluation.QuantileScore;
import io.headrace.training.validate.FamilyScore;
import io.headrace.training.validate.TrainerFamily;
import java.util.List;
import java.util.Locale;

/// Forecast scores side by side.
public final class ScoreTable {
    private ScoreTable() {}

    public static String text(String rows, List<FamilyScore> scores) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-14s %7s %10s %9s %9s %9s   pinball, USD at .5 .95 .99%n",
                rows,
                "WQL",
                "crossings",
                "cov .95",
                "cov .99",
                "forecasts"));
        for (FamilyScore score : scores) {
            text.append(line(name(score.family()), score.total()));
        }
        FamilyScore own = scores.getFirst();
        if (own.byVenue().size() > 1) {
            text.append('\n').append(own.family()).append(" by venue\n");
            own.byVenue().forEach((venue, score) -> text.append(line("  " + venue, score)));
        }
        return text.toString();
    }

    public static ArrayNode json(List<FamilyScore> scores) {
        ArrayNode families = JsonNodeFactory.instance.arrayNode();
        for (FamilyScore score : scores) {
            ObjectNode node = families.addObject().put("family", score.family());
            fill(node, score.total());
            ObjectNode venues = node.putObject("venues");
            score.byVenue().forEach((venue, each) -> fill(venues.putObject(venue), each));
        }
        return families;
    }

    private static void fill(ObjectNode node, QuantileScore score) {
        node.put("rows", score.rows());
        score.wql().ifPresentOrElse(wql -> node.put("wql", wql), () -> node.putNull("wql"));
        node.put("crossings", score.crossings());
        ArrayNode levels = node.putArray("levels");
        for (LevelScore level : score.levels()) {
            levels.addObject()
                    .put("level", level.level())
                    .put("pinball_usd", level.pinball())
                    .put("coverage", level.coverage());
        }
    }

    /// The seasonal family is climatology, and is called so wherever people read it.
    static String name(String family) {
        return family.equals(TrainerFamily.SEASONAL.label()) ? "climatology" : family;
    }

    private static String line(String name, QuantileScore score) {
        return String.format(
                Locale.ROOT,
                "%-14s %7s %9.1f%% %9s %9s %,9d   %9s %9s %9s%n",
                name,
                score.wql().isPresent()
                        ? String.format(Locale.ROOT, "%.4f", score.wql().getAsDouble())
                        : "-",
                100 * score.crossings(),
                coverage(score, .95, "%.1f%%"),
                coverage(score, .99, "%.2f%%"),
                score.rows(),
                pinball(score, .5),
                pinball(score, .95),
                pinball(score, .99));
    }

    /// `-` for a level that is not forecast, as with a model of another program.
    private static String coverage(QuantileScore score, double level, String form) {
        return score.at(level)
                .map(each -> String.format(Locale.ROOT, form, 100 * each.coverage()))
                .orElse("-");
    }

    private static String pinball(QuantileScore score, double level) {
        return score.at(level)
                .map(each -> String.format(Locale.ROOT, "%,.0f", each.pinball()))
                .orElse("-");
    }
}
