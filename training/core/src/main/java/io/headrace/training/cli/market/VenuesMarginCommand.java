package io.headrace.training.cli.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.account.AccountMargin;
import io.headrace.market.account.BucketMargin;
import io.headrace.market.account.OpenPosition;
import io.headrace.market.account.TierUse;
import io.headrace.store.venue.AccountFile;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `venues margin`.
@Command(
        name = "margin",
        sortOptions = false,
        description = "Evaluates an account: margin, free, withdrawable and liquidation distance by risk tranche.")
final class VenuesMarginCommand extends Verb {
    @Mixin
    private OwnRules rules = new OwnRules();

    @Option(
            names = "--account",
            required = true,
            paramLabel = "FILE",
            description = "The account, JSON or YAML: buckets with holdings and positions.")
    private Path account = Path.of("");

    @Override
    protected Result run(ConsoleProgress progress) {
        return new Evaluated(AccountFile.margin(account, rules.catalog().rulebook()));
    }

    private record Evaluated(AccountMargin margin) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            text.append(String.format(
                    Locale.ROOT,
                    "%-14s %-9s %14s %14s %14s %14s %7s %14s %14s %9s%n",
                    "TRANCHE",
                    "MODE",
                    "EQUITY",
                    "COLLATERAL",
                    "INITIAL",
                    "MAINTENANCE",
                    "USED",
                    "FREE",
                    "WITHDRAWABLE",
                    "DISTANCE"));
            margin.buckets().forEach(bucket -> text.append(row(bucket)));
            text.append(String.format(
                    Locale.ROOT,
                    "%-14s %-9s %,14.2f %,14.2f %,14.2f %,14.2f %7s %,14.2f %,14.2f%n",
                    "all",
                    "",
                    margin.equityUsd(),
                    margin.collateralUsd(),
                    margin.initialUsd(),
                    margin.maintenanceUsd(),
                    percent(margin.utilization()),
                    margin.freeUsd(),
                    margin.withdrawableUsd()));
            margin.buckets().forEach(bucket -> text.append(details(bucket)));
            return text.append(
                            "\nUSD; USED = initial / collateral; FREE = value the margin does not hold; DISTANCE = common adverse move"
                                    + " to liquidation")
                    .toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("venues-margin");
            document.put("account", margin.account());
            var array = document.putArray("tranches");
            margin.buckets().forEach(bucket -> fill(array.addObject(), bucket));
            document.putObject("all")
                    .put("equity_usd", margin.equityUsd())
                    .put("collateral_usd", margin.collateralUsd())
                    .put("initial_usd", margin.initialUsd())
                    .put("maintenance_usd", margin.maintenanceUsd())
                    .put("utilization", finite(margin.utilization()))
                    .put("free_usd", margin.freeUsd())
                    .put("withdrawable_usd", margin.withdrawableUsd());
            return document;
        }
    }

    private static String row(BucketMargin bucket) {
        OptionalDouble move = bucket.liquidation().commonMove();
        return String.format(
                Locale.ROOT,
                "%-14s %-9s %,14.2f %,14.2f %,14.2f %,14.2f %7s %,14.2f %14s %9s%n",
                bucket.bucket().name(),
                bucket.bucket().mode().name().toLowerCase(Locale.ROOT),
                bucket.equityUsd(),
                bucket.collateralUsd(),
                bucket.initialUsd(),
                bucket.maintenanceUsd(),
                percent(bucket.utilization()),
                bucket.freeUsd(),
                bucket.withdrawal().known()
                        ? String.format(
                                Locale.ROOT, "%,.2f", bucket.withdrawal().usd())
                        : "not known",
                move.isEmpty() ? "never" : percent(move.getAsDouble()));
    }

    private static String details(BucketMargin bucket) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%s: withdrawable by %s, %d s%n",
                bucket.bucket().name(),
                bucket.withdrawal().binding(),
                bucket.withdrawal().delaySeconds()));
        for (TierUse tier : bucket.tiers()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-12s %-8s %-26s notional %,16.2f  initial %,14.2f  maintenance %,14.2f  used %s%n",
                    tier.venue(),
                    tier.subject(),
                    tier.tier(),
                    tier.notionalUsd(),
                    tier.initialUsd(),
                    tier.maintenanceUsd(),
                    percent(tier.utilization())));
        }
        for (OpenPosition position : bucket.bucket().positions()) {
            OptionalDouble price = bucket.liquidation().price(position);
            text.append(String.format(
                    Locale.ROOT,
                    "  %-12s %-8s liquidated, alone, at %s (now %,.4f)%n",
                    position.venue(),
                    position.coin(),
                    price.isEmpty() ? "no price" : String.format(Locale.ROOT, "%,.4f", price.getAsDouble()),
                    position.marked().price()));
        }
        return text.toString();
    }

    private static void fill(ObjectNode node, BucketMargin bucket) {
        node.put("name", bucket.bucket().name())
                .put("mode", bucket.bucket().mode().name().toLowerCase(Locale.ROOT))
                .put("equity_usd", bucket.equityUsd())
                .put("collateral_usd", bucket.collateralUsd())
                .put("initial_usd", bucket.initialUsd())
                .put("maintenance_usd", bucket.maintenanceUsd())
                .put("utilization", finite(bucket.utilization()))
                .put("liquidation_use", finite(bucket.liquidationUse()))
                .put("free_usd", bucket.freeUsd())
                .put("withdrawable_usd", bucket.withdrawal().usd())
                .put("withdrawable_known", bucket.withdrawal().known())
                .put("withdrawable_by", bucket.withdrawal().binding())
                .put("withdrawal_delay_seconds", bucket.withdrawal().delaySeconds());
        bucket.liquidation().commonMove().ifPresent(move -> node.put("liquidation_move", move));
        var tiers = node.putArray("tiers");
        bucket.tiers()
                .forEach(tier -> tiers.addObject()
                        .put("venue", tier.venue())
                        .put("subject", tier.subject())
                        .put("tier", tier.tier())
                        .put("notional_usd", tier.notionalUsd())
                        .put("initial_usd", tier.initialUsd())
                        .put("maintenance_usd", tier.maintenanceUsd())
                        .put("utilization", finite(tier.utilization())));
        var positions = node.putArray("positions");
        for (OpenPosition position : bucket.bucket().positions()) {
            ObjectNode one =
                    positions.addObject().put("venue", position.venue()).put("coin", position.coin());
            bucket.liquidation().price(position).ifPresent(price -> one.put("liquidation_price", price));
        }
    }

    /// JSON knows no infinity: a requirement nothing covers has no ratio.
    private static @Nullable Double finite(double ratio) {
        return Double.isFinite(ratio) ? ratio : null;
    }

    private static String percent(double fraction) {
        return Double.isInfinite(fraction) ? "over" : String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
