package io.headrace.store.source.capture;

import io.headrace.market.event.Side;
import io.headrace.store.source.frame.Members;
import java.util.Locale;

/// `buy` and `sell` in whatever case.
final class Sides {
    private Sides() {}

    static Side of(Members message, String member) {
        return switch (message.text(member).toLowerCase(Locale.ROOT)) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw message.refuse(member, "must be buy or sell");
        };
    }

    static Side other(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }
}
