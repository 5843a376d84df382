package io.headrace.settlement.venue.dydx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.venue.exchange.ExchangeHttp;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.RecordedExchange;
import io.headrace.settlement.venue.exchange.RecordedExchange.Asked;
import io.headrace.settlement.venue.exchange.RecordedExchange.Said;
import io.headrace.settlement.venue.exchange.VenueException;
import io.headrace.settlement.venue.exchange.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Over HTTP, against recorded answers of a node and of the indexer.
class DydxVenueTest {
    private static final String OWNER = "dydx199tqg4wdlnu4qjlxchpd7seg454937hjrknju4";

    @Test
    void asksAsPublishedAndReadsAnswersRecordedOrDocumented() {
        try (RecordedExchange venue = new RecordedExchange(DydxVenueTest::recorded);
                ExchangeHttp http = new ExchangeHttp(Duration.ofSeconds(5), 1 << 20)) {
            DydxVenue speaker = speaker(venue, http);
            assertInstanceOf(Verdict.Taken.class, speaker.broadcast(new byte[] {1, 2, 3}));
            assertEquals(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"broadcast_tx_sync\",\"params\":{\"tx\":\"AQID\"}}",
                    venue.asked().getFirst().body());
            assertEquals(2, speaker.ledger(0).size(), "asked in two parts that overlap");
            assertEquals(
                    "/v4/transfers?address=" + OWNER
                            + "&subaccountNumber=0&limit=100&createdBeforeOrAt=2024-01-05T10:00:01Z",
                    venue.asked().getLast().path());
            assertEquals(
                    List.of("BB".repeat(32)),
                    speaker.ledger(Instant.parse("2024-01-05T10:30:00Z").toEpochMilli()).stream()
                            .map(LedgerEntry::reference)
                            .toList());
            assertEquals(100_000_250_000L, speaker.withdrawable().units().longValueExact());
            assertEquals(12_351_700, speaker.height());
        }
    }

    @Test
    void noAnswerIsNoRefusal() {
        for (Said said : List.of(Said.of(0, ""), Said.of(502, "<html>"), Said.of(200, "x".repeat(5_000)))) {
            try (RecordedExchange venue = new RecordedExchange(asked -> said);
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

    private static DydxVenue speaker(RecordedExchange venue, ExchangeHttp http) {
        return new DydxVenue(http, venue.base(), venue.base(), OWNER, 0);
    }

    private static Said recorded(Asked asked) {
        return switch (asked.path().replaceAll("\\?.*", "")) {
            case "/" -> Said.recorded("dydx/broadcast_ok");
            case "/v4/transfers" -> Said.recorded("dydx/transfers");
            case "/v4/height" -> Said.of(200, "{\"height\":\"12351700\",\"time\":\"2024-01-05T12:00:01.000Z\"}");
            case "/v4/addresses/" + OWNER + "/subaccountNumber/0" -> Said.recorded("dydx/subaccount");
            default -> Said.of(404, "");
        };
    }
}
