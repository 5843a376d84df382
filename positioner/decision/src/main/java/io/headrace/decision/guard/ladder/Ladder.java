package io.headrace.decision.guard.ladder;

import io.headrace.decision.memory.LadderMemory;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.safeguard.LadderParameters;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.QuantileForecast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the rung that decides. One venue without a forecast brings the whole desk down, for collateral is
/// divided among all of them.
///
/// A desk falls at once. It climbs when something better was to be had at every decision of a probation, and
/// then to the worst there was meanwhile. The first decision needs no probation.
///
/// Where forecasts of now lack, a venue's forecast is the upper envelope of what is to be had: a forecast of now may
/// raise what a stale one says, and lowers nothing before its probation is over.
public final class Ladder {
    private final LadderParameters parameters;
    private final long lastGoodNanos;
    private final long probationNanos;

    public Ladder(DeskSettings settings) {
        parameters = settings.safeguards().ladder();
        lastGoodNanos = Math.multiplyExact(parameters.lastGoodPeriods(), settings.periodNanos());
        int longest =
                settings.routes().stream().mapToInt(settings::leadPeriods).max().orElse(1);
        probationNanos = Math.round(parameters.probationLeads() * longest * settings.periodNanos());
    }

    /// @param cap no better rung than this may decide, whatever forecasts there are
    /// @param capWhy why; only read when the cap is below the model's rung
    public Footing footing(
            Optional<LadderMemory> memory, DemandOutlook outlook, Rung cap, String capWhy, long nowNanos) {
        List<QuantileForecast> lastGood =
                memory.map(known -> young(known.lastGood(), nowNanos)).orElse(List.of());
        Best best = best(outlook, lastGood).under(cap, capWhy);
        LadderMemory next = next(memory, best.rung, nowNanos);
        Rung rung = next.rung();
        String why = rung.isBelow(best.rung) ? probation(best.rung, next, nowNanos) : best.why;
        boolean lacking = rung.isPredictive() && rung.isBelow(Rung.GUARDED);
        DemandOutlook decided = lacking ? filled(outlook, lastGood, rung) : outlook;
        return new Footing(
                new LadderMemory(
                        rung,
                        next.sinceNanos(),
                        next.candidate(),
                        next.candidateSinceNanos(),
                        next.restrained(),
                        remembered(outlook, lastGood, rung)),
                decided,
                why);
    }

    /// The best rung inputs allow.
    private record Best(Rung rung, String why) {
        Best under(Rung cap, String capWhy) {
            return cap.isBelow(rung) ? new Best(cap, capWhy) : this;
        }
    }

    private Best best(DemandOutlook outlook, List<QuantileForecast> lastGood) {
        Best best = new Best(Rung.MODEL, "");
        for (VenueOutlook venue : outlook.venues()) {
            Rung rung = rung(venue, lastGood);
            if (rung.isBelow(best.rung)) {
                best = new Best(rung, lacks(venue));
            }
        }
        return best;
    }

    private Rung rung(VenueOutlook venue, List<QuantileForecast> lastGood) {
        if (venue.forecast().isPresent()) {
            return venue.caveats().doubt().isPresent() ? Rung.GUARDED : Rung.MODEL;
        }
        if (of(lastGood, venue.venue()).isPresent()) {
            return Rung.LAST_GOOD;
        }
        return parameters.seasonal() && venue.seasonal().isPresent() ? Rung.SEASONAL : Rung.RULE;
    }

    private static String lacks(VenueOutlook venue) {
        if (venue.forecast().isPresent() && venue.caveats().doubt().isPresent()) {
            return "the forecast of " + venue.venue() + " only raises: "
                    + venue.caveats().doubt().get();
        }
        String reason = venue.support() instanceof ForecastSupport.Unavailable(String why) ? why : "none was made";
        return venue.venue() + " has no usable forecast: " + reason;
    }

