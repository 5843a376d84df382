package io.headrace.decision.incident;

import io.headrace.decision.incident.Criterion.Finding;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.simulation.law.During;
import java.util.List;
import java.util.Locale;

/// Criteria that incidents share. Hours count from the start of the stage; "until" is the hour after the last.
final class Criteria {
    private static final double SLIGHT = .01;

    private Criteria() {}

    /// A venue has what it needs, but for a hundredth, at every check.
    static Criterion covered(String venue, int fromHour, int untilHour) {
        During when = Staging.during(fromHour, untilHour);
        return new Criterion(
                "covered " + venue,
                venue + " has what it needs, but for a hundredth, at every check " + hours(fromHour, untilHour),
                (ours, rule) -> {
                    Ledger.Worst worst = Ledger.of(ours).worstShort(venue, when);
                    return new Finding(
                            worst.share() <= SLIGHT,
                            worst.share() > 0
                                    ? String.format(
                                            Locale.ROOT,
                                            "%s lacked at most %.1f %%, in hour %d; %d hours above 1 %%",
                                            venue,
                                            100 * worst.share(),
                                            worst.hour(),
                                            worst.hours())
                                    : venue + " lacked nothing then");
                });
    }

    /// Never dearer than the rule by more than the guard allows, at any hour.
    static Criterion bounded() {
        return new Criterion(
                "bounded",
                "at every hour it has cost no more than 1.1 times the threshold rule plus the guard's budget",
                (ours, rule) -> {
                    GuardParameters guard = ours.stage().settings().guard().orElseThrow();
                    double most = Double.NEGATIVE_INFINITY;
                    List<Double> own = Ledger.of(ours).costs();
                    List<Double> others = Ledger.of(rule).costs();
                    for (int t = 0; t < own.size(); t++) {
                        most = Math.max(most, own.get(t) - guard.allowedUsd(others.get(t)));
                    }
                    return new Finding(
                            most <= 1e-3,
                            String.format(
                                    Locale.ROOT,
                                    "it cost %,.0f USD, the rule %,.0f; the bound was %s by %,.0f at the nearest",
                                    own.getLast(),
                                    others.getLast(),
                                    most <= 1e-3 ? "kept" : "passed",
                                    Math.abs(most)));
                });
    }

    /// With its advice carried out the desk pays at most a share of what the rule pays.
    static Criterion cheaperThanRule(double share) {
        return new Criterion(
                "cheaper",
                String.format(Locale.ROOT, "all in all it costs at most %.2f of what the threshold rule does", share),
                (ours, rule) -> {
                    double own = Ledger.of(ours).costs().getLast();
                    double others = Ledger.of(rule).costs().getLast();
                    return new Finding(
                            own <= share * others,
                            String.format(Locale.ROOT, "it cost %,.0f USD, the rule %,.0f", own, others));
                });
    }

    /// What was paid on the ways, gas aside, stays below an amount.
    static Criterion pricesAtMost(double usd) {
        return new Criterion(
                "price of ways",
                String.format(Locale.ROOT, "transfers cost no more than %,.0f USD beside gas", usd),
                (ours, rule) -> found(Ledger.of(ours).pricesUsd(), usd, "transfers cost %,.0f USD beside gas"));
    }

    static Criterion sendsAtMost(String venue, int fromHour, int untilHour, double usd) {
        return new Criterion(
                "sent to " + venue,
                String.format(
                        Locale.ROOT, "no more than %,.0f USD depart to %s %s", usd, venue, hours(fromHour, untilHour)),
                (ours, rule) -> found(
                        Ledger.of(ours).sentTo(venue, Staging.during(fromHour, untilHour)),
                        usd,
                        "%,.0f USD departed to " + venue));
    }

    static Criterion sendsAtLeast(String venue, int fromHour, int untilHour, double usd) {
        return new Criterion(
                "help for " + venue,
                String.format(
                        Locale.ROOT, "at least %,.0f USD depart to %s %s", usd, venue, hours(fromHour, untilHour)),
                (ours, rule) -> {
                    double sent = Ledger.of(ours).sentTo(venue, Staging.during(fromHour, untilHour));
                    return new Finding(
                            sent >= usd, String.format(Locale.ROOT, "%,.0f USD departed to %s", sent, venue));
                });
    }

