package io.headrace.settlement.desk;

import io.headrace.settlement.attest.AddressBook;
import io.headrace.settlement.attest.Bearer;
import io.headrace.settlement.attest.Tolerance;
import io.headrace.settlement.attest.door.Door;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.monitor.Watched;
import io.headrace.settlement.panel.RemoteAttestor;
import io.headrace.settlement.signer.SignerLimits;
import io.headrace.settlement.slot.FeeRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Where a desk's money is on chains, and who may move it. Nothing of it is in a decision's digests
/// but what attestors
/// hold too.
///
/// @param vaults each node of the desk, treasury and venues, to the vault that is its account
/// @param ways all that transfers between treasury and a venue may take
/// @param sender whose transactions carry transfers, on every chain
/// @param vouched whether an operator vouches for what the sender did that the journal does not know
/// @param expire how long after its decision a transfer may be begun
/// @param books the database that keeps journal and books; empty for a file
/// @param watched what is watched beside gas and confirmations, of each chain once
public record ChainDeskSettings(
        List<ChainSettings> chains,
        Map<String, VaultId> vaults,
        Tokens token,
        List<Way> ways,
        Choice choice,
        Attestors attestors,
        KeySettings sender,
        boolean vouched,
        Limits limits,
        Duration expire,
        Optional<ServerBooks> books,
        List<Watched> watched) {
    /// The asset of the house.
    static final String ASSET = "USDC";

    public ChainDeskSettings {
        chains = List.copyOf(chains);
        vaults = Map.copyOf(vaults);
        ways = List.copyOf(ways);
        watched = List.copyOf(watched);
        Set<Long> known = new HashSet<>();
        chains.forEach(chain -> known.add(chain.profile().chainId()));
        chains.forEach(chain -> Watched.only(chain.profile().name())); // refuses what facts cannot be kept of
        for (Map.Entry<String, VaultId> vault : vaults.entrySet()) {
            if (!known.contains(vault.getValue().chainId())) {
                throw new IllegalArgumentException("the vault of " + vault.getKey() + " is on chain "
                        + vault.getValue().chainId() + ", which has no nodes here: " + known);
            }
        }
        requireApart(ways, vaults);
        int most = attestors.tolerance().keptBps();
        for (Way way : ways) {
            way.bridge().offered().filter(offer -> offer.bps() > most).ifPresent(offer -> {
                throw new IllegalArgumentException("way " + way.name() + " offers fillers " + offer.bps()
                        + " bps, and attestors let at most kept_bps " + most + " be kept");
            });
        }
    }

    /// Each way has a name, two chains and an entry of its own.
    private static void requireApart(List<Way> ways, Map<String, VaultId> vaults) {
        Set<String> names = new HashSet<>();
        Set<String> entries = new HashSet<>();
        for (Way way : ways) {
            if (!names.add(way.name())) {
                throw new IllegalArgumentException("two ways are called " + way.name());
            }
            VaultId from = vaults.get(way.from());
            VaultId to = vaults.get(way.to());
            if (from == null || to == null) {
                throw new IllegalArgumentException("way " + way.name() + " needs a vault at both ends");
            }
            if (from.chainId() == to.chainId()) {
                throw new IllegalArgumentException("way " + way.name() + " leads from chain " + to.chainId()
                        + " to itself: a bridge joins two chains");
            }
            if (!entries.add(way.to() + ' ' + way.bridge().contracts().destination())) {
                throw new IllegalArgumentException("way " + way.name() + " enters " + way.to()
                        + " by the bridge of another: what it delivers could not be told apart");
            }
        }
    }

    /// The vault of a place that has one.
    VaultId vault(String node) {
        return Objects.requireNonNull(vaults.get(node), () -> "no vault at " + node);
    }

    /// A way between two vaults of two chains. Several may join the same two.
    ///
    /// @param late when it counts as late
    public record Way(String name, String from, String to, Bridge bridge, Duration late, Expected expected) {
        public Way {
            if (name.isBlank() || name.contains("/")) {
                throw new IllegalArgumentException("a way's name is not blank and has no slash, was '" + name + "'");
            }
        }

        String adapter() {
            return bridge.contracts().adapter();
        }
    }

    /// What is expected of a way before it ever ran.
    ///
    /// @param usual what half of the transfers do not exceed, from sending to credit
    /// @param slow what 99 of 100 do not exceed
    /// @param gasUsd all own transactions, at least 0
    public record Expected(Duration usual, Duration slow, double gasUsd) {}

    /// How one of several ways is chosen.
    ///
    /// @param level the share of transfers that arrive within the lead that decisions plan with
    /// @param usualUsd the transfer that leads are learned for, USD
    /// @param usdPerWei what gas costs, by chain; runs on a chain without one teach nothing
    public record Choice(double level, double usualUsd, Map<Long, Double> usdPerWei) {
        /// Without prices of gas.
        static final Choice USUAL = new Choice(.9, 10_000, Map.of());

        public Choice {
            usdPerWei = Map.copyOf(usdPerWei);
            if (!(level > 0 && level <= 1) || !(usualUsd > 0)) {
                throw new IllegalArgumentException(
                        "planned_level is above 0 and at most 1, usual_usd positive, were " + level + ", " + usualUsd);
            }
        }
    }

    /// Who must agree.
    ///
    /// @param tokens place of the word that an attestor wants to hear, by its address
    public record Attestors(
            List<RemoteAttestor> panel,
            Map<String, KeySettings.Secret> tokens,
            int needed,
            Duration patience,
            Tolerance tolerance) {
        public Attestors {
            panel = List.copyOf(panel);
            tokens = Map.copyOf(tokens);
            if (needed < 2 || needed > panel.size()) {
                throw new IllegalArgumentException(
                        "2 to all of the attestors must sign, was " + needed + " of " + panel.size());
            }
        }
    }

    /// The attestors, each with the word it wants to hear.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4125 or HR-4162 when one cannot be read
    List<RemoteAttestor> panel(KeySettings.Surroundings around) {
        return attestors.panel().stream()
                .map(each -> new RemoteAttestor(
                        each.url(),
                        each.address(),
                        Bearer.read(Optional.ofNullable(attestors.tokens().get(each.address())), around)))
                .toList();
    }

    /// What nobody may go beyond.
    ///
    /// @param outstanding most base units reserved and in flight
    /// @param stray most base units that a stranger may send a vault without halting the desk
    public record Limits(SignerLimits signer, long callGas, long outstanding, int laneCap, long stray) {
        public Limits {
            fees(signer); // refuses a cap that nothing can be offered under
        }

        /// What is offered never passes what the signer signs: a replacement that it refused would be waited
        /// for, and what it was to replace not sent again.
        private static FeeRule fees(SignerLimits signer) {
            return new FeeRule(Terms.USUAL.fees().bumpPercent(), signer.capWei());
        }

        /// @param late of the desk's slowest way: before that no transfer counts as stranded
        Terms terms(Duration late) {
            Terms.Waits usual = Terms.USUAL.waits();
            long bridge = Math.max(usual.bridgeNanos(), late.toNanos());
            return new Terms(
                    fees(signer),
                    laneCap,
                    outstanding,
                    Terms.USUAL.maxSetbacks(),
                    Terms.USUAL.bumpBlocks(),
                    new Terms.Waits(usual.reserveNanos(), bridge, usual.creditNanos()),
                    stray);
        }
    }

    /// When a transfer by the slowest way counts as late.
    Duration late() {
        return ways.stream().map(Way::late).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /// Reads a settings file.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3001 to HR-3005
    public static ChainDeskSettings load(Path file) {
        return ChainDeskFile.read(file);
    }

    /// What is watched on a chain.
    public Watched watched(ChainSettings chain) {
        String name = chain.profile().name();
        return watched.stream()
                .filter(one -> one.chain().equals(name))
                .findFirst()
                .orElseGet(() -> Watched.only(name));
    }

    /// Whose names facts of chains are told under: no stream may bear one of them.
    public Set<String> tellers() {
        Set<String> names = new TreeSet<>();
        chains.forEach(chain -> names.add(chain.profile().name()));
        for (Watched one : watched) {
            one.reserves().forEach(reserve -> names.add(reserve.of().venue()));
            one.oracles().forEach(oracle -> names.add(oracle.of().venue()));
        }
        return names;
    }

    /// What names are on chains, as attestors hold it too.
    public AddressBook book() {
        Map<String, List<Door>> doors = new HashMap<>();
        ways.forEach(way -> doors.computeIfAbsent(AddressBook.way(way.from(), way.to()), name -> new ArrayList<>())
                .add(way.bridge().door(tokenOf(way.to()))));
        return new AddressBook(vaults, Map.of(ASSET, token), Map.of(), Map.of(), doors);
    }

    /// The address of the token that a node's vault holds.
    String tokenOf(String node) {
        return token.on(vault(node).chainId()).address();
    }

    /// All ways from one vault to another, as listed; none where nothing leads.
    List<Way> ways(String from, String to) {
        return ways.stream()
                .filter(way -> way.from().equals(from) && way.to().equals(to))
                .toList();
    }

    /// The way of this name.
    Way named(String name) {
        return ways.stream()
                .filter(way -> way.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no way is called " + name));
    }
}
