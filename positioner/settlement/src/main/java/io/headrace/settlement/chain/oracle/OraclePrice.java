package io.headrace.settlement.chain.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A price as a feed told it.
///
/// @param value what one whole asset is worth in the feed's currency, positive
/// @param round the feed's own number of the answer
/// @param updatedAt when it was answered, Unix seconds
public record OraclePrice(BigDecimal value, BigInteger round, long updatedAt) {
    public OraclePrice {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("a price must be positive, was " + value);
        }
    }

    /// Whether it is within so many ten-thousandths of another.
    public boolean isNear(BigDecimal other, int bps) {
        BigDecimal apart = value.subtract(other).abs();
        return apart.movePointRight(4).compareTo(other.multiply(BigDecimal.valueOf(bps))) <= 0;
    }
}
