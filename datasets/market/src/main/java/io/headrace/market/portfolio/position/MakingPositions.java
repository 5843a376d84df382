package io.headrace.market.portfolio.position;

import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Trade;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.TradingCosts;
import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.Legs;
import io.headrace.market.portfolio.price.Periods;
import io.headrace.market.portfolio.price.PriceChain;

/// Inventory that takes the other side of a share of the observed flow: of every trade, or of what
/// each candle says of its period where the venue has reported no trade yet.
public final class MakingPositions implements Positions {
    private final MarketMaking spec;
    private final Legs legs;
    private final PriceChain prices;
    private final double decay;
    private final double[] inventory;
    private final double[] boughtQuantity; // inside the period, net
    private final double[] boughtUsd; // its cost, net
    private final double[] filledUsd; // gross
    private final long[] trades; // 1 once the leg has reported one

    public MakingPositions(FoldState state, MarketMaking spec, Legs legs, PriceChain prices, long periodNanos) {
        this.spec = spec;
        this.legs = legs;
        this.prices = prices;
        decay = Periods.decay(spec.halfLifeHours(), periodNanos);
        inventory = state.doubles(legs.count());
        boughtQuantity = state.doubles(legs.count());
        boughtUsd = state.doubles(legs.count());
        filledUsd = state.doubles(legs.count());
        trades = state.longs(legs.count());
    }

    @Override
    public void observe(int leg, MarketEvent event) {
        if (event instanceof Trade trade) {
            trades[leg] = 1;
            fill(leg, trade.signedSize(), trade.price());
        } else if (event instanceof Bar bar && trades[leg] == 0) {
            fill(leg, netBought(bar), bar.close());
        }
    }

    /// What takers bought on balance within a candle, base units: its volume by where it closed
    /// from where it opened, in ranges.
    static double netBought(Bar bar) {
        double range = Math.max(bar.high(), Math.max(bar.open(), bar.close()))
                - Math.min(bar.low(), Math.min(bar.open(), bar.close()));
        return range > 0 ? bar.volume() * (bar.close() - bar.open()) / range : 0;
    }

    /// Takes the other side of the desk's share, within its limit.
    private void fill(int leg, double bought, double price) {
        double limit = spec.coins().get(leg % legs.coinCount()).limitUsd() / price;
        double wanted = inventory[leg] - spec.share() * bought;
        double held = Math.clamp(wanted, Math.min(-limit, inventory[leg]), Math.max(limit, inventory[leg]));
        double filled = held - inventory[leg];
        inventory[leg] = held;
        boughtQuantity[leg] += filled;
        boughtUsd[leg] += filled * price;
        filledUsd[leg] += Math.abs(filled) * price;
    }

    /// Works off a part of the inventory at the period's last price.
    @Override
    public void advance(long nowNanos) {
        for (int leg = 0; leg < inventory.length; leg++) {
            inventory[leg] *= decay;
        }
    }

    @Override
    public double quantity(int leg, int ahead) {
        return inventory[leg];
    }

    @Override
    public boolean established() {
        return prices.complete();
    }

    @Override
    public double insideProfitUsd(int leg, double price) {
        return boughtQuantity[leg] * price - boughtUsd[leg];
    }

    /// The fee on everything traded, what was worked off included, less what fills captured of the
    /// spread.
    @Override
    public double costUsd(int leg, double before, double price, TradingCosts costs) {
        double workedOff = Math.abs(inventory[leg] - before - boughtQuantity[leg]) * price;
        return costs.feeRate() * (filledUsd[leg] + workedOff) - spec.captureRate() * filledUsd[leg];
    }

    @Override
    public void told() {
        for (int leg = 0; leg < inventory.length; leg++) {
            boughtQuantity[leg] = 0;
            boughtUsd[leg] = 0;
            filledUsd[leg] = 0;
        }
    }
}
