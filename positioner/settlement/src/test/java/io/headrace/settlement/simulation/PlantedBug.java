package io.headrace.settlement.simulation;

import static io.headrace.settlement.simulation.Saboteur.after;
import static io.headrace.settlement.simulation.Saboteur.alsoBooking;
import static io.headrace.settlement.simulation.Saboteur.as;
import static io.headrace.settlement.simulation.Saboteur.askedAbout;
import static io.headrace.settlement.simulation.Saboteur.at;
import static io.headrace.settlement.simulation.Saboteur.became;
import static io.headrace.settlement.simulation.Saboteur.booking;
import static io.headrace.settlement.simulation.Saboteur.hearing;
import static io.headrace.settlement.simulation.Saboteur.judging;
import static io.headrace.settlement.simulation.Saboteur.keeping;
import static io.headrace.settlement.simulation.Saboteur.knowing;
import static io.headrace.settlement.simulation.Saboteur.on;
import static io.headrace.settlement.simulation.Saboteur.reaching;
import static io.headrace.settlement.simulation.Saboteur.reducing;
import static io.headrace.settlement.simulation.Saboteur.seeing;
import static io.headrace.settlement.simulation.Saboteur.signer;
import static io.headrace.settlement.simulation.Saboteur.slotless;
import static io.headrace.settlement.simulation.Saboteur.to;
import static io.headrace.settlement.simulation.Saboteur.unleased;
import static io.headrace.settlement.simulation.Saboteur.viewing;
import static io.headrace.settlement.simulation.Saboteur.with;
import static io.headrace.settlement.simulation.Saboteur.without;

