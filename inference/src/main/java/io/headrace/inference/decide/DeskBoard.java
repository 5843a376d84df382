package io.headrace.inference.decide;

import io.headrace.inference.feed.FactFile;
import io.headrace.inference.feed.PlanFile;
import io.headrace.inference.feed.StreamState;
import io.headrace.inference.feed.WallClock;
import io.headrace.inference.forecast.ServedModel;
import io.headrace.inference.operator.OperatorFile;
import io.headrace.settlement.dossier.Bookkeeping;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.journal.Journal;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the loop shows its state: written by one thread, read by all.
public final class DeskBoard {
    private static final int MOST_PAGES = 20;

    private final WallClock clock;
    private final LongSupplier calendar;
    private final AtomicReference<DeskSnapshot> snapshot;
    private final AtomicReference<Optional<DeskPlan>> plan = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<PlanFile>> announced = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<OperatorFile>> operator = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Journal>> journal = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Supplier<TwoPersons>>> persons = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Bookkeeping>> bookkeeping = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Consumer<String>>> brake = new AtomicReference<>(Optional.empty());
    private final Deque<PageCall> pages = new ConcurrentLinkedDeque<>();
    private final AtomicReference<String> held = new AtomicReference<>("");
    private final AtomicLong paged = new AtomicLong();
    private final AtomicReference<Optional<ServedModel>> served = new AtomicReference<>(Optional.empty());
    private final List<Consumer<ServedModel>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<Supplier<List<StreamState>>> streams = new AtomicReference<>(List::of);
    private final AtomicReference<Supplier<List<StreamState>>> chains = new AtomicReference<>(List::of);
    private final AtomicReference<Optional<FactFile>> facts = new AtomicReference<>(Optional.empty());

    /// A board whose calendar is its clock, for tests.
    public DeskBoard(WallClock clock) {
        this(clock, clock::nanos);
    }

    /// @param calendar nanoseconds since the epoch, for what persons say
    public DeskBoard(WallClock clock, LongSupplier calendar) {
        this.clock = clock;
        this.calendar = calendar;
        snapshot = new AtomicReference<>(DeskSnapshot.idle("The desk has not started yet.", clock.nanos()));
    }

    /// What the loop showed last; a desk that is held for good ([#hold]) holds whatever the loop says, but that it
    /// gave up.
    public DeskSnapshot snapshot() {
        DeskSnapshot shown = snapshot.get();
        String why = held.get();
        return why.isEmpty() || shown.phase() == Phase.FAILED
                ? shown
                : shown.in(Phase.HOLDING, why, shown.takenAtNanos());
    }

    /// Shows from now on that nothing moves, until the process is started again.
    public void hold(String why) {
        held.set(why);
    }

    /// What the desk runs; empty before it is settled.
    public Optional<DeskPlan> plan() {
        return plan.get();
    }

    /// Where positions can be announced; empty before the desk is settled.
    public Optional<PlanFile> announced() {
        return announced.get();
    }

    /// Where what is read from chains is kept; empty before the desk is settled.
    public Optional<FactFile> facts() {
        return facts.get();
    }

    /// Where the operator's word is kept; empty before the desk is settled.
    public Optional<OperatorFile> operator() {
        return operator.get();
    }

    /// The journal, to read and to keep the API's keys in; empty until the books are open and after they
    /// are closed.
    public Optional<Journal> journal() {
        return journal.get();
    }

    /// Who takes what persons say about transfers; empty until the books are open and after they are
    /// closed.
    public Optional<TwoPersons> persons() {
        return persons.get().map(Supplier::get);
    }

    /// Who takes what they say about what no transfer explains; empty as [#persons()] is.
    public Optional<Bookkeeping> bookkeeping() {
        return bookkeeping.get();
    }

    /// Whether the desk's transfers are carried by chains.
    public boolean onChains() {
        return persons().filter(open -> !open.books().counts().isEmpty()).isPresent();
    }

    /// What stops the courier at once; empty of a desk on paper.
    public Optional<Consumer<String>> brake() {
        return brake.get();
    }

    public void showBrake(Optional<Consumer<String>> pulled) {
        brake.set(pulled);
    }

