package io.headrace.store.source.capture;

import io.headrace.market.event.Instrument;
import io.headrace.store.source.Contract;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.text.TextValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What OKX's channel `instruments` says of a contract: `ctVal` times `ctMult` coins each where it
/// is linear, dollars where it is inverse, in the currency `ctValCcy` (okx.com/docs-v5, Public
/// Data, Get instruments).
final class OkxContracts {
    private static final Pattern PRICED_IN_DOLLARS = Pattern.compile("([A-Z0-9]+)-(USDT|USDC|USD)-(SWAP|\\d{6})");

    private OkxContracts() {}

    /// Empty of what is no contract priced in dollars.
    static Optional<Contract> of(Members row) {
        Matcher name = PRICED_IN_DOLLARS.matcher(row.text("instId"));
        if (!name.matches() || !row.has("ctVal") || !row.has("ctType") || !TextValue.isName(name.group())) {
            return Optional.empty();
        }
        String base = name.group(1);
        double each = row.size("ctVal") * (row.has("ctMult") ? row.size("ctMult") : 1);
        String counted = row.textOr("ctValCcy", "");
        boolean swap = name.group(3).equals("SWAP");
        return switch (row.text("ctType")) {
            case "linear" ->
                counted.equals(base)
                        ? contract("okx", swap && name.group(2).equals("USDT") ? base : name.group(), false, each)
                        : Optional.empty();
            case "inverse" ->
                counted.equals("USD")
                        ? contract("okx-inverse", swap ? base : name.group(), true, each)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Contract> contract(String venue, String coin, boolean inverse, double each) {
        return Optional.of(new Contract(new Instrument(venue, coin), inverse, each));
    }
}
