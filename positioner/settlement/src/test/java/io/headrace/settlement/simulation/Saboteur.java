package io.headrace.settlement.simulation;

import io.headrace.settlement.courier.Books;
import io.headrace.settlement.courier.Bridges;
import io.headrace.settlement.courier.Chains;
import io.headrace.settlement.courier.Courier;
import io.headrace.settlement.courier.Holdings;
import io.headrace.settlement.courier.Outside;
import io.headrace.settlement.courier.Rules;
import io.headrace.settlement.courier.Signer;
import io.headrace.settlement.courier.Venues;
import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Lifecycle;
import io.headrace.settlement.lifecycle.Passage;
import io.headrace.settlement.lifecycle.Reducer;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.Step;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.lifecycle.View;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.simulation.world.Assembly;
import io.headrace.settlement.slot.Judge;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LaneVerdict;
import io.headrace.settlement.slot.Quorum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Puts couriers together with one thing wrong.
final class Saboteur {
    private Saboteur() {}

    /// Changes what follows from an event.
    @FunctionalInterface
    interface After {
        Step of(View view, LifeEvent event, Step right);
    }

    /// A wrong reducer; made anew for each process.
    static Assembly reducing(Supplier<After> bug) {
        return (terms, outside, books, senders) -> {
            Reducer right = new Lifecycle();
            After wrong = bug.get();
            Reducer reducer = (view, event) -> wrong.of(view, event, right.step(view, event));
            return Courier.start(new Rules(reducer, Quorum.TWO, terms), outside, books, senders);
        };
    }

    static Assembly after(After bug) {
        return reducing(() -> bug);
    }

    /// The right reducer with a wrong idea of what is.
    static Assembly seeing(UnaryOperator<View> bug) {
        return (terms, outside, books, senders) -> {
            Reducer right = new Lifecycle();
            return Courier.start(
                    new Rules((view, event) -> right.step(bug.apply(view), event), Quorum.TWO, terms),
                    outside,
                    books,
                    senders);
        };
    }

    /// The right reducer told something wrong.
    static Assembly hearing(java.util.function.BiFunction<View, LifeEvent, LifeEvent> bug) {
        return (terms, outside, books, senders) -> {
            Reducer right = new Lifecycle();
            return Courier.start(
                    new Rules((view, event) -> right.step(view, bug.apply(view, event)), Quorum.TWO, terms),
                    outside,
                    books,
                    senders);
        };
    }

    static Assembly judging(UnaryOperator<Judge> bug) {
        return (terms, outside, books, senders) ->
                Courier.start(new Rules(new Lifecycle(), bug.apply(Quorum.TWO), terms), outside, books, senders);
    }

    static Assembly keeping(UnaryOperator<Books> bug) {
        return (terms, outside, books, senders) ->
                Courier.start(Rules.usual(terms), outside, bug.apply(books), senders);
    }

    static Assembly reaching(UnaryOperator<Outside> bug) {
        return (terms, outside, books, senders) ->
                Courier.start(Rules.usual(terms), bug.apply(outside), books, senders);
    }

    /// A judge that sees other views.
    static Judge viewing(Judge right, UnaryOperator<List<NodeView>> views, UnaryOperator<BridgeView> bridge) {
        return new Judge() {
            @Override
            public Optional<LaneVerdict> judge(Lane lane, List<NodeView> seen) {
                return right.judge(lane, views.apply(seen));
            }

            @Override
            public Optional<Delivery> delivery(BridgeView view) {
                return right.delivery(bridge.apply(view));
            }
        };
    }

    /// Books that pass everything on; what is wrong is put in by the maker of a subclass in place.
    static class Through implements Books {
        private final Books books;

        Through(Books books) {
            this.books = books;
        }

        @Override
        public Opened open() {
            return books.open();
        }

        @Override
        public boolean commit(Change change) {
            return books.commit(change);
        }

        @Override
        public long newestFence() {
            return books.newestFence();
        }

        @Override
        public boolean isBooked(Entry entry) {
            return books.isBooked(entry);
        }

        @Override
        public boolean knows(String transferId) {
            return books.knows(transferId);
        }
    }

    static Outside with(Outside right, Chains chains) {
        return new Outside(
                chains, right.signer(), right.bridges(), right.venues(), right.gate(), right.holdings(), right.pager());
    }

    static Outside with(Outside right, Signer signer) {
        return new Outside(
                right.chains(), signer, right.bridges(), right.venues(), right.gate(), right.holdings(), right.pager());
    }

    static Outside with(Outside right, Bridges bridges) {
        return new Outside(
                right.chains(), right.signer(), bridges, right.venues(), right.gate(), right.holdings(), right.pager());
    }

    static Outside without(Outside right, Holdings none) {
        return new Outside(
                right.chains(), right.signer(), right.bridges(), right.venues(), right.gate(), none, right.pager());
    }

