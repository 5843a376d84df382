package io.headrace.store.check.finding;

/// One thing found.
///
/// @param file file name inside the checked folder
/// @param line line of a raw file, from 1 with the header; row of a dataset's segment, from 1; 0 for the
///     whole file
/// @param place file and line as people read it
/// @param what what is wrong there, with the value
public record Finding(FindingKind kind, Severity severity, String file, long line, String place, String what) {
    public Finding {
        if (line < 0) {
            throw new IllegalArgumentException("line must not be negative, was " + line);
        }
    }
}
