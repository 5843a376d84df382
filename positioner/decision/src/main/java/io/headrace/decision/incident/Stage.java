package io.headrace.decision.incident;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.PriceReading;
import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.circumstance.VenueReport;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.law.During;
import io.headrace.decision.simulation.law.Laws;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The world of an incident.
///
/// @param balances at the start, treasury first
/// @param needs by period, one snapshot per venue in the order of the settings
/// @param hearings what the desk hears and when
/// @param models which model there is from when on; the first from the start
/// @param happenings what a reader of the timeline should know, in order of time
/// @param instances of the desk that run side by side, each with a memory of its own, at least 1
/// @param offsets whether the first instance's advice on offsets is carried out
public record Stage(
        DeskSettings settings,
        List<TokenAmount> balances,
        List<List<MarginSnapshot>> needs,
        Laws laws,
        List<Hearing> hearings,
        List<ModelChange> models,
        List<Happening> happenings,
        int instances,
        boolean offsets) {
    /// @param source forecasts from the first period at or after this instant
    public record ModelChange(long fromNanos, ModelSource source) {}

    /// @param text one clause
    public record Happening(During when, String text) {}

    public Stage {
        balances = List.copyOf(balances);
        needs = needs.stream().map(List::copyOf).toList();
        hearings = List.copyOf(hearings);
        models = List.copyOf(models);
        happenings = List.copyOf(happenings);
        if (needs.isEmpty() || models.isEmpty() || instances < 1) {
            throw new IllegalArgumentException("a stage needs a market, a model and a desk");
        }
    }

    public long startNanos() {
        return needs.getFirst().getFirst().knownNanos();
    }

    /// What the desk hears at an instant.
    Circumstances heard(long nowNanos) {
        List<VenueReport> reports = new ArrayList<>();
        List<PriceReading> prices = new ArrayList<>();
        List<UnknownBalance> unknown = new ArrayList<>();
        Operator operator = Operator.RUNNING;
        for (Hearing hearing : hearings) {
            if (hearing.when().holds(nowNanos)) {
                switch (hearing) {
                    case Hearing.Report(var when, var venue, var source, var condition) ->
                        reports.add(new VenueReport(venue, source, nowNanos, condition));
                    case Hearing.Price(var when, var venue, var asset, var source, var kind, var value, var age) ->
                        prices.add(new PriceReading(venue, asset, source, kind, value, nowNanos - age));
                    case Hearing.Unread(During when, String node) ->
                        unknown.add(new UnknownBalance(
                                node, OptionalLong.of(when.fromNanos()), "the balance of " + node + " cannot be read"));
                    case Hearing.Told(var when, var state) ->
                        operator = new Operator(state, when.fromNanos(), "for the incident");
                }
            }
        }
        return new Circumstances(reports, prices, unknown, operator);
    }

    /// The model that forecasts at an instant.
    ModelSource source(long nowNanos) {
        ModelSource source = models.getFirst().source();
        for (ModelChange change : models) {
            source = change.fromNanos() <= nowNanos ? change.source() : source;
        }
        return source;
    }

    /// The same world in which advice on offsets stays advice.
    public Stage withoutOffsets() {
        return new Stage(settings, balances, needs, laws, hearings, models, happenings, instances, false);
    }
}
