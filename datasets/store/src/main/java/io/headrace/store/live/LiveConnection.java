package io.headrace.store.live;

import io.headrace.store.source.FrameFeed;
import io.headrace.store.source.SourceListener;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A venue's stream kept open: what comes goes through the parser that also reads captures, so a
/// capture of it gives the same events. A lost connection is made anew with growing pauses, a book out
/// of step is fetched whole, and what was missed is told as [io.headrace.market.event.StreamGap]. All
/// events come from one thread.
public final class LiveConnection implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    private final LiveVenue venue;
    private final HttpClient http;
    private final LivePace pace;
    private final LongSupplier clockNanos;
    private final BlockingQueue<Heard> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final WholeBooks books;
    private final FrameFeed feed;
    private final Thread thread;
    private volatile boolean closed;
    private int connection;
    private int attempts;
    private long messages;

    private LiveConnection(
            LiveVenue venue, HttpClient http, LivePace pace, LongSupplier clockNanos, SourceListener listener) {
        this.venue = venue;
        this.http = http;
        this.pace = pace;
        this.clockNanos = clockNanos;
        this.books = new WholeBooks(venue, http, pace, clockNanos, queue);
        this.feed = new FrameFeed(
                number -> "connection " + venue.name() + ", frame " + number,
                output -> venue.parser(output, books::request),
                listener);
        this.thread = Thread.ofVirtual().name("live-" + venue.name()).unstarted(this::run);
    }

    /// Connects, and goes on until it is closed.
    ///
    /// @param clockNanos nanoseconds since the epoch, of the receiving machine
    /// @param listener told of everything, on one thread
    public static LiveConnection open(
            LiveVenue venue, HttpClient http, LivePace pace, LongSupplier clockNanos, SourceListener listener) {
        var connection = new LiveConnection(venue, http, pace, clockNanos, listener);
        connection.thread.start();
        return connection;
    }

    private void run() {
        try {
            while (!closed) {
                WebSocket socket = connect();
                if (socket != null) {
                    listen(socket);
                }
                if (!closed) {
                    Thread.sleep(pace.pause(attempts++));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
        feed.end();
    }

    private @Nullable WebSocket connect() {
        connection++;
        try {
            return http.newWebSocketBuilder()
                    .connectTimeout(CONNECT_LIMIT)
                    .buildAsync(venue.address(), new Ear(connection, clockNanos, queue))
                    .join();
        } catch (CompletionException e) {
            return null; // a venue that is away: the next attempt comes after the pause
        }
    }

    private void listen(WebSocket socket) throws InterruptedException {
        String reason;
        try {
            books.opened(connection, socket);
            venue.subscriptions()
                    .forEach(message -> socket.sendText(message, true).join());
            venue.booksToAsk().forEach(books::request);
            reason = hear(socket);
        } catch (CompletionException e) {
            reason = "the connection broke";
        } finally {
            socket.abort();
        }
        if (!closed) {
            feed.interrupted(reason);
        }
    }

    /// Hears until the connection is lost, and says why.
    private String hear(WebSocket socket) throws InterruptedException {
        boolean pinged = false;
        while (true) {
            Heard heard = queue.poll(pace.silence().toNanos(), TimeUnit.NANOSECONDS);
            if (heard == null) {
                if (pinged) {
                    return "the venue was silent for "
                            + pace.silence().multipliedBy(2).toSeconds() + " s";
                }
                venue.ping().ifPresent(message -> socket.sendText(message, true).join());
                pinged = true;
            } else if (heard.connection() == connection) {
                pinged = false;
                if (heard instanceof Heard.Lost lost) {
                    return lost.reason();
                }
                take(heard);
            }
        }
    }

    private void take(Heard heard) {
        switch (heard) {
            case Heard.Message message -> {
                attempts = 0;
                feed.message(++messages, message.receivedNanos(), message.text());
            }
            case Heard.Answer answer -> {
                if (books.answered(answer)) {
                    boolean taken = feed.message(++messages, answer.receivedNanos(), answer.text());
                    books.judged(answer.symbol(), taken);
                }
            }
            case Heard.Lost ignored -> throw new IllegalStateException("a lost connection takes nothing more");
        }
    }

    /// Ends the connection, and waits until the listener was told the last of it.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
