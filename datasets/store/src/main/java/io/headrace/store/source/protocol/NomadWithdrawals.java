package io.headrace.store.source.protocol;

import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.Instrument;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.HashMap;
import java.util.Map;

/// Transfers through the Nomad bridge, sending matched with arrival (XChainWatcher, A. Augusto et al. 2024). Routes are
/// named by Nomad's domain numbers, which are four letters in ASCII.
final class NomadWithdrawals implements TableParser {
    static final String HEADER =
            "orig_ts,dst_ts,latency_s,orig_chain_id,dst_chain_id,origin_token,dst_token,amount," + "value_usd";
    private static final Map<String, String> CHAINS = Map.of("1650811245", "moonbeam", "6648936", "ethereum");
    private static final int VALUE = 8;
    private static final int ADDRESS_DIGITS = 10;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final SourceOutput output;
    private final Map<String, Instrument> routes = new HashMap<>();

    NomadWithdrawals(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long sent = row.instant(0);
        long arrived = row.instant(1);
        if (arrived < sent) {
            throw row.refuse(1, "must not precede orig_ts");
        }
        if (arrived - sent != row.integer(2) * SECOND_NANOS) {
            throw row.refuse(2, "must be dst_ts less orig_ts");
        }
        Instrument token = instrument(row);
        if (row.isEmpty(VALUE)) {
            output.note(Oddity.EMPTY_FIELD, "transfers whose value_usd is empty: unknown, so they are not told");
            return;
        }
        output.event(new BridgeTransfer(token, sent, arrived, output.nextSequence(), row.notNegative(VALUE)));
    }

    private Instrument instrument(TableRow row) {
        String route = chain(row, 3) + ">" + chain(row, 4);
        String token = row.text(6);
        if (!token.startsWith("0x") || token.length() < ADDRESS_DIGITS) {
            throw row.refuse(6, "must be a token's address");
        }
        String coin = token.substring(0, ADDRESS_DIGITS);
        return routes.computeIfAbsent(route + " " + coin, key -> new Instrument(route, coin));
    }

    private static String chain(TableRow row, int column) {
        String name = CHAINS.get(row.text(column));
        if (name == null) {
            throw row.refuse(column, "must be 1650811245 (Moonbeam) or 6648936 (Ethereum)");
        }
        return name;
    }
}
