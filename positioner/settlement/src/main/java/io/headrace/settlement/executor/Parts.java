package io.headrace.settlement.executor;

import io.headrace.settlement.chain.key.TxSigner;
import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.courier.Lease;
import io.headrace.settlement.courier.Outside;
import io.headrace.settlement.journal.transfer.Releases;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.signer.Calldata;
import io.headrace.settlement.signer.SlotSigner;
import io.headrace.settlement.slot.TxBody;
import io.headrace.settlement.sqlite.CommitProbe;
import java.util.List;
import java.util.concurrent.Semaphore;

/// What an executor holds and closes.
record Parts(
        SqlBooks books,
        SlotSigner signer,
        FencedBooks lease,
        AttestedGate gate,
        Brake brake,
        KillSwitch killSwitch,
        Lookout lookout,
        Semaphore bell)
        implements AutoCloseable {
    static Parts open(ExecutorSettings settings, Ports ports, List<TxSigner> keys, CommitProbe probe, Lease lease) {
        SqlBooks books = SqlBooks.open(settings.memory().books(), probe, lease.past());
        try {
            return over(books, settings, ports, keys, probe, lease);
        } catch (RuntimeException e) {
            books.close(); // whoever tries again would run out of a server's connections
            throw e;
        }
    }

    private static Parts over(
            SqlBooks books,
            ExecutorSettings settings,
            Ports ports,
            List<TxSigner> keys,
            CommitProbe probe,
            Lease lease) {
        Releases releases = books.releases();
        SlotSigner signer = SlotSigner.open(
                settings.memory().signer(), keys, calls(releases, ports.legs()), settings.limits(), probe);
        Semaphore bell = new Semaphore(0);
        OrderedWays ways = new OrderedWays(ports.chains(), releases);
        AttestedGate.Memory memory = new AttestedGate.Memory(settings.book(), releases, ways, settings.callGas());
        AttestedGate gate = new AttestedGate(ports.gate(), ports.panel(), memory, bell::release, ports.pager());
        NodeChains nodes = new NodeChains(ports.chains().all());
        FencedBooks fenced = new FencedBooks(books, lease);
        Brake brake = new Brake(signer);
        KillSwitch killSwitch = new KillSwitch(brake, fenced::halt);
        return new Parts(books, signer, fenced, gate, brake, killSwitch, new Lookout(nodes), bell);
    }

    private static Calldata calls(Releases releases, Calldata legs) {
        return (slot, body) -> body instanceof TxBody.Pay pay ? releases.of(pay.transferId()) : legs.of(slot, body);
    }

    Outside outside(Ports ports) {
        return new Outside(lookout, brake, ports.bridges(), ports.venues(), gate, ports.holdings(), ports.pager());
    }

    @Override
    public void close() {
        try (books;
                signer;
                gate) {} // last first; all of them, whatever one of them meets
    }
}
