package io.headrace.features.signal;

/// The best bid and ask of one coin, as last heard. The engine writes, signals read.
public final class Touch {
    private double bidPrice;
    private double bidSize;
    private double askPrice;
    private double askSize;
    private boolean known;

    public void set(double newBidPrice, double newBidSize, double newAskPrice, double newAskSize) {
        bidPrice = newBidPrice;
        bidSize = newBidSize;
        askPrice = newAskPrice;
        askSize = newAskSize;
        known = true;
    }

    /// Takes all of another one.
    public void set(Touch other) {
        set(other.bidPrice, other.bidSize, other.askPrice, other.askSize);
        known = other.known;
    }

    /// After a loss, until the next word.
    public void forget() {
        known = false;
    }

    /// Whether both sides are known; the other values mean nothing otherwise.
    public boolean known() {
        return known;
    }

    public double bidPrice() {
        return bidPrice;
    }

    public double bidSize() {
        return bidSize;
    }

    public double askPrice() {
        return askPrice;
    }

    public double askSize() {
        return askSize;
    }

    public double mid() {
        return 0.5 * (bidPrice + askPrice);
    }
}
