package io.headrace.inference.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.util.List;

/// Headers of a call that has keys and nothing else.
final class Headers {
    private Headers() {}

    /// @param keys as they are when the call comes
    static HttpHeaders with(List<String> keys) {
        return (HttpHeaders) Proxy.newProxyInstance(
                Headers.class.getClassLoader(), new Class<?>[] {HttpHeaders.class}, (headers, asked, names) -> {
                    if (asked.getName().equals("getRequestHeader") && Once.KEY.equals(names[0])) {
                        return keys;
                    }
                    throw new UnsupportedOperationException(asked.getName());
                });
    }
}
