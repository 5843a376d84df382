package io.headrace.market.venue.withdrawal;

/// What a withdrawal rule must be told about a venue.
public enum VenueMeasure {
    TVL_USD("value locked at the venue, USD"),
    WITHDRAWN_HOUR_USD("withdrawn by everyone in the last hour, USD"),
    WITHDRAWN_DAY_USD("withdrawn by everyone in the last day, USD"),
    BLOCKS_SINCE_FREEZE("blocks since an event last froze withdrawals; any large number where none ever did"),
    DEPOSITS_USD("deposits of the asset at the venue, USD"),
    DEPOSITS_TWAP_USD("24-hour average of the deposits, USD"),
    NET_DEPOSITS_USD("deposited by the account less withdrawn since it was opened, USD; 0 when that is negative"),
    POOL_LIQUIDITY_USD("what the pool could pay out now, USD"),
    SPOT_USD("balance of the account's spot side, USD");

    private final String meaning;

    VenueMeasure(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
