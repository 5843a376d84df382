package io.headrace.settlement.desk;

import io.headrace.settlement.attest.door.BridgeDoor;
import io.headrace.settlement.attest.door.Door;
import io.headrace.settlement.attest.door.FilledDoor;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.route.RouteAdapter;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.route.across.AcrossRoute;
import io.headrace.settlement.route.intent.IntentRoute;
import io.headrace.settlement.route.local.LocalAttesters;
import io.headrace.settlement.route.mint.MintRoute;
import io.headrace.settlement.route.slow.SlowRoute;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a way crosses, by kind.
public sealed interface Bridge {
    Contracts contracts();

    /// The route over it.
    RouteAdapter route(Span span);

    /// What attestors must find at the adapter.
    ///
    /// @param token that arrives
    Door door(String token);

    /// Who brings the money to the destination.
    Route.Bridge carried();

    /// The contract that we call ourselves beside the vault: to claim, or to take back.
    String called();

    /// What fillers are offered; empty where nobody fills.
    Optional<Offer> offered();

    /// The least that must arrive of an amount, base units.
    ///
    /// @param kept most of it that attestors let be kept
    default long least(long units, long kept) {
        return units - offered().map(offer -> offer.asked(units)).orElse(kept);
    }

    /// Where it stands.
    ///
    /// @param adapter the vault's door to it
    /// @param source what the adapter gives to
    /// @param destination what delivers to the other vault
    record Contracts(String adapter, String source, String destination) {
        public Contracts {
            adapter = Hex.address(adapter);
            source = Hex.address(source);
            destination = Hex.address(destination);
        }
    }

    /// Between what a route leads.
    ///
    /// @param name of the way
    /// @param late how long it may take before it counts as late
    record Span(String name, Witnesses source, Witnesses destination, Token token, Duration late) {}

    /// @param address of the token that leaves
    /// @param recipient vault on the destination
    record Token(String address, String recipient) {}

    /// What others are offered for filling an order with their own money.
    ///
    /// @param bps they may keep of the amount, ten-thousandths, 1 to 1000: an order says it once, and
    ///     nobody bids for less
    /// @param patience after which nobody can fill it any more, as the adapter was made with
    record Offer(long bps, Duration patience) {
        private static final long WHOLE = 10_000;

        public Offer {
            if (bps < 1 || bps > 1_000 || !patience.isPositive()) {
                throw new IllegalArgumentException("fillers are offered filler_bps of 1 to 1000 and a positive"
                        + " patience_seconds, were " + bps + " and " + patience.toSeconds());
            }
        }

        long asked(long units) {
            return Math.multiplyExact(units, bps) / WHOLE;
        }

        double share() {
            return bps / (double) WHOLE;
        }

        FilledDoor.Exit exit(String token) {
            return new FilledDoor.Exit(token, patience.toSeconds());
        }
    }

    /// What we claim on the destination.
    sealed interface Claimed extends Bridge {
        @Override
        default Route.Bridge carried() {
            return Route.Bridge.CLAIMED;
        }

        @Override
        default String called() {
            return contracts().destination();
        }

        @Override
        default Optional<Offer> offered() {
            return Optional.empty();
        }
    }

    /// What others fill with their own money, or we take back.
    sealed interface Filled extends Bridge {
        Offer offer();

        @Override
        default Route.Bridge carried() {
            return Route.Bridge.RELAYED;
        }

        @Override
        default String called() {
            return contracts().adapter();
        }

        @Override
        default Optional<Offer> offered() {
            return Optional.of(offer());
        }
    }

    /// Burns here and mints there what attesters sign.
    ///
    /// @param attesters numbers of the publicly known keys that attest on local chains
    /// @param blocks that they let pass after a message is final
    record Mint(Contracts contracts, List<Long> attesters, long blocks) implements Claimed {
        public Mint {
            attesters = List.copyOf(attesters);
            if (blocks < 0) {
                throw new IllegalArgumentException("local_blocks must not be negative, were " + blocks);
            }
        }

        @Override
        public RouteAdapter route(Span span) {
            LocalAttesters service = new LocalAttesters(
                    span.source(),
                    contracts.source(),
                    attesters.stream()
                            .map(number -> Keystore.known(BigInteger.valueOf(number)))
                            .toList(),
                    blocks);
            MintRoute.Contracts all = new MintRoute.Contracts(
                    contracts.adapter(),
                    contracts.source(),
                    contracts.destination(),
                    span.token().recipient());
            return new MintRoute(span.name(), span.source(), span.destination(), all, service, span.late());
        }

        @Override
        public Door door(String token) {
            return new BridgeDoor.Mint(contracts.adapter(), contracts.source(), token);
        }
    }

    /// Locks here and gives there what was proved.
    record Slow(Contracts contracts) implements Claimed {
        @Override
        public RouteAdapter route(Span span) {
            SlowRoute.Contracts all = new SlowRoute.Contracts(
                    contracts.adapter(),
                    contracts.source(),
                    contracts.destination(),
                    span.token().recipient());
            return new SlowRoute(span.name(), span.source(), span.destination(), all, span.late());
        }

        @Override
        public Door door(String token) {
            return new BridgeDoor.Slow(contracts.adapter(), contracts.source(), token);
        }
    }

    /// A deposit with Across, filled by whoever likes or given back.
    record Across(Contracts contracts, Offer offer) implements Filled {
        @Override
        public RouteAdapter route(Span span) {
            AcrossRoute.Contracts all = new AcrossRoute.Contracts(
                    contracts.adapter(), span.token().address(), contracts.source(), contracts.destination());
            return new AcrossRoute(span.name(), span.source(), span.destination(), all, offer::asked, span.late());
        }

        @Override
        public Door door(String token) {
            return new FilledDoor.Across(contracts.adapter(), contracts.source(), offer.exit(token));
        }
    }

    /// An ERC-7683 order, filled by whoever likes or given back.
    record Intent(Contracts contracts, Offer offer) implements Filled {
        @Override
        public RouteAdapter route(Span span) {
            IntentRoute.Contracts all = new IntentRoute.Contracts(
                    contracts.adapter(),
                    span.token().address(),
                    contracts.source(),
                    contracts.destination(),
                    span.token().recipient());
            return new IntentRoute(span.name(), span.source(), span.destination(), all, offer::asked, span.late());
        }

        @Override
        public Door door(String token) {
            return new FilledDoor.Intent(contracts.adapter(), contracts.source(), offer.exit(token));
        }
    }
}
