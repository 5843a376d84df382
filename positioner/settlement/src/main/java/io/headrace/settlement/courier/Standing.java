package io.headrace.settlement.courier;

import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Step;
import io.headrace.settlement.lifecycle.View;
import io.headrace.settlement.slot.Lane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How everything stands, as this instance has written it down. It changes when a commit has succeeded
/// and not before.
final class Standing {
    private final Books books;
    private final long fence;
    private final Map<LaneId, Lane> lanes;
    private final Map<String, Life> open = new LinkedHashMap<>();
    private Ledger ledger;
    private String halt;

    Standing(Books books, Opened opened, Map<LaneId, Lane> lanes) {
        this.books = books;
        this.fence = opened.fence();
        this.lanes = lanes;
        this.ledger = opened.ledger();
        this.halt = opened.halt();
        opened.open().forEach(life -> open.put(life.id(), life));
    }

    long fence() {
        return fence;
    }

    /// @throws Books.Fenced when another instance has the lease
    void requireLease() {
        long newest = books.newestFence();
        if (newest != fence) {
            throw new Books.Fenced(fence, newest);
        }
    }

    boolean knows(String transferId) {
        return books.knows(transferId);
    }

    Optional<Life> life(String id) {
        return Optional.ofNullable(open.get(id));
    }

    List<Life> open() {
        return List.copyOf(open.values());
    }

    Lane lane(LaneId id) {
        return Optional.ofNullable(lanes.get(id)).orElseThrow(() -> new IllegalStateException("no sender " + id));
    }

    List<Lane> lanes() {
        return List.copyOf(lanes.values());
    }

    Ledger ledger() {
        return ledger;
    }

    boolean isHalted() {
        return !halt.isEmpty();
    }

    boolean plan(Life life) {
        boolean written = commit(List.of(life), Optional.empty(), List.of());
        if (written) {
            open.put(life.id(), life);
        }
        return written;
    }

    boolean isBooked(Entry entry) {
        return books.isBooked(entry);
    }

    boolean book(List<Entry> entries) {
        Ledger next = after(entries);
        boolean written = commit(List.of(), Optional.empty(), entries);
        ledger = written ? next : ledger;
        return written;
    }

    boolean write(Lane lane) {
        boolean written = commit(List.of(), Optional.of(lane), List.of());
        if (written) {
            lanes.put(lane.id(), lane);
        }
        return written;
    }

    /// Writes down what one event led to: a step, and those that followed on it at once.
    ///
    /// @param view what the first step rests on
    /// @return whether it is written; what changes nothing is
    boolean write(View view, List<Step> steps) {
        Step last = steps.getLast();
        List<Life> lives = changed(view.life(), steps);
        List<Entry> entries =
                steps.stream().flatMap(step -> step.entries().stream()).toList();
        boolean laneStays = last.lane() == view.lane() || last.lane().equals(view.lane());
        if (lives.isEmpty() && laneStays && entries.isEmpty()) {
            return true;
        }
        Ledger next = after(entries);
        boolean written = commit(lives, laneStays ? Optional.empty() : Optional.of(last.lane()), entries);
        if (written) {
            ledger = next;
            lanes.put(last.lane().id(), last.lane());
            open.put(view.life().id(), last.life());
            if (last.life().state().isFinal()) {
                open.remove(view.life().id());
            }
        }
        return written;
    }

    private static List<Life> changed(Life before, List<Step> steps) {
        List<Life> changed = new ArrayList<>(steps.size());
        Life latest = before;
        for (Step step : steps) {
            if (!step.life().equals(latest)) {
                latest = step.life();
                changed.add(latest);
            }
        }
        return changed;
    }

    boolean halt(String why) {
        boolean written = books.commit(new Change(fence, List.of(), Optional.empty(), List.of(), Optional.of(why)));
        halt = written ? why : halt;
        return written;
    }

    private Ledger after(List<Entry> entries) {
        Ledger next = ledger;
        for (Entry entry : entries) {
            next = next.after(entry);
        }
        return next;
    }

    private boolean commit(List<Life> lives, Optional<Lane> lane, List<Entry> entries) {
        return books.commit(new Change(fence, lives, lane, entries, Optional.empty()));
    }
}
