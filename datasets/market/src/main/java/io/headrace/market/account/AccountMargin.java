package io.headrace.market.account;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What the rules say of an account: one statement per risk tranche, and their sums.
///
/// Sums do not mean that one tranche may answer for another: only the tranches' own figures decide.
public record AccountMargin(String account, List<BucketMargin> buckets) {
    public AccountMargin {
        buckets = List.copyOf(buckets);
    }

    public double initialUsd() {
        return sum(BucketMargin::initialUsd);
    }

    public double maintenanceUsd() {
        return sum(BucketMargin::maintenanceUsd);
    }

    public double equityUsd() {
        return sum(BucketMargin::equityUsd);
    }

    public double collateralUsd() {
        return sum(BucketMargin::collateralUsd);
    }

    public double freeUsd() {
        return sum(BucketMargin::freeUsd);
    }

    /// What may leave all tranches together, as far as it is known.
    public double withdrawableUsd() {
        return sum(bucket -> bucket.withdrawal().usd());
    }

    /// Initial margin of all tranches per USD of all their collateral.
    public double utilization() {
        return BucketMargin.ratio(initialUsd(), collateralUsd());
    }

    private double sum(ToDoubleFunction<BucketMargin> figure) {
        return buckets.stream().mapToDouble(figure).sum();
    }
}
