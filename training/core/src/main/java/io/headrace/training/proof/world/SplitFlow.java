package io.headrace.training.proof.world;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One venue's candles dealt to several: every venue has the price, and each candle's volume goes to one of
/// them, in turn. So a market maker on one public flow has accounts whose inventories differ while the prices
/// and the flow are real.
public final class SplitFlow {
    private SplitFlow() {}

    /// @param events in [MarketEvent#ORDER]; what is not a candle is left out
    /// @param venues who gets the flow
    /// @return in [MarketEvent#ORDER]
    public static List<MarketEvent> of(List<MarketEvent> events, List<String> venues) {
        List<MarketEvent> dealt = new ArrayList<>();
        for (MarketEvent event : events) {
            if (event instanceof Bar bar) {
                long length = bar.knownNanos() - bar.eventNanos();
                long turn = Math.floorMod(Math.floorDiv(bar.eventNanos(), Math.max(1, length)), venues.size());
                for (int v = 0; v < venues.size(); v++) {
                    dealt.add(at(bar, venues.get(v), v == turn));
                }
            }
        }
        dealt.sort(MarketEvent.ORDER);
        return dealt;
    }

    /// Each coin of open interest as a venue of its own, `<venue>-<coin>` in small letters: liquidity that is
    /// provided to several markets, each with its own collateral.
    ///
    /// @param events in [MarketEvent#ORDER]; what is not open interest is left out
    /// @return in [MarketEvent#ORDER]
    public static List<MarketEvent> byCoin(List<MarketEvent> events) {
        List<MarketEvent> apart = new ArrayList<>();
        for (MarketEvent event : events) {
            if (event instanceof OpenInterest open) {
                Instrument all = open.instrument();
                String venue = all.venue() + '-' + all.coin().toLowerCase(Locale.ROOT);
                apart.add(new OpenInterest(
                        new Instrument(venue, all.coin()),
                        open.eventNanos(),
                        open.knownNanos(),
                        open.sequence(),
                        open.usd()));
            }
        }
        apart.sort(MarketEvent.ORDER);
        return apart;
    }

    private static Bar at(Bar bar, String venue, boolean hasFlow) {
        return new Bar(
                new Instrument(venue, bar.instrument().coin()),
                bar.eventNanos(),
                bar.knownNanos(),
                bar.sequence(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                hasFlow ? bar.volume() : 0);
    }
}
