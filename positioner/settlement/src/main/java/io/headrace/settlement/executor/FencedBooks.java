package io.headrace.settlement.executor;

import io.headrace.settlement.courier.Books;
import java.util.List;
import java.util.Optional;

/// Books that remember the lease they were opened with, so that a halt can be written beside a running
/// courier.
final class FencedBooks implements Books {
    private final Books books;
    private volatile long fence;

    FencedBooks(Books books) {
        this.books = books;
    }

    @Override
    public Opened open() {
        Opened opened = books.open();
        fence = opened.fence();
        return opened;
    }

    @Override
    public boolean commit(Change change) {
        return books.commit(change);
    }

    @Override
    public long newestFence() {
        return books.newestFence();
    }

    @Override
    public boolean knows(String transferId) {
        return books.knows(transferId);
    }

    /// @return whether it is written
    boolean halt(String why) {
        return books.commit(new Change(fence, List.of(), Optional.empty(), List.of(), Optional.of(why)));
    }
}
