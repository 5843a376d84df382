package io.headrace.market.account;

import io.headrace.market.venue.AccountMode;
import io.headrace.market.venue.AssetWeight;
import io.headrace.market.venue.margin.MarginModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rules of several venues, and what they say of an account.
///
/// A bucket's two sides: **collateral** is its deposits by weight plus open profit as far as the venue counts it;
/// the **requirement** is the margin of its positions plus its debts by weight. It is liquidated when the maintenance
/// requirement exceeds the maintenance collateral. Profit is pooled per venue, as a margin account does.
public record Rulebook(Map<String, VenueRules> venues) {
    public Rulebook {
        venues = Map.copyOf(venues);
    }

    /// Evaluates an account.
    ///
    /// @throws IllegalArgumentException when a venue, a coin or an asset has no rule, a mode is not offered, or a
    ///     formula needs an open interest that was not told
    public AccountMargin margin(Account account) {
        return new AccountMargin(
                account.name(),
                account.buckets().stream()
                        .map(bucket -> margin(account, bucket))
                        .toList());
    }

    private BucketMargin margin(Account account, Bucket bucket) {
        requireModes(bucket);
        double collateral = collateralUsd(bucket, true);
        List<TierUse> tiers = tiers(bucket, collateral);
        double initial = requirementUsd(bucket, true);
        Withdrawals out = new Withdrawals(this, account, bucket);
        return new BucketMargin(
                bucket,
                equityUsd(bucket),
                collateral,
                collateralUsd(bucket, false),
                initial,
                requirementUsd(bucket, false),
                out.freeUsd(),
                out.withdrawal(),
                new LiquidationSearch(this, bucket).find(),
                tiers);
    }

    /// Whether what a withdrawal leaves behind must cover initial margin: at every venue but a lending pool.
    boolean judgesByInitial(Bucket bucket) {
        return bucket.venues().stream()
                .anyMatch(venue -> rules(venue).withdrawal().stream()
                        .noneMatch(rule -> rule.rule().judgesByMaintenance()));
    }

    /// Maintenance collateral beyond the maintenance requirement, USD; liquidated below 0.
    double marginLeftUsd(Bucket bucket) {
        return collateralUsd(bucket, false) - requirementUsd(bucket, false);
    }

    AssetWeight weight(Bucket bucket, Holding holding) {
        return rules(holding.venue())
                .weight(holding.asset(), bucket.category())
                .orElseThrow(() -> new IllegalArgumentException(
                        "venue " + holding.venue() + " has no rule for the asset " + holding.asset()));
    }

    double collateralUsd(Bucket bucket, boolean initial) {
        double sum = 0;
        for (Holding holding : bucket.holdings()) {
            AssetWeight weight = weight(bucket, holding);
            if (holding.amount() > 0) {
                sum += holding.valueUsd() * (initial ? weight.initialWeight() : weight.maintenanceWeight());
            }
        }
        for (Map.Entry<String, Double> profit : profitUsd(bucket).entrySet()) {
            sum += profitCollateralUsd(profit.getKey(), profit.getValue(), initial);
        }
        return sum;
    }

    /// What an open profit makes of collateral; a cap on it holds when opening and withdrawing alone.
    double profitCollateralUsd(String venue, double profitUsd, boolean initial) {
        var rule = rules(venue).profit().rule();
        return !initial && rule.counts() ? profitUsd : rule.collateralUsd(profitUsd);
    }

    double requirementUsd(Bucket bucket, boolean initial) {
        double sum = 0;
        for (Holding holding : bucket.holdings()) {
            sum += debtUsd(weight(bucket, holding), holding, initial);
        }
        for (OpenPosition position : bucket.positions()) {
            sum += initial ? initialUsd(position) : model(position).maintenanceUsd(position.marked());
        }
        return sum;
    }

    private static double debtUsd(AssetWeight weight, Holding holding, boolean initial) {
        double owed = Math.max(0, -holding.valueUsd());
        return owed * (initial ? weight.initialDebtWeight() : weight.maintenanceDebtWeight());
    }

    private double initialUsd(OpenPosition position) {
        return model(position).initialUsd(position.marked()) + chosenUsd(position);
    }

    /// What a chosen leverage below the venue's asks for beyond the venue's own initial margin.
    private double chosenUsd(OpenPosition position) {
        if (position.leverage() == 0) {
            return 0;
        }
        double least = model(position).initialUsd(position.marked());
        return Math.max(0, position.marked().notionalUsd() / position.leverage() - least);
    }

    private static double equityUsd(Bucket bucket) {
        return bucket.holdings().stream().mapToDouble(Holding::valueUsd).sum()
                + bucket.positions().stream()
                        .mapToDouble(position -> position.marked().profitUsd())
                        .sum();
    }

    /// Open profit by venue, negative where it loses.
    Map<String, Double> profitUsd(Bucket bucket) {
        Map<String, Double> byVenue = new LinkedHashMap<>();
        for (OpenPosition position : bucket.positions()) {
            byVenue.merge(position.venue(), position.marked().profitUsd(), Double::sum);
        }
        return byVenue;
    }

    private List<TierUse> tiers(Bucket bucket, double collateralUsd) {
        List<TierUse> tiers = new ArrayList<>();
        for (OpenPosition position : bucket.positions()) {
            model(position)
                    .slices(position.marked())
                    .forEach(slice -> tiers.add(new TierUse(
                            position.venue(),
                            position.coin(),
                            slice.tier(),
                            slice.notionalUsd(),
                            slice.initialUsd(),
                            slice.maintenanceUsd(),
                            BucketMargin.ratio(slice.initialUsd(), collateralUsd))));
            double chosen = chosenUsd(position);
            if (chosen > 0) {
                tiers.add(use(position.venue(), position.coin(), "chosen leverage", 0, chosen, 0, collateralUsd));
            }
        }
        for (Holding holding : bucket.holdings()) {
            AssetWeight weight = weight(bucket, holding);
            double initial = debtUsd(weight, holding, true);
            if (initial > 0) {
                double kept = debtUsd(weight, holding, false);
                double owed = -holding.valueUsd();
                tiers.add(use(holding.venue(), holding.asset(), "debt", owed, initial, kept, collateralUsd));
            }
        }
        return tiers;
    }

    private void requireModes(Bucket bucket) {
        for (String venue : bucket.venues()) {
            if (bucket.mode() != AccountMode.UNIFIED && !rules(venue).modes().contains(bucket.mode())) {
                throw new IllegalArgumentException(
                        "venue " + venue + " offers " + rules(venue).modes() + ", was asked for " + bucket.mode());
            }
        }
    }

    MarginModel model(OpenPosition position) {
        return rules(position.venue())
                .model(position.coin(), position.rule())
                .orElseThrow(() -> new IllegalArgumentException("venue " + position.venue() + " has no margin rule "
                        + (position.rule().isEmpty() ? "for the coin " + position.coin() : position.rule())));
    }

    VenueRules rules(String venue) {
        VenueRules rules = venues.get(venue);
        if (rules == null) {
            throw new IllegalArgumentException("there are no rules for the venue " + venue);
        }
        return rules;
    }

    private static TierUse use(
            String venue,
            String subject,
            String tier,
            double notionalUsd,
            double initialUsd,
            double maintenanceUsd,
            double collateralUsd) {
        double utilization = BucketMargin.ratio(initialUsd, collateralUsd);
        return new TierUse(venue, subject, tier, notionalUsd, initialUsd, maintenanceUsd, utilization);
    }
}
