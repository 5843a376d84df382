package io.headrace.settlement.simulation.world;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.courier.Books.Fenced;
import io.headrace.settlement.courier.Courier;
import io.headrace.settlement.courier.Outside;
import io.headrace.settlement.courier.Sender;
import io.headrace.settlement.courier.SteadyClock;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.Coverage;
import io.headrace.settlement.simulation.chaos.FaultKind;
import io.headrace.settlement.simulation.chaos.Killed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One seeded world and the courier in it. First faults strike (safety), then they stop and everything must come
/// to an end (liveness); then whatever could still be mined is mined, and the books are held against the truth.
public final class SimWorld {
    private static final int SAFETY_TICKS = 170;
    private static final int LIVENESS_TICKS = 600;

    private final long seed;
    private final Chaos chaos;
    private final Coverage coverage;
    private final Assembly assembly;
    final Map<Long, SimChain> chains = new TreeMap<>();
    final Map<String, TransferPlan> plans = new HashMap<>();
    final SimBridge bridge;
    final SimVenue venue;
    final SimSigner signer;
    final SimBooks books;
    private final SimLaws laws;
    final SimDesk desk;
    private final Outside outside;
    private final SimPersons persons;
    private final Map<Long, Integer> readBlocks = new HashMap<>();
    private final Set<String> readMessages = new HashSet<>();
    private @Nullable Courier courier;
    private boolean splitting;
    private String refusal = "";
    private int refusals;
    private boolean isNewToAll;
    private SteadyClock clock = new SteadyClock(0, 0);
    private long wallNanos;
    private int ticks;

    public SimWorld(long seed, Assembly assembly, Coverage coverage) {
        this(seed, Chaos.drawn(seed), assembly, coverage);
    }

    /// @param seed only named in the outcome
    public SimWorld(long seed, Chaos chaos, Assembly assembly, Coverage coverage) {
        this.seed = seed;
        this.chaos = chaos;
        this.coverage = coverage;
        this.assembly = assembly;
        this.desk = SimDesk.drawn(chaos);
        this.bridge = new SimBridge(chaos, chains, plans);
        this.venue = new SimVenue(chaos);
        this.laws = new SimLaws(chaos, plans, bridge);
        for (long id = 1; id <= SimDesk.CHAINS; id++) {
            chains.put(id, new SimChain(id, chaos, laws, SimDesk.CUSTODY));
        }
        desk.senders().forEach(this::equip);
        desk.plans().forEach(due -> plans.put(due.plan().id(), due.plan()));
        Map<String, SimTx> bytes = new HashMap<>();
        this.books = new SimBooks(chaos, coverage);
        this.signer = new SimSigner(chaos, bytes, books::isHalted);
        this.outside = new Boundary(this::call, new SimGate(chaos))
                .around(
                        new SimNodes(chaos, chains, bytes),
                        signer,
                        bridge,
                        new SimDoors(venue, chains, chaos),
                        new SimHoldings(chaos, chains));
        this.persons = new SimPersons(this, chaos);
    }

    private void equip(Sender sender) {
        boolean scarce = chaos.fires(FaultKind.GAS_RUNS_OUT, 0.2);
        chain(sender.lane().chainId()).addLane(sender.lane(), scarce ? SimDesk.SCARCE : SimDesk.PLENTY);
    }

    /// Runs the seed to its end.
    public Outcome run() {
        String broken = "";
        try {
            for (int i = 0; i < SAFETY_TICKS && !(i > 80 && isOver()); i++) {
                tick();
            }
            chaos.heal();
            for (int i = 0; i < LIVENESS_TICKS && !isOver(); i++) {
                tick();
            }
            chains.values().forEach(SimChain::mineAllThatIsLeft);
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException e) {
            broken = String.valueOf(e.getMessage());
        }
        long[] fired = chaos.fired();
        coverage.fired(fired);
        return new Truth(this).outcome(seed, fired, broken);
    }

    /// Why there is no process; empty when there is one.
    String whyDead() {
        return courier == null ? refusal : "";
    }

    private boolean isOver() {
        return books.finals() == desk.plans().size()
                && (isNewToAll || chains.values().stream().allMatch(this::isReconciled));
    }

    private boolean isReconciled(SimChain chain) {
        return chain.isQuiet() && books.ledger().posted("treasury@" + chain.id) == chain.state().custody;
    }

    SimChain chain(long id) {
        return Optional.ofNullable(chains.get(id)).orElseThrow();
    }

    private void tick() {
        ticks++;
        books.tick();
        chains.values().forEach(SimChain::tick);
        bridge.tick();
        venue.tick();
        chains.values().forEach(this::readVenueDoors);
        moveClock();
        if (courier == null) {
            start();
        }
        Courier mine = courier;
        if (mine == null) {
            return;
        }
        try {
            if (chaos.fires(FaultKind.RESTART_STORM, 0.004)) {
                throw new Killed();
            }
            open(mine);
            wishes(mine);
            mine.tick(clock.nanos());
            persons.tick(mine, clock.nanos());
        } catch (Killed | Fenced end) {
            if (courier == mine) {
                courier = null;
            }
        }
    }

