package io.headrace.settlement.attestor;

import io.headrace.decision.settings.Section;
import io.headrace.settlement.attest.AddressBook;
import io.headrace.settlement.attest.door.BridgeDoor;
import io.headrace.settlement.attest.door.Door;
import io.headrace.settlement.attest.door.FilledDoor;
import io.headrace.settlement.attest.door.GainingDoor;
import io.headrace.settlement.attest.door.MarginDoor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Doors as settings list them: each with its kind, and with what its kind needs to be proved.
final class DoorSection {
    private DoorSection() {}

    /// Ways between nodes.
    static Map<String, List<Door>> doors(Section addresses) {
        Map<String, List<Door>> doors = new HashMap<>();
        if (addresses.has("doors")) {
            addresses
                    .sections("doors", DoorSection::way)
                    .forEach(door -> doors.computeIfAbsent(door.getKey(), way -> new ArrayList<>())
                            .add(door.getValue()));
        }
        return doors;
    }

    private static Map.Entry<String, Door> way(Section section) {
        String way = AddressBook.way(section.text("from"), section.text("to"));
        String adapter = section.text("adapter");
        Supplier<Door> door = switch (section.text("kind")) {
            case "mint" -> bridged(section, adapter, BridgeDoor.Mint::new);
            case "slow" -> bridged(section, adapter, BridgeDoor.Slow::new);
            case "across" -> filled(section, adapter, FilledDoor.Across::new);
            case "intent" -> filled(section, adapter, FilledDoor.Intent::new);
            case "swap" -> {
                String bought = section.text("token");
                yield () -> new GainingDoor.Swap(adapter, bought);
            }
            default -> throw section.wrong("kind", "mint, slow, across, intent or swap");
        };
        return section.build(() -> Map.entry(way, door.get()));
    }

    private static Supplier<Door> bridged(Section section, String adapter, Bridged kind) {
        String bridge = section.text("bridge");
        String token = section.text("token");
        return () -> kind.door(adapter, bridge, token);
    }

    private static Supplier<Door> filled(Section section, String adapter, Filled kind) {
        String bridge = section.text("bridge");
        String token = section.text("token");
        long patience = section.whole("patience_seconds");
        return () -> kind.door(adapter, bridge, new FilledDoor.Exit(token, patience));
    }

    /// A venue on the vaults' own chain.
    static Door venue(Section section) {
        String adapter = section.text("adapter");
        Supplier<Door> door = switch (section.text("kind")) {
            case "lending" -> {
                String receipt = section.text("receipt");
                yield () -> new GainingDoor.Lending(adapter, receipt);
            }
            case "margin" -> {
                String account = section.text("account");
                String venue = section.text("venue");
                yield () -> new MarginDoor(adapter, account, venue);
            }
            default -> throw section.wrong("kind", "lending or margin");
        };
        return section.build(door);
    }

    private interface Bridged {
        Door door(String adapter, String bridge, String token);
    }

    private interface Filled {
        Door door(String adapter, String bridge, FilledDoor.Exit exit);
    }
}
