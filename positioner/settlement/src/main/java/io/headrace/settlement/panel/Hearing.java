package io.headrace.settlement.panel;

import io.headrace.settlement.attest.Attestation;
import io.headrace.settlement.attest.Release;
import io.headrace.settlement.chain.vault.OrderDigest;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.panel.RemoteAttestor.Said;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Asks all attestors of a vault at once. Safe for many threads.
public final class Hearing implements AutoCloseable {
    private final List<RemoteAttestor> panel;
    private final int needed;
    private final Duration patience;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param panel each with an address of its own
    /// @param needed how many must sign, at least 2
    /// @param patience how long one may take
    public Hearing(List<RemoteAttestor> panel, int needed, Duration patience) {
        this.panel = List.copyOf(panel);
        this.needed = needed;
        this.patience = patience;
        if (needed < 2 || needed > panel.size()) {
            throw new IllegalArgumentException(
                    "2 to all of the attestors must sign, was " + needed + " of " + panel.size());
        }
        long persons = panel.stream().map(RemoteAttestor::address).distinct().count();
        if (persons != panel.size()) {
            throw new IllegalArgumentException("an attestor is named twice, and signs once: " + panel);
        }
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /// What came of it.
    ///
    /// @param said by those who answered before it was settled, in the order they did
    /// @param asked how many were: those of the panel whom the vault takes
    /// @param needed how many of them must sign
    public record Outcome(Release release, List<Said> said, int asked, int needed) {
        public Outcome {
            said = List.copyOf(said);
        }

        /// Whether somebody who answered objects, whatever the others did.
        public boolean disputed() {
            return said.stream()
                    .flatMap(each -> each.attestation().stream())
                    .anyMatch(Attestation.Refused.class::isInstance);
        }

        /// Whether too few answered for a ruling: they may be asked again.
        public boolean undecided() {
            long objections = said.stream()
                    .flatMap(each -> each.attestation().stream())
                    .filter(Attestation.Refused.class::isInstance)
                    .count();
            return release instanceof Release.Held && asked - objections >= needed;
        }
    }

    /// Whose signatures the vault takes now, and how many it needs.
    ///
    /// @param attestors addresses, in small letters
    public record Quorum(Set<String> attestors, int needed) {
        public Quorum {
            attestors = Set.copyOf(attestors);
        }
    }

    /// Settled as soon as enough signed, or all answered or ran out of time. Only those are asked whom the vault
    /// takes: with the signature of one that was dismissed it would undo the order.
    public Outcome hear(byte[] claim, VaultId vault, VaultOrder order, Quorum quorum) {
        byte[] digest = OrderDigest.of(order, vault);
        List<RemoteAttestor> sworn = panel.stream()
                .filter(attestor -> quorum.attestors().contains(attestor.address()))
                .toList();
        int enough = Math.max(needed, quorum.needed());
        CompletionService<Said> answers = new ExecutorCompletionService<>(threads);
        List<Future<Said>> asked = sworn.stream()
                .map(attestor -> answers.submit(() -> attestor.ask(http, claim, digest, patience)))
                .toList();
        List<Said> said = new ArrayList<>();
        try {
            while (said.size() < sworn.size()
                    && said.stream().filter(Said::signed).count() < enough) {
                Future<Said> next = answers.poll(patience.toMillis() * 2, TimeUnit.MILLISECONDS);
                if (next == null) {
                    break;
                }
                said.add(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an attestor could not be asked", e.getCause());
        }
        asked.forEach(late -> late.cancel(true));
        return new Outcome(released(said, sworn, enough), said, sworn.size(), enough);
    }

    private static Release released(List<Said> said, List<RemoteAttestor> sworn, int enough) {
        List<Attestation> counted =
                said.stream().map(Said::attestation).flatMap(Optional::stream).toList();
        return Release.of(counted, sworn.stream().map(RemoteAttestor::address).toList(), enough);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
