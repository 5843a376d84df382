import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.store.intake.RawEvents;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TradedVenues;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What can be benchmarked: a desk on data, and a window.
///
/// @param folder of the data, below the folder of all; empty for synthetic
/// @param desk settings file; empty for the standard desk of funding pairs
/// @param share of the span that is used, from its end
enum BenchSet {
    PAIRS_1H("perp_venues_1h", "", 0, 60, 4, 1),
    PAIRS_4H("perp_venues_1h", "", 0, 240, 4, 1),
    PAIRS_24H("perp_venues_1h", "", 0, 1440, 4, 1),
    MAKING_1H("perp_venues_1h", "making", 0, 60, 4, 1),
    MAKING_4H("perp_venues_1h", "making", 0, 240, 4, 1),
    MAKING_24H("perp_venues_1h", "making", 0, 1440, 4, 1),
    BITMEX_20M("bitmex_xbtusd_1m", "bitmex", 15, 5, 4, .25),
    INTEREST_4H("perp_venues_1h", "interest", 240, 60, 4, 1),
    GMX_30M("gmx_v1_avalanche_1m", "gmx", 15, 15, 2, 1),
    AAVE_30M("aave_v3_polygon_1m", "aave", 15, 15, 2, 1),
    SYNTHETIC_4H("", "", 0, 240, 4, 1);

    static final SyntheticMarket SYNTHETIC = new SyntheticMarket(SyntheticSpec.demo().withDays(150));

    private static final long MINUTE = 60_000_000_000L;

    private final String folder;
    private final String desk;
    private final int leadMinutes;
    private final int reviewMinutes;
    private final int folds;
    private final double share;

    BenchSet(String folder, String desk, int leadMinutes, int reviewMinutes, int folds, double share) {
        this.folder = folder;
        this.desk = desk;
        this.leadMinutes = leadMinutes;
        this.reviewMinutes = reviewMinutes;
        this.folds = folds;
        this.share = share;
    }

    static BenchSet named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean synthetic() {
        return folder.isEmpty();
    }

    int folds() {
        return folds;
    }

    ForecastWindow window() {
        return new ForecastWindow(leadMinutes * MINUTE, reviewMinutes * MINUTE);
    }

    /// @param data the folder of all data
    /// @param desks the folder of settings files
    DeskRecording recording(Path data, Path desks) {
        List<MarketEvent> events = synthetic()
                ? SYNTHETIC.events()
                : RawEvents.in(data.resolve(folder), Progress.SILENT).stream()
                        .filter(event -> event.kind() != EventKind.LIQUIDATION)
                        .toList();
        long period = 60 * MINUTE;
        Portfolio portfolio = syntheticDesk();
        if (!desk.isEmpty()) {
            DeskSettings settings = DeskSettings.load(desks.resolve(desk + ".yaml"));
            period = settings.periodNanos();
            portfolio = settings.portfolio();
        } else if (!synthetic()) {
            TradedVenues traded = TradedVenues.in(events);
            portfolio = DeskSettings.defaults(traded.venues(), traded.coins()).portfolio();
        }
        DeskRecording whole = DeskRecording.replay(events, portfolio, period, Progress.SILENT);
        long from = whole.toNanos() - (long) (share * (whole.toNanos() - whole.fromNanos()));
        return whole.between(from, whole.toNanos());
    }

    static PortfolioSpec syntheticDesk() {
        return PortfolioSpec.forVenues(
                SYNTHETIC.spec().venues(), SYNTHETIC.spec().coins());
    }
}
