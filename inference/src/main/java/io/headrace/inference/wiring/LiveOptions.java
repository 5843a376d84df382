package io.headrace.inference.wiring;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.live.LiveVenue;
import io.headrace.store.live.venue.LiveVenues;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The live streams a desk is served on.
///
/// @param addresses of venues that are not heard at their public ones
/// @param account the desk's own on Hyperliquid, if its fills and margin are to be heard
/// @param silence the longest a venue may tell nothing and still be relied on
public record LiveOptions(
        List<String> venues,
        List<String> coins,
        Map<String, URI> addresses,
        Optional<String> account,
        Duration silence) {
    public LiveOptions {
        venues = venues.stream().distinct().toList();
        coins = coins.stream().distinct().toList();
        addresses = Map.copyOf(addresses);
        if (venues.isEmpty() || coins.isEmpty()) {
            throw invalid("live streams need a venue and a coin, were " + venues + " and " + coins, "--coins");
        }
        if (!silence.isPositive()) {
            throw invalid("the silence allowed must be positive, was " + silence.toSeconds() + " s", "--silence");
        }
    }

    /// @param urls `URL` for the only venue, else `VENUE=URL`
    public static LiveOptions of(
            List<String> venues, List<String> coins, List<String> urls, Optional<String> account, Duration silence) {
        Map<String, URI> addresses = new HashMap<>();
        for (String url : urls) {
            int equals = url.indexOf('=');
            boolean named = equals > 0 && venues.contains(url.substring(0, equals));
            if (!named && venues.size() != 1) {
                throw invalid("an address must name its venue where there are more: VENUE=" + url, "--url");
            }
            addresses.put(
                    named ? url.substring(0, equals) : venues.getFirst(),
                    address(named ? url.substring(equals + 1) : url));
        }
        return new LiveOptions(venues, coins, addresses, account, silence);
    }

    private static URI address(String text) {
        if (!text.matches("wss?://[^\\s/{}|\\\\^`\"<>]+[^\\s{}|\\\\^`\"<>]*")) {
            throw invalid("the address must begin with ws:// or wss:// and name a host, was '" + text + "'", "--url");
        }
        return URI.create(text);
    }

    /// What is to be heard.
    ///
    /// @throws ProblemException HR-1051 to HR-1053 when a venue, a coin there or the account is not
    ///     known
    List<LiveVenue> streams() {
        return venues.stream()
                .map(venue -> LiveVenues.of(
                        venue, new LiveVenues.Wanted(coins, Optional.ofNullable(addresses.get(venue)), account)))
                .toList();
    }

    /// @param tellers whose names facts of chains are told under
    /// @throws ProblemException HR-5019 when one of them is a venue's: a chain's word would hide its
    ///     silence
    void requireApart(Set<String> tellers) {
        venues.stream().filter(tellers::contains).findFirst().ifPresent(venue -> {
            throw invalid(
                    "facts of a chain would be told under the name of the live venue " + venue
                            + ", and hide its silence: name the chain, reserve or oracle otherwise in the settings of"
                            + " the chains",
                    "--chains");
        });
    }

    /// Funding pairs on what is heard.
    ///
    /// @throws ProblemException HR-5019 where there can be none
    DeskSettings standardDesk() {
        try {
            return DeskSettings.defaults(venues, coins);
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "the standard desk of funding pairs cannot be made of these venues: " + e.getMessage(),
                    "--settings");
        }
    }

    private static ProblemException invalid(String what, String where) {
        return new Problem("HR-5019", what, where, "See 'headrace serve --help'", ExitCode.USAGE).toException();
    }
}
