package io.headrace.settlement.attest.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Artifact;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultOrder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What each kind of door reads in an order, and what it takes for an objection. No chain.
class DoorTest {
    private static final String ADAPTER = "0x" + "a1".repeat(20);
    private static final String OTHER = "0x" + "b2".repeat(20);
    private static final String VAULT = "0x" + "c3".repeat(20);
    private static final String TOKEN = "0x" + "d4".repeat(20);
    private static final String STRANGER = "0x" + "dd".repeat(20);
    private static final FilledDoor.Exit EXIT = new FilledDoor.Exit(OTHER, 3_600);
    private static final Payment PAYMENT = new Payment("0x" + "17".repeat(32), 10_000_000_000L, 20_000_000L);
    private static final List<Door> DOORS = List.of(
            new BridgeDoor.Mint(ADAPTER, OTHER, OTHER),
            new BridgeDoor.Slow(ADAPTER, OTHER, OTHER),
            new FilledDoor.Across(ADAPTER, OTHER, EXIT),
            new FilledDoor.Intent(ADAPTER, OTHER, EXIT),
            new GainingDoor.Swap(ADAPTER, OTHER),
            new GainingDoor.Lending(ADAPTER, OTHER),
            new MarginDoor(ADAPTER, OTHER, OTHER));

    @Test
    void whatAnAttestorWouldWriteItselfHasNoObjection() {
        DOORS.forEach(door -> assertEquals(Optional.empty(), door.objection(PAYMENT, door.order(PAYMENT)), door::kind));
    }

    /// The same number is harmless at one door and gives nearly all of it away at another.
    @Test
    void whatKeepsAllButOneUnitHasAnObjectionAtEveryKindOfDoor() {
        for (Door door : DOORS) {
            for (long number : List.of(1L, PAYMENT.units() - 1)) {
                DoorOrder told = door.order(PAYMENT);
                DoorOrder inData = new DoorOrder(Abi.encoded(number), told.received(), told.least());
                boolean harmless = switch (door) {
                    case BridgeDoor.Mint ignored -> number == 1;
                    case FilledDoor.Across ignored -> number == PAYMENT.units() - 1;
                    case FilledDoor.Intent ignored -> number == PAYMENT.units() - 1;
                    case BridgeDoor.Slow ignored -> false;
                    case GainingDoor.Swap ignored -> false;
                    case GainingDoor.Lending ignored -> false;
                    case MarginDoor ignored -> false;
                };
                assertEquals(harmless, door.objection(PAYMENT, inData).isEmpty(), () -> door.kind() + ' ' + number);
            }
            DoorOrder gainsOne = new DoorOrder(door.order(PAYMENT).data(), OTHER, BigInteger.ONE);
            assertTrue(door.objection(PAYMENT, gainsOne).isPresent(), door::kind);
        }
    }

    @Test
    void dataOfAnotherShapeHasAnObjectionAtEveryKindOfDoor() {
        Random random = new Random(20);
        for (int i = 0; i < 2_000; i++) {
            byte[] data = new byte[random.nextInt(4) * 32 + random.nextInt(3)];
            random.nextBytes(data);
            for (Door door : DOORS) {
                DoorOrder told = door.order(PAYMENT);
                String spoilt = Hex.of(data);
                if (!spoilt.equals(told.data())) {
                    DoorOrder order = new DoorOrder(spoilt, told.received(), told.least());
                    assertTrue(door.objection(PAYMENT, order).isPresent(), () -> door.kind() + ' ' + spoilt);
                }
            }
        }
    }

    @Test
    void moreThanLeavesCannotBeWantedToArrive() {
        for (Door door : DOORS.subList(2, 4)) {
            BigInteger more = PAYMENT.amount().add(BigInteger.ONE);
            assertTrue(
                    door.objection(PAYMENT, DoorOrder.abroad(Abi.encoded(more))).isPresent());
            assertFalse(door.objection(PAYMENT, DoorOrder.abroad(Abi.encoded(PAYMENT.amount())))
                    .isPresent());
        }
    }

    @Test
    void codeThatIsNoAdapterOfOursIsNoDoor() {
        VaultId vault = new VaultId(1, ADAPTER);
        DoorEnds ends = new DoorEnds(vault, OTHER, Optional.of(new VaultId(10, OTHER)));
        for (Door door : DOORS) {
            for (byte[] code : List.of(new byte[0], new byte[] {0x60, 0x00}, new byte[5_000])) {
                assertTrue(door.objections(code, ends).getFirst().contains("its code is not"), door::kind);
            }
        }
    }

    /// Who brings code onto a chain need not run its constructor: any value may stand in the right code.
    @Test
    void aValueThatStandsInTheRightCodeAndIsAStrangersIsRefusedAtEveryKindOfDoor() {
        DoorEnds ends = new DoorEnds(new VaultId(1, VAULT), TOKEN, Optional.of(new VaultId(10, OTHER)));
        for (Door door : DOORS) {
            assertEquals(List.of(), door.objections(made(door, ends, ""), ends), door::kind);
            for (String name : names(door)) {
                boolean measured = door instanceof GainingDoor.Lending && name.equals("pool");
                assertEquals(
                        measured,
                        door.objections(made(door, ends, name), ends).isEmpty(),
                        () -> door.kind() + ": " + name);
            }
        }
    }

    private static List<String> names(Door door) {
        List<String> names = new ArrayList<>();
        Artifact.json(door.contract()).path("immutables").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// A door's code with all the values it wants in it, but one.
    ///
    /// @param strange name of the value that is a stranger's; empty for none
    private static byte[] made(Door door, DoorEnds ends, String strange) {
        Map<String, BigInteger> values =
                door.wanted(ends).stream().collect(Collectors.toMap(Wanted::name, Wanted::high));
        JsonNode artifact = Artifact.json(door.contract());
        byte[] code = Hex.bytes(artifact.path("runtime").asText());
        artifact.path("immutables").properties().forEach(value -> {
            BigInteger right = values.getOrDefault(value.getKey(), BigInteger.ZERO);
            String word = Abi.encoded(value.getKey().equals(strange) ? Hex.number(STRANGER) : right);
            value.getValue().forEach(at -> System.arraycopy(Hex.bytes(word), 0, code, at.asInt(), 32));
        });
        return code;
    }

    @Test
    void whatWouldMakeADoorMeaninglessIsNotMade() {
        assertThrows(IllegalArgumentException.class, () -> new FilledDoor.Exit(OTHER, 0));
        assertThrows(IllegalArgumentException.class, () -> new GainingDoor.Lending(ADAPTER, VaultOrder.NOTHING));
        assertThrows(IllegalArgumentException.class, () -> new BridgeDoor.Mint("0x12", OTHER, OTHER));
        assertThrows(IllegalArgumentException.class, () -> new Payment(PAYMENT.id(), 10, 11));
    }
}
