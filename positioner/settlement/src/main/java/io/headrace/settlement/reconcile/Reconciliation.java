package io.headrace.settlement.reconcile;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.HoldingView;
import io.headrace.settlement.ledger.Flight;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Plans, books and chains held against each other at one moment.
///
/// @param findings of the nodes whose balance enough operators agree on
/// @param blocks by chain, what the findings rest on
/// @param contradictions between plans and books, and balances of one chain that are of different blocks, in words
public record Reconciliation(List<Finding> findings, SortedMap<Long, BlockRef> blocks, List<String> contradictions) {
    private static final int NEEDED = 2; // operators that must say the same

    public Reconciliation {
        findings = List.copyOf(findings);
        blocks = Collections.unmodifiableSortedMap(new TreeMap<>(blocks));
        contradictions = List.copyOf(contradictions);
    }

    /// @param open transfers that are not over
    /// @param views by node, what operators say
    public static Reconciliation of(Ledger ledger, Collection<Life> open, SortedMap<String, List<HoldingView>> views) {
        SortedMap<Long, BlockRef> blocks = new TreeMap<>();
        List<String> contradictions = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        views.forEach((node, said) -> agreed(said).ifPresent(seen -> {
            BlockRef first = blocks.putIfAbsent(seen.chainId(), seen.finalized());
            if (first == null || first.equals(seen.finalized())) {
                findings.add(finding(node, seen, ledger, open));
            } else {
                contradictions.add(mixed(seen, first));
            }
        }));
        contradictions.addAll(contradictions(ledger, open));
        return new Reconciliation(findings, blocks, contradictions);
    }

    /// Balances of different blocks would tell of money between two vaults twice, or not at all.
    private static String mixed(HoldingView seen, BlockRef first) {
        return "balances of chain " + seen.chainId() + " were read at " + first + " and at " + seen.finalized();
    }

    private static Finding finding(String node, HoldingView seen, Ledger ledger, Collection<Life> open) {
        long booked = ledger.posted(node);
        long left = Moves.of(node, ledger, open).unexplained(seen.units() - booked);
        return new Finding(node, seen.finalized().number(), booked, seen.units(), left);
    }

    /// A balance that enough operators tell, at the older of their blocks; none when as many tell
    /// another.
    public static Optional<HoldingView> agreed(List<HoldingView> said) {
        Map<Long, Map<String, HoldingView>> byUnits = new HashMap<>();
        said.forEach(view ->
                byUnits.computeIfAbsent(view.units(), units -> new HashMap<>()).put(view.operator(), view));
        List<Map<String, HoldingView>> enough = byUnits.values().stream()
                .filter(agreeing -> agreeing.size() >= NEEDED)
                .toList();
        return enough.size() != 1
                ? Optional.empty()
                : enough.getFirst().values().stream()
                        .min((a, b) -> Long.compare(
                                a.finalized().number(), b.finalized().number()));
    }

    private static List<String> contradictions(Ledger ledger, Collection<Life> open) {
        Map<String, Flight> flights = new HashMap<>(ledger.flights());
        List<String> found = new ArrayList<>();
        for (Life life : open) {
            Optional<Flight> flight = Optional.ofNullable(flights.remove(life.id()));
            flight.flatMap(booked -> contradiction(life, booked)).ifPresent(found::add);
        }
        flights.values().forEach(flight -> found.add("the books have " + flight + ", and no open transfer has"));
        return found;
    }

    private static Optional<String> contradiction(Life life, Flight booked) {
        long paid = life.evidence().paid();
        boolean same = booked.node().equals(life.plan().from())
                && booked.posted() == paid > 0
                && booked.units() == (paid > 0 ? paid : life.plan().units());
        return same ? Optional.empty() : Optional.of("the books have " + booked + ", the transfer is " + life);
    }

    public boolean isClean() {
        return contradictions.isEmpty() && findings.stream().allMatch(Finding::isClean);
    }
}
