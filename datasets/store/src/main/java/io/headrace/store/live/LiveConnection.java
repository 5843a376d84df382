package io.headrace.store.live;

import io.headrace.market.problem.ProblemException;
import io.headrace.store.source.feed.FrameFeed;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A venue's stream kept open: what comes goes through the parser that also reads captures, so a
/// capture of it gives the same events. A lost connection is made anew with growing pauses, a book out
/// of step is fetched whole, and what was missed is told as [io.headrace.market.event.StreamGap]. All
/// events come from one thread.
public final class LiveConnection implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;

    private final LiveVenue venue;
    private final HttpClient http;
    private final LivePace pace;
    private final LongSupplier clockNanos;
    private final LiveListener listener;
    private final BlockingQueue<Heard> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final WholeBooks books;
    private final FrameFeed feed;
    private final Thread thread;
    private volatile boolean closed;
    private int connection;
    private int attempts;
    private long messages;
    private String loss = "";

    private LiveConnection(
            LiveVenue venue, HttpClient http, LivePace pace, LongSupplier clockNanos, LiveListener listener) {
        this.venue = venue;
        this.http = http;
        this.pace = pace;
        this.clockNanos = clockNanos;
        this.listener = listener;
        this.books = new WholeBooks(venue, http, pace, clockNanos, queue);
        this.feed = new FrameFeed(
                number -> "connection " + venue.name() + ", frame " + number,
                output -> venue.parser(output, new Asking()),
                listener);
        this.thread = Thread.ofVirtual().name("live-" + venue.name()).unstarted(this::run);
    }

    /// Connects, and goes on until it is closed.
    ///
    /// @param clockNanos nanoseconds since the epoch, of the receiving machine
    /// @param listener told of everything, on one thread
    public static LiveConnection open(
            LiveVenue venue, HttpClient http, LivePace pace, LongSupplier clockNanos, LiveListener listener) {
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
                    pause(socket != null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
        feed.end();
    }

    private void pause(boolean reached) throws InterruptedException {
        Duration pause = pace.pause(attempts++);
        listener.lost(reached, loss, pause);
        Thread.sleep(pause);
    }

    private @Nullable WebSocket connect() throws InterruptedException {
        connection++;
        try {
            return http.newWebSocketBuilder()
                    .connectTimeout(pace.silence())
                    .buildAsync(venue.address(), new Ear(connection, clockNanos, queue))
                    .get();
        } catch (ExecutionException e) {
            loss = reason(e.getCause() == null ? e : e.getCause());
            return null; // a venue that is away: the next attempt comes after the pause
        }
    }

    private String reason(Throwable failure) {
        return switch (failure) {
            case WebSocketHandshakeException refused ->
                "it answered with status " + refused.getResponse().statusCode() + " instead of a websocket";
            case HttpTimeoutException late ->
                "it did not answer in " + pace.silence().toSeconds() + " s";
            case ConnectException refused ->
                refused.getCause() instanceof UnresolvedAddressException
                        ? "there is no such host"
                        : "the connection was refused";
            default -> "the connection could not be made";
        };
    }

    private void listen(WebSocket socket) throws InterruptedException {
        Voice voice = new Voice(socket, pace.silence());
        try {
            books.opened(connection, voice);
            venue.subscriptions().forEach(voice::say);
            listener.connected();
            venue.books().forEach(this::begin);
            loss = hear(voice);
        } catch (CompletionException e) {
            loss = voice.loss(e);
        } catch (ProblemException e) {
            throw e; // the listener's own, such as a full disk
        } catch (RuntimeException e) {
            // A fault of ours must not silence a venue for good: what it met is lost, and the venue is heard anew.
            loss = "a message of it could not be taken (" + e + ")";
        } finally {
            socket.abort();
        }
        if (!closed) {
            feed.interrupted(loss);
        }
    }

    private void begin(String symbol) {
        switch (venue.wholeBook(symbol)) {
            case LiveVenue.WholeBook.Fetched ignored -> ask(symbol);
            case LiveVenue.WholeBook.Asked ignored -> books.expect(symbol);
        }
    }

    private void ask(String symbol) {
        if (books.request(symbol)) {
            listener.asked(symbol);
        }
    }

    /// Hears until the connection is lost, and says why.
    private String hear(Voice voice) throws InterruptedException {
        boolean pinged = false;
        long pingedNanos = System.nanoTime();
        while (true) {
            Heard heard = queue.poll(pace.silence().toNanos(), TimeUnit.NANOSECONDS);
            boolean due = System.nanoTime() - pingedNanos >= venue.pingEvery().toNanos();
            if (heard == null && pinged) {
                return "the venue was silent for "
                        + pace.silence().multipliedBy(2).toSeconds() + " s";
            }
            if (heard == null || due) {
                ping(voice);
                pingedNanos = System.nanoTime();
            }
            pinged = heard == null || pinged && heard instanceof Heard.Overdue;
            if (heard != null && heard.connection() == connection) {
                if (heard instanceof Heard.Lost lost) {
                    return lost.reason();
                }
                take(heard, voice);
            }
        }
    }

    /// The venue's own words where it has some, else a ping of the protocol.
    private void ping(Voice voice) {
        venue.ping().ifPresentOrElse(voice::say, voice::ping);
    }

    private void take(Heard heard, Voice voice) {
        switch (heard) {
            case Heard.Message message -> {
                attempts = 0;
                if (venue.isHeartbeat(message.text())) {
                    venue.heartbeatAnswer(message.text()).ifPresent(voice::say);
                } else {
                    feed.message(++messages, message.receivedNanos(), message.text());
                }
            }
            case Heard.Answer answer -> {
                if (books.answered(answer)) {
                    boolean taken = feed.message(++messages, answer.receivedNanos(), answer.text());
                    books.judged(answer.symbol(), taken);
                }
            }
            case Heard.Overdue overdue -> {
                if (books.overdue(overdue)) {
                    listener.asked(overdue.symbol());
                }
            }
            case Heard.Alive ignored -> attempts = 0;
            case Heard.Lost ignored -> throw new IllegalStateException("a lost connection takes nothing more");
        }
    }

    private final class Asking implements SnapshotRequests {
        @Override
        public void request(String symbol) {
            ask(symbol);
        }

        @Override
        public void came(String symbol) {
            books.came(symbol);
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
