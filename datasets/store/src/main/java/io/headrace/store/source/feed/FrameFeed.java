package io.headrace.store.source.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Fault;
import io.headrace.store.source.Frame;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceListener;
import io.headrace.store.source.SourceOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;

/// Feeds the messages of one file or one connection to a parser and hands on what comes out. A message
/// is taken whole or refused whole: what a refused one had begun to tell is dropped. Not thread-safe.
public final class FrameFeed {
    private static final String AGAIN = "Fetch or capture it again, or remove this message; what it tells is missing";

    private final LongFunction<String> place;
    private final SourceListener listener;
    private final FrameParser parser;
    private final List<MarketEvent> events = new ArrayList<>();
    private long number;
    private long sequence;

    /// @param place where a message with this number stands, for people: `file:12`, or
    ///     `connection binance, frame 12`
    /// @param parserOf makes the parser for an output
    public FrameFeed(
            LongFunction<String> place, Function<SourceOutput, FrameParser> parserOf, SourceListener listener) {
        this.place = place;
        this.listener = listener;
        this.parser = parserOf.apply(new Output());
    }

    /// The next message.
    ///
    /// @param messageNumber its line in a file, or its number on the connection, from 1
    /// @return false where it was refused
    public boolean message(long messageNumber, long receivedNanos, String json) {
        return message(messageNumber, receivedNanos, new FrameText(json.toCharArray(), 0, json.length(), 0));
    }

    boolean message(long messageNumber, long receivedNanos, FrameText text) {
        number = messageNumber;
        JsonNode json;
        try {
            json = text.read();
        } catch (BadRecord e) {
            refuse(e);
            return false;
        }
        return frame(new Frame(receivedNanos, json));
    }

    private boolean frame(Frame frame) {
        try {
            parser.frame(frame);
        } catch (BadRecord e) {
            events.clear();
            refuse(e);
            return false;
        } catch (RuntimeException e) {
            events.clear(); // of a message that was not taken whole
            throw e;
        }
        deliver();
        return true;
    }

    /// What follows comes over a connection to this address.
    void connected(String address) {
        parser.connected(address);
    }

    /// The connection broke after the message before.
    public void interrupted(String reason) {
        parser.interrupted(reason);
        deliver();
    }

    /// After the last message.
    public void end() {
        parser.end();
        deliver();
    }

    void note(long messageNumber, Oddity oddity, String what) {
        listener.note(messageNumber, oddity, what);
    }

    void refuse(long messageNumber, BadRecord bad) {
        number = messageNumber;
        refuse(bad);
    }

    private void deliver() {
        for (MarketEvent event : events) {
            listener.event(number, event);
        }
        events.clear();
    }

    private void refuse(BadRecord bad) {
        String where = place.apply(number)
                + (bad.column() > 0 ? ":" + bad.column() : "")
                + (bad.field().isEmpty() ? "" : ", field " + bad.field());
        Fault fault = bad.field().isEmpty() ? Fault.NOT_JSON : Fault.MESSAGE;
        String remedy = Objects.requireNonNullElse(bad.remedy(), AGAIN);
        listener.refused(number, fault.problem(where, String.valueOf(bad.getMessage()), remedy));
    }

    private final class Output implements SourceOutput {
        @Override
        public void event(MarketEvent event) {
            events.add(event);
        }

        @Override
        public void note(Oddity oddity, String what) {
            listener.note(number, oddity, what);
        }

        @Override
        public long nextSequence() {
            return sequence++;
        }
    }
}