import io.headrace.settlement.courier.Books;
import io.headrace.settlement.courier.Bridges;
import io.headrace.settlement.courier.Chains;
import io.headrace.settlement.courier.Courier;
import io.headrace.settlement.courier.Holdings;
import io.headrace.settlement.courier.Outside;
import io.headrace.settlement.courier.Rules;
import io.headrace.settlement.courier.Sender;
import io.headrace.settlement.courier.Signer;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.BridgeView.DeliveryView;
import io.headrace.settlement.fact.BridgeView.Status;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.Nonces;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Passage;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.Step;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.lifecycle.View;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.simulation.world.Assembly;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Judge;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LaneVerdict;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Slot;
import io.headrace.settlement.slot.SlotVerdict;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// One defect each, as somebody had it or might.
enum PlantedBug {
    // ---- counters and slots ----
    COUNTER_THAT_ONLY_GOES_UP("relayer #818, #843: the counter moves before signing and never back", reducing(() -> {
        Map<LaneId, Long> counters = new HashMap<>();
        return (view, event, step) -> {
            if (!became(view, step, State.SLOTTED) || view.life().state() == State.REFUSED) {
                return step;
            }
            long right = view.lane().next();
            long wrong = Math.max(right, counters.getOrDefault(view.lane().id(), 0L));
            counters.put(view.lane().id(), wrong + 1);
            return wrong == right ? step : on(step, moved(step.lane(), right, wrong));
        };
    })),
    NONCE_GIVEN_TWICE("web3j #43: two managers, one nonce", reducing(() -> (view, event, step) -> {
        boolean shared = became(view, step, State.SLOTTED)
                && view.life().state() != State.REFUSED
                && !view.lane().open().isEmpty();
        return shared ? shared(view, step) : step;
    })),
    NEW_SLOT_AFTER_TIMEOUT(
            "hummingbot #493: a timeout counts as failure",
            after((view, event, step) -> answered(event, SendAnswer.Kind.AMBIGUOUS) && became(view, step, State.UNKNOWN)
                    ? to(step, slotless(step.life(), State.RESERVED))
                    : step)),
    TIMEOUT_IS_REJECTED(
            "nautilus #4958: a timeout resolved to rejected",
            after((view, event, step) ->
                    answered(event, SendAnswer.Kind.AMBIGUOUS) && became(view, step, State.UNKNOWN) && isSource(view)
                            ? booking(
                                    to(step, State.FAILED_NO_MOVE),
                                    new Entry.Void(view.life().id()))
                            : step)),
    NONCE_TOO_LOW_IS_DROPPED(
            "hyperlane #6682: dropped on nonce too low",
            after((view, event, step) -> answered(event, SendAnswer.Kind.NONCE_TOO_LOW)
                            && isSource(view)
                            && became(view, step, State.UNKNOWN)
                    ? booking(
                            to(step, State.FAILED_NO_MOVE),
                            new Entry.Void(view.life().id()))
                    : step)),
    NO_GAS_IS_FAILURE(
            "chainlink txm v2: reasons are not read",
            after((view, event, step) -> answered(event, SendAnswer.Kind.INSUFFICIENT_FUNDS)
                            && isSource(view)
                            && became(view, step, State.UNKNOWN)
                    ? booking(
                            to(step, State.FAILED_NO_MOVE),
                            new Entry.Void(view.life().id()))
                    : step)),
    INVALID_FREES_THE_SLOT(
            "relayer #540: an error class too many is deterministic",
            after((view, event, step) -> became(view, step, State.REFUSED) && isSource(view)
                    ? to(step, slotless(step.life(), State.RESERVED))
                    : step)),
    EVICTED_IS_DROPPED(
            "hyperlane lander: not in the pool is not dropped",
            after((view, event, step) ->
                    view.life().state() == State.IN_MEMPOOL && step.life().state() == State.UNKNOWN
                            ? to(step, slotless(step.life(), State.RESERVED))
                            : step)),
    GAS_CAP_IS_THE_END(
            "hyperlane #8680: the cap reached was terminal",
            after((view, event, step) -> view.life().state() == State.IN_MEMPOOL
                            && step.life().equals(view.life())
                            && event instanceof LifeEvent.Seen(SlotVerdict.Waiting waiting, long head)
                            && view.life().sinceHead() >= 0
                            && head - view.life().sinceHead() > 6
                            && isSource(view)
                    ? booking(
                            to(step, State.FAILED_NO_MOVE),
                            new Entry.Void(view.life().id()))
                    : step)),
    SIGN_NOT_NOTED("a slot is free again although the signer may have signed in it", after((view, event, step) -> {
        Optional<Slot> slot = step.life().slot().map(id -> step.lane().slots().get(id.nonce()));
        return slot.isPresent()
                        && slot.get().signAsked()
                        && slot.get().attempts().isEmpty()
                ? on(
                        step,
                        step.lane().with(Slot.taken(slot.get().id(), slot.get().leg())))
                : step;
    })),
    CAP_OF_SLOTS_IGNORED(
            "chainlink-starknet #646: no throttle in flight",
            seeing(view -> with(
                    view,
                    new Terms(
                            view.terms().fees(),
                            100,
                            view.terms().outstandingUnits(),
                            view.terms().maxSetbacks(),
                            view.terms().bumpBlocks(),
                            view.terms().waits(),
                            view.terms().strayUnits())))),

