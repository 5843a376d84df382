package io.headrace.decision.incident;

import java.util.List;

/// How a policy came through an incident.
///
/// @param verdicts one per criterion
/// @param ours the policy's way
/// @param rule the threshold rule's way through the same world
public record IncidentResult(Incident incident, List<Verdict> verdicts, Played ours, Played rule) {
    public IncidentResult {
        verdicts = List.copyOf(verdicts);
    }

    public boolean passed() {
        return verdicts.stream().allMatch(Verdict::passed);
    }

    /// What was found: of the criteria that are not met, or of all.
    public String why() {
        boolean passed = passed();
        StringBuilder why = new StringBuilder();
        for (Verdict verdict : verdicts) {
            if (passed || !verdict.passed()) {
                why.append(why.isEmpty() ? "" : "; ")
                        .append(verdict.criterion())
                        .append(": ")
                        .append(verdict.found());
            }
        }
        return why.toString();
    }
}