    private LadderMemory next(Optional<LadderMemory> memory, Rung best, long nowNanos) {
        if (memory.isEmpty()) {
            return new LadderMemory(best, nowNanos, best, nowNanos, 0, List.of());
        }
        LadderMemory known = lifted(memory.get(), best, nowNanos);
        if (!known.rung().isBelow(best)) {
            long since = best == known.rung() ? known.sinceNanos() : nowNanos;
            return new LadderMemory(best, since, best, nowNanos, known.restrained(), List.of());
        }
        Rung candidate = known.isOnProbation() ? known.candidate().worse(best) : best;
        long since = known.isOnProbation() ? known.candidateSinceNanos() : nowNanos;
        return nowNanos - since >= probationNanos
                ? new LadderMemory(candidate, nowNanos, candidate, nowNanos, known.restrained(), List.of())
                : new LadderMemory(known.rung(), known.sinceNanos(), candidate, since, known.restrained(), List.of());
    }

    /// The rule needs no probation: it is back as soon as anything may move.
    private static LadderMemory lifted(LadderMemory known, Rung best, long nowNanos) {
        return known.rung() == Rung.HOLD && best != Rung.HOLD
                ? new LadderMemory(Rung.RULE, nowNanos, Rung.RULE, nowNanos, known.restrained(), known.lastGood())
                : known;
    }

    /// The ladder of a desk on which nothing can be decided.
    public static LadderMemory held(Optional<LadderMemory> memory, long nowNanos) {
        boolean already = memory.isPresent() && memory.get().rung() == Rung.HOLD;
        return new LadderMemory(
                Rung.HOLD,
                already ? memory.get().sinceNanos() : nowNanos,
                Rung.HOLD,
                nowNanos,
                memory.map(LadderMemory::restrained).orElse(0L),
                memory.map(LadderMemory::lastGood).orElse(List.of()));
    }

    private String probation(Rung best, LadderMemory next, long nowNanos) {
        return next.rung() == next.candidate()
                ? best + " is to be had again"
                : next.candidate() + " is on probation until "
                        + Instant.ofEpochSecond(0, next.candidateSinceNanos() + probationNanos)
                        + ": it is to be had since " + Instant.ofEpochSecond(0, next.candidateSinceNanos())
                        + (nowNanos == next.candidateSinceNanos() ? ", now" : "");
    }

    private DemandOutlook filled(DemandOutlook outlook, List<QuantileForecast> lastGood, Rung rung) {
        List<VenueOutlook> venues = new ArrayList<>();
        for (VenueOutlook venue : outlook.venues()) {
            List<QuantileForecast> had = new ArrayList<>();
            venue.forecast().ifPresent(had::add);
            of(lastGood, venue.venue())
                    .map(forecast -> aged(forecast, outlook.asOfNanos()))
                    .ifPresent(had::add);
            if (rung == Rung.SEASONAL) {
                venue.seasonal().ifPresent(had::add);
            }
            venues.add(had.isEmpty() ? venue : venue.with(Envelope.of(had)));
        }
        return outlook.with(venues);
    }

    private static QuantileForecast aged(QuantileForecast forecast, long nowNanos) {
        String model = forecast.support() instanceof ForecastSupport.FromModel(String id, String ignored) ? id : "";
        return new QuantileForecast(
                forecast.venue(),
                forecast.asOfNanos(),
                forecast.window(),
                forecast.levels(),
                forecast.values(),
                new ForecastSupport.LastGood(model, nowNanos - forecast.asOfNanos()));
    }

    /// On the model's rung forecasts of now; below it the older one is kept as long as it is young enough.
    private static List<QuantileForecast> remembered(
            DemandOutlook outlook, List<QuantileForecast> lastGood, Rung rung) {
        boolean keepsOld = rung == Rung.LAST_GOOD || rung == Rung.SEASONAL;
        List<QuantileForecast> kept = new ArrayList<>();
        for (VenueOutlook venue : outlook.venues()) {
            Optional<QuantileForecast> old = of(lastGood, venue.venue());
            Optional<QuantileForecast> now = venue.forecast();
            (keepsOld ? old.or(() -> now) : now.or(() -> old)).ifPresent(kept::add);
        }
        return kept;
    }

    private List<QuantileForecast> young(List<QuantileForecast> forecasts, long nowNanos) {
        return forecasts.stream()
                .filter(forecast -> nowNanos - forecast.asOfNanos() <= lastGoodNanos)
                .toList();
    }

    private static Optional<QuantileForecast> of(List<QuantileForecast> forecasts, String venue) {
        return forecasts.stream()
                .filter(forecast -> forecast.venue().equals(venue))
                .findFirst();
    }
}
