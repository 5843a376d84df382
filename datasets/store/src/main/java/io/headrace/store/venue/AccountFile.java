package io.headrace.store.venue;

import io.headrace.market.account.Account;
import io.headrace.market.account.AccountMargin;
import io.headrace.market.account.Bucket;
import io.headrace.market.account.Holding;
import io.headrace.market.account.OpenPosition;
import io.headrace.market.account.Rulebook;
import io.headrace.market.venue.AccountMode;
import io.headrace.market.venue.margin.MarkedPosition;
import io.headrace.market.venue.withdrawal.VenueMeasure;
import io.headrace.market.venue.withdrawal.VenueState;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads an account (JSON or YAML) and evaluates it. What is known of a venue's own money stands under `venues`; a
/// bucket's `venue` is that of its entries that name none; negative amounts are owed.
///
///     name: desk
///     venues: {dydx: {withdrawn_hour_usd: 0, withdrawn_day_usd: 0}}
///     buckets:
///       - name: main
///         mode: cross
///         venue: dydx
///         holdings: [{asset: USDC, amount: 50000, price: 1}]
///         positions:
///           - {coin: BTC, quantity: -2, entry_price: 60000, price: 61000}
public final class AccountFile {
    private AccountFile() {}

    /// @throws io.headrace.market.problem.ProblemException HR-1151 to HR-1154, with file and key
    public static Account read(Path file) {
        Fields top = VenueTree.read(file);
        String name = top.text("name");
        Map<String, VenueState> venues = top.named("venues", AccountFile::state);
        List<Bucket> buckets = top.sections("buckets", AccountFile::bucket);
        return top.build(() -> new Account(name, buckets, venues));
    }

    /// What the rules say of the account in a file.
    ///
    /// @throws io.headrace.market.problem.ProblemException also HR-1156: a rule or figure is missing
    public static AccountMargin margin(Path file, Rulebook rules) {
        Account account = read(file);
        try {
            return rules.margin(account);
        } catch (IllegalArgumentException e) {
            throw VenueFault.NO_RULE.at(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static VenueState state(Fields fields) {
        Map<VenueMeasure, Double> values = new EnumMap<>(VenueMeasure.class);
        for (VenueMeasure measure : VenueMeasure.values()) {
            String key = measure.name().toLowerCase(Locale.ROOT);
            if (fields.has(key)) {
                values.put(measure, fields.number(key));
            }
        }
        return fields.build(() -> new VenueState(values));
    }

    private static Bucket bucket(Fields fields) {
        String name = fields.text("name");
        AccountMode mode = fields.oneOf("mode", AccountMode.class);
        String category = fields.text("category", "");
        String venue = fields.text("venue", "");
        List<Holding> holdings = fields.sections("holdings", holding -> holding(holding, venue));
        List<OpenPosition> positions = fields.sections("positions", position -> position(position, venue));
        return fields.build(() -> new Bucket(name, mode, category, holdings, positions));
    }

    private static Holding holding(Fields fields, String bucketVenue) {
        String venue = venue(fields, bucketVenue);
        String asset = fields.text("asset");
        double amount = fields.number("amount");
        double price = fields.number("price");
        return fields.build(() -> new Holding(venue, asset, amount, price));
    }

    private static OpenPosition position(Fields fields, String bucketVenue) {
        String venue = venue(fields, bucketVenue);
        String coin = fields.text("coin");
        String rule = fields.text("rule", "");
        double leverage = fields.number("leverage", 0);
        double quantity = fields.number("quantity");
        double entry = fields.number("entry_price");
        double price = fields.number("price");
        double interest = fields.number("open_interest_usd", Double.NaN);
        return fields.build(() ->
                new OpenPosition(venue, coin, rule, leverage, new MarkedPosition(quantity, entry, price, interest)));
    }

    private static String venue(Fields fields, String otherwise) {
        return otherwise.isEmpty() ? fields.text("venue") : fields.text("venue", otherwise);
    }
}
