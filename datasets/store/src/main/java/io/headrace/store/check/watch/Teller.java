package io.headrace.store.check.watch;

import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Findings;
import io.headrace.store.check.finding.Severity;
import java.util.function.Supplier;

/// Findings of one series: every sentence begins with its name.
record Teller(String series, Findings findings) {
    void error(FindingKind kind, String file, long line, Supplier<String> what) {
        say(Severity.ERROR, kind, file, line, what);
    }

    void warn(FindingKind kind, String file, long line, Supplier<String> what) {
        say(Severity.WARNING, kind, file, line, what);
    }

    void note(FindingKind kind, String file, long line, Supplier<String> what) {
        say(Severity.NOTE, kind, file, line, what);
    }

    void say(Severity severity, FindingKind kind, String file, long line, Supplier<String> what) {
        findings.add(severity, kind, file, line, series, what);
    }
}
