package io.headrace.store.live.venue;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.SnapshotRequests;
import io.headrace.store.source.hyperliquid.HyperliquidMessages;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Hyperliquid: books (each message a whole one), trades and contexts of some coins, and where the desk
/// names its account, its fills and the states of its margin.
///
/// A new connection is told the latest fills again; those that were heard before are passed over by their
/// id.
///
/// @param account the desk's address, `0x` and 40 hex digits
public record HyperliquidLive(URI address, List<String> coins, Optional<String> account) implements LiveVenue {
    public static final URI PUBLIC = URI.create("wss://api.hyperliquid.xyz/ws");

    private static final Pattern ACCOUNT = Pattern.compile("0x[0-9a-fA-F]{40}");

    public HyperliquidLive {
        coins = List.copyOf(coins);
        account.filter(text -> !ACCOUNT.matcher(text).matches()).ifPresent(HyperliquidLive::refuse);
    }

    /// Without an account.
    public HyperliquidLive(URI address, List<String> coins) {
        this(address, coins, Optional.empty());
    }

    private static void refuse(String account) {
        throw new Problem(
                        "HR-1053",
                        "the address of an account must be 0x and 40 hex digits, was '" + account + "'",
                        "hyperliquid",
                        "Give the desk's address with --account",
                        ExitCode.INVALID)
                .toException();
    }

    @Override
    public String name() {
        return "hyperliquid";
    }

    @Override
    public List<String> subscriptions() {
        List<String> messages = new ArrayList<>();
        for (String coin : coins) {
            for (String type : List.of("l2Book", "trades", "activeAssetCtx")) {
                messages.add(subscribe(type, "coin", coin));
            }
        }
        for (String type : List.of("userFills", "webData2")) {
            account.ifPresent(user -> messages.add(subscribe(type, "user", user)));
        }
        return messages;
    }

    private static String subscribe(String type, String key, String value) {
        return "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"" + type + "\",\"" + key + "\":\"" + value
                + "\"}}";
    }

    @Override
    public List<String> books() {
        return List.of();
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        return new WholeBook.Asked(List.of());
    }

    @Override
    public Optional<String> ping() {
        return Optional.of("{\"method\":\"ping\"}");
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        return new HyperliquidMessages(output, requests);
    }
}
