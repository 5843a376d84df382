package io.headrace.settlement.chain.rpc;

import java.net.URI;

/// One endpoint of a chain.
///
/// @param operator who runs it: two endpoints of one operator count as one witness
/// @param uri http or https; may carry a secret in its path, so it is never shown
public record Node(String operator, URI uri) {
    public Node {
        if (operator.isBlank()) {
            throw new IllegalArgumentException("a node needs the name of its operator, was blank");
        }
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("a node is reached by http or https, was " + uri.getScheme());
        }
    }

    /// Operator and host, without path, query or user: what a log may hold.
    @Override
    public String toString() {
        return operator + " at " + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