    // ---- what is believed ----
    ONE_NODE_IS_ENOUGH(
            "one endpoint is the truth",
            judging(right ->
                    viewing(right, views -> twice(views.isEmpty() ? views : views.subList(0, 1)), bridge -> bridge))),
    ENDPOINTS_ARE_COUNTED(
            "two addresses of one operator agree",
            judging(right -> viewing(right, PlantedBug::numbered, bridge -> bridge))),
    LAGGING_RECEIPT_IS_REPLACED(
            "engine-core #53: nonce moved, no receipt: sent again",
            judging(right -> viewing(right, PlantedBug::headless, bridge -> bridge))),
    FOREIGN_IS_RETRIED(
            "engine-core: replaced goes back to pending",
            after((view, event, step) -> step.life().state() == State.MANUAL_REVIEW
                            && view.life().state() == State.FOREIGN_SLOT
                            && isSource(view)
                    ? to(step, slotless(step.life(), State.RESERVED))
                    : step)),
    MINED_IS_FINAL("a confirmation is taken for finality", judging(right -> new Judge() {
        @Override
        public Optional<LaneVerdict> judge(Lane lane, List<NodeView> views) {
            return right.judge(lane, views).map(PlantedBug::hurried);
        }

        @Override
        public Optional<Delivery> delivery(BridgeView view) {
            return right.delivery(view);
        }
    })),
    BRIDGE_IS_BELIEVED("the bridge's own word counts", judging(right -> new Judge() {
        @Override
        public Optional<LaneVerdict> judge(Lane lane, List<NodeView> views) {
            return right.judge(lane, views);
        }

        @Override
        public Optional<Delivery> delivery(BridgeView view) {
            return view.service() == Status.DELIVERED
                    ? Optional.of(new Delivery(new BlockRef(0, "said"), 1))
                    : right.delivery(view);
        }
    })),
    ONE_NODE_SEES_DELIVERY(
            "one node of the destination is enough",
            judging(right -> viewing(right, views -> views, PlantedBug::doubledDeliveries))),
    REORG_IS_IGNORED("once included is included", reducing(() -> {
        Map<String, Integer> looks = new HashMap<>();
        return (view, event, step) -> {
            boolean gone = view.life().state() == State.INCLUDED && step.life().state() == State.REORGED;
            return gone && looks.merge(view.life().id(), 1, Integer::sum) > 0 && isSource(view)
                    ? finished(view, step)
                    : step;
        };
    })),
    REORG_TAKES_A_NEW_SLOT(
            "chainlink #11546: sent again under another nonce",
            after((view, event, step) ->
                    became(view, step, State.REORGED) ? to(step, slotless(step.life(), State.RESERVED)) : step)),
    CANCEL_ALWAYS_WINS(
            "relayer: the sent no-op is taken for the winner",
            after((view, event, step) -> step.life().state() == State.FINAL_OK
                            && view.life().state() == State.INCLUDED
                            && slot(view).attempts().stream().anyMatch(Attempt::noop)
                    ? booking(to(step, knowing(as(step.life(), State.FINAL_NOOP), unpaid(step))))
                    : step)),
    CANCEL_IS_NOT_AWAITED(
            "the transfer fails when the no-op is sent",
            after((view, event, step) ->
                    view.life().state() == State.CANCELLING && !step.commands().isEmpty() && isSource(view)
                            ? booking(
                                    to(step, State.FAILED_NO_MOVE),
                                    new Entry.Void(view.life().id()))
                            : step)),

