package io.headrace.store.source.protocol;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.PoolAction;
import io.headrace.market.event.PoolFlow;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.HashMap;
import java.util.Map;

/// Morpho Blue on Base, one row an event of the contract (youssefGha98/morpho-blue). Amounts are raw units of each
/// market's own token, whose decimals the table does not say: unit `raw`. A curator's moves between markets (events
/// `Reallocate...`) are all in USDC with 6 decimals and have a venue of their own, since the markets' own flows hold
/// them too.
final class MorphoFlows implements TableParser {
    static final String HEADER = "ts,block_number,log_index,event,market_id,assets_raw";
    static final String VENUE = "morpho-base";
    private static final String VAULT = "morpho-base-steakhouse";
    private static final double USDC = 1e6;
    private static final int ID_DIGITS = 14;

    private final SourceOutput output;
    private final Map<String, Instrument> markets = new HashMap<>();
    private boolean noted;

    MorphoFlows(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long stamp = row.instant(0);
        PoolAction action = action(row);
        boolean vault = row.text(3).startsWith("Reallocate");
        double raw = row.notNegative(5);
        if (!vault && !noted) {
            noted = true;
            rawUnits(output);
        }
        output.event(new PoolFlow(
                market(row, 4, vault ? VAULT : VENUE, markets),
                stamp,
                stamp,
                output.nextSequence(),
                action,
                vault ? "USDC" : "raw",
                vault ? raw / USDC : raw));
    }

    static void rawUnits(SourceOutput output) {
        output.note(
                Oddity.UNKNOWN_UNIT,
                "amounts are raw units of each market's own token, and the table names neither token nor decimals:"
                        + " never add or compare them across markets");
    }

    /// The market by the first digits of its id, which is 32 bytes long.
    static Instrument market(TableRow row, int column, String venue, Map<String, Instrument> markets) {
        String id = row.text(column);
        Instrument known = markets.get(id);
        if (known == null) {
            if (!id.startsWith("0x") || id.length() < ID_DIGITS) {
                throw row.refuse(column, "must be a market's id, 0x and 64 digits");
            }
            known = new Instrument(venue, id.substring(0, ID_DIGITS));
            markets.put(id, known);
        }
        return known;
    }

    private static PoolAction action(TableRow row) {
        return switch (row.text(3)) {
            case "Supply", "ReallocateSupply" -> PoolAction.SUPPLY;
            case "Withdraw", "ReallocateWithdraw" -> PoolAction.WITHDRAW;
            case "Borrow" -> PoolAction.BORROW;
            case "Repay" -> PoolAction.REPAY;
            case "SupplyCollateral" -> PoolAction.SUPPLY_COLLATERAL;
            case "WithdrawCollateral" -> PoolAction.WITHDRAW_COLLATERAL;
            default ->
                throw row.refuse(
                        3,
                        "must be Supply, Withdraw, Borrow, Repay, SupplyCollateral, WithdrawCollateral or Reallocate...");
        };
    }
}
