package io.headrace.settlement.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// A network between a client and a server of this machine that can lose what the server answers: the question
/// arrives, is carried out, and nobody hears of it.
public final class LossyLine implements AutoCloseable {
    private static final long CARRIED_OUT_NANOS = 500_000_000;

    private final ServerSocket door;
    private final int server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean losing;

    private LossyLine(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
        threads.execute(this::serve);
    }

    /// @param server port of the server
    public static LossyLine to(int server) {
        try {
            return new LossyLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /// From now on the next answer is lost, and its connection ends.
    public void loseTheNextAnswer() {
        losing = true;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
                threads.execute(() -> carry(client, there, false));
                threads.execute(() -> carry(there, client, true));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] some = new byte[8192];
        try (from;
                to) {
            for (int read = from.getInputStream().read(some);
                    read >= 0;
                    read = from.getInputStream().read(some)) {
                if (answers && losing) {
                    losing = false;
                    LockSupport.parkNanos(CARRIED_OUT_NANOS);
                    return;
                }
                to.getOutputStream().write(some, 0, read);
            }
        } catch (IOException e) {
            // an end of it was closed
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
