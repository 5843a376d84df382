package io.headrace.settlement.slot;

import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.BridgeView.DeliveryView;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.TxFact;
import io.headrace.settlement.slot.LaneVerdict.Purse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Believes what `needed` operators say alike. With at most `needed - 1` operators that lie or are
/// broken, one of those who agree is honest. A node that lags is honest about what it has seen.
///
/// @param needed operators that must agree, at least 2
public record Quorum(int needed) implements Judge {
    public static final Quorum TWO = new Quorum(2);

    public Quorum {
        if (needed < 2) {
            throw new IllegalArgumentException("money needs at least 2 operators that agree, was " + needed);
        }
    }

    @Override
    public Optional<LaneVerdict> judge(Lane lane, List<NodeView> views) {
        List<NodeView> usable = usable(lane, views);
        if (usable.size() < needed) {
            return Optional.empty();
        }
        Map<Long, SlotVerdict> slots = new HashMap<>();
        boolean behind = false;
        for (Slot slot : lane.open()) {
            SlotVerdict verdict = verdict(slot, usable, behind);
            slots.put(slot.id().nonce(), verdict);
            behind |= !(verdict instanceof SlotVerdict.Final || verdict instanceof SlotVerdict.Mined);
        }
        return Optional.of(new LaneVerdict(
                agreed(usable, view -> view.nonces().finalized()),
                agreed(usable, view -> view.head().number()),
                agreed(usable, NodeView::baseFeeWei),
                purse(usable),
                slots));
    }

    /// Nonce and money are believed together, as they were at one block.
    private Optional<Purse> purse(List<NodeView> views) {
        Map<Purse, Integer> said = new HashMap<>();
        for (NodeView view : views) {
            view.gasWei().ifPresent(wei -> said.merge(new Purse(view.nonces().finalized(), wei), 1, Integer::sum));
        }
        return agreedOn(said);
    }

    @Override
    public Optional<Delivery> delivery(BridgeView bridge) {
        Map<Delivery, Integer> said = new HashMap<>();
        for (DeliveryView node : bridge.nodes()) {
            node.used()
                    .filter(used -> used.block().number() <= node.finalized().number())
                    .ifPresent(used -> said.merge(used, 1, Integer::sum));
        }
        return agreedOn(said);
    }

    /// Views of the right chain, one an operator.
    private static List<NodeView> usable(Lane lane, List<NodeView> views) {
        Map<String, NodeView> byOperator = new LinkedHashMap<>();
        for (NodeView view : views) {
            if (view.chainId() == lane.id().chainId()) {
                byOperator.putIfAbsent(view.operator(), view);
            }
        }
        return List.copyOf(byOperator.values());
    }

    private SlotVerdict verdict(Slot slot, List<NodeView> views, boolean behind) {
        Map<Receipt, Integer> mined = new HashMap<>();
        Map<Receipt, Integer> ended = new HashMap<>();
        int knowing = 0;
        int strange = 0;
        for (NodeView view : views) {
            Collection<Receipt> receipts = receipts(slot, view);
            for (Receipt receipt : receipts) {
                mined.merge(receipt, 1, Integer::sum);
                if (receipt.block().number() <= view.finalized().number()) {
                    ended.merge(receipt, 1, Integer::sum);
                }
            }
            knowing += !receipts.isEmpty() || holds(slot, view) ? 1 : 0;
            strange += receipts.isEmpty() && deniesAll(slot, view) ? 1 : 0;
        }
        Optional<Receipt> finalReceipt = agreedOn(ended);
        if (finalReceipt.isPresent()) {
            return new SlotVerdict.Final(finalReceipt.get());
        }
        if (strange >= needed && mined.isEmpty()) {
            return new SlotVerdict.Foreign();
        }
        return agreedOn(mined)
                .<SlotVerdict>map(SlotVerdict.Mined::new)
                .orElse(knowing >= needed ? new SlotVerdict.Waiting(behind) : new SlotVerdict.Missing());
    }

    private static Collection<Receipt> receipts(Slot slot, NodeView view) {
        List<Receipt> receipts = new ArrayList<>(1);
        for (Attempt attempt : slot.attempts()) {
            if (view.tx(attempt.hash()) instanceof TxFact.Mined(Receipt receipt)
                    && receipt.txHash().equals(attempt.hash())) {
                receipts.add(receipt);
            }
        }
        return receipts;
    }

    /// Counts the slot as used and knows none of our transactions. A view whose head is behind its own
    /// finalized block was put together from two states of the node, and denies nothing.
    private static boolean deniesAll(Slot slot, NodeView view) {
        return view.nonces().finalized() > slot.id().nonce()
                && view.head().number() >= view.finalized().number();
    }

    private static boolean holds(Slot slot, NodeView view) {
        return slot.attempts().stream().anyMatch(attempt -> view.tx(attempt.hash()) instanceof TxFact.Pending);
    }

    /// What enough say; nothing when as many say something else.
    private <T> Optional<T> agreedOn(Map<T, Integer> said) {
        List<T> enough = said.entrySet().stream()
                .filter(entry -> entry.getValue() >= needed)
                .map(Map.Entry::getKey)
                .toList();
        return enough.size() == 1 ? Optional.of(enough.getFirst()) : Optional.empty();
    }

    /// The highest number that `needed` operators reach: one that exaggerates alone changes nothing.
    private long agreed(List<NodeView> views, ToLongFunction<NodeView> number) {
        return views.stream()
                .map(number::applyAsLong)
                .sorted(Comparator.reverseOrder())
                .skip(needed - 1L)
                .findFirst()
                .orElseThrow();
    }
}