    // ---- money ----
    IN_FLIGHT_IS_INVISIBLE(
            "hyperlane #7921, across #972: planned again",
            seeing(view -> with(view, new Ledger(new TreeMap<>(view.ledger().accounts()), new TreeMap<>())))),
    POSTED_WHEN_SENT(
            "posted before it is final",
            after((view, event, step) -> became(view, step, State.IN_MEMPOOL) && isSource(view)
                    ? alsoBooking(
                            step,
                            new Entry.Post(view.life().id(), view.life().plan().units()))
                    : step)),
    VOID_IS_FORGOTTEN(
            "across #1193: what is given up stays reserved",
            after((view, event, step) ->
                    step.entries().stream().anyMatch(Entry.Void.class::isInstance) ? booking(step) : step)),
    COUNTED_TWICE("across #3058: in flight and arrived", after((view, event, step) -> {
        Optional<Entry.Arrive> arrived = step.entries().stream()
                .filter(Entry.Arrive.class::isInstance)
                .map(Entry.Arrive.class::cast)
                .findFirst();
        return arrived.isEmpty()
                ? step
                : alsoBooking(
                        step,
                        new Entry.Surplus(
                                view.life().id(),
                                arrived.get().node(),
                                arrived.get().units()));
    })),
    DUST_IS_A_REFUND(
            "what the receipt of a refund shows is all that came back, also after an outsider's",
            after((view, event, step) -> view.life().state() == State.FINAL_OK && became(view, step, State.STRANDED)
                    ? booking(
                            to(step, State.REVERSED),
                            new Entry.Arrive(
                                    view.life().id(), view.life().plan().from(), 1))
                    : step)),
    BALANCES_ARE_NOT_COMPARED(
            "nautilus: books are believed without a look", reaching(outside -> without(outside, Holdings.NONE))),
    GAS_IS_NOT_BOOKED(
            "fees are somebody else's business",
            after((view, event, step) -> booking(
                    step,
                    step.entries().stream()
                            .filter(entry -> !(entry instanceof Entry.Gas))
                            .toArray(Entry[]::new)))),
    GAS_AT_THE_OFFER(
            "the most that was offered is booked, not what the block took",
            hearing((view, event) -> dearer(view, event))),
    ASKED_IS_TAKEN_FOR_ARRIVED(
            "the amount asked for, not the one in the log",
            after((view, event, step) -> became(view, step, State.DELIVERED)
                    ? to(
                            step,
                            knowing(
                                    step.life(),
                                    arrived(step.life(), view.life().plan().units())))
                    : step)),
    STRANDED_IS_SENT_AGAIN(
            "cctp weeks: late money is replaced",
            after((view, event, step) -> view.life().state() == State.STRANDED && event instanceof LifeEvent.Tick
                    ? to(step, slotless(step.life(), State.RESERVED))
                    : step)),
    CLAIMED_BY_OTHER_IS_LOSS(
            "hyperlane #7751: nonce already used is failure",
            after((view, event, step) -> view.life().state() == State.FINAL_REVERT
                            && view.life().leg().kind() == LegId.Kind.CLAIM
                    ? booking(
                            to(step, State.WRITTEN_OFF),
                            new Entry.WriteOff(view.life().id()))
                    : step)),
    REVERT_IS_SUCCESS(
            "receipt status is not read",
            after((view, event, step) -> step.life().state() == State.FINAL_REVERT
                            && view.life().state() == State.INCLUDED
                            && view.life().leg().kind() == LegId.Kind.DEPOSIT
                    ? to(step, as(step.life(), State.CREDIT_WAIT))
                    : step)),
    CREDIT_BY_AMOUNT(
            "a credit without our key is taken",
            hearing((view, event) -> event instanceof LifeEvent.CreditSeen(CreditView.Credited credit)
                    ? new LifeEvent.CreditSeen(new CreditView.Credited(
                            credit.creditId(), view.life().id(), credit.units()))
                    : event)),
    CREDITS_SHARE_AN_ID(
            "one credit closes two transfers",
            hearing((view, event) -> event instanceof LifeEvent.CreditSeen(CreditView.Credited credit)
                    ? new LifeEvent.CreditSeen(
                            new CreditView.Credited("the credit", credit.transferId(), credit.units()))
                    : event)),

    // ---- writing before acting ----
    SENT_BEFORE_WRITTEN("relayer: sent, and the update of the database failed", keeping(Late::new)),
    FULL_DISK_IS_IGNORED("a commit that failed is taken for done", keeping(books -> new Saboteur.Through(books) {
        @Override
        public boolean commit(Change change) {
            super.commit(change);
            return true;
        }
    })),
    REVERT_IS_NO_MOVE_WHOEVER_PAID(
            "a reverted payment is made again, though somebody else ran its order",
            hearing((view, event) -> event instanceof LifeEvent.SourceSeen
                    ? new LifeEvent.SourceSeen(new SourceView.Still(true))
                    : event)),
    NO_MOVE_WHILE_ITS_ORDER_RUNS(
            "a failed payment's money is free before its order's deadline",
            hearing((view, event) -> event instanceof LifeEvent.SourceSeen(SourceView.Still still)
                    ? new LifeEvent.SourceSeen(new SourceView.Still(true))
                    : event)),
    LIFE_AND_SLOT_APART("two transactions for what belongs together", keeping(books -> new Saboteur.Through(books) {
        @Override
        public boolean commit(Change change) {
            boolean first = super.commit(
                    new Change(change.fence(), change.lives(), Optional.empty(), List.of(), change.halt()));
            return first
                    && super.commit(
                            new Change(change.fence(), List.of(), change.lane(), change.entries(), Optional.empty()));
        }
    })),
    BOOKS_WITHOUT_ENTRIES(
            "state and posting in two transactions, the second lost", keeping(books -> new Saboteur.Through(books) {
                @Override
                public boolean commit(Change change) {
                    boolean opening = change.entries().stream().anyMatch(Entry.Opening.class::isInstance);
                    return super.commit(
                            opening
                                    ? change
                                    : new Change(
                                            change.fence(), change.lives(), change.lane(), List.of(), change.halt()));
                }
            })),
    PLANNED_TWICE_IS_TWO(
            "nautilus #3176, C-Pay #33: a fresh id each time", keeping(books -> new Saboteur.Through(books) {
                @Override
                public boolean knows(String transferId) {
                    return false;
                }
            })),

