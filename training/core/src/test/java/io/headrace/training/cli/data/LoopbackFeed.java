package io.headrace.training.cli.data;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A venue's websocket on the loopback that only talks (RFC 6455, unfragmented text).
final class LoopbackFeed implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Socket> connected = new LinkedBlockingQueue<>();

    LoopbackFeed() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "ws://127.0.0.1:" + server.getLocalPort();
    }

    /// The next connection.
    Socket connection() throws InterruptedException {
        Socket socket = connected.poll(60, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("no connection came");
        }
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (bytes.length < 126) {
            frame.write(bytes.length);
        } else {
            frame.write(126);
            frame.write(bytes.length >>> 8);
            frame.write(bytes.length);
        }
        frame.write(bytes);
        socket.getOutputStream().write(frame.toByteArray());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                handshake(socket);
                connected.add(socket);
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void handshake(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String key = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        String head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accepted(key) + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }

    private static String accepted(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
