package io.headrace.settlement.desk;

import io.headrace.decision.settings.Section;
import io.headrace.market.event.Instrument;
import io.headrace.settlement.chain.oracle.PriceFeed;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import io.headrace.settlement.monitor.Watched;
import java.time.Duration;
import java.util.List;

/// Reads what is watched on the desk's chains: the `watch` of the chains' settings.
final class WatchFile {
    private WatchFile() {}

    static List<Watched> read(Section top, List<ChainSettings> chains) {
        List<Watched> all = top.sections("watch", section -> chain(section, chains));
        return top.checked(() -> {
            long named = all.stream().map(Watched::chain).distinct().count();
            if (named != all.size()) {
                throw new IllegalArgumentException("watch names a chain twice: put all of it into one entry");
            }
            return all;
        });
    }

    private static Watched chain(Section section, List<ChainSettings> chains) {
        String chain = section.text("chain");
        String multicall = section.has("multicall") ? section.text("multicall") : Multicall.CANONICAL;
        List<Watched.Reserve> reserves =
                section.has("reserves") ? section.sections("reserves", WatchFile::reserve) : List.of();
        List<Watched.Oracle> oracles =
                section.has("oracles") ? section.sections("oracles", each -> oracle(each, chain)) : List.of();
        return section.build(() -> {
            if (chains.stream().noneMatch(known -> known.profile().name().equals(chain))) {
                throw new IllegalArgumentException("watch names no chain of these settings: " + chain);
            }
            return new Watched(chain, multicall, reserves, oracles);
        });
    }

    private static Watched.Reserve reserve(Section section) {
        String venue = section.text("venue");
        String coin = section.text("coin");
        String pool = section.text("pool");
        String token = section.text("token");
        return section.build(() -> new Watched.Reserve(new Instrument(venue, coin), pool, token));
    }

    private static Watched.Oracle oracle(Section section, String chain) {
        String venue = section.has("venue") ? section.text("venue") : chain;
        String coin = section.text("coin");
        String feed = section.text("feed");
        int decimals = section.count("decimals");
        long age = section.whole("max_age_seconds");
        return section.build(() -> new Watched.Oracle(
                new Instrument(venue, coin), new PriceFeed(feed, decimals, Duration.ofSeconds(age))));
    }
}