    // ---- restart ----
    OPEN_IS_FORGOTTEN("op-service txmgr: state is in memory only", keeping(books -> new Saboteur.Through(books) {
        @Override
        public Opened open() {
            Opened opened = super.open();
            return new Opened(
                    opened.fence(),
                    opened.open().stream()
                            .filter(life -> life.state() != State.UNKNOWN && life.state() != State.IN_MEMPOOL)
                            .toList(),
                    opened.lanes(),
                    opened.ledger(),
                    opened.halt());
        }
    })),
    SIGNED_IS_BUILT_AGAIN(
            "bullbitcoin #2601: rebuilt after an ambiguous broadcast", keeping(books -> new Saboteur.Through(books) {
                @Override
                public Opened open() {
                    Opened opened = super.open();
                    return new Opened(
                            opened.fence(),
                            opened.open().stream().map(PlantedBug::rebuilt).toList(),
                            opened.lanes(),
                            opened.ledger(),
                            opened.halt());
                }
            })),
    ATTEMPTS_ARE_NOT_KEPT(
            "web3j #572: the hash of a bumped transaction is lost",
            (terms, outside, books, senders) -> Courier.start(
                    Rules.usual(terms),
                    with(outside, signer(outside.signer(), request -> request, false)),
                    new FirstAttemptOnly(books),
                    senders)),
    OLD_BACKUP_IS_TRUSTED(
            "prysm #7076: the protection journal was not mounted",
            (terms, outside, books, senders) -> Courier.start(
                    Rules.usual(terms),
                    with(outside, signer(outside.signer(), request -> request, false)),
                    books,
                    vouched(senders))),
    VOUCHED_AGAINST_THE_SIGNER(
            "our own, seeds 111403 and 119692: who vouches for a sender overrules the signer", forgivingAssembly()),
    ONLY_WHAT_IS_FINAL_COUNTS_AS_USED(
            "prysm #7076 before finality: nothing final is taken for never used",
            reaching(outside -> with(outside, finalOnly(outside.chains())))),
    WHAT_THE_SIGNER_KNEW_IS_NOT_WRITTEN(
            "our own, seed 202521: signed bytes found at the start are kept in memory only", keeping(Forgetting::new)),
    TWO_INSTANCES_WITHOUT_FENCE(
            "web3j #91: two instances",
            (terms, outside, books, senders) -> Courier.start(
                    Rules.usual(terms),
                    with(outside, unleased(signer(outside.signer(), PlantedBug::unfenced, true))),
                    new Unfenced(books),
                    senders)),
    HELD_IS_RELEASED_BY_A_RESTART(
            "held transfers go on by themselves",
            after((view, event, step) -> view.life().state() == State.HELD && event instanceof LifeEvent.Tick
                    ? to(step, as(view.life(), State.APPROVED))
                    : step)),
    REVIEW_ENDS_BY_ITSELF(
            "what needs two persons goes on after a while",
            after((view, event, step) -> view.life().state() == State.MANUAL_REVIEW && event instanceof LifeEvent.Tick
                    ? to(step, slotless(view.life(), State.RESERVED))
                    : step)),

    // ---- brakes ----
    KILL_SWITCH_IS_LATE(
            "signs on while halted, and before the first look", seeing(view -> with(view, Permission.GIVEN))),
    A_SHUT_VAULT_IS_IGNORED("signs what the vault turns down", seeing(view -> with(view, new Passage.Open()))),
    EXPIRY_IS_IGNORED(
            "an approval of yesterday is carried out",
            seeing(view -> view.life().state() == State.APPROVED
                    ? at(view, Math.min(view.nowNanos(), view.life().sinceNanos()))
                    : view)),
    LIMIT_IS_IGNORED(
            "over the limit",
            seeing(view -> with(
                    view,
                    new Terms(
                            view.terms().fees(),
                            view.terms().laneCap(),
                            Long.MAX_VALUE,
                            view.terms().maxSetbacks(),
                            view.terms().bumpBlocks(),
                            view.terms().waits(),
                            view.terms().strayUnits())))),

