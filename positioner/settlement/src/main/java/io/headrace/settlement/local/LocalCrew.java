package io.headrace.settlement.local;

import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.local.LocalPlan.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Those who work beside the bridges of local chains and are none of the desk: a filler of orders with
/// the attesters of fills, and a proposer of roots. Without them orders expire and what is locked waits.
/// On a public chain others do this.
public final class LocalCrew implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;
    private final List<Deployer> hands = new ArrayList<>();
    private final List<Runnable> rounds = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    private LocalCrew(LocalNet net) {
        Pair filling = on(net, LocalNet.FILLER);
        Pair proposing = on(net, LocalNet.PROPOSER);
        net.plan()
                .ways(Kind.FILLED)
                .forEach(way ->
                        rounds.add(new LocalFiller(way, filling.at(way.isOut()), filling.at(!way.isOut()))::round));
        net.plan()
                .ways(Kind.THRIFTY)
                .forEach(way -> rounds.add(
                        new LocalProposer(way, proposing.at(way.isOut()), proposing.at(!way.isOut()))::round));
        thread = Thread.ofPlatform().name("local-crew").daemon().start(this::work);
    }

    /// One key on both chains.
    private record Pair(Deployer first, Deployer second) {
        static Pair of(LocalNet net, long number) {
            LocalKey key = LocalNet.known(number);
            return new Pair(
                    new Deployer(net.firstUri(), LocalNet.FIRST, key),
                    new Deployer(net.secondUri(), LocalNet.SECOND, key));
        }

        Deployer at(boolean onFirst) {
            return onFirst ? first : second;
        }
    }

    /// Gives the filler money everywhere.
    static void equip(LocalNet net) {
        Pair filling = Pair.of(net, LocalNet.FILLER);
        try (Deployer ignored = filling.first();
                Deployer alsoIgnored = filling.second()) {
            net.plan()
                    .ways(Kind.FILLED)
                    .forEach(way -> LocalFiller.equip(
                            way, filling.at(!way.isOut()), net.plan().token(way.destination())));
        }
    }

    /// Lets them work until closed.
    public static LocalCrew start(LocalNet net) {
        return new LocalCrew(net);
    }

    private Pair on(LocalNet net, long number) {
        Pair both = Pair.of(net, number);
        hands.add(both.first());
        hands.add(both.second());
        return both;
    }

    private void work() {
        try {
            while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                rounds.forEach(LocalCrew::tried);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tried(Runnable round) {
        try {
            round.run();
        } catch (RpcException | IllegalStateException later) {
            return; // what could not be done is left undone, as anybody may leave it
        }
    }

    @Override
    public String toString() {
        return "a filler and a proposer";
    }

    @Override
    public void close() {
        over.countDown();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hands.forEach(Deployer::close);
    }
}
