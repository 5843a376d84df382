package io.headrace.decision.strategy;

import static io.headrace.decision.strategy.Sentences.level;
import static io.headrace.decision.strategy.Sentences.usd;

import io.headrace.decision.policy.Reason;
import io.headrace.decision.settings.OrderUpToParameters;
import java.util.ArrayList;
import java.util.List;

/// Puts the predictive policy's orders into words.
final class OrderUpToReasons {
    private final Desk desk;
    private final Targets targets;
    private final OrderUpToPolicy.Orders orders;
    private final OrderUpToParameters parameters;

    OrderUpToReasons(Desk desk, Targets targets, OrderUpToPolicy.Orders orders, OrderUpToParameters parameters) {
        this.desk = desk;
        this.targets = targets;
        this.orders = orders;
        this.parameters = parameters;
    }

    List<Reason> all() {
        List<Reason> reasons = new ArrayList<>(desk.venues);
        for (int v = 0; v < desk.venues; v++) {
            if (orders.up()[v] > 0) {
                reasons.add(order(v));
            } else if (orders.recalled()[v] > 0) {
                reasons.add(recall(v));
            } else if (orders.returns()[v] > 0) {
                reasons.add(giveBack(v));
            } else {
                reasons.add(hold(v));
            }
        }
        return reasons;
    }

    private Reason order(int v) {
        double position = desk.position(v);
        String binding = targets.scarce ? "capital" : position < targets.floor[v] ? "floor" : "none";
        String below = position < targets.floor[v]
                ? "Position is below the threshold rule's action point of " + usd(targets.floor[v])
                : "Position is below the " + level(Math.min(targets.level, parameters.triggerLevel()))
                        + " quantile of need, " + usd(targets.trigger[v]);
        String lowered = targets.scarce ? "; capital lowers all venues to level " + level(targets.level) : "";
        return reason(v, targets.up[v], binding, below + ": order up to " + usd(targets.up[v]) + lowered + '.');
    }

    private Reason recall(int v) {
        return reason(
                v,
                desk.onHand[v] - orders.returns()[v],
                "netting",
                "The treasury is short and this venue can spare " + usd(orders.recalled()[v]) + " above its target of "
                        + usd(targets.up[v]) + '.');
    }

    private Reason giveBack(int v) {
        boolean held = orders.returns()[v] >= desk.withdrawable[v] && desk.withdrawable[v] < desk.onHand[v];
        return reason(
                v,
                targets.down[v],
                held ? "withdrawable" : "none",
                "On hand is above " + usd(targets.high[v]) + ": return "
                        + (held ? "what may be withdrawn, towards " : "down to ") + usd(targets.down[v]) + '.');
    }

    private Reason hold(int v) {
        boolean poor = desk.position(v) < targets.trigger[v];
        String sentence = poor
                ? "Position is below its trigger of " + usd(targets.trigger[v])
                        + ", but the treasury has nothing left to send."
                : "Position lies between its trigger of " + usd(targets.trigger[v]) + " and its high mark of "
                        + usd(targets.high[v]) + ".";
        return reason(v, poor ? targets.up[v] : desk.position(v), poor ? "capital" : "no_trade_band", sentence);
    }

    private Reason reason(int v, double target, String binding, String sentence) {
        return new Reason(desk.names[v], desk.position(v), target, binding, sentence);
    }
}
