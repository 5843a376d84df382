package io.headrace.decision.circumstance.heard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.PriceReading;
import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.circumstance.VenueReport;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.TradingStatus;
import io.headrace.market.event.VenueStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeardCircumstancesTest {
    private final HeardCircumstances heard = new HeardCircumstances(List.of("a", "b"), 2);

    @Test
    void nothingHeardIsNoEvidence() {
        assertTrue(heard.now().isEmpty());
        assertEquals(Circumstances.empty(), heard.now());
    }

    @Test
    void aVenueIsHaltedWhileEveryContractThatToldAStatusStands() {
        status(1, "a", "BTC", TradingStatus.PAUSED);
        status(2, "a", "ETH", TradingStatus.OPEN);
        assertEquals(VenueCondition.OPEN, report().condition());
        status(3, "a", "ETH", TradingStatus.CLOSED);
        assertEquals(VenueCondition.HALTED, report().condition());
        status(4, "a", "BTC", TradingStatus.REDUCE_ONLY);
        assertEquals(VenueCondition.OPEN, report().condition());
    }

    @Test
    void whatAVenueSaidStandsAsLongAsItIsHeardOf() {
        status(1, "a", "BTC", TradingStatus.OPEN);
        index(9, "a", 100);
        assertEquals(9, report().observedNanos());
    }

    @Test
    void aCoinCountsOnceAQuorumOfVenuesPublishesIt() {
        index(1, "a", 100);
        assertTrue(heard.now().prices().isEmpty(), "one source alone must not close the desk");
        index(2, "b", 101);
        index(3, "a", 102);
        assertEquals(
                List.of(102.0, 101.0),
                heard.now().prices().stream().map(PriceReading::value).toList());
    }

    @Test
    void venuesTheDeskIsNotAtAreNotReported() {
        status(1, "elsewhere", "BTC", TradingStatus.CLOSED);
        assertTrue(heard.now().venues().isEmpty());
    }

    private VenueReport report() {
        return heard.now().venues().getFirst();
    }

    private void status(long nanos, String venue, String coin, TradingStatus status) {
        heard.observe(new VenueStatus(new Instrument(venue, coin), nanos, nanos, 0, status));
    }

    private void index(long nanos, String venue, double price) {
        heard.observe(new IndexPrice(new Instrument(venue, "BTC"), nanos, nanos, 0, price));
    }
}
