package io.headrace.inference.api;

import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a query parameter without a value, which a resource could not tell from one that was left out.
public class EmptyParameters {
    @ServerRequestFilter
    public void refuse(UriInfo asked) {
        asked.getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(String::isEmpty)) {
                throw Query.wrong(name, "", "Give a value, or leave it out");
            }
        });
    }
}
