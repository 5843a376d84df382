package io.headrace.decision.simulation;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.agent.FrontRunner;
import io.headrace.decision.simulation.agent.Liquidations;
import io.headrace.decision.simulation.agent.Rival;
import io.headrace.decision.simulation.law.Allowance;
import io.headrace.decision.simulation.law.CapitalChange;
import io.headrace.decision.simulation.law.During;
import io.headrace.decision.simulation.law.Fault;
import io.headrace.decision.simulation.law.GasLaw;
import io.headrace.decision.simulation.law.Laws;
import io.headrace.decision.simulation.law.LeadFile;
import io.headrace.decision.simulation.law.LeadTimeLaw;
import io.headrace.decision.simulation.law.Lie;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Seeded laws in which everything that can befall a world does, often and at once.
final class RandomLaws {
    private static final long HOUR = 3_600_000_000_000L;

    private final SplittableRandom random;
    private final List<String> nodes = new ArrayList<>();
    private final int hours;

    private RandomLaws(long seed, DeskSettings settings, int hours) {
        random = new SplittableRandom(seed);
        nodes.add(DeskSettings.TREASURY);
        nodes.addAll(settings.venues());
        this.hours = hours;
    }

    static Laws of(long seed, DeskSettings settings, int hours) {
        RandomLaws drawn = new RandomLaws(seed, settings, hours);
        Laws laws = drawn.agents(Laws.NONE.withSeed(seed));
        for (int i = 0; i < 12; i++) {
            laws = laws.with(drawn.fault()).with(drawn.lie());
        }
        TokenAmount most = TokenAmount.usd(drawn.random.nextDouble(0, 1e6));
        return drawn.leads(laws)
                .withGas(new GasLaw(.5, List.of(new GasLaw.Spike(drawn.during(), 100))))
                .with(new Allowance(Fault.ANY, drawn.node(), 6 * HOUR, most))
                .with(new CapitalChange(drawn.instant(), TokenAmount.usd(drawn.random.nextDouble(-1e6, 1e6))));
    }

    private Laws leads(Laws laws) {
        Laws changed = laws;
        for (LeadTimeLaw law : LeadFile.usual()) {
            String venue = nodes.get(random.nextInt(1, nodes.size()));
            boolean up = random.nextBoolean();
            changed = changed.withLead(up ? DeskSettings.TREASURY : venue, up ? venue : DeskSettings.TREASURY, law);
        }
        return changed;
    }

    private Laws agents(Laws laws) {
        return laws.with(new Rival(random.nextDouble(), 1e6, .0005))
                .with(new FrontRunner(1e4, 1e5, .001, .5))
                .with(new Liquidations(2, .7, .5));
    }

    private Fault fault() {
        return switch (random.nextInt(6)) {
            case 0 -> new Fault.Closed(node(), during(), random.nextBoolean());
            case 1 -> new Fault.Halted(node(), during());
            case 2 -> new Fault.Delayed(Fault.ANY, node(), during(), random.nextLong(1, 48 * HOUR));
            case 3 -> new Fault.Failed(Fault.ANY, node(), during(), random.nextLong(1, 10 * HOUR));
            case 4 -> new Fault.Refused(Fault.ANY, node(), during());
            default -> new Fault.Lost(node(), instant(), random.nextDouble());
        };
    }

    private Lie lie() {
        return switch (random.nextInt(6)) {
            case 0 -> new Lie.NothingWithdrawable(node(), during());
            case 1 -> new Lie.NothingThere(node(), during());
            case 2 -> new Lie.FrozenBalance(node(), during());
            case 3 -> new Lie.FrozenDemand(node(), during());
            case 4 -> new Lie.ScaledDemand(node(), during(), random.nextDouble(.5, 1.5));
            default -> new Lie.HiddenTransit(node(), during());
        };
    }

    private String node() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private long instant() {
        return random.nextLong(0, hours * HOUR);
    }

    private During during() {
        long from = instant();
        return new During(from, from + random.nextLong(1, 24 * HOUR));
    }
}
