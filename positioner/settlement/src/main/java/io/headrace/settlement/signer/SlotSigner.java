package io.headrace.settlement.signer;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.key.TxSigner;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.courier.Signer;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.TxBody;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The courier's signer over real keys. A signature leaves it only after the slot, the leg and the bytes are on
/// its own disk; one slot belongs to one leg for ever.
public final class SlotSigner implements Signer, AutoCloseable {
    private final Map<LaneId, TxSigner> keys;
    private final Calldata calldata;
    private final SignerLimits limits;
    private final SignedSlots slots;

    /// Opens the signer's file.
    ///
    /// @param file not in the folder of the journal: a backup of one must not bring back the other
    public static SlotSigner open(
            Path file, List<TxSigner> keys, Calldata calldata, SignerLimits limits, CommitProbe probe) {
        return open(new Store.File(file), keys, calldata, limits, probe);
    }

    /// As [#open(Path, List, Calldata, SignerLimits, CommitProbe)], wherever the signer keeps its memory.
    public static SlotSigner open(
            Store store, List<TxSigner> keys, Calldata calldata, SignerLimits limits, CommitProbe probe) {
        return new SlotSigner(keys, calldata, limits, SignedSlots.open(store, probe));
    }

    private SlotSigner(List<TxSigner> keys, Calldata calldata, SignerLimits limits, SignedSlots slots) {
        this.keys = keys.stream()
                .collect(Collectors.toUnmodifiableMap(
                        key -> new LaneId(key.chainId(), key.address()), Function.identity()));
        this.calldata = calldata;
        this.limits = limits;
        this.slots = slots;
    }

    @Override
    public boolean leased(long fence) {
        return slots.raise(fence);
    }

    @Override
    public Answer sign(Request request) {
        TxSigner key = keys.get(request.slot().lane());
        if (key == null) {
            return new Answer.Refused("there is no key of " + request.slot().lane());
        }
        Optional<String> objection = limits.objection(request.fees());
        if (objection.isPresent()) {
            return new Answer.Refused(objection.get());
        }
        if (request.body() instanceof TxBody.Noop) {
            return handOut(request, key, noop(request));
        }
        Optional<Calldata.Call> call = calldata.of(request.slot(), request.body());
        if (call.isEmpty()) {
            return new Answer.Refused("what it is to call is not known yet: " + request.body());
        }
        return limits.objection(call.get())
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> handOut(request, key, transaction(request, call.get())));
    }

    private Answer handOut(Request request, TxSigner key, Transaction transaction) {
        byte[] raw;
        try {
            raw = key.sign(transaction);
        } catch (ProblemException e) {
            return new Answer.Refused(e.problem().sentence());
        }
        boolean noop = request.body() instanceof TxBody.Noop;
        Attempt attempt = new Attempt(Transaction.hash(raw), noop, request.fees(), Hex.of(raw), false);
        return slots.claim(request, attempt).<Answer>map(Answer.Refused::new).orElse(new Answer.Signed(attempt));
    }

    private static Transaction noop(Request request) {
        SlotId slot = request.slot();
        Fees fees = request.fees();
        return Transaction.noOp(
                slot.lane().chainId(),
                slot.nonce(),
                BigInteger.valueOf(fees.maxWei()),
                BigInteger.valueOf(fees.tipWei()),
                slot.lane().sender());
    }

    private static Transaction transaction(Request request, Calldata.Call call) {
        return new Transaction(
                request.slot().lane().chainId(),
                request.slot().nonce(),
                BigInteger.valueOf(request.fees().maxWei()),
                BigInteger.valueOf(request.fees().tipWei()),
                call.gas(),
                call.to(),
                call.data());
    }

    @Override
    public Optional<Record> signed(SlotId slot) {
        return slots.record(slot);
    }

    @Override
    public OptionalLong highest(LaneId lane) {
        return slots.highest(lane);
    }

    @Override
    public void close() {
        slots.close();
    }
}
