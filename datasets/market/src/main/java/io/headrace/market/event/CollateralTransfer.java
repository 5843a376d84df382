package io.headrace.market.event;

/// Collateral the desk moved: left `from` at `eventNanos` and was on hand at `to` at `knownNanos`.
/// The instrument is the receiving account.
///
/// @param from venue, or `treasury`
/// @param to venue, or `treasury`
/// @param amount token units, positive
public record CollateralTransfer(
        Instrument instrument,
        long eventNanos,
        long knownNanos,
        long sequence,
        String from,
        String to,
        String asset,
        double amount)
        implements MarketEvent {
    public CollateralTransfer {
        Require.times(eventNanos, knownNanos);
        Require.named("from", from);
        Require.named("to", to);
        Require.named("asset", asset);
        Require.positive("amount", amount);
    }

    @Override
    public EventKind kind() {
        return EventKind.COLLATERAL_TRANSFER;
    }
}
