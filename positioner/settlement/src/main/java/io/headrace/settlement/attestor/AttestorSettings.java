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
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultState;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What an attestor holds of its own: nothing of it comes from the desk that asks.
///
/// @param desk its own copy of the desk's settings
/// @param listen where it answers
/// @param eyes its nodes, by chain
public record AttestorSettings(
        DeskSettings desk,
        InetSocketAddress listen,
        KeySettings key,
        List<Eyes> eyes,
        AddressBook book,
        Tolerance tolerance) {
    public AttestorSettings {
        eyes = List.copyOf(eyes);
        if (eyes.isEmpty()) {
            throw new IllegalArgumentException("an attestor needs nodes of a chain, had none");
        }
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
    /// @throws io.headrace.market.problem.ProblemException HR-3001 to HR-3005
    public static AttestorSettings load(Path file) {
        return Section.read(file, "the attestor's settings", top -> read(top, folder(file)));
    }

    static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of(".") : folder;
    }

    private static AttestorSettings read(Section top, Path folder) {
        String desk = top.text("desk");
        InetSocketAddress listen = address(top);
        KeySettings key = top.section("key", KeySettings::read);
        List<Eyes> eyes = top.sections("chains", AttestorSettings::eyes);
        AddressBook book = top.section("addresses", AddressSection::read);
        Tolerance tolerance =
                top.has("tolerance") ? top.section("tolerance", AttestorSettings::tolerance) : Tolerance.USUAL;
        return top.build(() ->
                new AttestorSettings(DeskSettings.load(folder.resolve(desk)), listen, key, eyes, book, tolerance));
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
        int back = Math.toIntExact(section.whole("back"));
        int operators = Math.toIntExact(section.whole("operators"));
        return section.build(() -> new Eyes(chain, nodes, back, operators));
    }

    private static Tolerance tolerance(Section section) {
        int amount = Math.toIntExact(section.whole("amount_bps"));
        int kept = Math.toIntExact(section.whole("kept_bps"));
        long validity = section.whole("validity_seconds");
        int price = section.has("price_bps") ? Math.toIntExact(section.whole("price_bps")) : Tolerance.USUAL_PRICE_BPS;
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
            Map<String, VaultId> vaults = section.named("vaults", vault -> {
                long chain = vault.whole("chain_id");
                String address = vault.text("address");
                return vault.build(() -> new VaultId(chain, address));
            });
            Map<String, VaultState.Token> tokens = section.named("tokens", token -> {
                String address = token.text("address");
                int decimals = Math.toIntExact(token.whole("decimals"));
                long slot = token.whole("balances_slot");
                return token.build(() -> new VaultState.Token(Hex.address(address), decimals, slot));
            });
            Map<String, String> destinations = section.section("destinations", inner -> inner.each(inner::text));
            Map<String, Peg> pegs = section.has("prices") ? section.named("prices", AddressSection::peg) : Map.of();
            Map<String, List<Door>> doors = DoorSection.doors(section);
            Map<String, Door> venues = section.has("venues") ? section.named("venues", DoorSection::venue) : Map.of();
            return section.build(() -> new AddressBook(vaults, tokens, destinations, pegs, doors).withVenues(venues));
        }

        private static Peg peg(Section price) {
            String feed = price.text("feed");
            int decimals = Math.toIntExact(price.whole("decimals"));
            Duration maxAge = Duration.ofSeconds(price.whole("max_age_seconds"));
            String par = price.has("par") ? price.text("par") : "1";
            return price.build(() -> new Peg(new PriceFeed(feed, decimals, maxAge), new BigDecimal(par)));
        }
    }
}
