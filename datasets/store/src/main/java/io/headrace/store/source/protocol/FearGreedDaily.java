package io.headrace.store.source.protocol;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.Sentiment;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// The crypto fear and greed index, one score a day. Which hour of the day it is published at is not stated, so it is
/// known at the end of its day.
final class FearGreedDaily implements TableParser {
    static final String HEADER = "date,fng";
    private static final Instrument INDEX = new Instrument("crypto", "fear-greed");
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final SourceOutput output;

    FearGreedDaily(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        LocalDate day = day(row);
        double score = row.finite(1);
        if (score < 0 || score > 100) {
            throw row.refuse(1, "must be in 0..100");
        }
        output.event(new Sentiment(INDEX, nanos(day), nanos(day.plusDays(1)), output.nextSequence(), score));
    }

    private static LocalDate day(TableRow row) {
        try {
            LocalDate day = LocalDate.parse(row.text(0));
            if (day.getYear() >= 2009 && day.getYear() < 2100) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Refused below, with the text.
        }
        throw row.refuse(0, "must be a day from 2009 to 2099 like 2025-03-06");
    }

    private static long nanos(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * SECOND_NANOS;
    }
}
