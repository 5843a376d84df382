package io.headrace.settlement.attestor;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.Section;
import io.headrace.settlement.attest.AddressBook;
import io.headrace.settlement.attest.Peg;
import io.headrace.settlement.attest.Tolerance;
import io.headrace.settlement.attest.door.Door;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.chain.oracle.PriceFeed;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultId;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an attestor holds of its own: nothing of it comes from the desk that asks.
///
/// @param desk its own copy of the desk's settings
/// @param listen where it answers
/// @param eyes its nodes, by chain
/// @param memory file of what it signed for
/// @param token the word that desks must know; without one it answers on its own machine only
public record AttestorSettings(
        DeskSettings desk,
        InetSocketAddress listen,
        KeySettings key,
        List<Eyes> eyes,
        AddressBook book,
        Tolerance tolerance,
        Path memory,
        Optional<KeySettings.Secret> token) {
    public AttestorSettings {
        eyes = List.copyOf(eyes);
        if (eyes.isEmpty()) {
            throw new IllegalArgumentException("an attestor needs nodes of a chain, had none");
        }
        if (token.isEmpty() && !isOfThisMachine(listen)) {
            throw new IllegalArgumentException("an attestor that listens beyond its own machine needs a word that its"
                    + " desks know ('token_file' or 'token_env'): whoever reaches it could have a recorded move signed"
                    + " again; was 'listen: " + listen.getHostString() + ":" + listen.getPort() + "' without one");
        }
        Set<Long> seen = eyes.stream().map(Eyes::chainId).collect(Collectors.toSet());
        for (long chain : book.chainsToSee()) {
            if (!seen.contains(chain)) {
                throw new IllegalArgumentException("a door brings a token on chain " + chain
                        + ", whose decimals need nodes of that chain under 'chains', had none");
            }
        }
    }

    static final String MEMORY = ".signed.db";

    /// A name that leads nowhere may lead anywhere tomorrow.
    private static boolean isOfThisMachine(InetSocketAddress listen) {
        return !listen.isUnresolved() && listen.getAddress().isLoopbackAddress();
    }

    /// Nodes of one chain.
    ///
    /// @param back blocks below the head at which state is proved
    /// @param operators how many must agree, at least 2
    public record Eyes(long chainId, List<Node> nodes, int back, int operators) {
        public Eyes {
            nodes = List.copyOf(nodes);
            long there = nodes.stream().map(Node::operator).distinct().count();
            if (operators < 2 || there < operators || back < 0 || chainId <= 0) {
                throw new IllegalArgumentException(
                        "an attestor looks through at least 2 operators of a chain, had " + there + " of which "
                                + operators + " must agree, " + back + " blocks back on chain " + chainId);
            }
        }
    }

    /// Reads a settings file; relative paths in it are of its own folder.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3001 to HR-3005, HR-4163 when what it signed for may
    ///     lie under an earlier name
    public static AttestorSettings load(Path file) {
        return Section.read(file, "the attestor's settings", top -> read(top, file));
    }

    /// Where an attestor whose settings name no other place remembers what it signed for: by its address, so that
    /// settings of another name find it again.
    ///
    /// @param folder of the settings
    public static Path memory(Path folder, String address) {
        return folder.resolve(address + MEMORY);
    }

    static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of(".") : folder;
    }

    private static AttestorSettings read(Section top, Path file) {
        Path folder = folder(file);
        String desk = top.text("desk");
        InetSocketAddress listen = address(top);
        KeySettings key = top.section("key", KeySettings::read);
        List<Eyes> eyes = top.sections("chains", AttestorSettings::eyes);
        AddressBook book = top.section("addresses", AddressSection::read);
        Tolerance tolerance =
                top.has("tolerance") ? top.section("tolerance", AttestorSettings::tolerance) : Tolerance.USUAL;
        Path memory = top.has("memory")
                ? folder.resolve(top.text("memory"))
                : FormerMemory.none(file, memory(folder, key.address()));
        Optional<KeySettings.Secret> token = KeySettings.Secret.optional(top, "token");
        return top.build(() -> new AttestorSettings(
                DeskSettings.load(folder.resolve(desk)), listen, key, eyes, book, tolerance, memory, token));
    }

    private static InetSocketAddress address(Section top) {
        String[] parts = top.text("listen").split(":", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,5}")) {
            throw top.wrong("listen", "an address and a port, such as 127.0.0.1:8091");
        }
        return top.checked(() -> new InetSocketAddress(parts[0], Integer.parseInt(parts[1])));
    }

    private static Eyes eyes(Section section) {
        long chain = section.whole("chain_id");
        List<Node> nodes = section.sections("nodes", NodeSection::read);
        int back = section.count("back");
        int operators = section.count("operators");
        return section.build(() -> new Eyes(chain, nodes, back, operators));
    }

    private static Tolerance tolerance(Section section) {
        int amount = section.count("amount_bps");
        int kept = section.count("kept_bps");
        long validity = section.whole("validity_seconds");
        int price = section.has("price_bps") ? section.count("price_bps") : Tolerance.USUAL_PRICE_BPS;
        return section.build(() -> new Tolerance(amount, kept, validity, price));
    }

    /// A node's operator and address.
    private static final class NodeSection {
        static Node read(Section section) {
            String operator = section.text("operator");
            String url = section.text("url");
            return section.build(() -> new Node(operator, URI.create(url)));
        }
    }

    /// Vaults, tokens and destinations.
    private static final class AddressSection {
        static AddressBook read(Section section) {
            Map<VaultId, String> codes = new HashMap<>();
            Map<String, VaultId> vaults = section.named("vaults", vault -> vault(vault, codes));
            Map<String, Tokens> tokens = section.named("tokens", Tokens::read);
            Map<String, String> destinations = section.section("destinations", inner -> inner.each(inner::text));
            Map<String, Peg> pegs = section.has("prices") ? section.named("prices", AddressSection::peg) : Map.of();
            Map<String, List<Door>> doors = DoorSection.doors(section);
            Map<String, Door> venues = section.has("venues") ? section.named("venues", DoorSection::venue) : Map.of();
            return section.build(() -> new AddressBook(vaults, tokens, destinations, pegs, doors)
                    .withVenues(venues)
                    .withCodes(codes));
        }

        private static VaultId vault(Section section, Map<VaultId, String> codes) {
            long chain = section.whole("chain_id");
            String address = section.text("address");
            Optional<String> hash =
                    section.has("code_hash") ? Optional.of(section.text("code_hash")) : Optional.empty();
            return section.build(() -> {
                VaultId vault = new VaultId(chain, address);
                hash.ifPresent(code -> codes.put(vault, Hex.word(code)));
                return vault;
            });
        }

        private static Peg peg(Section price) {
            String feed = price.text("feed");
            int decimals = price.count("decimals");
            Duration maxAge = Duration.ofSeconds(price.whole("max_age_seconds"));
            String par = price.has("par") ? price.text("par") : "1";
            return price.build(() -> new Peg(new PriceFeed(feed, decimals, maxAge), new BigDecimal(par)));
        }
    }
}
