import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import io.headrace.models.evaluation.LevelScore;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.store.intake.RawEvents;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TradedVenues;
import io.headrace.training.validate.FamilyScore;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Out-of-fold loss of families at several windows, for the standard desk of funding pairs.
public final class ForecastWindows {
    private static final long HOUR = 3_600_000_000_000L;

    private ForecastWindows() {}

    /// @param args folder of perp_venues_1h, share of the span to use, families with commas between, windows likewise
    ///     as hours of lead and of the window itself, such as `1+4`
    public static void main(String[] args) {
        List<MarketEvent> events = RawEvents.in(Path.of(args[0]), Progress.SILENT).stream()
                .filter(event -> event.kind() != EventKind.LIQUIDATION)
                .toList();
        TradedVenues traded = TradedVenues.in(events);
        DeskSettings desk = DeskSettings.defaults(traded.venues(), traded.coins());
        DeskRecording recording = DeskRecording.replay(events, desk.portfolio(), desk.periodNanos(), Progress.SILENT);
        double share = Double.parseDouble(args[1]);
        long until = recording.fromNanos() + (long) (share * (recording.toNanos() - recording.fromNanos()));
        for (String window : args[3].split(",")) {
            long[] hours =
                    Arrays.stream(window.split("\\+")).mapToLong(Long::parseLong).toArray();
            for (String family : args[2].split(",")) {
                TrainingRequest request = new TrainingRequest(
                        TrainerFamily.named(family).orElseThrow(),
                        QuantileLevels.STANDARD,
                        new ForecastWindow(hours[0] * HOUR, hours[1] * HOUR),
                        until,
                        4,
                        FamilySettings.USUAL,
                        1,
                        List.of());
                for (FamilyScore score :
                        new TrainingRun(recording, request).run(Progress.SILENT).scores()) {
                    System.out.println(line(hours, score));
                }
            }
        }
    }

    private static String line(long[] hours, FamilyScore score) {
        return String.format(
                Locale.ROOT,
                "after %d h for %2d h  %-14s WQL %.4f  coverage .95 %.4f  .99 %.4f  %d rows",
                hours[0],
                hours[1],
                score.family(),
                score.total().wql().orElse(Double.NaN),
                score.total().at(.95).map(LevelScore::coverage).orElse(Double.NaN),
                score.total().at(.99).map(LevelScore::coverage).orElse(Double.NaN),
                score.total().rows());
    }
}
