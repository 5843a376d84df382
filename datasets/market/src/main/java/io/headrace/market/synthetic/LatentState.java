package io.headrace.market.synthetic;

/// Everything the market's future depends on, at one full hour. Owned by one path; [#copy] before walking on from a
/// kept one.
final class LatentState {
    boolean turbulent;
    final double[] logPrice;
    final double[] logVolatility; // the market first, then coins
    final double[] basis; // venue by coin, coins fastest
    final double[] funding; // the same

    LatentState(int venues, int coins) {
        this(false, new double[coins], new double[coins + 1], new double[venues * coins], new double[venues * coins]);
    }

    private LatentState(
            boolean turbulent, double[] logPrice, double[] logVolatility, double[] basis, double[] funding) {
        this.turbulent = turbulent;
        this.logPrice = logPrice;
        this.logVolatility = logVolatility;
        this.basis = basis;
        this.funding = funding;
    }

    LatentState copy() {
        return new LatentState(turbulent, logPrice.clone(), logVolatility.clone(), basis.clone(), funding.clone());
    }
}
