package io.headrace.settlement.courier;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.HoldingView;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.reconcile.Finding;
import io.headrace.settlement.reconcile.Reconciliation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reconciles plans, books and chains at the start and every few ticks. What stays unexplained at a later block, by
/// the same amount, halts everything new, and so does money that is gone, or too much, at three comparisons in a
/// row, by whatever amounts; until the first comparison is over nothing new begins.
final class Comparing {
    private static final int EVERY = 10; // ticks
    private static final int LASTING = 2; // times that it was still so at a later block, in any amount

    private final Standing standing;
    private final Outside outside;
    private final long strayUnits;
    private final Map<String, Finding> suspected = new HashMap<>();
    private final Map<String, Integer> lasting = new HashMap<>(); // comparisons in a row that found the like
    private final SortedMap<Long, BlockRef> clean = new TreeMap<>();
    private boolean settled;
    private boolean halted; // at the last look
    private long ticks;

    /// @param strayUnits most that may be too much at a node and be booked without a person
    Comparing(Standing standing, Outside outside, long strayUnits) {
        this.standing = standing;
        this.outside = outside;
        this.strayUnits = strayUnits;
    }

    /// Whether a comparison came to an end since the start and since the last halt.
    boolean isSettled() {
        return settled && !halted;
    }

    /// By chain, the final block at which books and vaults last said the same.
    SortedMap<Long, BlockRef> clean() {
        return clean;
    }

    /// What no transfer explains, as it was seen first.
    List<Finding> unexplained() {
        return List.copyOf(suspected.values());
    }

    void tick() {
        settled &= !halted || standing.isHalted(); // under a halt none is raised: who is let go looks first
        halted = standing.isHalted();
        if (settled && ++ticks % EVERY != 0) {
            return;
        }
        SortedMap<String, List<HoldingView>> views = views();
        Reconciliation found = Reconciliation.of(standing.ledger(), standing.open(), views);
        if (found.isClean()) {
            clean.putAll(found.blocks());
        }
        List<String> reasons = new ArrayList<>(found.contradictions());
        found.findings().forEach(finding -> suspect(finding).ifPresent(reasons::add));
        if (!reasons.isEmpty() && !standing.isHalted()) {
            halt(String.join("; ", reasons));
        }
        settled |= !reasons.isEmpty()
                || (found.findings().size() == views.size()
                        && found.findings().stream().allMatch(finding -> finding.isClean() || isStray(finding)));
    }

    private SortedMap<String, List<HoldingView>> views() {
        SortedMap<String, List<HoldingView>> views = new TreeMap<>();
        for (String node : standing.ledger().accounts().keySet()) {
            if (outside.holdings().reads(node)) {
                views.put(node, List.of());
            }
        }
        views.putAll(outside.holdings().look(views.keySet()));
        return views;
    }

    /// @return why everything new must halt; empty while it may be that one has only seen more than the other
    private Optional<String> suspect(Finding finding) {
        Finding first = suspected.get(finding.node());
        if (first == null || Long.signum(first.unexplained()) != Long.signum(finding.unexplained())) {
            lasting.remove(finding.node());
        }
        if (finding.isClean()) {
            suspected.remove(finding.node());
            return Optional.empty();
        }
        if (first == null || first.unexplained() != finding.unexplained()) {
            suspected.put(finding.node(), finding);
            return lasts(first, finding) ? doubt(lasting(first, finding)) : Optional.empty();
        }
        return first.block() >= finding.block() ? Optional.empty() : doubt(finding);
    }

    private Optional<String> doubt(Finding finding) {
        return isStray(finding) && booked(finding) ? Optional.empty() : Optional.of(finding.sentence());
    }

    /// Whether money is gone, or too much, at each later block: what goes or comes little by little is never twice the
    /// same.
    private boolean lasts(@Nullable Finding before, Finding now) {
        boolean again = before != null && before.block() < now.block();
        return lasting.merge(now.node(), again ? 1 : 0, Integer::sum) >= LASTING;
    }

    /// Of what is too much only the part that the look before found as well: what is newer may be explained yet.
    private static Finding lasting(@Nullable Finding before, Finding now) {
        return before == null || now.unexplained() < 0 || now.unexplained() < before.unexplained()
                ? now
                : new Finding(now.node(), now.block(), now.booked(), now.seen(), before.unexplained());
    }

    /// Anybody may send a vault money: a little more than the books expect is no reason to stand still.
    private boolean isStray(Finding finding) {
        return finding.unexplained() > 0 && finding.unexplained() <= strayUnits;
    }

    private boolean booked(Finding finding) {
        String what = "stray at " + finding.node() + ", block " + finding.block();
        boolean written = explained(finding.node(), finding.unexplained(), what);
        if (written) {
            outside.pager().accept("reconciliation", finding.sentence() + "; booked as a gift: " + what);
        }
        return written;
    }

    private void halt(String why) {
        if (standing.halt(why)) {
            outside.pager()
                    .accept(
                            "reconciliation",
                            why + "; nothing new begins until two persons have said what it is ('chains doubts')");
        }
    }

    /// Books what persons found out about money that came or went without a transfer.
    ///
    /// @param reference of what they found, such as a transaction's hash; the same is booked once
    /// @param units base units, negative for what is gone
    boolean explained(String node, long units, String reference) {
        String id = "explained " + reference;
        boolean there = units > 0 || (units < 0 && -units <= standing.ledger().available(node));
        List<Entry> entries = units > 0 ? List.of(new Entry.Surplus(id, node, units)) : lost(id, node, -units);
        boolean written = there && !standing.isBooked(entries.getFirst()) && standing.book(entries);
        if (written) {
            suspected.remove(node);
            lasting.remove(node);
        }
        return written;
    }

    private static List<Entry> lost(String id, String node, long units) {
        return List.of(new Entry.Reserve(id, node, units), new Entry.Post(id, units), new Entry.WriteOff(id));
    }
}
