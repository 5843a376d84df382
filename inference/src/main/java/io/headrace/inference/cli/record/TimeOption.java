package io.headrace.inference.cli.record;

import io.headrace.inference.wiring.ServeOptions;
import picocli.CommandLine;

/// Reads `--from` and `--to`.
final class TimeOption implements CommandLine.ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
        try {
            return ServeOptions.instant(value);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }
}