    /// No more than an amount leaves a venue, or (with no name) all venues.
    static Criterion takesAtMost(String venue, int fromHour, int untilHour, double usd) {
        String whom = venue.isEmpty() ? "the venues" : venue;
        return new Criterion(
                "taken from " + whom,
                String.format(Locale.ROOT, "no more than %,.0f USD leave %s %s", usd, whom, hours(fromHour, untilHour)),
                (ours, rule) -> found(
                        Ledger.of(ours).takenFrom(venue, Staging.during(fromHour, untilHour)),
                        usd,
                        "%,.0f USD left " + whom));
    }

    static Criterion takesAtLeast(String venue, int fromHour, int untilHour, double usd) {
        return new Criterion(
                "rescued from " + venue,
                String.format(Locale.ROOT, "at least %,.0f USD leave %s %s", usd, venue, hours(fromHour, untilHour)),
                (ours, rule) -> {
                    double taken = Ledger.of(ours).takenFrom(venue, Staging.during(fromHour, untilHour));
                    return new Finding(taken >= usd, String.format(Locale.ROOT, "%,.0f USD left %s", taken, venue));
                });
    }

    /// What a venue holds and what is on its way there stays below a multiple of its demand.
    static Criterion neverAbove(String venue, int fromHour, int untilHour, double multiple) {
        return new Criterion(
                "not overfilled",
                String.format(
                        Locale.ROOT,
                        "%s has and expects no more than %.2f times its demand %s",
                        venue,
                        multiple,
                        hours(fromHour, untilHour)),
                (ours, rule) -> {
                    double most = Ledger.of(ours).mostMultiple(venue, Staging.during(fromHour, untilHour));
                    return new Finding(
                            most <= multiple,
                            String.format(Locale.ROOT, "%s had and expected up to %.2f times its demand", venue, most));
                });
    }

    /// No venue is much better off than another.
    static Criterion fair(int fromHour, int untilHour, double apart) {
        return new Criterion(
                "fair",
                String.format(
                        Locale.ROOT,
                        "the best covered venue has at most %.2f times its demand more than the worst, "
                                + "at the median hour %s",
                        apart,
                        hours(fromHour, untilHour)),
                (ours, rule) -> found(
                        Ledger.of(ours).spread(Staging.during(fromHour, untilHour)), apart, "covers lay %.2f apart"));
    }

    static Criterion calm(double reversalsPerDay) {
        return new Criterion(
                "calm",
                String.format(
                        Locale.ROOT,
                        "money is sent back the way it came within a day no more than %.1f times a day",
                        reversalsPerDay),
                (ours, rule) -> found(Ledger.of(ours).reversalsPerDay(), reversalsPerDay, "%.1f reversals a day"));
    }

    static Criterion transfersAtMost(int fromHour, int untilHour, int most) {
        return new Criterion(
                "few transfers",
                "no more than " + most + " transfers depart " + hours(fromHour, untilHour),
                (ours, rule) -> found(
                        Ledger.of(ours).transfers(Staging.during(fromHour, untilHour)),
                        most,
                        "%.0f transfers departed"));
    }

    static Criterion gasAtMost(double usd) {
        return new Criterion(
                "gas",
                String.format(Locale.ROOT, "gas costs no more than %,.0f USD", usd),
                (ours, rule) -> found(Ledger.of(ours).gasUsd(), usd, "gas cost %,.0f USD"));
    }

    /// A forecast of now has no say.
    static Criterion modelSilent(int fromHour, int untilHour) {
        return new Criterion(
                "model silent",
                "no decision rests on a model's forecast of now " + hours(fromHour, untilHour),
                (ours, rule) -> found(
                        Ledger.of(ours).modelDecisions(Staging.during(fromHour, untilHour)),
                        0,
                        "%.0f decisions rested on the model"));
    }

    /// Buffers over demand are wider in one stretch than in an earlier one.
    static Criterion wider(int fromHour, int untilHour, int laterFrom, int laterUntil, double by) {
        return new Criterion(
                "wider buffers",
                String.format(
                        Locale.ROOT,
                        "mean cover %s is %.2f times demand above that %s",
                        hours(laterFrom, laterUntil),
                        by,
                        hours(fromHour, untilHour)),
                (ours, rule) -> {
                    Ledger ledger = Ledger.of(ours);
                    double before = ledger.meanCover(Staging.during(fromHour, untilHour));
                    double after = ledger.meanCover(Staging.during(laterFrom, laterUntil));
                    return new Finding(
                            after - before >= by,
                            String.format(Locale.ROOT, "mean cover went from %.2f to %.2f", before, after));
                });
    }

    private static Finding found(double value, double most, String sentence) {
        return new Finding(value <= most, String.format(Locale.ROOT, sentence, value));
    }

    private static String hours(int from, int until) {
        return "in hours " + from + " to " + (until - 1);
    }
}
