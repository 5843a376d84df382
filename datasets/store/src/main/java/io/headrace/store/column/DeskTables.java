package io.headrace.store.column;

import static io.headrace.store.column.Column.real;
import static io.headrace.store.column.Column.reals;
import static io.headrace.store.column.Column.text;
import static io.headrace.store.column.Column.texts;
import static io.headrace.store.column.Column.whole;

import io.headrace.market.event.CollateralTransfer;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.PlannedPosition;
import io.headrace.market.event.Position;
import io.headrace.market.event.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tables of the desk's own books.
final class DeskTables {
    static final List<EventTable<?>> ALL = List.of(
            new EventTable<>(
                    EventKind.MARGIN_SNAPSHOT,
                    MarginSnapshot.class,
                    List.of(
                            real("demand_usd"),
                            real("close_demand_usd"),
                            real("flow_usd"),
                            real("held_usd"),
                            reals("planned_usd"),
                            texts("exposure_coins"),
                            reals("exposure_signed_usd"),
                            reals("exposure_requirement_usd")),
                    DeskTables::put,
                    DeskTables::margin),
            new EventTable<>(
                    EventKind.POSITION,
                    Position.class,
                    List.of(real("quantity"), real("entry_price")),
                    (position, to) -> {
                        to.real(position.quantity());
                        to.real(position.entryPrice());
                    },
                    (of, at, known, sequence, in) -> new Position(of, at, known, sequence, in.real(), in.real())),
            new EventTable<>(
                    EventKind.FILL,
                    Fill.class,
                    List.of(text("side"), real("price"), real("size"), real("fee_usd")),
                    (fill, to) -> {
                        to.name(fill.side());
                        to.real(fill.price());
                        to.real(fill.size());
                        to.real(fill.feeUsd());
                    },
                    (of, at, known, sequence, in) ->
                            new Fill(of, at, known, sequence, in.name(Side.class), in.real(), in.real(), in.real())),
            new EventTable<>(
                    EventKind.COLLATERAL_TRANSFER,
                    CollateralTransfer.class,
                    List.of(text("from_account"), text("to_account"), text("asset"), real("amount")),
                    (transfer, to) -> {
                        to.text(transfer.from());
                        to.text(transfer.to());
                        to.text(transfer.asset());
                        to.real(transfer.amount());
                    },
                    (of, at, known, sequence, in) -> new CollateralTransfer(
                            of, at, known, sequence, in.text(), in.text(), in.text(), in.real())),
            new EventTable<>(
                    EventKind.PLANNED_POSITION,
                    PlannedPosition.class,
                    List.of(whole("effective_nanos"), real("quantity")),
                    (plan, to) -> {
                        to.whole(plan.effectiveNanos());
                        to.real(plan.quantity());
                    },
                    (of, at, known, sequence, in) ->
                            new PlannedPosition(of, at, known, sequence, in.whole(), in.real())));

    private DeskTables() {}

    private static void put(MarginSnapshot margin, ColumnSink to) {
        List<MarginSnapshot.Exposure> exposures = margin.exposures();
        to.real(margin.demandUsd());
        to.real(margin.closeDemandUsd());
        to.real(margin.flowUsd());
        to.real(margin.heldUsd());
        to.reals(margin.plannedUsd().stream().mapToDouble(Double::doubleValue).toArray());
        to.texts(exposures.stream().map(MarginSnapshot.Exposure::coin).toArray(String[]::new));
        to.reals(exposures.stream()
                .mapToDouble(MarginSnapshot.Exposure::signedUsd)
                .toArray());
        to.reals(exposures.stream()
                .mapToDouble(MarginSnapshot.Exposure::requirementUsd)
                .toArray());
    }

    private static MarginSnapshot margin(Instrument of, long at, long known, long sequence, ColumnSource in) {
        return new MarginSnapshot(
                of,
                at,
                known,
                sequence,
                in.real(),
                in.real(),
                in.real(),
                in.real(),
                Arrays.stream(in.reals()).boxed().toList(),
                exposures(in.texts(), in.reals(), in.reals()));
    }

    private static List<MarginSnapshot.Exposure> exposures(String[] coins, double[] signed, double[] requirement) {
        if (coins.length != signed.length || coins.length != requirement.length) {
            throw new IllegalArgumentException("each exposure needs a coin and two amounts, were " + coins.length + ", "
                    + signed.length + " and " + requirement.length);
        }
        List<MarginSnapshot.Exposure> exposures = new ArrayList<>(coins.length);
        for (int at = 0; at < coins.length; at++) {
            exposures.add(new MarginSnapshot.Exposure(coins[at], signed[at], requirement[at]));
        }
        return exposures;
    }
}
