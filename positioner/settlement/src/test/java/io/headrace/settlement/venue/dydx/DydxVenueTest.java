package io.headrace.settlement.venue.dydx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.venue.exchange.ExchangeHttp;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.LoopbackVenue;
import io.headrace.settlement.venue.exchange.LoopbackVenue.Asked;
import io.headrace.settlement.venue.exchange.LoopbackVenue.Said;
import io.headrace.settlement.venue.exchange.VenueException;
import io.headrace.settlement.venue.exchange.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Over HTTP, against a recorded exchange of the indexer and recorded answers of it and of a node.
class DydxVenueTest {
    private static final String OWNER = "dydx14zzueazeh0hj67cghhf9jypslcf9sh2n5k6art";

    /// The older row is a recorded answer of its own; that it follows the other is ours.
    @Test
    void asksForTheLedgerAsRecordedAndReadsTheRecordedAnswers() {
        try (LoopbackVenue venue =
                        LoopbackVenue.replaying(List.of("dydx/recorded/withdrawal"), asked -> Said.of(404, ""));
                LoopbackVenue older = new LoopbackVenue(DydxVenueTest::older);
                ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 1 << 20)) {
            assertEquals(1, speaker(older, http).ledger(0).size(), "asked in parts that overlap");
            assertTrue(older.asked().getFirst().isAsRecordedIn("dydx/recorded/withdrawal"));
            assertEquals(
                    "/v4/transfers?address=" + OWNER
                            + "&subaccountNumber=0&limit=100&createdBeforeOrAt=2025-07-29T09:43:02.105Z",
                    older.asked().getLast().path());
            List<LedgerEntry> recent = speaker(venue, http)
                    .ledger(Instant.parse("2025-07-30T00:00:00Z").toEpochMilli());
            assertEquals(
                    List.of("13149545082FA441C07E7D1E776445D8EE9F8EA9C7BACC434BE21764D446DF81"),
                    recent.stream().map(LedgerEntry::reference).toList());
        }
    }

    /// What stands behind them cannot be asked for.
    @Test
    void moreTransfersOfOneTimeThanAnAnswerHoldsAreNoLedger() {
        String row = "{\"createdAt\":\"2025-07-31T05:24:58.236Z\",\"symbol\":\"USDC\",\"type\":\"TRANSFER_IN\"}";
        String full = "{\"transfers\":[" + (row + ",").repeat(99) + row + "]}";
        try (LoopbackVenue venue = new LoopbackVenue(asked -> Said.of(200, full));
                ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 1 << 20)) {
            assertThrows(VenueException.class, () -> speaker(venue, http).ledger(0));
        }
    }

    /// No request of these was recorded with its answer: they are as published.
    @Test
    void asksAsPublishedAndReadsRecordedAnswers() {
        try (LoopbackVenue venue = new LoopbackVenue(DydxVenueTest::published);
                ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 1 << 20)) {
            DydxVenue speaker = speaker(venue, http);
            Verdict.Taken taken = assertInstanceOf(Verdict.Taken.class, speaker.broadcast(new byte[] {1, 2, 3}));
            assertEquals("CBEDB0603E57E5CE21FA6954770A9403D2A81BED02E608C860356152D0AA1A81", taken.reference());
            assertEquals(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"broadcast_tx_sync\",\"params\":{\"tx\":\"AQID\"}}",
                    venue.asked().getFirst().body());
            assertEquals(152_508_288_191L, speaker.withdrawable().units().longValueExact());
            assertEquals(12_351_700, speaker.height());
        }
    }

    @Test
    void noAnswerIsNoRefusal() {
        for (Said said : List.of(Said.of(0, ""), Said.of(502, "<html>"), Said.of(200, "x".repeat(5_000)))) {
            try (LoopbackVenue venue = new LoopbackVenue(asked -> said);
                    ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 4_096)) {
                DydxVenue speaker = speaker(venue, http);
                assertInstanceOf(Verdict.Unclear.class, speaker.broadcast(new byte[1]));
                String words = String.valueOf(assertThrows(VenueException.class, () -> speaker.ledger(0))
                        .getMessage());
                assertTrue(words.startsWith("dydx"), words);
                assertThrows(VenueException.class, speaker::height);
            }
        }
    }

    private static DydxVenue speaker(LoopbackVenue venue, ExchangeHttp http) {
        return new DydxVenue(http, venue.base(), venue.base(), OWNER, 0);
    }

    private static Said older(Asked asked) {
        return Said.answer(
                asked.path().contains("createdBeforeOrAt") ? "dydx/recorded/transfer_out" : "dydx/recorded/withdrawal");
    }

    private static Said published(Asked asked) {
        return switch (asked.path()) {
            case "/" -> Said.answer("dydx/recorded/broadcast_ok");
            case "/v4/height" -> Said.of(200, "{\"height\":\"12351700\",\"time\":\"2024-01-05T12:00:01.000Z\"}");
            case "/v4/addresses/" + OWNER + "/subaccountNumber/0" -> Said.answer("dydx/recorded/subaccount");
            default -> Said.of(404, "");
        };
    }
}
