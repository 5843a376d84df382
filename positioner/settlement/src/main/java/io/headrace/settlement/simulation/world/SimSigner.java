package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Signer;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.TxBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A signer with a memory of its own that survives whatever happens to the books. The same request gives the same
/// bytes.
public final class SimSigner implements Signer {
    private final Chaos chaos;
    private Memory memory = new Memory();
    private @Nullable Memory setAside; // what it forgot, while the books are not the newest either
    private final Map<String, SimTx> bytes;
    private final BooleanSupplier halted;
    private final List<String> violations = new ArrayList<>();
    private final Set<LegId> refused = new HashSet<>();

    /// What it has on its own disk.
    private static final class Memory {
        final Map<SlotId, LegId> legs = new HashMap<>();
        final Map<SlotId, List<Attempt>> signed = new HashMap<>();
        final Map<LaneId, Long> highest = new HashMap<>();
        long newestFence;
    }

    SimSigner(Chaos chaos, Map<String, SimTx> bytes, BooleanSupplier halted) {
        this.chaos = chaos;
        this.halted = halted;
        this.bytes = bytes;
    }

    @Override
    public boolean leased(long fence) {
        boolean newest = fence > memory.newestFence;
        memory.newestFence = Math.max(memory.newestFence, fence);
        return newest;
    }

    @Override
    public Answer sign(Request request) {
        if (chaos.fires(FaultKind.SIGNER_SILENT_BEFORE, 0.05)) {
            return new Answer.Silent();
        }
        memory.newestFence = Math.max(memory.newestFence, request.fence());
        if (request.fence() < memory.newestFence) {
            return new Answer.Refused("the lease is over");
        }
        if (halted.getAsBoolean()) {
            violations.add("signed while halted: " + request);
        }
        if (refuses(request)) {
            return new Answer.Refused("what it is to call is not known yet: " + request.body());
        }
        LegId first = memory.legs.putIfAbsent(request.slot(), request.leg());
        if (first != null && !first.equals(request.leg())) {
            return new Answer.Refused("slot " + request.slot() + " was signed for " + first);
        }
        Attempt attempt = attempt(request);
        List<Attempt> attempts = memory.signed.computeIfAbsent(request.slot(), slot -> new ArrayList<>(2));
        if (attempts.stream().noneMatch(known -> known.hash().equals(attempt.hash()))) {
            attempts.add(attempt);
        }
        memory.highest.merge(request.slot().lane(), request.slot().nonce(), Math::max);
        return chaos.fires(FaultKind.SIGNER_SILENT_AFTER, 0.05) ? new Answer.Silent() : new Answer.Signed(attempt);
    }

    /// A leg may lose its call for good, as when somebody else claims the message; a no-op has nothing to lose.
    private boolean refuses(Request request) {
        if (request.body() instanceof TxBody.Noop) {
            return false;
        }
        if (chaos.fires(FaultKind.SIGNER_REFUSES, 0.02)) {
            refused.add(request.leg());
        }
        return refused.contains(request.leg());
    }

    /// Its disk is lost, until [#remember].
    void forget() {
        setAside = memory;
        memory = new Memory();
    }

    boolean hasForgotten() {
        return setAside != null;
    }

    /// Whether it ever signed, remembered or not.
    boolean hasSigned() {
        return !bytes.isEmpty();
    }

    /// What it forgot is gone for good.
    void accepted() {
        setAside = null;
    }

    /// Its disk was found again.
    void remember() {
        memory = setAside == null ? memory : setAside;
        setAside = null;
    }

    /// What it was asked for and never should have been.
    List<String> violations() {
        return violations;
    }

    @Override
    public Optional<Record> signed(SlotId slot) {
        return Optional.ofNullable(memory.legs.get(slot))
                .map(leg -> new Record(leg, memory.signed.getOrDefault(slot, List.of())));
    }

    @Override
    public OptionalLong highest(LaneId lane) {
        Long nonce = memory.highest.get(lane);
        return nonce == null ? OptionalLong.empty() : OptionalLong.of(nonce);
    }

    private Attempt attempt(Request request) {
        String hash = "t" + Integer.toHexString(request.slot().hashCode()) + "."
                + Integer.toHexString(request.body().hashCode()) + "."
                + Long.toHexString(request.fees().maxWei());
        SimTx tx = new SimTx(hash, request.slot(), request.body(), request.fees());
        bytes.putIfAbsent(hash, tx);
        return new Attempt(hash, request.body() instanceof TxBody.Noop, request.fees(), hash, false);
    }
}
