package io.headrace.inference.api;

import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.inference.feed.SpeakingVenue;
import io.headrace.market.portfolio.ImportedBook;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.Terms;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A desk with a position on Hyperliquid, served on a live stream of the loopback that speaks ten times a
/// second; it decides once a second.
public class LiveDesk implements QuarkusTestProfile {
    static final String ACCOUNT = "0x" + "a".repeat(40);

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Resource.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    public static class Resource implements QuarkusTestResourceLifecycleManager {
        private final SpeakingVenue venue = new SpeakingVenue();
        private final ScheduledExecutorService speaking = Executors.newSingleThreadScheduledExecutor();
        private final AtomicLong trades = new AtomicLong();

        @Override
        public Map<String, String> start() {
            speaking.scheduleAtFixedRate(this::speak, 0, 100, TimeUnit.MILLISECONDS);
            return Map.of(
                    "headrace.home",
                    home().toString(),
                    "headrace.settings",
                    home().resolve("settings.yaml").toString(),
                    "headrace.live",
                    "hyperliquid",
                    "headrace.coins",
                    "BTC",
                    "headrace.urls",
                    venue.address().toString(),
                    "headrace.account",
                    ACCOUNT,
                    "headrace.silence-seconds",
                    "2");
        }

        private Path home;

        private Path home() {
            try {
                if (home == null) {
                    home = Files.createTempDirectory("headrace-live");
                    settings().write(home.resolve("settings.yaml"));
                }
                return home;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static DeskSettings settings() {
            long second = 1_000_000_000L;
            List<String> venues = List.of("hyperliquid");
            Terms two = PortfolioSpec.forVenues(List.of("hyperliquid", "dydx"), List.of("BTC"))
                    .terms();
            Terms terms = new Terms(
                    venues,
                    Map.of("hyperliquid", two.rules().get("hyperliquid")),
                    two.targetBuffer(),
                    venues,
                    two.adverseExtremes(),
                    two.planHours(),
                    two.costs());
            return new DeskSettings(
                    second,
                    new ImportedBook(terms, List.of("BTC")),
                    new Capital.Balances(Map.of(DeskSettings.TREASURY, 5_000.0, "hyperliquid", 5_000.0)),
                    DeskSettings.routes(venues, second, .0002, 0),
                    Costs.DEFAULT,
                    DeskSettings.windowFor(second, second, 4 * second),
                    ThresholdParameters.DEFAULT,
                    OrderUpToParameters.DEFAULT,
                    190,
                    Optional.empty());
        }

        private void speak() {
            long millis = System.currentTimeMillis();
            long number = trades.incrementAndGet();
            venue.say(
                    "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"time\":" + millis
                            + ",\"levels\":[[{\"px\":\"59999\",\"sz\":\"1\",\"n\":1}],[{\"px\":\"60001\",\"sz\":\"1\",\"n\":1}]]}}");
            venue.say(
                    "{\"channel\":\"trades\",\"data\":[{\"coin\":\"BTC\",\"side\":\"B\",\"px\":\"60000\",\"sz\":\"1\","
                            + "\"time\":" + millis + ",\"tid\":" + number + "}]}");
            venue.say("{\"channel\":\"webData2\",\"data\":{\"clearinghouseState\":{\"marginSummary\":{"
                    + "\"accountValue\":\"5000\",\"totalNtlPos\":\"15000\",\"totalRawUsd\":\"20000\","
                    + "\"totalMarginUsed\":\"3000\"},\"withdrawable\":\"2000\",\"assetPositions\":[{\"type\":\"oneWay\","
                    + "\"position\":{\"coin\":\"BTC\",\"szi\":\"-0.25\",\"entryPx\":\"60000\",\"positionValue\":\"15000\","
                    + "\"marginUsed\":\"3000\"}}],\"time\":" + millis + "},\"user\":\"" + ACCOUNT + "\"}}");
        }

        @Override
        public void inject(Object test) {
            if (test instanceof LiveServiceTest live) {
                live.venue = venue;
            }
        }

        @Override
        public void stop() {
            speaking.shutdownNow();
            venue.close();
        }
    }
}
