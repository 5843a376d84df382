package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.courier.Lease;
import io.headrace.settlement.courier.Past;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a service keeps from one courier's books to the next one's.
class FencedBooksTest {
    @TempDir
    Path folder;

    @Test
    void theLeaseKnowsHowFarTheBooksWereFollowedAndWritten() {
        Lease lease = new Lease();
        assertEquals(Past.NOTHING, lease.past());
        try (SqlBooks books = SqlBooks.open(new Store.File(folder.resolve("books")), CommitProbe.NONE)) {
            FencedBooks fenced = new FencedBooks(books, lease);
            fenced.open();
            assertEquals(0, lease.past().length());
            assertNotEquals(Past.NOTHING, lease.past(), "books without a row are followed, too");
            assertTrue(fenced.halt("by ann"));
            assertEquals(1, lease.past().length());
            assertEquals(books.followed(), lease.past());
        }
    }
}
