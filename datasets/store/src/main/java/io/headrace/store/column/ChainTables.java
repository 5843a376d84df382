package io.headrace.store.column;

import static io.headrace.store.column.Column.real;
import static io.headrace.store.column.Column.text;

import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.PoolAction;
import io.headrace.market.event.PoolFlow;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Sentiment;
import io.headrace.market.event.VolatilityIndex;
import java.util.List;

/// The tables of pools, chains, bridges and indices.
final class ChainTables {
    static final List<EventTable<?>> ALL = List.of(
            new EventTable<>(
                    EventKind.POOL_STATE,
                    PoolState.class,
                    List.of(text("measure"), real("value")),
                    (state, to) -> {
                        to.name(state.measure());
                        to.real(state.value());
                    },
                    (of, at, known, sequence, in) ->
                            new PoolState(of, at, known, sequence, in.name(PoolMeasure.class), in.real())),
            new EventTable<>(
                    EventKind.POOL_FLOW,
                    PoolFlow.class,
                    List.of(text("action"), text("unit"), real("amount")),
                    (flow, to) -> {
                        to.name(flow.action());
                        to.text(flow.unit());
                        to.real(flow.amount());
                    },
                    (of, at, known, sequence, in) ->
                            new PoolFlow(of, at, known, sequence, in.name(PoolAction.class), in.text(), in.real())),
            new EventTable<>(
                    EventKind.VOLATILITY_INDEX,
                    VolatilityIndex.class,
                    List.of(real("percent")),
                    (index, to) -> to.real(index.percent()),
                    (of, at, known, sequence, in) -> new VolatilityIndex(of, at, known, sequence, in.real())),
            new EventTable<>(
                    EventKind.GAS_PRICE,
                    GasPrice.class,
                    List.of(text("unit"), real("value")),
                    (gas, to) -> {
                        to.name(gas.unit());
                        to.real(gas.value());
                    },
                    (of, at, known, sequence, in) ->
                            new GasPrice(of, at, known, sequence, in.name(GasUnit.class), in.real())),
            new EventTable<>(
                    EventKind.BLOCK_CONFIRMATION,
                    BlockConfirmation.class,
                    List.of(real("seconds")),
                    (block, to) -> to.real(block.seconds()),
                    (of, at, known, sequence, in) -> new BlockConfirmation(of, at, known, sequence, in.real())),
            new EventTable<>(
                    EventKind.BRIDGE_TRANSFER,
                    BridgeTransfer.class,
                    List.of(real("usd")),
                    (transfer, to) -> to.real(transfer.usd()),
                    (of, at, known, sequence, in) -> new BridgeTransfer(of, at, known, sequence, in.real())),
            new EventTable<>(
                    EventKind.SENTIMENT,
                    Sentiment.class,
                    List.of(real("score")),
                    (sentiment, to) -> to.real(sentiment.score()),
                    (of, at, known, sequence, in) -> new Sentiment(of, at, known, sequence, in.real())));

    private ChainTables() {}
}
