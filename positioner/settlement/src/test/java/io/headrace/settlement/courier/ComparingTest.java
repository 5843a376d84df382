package io.headrace.settlement.courier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.HoldingView;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.LifeEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What halts a desk whose vault does not hold what its books say.
class ComparingTest {
    private static final int BETWEEN = 10; // ticks from one comparison to the next

    /// A vault of a thousand units.
    private static final class Vault implements Holdings {
        private long block = 7;
        private long units = 1_000;

        @Override
        public boolean reads(String node) {
            return node.equals("treasury");
        }

        @Override
        public Map<String, List<HoldingView>> look(Set<String> nodes) {
            BlockRef last = new BlockRef(block, "b" + block);
            return Map.of(
                    "treasury",
                    List.of(new HoldingView("north", 1, last, units), new HoldingView("south", 1, last, units)));
        }
    }

    private final Vault vault = new Vault();
    private final List<String> pages = new ArrayList<>();
    private final Standing standing = new Standing(
            new IdleBooks(),
            new Opened(1, List.of(), List.of(), Ledger.EMPTY.after(new Entry.Opening("treasury", 1_000)), ""),
            new HashMap<>());
    private final Comparing comparing = comparing(0);

    private Comparing comparing(long strayUnits) {
        Outside outside = new Outside(
                new ResumeTest.AtFive(),
                new ResumeTest.Idle(),
                (plan, message) -> new BridgeView(message, BridgeView.Status.UNKNOWN, List.of()),
                plan -> new CreditView.Silent(),
                life -> new LifeEvent.Approved(),
                vault,
                (about, why) -> pages.add(why));
        return new Comparing(standing, outside, strayUnits);
    }

    private void compared(long units) {
        vault.units = units;
        vault.block++;
        for (int i = 0; i < BETWEEN; i++) {
            comparing.tick();
        }
    }

    /// What went little by little was never the same twice, and nobody was told until the vault was empty.
    @Test
    void moneyThatGoesInAnotherAmountAtEachLookHaltsTheDesk() {
        compared(1_000);
        compared(990);
        compared(975);
        assertFalse(standing.isHalted(), "books may be newer than the block that was read");
        compared(973);
        assertTrue(standing.isHalted());
        assertEquals(1, pages.size());
    }

    @Test
    void whatIsExplainedInBetweenIsNoLeak() {
        compared(1_000);
        for (int i = 0; i < 5; i++) {
            compared(990 - i);
            compared(1_000);
            compared(1_002 + i);
        }
        assertFalse(standing.isHalted());
    }

    /// None is raised under persons' own halt. Up to nine more ticks could begin something new once it was lifted.
    @Test
    void whatDiffersUnderAHaltIsSeenBeforeAnythingBeginsAfterIt() {
        compared(1_000);
        assertTrue(comparing.isSettled());
        standing.halt("persons");
        comparing.tick();
        standing.halt("");
        assertFalse(comparing.isSettled(), "not compared since");
        vault.units = 990;
        vault.block++;
        comparing.tick();
        assertFalse(comparing.isSettled());
        vault.block++;
        comparing.tick();
        assertTrue(standing.isHalted(), "the second look in two ticks");
    }

    /// Whoever sends a vault a little before each final block kept a desk that was started anew from ever beginning
    /// anything: never the same was too much twice, and nobody was told.
    @Test
    void moneyThatComesInAnotherAmountAtEachLookIsToldAndHaltsTheDesk() {
        for (int i = 1; i <= 4; i++) {
            vault.units += i;
            vault.block++;
            comparing.tick();
        }
        assertTrue(standing.isHalted());
        assertEquals(1, pages.size());
    }

    /// Where a little may come without a person, it is booked, but for what no look before has found.
    @Test
    void aLittleThatComesInAnotherAmountAtEachLookIsBookedAndKeepsNothingWaiting() {
        Comparing lenient = comparing(50);
        for (int i = 1; i <= 40; i++) {
            vault.units += 1 + i % 3;
            vault.block++;
            lenient.tick();
            assertTrue(lenient.isSettled(), "too much is no reason to stand still");
            for (int tick = 1; tick < BETWEEN; tick++) {
                lenient.tick();
            }
        }
        assertFalse(standing.isHalted());
        assertTrue(vault.units - standing.ledger().posted("treasury") < 12, "what came is booked: " + pages);
        assertTrue(standing.ledger().posted("treasury") > 1_000, "once it lasts");
    }
}