    // ---- coming to an end ----
    MESSAGES_FALL_OUT_OF_THE_WINDOW("across #3010: older than the look-back", reaching(PlantedBug::forgetful)),
    RETURN_BY_ANOTHER_IS_NOT_SEEN("our own: only our receipt shows what came back", reaching(PlantedBug::alone)),
    THE_SOCKET_DIED("web3j #139: no heads, and nobody notices", reaching(PlantedBug::deaf)),
    NEVER_SENT_AGAIN(
            "relayer #844: sent without a time is never looked at",
            after((view, event, step) -> event instanceof LifeEvent.Seen
                    ? new Step(step.life(), step.lane(), step.entries(), List.of())
                    : step)),
    NEVER_BUMPED(
            "hyperlane #2924: stuck underpriced",
            after((view, event, step) -> became(view, step, State.BUMPING) || became(view, step, State.CANCELLING)
                    ? new Step(view.life(), view.lane(), List.of(), List.of())
                    : step)),
    A_LOST_CLAIM_HOLDS_ITS_SLOT(
            "our own: what can no longer be signed blocks its sender",
            after((view, event, step) -> became(view, step, State.CANCELLING) && !isSource(view)
                    ? new Step(view.life(), view.lane(), List.of(), List.of())
                    : step)),
    STUCK_SIGNED(
            "relayer #612: stuck as sent",
            after((view, event, step) -> view.life().state() == State.SENDING && event instanceof LifeEvent.Tick
                    ? new Step(view.life(), view.lane(), List.of(), List.of())
                    : step));

    private final String peer;
    private final Assembly assembly;

    PlantedBug(String peer, Assembly assembly) {
        this.peer = peer;
        this.assembly = assembly;
    }

    String peer() {
        return peer;
    }

    Assembly assembly() {
        return assembly;
    }

    private static boolean answered(LifeEvent event, SendAnswer.Kind kind) {
        return event instanceof LifeEvent.Answered answered && answered.answer().kind() == kind;
    }

    private static boolean isSource(View view) {
        return view.life().leg().kind() == LegId.Kind.SOURCE;
    }

    private static Slot slot(View view) {
        return view.lane().slot(view.life().slot().orElseThrow().nonce());
    }

    private static Lane moved(Lane lane, long from, long to) {
        SortedMap<Long, Slot> slots = new TreeMap<>(lane.slots());
        Slot slot = slots.remove(from);
        slots.put(to, Slot.taken(new SlotId(lane.id(), to), slot.leg()));
        return new Lane(lane.id(), lane.base(), slots, lane.halt());
    }

    /// Does not ask the signer about senders the journal does not know.
    private static Assembly forgivingAssembly() {
        return (terms, outside, books, senders) -> {
            Set<LaneId> known = new HashSet<>();
            Books noting = new Saboteur.Through(books) {
                @Override
                public Opened open() {
                    Opened opened = super.open();
                    opened.lanes().forEach(lane -> known.add(lane.id()));
                    return opened;
                }
            };
            Signer asked = askedAbout(outside.signer(), known);
            return Courier.start(Rules.usual(terms), with(outside, asked), noting, senders);
        };
    }

    private static Chains finalOnly(Chains chains) {
        return new Chains() {
            @Override
            public SendAnswer send(LaneId lane, Attempt attempt) {
                return chains.send(lane, attempt);
            }

            @Override
            public List<NodeView> look(LaneId lane, List<String> hashes) {
                return chains.look(lane, hashes).stream()
                        .map(view -> counting(view, view.nonces().finalized()))
                        .toList();
            }
        };
    }

    private static NodeView counting(NodeView view, long nonce) {
        return new NodeView(
                view.operator(),
                view.chainId(),
                view.head(),
                view.finalized(),
                new Nonces(nonce, nonce, nonce),
                view.baseFeeWei(),
                view.txs());
    }