    static Outside with(Outside right, Venues venues) {
        return new Outside(
                right.chains(), right.signer(), right.bridges(), venues, right.gate(), right.holdings(), right.pager());
    }

    /// A signer asked in another way, or without its memory.
    static Signer signer(Signer right, UnaryOperator<Signer.Request> asked, boolean remembers) {
        return new Signer() {
            @Override
            public boolean leased(long fence) {
                return right.leased(fence);
            }

            @Override
            public Answer sign(Request request) {
                return right.sign(asked.apply(request));
            }

            @Override
            public Optional<Record> signed(SlotId slot) {
                return remembers ? right.signed(slot) : Optional.empty();
            }

            @Override
            public OptionalLong highest(LaneId lane) {
                return remembers ? right.highest(lane) : OptionalLong.empty();
            }
        };
    }

    /// A signer that knows nothing of some senders.
    static Signer askedAbout(Signer right, Set<LaneId> known) {
        return new Signer() {
            @Override
            public boolean leased(long fence) {
                return right.leased(fence);
            }

            @Override
            public Answer sign(Request request) {
                return right.sign(request);
            }

            @Override
            public Optional<Record> signed(SlotId slot) {
                return right.signed(slot);
            }

            @Override
            public OptionalLong highest(LaneId lane) {
                return known.contains(lane) ? right.highest(lane) : OptionalLong.empty();
            }
        };
    }

    /// A signer that is never told of a lease.
    static Signer unleased(Signer right) {
        return new Signer() {
            @Override
            public boolean leased(long fence) {
                return true;
            }

            @Override
            public Answer sign(Request request) {
                return right.sign(request);
            }

            @Override
            public Optional<Record> signed(SlotId slot) {
                return right.signed(slot);
            }

            @Override
            public OptionalLong highest(LaneId lane) {
                return right.highest(lane);
            }
        };
    }

    static Step to(Step step, Life life) {
        return new Step(life, step.lane(), step.entries(), step.commands());
    }

    static Step to(Step step, State state) {
        return to(step, as(step.life(), state));
    }

    static Step on(Step step, Lane lane) {
        return new Step(step.life(), lane, step.entries(), step.commands());
    }

    static Step booking(Step step, Entry... entries) {
        return new Step(step.life(), step.lane(), List.of(entries), step.commands());
    }

    static Step alsoBooking(Step step, Entry entry) {
        List<Entry> all = new ArrayList<>(step.entries());
        all.add(entry);
        return new Step(step.life(), step.lane(), all, step.commands());
    }

    static Life as(Life life, State state) {
        return new Life(
                life.plan(),
                state,
                life.leg(),
                life.slot(),
                life.evidence(),
                life.sinceNanos(),
                life.sinceHead(),
                life.reason());
    }

    static Life slotless(Life life, State state) {
        return new Life(
                life.plan(),
                state,
                life.leg(),
                Optional.empty(),
                life.evidence(),
                life.sinceNanos(),
                life.sinceHead(),
                life.reason());
    }

    static Life knowing(Life life, Evidence evidence) {
        return new Life(
                life.plan(),
                life.state(),
                life.leg(),
                life.slot(),
                evidence,
                life.sinceNanos(),
                life.sinceHead(),
                life.reason());
    }

    static View with(View view, Ledger ledger) {
        return new View(
                view.life(),
                view.lane(),
                ledger,
                view.baseFeeWei(),
                view.nowNanos(),
                view.permission(),
                view.passage(),
                view.terms());
    }

    static View with(View view, Permission permission) {
        return new View(
                view.life(),
                view.lane(),
                view.ledger(),
                view.baseFeeWei(),
                view.nowNanos(),
                permission,
                view.passage(),
                view.terms());
    }

    static View with(View view, Passage passage) {
        return new View(
                view.life(),
                view.lane(),
                view.ledger(),
                view.baseFeeWei(),
                view.nowNanos(),
                view.permission(),
                passage,
                view.terms());
    }

    static View with(View view, Lane lane) {
        return new View(
                view.life(),
                lane,
                view.ledger(),
                view.baseFeeWei(),
                view.nowNanos(),
                view.permission(),
                view.passage(),
                view.terms());
    }

    static View with(View view, Terms terms) {
        return new View(
                view.life(),
                view.lane(),
                view.ledger(),
                view.baseFeeWei(),
                view.nowNanos(),
                view.permission(),
                view.passage(),
                terms);
    }

    static View at(View view, long nowNanos) {
        return new View(
                view.life(),
                view.lane(),
                view.ledger(),
                view.baseFeeWei(),
                nowNanos,
                view.permission(),
                view.passage(),
                view.terms());
    }

    static boolean became(View view, Step step, State state) {
        return view.life().state() != state && step.life().state() == state;
    }
}
