package io.headrace.training.cli.data;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Where to connect to instead of the public addresses: `URL` for the only venue, else `VENUE=URL`.
final class RecordAddresses {
    private RecordAddresses() {}

    static Map<String, URI> parse(CommandLine command, List<String> urls, List<String> venues) {
        Map<String, URI> addresses = new HashMap<>();
        for (String url : urls) {
            int equals = url.indexOf('=');
            boolean named = equals > 0 && venues.contains(url.substring(0, equals));
            if (!named && venues.size() > 1) {
                throw new ParameterException(
                        command, "--url must name its venue where there are more than one: VENUE=" + url);
            }
            addresses.put(
                    named ? url.substring(0, equals) : venues.getFirst(),
                    address(command, url, named ? equals + 1 : 0));
        }
        return addresses;
    }

    private static URI address(CommandLine command, String url, int from) {
        String address = url.substring(from);
        if (!address.matches("wss?://[^\\s/]+[^\\s]*")) {
            throw new ParameterException(
                    command, "--url must begin with ws:// or wss:// and name a host, was '" + address + "'");
        }
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--url is no address: '" + address + "'", e);
        }
    }
}
