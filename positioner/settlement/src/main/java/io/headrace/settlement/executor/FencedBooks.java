package io.headrace.settlement.executor;

import io.headrace.settlement.courier.Books;
import io.headrace.settlement.courier.Lease;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.ledger.Entry;
import java.util.List;
import java.util.Optional;

/// Books that remember the lease they were opened with, so that a halt can be written beside a running
/// courier, and that are not opened once another service took it.
final class FencedBooks implements Books {
    private final SqlBooks books;
    private final Lease lease;
    private volatile long fence;
    private volatile String found = "";

    /// @param lease of the couriers that this service had before
    FencedBooks(SqlBooks books, Lease lease) {
        this.books = books;
        this.lease = lease;
    }

    /// @throws Fenced when another service took the lease since this one had it
    @Override
    public Opened open() {
        Opened opened = books.openAfter(lease.fence());
        fence = opened.fence();
        found = opened.halt();
        lease.taken(fence);
        lease.followed(books.followed());
        return opened;
    }

    @Override
    public boolean commit(Change change) {
        boolean written = books.commit(change);
        lease.followed(books.followed());
        return written;
    }

    @Override
    public long newestFence() {
        return books.newestFence();
    }

    @Override
    public boolean knows(String transferId) {
        return books.knows(transferId);
    }

    @Override
    public boolean isBooked(Entry entry) {
        return books.isBooked(entry);
    }

    /// Why the books were halted when they were opened; empty when they were not.
    String found() {
        return found;
    }

    /// @return whether it is written
    boolean halt(String why) {
        return commit(new Change(fence, List.of(), Optional.empty(), List.of(), Optional.of(why)));
    }
}
