package io.headrace.settlement.desk;

import io.headrace.decision.settings.Section;
import io.headrace.settlement.attest.Tolerance;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.desk.ChainDeskSettings.Attestors;
import io.headrace.settlement.desk.ChainDeskSettings.Choice;
import io.headrace.settlement.desk.ChainDeskSettings.Limits;
import io.headrace.settlement.desk.ChainDeskSettings.Way;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import io.headrace.settlement.monitor.Watched;
import io.headrace.settlement.panel.RemoteAttestor;
import io.headrace.settlement.signer.SignerLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads the file of [ChainDeskSettings].
final class ChainDeskFile {
    private static final List<BlockTag.Named> FINAL_TAGS = List.of(BlockTag.FINALIZED, BlockTag.SAFE);
    private static final long GWEI = 1_000_000_000L;
    private static final long STRAY_USD = 100;
    private static final double WEI = 1e18;

    private ChainDeskFile() {}

    static ChainDeskSettings read(Path file) {
        return Section.read(file, "the chains' settings", ChainDeskFile::top);
    }

    private static ChainDeskSettings top(Section top) {
        List<ChainSettings> chains = top.sections("chains", ChainDeskFile::chain);
        Map<String, VaultId> vaults = top.named("vaults", ChainDeskFile::vault);
        Tokens token = top.section("token", ChainDeskFile::token);
        List<Way> ways = top.sections("ways", WaySection::read);
        Choice choice = top.has("choice") ? top.section("choice", section -> choice(section, chains)) : Choice.USUAL;
        Attestors attestors = top.section("attestors", ChainDeskFile::attestors);
        KeySettings sender = top.section("sender", KeySettings::read);
        boolean vouched = top.has("sender_vouched") && top.flag("sender_vouched");
        Set<String> called = new HashSet<>();
        vaults.values().forEach(vault -> called.add(vault.address()));
        ways.forEach(way -> called.add(way.bridge().called()));
        Limits limits = top.section("limits", section -> limits(section, called));
        Duration expire = seconds(top, "expire_seconds");
        Optional<ServerBooks> books =
                top.has("books") ? Optional.of(top.section("books", ServerBooks::read)) : Optional.empty();
        List<Watched> watched = top.has("watch") ? WatchFile.read(top, chains) : List.of();
        return top.build(() -> {
            ChainDeskSettings settings = new ChainDeskSettings(
                    chains, vaults, token, ways, choice, attestors, sender, vouched, limits, expire, books, watched);
            settings.book(); // refuses here what no attestor could hold
            return settings;
        });
    }

    private static ChainSettings chain(Section section) {
        long id = section.whole("chain_id");
        String name = section.text("name");
        Duration block = Duration.ofMillis(Math.round(section.number("block_seconds") * 1_000));
        Supplier<ChainProfile.Finality> finality = finality(section);
        long checkpoint = section.whole("checkpoint");
        String hash = section.text("checkpoint_hash");
        List<Node> nodes = section.sections("nodes", ChainDeskFile::node);
        long since = section.whole("since_block");
        return section.build(() -> new ChainSettings(
                new ChainProfile(id, name, block, finality.get(), checkpoint, Hex.word(hash)), nodes, since));
    }

    /// By the chain's own word where it has one, which no depth can stand for on a rollup; else by depth.
    private static Supplier<ChainProfile.Finality> finality(Section section) {
        if (!section.has("final_tag")) {
            int depth = section.count("final_depth");
            return () -> new ChainProfile.Finality.Depth(depth);
        }
        String tag = section.text("final_tag");
        return () -> new ChainProfile.Finality.Tagged(FINAL_TAGS.stream()
                .filter(known -> known.name().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("final_tag is finalized or safe, was '" + tag + "'")));
    }

    private static Node node(Section section) {
        String operator = section.text("operator");
        String url = section.text("url");
        return section.build(() -> new Node(operator, URI.create(url)));
    }

    private static VaultId vault(Section section) {
        long chain = section.whole("chain_id");
        String address = section.text("address");
        return section.build(() -> new VaultId(chain, address));
    }

    private static Tokens token(Section section) {
        Tokens token = Tokens.read(section);
        return section.build(() -> {
            if (token.usual().decimals() != 6) {
                throw new IllegalArgumentException("the desk counts USDC with 6 decimals, was "
                        + token.usual().decimals());
            }
            return token;
        });
    }

    private static Choice choice(Section section, List<ChainSettings> chains) {
        double level = section.number("planned_level");
        double usual = section.number("usual_usd");
        Map<String, Double> coins = section.numbers("coin_usd");
        return section.build(() -> {
            Map<Long, Double> perWei = new HashMap<>();
            coins.forEach((name, usd) -> perWei.put(named(chains, name), usd / WEI));
            return new Choice(level, usual, perWei);
        });
    }

    private static long named(List<ChainSettings> chains, String name) {
        return chains.stream()
                .map(ChainSettings::profile)
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("coin_usd names no chain of these: " + name))
                .chainId();
    }

    private static Attestors attestors(Section section) {
        Map<String, KeySettings.Secret> tokens = new HashMap<>();
        List<RemoteAttestor> panel = section.sections("panel", each -> attestor(each, tokens));
        int needed = section.count("needed");
        Duration patience = seconds(section, "patience_seconds");
        int kept = section.count("kept_bps");
        return section.build(() -> new Attestors(
                panel, tokens, needed, patience, new Tolerance(0, kept, Tolerance.USUAL.validitySeconds())));
    }

    private static RemoteAttestor attestor(Section section, Map<String, KeySettings.Secret> tokens) {
        String url = section.text("url");
        String address = section.text("address");
        Optional<KeySettings.Secret> token = KeySettings.Secret.optional(section, "token");
        return section.build(() -> {
            RemoteAttestor attestor = new RemoteAttestor(URI.create(url), address);
            token.ifPresent(place -> tokens.put(attestor.address(), place));
            return attestor;
        });
    }

    private static Limits limits(Section section, Set<String> called) {
        long cap = section.whole("cap_gwei");
        long gas = section.whole("most_gas");
        long callGas = section.whole("call_gas");
        long outstanding = section.whole("outstanding_usd");
        int lanes = section.count("open_slots");
        long stray = section.has("stray_usd") ? section.whole("stray_usd") : STRAY_USD;
        return section.build(() -> {
            if (callGas < 21_000 || callGas > gas || outstanding <= 0 || lanes < 1 || stray < 0) {
                throw new IllegalArgumentException("limits need 21000 <= call_gas <= most_gas, positive"
                        + " outstanding_usd and open_slots, and stray_usd of at least 0, were " + callGas + ", " + gas
                        + ", " + outstanding + ", " + lanes + ", " + stray);
            }
            return new Limits(
                    new SignerLimits(Math.multiplyExact(cap, GWEI), gas, called),
                    callGas,
                    Math.multiplyExact(outstanding, 1_000_000L),
                    lanes,
                    Math.multiplyExact(stray, 1_000_000L));
        });
    }

    static Duration seconds(Section section, String key) {
        long seconds = section.whole(key);
        return section.checked(() -> {
            if (seconds <= 0) {
                throw new IllegalArgumentException(key + " must be positive, was " + seconds);
            }
            return Duration.ofSeconds(seconds);
        });
    }
}
