package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Books;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.Coverage;
import io.headrace.settlement.simulation.chaos.FaultKind;
import io.headrace.settlement.simulation.chaos.Killed;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Books in memory with the keys of the real ones. A commit is lost or kept as a whole. In half of all
/// worlds the lease is kept beside the journal and outlives a restored backup, in the others it is part
/// of it.
public final class SimBooks implements Books {
    private final Chaos chaos;
    private final Coverage coverage;
    private Tables tables = new Tables();
    private Tables backup = new Tables();
    private @Nullable Tables setAside; // the newest, while others are in their place
    private final boolean leaseOutlives;
    private long lease;
    private long trace = 1;
    private int full;

    SimBooks(Chaos chaos, Coverage coverage) {
        this.chaos = chaos;
        this.coverage = coverage;
        this.leaseOutlives = chaos.chance(0.5);
    }

    /// What a backup would hold.
    private static final class Tables {
        final Map<String, Life> lives = new LinkedHashMap<>();
        final Map<LaneId, Lane> lanes = new TreeMap<>();
        final Map<SlotId, LegId> slots = new HashMap<>();
        final Map<LegId, SlotId> legs = new HashMap<>();
        final Map<String, String> credits = new HashMap<>();
        final Set<String> keys = new HashSet<>();
        final List<Entry> gas = new ArrayList<>();
        final Map<String, Long> explained = new TreeMap<>();
        int explanations;
        Ledger ledger = Ledger.EMPTY;
        String halt = "";
        long fence;

        Tables copy() {
            Tables copy = new Tables();
            copy.lives.putAll(lives);
            copy.lanes.putAll(lanes);
            copy.slots.putAll(slots);
            copy.legs.putAll(legs);
            copy.credits.putAll(credits);
            copy.keys.addAll(keys);
            copy.gas.addAll(gas);
            copy.explained.putAll(explained);
            copy.explanations = explanations;
            copy.ledger = ledger;
            copy.halt = halt;
            copy.fence = fence;
            return copy;
        }
    }

    @Override
    public Opened open() {
        chaos.boundary();
        tables.fence++;
        lease++;
        chaos.boundary();
        List<Life> open = tables.lives.values().stream()
                .filter(life -> !life.state().isFinal())
                .toList();
        return new Opened(fence(), open, List.copyOf(tables.lanes.values()), tables.ledger, tables.halt);
    }

    @Override
    public long newestFence() {
        return fence();
    }

    private long fence() {
        return leaseOutlives ? lease : tables.fence;
    }

    @Override
    public boolean isBooked(Entry entry) {
        return tables.keys.contains(key(entry));
    }

    private static String key(Entry entry) {
        return entry.getClass().getSimpleName() + ' ' + entry.transferId();
    }

    @Override
    public boolean knows(String transferId) {
        return tables.lives.containsKey(transferId);
    }

    @Override
    public boolean commit(Change change) {
        if (chaos.fires(FaultKind.KILL_BEFORE_COMMIT, 0.004)) {
            throw new Killed();
        }
        chaos.boundary();
        if (change.fence() != fence()) {
            throw new Fenced(change.fence(), fence());
        }
        if (full > 0 && !chaos.isHealed()) {
            return false;
        }
        boolean unknown = chaos.fires(FaultKind.COMMIT_UNKNOWN, 0.003);
        if (unknown && chaos.chance(0.5)) {
            throw new Killed();
        }
        write(change);
        if (unknown || chaos.fires(FaultKind.KILL_AFTER_COMMIT, 0.004)) {
            throw new Killed();
        }
        chaos.boundary();
        return true;
    }

    void tick() {
        full = Math.max(0, full - 1);
        if (chaos.fires(FaultKind.DISK_FULL, 0.003)) {
            full = 2 + chaos.below(10);
        }
        if (chaos.chance(0.02)) {
            backup = tables.copy();
        }
    }

    private void write(Change change) {
        change.lives().forEach(this::write);
        change.lane().ifPresent(this::write);
        change.lives().stream().skip(Math.max(0, change.lives().size() - 1)).forEach(this::bytesAreHere);
        for (Entry entry : change.entries()) {
            require(tables.keys.add(key(entry)), "posted twice", entry);
            tables.ledger = tables.ledger.after(entry);
            if (entry instanceof Entry.Gas || entry instanceof Entry.Fuel) {
                tables.gas.add(entry);
            }
            if (entry.transferId().startsWith("explained ")) {
                explained(entry);
            }
        }
        change.halt().ifPresent(why -> tables.halt = why);
    }

