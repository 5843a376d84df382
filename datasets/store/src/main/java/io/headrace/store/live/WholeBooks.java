package io.headrace.store.live;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks for whole books, one question a symbol at a time. An answer that did not help is asked for again
/// after a pause that doubles, so that a venue is not flooded; so is one that does not come. Used by the
/// connection's thread alone; answers come by its queue.
final class WholeBooks {
    private static final long LARGEST_ANSWER_BYTES = 1L << 24;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    private final LiveVenue venue;
    private final HttpClient http;
    private final LivePace pace;
    private final LongSupplier clockNanos;
    private final BlockingQueue<Heard> queue;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Integer> vain = new HashMap<>();
    private final Map<String, Long> questions = new HashMap<>();
    private long lastQuestion;
    private String judging = "";
    private int connection;
    private @Nullable Voice voice;

    WholeBooks(LiveVenue venue, HttpClient http, LivePace pace, LongSupplier clockNanos, BlockingQueue<Heard> queue) {
        this.venue = venue;
        this.http = http;
        this.pace = pace;
        this.clockNanos = clockNanos;
        this.queue = queue;
    }

    /// A new connection: questions of the old one are void.
    void opened(int newConnection, Voice newVoice) {
        connection = newConnection;
        voice = newVoice;
        asked.clear();
        vain.clear();
        questions.clear();
    }

    /// Asks for a whole book, unless it is asked for already.
    ///
    /// @return whether it was asked for now
    boolean request(String symbol) {
        return asked.add(symbol) && ask(symbol);
    }

    /// A whole book comes with the subscription: it is asked for when it does not.
    void expect(String symbol) {
        asked.add(symbol);
        await(symbol, 0);
    }

    /// A whole book came and fits.
    void came(String symbol) {
        asked.remove(symbol);
        questions.remove(symbol);
    }

    /// The time for an answer is up.
    ///
    /// @return whether it was asked for anew
    boolean overdue(Heard.Overdue late) {
        Long open = questions.get(late.symbol());
        if (open == null || open != late.question()) {
            return false; // it came
        }
        judging = late.symbol();
        boolean again = ask(late.symbol());
        judging = "";
        return again;
    }

    private boolean ask(String symbol) {
        int before = vain.merge(symbol, symbol.equals(judging) ? 1 : 0, (old, one) -> one == 0 ? 0 : old + 1);
        return switch (venue.wholeBook(symbol)) {
            case LiveVenue.WholeBook.Fetched fetched -> {
                int asking = connection;
                later(before, () -> fetch(asking, symbol, fetched));
                yield true;
            }
            case LiveVenue.WholeBook.Asked messages -> say(symbol, messages.messages(), before);
        };
    }

    private boolean say(String symbol, List<String> messages, int before) {
        Voice open = voice;
        if (open == null || messages.isEmpty()) { // each message of the book is whole
            asked.remove(symbol);
            return false;
        }
        messages.forEach(open::say);
        await(symbol, before);
        return true;
    }

    private void await(String symbol, int before) {
        long question = ++lastQuestion;
        questions.put(symbol, question);
        int asking = connection;
        CompletableFuture.delayedExecutor(pace.answer(before).toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> put(new Heard.Overdue(asking, symbol, question)));
    }

    /// Whether the answer holds a book; a failed question is asked again.
    boolean answered(Heard.Answer answer) {
        asked.remove(answer.symbol());
        judging = answer.symbol();
        if (answer.failed()) {
            request(answer.symbol());
            judging = "";
        }
        return !answer.failed();
    }

    /// The answer has been looked at: one that was refused is asked for again; what is asked from now
    /// on has another cause.
    void judged(String symbol, boolean taken) {
        if (!taken) {
            request(symbol);
        }
        judging = "";
    }

    private void later(int before, Runnable question) {
        if (before == 0) {
            question.run();
        } else {
            CompletableFuture.delayedExecutor(pace.pause(before - 1).toNanos(), TimeUnit.NANOSECONDS)
                    .execute(question);
        }
    }

    private void fetch(int asking, String symbol, LiveVenue.WholeBook.Fetched book) {
        HttpRequest request =
                HttpRequest.newBuilder(book.address()).timeout(ANSWER_LIMIT).build();
        var unused = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER_BYTES))
                .whenComplete((response, error) -> {
                    boolean failed = error != null || response.statusCode() != 200;
                    String text = failed ? "" : book.before() + response.body() + book.after();
                    put(new Heard.Answer(asking, clockNanos.getAsLong(), symbol, text, failed));
                });
    }

    private void put(Heard heard) {
        try {
            queue.put(heard);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
