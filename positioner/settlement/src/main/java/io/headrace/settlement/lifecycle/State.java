package io.headrace.settlement.lifecycle;

import static io.headrace.settlement.lifecycle.Exposure.DEFINITELY;
import static io.headrace.settlement.lifecycle.Exposure.MAYBE;
import static io.headrace.settlement.lifecycle.Exposure.NEVER;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Where a transfer is in its life. While a leg of it is on its way to a chain the state is that leg's.
public enum State {
    /// Decided and written down.
    PLANNED(NEVER, "HELD", "APPROVED", "REJECTED", "EXPIRED"),
    /// Waits for a person: a limit, a halt, doubt.
    HELD(NEVER, "APPROVED", "REJECTED", "EXPIRED"),
    /// May be begun until it expires.
    APPROVED(NEVER, "HELD", "RESERVED", "EXPIRED"),
    /// Its money is promised; the ledger has it pending.
    RESERVED(NEVER, "SLOTTED", "RELEASED", "LAPSING"),
    /// Its leg has a slot; nothing that is written down was signed for it yet.
    SLOTTED(
            NEVER,
            "SIGNED",
            "INCLUDED",
            "CANCELLING",
            "FOREIGN_SLOT",
            "RELEASED",
            "LAPSING",
            "BRIDGE_READY",
            "DELIVERED",
            "REVERSING"),
    /// Signed bytes are on disk.
    SIGNED(MAYBE, "SENDING"),
    /// Sending was begun.
    SENDING(MAYBE, "IN_MEMPOOL", "UNKNOWN", "REFUSED", "BUMPING"),
    /// Nobody can say whether a chain has it: the same bytes are sent again, and looked up.
    UNKNOWN(MAYBE, "IN_MEMPOOL", "INCLUDED", "BUMPING", "CANCELLING", "FOREIGN_SLOT"),
    /// Called invalid by a node; still only the same slot may be used.
    REFUSED(MAYBE, "SLOTTED", "IN_MEMPOOL", "INCLUDED", "CANCELLING", "FOREIGN_SLOT"),
    /// Nodes hold it.
    IN_MEMPOOL(DEFINITELY, "INCLUDED", "BUMPING", "CANCELLING", "UNKNOWN", "FOREIGN_SLOT"),
    /// A replacement with higher fees is being signed for the same slot.
    BUMPING(DEFINITELY, "SENDING", "CANCELLING", "INCLUDED", "FOREIGN_SLOT"),
    /// A no-op is to take the same slot.
    CANCELLING(DEFINITELY, "INCLUDED", "FOREIGN_SLOT"),
    /// In a block that is not final.
    INCLUDED(DEFINITELY, "FINAL_OK", "FINAL_REVERT", "FINAL_NOOP", "REORGED"),
    /// The block it was in is gone.
    REORGED(MAYBE, "IN_MEMPOOL", "INCLUDED", "SENDING", "FOREIGN_SLOT"),
    /// A stranger's transaction is final in our slot. The sender is halted.
    FOREIGN_SLOT(DEFINITELY, "MANUAL_REVIEW"),
    /// The leg did what it should, at finality.
    FINAL_OK(DEFINITELY, "BRIDGE_SENT", "DELIVERED", "CREDIT_WAIT", "REVERSED", "STRANDED", "MANUAL_REVIEW"),
    /// The leg was reverted, at finality: nothing moved by it. What somebody else moved goes on from there.
    FINAL_REVERT(
            DEFINITELY,
            "RESERVED",
            "LAPSING",
            "BRIDGE_SENT",
            "CREDIT_WAIT",
            "BRIDGE_READY",
            "DELIVERED",
            "STRANDED",
            "MANUAL_REVIEW"),
    /// The no-op took the slot, at finality: nothing moved by it, and a payment is given up.
    FINAL_NOOP(DEFINITELY, "LAPSING", "BRIDGE_READY", "DELIVERED", "STRANDED", "MANUAL_REVIEW"),
    /// Given up, and nothing more is sent for it. Its order was shown, and whoever saw it may run it until its
    /// deadline: the money stays promised until a final block is past that.
    LAPSING(DEFINITELY, "FAILED_NO_MOVE", "BRIDGE_SENT", "CREDIT_WAIT"),
    /// The bridge has the money.
    BRIDGE_SENT(DEFINITELY, "BRIDGE_READY", "DELIVERED", "STRANDED"),
    /// Attested: it can be claimed.
    BRIDGE_READY(DEFINITELY, "SLOTTED", "DELIVERED", "STRANDED"),
    /// On the destination chain.
    DELIVERED(DEFINITELY, "SLOTTED", "CREDIT_WAIT"),
    /// The venue has it and has not said so.
    CREDIT_WAIT(DEFINITELY, "CREDITED", "STRANDED", "MANUAL_REVIEW"),
    /// On the venue's account.
    CREDITED(DEFINITELY, "RECONCILED", "MANUAL_REVIEW"),
    /// Plan, ledger, and chain and venue say the same. Final.
    RECONCILED(DEFINITELY),
    /// Late beyond what was agreed. It stays in flight, and nothing replaces it by itself.
    STRANDED(DEFINITELY, "BRIDGE_READY", "DELIVERED", "CREDIT_WAIT", "REVERSING", "REVERSED", "WRITTEN_OFF"),
    /// The money of an undelivered message is taken back.
    REVERSING(DEFINITELY, "SLOTTED"),
    /// It is back at its source.
    REVERSED(DEFINITELY, "RECONCILED"),
    /// Nothing moved, provably. Final.
    FAILED_NO_MOVE(DEFINITELY),
    /// Turned down before it was begun. Final.
    REJECTED(NEVER),
    /// Not begun in time. Final.
    EXPIRED(NEVER),
    /// Given up before anything was signed. Final.
    RELEASED(NEVER),
    /// Two persons gave it up. Final.
    WRITTEN_OFF(DEFINITELY),
    /// Only two persons can say how it goes on.
    MANUAL_REVIEW(
            DEFINITELY, "RESERVED", "LAPSING", "BRIDGE_READY", "DELIVERED", "STRANDED", "CREDIT_WAIT", "RECONCILED");

