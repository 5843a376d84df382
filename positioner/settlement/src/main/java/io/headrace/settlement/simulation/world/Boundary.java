package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Bridges;
import io.headrace.settlement.courier.Chains;
import io.headrace.settlement.courier.Gate;
import io.headrace.settlement.courier.Holdings;
import io.headrace.settlement.courier.Outside;
import io.headrace.settlement.courier.Signer;
import io.headrace.settlement.courier.Venues;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.HoldingView;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.slot.Attempt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Puts the same thing around every call out of the process.
///
/// @param call what is put around
record Boundary(Call call, Gate gate) {
    /// Makes a call, or does something else first, or after it.
    interface Call {
        <T> T through(Supplier<T> act);
    }

    Outside around(Chains chains, Signer signer, Bridges bridges, Venues venues, Holdings holdings) {
        return new Outside(
                new Nodes(call, chains),
                new Signs(call, signer),
                (plan, message) -> call.through(() -> bridges.look(plan, message)),
                new Doors(call, venues),
                gate,
                new Balances(call, holdings),
                (about, why) -> {});
    }

    private record Nodes(Call call, Chains chains) implements Chains {
        @Override
        public SendAnswer send(LaneId lane, Attempt attempt) {
            return call.through(() -> chains.send(lane, attempt));
        }

        @Override
        public List<NodeView> look(LaneId lane, List<String> hashes) {
            return call.through(() -> chains.look(lane, hashes));
        }
    }

    private record Doors(Call call, Venues venues) implements Venues {
        @Override
        public CreditView credit(TransferPlan plan) {
            return call.through(() -> venues.credit(plan));
        }

        @Override
        public SourceView source(TransferPlan plan, long block) {
            return call.through(() -> venues.source(plan, block));
        }
    }

    private record Balances(Call call, Holdings holdings) implements Holdings {
        @Override
        public boolean reads(String node) {
            return holdings.reads(node);
        }

        @Override
        public Map<String, List<HoldingView>> look(Set<String> nodes) {
            Map<String, List<HoldingView>> views = new TreeMap<>();
            new TreeSet<>(nodes).forEach(node -> views.putAll(call.through(() -> holdings.look(Set.of(node)))));
            return views;
        }
    }

    private record Signs(Call call, Signer signer) implements Signer {
        @Override
        public boolean leased(long fence) {
            return call.through(() -> signer.leased(fence));
        }

        @Override
        public Answer sign(Request request) {
            return call.through(() -> signer.sign(request));
        }

        @Override
        public Optional<Record> signed(SlotId slot) {
            return call.through(() -> signer.signed(slot));
        }

        @Override
        public OptionalLong highest(LaneId lane) {
            return call.through(() -> signer.highest(lane));
        }
    }
}
