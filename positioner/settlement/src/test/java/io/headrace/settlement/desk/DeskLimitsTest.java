package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.settlement.desk.ChainDeskSettings.Limits;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.signer.SignerLimits;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeskLimitsTest {
    private static Limits limits(long capGwei) {
        return new Limits(new SignerLimits(capGwei * 1_000_000_000L, 2_000_000, Set.of()), 1_500_000, 1, 8, 0);
    }

    /// The courier outbid up to a cap of its own. Above the signer's it waited for ever for a replacement, and when the
    /// pools forgot the payment it was not sent again.
    @Test
    void theCourierOffersNoMoreThanTheSignerSigns() {
        Terms terms = limits(50).terms(Duration.ZERO);
        assertEquals(50_000_000_000L, terms.fees().capWei());
        assertEquals(50_000_000_000L, terms.fees().first(400_000_000_000L).maxWei());
    }

    @Test
    void aCapUnderTheTipOrBeyondReckoningIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> limits(1));
        assertThrows(IllegalArgumentException.class, () -> limits(1_000_001));
    }
}
