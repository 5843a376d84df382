package io.headrace.training.cli.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.training.cli.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenuesCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void listsTheVenuesWithTheAgeOfTheirRules() throws IOException {
        JsonNode venues = json("venues", "list", "--json").path("venues");
        assertEquals(7, venues.size());
        assertEquals("dydx", venues.get(2).path("venue").asText());
        assertEquals("2026-03-04", venues.get(2).path("oldest").asText());
        assertEquals(0, venues.get(2).path("unverified").asInt());
    }

    @Test
    void showsEveryRuleWithSourceAndDate() throws IOException {
        String text = out("venues", "show", "dydx-v4");
        assertTrue(text.contains("long-tail"), text);
        assertTrue(text.contains("2026-03-04  dydxprotocol/v4-chain x/ratelimit"), text);
        assertTrue(out("venues", "show", "drift").contains("NOT VERIFIED"), "an unverified figure says so");
    }

    @Test
    void evaluatesAnAccountByTranche() throws IOException {
        Path account = Files.writeString(folder.resolve("account.yaml"), """
                name: desk
                buckets:
                  - name: main
                    mode: cross
                    venue: hyperliquid
                    holdings: [{asset: USDC, amount: 10000, price: 1}]
                    positions: [{coin: BTC, quantity: 1, entry_price: 50000, price: 49000}]
                """);
        JsonNode main = json("venues", "margin", "--account", account.toString(), "--json")
                .path("tranches")
                .get(0);
        assertEquals(1225, main.path("initial_usd").asDouble(), 1e-9);
        assertEquals(4100, main.path("withdrawable_usd").asDouble(), 1e-9);
        assertEquals(
                1225.0 / 9000, main.path("tiers").get(0).path("utilization").asDouble(), 1e-12);
        String text = out("venues", "margin", "--account", account.toString());
        assertTrue(text.contains("liquidated, alone, at 40,506.3291 (now 49,000.0000)"), text);
    }

    private static JsonNode json(String... arguments) throws IOException {
        return JSON.readTree(out(arguments));
    }

    private static String out(String... arguments) {
        Captured run = Captured.run(arguments);
        assertEquals(0, run.exit(), run.err());
        return run.out();
    }
}
