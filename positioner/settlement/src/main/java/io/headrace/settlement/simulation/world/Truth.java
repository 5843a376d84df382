package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.simulation.chaos.FaultKind;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.Slot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Holds the books against what really happened.
final class Truth {
    private final SimWorld world;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    Truth(SimWorld world) {
        this.world = world;
    }

    Outcome outcome(long seed, long[] fired, String invariant) {
        world.plans.keySet().stream().sorted().forEach(this::countPayments);
        if (!invariant.isEmpty()) {
            broken.add(invariant);
        } else if (!world.isNewToAll()) {
            world.books.lives().forEach(this::compare);
            compareBalances();
            broken.addAll(world.signer.violations());
            if (broken.isEmpty() && !world.books.ledger().flights().isEmpty()) {
                lost.add("nothing is on its way, and the books have "
                        + world.books.ledger().flights().values());
            }
            signerKnowsAll();
            compareGas();
        }
        long faults = 0;
        for (FaultKind kind : FaultKind.values()) {
            faults += fired[kind.ordinal()];
        }
        return new Outcome(seed, world.books.lives().size(), faults, lost, doubled, broken, world.books.trace());
    }

    private void countPayments(String id) {
        int pays = 0;
        int deposits = 0;
        for (SimChain chain : world.chains.values()) {
            pays += chain.state().pays.getOrDefault(id, 0);
            deposits += chain.state().deposits.getOrDefault(id, 0);
        }
        if (pays > 1 || deposits > 1) {
            doubled.add(id + " was paid " + pays + " times and deposited " + deposits + " times");
        }
    }

    private boolean paid(Life life) {
        return world.chains.values().stream()
                .anyMatch(chain -> chain.state().pays.containsKey(life.id()));
    }

    private boolean refunded(Life life) {
        return world.chains.values().stream()
                .anyMatch(chain ->
                        chain.state().refunds.containsKey(life.evidence().messageId()));
    }

    private boolean used(Life life) {
        return world.chains.values().stream()
                .anyMatch(
                        chain -> chain.state().used.containsKey(life.evidence().messageId()));
    }

    private void compare(Life life) {
        boolean same = switch (life.state()) {
            case RECONCILED -> paid(life) && arrivedOnce(life);
            case FAILED_NO_MOVE, REJECTED, EXPIRED, RELEASED -> !paid(life);
            case WRITTEN_OFF -> paid(life) && !used(life);
            default -> {
                broken.add("I12: " + life.id() + " is still " + life.state() + ": " + life.reason() + ' '
                        + world.whyDead());
                yield true;
            }
        };
        if (!same) {
            lost.add(life.id() + " is " + life.state() + ", and the world says otherwise: " + life);
        }
    }

    private boolean arrivedOnce(Life life) {
        if (refunded(life) && used(life)) {
            doubled.add(life.id() + " was delivered and given back");
        }
        return life.evidence().creditId().isEmpty()
                ? refunded(life)
                : world.venue.credited(life.id()) == life.evidence().credited();
    }

    private void compareBalances() {
        Ledger ledger = world.books.ledger();
        for (SimChain chain : world.chains.values()) {
            long books = ledger.posted("treasury@" + chain.id);
            if (books != chain.state().custody) {
                lost.add("treasury@" + chain.id + " has " + chain.state().custody + ", the books say " + books);
            }
            String venue = "venue@" + chain.id;
            long credited = world.plans.values().stream()
                    .filter(plan -> plan.to().equals(venue))
                    .mapToLong(plan -> world.venue.credited(plan.id()))
                    .sum();
            if (broken.isEmpty() && ledger.posted(venue) != credited) {
                lost.add(venue + " has " + credited + ", the books say " + ledger.posted(venue));
            }
        }
    }

    /// Fees are what the chain took for the slot, and no gas was called gone that nobody else could have spent.
    private void compareGas() {
        for (Entry entry : world.books.gas()) {
            if (entry instanceof Entry.Gas(SlotId slot, BigInteger wei)) {
                long took = world.chain(slot.lane().chainId()).fee(slot);
                if (took != wei.longValueExact()) {
                    lost.add("gas of " + slot + " was " + took + ", the books say " + wei);
                }
            } else if (entry instanceof Entry.Fuel(LaneId lane, int number, BigInteger wei)
                    && wei.signum() < 0
                    && !world.chain(lane.chainId()).mayLack(lane)) {
                lost.add("gas of " + lane + " is called gone, " + wei + ", by filling " + number);
            }
        }
    }

    /// I11: what the books say was signed, the signer says too.
    private void signerKnowsAll() {
        for (Lane lane : world.books.lanes()) {
            for (Slot slot : lane.slots().values()) {
                List<String> signed = world.signer
                        .signed(slot.id())
                        .map(known ->
                                known.attempts().stream().map(Attempt::hash).toList())
                        .orElse(List.of());
                if (!signed.containsAll(slot.hashes())) {
                    broken.add("I11: the signer does not know " + slot);
                }
            }
        }
    }
}
