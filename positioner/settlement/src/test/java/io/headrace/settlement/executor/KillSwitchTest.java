package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.courier.Signer;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.TxBody;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Words about the brake that cross each other.
class KillSwitchTest {
    private static final Signer.Request ANY = new Signer.Request(
            new SlotId(new LaneId(1, "0xsender"), 0),
            new LegId("t", LegId.Kind.SOURCE, 1),
            new TxBody.Noop(),
            new Fees(2, 1),
            1);

    private final Brake brake = new Brake(new Willing(() -> {}));
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final KillSwitch killSwitch = new KillSwitch(brake, written::add);
    private final List<String> told = new CopyOnWriteArrayList<>();

    /// Signs whatever it is asked.
    ///
    /// @param meanwhile happens while it signs
    private record Willing(Runnable meanwhile) implements Signer {
        @Override
        public Answer sign(Request request) {
            meanwhile.run();
            return new Answer.Refused("it reached the signer");
        }

        @Override
        public boolean leased(long fence) {
            return true;
        }

        @Override
        public Optional<Record> signed(SlotId slot) {
            return Optional.empty();
        }

        @Override
        public OptionalLong highest(LaneId lane) {
            return OptionalLong.empty();
        }
    }

    private boolean signs() {
        return !(brake.sign(ANY) instanceof Signer.Answer.Silent);
    }

    @Test
    void aHaltHoldsAtOnceAndLettingGoOnceTheCourierKnows() {
        assertTrue(killSwitch.say("seen"));
        assertInstanceOf(Signer.Answer.Silent.class, brake.sign(ANY));
        killSwitch.tell(told::add);
        killSwitch.say("");
        assertInstanceOf(Signer.Answer.Silent.class, brake.sign(ANY));
        killSwitch.tell(told::add);
        assertTrue(signs());
        killSwitch.tell(told::add);
        assertEquals(List.of("seen", ""), told);
        assertEquals(told, written);
    }

    /// Said while the courier was being told to go on, a halt let go of the brake again.
    @Test
    void aHaltThatCrossesAResumeHolds() throws InterruptedException {
        killSwitch.say("first");
        killSwitch.say("");
        Thread second = new Thread(() -> killSwitch.say("second"));
        killSwitch.tell(why -> {
            told.add(why);
            second.start();
            while (second.getState() != Thread.State.WAITING && second.getState() != Thread.State.TERMINATED) {
                Thread.onSpinWait();
            }
        });
        second.join();
        assertInstanceOf(Signer.Answer.Silent.class, brake.sign(ANY));
        killSwitch.tell(told::add);
        assertInstanceOf(Signer.Answer.Silent.class, brake.sign(ANY));
        assertEquals("second", told.getLast());
        assertEquals("second", written.getLast());
    }

    /// A key in another process may take seconds: what it signs meanwhile must not leave after the halt was told.
    @Test
    void aSignatureThatWasUnderWayWhenTheHaltCameDoesNotLeave() {
        KillSwitch[] pulled = new KillSwitch[1];
        Brake slow = new Brake(new Willing(() -> pulled[0].say("while it signs")));
        pulled[0] = new KillSwitch(slow, written::add);
        assertInstanceOf(Signer.Answer.Silent.class, slow.sign(ANY));
    }
}
