package io.headrace.settlement.attest;

import io.headrace.settlement.chain.rpc.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What the attestors' answers come to.
public sealed interface Release {
    /// Enough signed.
    ///
    /// @param signatures in ascending order of their signers, as the vault wants them; exactly as
    ///     many as needed
    record Released(List<byte[]> signatures) implements Release {
        public Released {
            signatures = List.copyOf(signatures);
        }
    }

    /// Too few signed: the transfer waits for a person.
    ///
    /// @param reasons who objected and why, and who did not answer; each one sentence
    record Held(int signed, int needed, List<String> reasons) implements Release {
        public Held {
            reasons = List.copyOf(reasons);
        }
    }

    /// Counts. An attestor that is not of the panel, or speaks twice, counts as often as it may:
    /// not at all, once.
    ///
    /// @param panel addresses of all attestors of the vault, in small letters
    /// @param needed at least 2
    static Release of(List<Attestation> answers, List<String> panel, int needed) {
        if (needed < 2) {
            throw new IllegalArgumentException("one attestor alone releases nothing, needed was " + needed);
        }
        TreeMap<String, byte[]> signed = new TreeMap<>();
        List<String> reasons = new ArrayList<>();
        for (Attestation answer : answers) {
            switch (answer) {
                case Attestation.Signed(String attestor, String signature)
                when panel.contains(attestor) -> signed.put(attestor, Hex.bytes(signature));
                case Attestation.Signed(String attestor, String ignored) ->
                    reasons.add(attestor + " is no attestor of this vault");
                case Attestation.Unseen(String attestor, String why) -> reasons.add(attestor + ": " + why);
                case Attestation.Refused(String attestor, List<String> objections) ->
                    objections.forEach(objection -> reasons.add(attestor + ": " + objection));
            }
        }
        if (signed.size() >= needed) {
            return new Released(signed.values().stream().limit(needed).toList());
        }
        panel.stream()
                .filter(attestor ->
                        answers.stream().noneMatch(answer -> answer.attestor().equals(attestor)))
                .forEach(attestor -> reasons.add(attestor + " did not answer"));
        return new Held(signed.size(), needed, reasons);
    }
}
