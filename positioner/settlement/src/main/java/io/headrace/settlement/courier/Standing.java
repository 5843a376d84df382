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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How everything stands, as this instance has written it down. It changes when a commit has succeeded and not before.
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
        boolean written = commit(Optional.of(life), Optional.empty(), List.of());
        if (written) {
            open.put(life.id(), life);
        }
        return written;
    }

    boolean book(List<Entry> entries) {
        Ledger next = after(entries);
        boolean written = commit(Optional.empty(), Optional.empty(), entries);
        ledger = written ? next : ledger;
        return written;
    }

    boolean write(Lane lane) {
        boolean written = commit(Optional.empty(), Optional.of(lane), List.of());
        if (written) {
            lanes.put(lane.id(), lane);
        }
        return written;
    }

    /// @return whether it is written; what changes nothing is
    boolean write(View view, Step step) {
        boolean lifeStays = step.life().equals(view.life());
        boolean laneStays = step.lane() == view.lane() || step.lane().equals(view.lane());
        if (lifeStays && laneStays && step.entries().isEmpty()) {
            return true;
        }
        Ledger next = after(step.entries());
        boolean written = commit(
                lifeStays ? Optional.empty() : Optional.of(step.life()),
                laneStays ? Optional.empty() : Optional.of(step.lane()),
                step.entries());
        if (written) {
            ledger = next;
            lanes.put(step.lane().id(), step.lane());
            open.put(view.life().id(), step.life());
            if (step.life().state().isFinal()) {
                open.remove(view.life().id());
            }
        }
        return written;
    }

    boolean halt(String why) {
        boolean written =
                books.commit(new Change(fence, Optional.empty(), Optional.empty(), List.of(), Optional.of(why)));
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

    private boolean commit(Optional<Life> life, Optional<Lane> lane, List<Entry> entries) {
        return books.commit(new Change(fence, life, lane, entries, Optional.empty()));
    }
}
