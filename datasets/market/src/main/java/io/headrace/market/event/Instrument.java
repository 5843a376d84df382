package io.headrace.market.event;

import java.util.Comparator;

/// A perpetual contract, named by its venue and its coin, both as the dataset spells them (`binance`, `BTC`).
public record Instrument(String venue, String coin) implements Comparable<Instrument> {
    private static final Comparator<Instrument> ORDER =
            Comparator.comparing(Instrument::venue).thenComparing(Instrument::coin);

    /// The pseudo coin of events that concern a venue account as a whole.
    public static final String ACCOUNT = "*";

    public Instrument {
        if (venue.isBlank() || coin.isBlank()) {
            throw new IllegalArgumentException("venue and coin must be named, were '" + venue + "', '" + coin + "'");
        }
    }

    /// The desk's account at a venue.
    public static Instrument account(String venue) {
        return new Instrument(venue, ACCOUNT);
    }

    @Override
    public int compareTo(Instrument other) {
        return ORDER.compare(this, other);
    }
}
