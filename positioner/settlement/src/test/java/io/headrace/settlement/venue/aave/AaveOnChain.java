package io.headrace.settlement.venue.aave;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.Published;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Uint8;

/// Aave v3 as it was published, on a local chain: a reserve of dollars and one of ether, both lent out at will.
public record AaveOnChain(
        LocalChain chain, String provider, String pool, String configurator, String dollars, String ether) {
    public static final LocalKey ADMIN = LocalChain.account(0);
    public static final LocalKey BORROWER = LocalChain.account(9);
    private static final String NONE = "0x0000000000000000000000000000000000000000";
    private static final BigInteger RAY = BigInteger.TEN.pow(27);
    private static final BigInteger VARIABLE = BigInteger.TWO;

    /// @param dollars a token of six decimals that stands already
    public static AaveOnChain deploy(LocalChain chain, String dollars) {
        String provider = published(chain, "PoolAddressesProvider", Map.of(), "local", ADMIN.address());
        send(chain, provider, Abi.call("setACLAdmin", ADMIN.address()));
        String roles = published(chain, "ACLManager", Map.of(), provider);
        send(chain, provider, Abi.call("setACLManager", roles));
        send(chain, roles, Abi.call("addPoolAdmin", ADMIN.address()));
        Map<String, String> libraries = libraries(chain);
        send(chain, provider, Abi.call("setPoolImpl", published(chain, "Pool", libraries, provider)));
        String configurator = published(chain, "PoolConfigurator", libraries);
        send(chain, provider, Abi.call("setPoolConfiguratorImpl", configurator));
        String ether = chain.deploy(ADMIN, "local/TestToken", "Ether", "WETH", 18, 0);
        AaveOnChain made = new AaveOnChain(
                chain,
                provider,
                address(chain, provider, "getPool"),
                address(chain, provider, "getPoolConfigurator"),
                dollars,
                ether);
        made.price();
        made.open();
        return made;
    }

    private static Map<String, String> libraries(LocalChain chain) {
        Map<String, String> made = new TreeMap<>();
        for (String name : List.of(
                "BorrowLogic",
                "BridgeLogic",
                "ConfiguratorLogic",
                "EModeLogic",
                "FlashLoanLogic",
                "LiquidationLogic",
                "PoolLogic",
                "SupplyLogic")) {
            made.put(name, published(chain, name, made));
        }
        return made;
    }

    private void price() {
        String dollar = chain.deploy(ADMIN, "local/TestAggregator", 8, 100_000_000L);
        String coin = chain.deploy(ADMIN, "local/TestAggregator", 8, 200_000_000_000L);
        String oracle = published(
                chain,
                "AaveOracle",
                Map.of(),
                provider,
                addresses(dollars, ether),
                addresses(dollar, coin),
                NONE,
                NONE,
                100_000_000L);
        send(chain, provider, Abi.call("setPriceOracle", oracle));
    }

    private void open() {
        String rates = published(
                chain,
                "DefaultReserveInterestRateStrategy",
                Map.of(),
                provider,
                ray(80),
                BigInteger.ZERO,
                ray(4),
                ray(60),
                ray(2),
                ray(60),
                ray(2),
                ray(8),
                ray(20));
        List<String> tokens = List.of(
                published(chain, "AToken", Map.of(), pool),
                published(chain, "StableDebtToken", Map.of(), pool),
                published(chain, "VariableDebtToken", Map.of(), pool));
        DynamicArray<DynamicStruct> inputs = new DynamicArray<>(
                DynamicStruct.class, List.of(reserve(tokens, rates, dollars, 6), reserve(tokens, rates, ether, 18)));
        String shape = "(address,address,address,uint8,address,address,address,address,"
                + "string,string,string,string,string,string,bytes)[]";
        send(chain, configurator, Abi.callAs("initReserves(" + shape + ")", inputs));
        for (String asset : List.of(dollars, ether)) {
            send(chain, configurator, Abi.call("configureReserveAsCollateral", asset, 7_500, 8_000, 10_500));
            send(chain, configurator, Abi.call("setReserveBorrowing", asset, true));
        }
    }

    private static DynamicStruct reserve(List<String> tokens, String rates, String asset, int decimals) {
        return new DynamicStruct(
                new Address(tokens.get(0)),
                new Address(tokens.get(1)),
                new Address(tokens.get(2)),
                new Uint8(decimals),
                new Address(rates),
                new Address(asset),
                new Address(ADMIN.address()),
                new Address(NONE),
                new Utf8String("a"),
                new Utf8String("a"),
                new Utf8String("v"),
                new Utf8String("v"),
                new Utf8String("s"),
                new Utf8String("s"),
                new DynamicBytes(new byte[0]));
    }

    /// Somebody supplies a token.
    public void supply(LocalKey by, String asset, BigInteger amount) {
        chain.send(by, asset, Abi.call("mint", by.address(), amount));
        chain.send(by, asset, Abi.call("approve", pool, amount));
        send(chain, by, pool, supplying(asset, amount, by.address()));
    }

    /// Somebody borrows a token at the variable rate.
    public void borrow(LocalKey by, String asset, BigInteger amount) {
        String call = Abi.callAs(
                "borrow(address,uint256,uint256,uint16,address)",
                asset,
                amount,
                VARIABLE,
                BigInteger.ZERO,
                by.address());
        send(chain, by, pool, call);
    }

    public void repay(LocalKey by, String asset, BigInteger amount) {
        chain.send(by, asset, Abi.call("approve", pool, amount));
        send(chain, by, pool, Abi.call("repay", asset, amount, VARIABLE, by.address()));
    }

    public void pause(String asset, boolean paused) {
        send(chain, configurator, Abi.call("setReservePause", asset, paused));
    }

    private static String supplying(String asset, BigInteger amount, String account) {
        return Abi.callAs("supply(address,uint256,address,uint16)", asset, amount, account, BigInteger.ZERO);
    }

    private static BigInteger ray(int percent) {
        return RAY.multiply(BigInteger.valueOf(percent)).divide(BigInteger.valueOf(100));
    }

    private static DynamicArray<Address> addresses(String... all) {
        return new DynamicArray<>(
                Address.class, java.util.Arrays.stream(all).map(Address::new).toList());
    }

    private static String published(LocalChain chain, String name, Map<String, String> libraries, Object... arguments) {
        String creation = Published.of("@aave/core-v3", name).linked(libraries) + Abi.creationArguments(arguments);
        return chain.deploy(ADMIN, creation);
    }

    private static String address(LocalChain chain, String contract, String function) {
        return "0x" + String.format(java.util.Locale.ROOT, "%040x", chain.number(contract, function));
    }

    private static void send(LocalChain chain, String to, String call) {
        send(chain, ADMIN, to, call);
    }

    private static void send(LocalChain chain, LocalKey by, String to, String call) {
        TxReceipt receipt = chain.send(by, to, call);
        assertTrue(receipt.succeeded(), () -> "a call of Aave reverted: " + call.substring(0, 10));
    }
}
