package io.headrace.store.venue;

import io.headrace.market.account.Rulebook;
import io.headrace.market.account.VenueRules;
import io.headrace.market.problem.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The venues whose rules are known: those Headrace comes with, and a desk's own files, which win.
public final class VenueCatalog {
    private static final List<String> SHIPPED =
            List.of("generic", "hyperliquid", "dydx-v4", "gmx-v2", "drift-v2", "synthetix-v3", "aave-v3");

    private final Map<String, VenueRules> venues;

    private VenueCatalog(Map<String, VenueRules> venues) {
        this.venues = Collections.unmodifiableMap(venues);
    }

    /// The rules Headrace comes with.
    public static VenueCatalog standard() {
        Map<String, VenueRules> venues = new LinkedHashMap<>();
        for (String name : SHIPPED) {
            VenueRules rules = shipped(name);
            venues.put(rules.venue(), rules);
        }
        return new VenueCatalog(venues);
    }

    /// These rules, and those of a folder's `*.json` and `*.yaml` files in place of the ones they name.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1151 to HR-1154, with file and key
    public VenueCatalog with(Path folder) {
        Map<String, VenueRules> all = new LinkedHashMap<>(venues);
        for (Path file : files(folder)) {
            VenueRules rules = VenueFile.rules(VenueTree.read(file));
            all.put(rules.venue(), rules);
        }
        return new VenueCatalog(all);
    }

    /// All venues, the shipped ones first.
    public List<VenueRules> venues() {
        return List.copyOf(venues.values());
    }

    /// One venue's rules, by its name with or without the version (`dydx`, `dydx-v4`).
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1155 when there is no such venue
    public VenueRules venue(String name) {
        VenueRules rules = venues.get(name.replaceFirst("-v\\d+$", ""));
        if (rules == null) {
            throw VenueFault.NO_VENUE.at(name, "there are no rules for this venue; known are " + venues.keySet());
        }
        return rules;
    }

    public Rulebook rulebook() {
        return new Rulebook(venues);
    }

    private static VenueRules shipped(String name) {
        String resource = "/venues/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(VenueCatalog.class.getResourceAsStream(resource), resource)) {
            return VenueFile.rules(VenueTree.readJson(resource, in));
        } catch (IOException e) {
            throw new IllegalStateException("a shipped file must be readable: " + resource, e);
        }
    }

    private static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.{json,yaml,yml}")) {
            entries.forEach(files::add);
        } catch (IOException e) {
            throw VenueFault.NOT_FOUND.at(folder.toString(), "the folder cannot be read: " + IoReason.of(e));
        }
        Collections.sort(files);
        return files;
    }
}
