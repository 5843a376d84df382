package io.headrace.settlement.desk;

import io.headrace.settlement.attest.AddressBook;
import io.headrace.settlement.attest.Tolerance;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.panel.RemoteAttestor;
import io.headrace.settlement.signer.SignerLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Where a desk's money is on chains, and who may move it. Nothing of it is in a decision's digests
/// but what attestors
/// hold too.
///
/// @param vaults each node of the desk, treasury and venues, to the vault that is its account
/// @param ways one for each way between treasury and a venue that transfers may take
/// @param sender whose transactions carry transfers, on every chain
/// @param vouched whether an operator vouches for what the sender did that the journal does not know
/// @param expire how long after its decision a transfer may be begun
public record ChainDeskSettings(
        List<ChainSettings> chains,
        Map<String, VaultId> vaults,
        VaultState.Token token,
        List<Way> ways,
        Attestors attestors,
        KeySettings sender,
        boolean vouched,
        Limits limits,
        Duration expire) {
    /// The asset of the house.
    static final String ASSET = "USDC";

    public ChainDeskSettings {
        chains = List.copyOf(chains);
        vaults = Map.copyOf(vaults);
        ways = List.copyOf(ways);
        Set<Long> known = new HashSet<>();
        chains.forEach(chain -> known.add(chain.profile().chainId()));
        for (Map.Entry<String, VaultId> vault : vaults.entrySet()) {
            if (!known.contains(vault.getValue().chainId())) {
                throw new IllegalArgumentException("the vault of " + vault.getKey() + " is on chain "
                        + vault.getValue().chainId() + ", which has no nodes here: " + known);
            }
        }
        Set<String> entries = new HashSet<>();
        for (Way way : ways) {
            if (!entries.add(way.to() + ' ' + way.destinationBridge())) {
                throw new IllegalArgumentException("way " + way.name() + " enters " + way.to()
                        + " by the bridge of another: what it delivers could not be told apart");
            }
            if (!vaults.containsKey(way.from()) || !vaults.containsKey(way.to())) {
                throw new IllegalArgumentException("way " + way.name() + " needs a vault at both ends");
            }
        }
    }

    /// The vault of a place that has one.
    VaultId vault(String node) {
        return Objects.requireNonNull(vaults.get(node), () -> "no vault at " + node);
    }

    /// A way between two vaults over a bridge that burns and mints.
    ///
    /// @param late when it counts as late
    /// @param attesters numbers of the publicly known keys that attest on local chains; see [LocalNet]
    public record Way(
            String name,
            String from,
            String to,
            String adapter,
            String sourceBridge,
            String destinationBridge,
            Duration late,
            List<Long> attesters) {
        public Way {
            attesters = List.copyOf(attesters);
        }
    }

    /// Who must agree.
    public record Attestors(List<RemoteAttestor> panel, int needed, Duration patience, Tolerance tolerance) {
        public Attestors {
            panel = List.copyOf(panel);
            if (needed < 2 || needed > panel.size()) {
                throw new IllegalArgumentException(
                        "2 to all of the attestors must sign, was " + needed + " of " + panel.size());
            }
        }
    }

    /// What nobody may go beyond.
    ///
    /// @param outstanding most base units reserved and in flight
    public record Limits(SignerLimits signer, long callGas, long outstanding, int laneCap) {
        Terms terms() {
            return new Terms(
                    Terms.USUAL.fees(),
                    laneCap,
                    outstanding,
                    Terms.USUAL.maxSetbacks(),
                    Terms.USUAL.bumpBlocks(),
                    Terms.USUAL.waits());
        }
    }

    /// Reads a settings file.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3001 to HR-3005
    public static ChainDeskSettings load(Path file) {
        return ChainDeskFile.read(file);
    }

    /// What names are on chains, as attestors hold it too.
    public AddressBook book() {
        Map<String, String> doors = new HashMap<>();
        ways.forEach(way -> doors.put(AddressBook.way(way.from(), way.to()), way.adapter()));
        return new AddressBook(vaults, Map.of(ASSET, token), Map.of(), Map.of(), doors);
    }

    Way way(String from, String to) {
        return ways.stream()
                .filter(way -> way.from().equals(from) && way.to().equals(to))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no way leads from " + from + " to " + to));
    }
}
