package io.headrace.decision.simulation;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.Route;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Terms;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.law.CapitalChange;
import io.headrace.decision.simulation.law.Fate;
import io.headrace.decision.simulation.law.Fault;
import io.headrace.decision.simulation.law.Laws;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.List;

/// One desk's way through a world under laws, period by period: [#begin], [#seen], any number of [#submit],
/// [#end]. The order of events is told in the package's description.
///
/// Every unit is accounted for: at the end of both halves of a period what is on hand and in flight is what was
/// there at the start, plus flows and capital changes, less losses. If it ever is not, the passage stops.
public final class Passage {
    private final DeskSettings settings;
    private final Laws laws;
    private final World world;
    private final Accounting accounting;
    private final Readings readings;
    private final Crowd crowd;
    private final Roads roads;
    private WorldState books;
    private WorldState before;
    private TokenAmount owned;
    private List<MarginSnapshot> needs = List.of();
    private List<Transit> departed = new ArrayList<>();
    private double transitUsd;
    private long lastNanos = Long.MIN_VALUE;
    private boolean checked;

    /// @param balances at the start per node, treasury first; see [StartingBalances]
    public Passage(DeskSettings settings, Laws laws, List<TokenAmount> balances, long startNanos) {
        this(settings, laws, new World(settings).start(balances, startNanos));
    }

    /// @param start the books the first period finds, money in flight included
    Passage(DeskSettings settings, Laws laws, WorldState start) {
        this.settings = settings;
        this.laws = laws;
        world = new World(settings);
        accounting = new Accounting(settings);
        readings = new Readings(laws, settings, world);
        crowd = new Crowd(laws, settings);
        roads = new Roads(laws);
        books = start;
        before = books;
        owned = books.total();
    }

    /// Capital changes and losses, arrivals, flows, and the needs of this period.
    ///
    /// @param recorded what each venue needs and what flowed, before anybody else's doing
    /// @return what each venue really needs
    public List<MarginSnapshot> begin(List<MarginSnapshot> recorded) {
        long now = recorded.getFirst().knownNanos();
        needs = crowd.moved(recorded);
        departed = new ArrayList<>();
        transitUsd = 0;
        checked = lastNanos != Long.MIN_VALUE;
        if (checked) {
            books = change(books, now);
            books = land(books, now);
            WorldState still = books;
            books = world.flow(books, needs);
            owned = owned.plus(books.total()).minus(still.total());
        }
        before = books;
        lastNanos = now;
        requireConserved();
        return needs;
    }

    /// The books as they are: after arrivals and flows until orders are submitted, then after departures.
    public WorldState books() {
        return books;
    }

    /// What the desk reads, lies and all.
    public NetworkState seen() {
        return readings.network(books);
    }

    /// The needs the desk reads.
    public List<MarginSnapshot> seenNeeds() {
        return readings.needs(needs);
    }

    /// Gives orders. Agents act, what is turned down, against its terms or beyond an allowance stays, the rest
    /// departs. An order that was executed before (a decision's digest and its place in it) is not executed again.
    ///
    /// @return what departed
    public List<Transit> submit(List<Move> moves, String decisionDigest) {
        crowd.act(books, needs, moves);
        List<Move> taken = moves.stream()
                .filter(move -> !laws.refuses(move.from(), move.to(), lastNanos) && agreed(move))
                .toList();
        List<Transit> wanted = world.departures(
                books, taken, lastNanos, decisionDigest, (node, most) -> laws.mayLeave(node, most, lastNanos));
        List<Transit> leave = roads.admit(wanted, crowd, lastNanos, !decisionDigest.isEmpty());
        books = world.depart(books, leave);
        departed.addAll(leave);
        return leave;
    }

    /// Accounts for the period.
    public SimulatedPeriod end() {
        requireConserved();
        for (Transit transit : books.inFlight()) {
            transitUsd += transit.arrivesNanos() <= lastNanos ? accounting.overdueUsd(transit) : 0;
        }
        PeriodCost cost = checked
                ? accounting.cost(demands(), before, books, departed, this::priced)
                : accounting.unchecked(books, departed, this::priced);
        return new SimulatedPeriod(cost.plusTransit(transitUsd), books, departed);
    }

    /// Whether a move's terms hold in the books as they are, and at what its way costs now. A delay within the
    /// period is no matter here.
    private boolean agreed(Move move) {
        if (move.terms().isEmpty()) {
            return true;
        }
        Terms terms = move.terms().get();
        Route route = settings.route(move.from(), move.to());
        double dearer = priced(route).proportionalCost() - route.proportionalCost();
        double received = move.amount().tokens() * (1 - dearer);
        return terms.expiresNanos() > lastNanos
                && terms.leastAtSource().compareTo(onHand(move.from())) <= 0
                && terms.mostAtDestination().compareTo(onHand(move.to())) >= 0
                && terms.leastReceived().tokens() <= received;
    }

    private TokenAmount onHand(String node) {
        return books.onHand().get(world.index(node));
    }

    private Route priced(Route route) {
        return crowd.priced(laws.priced(route, lastNanos));
    }

    private WorldState change(WorldState state, long now) {
        List<TokenAmount> change = new ArrayList<>();
        for (TokenAmount amount : state.onHand()) {
            change.add(amount.minus(amount));
        }
        for (CapitalChange capital : laws.capital()) {
            if (capital.atNanos() > lastNanos && capital.atNanos() <= now) {
                change.set(0, change.getFirst().plus(capital.amount()));
            }
        }
        for (Fault fault : laws.faults()) {
            if (fault instanceof Fault.Lost(String node, long at, double share) && at > lastNanos && at <= now) {
                int place = world.index(node);
                TokenAmount held = state.onHand().get(place);
                change.set(place, change.get(place).minus(TokenAmount.usd(share * Math.max(0, held.tokens()))));
            }
        }
        WorldState changed = world.flow(state, change, state.held());
        owned = owned.plus(changed.total()).minus(state.total());
        return changed;
    }

    private WorldState land(WorldState state, long now) {
        for (Transit transit : state.inFlight()) {
            Fate fate = laws.fate(transit);
            if (fate.landsNanos() <= now && transit.arrivesNanos() > now) {
                transitUsd -= accounting.earlyUsd(transit, now);
            }
        }
        return world.arrive(state, now, laws::fate);
    }

    private double[] demands() {
        return needs.stream().mapToDouble(MarginSnapshot::demandUsd).toArray();
    }

    private void requireConserved() {
        if (!books.total().equals(owned)) {
            throw new IllegalStateException("the books at " + lastNanos + " hold " + books.total() + " in "
                    + settings.venues() + " where " + owned + " is owned");
        }
    }
}
