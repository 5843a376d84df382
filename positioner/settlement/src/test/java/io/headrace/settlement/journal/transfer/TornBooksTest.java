package io.headrace.settlement.journal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.courier.Books;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.simulation.chaos.Coverage;
import io.headrace.settlement.simulation.world.Assembly;
import io.headrace.settlement.simulation.world.Outcome;
import io.headrace.settlement.simulation.world.SimWorld;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The courier's books with the end of their newest write torn off, as a power failure leaves a file: that commit never
/// was, all before it are whole, and the chain over the history is unbroken. What a courier then does is simulated
/// as a kill before the commit.
class TornBooksTest {
    private static final int LIVES = 4;
    private static final int ONE_IN = 12;
    private static final long BEFORE_A_CHECKPOINT = 3_000_000; // bytes: SQLite empties the log at a thousand pages

    @TempDir
    Path folder;

    /// What books hold, without the lease that each opening takes.
    private record Held(List<Life> open, List<Lane> lanes, Ledger ledger, String halt) {}

    @Test
    void aTornCommitNeverWasAndAllBeforeItAreWhole() {
        int[] torn = {0};
        for (long seed = 1; seed <= LIVES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Path file = folder.resolve("seed" + seed + ".sqlite");
            SqlBooks disk = SqlBooks.open(new Store.File(file), CommitProbe.NONE);
            Assembly tearing = (terms, outside, memory, senders) ->
                    Assembly.PRODUCTION.start(terms, outside, new Torn(memory, disk, file, random, torn), senders);
            Outcome outcome = new SimWorld(calm(seed), tearing, new Coverage()).run();
            assertTrue(outcome.isGood(), outcome::toString);
            disk.close();
        }
        assertTrue(torn[0] > 20, () -> "only " + torn[0] + " commits were torn");
    }

    private static long calm(long nth) {
        long seed = 0;
        for (long found = 0; found < nth; ) {
            seed++;
            found += SqlBooksTest.commitsAreCertain(seed) ? 1 : 0;
        }
        return seed;
    }

    /// Writes to both; now and then looks at copies of the file with the newest write cut off.
    private record Torn(Books memory, SqlBooks disk, Path file, SplittableRandom random, int[] torn) implements Books {
        @Override
        public Opened open() {
            disk.open();
            return memory.open();
        }

        @Override
        public boolean commit(Change change) {
            boolean looked = random.nextInt(ONE_IN) == 0;
            long before = size(log(file));
            Held held = looked ? held(before) : null;
            boolean done = memory.commit(change) && disk.commit(change);
            long after = size(log(file));
            if (looked && before < after && after < BEFORE_A_CHECKPOINT) {
                assertEquals(held, held(random.nextLong(before, after)), "torn");
                assertEquals(held, held(after - 1), "one byte short");
                assertNotEquals(held, held(after), "whole");
                torn[0]++;
            }
            return done;
        }

        private Held held(long length) {
            Path copy = file.resolveSibling("copy.sqlite");
            try {
                Files.deleteIfExists(copy.resolveSibling("copy.sqlite-shm"));
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                Files.copy(log(file), log(copy), StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel channel = FileChannel.open(log(copy), StandardOpenOption.WRITE)) {
                    channel.truncate(length);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            try (SqlBooks books = SqlBooks.open(new Store.File(copy), CommitProbe.NONE)) {
                Opened opened = books.open();
                return new Held(opened.open(), opened.lanes(), opened.ledger(), opened.halt());
            }
        }

        private static long size(Path path) {
            try {
                return Files.size(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path log(Path file) {
            return file.resolveSibling(file.getFileName() + "-wal");
        }

        @Override
        public long newestFence() {
            return memory.newestFence();
        }

        @Override
        public boolean isBooked(Entry entry) {
            return memory.isBooked(entry);
        }

        @Override
        public boolean knows(String transferId) {
            return memory.knows(transferId);
        }
    }
}
