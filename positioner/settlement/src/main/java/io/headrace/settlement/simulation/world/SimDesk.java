package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Sender;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.lifecycle.Terms.Waits;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.slot.FeeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run's desk has and wants: senders, terms, and transfers that come due.
record SimDesk(List<Sender> senders, List<Due> plans, Terms terms) {
    static final long SECOND = 1_000_000_000L;
    static final long CUSTODY = 1_000_000;
    static final int CHAINS = 2;
    static final long PLENTY = 5_000_000_000_000_000_000L; // wei
    static final long SCARCE = 3_000_000_000_000_000L; // a few transactions while gas is cheap

    private static final long STRAY = 2_000; // of gifts up to 5,000

    private static final Waits WAITS = new Waits(25 * SECOND, 45 * SECOND, 40 * SECOND);

    /// A transfer the policy wants from a tick on.
    record Due(int tick, TransferPlan plan) {}

    static SimDesk drawn(Chaos chaos) {
        List<Sender> senders = new ArrayList<>();
        for (long chain = 1; chain <= CHAINS; chain++) {
            for (int i = 0; i <= chaos.below(2); i++) {
                senders.add(new Sender(new LaneId(chain, "sender-" + i), false));
            }
        }
        List<Due> plans = new ArrayList<>();
        int count = 2 + chaos.below(6);
        boolean hasty = chaos.chance(0.1); // plans that expire on their way to a signature
        for (int i = 0; i < count; i++) {
            plans.add(due(chaos, i, senders, hasty));
        }
        long limit = chaos.chance(0.2) ? 400_000 : Long.MAX_VALUE;
        return new SimDesk(senders, plans, new Terms(FeeRule.USUAL, 3, limit, 2, 4, WAITS, STRAY));
    }

    private static Due due(Chaos chaos, int number, List<Sender> senders, boolean hasty) {
        int tick = chaos.below(hasty ? 8 : 60);
        long from = 1 + chaos.below(CHAINS);
        long to = 1 + chaos.below(CHAINS);
        Bridge bridge = from == to ? Bridge.NONE : chaos.chance(0.4) ? Bridge.RELAYED : Bridge.CLAIMED;
        boolean deposits = bridge != Bridge.NONE && chaos.chance(0.6);
        Route route = new Route(
                bridge + (deposits ? "+deposit" : ""),
                bridge,
                deposits,
                sender(chaos, senders, from),
                Optional.of(sender(chaos, senders, to)));
        long units = 1_000 + chaos.below(200_000);
        long expires = (tick + (hasty ? 2L + chaos.below(8) : 20L + chaos.below(100))) * SECOND;
        return new Due(
                tick,
                new TransferPlan(
                        "transfer-" + number,
                        "decision-" + number,
                        "USDC",
                        "treasury@" + from,
                        "venue@" + to,
                        route,
                        units,
                        units - units / 100,
                        expires));
    }

    private static LaneId sender(Chaos chaos, List<Sender> senders, long chain) {
        List<LaneId> fitting = senders.stream()
                .map(Sender::lane)
                .filter(lane -> lane.chainId() == chain)
                .toList();
        return fitting.get(chaos.below(fitting.size()));
    }
}