    private static final Set<State> FINALS =
            EnumSet.of(RECONCILED, FAILED_NO_MOVE, REJECTED, EXPIRED, RELEASED, WRITTEN_OFF);

    private static final Map<State, Set<State>> NEXT = table();

    private final Exposure exposure;
    private final String[] next;

    State(Exposure exposure, String... next) {
        this.exposure = exposure;
        this.next = next;
    }

    public Exposure exposure() {
        return exposure;
    }

    /// The states it may become.
    public Set<State> next() {
        return NEXT.getOrDefault(this, Set.of());
    }

    private static Map<State, Set<State>> table() {
        Map<State, Set<State>> table = new EnumMap<>(State.class);
        for (State state : values()) {
            Set<State> next = EnumSet.noneOf(State.class);
            for (String name : state.next) {
                next.add(valueOf(name));
            }
            table.put(state, Collections.unmodifiableSet(next));
        }
        return table;
    }

    public boolean isFinal() {
        return FINALS.contains(this);
    }

    /// Whether it goes on by a signature of its sender's and by nothing else that is sure to come.
    public boolean waitsForSender() {
        return switch (this) {
            case APPROVED, RESERVED, SLOTTED, BUMPING, CANCELLING, BRIDGE_READY, DELIVERED, REVERSING -> true;
            default -> false;
        };
    }

    /// Whether its leg holds a slot that is not over.
    public boolean holdsSlot() {
        return switch (this) {
            case SLOTTED, SIGNED, SENDING, UNKNOWN, REFUSED, IN_MEMPOOL, BUMPING, CANCELLING, INCLUDED, REORGED -> true;
            default -> false;
        };
    }
}
