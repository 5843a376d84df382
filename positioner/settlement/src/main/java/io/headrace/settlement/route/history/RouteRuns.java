package io.headrace.settlement.route.history;

import io.headrace.decision.route.Run;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.journal.transfer.BooksQuery;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.journal.transfer.LifeStep;
import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.slot.Slot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The runs of each route as the books tell them: from the first sending to the credit. What is still on
/// its way counts with the time it has taken; what came back or is under review did not arrive by then.
///
/// @param usdPerUnit of the asset that moves
/// @param usdPerWei by chain; a chain that is not named makes its gas unknown, and its runs are left out
public record RouteRuns(double usdPerUnit, Map<Long, Double> usdPerWei) {
    public RouteRuns {
        usdPerWei = Map.copyOf(usdPerWei);
    }

    /// The newest transfers of all routes.
    ///
    /// @param most transfers that are read
    /// @param nowNanos desk time
    public Map<String, List<Run>> read(BooksReader books, int most, long nowNanos) {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        for (Life life : books.page(BooksQuery.newest(most))) {
            books.dossier(life.id())
                    .flatMap(dossier -> run(dossier, books.gas(slots(dossier)), nowNanos))
                    .ifPresent(run -> runs.computeIfAbsent(life.plan().route().name(), name -> new ArrayList<>())
                            .add(run));
        }
        return runs;
    }

    private static List<SlotId> slots(Dossier dossier) {
        return dossier.slots().stream().map(Slot::id).toList();
    }

    /// One transfer's run; empty for one that never left, and where its gas cannot be priced.
    ///
    /// @param burnt wei by slot
    public Optional<Run> run(Dossier dossier, Map<SlotId, BigInteger> burnt, long nowNanos) {
        Evidence evidence = dossier.life().evidence();
        Optional<Long> sent = first(dossier, State.SENDING);
        Optional<Long> credited = first(dossier, State.CREDITED);
        if (sent.isEmpty() || evidence.paid() <= 0 || !usdPerWei.keySet().containsAll(chains(burnt))) {
            return Optional.empty();
        }
        long until = credited.or(() -> first(dossier, State.REVERSED)).orElse(Math.max(nowNanos, sent.get()));
        double kept = credited.isPresent() ? Math.max(0, evidence.paid() - evidence.credited()) : 0;
        return Optional.of(new Run(
                (until - sent.get()) / 1e9,
                credited.isPresent(),
                evidence.paid() * usdPerUnit,
                kept * usdPerUnit,
                gasUsd(burnt)));
    }

    private static List<Long> chains(Map<SlotId, BigInteger> burnt) {
        return burnt.keySet().stream().map(slot -> slot.lane().chainId()).toList();
    }

    private double gasUsd(Map<SlotId, BigInteger> burnt) {
        return burnt.entrySet().stream()
                .mapToDouble(entry -> entry.getValue().doubleValue()
                        * usdPerWei.getOrDefault(entry.getKey().lane().chainId(), Double.NaN))
                .sum();
    }

    private static Optional<Long> first(Dossier dossier, State state) {
        return dossier.steps().stream()
                .filter(step -> step.state() == state)
                .map(LifeStep::atNanos)
                .findFirst();
    }
}
