package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.fact.Effect;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.web3j.crypto.Hash;

/// What a vault says of payments to venues' own accounts on its chain: the same log tells that money left and that
/// it reached the account.
///
/// @param accounts addresses that belong to venues
public record AccountLogs(VaultLogs vault, Set<String> accounts) implements LogReader {
    /// Hash of the vault's event.
    public static final String EXECUTED = Hash.sha3String("Executed(bytes32,address,address,uint256,uint256)");

    private static final int DESTINATION = 3;
    private static final int ADDRESS_FROM = 26; // of 0x and 64 digits

    public AccountLogs {
        accounts = accounts.stream().map(Hex::address).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Effect> read(Log log) {
        return vault.read(log);
    }

    @Override
    public List<Effect> effects(Log log) {
        List<Effect> effects = new ArrayList<>(2);
        read(log).ifPresent(effects::add);
        received(log).ifPresent(effects::add);
        return effects;
    }

    /// What reached a venue's account by this log; empty when it tells of no such payment.
    public Optional<Effect.Deposited> received(Log log) {
        if (read(log).isEmpty() || !accounts.contains(destination(log))) {
            return Optional.empty();
        }
        BigInteger received = Abi.numbers(Hex.bytes(log.data())).getLast();
        return received.bitLength() < Long.SIZE
                ? Optional.of(new Effect.Deposited(log.topics().get(1), received.longValue()))
                : Optional.empty();
    }

    /// The address in the log's third indexed part.
    public static String destination(Log log) {
        return "0x" + log.topics().get(DESTINATION).substring(ADDRESS_FROM);
    }
}
