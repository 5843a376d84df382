package io.headrace.features.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.headrace.features.signal.flow.QueueImbalance;
import io.headrace.features.signal.volatility.range.Parkinson;
import io.headrace.features.signal.volatility.range.RangeVolatility;
import io.headrace.features.signal.volatility.range.YangZhang;
import io.headrace.features.signal.volatility.realized.BipowerVariation;
import io.headrace.features.signal.volatility.realized.RealizedMeasure;
import io.headrace.features.signal.volatility.realized.RealizedVariance;
import io.headrace.features.window.Window;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PriceWindowsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_735_689_600L * SECOND;
    private static final Instrument INSTRUMENT = new Instrument("alpha", "BTC");

    @Test
    void signalsThatShareAWindowHaveTheBitsOfThoseThatHaveTheirOwn() {
        Sampling hour = Sampling.hourOfTrades();
        SignalContext context = new SignalContext("alpha", List.of("alpha"), List.of("BTC"), 300 * SECOND);
        List<Signal> sharing = List.of(
                made(RealizedMeasure.definition(new RealizedVariance(), hour), context),
                made(RealizedMeasure.definition(new BipowerVariation(true), hour), context),
                made(RangeVolatility.definition(new Parkinson(), hour), context),
                made(RangeVolatility.definition(new YangZhang(), hour), context));
        List<Signal> alone = List.of(
                new RealizedMeasure(new RealizedVariance(), false, 60 * SECOND, 60),
                new RealizedMeasure(new BipowerVariation(true), false, 60 * SECOND, 60),
                new RangeVolatility(new Parkinson(), true, 60 * SECOND, 60),
                new RangeVolatility(new YangZhang(), true, 60 * SECOND, 60));
        SplittableRandom random = new SplittableRandom(5);
        long now = START;
        for (int at = 0; at < 4_000; at++) {
            now += random.nextLong(20 * SECOND);
            MarketEvent event = event(random, now, at);
            for (int one = 0; one < sharing.size(); one++) {
                sharing.get(one).observe(event);
                alone.get(one).observe(event);
            }
            for (int one = 0; one < sharing.size(); one++) {
                assertEquals(alone.get(one).warmAt(now), sharing.get(one).warmAt(now), one + " at " + at);
                assertEquals(alone.get(one).valueAt(now), sharing.get(one).valueAt(now), 0, one + " at " + at);
            }
        }
    }

    @Test
    void aWindowIsKeptOnceForEachShapeAndSource() {
        PriceWindows windows = new PriceWindows();
        Window hour = new Window(60, 60 * SECOND);
        Sampling trades = Sampling.hourOfTrades();
        Sampling bars = new Sampling(Input.COMPOSITE_BARS, 60 * SECOND, 3600 * SECOND);
        assertSame(windows.returns(trades, hour), windows.returns(Sampling.hourOfTrades(), hour));
        assertNotSame(windows.returns(trades, hour), windows.returns(bars, hour));
        assertNotSame(windows.bars(trades, hour), windows.bars(bars, hour));
    }

    @Test
    void signalsOfOneWindowHaveOneEarAndThoseThatReadWhatTheEngineKeepsHaveNone() {
        SignalContext context = new SignalContext("alpha", List.of("alpha"), List.of("BTC"), 300 * SECOND);
        Sampling hour = Sampling.hourOfTrades();
        Signal variance = made(RealizedMeasure.definition(new RealizedVariance(), hour), context);
        Signal bipower = made(RealizedMeasure.definition(new BipowerVariation(true), hour), context);
        assertSame(variance.ear(), bipower.ear());
        assertSame(Listener.NOBODY, made(QueueImbalance.definition(), context).ear());
    }

    private static MarketEvent event(SplittableRandom random, long now, long sequence) {
        if (random.nextInt(400) == 0) {
            return new StreamGap(INSTRUMENT, now - 200 * SECOND, now, sequence, "lost");
        }
        double price = 100 + random.nextDouble();
        return new Trade(INSTRUMENT, now, now, sequence, price, 1, Side.BUY);
    }

    private static Signal made(SignalDefinition definition, SignalContext context) {
        return ((SignalFactory.PerCoin) definition.factory()).make().apply(context);
    }
}
