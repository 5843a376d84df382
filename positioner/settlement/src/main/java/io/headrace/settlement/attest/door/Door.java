package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultOrder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A way out of a vault through an adapter, by kind. The same number means another thing to each kind:
/// to one the most that may be kept, to another the least that must arrive.
public sealed interface Door {
    String adapter();

    /// What settings call it.
    String kind();

    /// Of our adapters the one that must stand there, as [io.headrace.settlement.chain.vault.Artifact]
    /// names it.
    String contract();

    /// What an order through it says, as an attestor itself would write it.
    DoorOrder order(Payment payment);

    /// What is wrong with what an order says; empty when nothing is.
    Optional<String> objection(Payment payment, DoorOrder told);

    /// What the adapter must have been made with: every value that decides where money goes. Its code
    /// alone says nothing of them, since whoever brings a contract onto a chain need not run its constructor.
    List<Wanted> wanted(DoorEnds ends);

    /// Other tokens that come out where one goes in, unit for unit: they must count in as many decimals.
    default List<TokenOn> brings(DoorEnds ends) {
        return List.of();
    }

    /// Why an adapter is not this door; none when it is.
    ///
    /// @param code that provably stands at its address
    default List<String> objections(byte[] code, DoorEnds ends) {
        Optional<Map<String, BigInteger>> made = AdapterCode.of(contract()).read(code);
        if (made.isEmpty()) {
            return List.of(
                    "the door " + adapter() + " is listed as " + kind() + ", and its code is not that adapter's");
        }
        List<String> objections = new ArrayList<>();
        for (Wanted each : wanted(ends)) {
            BigInteger value = made.get().get(each.name());
            if (value == null || !each.holds(value)) {
                objections.add("the door " + adapter() + ' ' + each.otherwise());
            }
        }
        return objections;
    }

    /// To another chain, where the adapter itself says who is paid.
    sealed interface Abroad extends Door {
        /// What takes the money here.
        String bridge();

        /// The token that arrives there.
        String arriving();

        @Override
        default List<TokenOn> brings(DoorEnds ends) {
            return List.of(new TokenOn(ends.abroad().chainId(), arriving()));
        }

        @Override
        default List<Wanted> wanted(DoorEnds ends) {
            return Doors.outbound(ends, bridge());
        }
    }

    /// To another chain, where somebody fills the order: told the least that must arrive, the rest is the
    /// filler's.
    sealed interface Filled extends Abroad {
        Exit exit();

        @Override
        default DoorOrder order(Payment payment) {
            return DoorOrder.abroad(Abi.encoded(payment.least()));
        }

        @Override
        default Optional<String> objection(Payment payment, DoorOrder told) {
            return Doors.number(told, payment.least(), payment.amount(), "must arrive");
        }

        @Override
        default List<Wanted> wanted(DoorEnds ends) {
            return exit().wanted(Doors.outbound(ends, bridge()));
        }

        @Override
        default String arriving() {
            return exit().token();
        }
    }

    /// Into a token of the vault itself, which measures what it gained.
    sealed interface Gaining extends Door {
        /// The token that comes.
        String gained();

        @Override
        default Optional<String> objection(Payment payment, DoorOrder told) {
            return Doors.gained(told, order(payment));
        }

        @Override
        default List<TokenOn> brings(DoorEnds ends) {
            return List.of(new TokenOn(ends.from().chainId(), gained()));
        }
    }

    /// Burns here, and is minted there: told the most that may be kept.
    ///
    /// @param bridge that burns
    /// @param arriving the token that is minted there
    record Mint(String adapter, String bridge, String arriving) implements Abroad {
        public Mint {
            adapter = Hex.address(adapter);
            bridge = Hex.address(bridge);
            arriving = Hex.address(arriving);
        }

        @Override
        public String kind() {
            return "mint";
        }

        @Override
        public String contract() {
            return "adapter/BurnAdapter";
        }

        @Override
        public DoorOrder order(Payment payment) {
            return DoorOrder.abroad(Abi.encoded(BigInteger.valueOf(payment.kept())));
        }

        @Override
        public Optional<String> objection(Payment payment, DoorOrder told) {
            return Doors.number(told, BigInteger.ZERO, BigInteger.valueOf(payment.kept()), "may be kept");
        }
    }

    /// Locks here, and is given there when that was proved: told nothing, keeps nothing.
    ///
    /// @param bridge that locks
    /// @param arriving the token that is given there
    record Slow(String adapter, String bridge, String arriving) implements Abroad {
        public Slow {
            adapter = Hex.address(adapter);
            bridge = Hex.address(bridge);
            arriving = Hex.address(arriving);
        }

        @Override
        public String kind() {
            return "slow";
        }

        @Override
        public String contract() {
            return "adapter/LockAdapter";
        }

        @Override
        public DoorOrder order(Payment payment) {
            return DoorOrder.abroad("0x");
        }