    private void write(Life life) {
        Life before = tables.lives.put(life.id(), life);
        if (before != null && before.state() != life.state()) {
            coverage.entered(before.state(), life.state());
            require(
                    !needsPersons(before.state(), life.state()) || life.reason().contains(": seen"),
                    "nobody decided",
                    life);
        }
        if (!life.evidence().creditId().isEmpty()) {
            String owner = tables.credits.putIfAbsent(life.evidence().creditId(), life.id());
            require(owner == null || owner.equals(life.id()), "I9: a credit matched twice", life);
        }
        trace = 31 * trace + life.id().hashCode() * 64L + life.state().ordinal();
    }

    /// I5, by what a restart would find and not by what the process remembers.
    private void bytesAreHere(Life life) {
        boolean signed = life.state().holdsSlot()
                && life.state() != State.SLOTTED
                && life.state() != State.CANCELLING
                && life.slot().isPresent();
        if (signed) {
            SlotId id = life.slot().get();
            Lane lane = tables.lanes.get(id.lane());
            require(lane != null && lane.slot(id.nonce()).last().isPresent(), "I5: bytes that are not written", life);
        }
    }

    /// What only persons may decide.
    private static boolean needsPersons(State from, State to) {
        return from == State.MANUAL_REVIEW || to == State.WRITTEN_OFF || (from == State.HELD && to != State.EXPIRED);
    }

    private void write(Lane lane) {
        Lane before = tables.lanes.put(lane.id(), lane);
        for (Slot slot : lane.slots().values()) {
            LegId owner = tables.slots.put(slot.id(), slot.leg());
            require(owner == null || owner.equals(slot.leg()), "I3: a slot with two legs", slot);
            SlotId other = tables.legs.put(slot.leg(), slot.id());
            require(other == null || other.equals(slot.id()), "a leg with two slots", slot);
        }
        if (before != null) {
            for (Slot gone : before.slots().values()) {
                if (gone.id().nonce() >= lane.base()
                        && !lane.slots().containsKey(gone.id().nonce())) {
                    tables.slots.remove(gone.id());
                    tables.legs.remove(gone.leg());
                }
            }
        }
    }

    private static void require(boolean holds, String what, Object about) {
        if (!holds) {
            throw new IllegalStateException(what + ": " + about);
        }
    }

    /// Puts a backup in place of the books; the newest are set aside, until an instance is accepted.
    void restore(boolean empty) {
        setAside = tables;
        tables = empty ? new Tables() : backup.copy();
    }

    boolean areNewest() {
        return setAside == null;
    }

    /// The newest books come back: those in their place were refused.
    void putBack() {
        tables = setAside == null ? tables : setAside;
        setAside = null;
    }

    /// An instance works on these books from now on: what it writes is not taken away again for older
    /// ones.
    void accepted() {
        setAside = null;
    }

    Optional<Life> life(String id) {
        return Optional.ofNullable(tables.lives.get(id));
    }

    List<Life> lives() {
        return new ArrayList<>(tables.lives.values());
    }

    /// Transfers that are over.
    int finals() {
        int finals = 0;
        for (Life life : tables.lives.values()) {
            finals += life.state().isFinal() ? 1 : 0;
        }
        return finals;
    }

    Ledger ledger() {
        return tables.ledger;
    }

    private void explained(Entry entry) {
        if (entry instanceof Entry.Surplus(String id, String node, long units)) {
            tables.explained.merge(node, units, Long::sum);
            tables.explanations++;
        } else if (entry instanceof Entry.Reserve(String id, String node, long units)) {
            tables.explained.merge(node, -units, Long::sum);
            tables.explanations++;
        }
    }

    /// What persons explained at a node, base units.
    long explained(String node) {
        return tables.explained.getOrDefault(node, 0L);
    }

    int explanations() {
        return tables.explanations;
    }

    /// What was booked of gas, in order.
    List<Entry> gas() {
        return List.copyOf(tables.gas);
    }

    boolean hasOpened(String node) {
        return tables.keys.contains("Opening opening " + node);
    }

    boolean isHalted() {
        return !tables.halt.isEmpty();
    }

    /// Whether these books would notice that a sender has sent as many transactions. They expect a
    /// stranger's in one that is halted.
    boolean notices(LaneId id, long sent) {
        Lane lane = tables.lanes.get(id);
        return lane == null ? sent > 0 : !lane.isHalted() && sent > lane.next();
    }

    List<Lane> lanes() {
        return List.copyOf(tables.lanes.values());
    }

    /// A number that differs when anything happened otherwise.
    public long trace() {
        return trace;
    }
}
