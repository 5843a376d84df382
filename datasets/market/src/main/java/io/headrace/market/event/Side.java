package io.headrace.market.event;

/// Who wanted to trade: the taker's side of a trade, the side of a fill or of a forced order.
public enum Side {
    BUY(1),
    SELL(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /// 1 for a buy, -1 for a sell.
    public int sign() {
        return sign;
    }
}