    /// Something a person must know.
    ///
    /// @param about a transfer's id, or a sender
    /// @param atNanos wall clock, nanoseconds since the epoch
    public record PageCall(String about, String why, long atNanos) {}

    /// Tells a person; the last few are shown. What most is told of makes room: strangers who send a vault a unit at a
    /// time shall not hide a transfer that waits for persons.
    public synchronized void page(String about, String why) {
        paged.incrementAndGet();
        pages.addFirst(new PageCall(about, why, epochNanos()));
        if (pages.size() > MOST_PAGES) {
            pages.removeLastOccurrence(oldestOfMost());
        }
    }

    private PageCall oldestOfMost() {
        Map<String, List<PageCall>> told = pages.stream().collect(Collectors.groupingBy(PageCall::about));
        int most = told.values().stream().mapToInt(List::size).max().orElseThrow();
        return pages.reversed().stream()
                .filter(call -> told.getOrDefault(call.about(), List.of()).size() == most)
                .findFirst()
                .orElseThrow();
    }

    /// What persons were told and have not answered, newest first; the last few.
    public List<PageCall> pages() {
        return List.copyOf(pages);
    }

    /// Takes off what a decision answered; what is told of it later stays.
    ///
    /// @param about as [PageCall] has it
    /// @param told as it stood before the decision
    public void answered(String about, List<PageCall> told) {
        pages.removeIf(call -> call.about().equals(about) && told.contains(call));
    }

    /// How often a person was told something since the process started.
    public long paged() {
        return paged.get();
    }

    /// Wall clock, nanoseconds since the epoch.
    public long epochNanos() {
        return calendar.getAsLong();
    }

    /// The model in use; before the first decision the one the desk was settled with.
    public Optional<ServedModel> served() {
        return served.get().or(() -> plan().map(settled -> new ServedModel(settled.champion(), "")));
    }

    /// @param told whenever another model is in use, or another one was refused
    public void onModel(Consumer<ServedModel> told) {
        listeners.add(told);
    }

    /// How the live streams fare now, in the desk's order, then the watch over its chains; empty of a
    /// replay on paper.
    public List<StreamState> streams() {
        return Stream.concat(streams.get().get().stream(), chains.get().get().stream())
                .toList();
    }

    /// @param states of the desk's chains, asked whenever somebody looks
    public void watch(Supplier<List<StreamState>> states) {
        chains.set(states);
    }

    /// @param states asked whenever somebody looks
    public void hear(Supplier<List<StreamState>> states) {
        streams.set(states);
    }

    /// Real seconds since the loop last showed something.
    public double secondsSinceShown() {
        return (clock.nanos() - snapshot().takenAtNanos()) / 1e9;
    }

    /// Says that nothing runs, or no longer, and why.
    public void say(Phase phase, String message) {
        snapshot.updateAndGet(shown -> shown.in(phase, message, clock.nanos()));
    }

    public void show(DeskPlan settled) {
        plan.set(Optional.of(settled));
    }

    /// @param where positions can be announced to the loop that is about to run
    public void show(PlanFile where) {
        announced.set(Optional.of(where));
    }

    /// @param where what is read from chains is kept for the loop that is about to run
    public void show(FactFile where) {
        facts.set(Optional.of(where));
    }

    /// @param where the operator's word to the loop that is about to run is kept
    public void show(OperatorFile where) {
        operator.set(Optional.of(where));
    }

    void show(DeskSnapshot next) {
        snapshot.set(next);
    }

    void show(ServedModel model) {
        if (!served.getAndSet(Optional.of(model)).equals(Optional.of(model))) {
            listeners.forEach(listener -> listener.accept(model));
        }
    }

    /// @param books to read, and to keep the API's keys in; empty once they are closed
    public void show(Optional<Journal> books) {
        journal.set(books);
    }

    /// @param books what persons may speak about; empty once they are closed
    void hearPersons(Optional<DeskBooks> books) {
        persons.set(books.map(open -> open::persons));
        bookkeeping.set(books.map(DeskBooks::bookkeeping));
    }

    long wallNanos() {
        return clock.nanos();
    }
}