    /// The slot of somebody else, for a new leg.
    private static Step shared(View view, Step step) {
        Slot other = view.lane().open().getLast();
        LegId leg = step.life().leg();
        Life life = new Life(
                step.life().plan(),
                State.SLOTTED,
                leg,
                Optional.of(other.id()),
                step.life().evidence(),
                step.life().sinceNanos(),
                -1,
                "");
        return new Step(
                life,
                view.lane().with(new Slot(other.id(), leg, other.signAsked(), other.attempts(), other.end())),
                step.entries(),
                step.commands());
    }

    private static List<NodeView> twice(List<NodeView> views) {
        List<NodeView> all = new ArrayList<>(views);
        views.forEach(view -> all.add(named(view, view.operator() + " again")));
        return all;
    }

    private static List<NodeView> numbered(List<NodeView> views) {
        List<NodeView> all = new ArrayList<>();
        views.forEach(view -> all.add(named(view, "endpoint " + all.size())));
        return all;
    }

    private static NodeView named(NodeView view, String operator) {
        return new NodeView(
                operator, view.chainId(), view.head(), view.finalized(), view.nonces(), view.baseFeeWei(), view.txs());
    }

    /// Does not see that a view was put together from two states of a node.
    private static List<NodeView> headless(List<NodeView> views) {
        return views.stream()
                .map(view -> new NodeView(
                        view.operator(),
                        view.chainId(),
                        view.head().number() < view.finalized().number() ? view.finalized() : view.head(),
                        view.finalized(),
                        view.nonces(),
                        view.baseFeeWei(),
                        view.txs()))
                .toList();
    }

    private static LifeEvent dearer(View view, LifeEvent event) {
        if (!(event instanceof LifeEvent.Seen(SlotVerdict.Final(Receipt receipt), long head))) {
            return event;
        }
        long most = slot(view).attempt(receipt.txHash()).orElseThrow().fees().maxWei();
        Receipt asked = new Receipt(
                receipt.txHash(),
                receipt.block(),
                receipt.succeeded(),
                receipt.effects(),
                BigInteger.valueOf(most).multiply(BigInteger.valueOf(100_000)));
        return new LifeEvent.Seen(new SlotVerdict.Final(asked), head);
    }

    private static LaneVerdict hurried(LaneVerdict verdict) {
        Map<Long, SlotVerdict> slots = new HashMap<>(verdict.slots());
        slots.replaceAll((nonce, seen) ->
                seen instanceof SlotVerdict.Mined(Receipt receipt) ? new SlotVerdict.Final(receipt) : seen);
        return new LaneVerdict(verdict.finalizedNonce(), verdict.head(), verdict.baseFeeWei(), verdict.purse(), slots);
    }

    private static BridgeView doubledDeliveries(BridgeView bridge) {
        List<DeliveryView> nodes = new ArrayList<>(bridge.nodes());
        bridge.nodes()
                .forEach(node -> nodes.add(new DeliveryView(node.operator() + '2', node.finalized(), node.used())));
        return new BridgeView(bridge.messageId(), bridge.service(), nodes, bridge.returned());
    }

    private static Step finished(View view, Step step) {
        Life life = as(view.life(), State.FINAL_OK);
        Evidence known = view.life().evidence();
        long units = view.life().plan().units();
        return new Step(
                knowing(
                        life,
                        new Evidence(
                                known.receipt(),
                                known.messageId(),
                                units,
                                known.arrived(),
                                known.creditId(),
                                known.credited(),
                                known.setbacks())),
                step.lane().with(slot(view).ended(Slot.End.OURS)),
                List.of(new Entry.Post(life.id(), units)),
                List.of());
    }

    private static Evidence unpaid(Step step) {
        Evidence known = step.life().evidence();
        return new Evidence(known.receipt(), "", 0, 0, "", 0, known.setbacks());
    }

    private static Evidence arrived(Life life, long units) {
        Evidence known = life.evidence();
        return new Evidence(
                known.receipt(),
                known.messageId(),
                known.paid(),
                units,
                known.creditId(),
                known.credited(),
                known.setbacks());
    }

