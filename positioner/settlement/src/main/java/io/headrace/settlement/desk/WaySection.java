package io.headrace.settlement.desk;

import io.headrace.decision.settings.Section;
import io.headrace.settlement.desk.ChainDeskSettings.Expected;
import io.headrace.settlement.desk.ChainDeskSettings.Way;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One of a desk's ways as its file lists it: what all have, and what its kind needs. A way without a
/// kind burns and mints.
final class WaySection {
    private WaySection() {}

    static Way read(Section section) {
        String name = section.text("name");
        String from = section.text("from");
        String to = section.text("to");
        String adapter = section.text("adapter");
        String source = section.text("source_bridge");
        String destination = section.text("destination_bridge");
        Function<Bridge.Contracts, Bridge> kind = kind(section);
        Duration late = ChainDeskFile.seconds(section, "late_seconds");
        Duration usual = seconds(section, "usual_seconds").orElse(late.dividedBy(4));
        Optional<Duration> tail = seconds(section, "slow_seconds");
        double gas = section.has("gas_usd") ? section.number("gas_usd") : 0;
        return section.build(() -> {
            Bridge bridge = kind.apply(new Bridge.Contracts(adapter, source, destination));
            Duration slow = tail.orElse(late);
            requireOrder(usual, slow, gas);
            bridge.offered()
                    .filter(offer -> slow.compareTo(offer.patience()) > 0)
                    .ifPresent(offer -> {
                        throw new IllegalArgumentException(
                                "slow_seconds (or late_seconds, which stands for it) must be up to"
                                        + " patience_seconds, after which nobody fills, were " + slow.toSeconds()
                                        + " and "
                                        + offer.patience().toSeconds());
                    });
            return new Way(name, from, to, bridge, late, new Expected(usual, slow, gas));
        });
    }

    private static void requireOrder(Duration usual, Duration slow, double gas) {
        if (usual.compareTo(slow) > 0 || !(gas >= 0)) {
            throw new IllegalArgumentException("a way needs usual_seconds up to slow_seconds, and no negative gas_usd,"
                    + " were " + usual.toSeconds() + ", " + slow.toSeconds() + ", " + gas);
        }
    }

    private static Optional<Duration> seconds(Section section, String key) {
        return section.has(key) ? Optional.of(ChainDeskFile.seconds(section, key)) : Optional.empty();
    }

    private static Function<Bridge.Contracts, Bridge> kind(Section section) {
        return switch (section.has("kind") ? section.text("kind") : "mint") {
            case "mint" -> mint(section);
            case "slow" -> Bridge.Slow::new;
            case "across" -> filled(section, Bridge.Across::new);
            case "intent" -> filled(section, Bridge.Intent::new);
            default -> throw section.wrong("kind", "mint, slow, across or intent");
        };
    }

    private static Function<Bridge.Contracts, Bridge> mint(Section section) {
        List<String> attesters = section.texts("local_attesters");
        long blocks = section.has("local_blocks") ? section.whole("local_blocks") : 0;
        return contracts ->
                new Bridge.Mint(contracts, attesters.stream().map(Long::valueOf).toList(), blocks);
    }

    private static Function<Bridge.Contracts, Bridge> filled(Section section, Filled kind) {
        long bps = section.whole("filler_bps");
        long patience = section.whole("patience_seconds");
        return contracts -> kind.over(contracts, new Bridge.Offer(bps, Duration.ofSeconds(patience)));
    }

    private interface Filled {
        Bridge over(Bridge.Contracts contracts, Bridge.Offer offer);
    }
}
