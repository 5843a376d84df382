package io.headrace.settlement.executor;

import io.headrace.settlement.courier.Signer;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import java.util.Optional;
import java.util.OptionalLong;

/// Stands before a signer. Pulled, no further signature leaves, from whatever thread it was pulled and whatever the
/// courier is doing.
final class Brake implements Signer {
    private final Signer signer;
    private volatile boolean pulled;

    Brake(Signer signer) {
        this.signer = signer;
    }

    void pull() {
        pulled = true;
    }

    void release() {
        pulled = false;
    }

    /// What was under way when it was pulled stays with the signer, which knows what it signed in the slot.
    @Override
    public Answer sign(Request request) {
        if (pulled) {
            return new Answer.Silent();
        }
        Answer answer = signer.sign(request);
        return pulled ? new Answer.Silent() : answer;
    }

    @Override
    public boolean leased(long fence) {
        return signer.leased(fence);
    }

    @Override
    public Optional<Record> signed(SlotId slot) {
        return signer.signed(slot);
    }

    @Override
    public OptionalLong highest(LaneId lane) {
        return signer.highest(lane);
    }
}