    private static Life rebuilt(Life life) {
        boolean sent =
                life.state() == State.SENDING || life.state() == State.UNKNOWN || life.state() == State.IN_MEMPOOL;
        return sent && life.leg().kind() == LegId.Kind.SOURCE ? slotless(life, State.RESERVED) : life;
    }

    private static List<Sender> vouched(List<Sender> senders) {
        return senders.stream().map(sender -> new Sender(sender.lane(), true)).toList();
    }

    private static Signer.Request unfenced(Signer.Request request) {
        return new Signer.Request(request.slot(), request.leg(), request.body(), request.fees(), 0);
    }

    /// Takes what is written before the first tick for written.
    private static final class Forgetting extends Saboteur.Through {
        private boolean ticked;

        Forgetting(Books books) {
            super(books);
        }

        @Override
        public long newestFence() {
            ticked = true;
            return super.newestFence();
        }

        @Override
        public boolean commit(Change change) {
            boolean adopted =
                    !ticked && change.lives().isEmpty() && change.lane().isPresent();
            return adopted || super.commit(change);
        }
    }

    /// Writes on under whatever lease is valid.
    private static final class Unfenced extends Saboteur.Through {
        private long fence;

        Unfenced(Books books) {
            super(books);
        }

        @Override
        public Opened open() {
            Opened opened = super.open();
            fence = opened.fence();
            return opened;
        }

        @Override
        public long newestFence() {
            return fence;
        }

        @Override
        public boolean commit(Change change) {
            try {
                return super.commit(change);
            } catch (Fenced late) {
                return super.commit(
                        new Change(late.newest(), change.lives(), change.lane(), change.entries(), change.halt()));
            }
        }
    }

    private static Outside forgetful(Outside right) {
        Map<String, Integer> asked = new HashMap<>();
        Bridges bridges = (plan, message) -> asked.merge(message, 1, Integer::sum) > 12
                ? new BridgeView(message, Status.UNKNOWN, List.of())
                : right.bridges().look(plan, message);
        return with(right, bridges);
    }

    private static Outside alone(Outside right) {
        Bridges bridges = (plan, message) -> {
            BridgeView view = right.bridges().look(plan, message);
            return new BridgeView(message, view.service(), view.nodes());
        };
        return with(right, bridges);
    }

    /// After a hundred looks only the last answer is heard, again and again.
    private static Outside deaf(Outside right) {
        Map<LaneId, List<NodeView>> last = new HashMap<>();
        int[] looks = {0};
        return with(right, new Chains() {
            @Override
            public SendAnswer send(LaneId lane, Attempt attempt) {
                return right.chains().send(lane, attempt);
            }

            @Override
            public List<NodeView> look(LaneId lane, List<String> hashes) {
                if (looks[0]++ > 40 && last.containsKey(lane)) {
                    return last.get(lane);
                }
                List<NodeView> views = right.chains().look(lane, hashes);
                last.put(lane, views);
                return views;
            }
        });
    }

    /// Each commit reaches the disk with the one after it.
    private static final class Late extends Saboteur.Through {
        private Optional<Books.Change> waiting = Optional.empty();

        Late(Books books) {
            super(books);
        }

        @Override
        public boolean commit(Books.Change change) {
            Optional<Books.Change> due = waiting;
            waiting = Optional.of(change);
            return due.isEmpty() || super.commit(due.get());
        }
    }

    /// Writes only the first attempt of a slot down.
    private static final class FirstAttemptOnly extends Saboteur.Through {
        FirstAttemptOnly(Books books) {
            super(books);
        }

        @Override
        public boolean commit(Books.Change change) {
            return super.commit(new Books.Change(
                    change.fence(),
                    change.lives(),
                    change.lane().map(this::shortened),
                    change.entries(),
                    change.halt()));
        }

        private Lane shortened(Lane lane) {
            SortedMap<Long, Slot> slots = new TreeMap<>(lane.slots());
            slots.replaceAll((nonce, slot) -> new Slot(
                    slot.id(),
                    slot.leg(),
                    slot.signAsked(),
                    slot.attempts().isEmpty() ? List.of() : slot.attempts().subList(0, 1),
                    slot.end()));
            return new Lane(lane.id(), lane.base(), slots, lane.halt());
        }
    }
}
