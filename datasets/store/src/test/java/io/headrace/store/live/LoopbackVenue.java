package io.headrace.store.live;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A websocket server and the REST answers beside it, on the loopback, driven step by step by a test
/// (RFC 6455, as much of it as a venue needs). Messages are sent in two fragments.
public final class LoopbackVenue implements AutoCloseable {
    private final ServerSocket server;
    private final BlockingQueue<Socket> connected = new LinkedBlockingQueue<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile Supplier<String> answer = () -> "";
    private volatile boolean deaf;
    private volatile boolean mute;
    private Socket current;

    public LoopbackVenue() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI websocket() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    public URI rest() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/depth");
    }

    /// What a GET is answered from now on; empty text is an answer 503.
    public void answers(Supplier<String> answers) {
        answer = answers;
    }

    /// Reads nothing of the connections that come from now on.
    void turnDeaf() {
        deaf = true;
    }

    /// Answers no ping from now on.
    void turnMute() {
        mute = true;
    }

    /// What clients have sent.
    public List<String> heard() {
        return heard;
    }

    /// Waits for the next connection, which is then the one sent to.
    public void awaitConnection() throws InterruptedException {
        current = connected.poll(30, TimeUnit.SECONDS);
        if (current == null) {
            throw new AssertionError("no connection came");
        }
    }

    public void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int half = bytes.length / 2;
        frame(0x01, bytes, 0, half);
        frame(0x80, bytes, half, bytes.length);
    }

    /// In one fragment.
    void sendWhole(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frame(0x81, bytes, 0, bytes.length);
    }

    void sendBinary(byte[] bytes) throws IOException {
        frame(0x82, bytes, 0, bytes.length);
    }

    /// Breaks the connection off without a farewell.
    public void drop() throws IOException {
        current.close();
    }

    private void frame(int head, byte[] bytes, int from, int to) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int length = to - from;
        frame.write(head);
        if (length < 126) {
            frame.write(length);
        } else {
            frame.write(126);
            frame.write(length >>> 8);
            frame.write(length);
        }
        frame.write(bytes, from, length);
        write(current, frame.toByteArray());
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        synchronized (socket) { // a frame is whole: pings are answered by another thread
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try {
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            String key = "";
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            if (key.isEmpty()) {
                answer(socket);
            } else {
                handshake(socket, key);
                connected.add(socket);
                if (!deaf) {
                    listen(socket, in);
                }
            }
        } catch (IOException e) {
            // the client is gone
        }
    }

    private void answer(Socket socket) throws IOException {
        String body = answer.get();
        String head = (body.isEmpty() ? "HTTP/1.1 503 Service Unavailable" : "HTTP/1.1 200 OK") + "\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        socket.close();
    }

    private static void handshake(Socket socket, String key) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            String head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Short masked frames, as clients send them.
    private void listen(Socket socket, DataInputStream in) throws IOException {
        while (true) {
            int head = in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] mask = in.readNBytes(4);
            byte[] bytes = in.readNBytes(length);
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] ^= mask[at % 4];
            }
            if ((head & 0x0f) == 1) {
                heard.add(new String(bytes, StandardCharsets.UTF_8));
            } else if ((head & 0x0f) == 9 && !mute) {
                write(socket, new byte[] {(byte) 0x8a, 0});
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            if (current != null) {
                current.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
