package io.headrace.settlement.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// A wire to a local server that takes its time: each byte comes through so much later, in both directions. It can be
/// cut, and can swallow what the server says.
public final class DelayProxy implements AutoCloseable {
    private final ServerSocket server;
    private final InetSocketAddress target;
    private final long delayNanos;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;

    private record Piece(byte[] bytes, long dueNanos) {}

    private DelayProxy(ServerSocket server, InetSocketAddress target, long delayNanos) {
        this.server = server;
        this.target = target;
        this.delayNanos = delayNanos;
    }

    /// @param oneWay half of the round trip that is added
    public static DelayProxy to(URI target, Duration oneWay) {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            DelayProxy proxy =
                    new DelayProxy(server, new InetSocketAddress(target.getHost(), target.getPort()), oneWay.toNanos());
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same server through this wire.
    public URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
    }

    /// Ends every connection; new ones can be made.
    public void cut() {
        open.forEach(DelayProxy::quietly);
    }

    /// From now on nothing the server says comes through on connections that are open.
    public void swallow(boolean on) {
        swallowing = on;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket();
                far.connect(target);
                join(near, far);
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void join(Socket near, Socket far) throws IOException {
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        open.add(near);
        open.add(far);
        pump(near, far, false);
        pump(far, near, true);
    }

    private void pump(Socket from, Socket to, boolean answers) {
        BlockingQueue<Piece> wire = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().start(() -> read(from, to, wire, answers));
        Thread.ofPlatform().daemon().start(() -> write(from, to, wire));
    }

    private void read(Socket from, Socket to, BlockingQueue<Piece> wire, boolean answers) {
        byte[] buffer = new byte[1 << 16];
        try (from) {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!answers || !swallowing) {
                    wire.add(new Piece(Arrays.copyOf(buffer, n), System.nanoTime() + delayNanos));
                }
            }
        } catch (IOException e) {
            // cut
        }
        quietly(to);
        open.remove(from);
    }

    private static void write(Socket from, Socket to, BlockingQueue<Piece> wire) {
        try (to) {
            OutputStream out = to.getOutputStream();
            while (!from.isClosed()) {
                Piece piece = wire.take();
                for (long left = piece.dueNanos() - System.nanoTime();
                        left > 0;
                        left = piece.dueNanos() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(piece.bytes());
                out.flush();
            }
        } catch (IOException e) {
            // cut
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
