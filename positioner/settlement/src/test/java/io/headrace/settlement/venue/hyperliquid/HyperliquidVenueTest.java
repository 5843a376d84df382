package io.headrace.settlement.venue.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.venue.exchange.Errand.Next;
import io.headrace.settlement.venue.exchange.ExchangeHttp;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.Ledgers;
import io.headrace.settlement.venue.exchange.LoopbackVenue;
import io.headrace.settlement.venue.exchange.LoopbackVenue.Asked;
import io.headrace.settlement.venue.exchange.LoopbackVenue.Said;
import io.headrace.settlement.venue.exchange.VenueAnswers;
import io.headrace.settlement.venue.exchange.VenueException;
import io.headrace.settlement.venue.exchange.Verdict;
import io.headrace.settlement.venue.hyperliquid.HyperliquidAnswers.Span;
import io.headrace.settlement.venue.hyperliquid.HyperliquidWithdrawal.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Over HTTP, against recorded exchanges and against a venue that fails in every way it can.
class HyperliquidVenueTest {
    private static final String USER = "0x5e9ee1089755c3435139848e47e6635505d5a13a";
    private static final long TIME = 1_687_816_341_423L;
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void asksForTheLedgerAsRecordedAndReadsTheRecordedAnswer() {
        String user = "0x2ba553d9f990a3b66b03b2dc0d030dfc1c061036";
        long since = 1_681_923_833_000L;
        try (LoopbackVenue venue = replaying("recorded/ledger");
                ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 1 << 20)) {
            List<LedgerEntry> ledger = new HyperliquidVenue(http, venue.base(), user).ledger(since);
            assertEquals(
                    List.of(2_703_997_450_000L, 1_099_994_980_000L),
                    ledger.stream().map(LedgerEntry::units).toList());
            assertTrue(venue.asked().getFirst().isAsRecordedIn("hyperliquid/recorded/ledger"));
            assertEquals(2, venue.asked().size(), "and once more from its last row on, of which there is nothing");
            Asked ended = new Asked(
                    "POST", "/info", HyperliquidAnswers.ledgerQuestion(user, new Span(since, 1_682_010_233_000L)));
            assertTrue(ended.isAsRecordedIn("hyperliquid/recorded/ledger_none"));
        }
    }

    @Test
    void asksForTheStateAsRecordedAndReadsTheRecordedAnswer() {
        try (LoopbackVenue venue = replaying("recorded/state");
                ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 1 << 20)) {
            HyperliquidVenue speaker = new HyperliquidVenue(http, venue.base(), USER);
            assertEquals(
                    1_010_571_730, speaker.withdrawable().orElseThrow().units().longValueExact());
            assertTrue(venue.asked().getLast().isAsRecordedIn("hyperliquid/recorded/state"));
        }
    }

    /// No request of a withdrawal was recorded with its answer: the one is as the venue's own client
    /// makes it, the other as somebody quoted it.
    @Test
    void sendsAWithdrawalAsPublishedAndReadsTheQuotedAnswer() {
        try (LoopbackVenue venue = new LoopbackVenue(asked -> Said.answer("hyperliquid/quoted/withdraw_ok"));
                ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 1 << 20)) {
            HyperliquidVenue speaker = new HyperliquidVenue(http, venue.base(), USER);
            byte[] signature = signature(withdrawal(TIME));
            assertInstanceOf(Verdict.Taken.class, speaker.withdraw(withdrawal(TIME), signature));
            assertEquals(List.of(new Asked("POST", "/exchange", withdrawal(TIME).request(signature))), venue.asked());
        }
    }

    /// The recorded answer has its newest row first; one that is cut short lacks the older ones.
    @Test
    void aLedgerInPartsIsReadWholeWhicheverWayRoundItComes() throws IOException {
        JsonNode newestFirst = JSON.readTree(VenueAnswers.answer("hyperliquid/recorded/withdrawals"));
        List<JsonNode> rows = new ArrayList<>();
        newestFirst.forEach(rows::add);
        for (List<JsonNode> whole : List.of(rows, rows.reversed())) {
            try (LoopbackVenue venue = new LoopbackVenue(asked -> Said.of(200, part(whole, read(asked.body()))));
                    ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 1 << 20)) {
                List<LedgerEntry> ledger = new HyperliquidVenue(http, venue.base(), USER).ledger(1);
                assertEquals(2, ledger.size(), "the withdrawal and the deposit");
            }
        }
    }

    /// The first two rows of what is asked for.
    private static String part(List<JsonNode> rows, JsonNode question) {
        long since = question.path("startTime").longValue();
        long until = question.path("endTime").asLong(Long.MAX_VALUE);
        return rows.stream()
                .filter(row -> row.path("time").longValue() >= since
                        && row.path("time").longValue() <= until)
                .limit(2)
                .toList()
                .toString();
    }

    @Test
    void noAnswerIsNoRefusal() {
        for (Said said : List.of(Said.of(0, ""), Said.of(502, "<html>"), Said.of(200, "x".repeat(5_000)))) {
            try (LoopbackVenue venue = new LoopbackVenue(asked -> said);
                    ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 4_096)) {
                HyperliquidVenue speaker = new HyperliquidVenue(http, venue.base(), USER);
                assertInstanceOf(
                        Verdict.Unclear.class, speaker.withdraw(withdrawal(TIME), signature(withdrawal(TIME))));
                assertThrows(VenueException.class, () -> speaker.ledger(1));
            }
        }
    }

    /// Whatever the venue and its connection do, each withdrawal is paid once or known as never paid.
    @Test
    void withdrawalsThroughAFailingVenueAreDoneOnceOrKnownAsUndone() {
        Random random = new Random(20261123);
        FailingVenue law = new FailingVenue(random);
        int done = 0;
        try (LoopbackVenue venue = new LoopbackVenue(law::answer);
                ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 1 << 20)) {
            HyperliquidVenue speaker = new HyperliquidVenue(http, venue.base(), USER);
            for (int i = 0; i < 60; i++) {
                HyperliquidWithdrawal withdrawal = withdrawal(TIME + i);
                boolean paid = carried(speaker, withdrawal, law, random);
                assertEquals(paid ? 1 : 0, law.paid.getOrDefault(withdrawal.timeMillis(), 0), "withdrawal " + i);
                done += paid ? 1 : 0;
            }
        }
        assertTrue(done > 20 && done < 60, "both ends are seen, done " + done);
    }

    private static boolean carried(
            HyperliquidVenue speaker, HyperliquidWithdrawal withdrawal, FailingVenue law, Random random) {
        law.nowMillis = withdrawal.timeMillis();
        law.closed = random.nextInt(4) == 0;
        byte[] signature = signature(withdrawal);
        Optional<Verdict> last = Optional.empty();
        for (int step = 0; step < 200; step++) {
            law.nowMillis += Duration.ofHours(3).toMillis();
            last = random.nextInt(6) == 0 ? Optional.empty() : last; // a crash forgets what was answered
            try {
                long now = law.nowMillis;
                Optional<LedgerEntry> found = Ledgers.named(
                        speaker.ledger(TIME), LedgerEntry.Kind.WITHDRAWAL, Long.toString(withdrawal.timeMillis()));
                switch (HyperliquidVenue.errand(withdrawal).next(found, last, now)) {
                    case Next.Send _ -> last = Optional.of(speaker.withdraw(withdrawal, signature));
                    case Next.Look _ -> {}
                    case Next.Done _ -> {
                        return true;
                    }
                    case Next.Undone _ -> {
                        return false;
                    }
                    case Next.Unexplained unexplained -> throw new AssertionError(unexplained.words());
                }
            } catch (VenueException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith("hyperliquid"));
            }
        }
        throw new AssertionError("it never ends");
    }

    /// Takes each time once, for two days; loses questions and answers.
    private static final class FailingVenue {
        private final Random random;
        private final Map<Long, Integer> paid = new TreeMap<>();
        private long nowMillis;
        private boolean closed;

        FailingVenue(Random random) {
            this.random = random;
        }

        Said answer(Asked asked) {
            int chance = random.nextInt(10);
            if (chance < 2) {
                return chance == 0 ? Said.of(0, "") : Said.of(503, "");
            }
            Said said = asked.path().equals("/info") ? Said.of(200, ledger()) : exchange(read(asked.body()));
            return chance < 4 ? Said.of(0, "") : said;
        }

        private Said exchange(JsonNode request) {
            long nonce = request.path("nonce").longValue();
            if (closed) {
                return Said.answer("hyperliquid/quoted/withdraw_insufficient");
            }
            if (paid.containsKey(nonce)
                    || nowMillis > nonce + Duration.ofDays(2).toMillis()) {
                return Said.answer("hyperliquid/quoted/withdraw_nonce");
            }
            paid.merge(nonce, 1, Integer::sum);
            return Said.answer("hyperliquid/quoted/withdraw_ok");
        }

        private String ledger() {
            List<String> rows = new ArrayList<>();
            for (long nonce : paid.keySet()) {
                rows.add("{\"time\":" + nonce + ",\"hash\":\"0x" + nonce
                        + "\",\"delta\":{\"type\":\"withdraw\",\"usdc\":\"99.5\",\"nonce\":" + nonce
                        + "000,\"fee\":\"1.0\"}}");
            }
            return rows.toString();
        }
    }

    private static LoopbackVenue replaying(String exchange) {
        return LoopbackVenue.replaying(
                List.of("hyperliquid/" + exchange),
                asked -> asked.path().equals("/info")
                        ? Said.answer("hyperliquid/recorded/ledger_none")
                        : Said.of(404, ""));
    }

    private static HyperliquidWithdrawal withdrawal(long time) {
        return new HyperliquidWithdrawal(Network.TESTNET, USER, 100_500_000, time);
    }

    private static byte[] signature(HyperliquidWithdrawal withdrawal) {
        return Keystore.known(new BigInteger("0123456789012345678901234567890123456789012345678901234567890123", 16))
                .sign(withdrawal.digest());
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
