package io.headrace.settlement.route.swap;

import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.AccountLogs;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.route.Arrival;
import io.headrace.settlement.route.Departure;
import io.headrace.settlement.route.Ends;
import io.headrace.settlement.route.Quote;
import io.headrace.settlement.route.RouteAdapter;
import io.headrace.settlement.route.RouteState;
import io.headrace.settlement.route.Sightings;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.signer.Calldata;
import io.headrace.settlement.slot.TxBody;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A swap through whichever of at least two pools gives most when it runs. It is over with its own
/// transaction: the message is the transfer's id, and what the vault itself measured is what arrived.
/// What would bring less than the plan's least is undone whole.
public final class SwapRoute implements RouteAdapter {
    private static final long GAS = 600_000;
    private static final BigInteger PROBES = BigInteger.valueOf(1_000);
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
    private final Ends ends;
    private final Contracts contracts;
    private final AccountLogs logs;
    private final long mostImpactBps;

    /// @param adapter of the pools, listed by the vault
    /// @param sold token that leaves
    /// @param bought token that comes, of as many decimals: books count one unit
    public record Contracts(VaultId vault, String adapter, String sold, String bought) {
        public Contracts {
            adapter = Hex.address(adapter);
            sold = Hex.address(sold);
            bought = Hex.address(bought);
        }
    }

    /// @param mostImpactBps most that the amount itself may move the price, ten-thousandths
    public SwapRoute(String name, Witnesses chain, Contracts contracts, long mostImpactBps) {
        this.contracts = contracts;
        this.mostImpactBps = mostImpactBps;
        this.logs = new AccountLogs(new VaultLogs(contracts.vault()), Set.of(contracts.adapter()));
        this.ends = new Ends(name, chain, chain, contracts.adapter(), logs, log -> Optional.empty());
    }

    @Override
    public Ends ends() {
        return ends;
    }

    /// The better pool's answer for the amount, unless it lies too far below that for a thousandth of
    /// it.
    @Override
    public Quote quote(long units) {
        if (!sameDecimals()) {
            return new Quote.Closed("the two tokens count in other units, or too few nodes answer");
        }
        BigInteger amount = BigInteger.valueOf(units);
        BigInteger probe = amount.divide(PROBES).max(BigInteger.ONE);
        return ends.source()
                .agreed((node, finalized) -> List.of(best(node, amount), best(node, probe)))
                .map(asked ->
                        offer(asked.getFirst(), asked.getLast().multiply(amount).divide(probe)))
                .orElseGet(() -> new Quote.Closed("too few nodes answer, or tell prices of different blocks"));
    }

    private boolean sameDecimals() {
        Optional<BigInteger> sold = Sightings.number(ends.source(), contracts.sold(), "decimals");
        return sold.isPresent() && sold.equals(Sightings.number(ends.source(), contracts.bought(), "decimals"));
    }

    /// @param fair what it would give if it did not move the price
    private Quote offer(BigInteger out, BigInteger fair) {
        if (out.signum() == 0 || fair.signum() == 0 || out.bitLength() >= Long.SIZE) {
            return new Quote.Closed("the pools give nothing for it");
        }
        long impact = WHOLE.subtract(out.multiply(WHOLE).divide(fair)).longValue();
        return impact > mostImpactBps
                ? new Quote.Closed("it would move the price by " + impact + " bps, at most " + mostImpactBps)
                : new Quote.Offered(out.longValue(), GAS);
    }

    private BigInteger best(ChainNode node, BigInteger amount) {
        String best = Abi.call("best", contracts.sold(), amount);
        String pool = Abi.address(Abi.number(node.view(contracts.adapter(), best, BlockTag.LATEST)));
        return Abi.number(node.view(pool, Abi.call("quote", contracts.sold(), amount), BlockTag.LATEST));
    }

    @Override
    public Departure departure(TxBody.Pay pay) {
        return new Departure(
                contracts.adapter(), "0x", contracts.bought(), BigInteger.valueOf(Math.max(1, pay.minReceived())));
    }

    @Override
    public RouteState state(String message) {
        return Sightings.arrived(this, message)
                .<RouteState>map(arrived -> new RouteState.Delivered(arrived.by(), arrived.units()))
                .orElseGet(() -> new RouteState.Waiting("its own transaction"));
    }

    @Override
    public Optional<Arrival> arrival(ChainNode node, String message) {
        return node.logs(ends.source().logs(contracts.vault().address(), VaultLogs.EXECUTED, message)).stream()
                .flatMap(found -> read(found).stream())
                .findFirst();
    }

    private Optional<Arrival> read(FoundLog found) {
        return logs.received(found.log()).map(received -> Arrival.of(found, contracts.adapter(), received.units()));
    }

    @Override
    public Optional<Calldata.Call> claim(String message) {
        return Optional.empty();
    }

    @Override
    public Optional<Calldata.Call> recover(String message) {
        return Optional.empty();
    }
}
