package io.headrace.market.account;

import io.headrace.market.account.Leaving.Part;
import io.headrace.market.venue.Cited;
import io.headrace.market.venue.ProfitRule;
import io.headrace.market.venue.withdrawal.WithdrawalCase;
import io.headrace.market.venue.withdrawal.WithdrawalLimit;
import io.headrace.market.venue.withdrawal.WithdrawalRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is free in a bucket and what of it may leave, by the rules of its venues.
final class Withdrawals {
    private final Rulebook rules;
    private final Account account;
    private final Bucket bucket;
    private final boolean initial;
    private final double marginUsd;

    Withdrawals(Rulebook rules, Account account, Bucket bucket) {
        this.rules = rules;
        this.account = account;
        this.bucket = bucket;
        initial = rules.judgesByInitial(bucket);
        marginUsd = Math.max(0, rules.collateralUsd(bucket, initial) - rules.requirementUsd(bucket, initial));
    }

    /// Value that the margin does not hold, USD: what could leave if no venue held it back.
    double freeUsd() {
        return Leaving.mostUsd(parts(false), Map.of(), marginUsd);
    }

    /// What may leave.
    Withdrawal withdrawal() {
        Map<String, Double> caps = new HashMap<>();
        List<String> binding = new ArrayList<>();
        boolean known = true;
        long delay = 0;
        for (String venue : bucket.venues()) {
            WithdrawalLimit limit = limit(venue);
            caps.put(venue, limit.usd());
            known &= limit.known();
            binding.add(bucket.venues().size() > 1 ? venue + ": " + limit.reason() : limit.reason());
            delay = Math.max(delay, rules.rules(venue).withdrawalDelaySeconds());
        }
        double free = freeUsd();
        double most = Math.min(free, Leaving.mostUsd(parts(true), caps, marginUsd));
        String reason = known && most >= free ? "free collateral" : String.join("; ", binding);
        return new Withdrawal(most, known, reason, delay);
    }

    /// Deposits, and open profit as far as it makes margin.
    ///
    /// @param leaving whether only profit that may leave its venue counts
    private List<Part> parts(boolean leaving) {
        List<Part> parts = new ArrayList<>();
        for (Holding holding : bucket.holdings()) {
            if (holding.amount() > 0) {
                var weight = rules.weight(bucket, holding);
                double counts = initial ? weight.initialWeight() : weight.maintenanceWeight();
                parts.add(new Part(holding.venue(), holding.valueUsd(), counts));
            }
        }
        rules.profitUsd(bucket).forEach((venue, profit) -> {
            ProfitRule rule = rules.rules(venue).profit().rule();
            double counted = rules.profitCollateralUsd(venue, profit, initial);
            if (counted > 0 && (!leaving || rule.withdrawable())) {
                parts.add(new Part(venue, counted, 1));
            }
        });
        return parts;
    }

    /// What may leave one venue: never more than is there after open losses.
    private WithdrawalLimit limit(String venue) {
        double loss = Math.min(0, rules.profitUsd(bucket).getOrDefault(venue, 0.0));
        double there = loss
                + parts(true).stream()
                        .filter(part -> part.venue().equals(venue))
                        .mapToDouble(Part::valueUsd)
                        .sum();
        WithdrawalLimit least = new WithdrawalLimit(Math.max(0, there), true, "deposits at the venue");
        WithdrawalCase asked = asked(venue);
        for (Cited<WithdrawalRule> rule : rules.rules(venue).withdrawal()) {
            WithdrawalLimit limit = rule.rule().limit(asked);
            if (least.known() && (!limit.known() || limit.usd() < least.usd())) {
                least = limit;
            }
        }
        return least;
    }

    private WithdrawalCase asked(String venue) {
        return new WithdrawalCase(
                bucket.mode(),
                bucket.holdings().stream()
                        .filter(holding -> holding.venue().equals(venue) && holding.amount() > 0)
                        .mapToDouble(Holding::valueUsd)
                        .sum(),
                rules.collateralUsd(bucket, true),
                rules.requirementUsd(bucket, true),
                bucket.positions().stream()
                        .mapToDouble(position -> position.marked().notionalUsd())
                        .sum(),
                bucket.positions().stream()
                        .mapToDouble(position -> rules.model(position).liquidationRewardUsd(position.marked()))
                        .sum(),
                account.venue(venue));
    }
}
