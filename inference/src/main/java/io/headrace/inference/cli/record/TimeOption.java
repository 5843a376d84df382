package io.headrace.inference.cli.record;

import io.headrace.inference.feed.InstantText;
import picocli.CommandLine;

/// Reads `--from` and `--to`.
final class TimeOption implements CommandLine.ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
        try {
            return InstantText.nanos(value);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }
}