        @Override
        public Optional<String> objection(Payment payment, DoorOrder told) {
            return Doors.exactly(told, order(payment));
        }
    }

    /// A deposit with Across.
    ///
    /// @param bridge the pool that takes deposits
    record Across(String adapter, String bridge, Exit exit) implements Filled {
        public Across {
            adapter = Hex.address(adapter);
            bridge = Hex.address(bridge);
        }

        @Override
        public String kind() {
            return "across";
        }

        @Override
        public String contract() {
            return "adapter/AcrossAdapter";
        }
    }

    /// An ERC-7683 order.
    ///
    /// @param bridge the settler that opens orders
    record Intent(String adapter, String bridge, Exit exit) implements Filled {
        public Intent {
            adapter = Hex.address(adapter);
            bridge = Hex.address(bridge);
        }

        @Override
        public String kind() {
            return "intent";
        }

        @Override
        public String contract() {
            return "adapter/IntentAdapter";
        }
    }

    /// A swap.
    ///
    /// @param bought token that comes, of as many decimals as the one that leaves
    record Swap(String adapter, String bought) implements Gaining {
        public Swap {
            adapter = Hex.address(adapter);
            bought = Hex.address(bought);
        }

        @Override
        public String kind() {
            return "swap";
        }

        @Override
        public String gained() {
            return bought;
        }

        @Override
        public String contract() {
            return "adapter/BestQuote";
        }

        @Override
        public DoorOrder order(Payment payment) {
            return new DoorOrder("0x", bought, payment.least());
        }

        @Override
        public List<Wanted> wanted(DoorEnds ends) {
            return List.of(Doors.vault(ends));
        }
    }

    /// Lends to a reserve of Aave v3 on the vault's own chain; the vault measures the receipt it gained,
    /// so that it does not matter which pool the adapter names.
    ///
    /// @param receipt the reserve's token, unit for unit
    record Lending(String adapter, String receipt) implements Gaining {
        /// What a receipt's balance may differ by from what was paid in: it is scaled and rounded.
        private static final BigInteger ROUNDING = BigInteger.TWO;

        public Lending {
            adapter = Hex.address(adapter);
            receipt = Hex.address(receipt);
            if (receipt.equals(VaultOrder.NOTHING)) {
                throw new IllegalArgumentException("a lending door needs its receipt");
            }
        }

        @Override
        public String kind() {
            return "lending";
        }

        @Override
        public String gained() {
            return receipt;
        }

        @Override
        public String contract() {
            return "adapter/AaveLending";
        }

        @Override
        public DoorOrder order(Payment payment) {
            BigInteger least = payment.amount().subtract(ROUNDING).max(BigInteger.ONE);
            return new DoorOrder(payment.id(), receipt, least);
        }

        @Override
        public List<Wanted> wanted(DoorEnds ends) {
            return List.of(
                    Doors.vault(ends),
                    Wanted.address("token", ends.token(), "lends another token"),
                    Wanted.address("receipt", receipt, "gives another receipt"));
        }
    }

    /// Pays into the vault's account at a margin venue on its own chain, which keeps its books itself.
    ///
    /// @param account the vault's account, a contract
    /// @param venue that takes the money: whoever made the adapter may have named one that is not the
    ///     account's
    record Margin(String adapter, String account, String venue) implements Door {
        public Margin {
            adapter = Hex.address(adapter);
            account = Hex.address(account);
            venue = Hex.address(venue);
        }

        @Override
        public String kind() {
            return "margin";
        }

        @Override
        public String contract() {
            return "adapter/MarginDeposit";
        }

        @Override
        public DoorOrder order(Payment payment) {
            return DoorOrder.abroad(payment.id());
        }

        @Override
        public Optional<String> objection(Payment payment, DoorOrder told) {
            return Doors.exactly(told, order(payment));
        }

        @Override
        public List<Wanted> wanted(DoorEnds ends) {
            return List.of(
                    Doors.vault(ends),
                    Wanted.address("asset", ends.token(), "takes another token"),
                    Wanted.address("account", account, "pays into another account"),
                    Wanted.address("venue", venue, "gives to another venue"));
        }
    }

    /// What comes out on the other chain, and when it is given back otherwise.
    ///
    /// @param token that must arrive
    /// @param patience most seconds that a filler is waited for
    record Exit(String token, long patience) {
        public Exit {
            token = Hex.address(token);
            if (patience <= 0) {
                throw new IllegalArgumentException("a filler is waited for a positive time, was " + patience);
            }
        }

        List<Wanted> wanted(List<Wanted> others) {
            List<Wanted> all = new ArrayList<>(others);
            all.add(Wanted.address("outputToken", token, "brings another token"));
            all.add(Wanted.atMost("patience", patience, "waits longer than " + patience + " seconds for a filler"));
            return all;
        }
    }
}
