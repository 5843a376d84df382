package io.headrace.settlement.executor;

import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.key.TxSigner;
import io.headrace.settlement.executor.ExecutorSettings.SenderSettings;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// An executor as a process of its own, to be killed: keeps some transfers open until a file tells it to bring all to
/// their end. Notes when it began, when it had started, and each signature as it leaves the key.
final class KilledDesk {
    static final String DESK = "desk.txt";
    static final String NOTES = "notes.txt";
    static final String STOP = "stop";
    static final long UNITS_BEFORE = 1_000_000L * 1_000_000;
    private static final int OPEN_AT_ONCE = 24;
    private static final long PAUSE_NANOS = 4_000_000;
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

    private KilledDesk() {}

    /// @param args the folder, then nothing for files, or the address of a PostgreSQL database
    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[0]);
        try (Notes notes = Notes.open(home.resolve(NOTES))) {
            notes.add("began");
            LocalDesk desk = LocalDesk.read(home.resolve(DESK));
            OpenChains chains = desk.connect();
            ExecutorSettings settings = noting(notes, stores(desk, home, args));
            Executor executor = Executor.start(settings, desk.ports(chains, System::nanoTime), KilledDesk::wall);
            notes.add("started");
            System.out.println("started");
            carry(executor, desk, home);
            executor.close();
            notes.add("done");
        }
        System.exit(0);
    }

    private static ExecutorSettings stores(LocalDesk desk, Path home, String... args) {
        return args.length < 2
                ? desk.settings(home)
                : desk.settings(server(args[1], "books"), server(args[1], "signer"));
    }

    static Store server(String url, String schema) {
        return PostgresServer.schema(url, schema);
    }

    private static void carry(Executor executor, LocalDesk desk, Path home) {
        if (executor.ledger().posted(Ledger.WORLD) == 0) {
            desk.chains().forEach(chain -> executor.opening(chain.node(), UNITS_BEFORE));
        }
        long next = firstUnknown(executor);
        while (true) {
            boolean stopping = Files.exists(home.resolve(STOP));
            int room = OPEN_AT_ONCE - executor.open().size();
            if (!stopping && room > 0) {
                desk.plans(next, room, wall() + DAY_NANOS).forEach(executor::plan);
                next += room;
            }
            executor.tick();
            if (stopping && executor.open().isEmpty()) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /// Transfers are planned in order, so the first that is not known can be searched for by halves.
    private static long firstUnknown(Executor executor) {
        long known = 0;
        long above = 1;
        while (executor.life(LocalDesk.id(above - 1)).isPresent()) {
            known = above;
            above *= 2;
        }
        while (known < above - 1) {
            long middle = (known + above) / 2;
            if (executor.life(LocalDesk.id(middle - 1)).isPresent()) {
                known = middle;
            } else {
                above = middle;
            }
        }
        return known;
    }

    private static long wall() {
        return System.currentTimeMillis() * 1_000_000;
    }

    private static ExecutorSettings noting(Notes notes, ExecutorSettings plain) {
        List<SenderSettings> senders = plain.senders().stream()
                .map(sender -> new SenderSettings(
                        chains -> sender.key().open(chains).stream()
                                .<TxSigner>map(key -> new NotingKey(key, notes))
                                .toList(),
                        sender.chains(),
                        sender.vouched()))
                .toList();
        return new ExecutorSettings(
                plain.chains(), plain.book(), senders, plain.terms(), plain.limits(), plain.callGas(), plain.memory());
    }

    /// Writes each signature down as it is made, before it goes anywhere.
    private record NotingKey(TxSigner key, Notes notes) implements TxSigner {
        @Override
        public String address() {
            return key.address();
        }

        @Override
        public long chainId() {
            return key.chainId();
        }

        @Override
        public byte[] sign(Transaction transaction) {
            byte[] raw = key.sign(transaction);
            notes.add("signed " + key.chainId() + " " + key.address() + " " + transaction.nonce());
            return raw;
        }
    }

    /// Lines that survive a kill: each is one write to the end of the file.
    private record Notes(FileChannel file) implements AutoCloseable {
        static Notes open(Path path) throws IOException {
            return new Notes(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        }

        void add(String line) {
            try {
                int written = file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
                if (written <= line.length()) {
                    throw new IllegalStateException("half a line was written: " + line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