    private void moveClock() {
        wallNanos += SimDesk.SECOND;
        if (chaos.fires(FaultKind.CLOCK_FORWARD, 0.005)) {
            wallNanos += 3_600 * SimDesk.SECOND;
        }
        if (chaos.fires(FaultKind.CLOCK_BACK, 0.005)) {
            wallNanos -= 3_600 * SimDesk.SECOND;
        }
        clock = clock.after(wallNanos, SimDesk.SECOND);
    }

    /// A new process, perhaps on books it should not have.
    private void start() {
        boolean inPlace = books.areNewest(); // else another start has put older ones in place, and still decides
        if (inPlace) {
            loseMemory();
        }
        courier = null;
        try {
            courier = assembly.start(desk.terms(), outside, books, senders());
            refusals = 0;
            accepted();
        } catch (ProblemException refused) {
            refusals += books.areNewest() ? 1 : 0;
            refusal = refused.problem().sentence();
            end(inPlace);
        } catch (Killed | Fenced end) {
            end(inPlace);
        }
    }

    private void loseMemory() {
        if (!splitting && chaos.fires(FaultKind.ALL_MEMORY_LOST, 0.01)) { // with the machines, and all that ran there
            signer.forget();
            books.restore(chaos.chance(0.5));
        } else if (chaos.fires(FaultKind.EMPTY_JOURNAL, 0.03)) {
            books.restore(true);
        } else if (chaos.fires(FaultKind.OLD_BACKUP, 0.06)) {
            books.restore(false);
        }
    }

    /// Who is refused, or ends before it was accepted, gets the newest of everything.
    private void end(boolean putBack) {
        courier = null;
        if (putBack) {
            books.putBack();
            signer.remember();
        }
    }

    /// From now on what is in place is all that is known. When neither journal nor signer remember, only the vault
    /// does.
    private void accepted() {
        if (signer.hasForgotten() && signer.hasSigned() && nothingShows()) {
            isNewToAll = true;
            laws.vaultRemembers();
        }
        books.accepted();
        signer.accepted();
    }

    /// Whether no node that answers honestly knows more of a sender than the books in place.
    private boolean nothingShows() {
        return desk.senders().stream()
                .map(Sender::lane)
                .noneMatch(lane -> books.notices(lane, chain(lane.chainId()).highest(lane)));
    }

    /// Whether an instance was accepted that could not know what was sent before it.
    boolean isNewToAll() {
        return isNewToAll;
    }

    /// After some refusals on the newest books persons have looked, and vouch for what strangers did. Sometimes they
    /// vouch without having looked; the signer knows better, if it remembers.
    private List<Sender> senders() {
        boolean looked = books.areNewest() && refusals > 4;
        return looked || (!signer.hasForgotten() && chaos.fires(FaultKind.VOUCHED_WRONGLY, 0.25))
                ? desk.senders().stream()
                        .map(sender -> new Sender(sender.lane(), true))
                        .toList()
                : desk.senders();
    }

    private void open(Courier fresh) {
        for (SimChain chain : chains.values()) {
            String node = "treasury@" + chain.id;
            if (books.ledger().posted(node) == 0 && !books.hasOpened(node)) {
                fresh.opening(node, SimDesk.CUSTODY);
            }
        }
    }

    /// What policy and operators want now.
    private void wishes(Courier mine) {
        for (SimDesk.Due due : desk.plans()) {
            boolean twice = chaos.fires(FaultKind.PLANNED_TWICE, 0.01);
            if (ticks >= due.tick() && (twice || !books.knows(due.plan().id()))) {
                mine.plan(due.plan(), clock.nanos());
            }
        }
        if (books.isHalted()) {
            if (chaos.isHealed() || chaos.chance(0.1)) {
                mine.halt("");
            }
        } else if (chaos.fires(FaultKind.KILL_SWITCH, 0.006)) {
            mine.halt("kill switch");
        }
    }

    /// Around every call out of the process: it may end, or be overtaken by another instance while it waits.
    private <T> T call(Supplier<T> act) {
        chaos.boundary();
        if (chaos.fires(FaultKind.KILL_AT_A_CALL, 0.001)) {
            throw new Killed();
        }
        if (!splitting && chaos.fires(FaultKind.SPLIT_BRAIN, 0.0006)) {
            split();
        }
        T result = act.get();
        if (chaos.fires(FaultKind.KILL_AFTER_A_CALL, 0.001)) {
            throw new Killed();
        }
        chaos.boundary();
        return result;
    }

    private void split() {
        splitting = true;
        start();
        for (int i = chaos.below(12); i > 0; i--) {
            tick();
        }
        splitting = false;
    }

    /// What became final at the doors of venues.
    private void readVenueDoors(SimChain chain) {
        int from = Math.min(readBlocks.getOrDefault(chain.id, 0), chain.finalHead());
        for (int number = from; number <= chain.finalHead(); number++) {
            for (var receipt : chain.blocks.get(number).receipts()) {
                receipt.effect(Effect.Deposited.class)
                        .ifPresent(effect -> venue.reached(effect.transferId(), effect.units()));
            }
        }
        readBlocks.put(chain.id, chain.finalHead());
        chain.stateAt(chain.finalHead()).used.forEach((message, delivery) -> {
            if (readMessages.add(message) && !bridge.plan(message).route().deposits()) {
                venue.reached(bridge.plan(message).id(), delivery.units());
            }
        });
    }
}
