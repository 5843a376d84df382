package io.headrace.market.portfolio.position;

import io.headrace.market.event.Fill;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Position;
import io.headrace.market.portfolio.TradingCosts;
import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.Legs;

/// Positions as the desk's own events tell them: a fill changes one, a position sets it.
public final class ImportedPositions implements Positions {
    private final double[] held;
    private final double[] boughtQuantity; // inside the period, net
    private final double[] boughtUsd; // its cost, net
    private final double[] feesUsd;
    private final double[] entry;
    private final long[] told;

    public ImportedPositions(FoldState state, Legs legs) {
        held = state.doubles(legs.count());
        boughtQuantity = state.doubles(legs.count());
        boughtUsd = state.doubles(legs.count());
        feesUsd = state.doubles(legs.count());
        entry = state.doubles(legs.count());
        told = state.longs(1);
    }

    @Override
    public void observe(int leg, MarketEvent event) {
        if (event instanceof Fill fill) {
            told[0] = 1;
            double next = held[leg] + fill.signedSize();
            if (held[leg] == 0 || entry[leg] > 0) {
                entry[leg] = AccountBook.entryPrice(held[leg], entry[leg], next, fill.price());
            }
            held[leg] = next;
            boughtQuantity[leg] += fill.signedSize();
            boughtUsd[leg] += fill.signedSize() * fill.price();
            feesUsd[leg] += fill.feeUsd();
        } else if (event instanceof Position position) {
            told[0] = 1;
            held[leg] = position.quantity();
            entry[leg] = position.entryPrice();
        }
    }

    @Override
    public void advance(long nowNanos) {
        // Positions change by the desk's own events alone.
    }

    @Override
    public double quantity(int leg, int ahead) {
        return held[leg];
    }

    @Override
    public double toldEntry(int leg) {
        return entry[leg];
    }

    @Override
    public boolean established() {
        return told[0] != 0;
    }

    @Override
    public double insideProfitUsd(int leg, double price) {
        return boughtQuantity[leg] * price - boughtUsd[leg];
    }

    /// The fees the desk reported; its venue's rate is in them.
    @Override
    public double costUsd(int leg, double before, double price, TradingCosts costs) {
        return feesUsd[leg];
    }

    @Override
    public void told() {
        for (int leg = 0; leg < held.length; leg++) {
            boughtQuantity[leg] = 0;
            boughtUsd[leg] = 0;
            feesUsd[leg] = 0;
        }
    }
}
