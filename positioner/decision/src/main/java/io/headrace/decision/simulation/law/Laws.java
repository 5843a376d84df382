package io.headrace.decision.simulation.law;

import io.headrace.decision.network.Route;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.simulation.agent.Agent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that may befall a world.
///
/// @param seed of all chance in it
/// @param leads how long routes take, by [#route]; a route that is not named takes what the settings say
/// @param agents who else acts, in the order they act
public record Laws(
        long seed,
        Map<String, LeadTimeLaw> leads,
        GasLaw gas,
        List<Allowance> allowances,
        List<Fault> faults,
        List<Lie> lies,
        List<CapitalChange> capital,
        List<Agent> agents) {
    /// A world in which everything goes as the settings say.
    public static final Laws NONE =
            new Laws(0, Map.of(), GasLaw.AS_SET, List.of(), List.of(), List.of(), List.of(), List.of());

    private static final double NANOS = 1e9;

    public Laws {
        leads = Map.copyOf(leads);
        allowances = List.copyOf(allowances);
        faults = List.copyOf(faults);
        lies = List.copyOf(lies);
        capital = List.copyOf(capital);
        agents = List.copyOf(agents);
    }

    /// The name of a route in [#leads].
    public static String route(String from, String to) {
        return from + '>' + to;
    }

    public Laws withSeed(long changed) {
        return new Laws(changed, leads, gas, allowances, faults, lies, capital, agents);
    }

    public Laws withLead(String from, String to, LeadTimeLaw law) {
        Map<String, LeadTimeLaw> changed = new LinkedHashMap<>(leads);
        changed.put(route(from, to), law);
        return new Laws(seed, changed, gas, allowances, faults, lies, capital, agents);
    }

    public Laws withGas(GasLaw changed) {
        return new Laws(seed, leads, changed, allowances, faults, lies, capital, agents);
    }

    public Laws with(Allowance more) {
        return new Laws(seed, leads, gas, and(allowances, more), faults, lies, capital, agents);
    }

    public Laws with(Fault more) {
        return new Laws(seed, leads, gas, allowances, and(faults, more), lies, capital, agents);
    }

    public Laws with(Lie more) {
        return new Laws(seed, leads, gas, allowances, faults, and(lies, more), capital, agents);
    }

    public Laws with(CapitalChange more) {
        return new Laws(seed, leads, gas, allowances, faults, lies, and(capital, more), agents);
    }

    public Laws with(Agent more) {
        return new Laws(seed, leads, gas, allowances, faults, lies, capital, and(agents, more));
    }

    /// A route as it costs now.
    public Route priced(Route route, long nowNanos) {
        double factor = gas.factor(seed, nowNanos);
        return factor == 1
                ? route
                : new Route(
                        route.from(), route.to(), route.leadNanos(), route.proportionalCost(), factor * route.gasUsd());
    }

    /// What becomes of a transfer that was promised as `transit` says. A delay adds to what the route takes; a
    /// destination that stands still credits when it resumes; one that failed does not land at its destination.
    public Fate fate(Transit transit) {
        long departed = transit.departedNanos();
        long lands = departed + took(transit);
        for (Fault fault : faults) {
            if (fault instanceof Fault.Failed(String from, String to, During when, long after)
                    && when.holds(departed)
                    && meets(from, to, transit)) {
                return new Fate(departed + after, transit.from());
            }
            if (fault instanceof Fault.Delayed(String from, String to, During when, long by)
                    && when.holds(departed)
                    && meets(from, to, transit)) {
                lands += by;
            }
        }
        return new Fate(credited(transit.to(), lands), transit.to());
    }

    /// A number drawn for somebody and an instant, uniform in [0, 1).
    public double chance(String who, long nowNanos) {
        return Dice.uniform(seed, who, nowNanos);
    }

    private long took(Transit transit) {
        LeadTimeLaw law = leads.get(route(transit.from(), transit.to()));
        if (law == null) {
            return transit.arrivesNanos() - transit.departedNanos();
        }
        double level = Dice.uniform(seed, law.route() + route(transit.from(), transit.to()), transit.departedNanos());
        return Math.max(1, Math.round(NANOS * law.secondsAt(level)));
    }

    private long credited(String node, long landsNanos) {
        long credited = landsNanos;
        for (Fault fault : faults) {
            if (fault instanceof Fault.Halted(String halted, During when)
                    && Fault.is(halted, node)
                    && when.holds(credited)) {
                credited = when.toNanos();
            }
        }
        return credited;
    }

    /// Whether an order on a route is turned down now.
    public boolean refuses(String from, String to, long nowNanos) {
        return faults.stream()
                .anyMatch(fault -> fault instanceof Fault.Refused refused
                        && refused.when().holds(nowNanos)
                        && Fault.is(refused.from(), from)
                        && Fault.is(refused.to(), to));
    }

    /// What may leave a node now, of what its books would let go.
    public TokenAmount mayLeave(String node, TokenAmount most, long nowNanos) {
        return mayLeave(node, most, nowNanos, false);
    }

    /// The same, as readings show it.
    public TokenAmount seemsToLeave(String node, TokenAmount most, long nowNanos) {
        return mayLeave(node, most, nowNanos, true);
    }

    private TokenAmount mayLeave(String node, TokenAmount most, long nowNanos, boolean seen) {
        TokenAmount left = most;
        for (Fault fault : faults) {
            TokenAmount zero = TokenAmount.zero(most.asset());
            left = switch (fault) {
                case Fault.Closed(String closed, During when, boolean announced)
                when when.holds(nowNanos) && Fault.is(closed, node) -> announced || !seen ? zero : left;
                case Fault.Halted(String halted, During when)
                when when.holds(nowNanos) && Fault.is(halted, node) -> zero;
                case Fault.Locked(String locked, During when, TokenAmount part)
                when when.holds(nowNanos) && Fault.is(locked, node) ->
                    left.minus(part).max(zero);
                default -> left;
            };
        }
        return left;
    }

    private static boolean meets(String from, String to, Transit transit) {
        return Fault.is(from, transit.from()) && Fault.is(to, transit.to());
    }

    private static <T> List<T> and(List<T> list, T more) {
        List<T> changed = new ArrayList<>(list);
        changed.add(more);
        return changed;
    }
}
