/// A world of exact books in which policies are tried, the accounting of what they cost, and the search
/// for parameters.
///
/// The same [World] keeps the books of a backtest and of the paper bank. Under laws (see `law`) a
/// [Passage] goes through a period in this order:
///
/// 1. Capital is put in or taken out of the treasury; what is lost at a node is gone. 2. Transfers
/// land: at their destination, or at their origin when they failed, when their fate says so. 3. Flows
/// of the period that ends are applied; what venues hold back is noted. 4. Demand is checked against
/// what is on hand: the recorded demand times what agents did to it before. 5. The desk reads books and
/// needs, with every lie there is, and decides. It sees a transfer with the arrival it was promised;
/// one that is overdue is still on its way. 6. Agents act, knowing the orders. 7. Orders depart: those
/// turned down or against their terms not at all; returns cut to what their node may give, orders from
/// the treasury cut by one factor to what it has; then each cut to what its route's allowance has left;
/// no transfer twice. Their lead time is drawn. 8. Accounting: shortfall of step 4, carry in transit as
/// promised, prices and gas of this period, carry on what is overdue, carry and yield on what is left.
///
/// In the first period steps 1 to 4 do not happen. After steps 3 and 7 the sum over all places equals
/// what is owned, to the unit. Without laws these are the six steps of the reference case. Knows no
/// files and no clock.
@NullMarked
package io.headrace.decision.simulation;

import org.jspecify.annotations.NullMarked;
