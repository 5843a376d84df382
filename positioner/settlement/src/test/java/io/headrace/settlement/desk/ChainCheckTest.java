package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.desk.ChainCheck.Finding;
import io.headrace.settlement.local.LocalFiles;
import io.headrace.settlement.local.LocalNet;
import io.headrace.settlement.panel.RemoteAttestor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings of two local chains, right and wrong, held against these chains.
class ChainCheckTest {
    private static final long OWNER = 1;
    private static final long GUARDIAN = 2;
    private static final long DAY = 86_400;

    @TempDir
    private static Path folder;

    private static LocalNet net;
    private static String right;

    @BeforeAll
    static void start() throws IOException {
        net = TriedDesk.net();
        right = Files.readString(LocalFiles.write(net, TriedDesk.DESK, folder).chains());
    }

    @AfterAll
    static void stop() {
        if (net != null) {
            net.close();
        }
    }

    /// What is wrong with settings that differ from the right ones in one place.
    private static List<Finding> wrong(String what, String other) throws IOException {
        assertTrue(right.contains(what), right);
        Path file = Files.writeString(folder.resolve("other.yaml"), right.replace(what, other));
        return look(file).stream().filter(finding -> !finding.sound()).toList();
    }

    private static List<Finding> look(Path file) {
        List<Finding> told = new ArrayList<>();
        assertEquals(ChainCheck.look(ChainDeskSettings.load(file), told::add), told);
        return told;
    }

    private static ChainDeskSettings settings() throws IOException {
        return ChainDeskSettings.load(Files.writeString(folder.resolve("right.yaml"), right));
    }

    @Test
    void everythingThatLocalChainsMakeIsSound() throws IOException {
        List<Finding> all = look(Files.writeString(folder.resolve("same.yaml"), right));
        assertEquals(List.of(), all.stream().filter(finding -> !finding.sound()).toList());
        assertTrue(
                all.stream().anyMatch(finding -> finding.subject().equals("way quick-alpha-treasury")), all::toString);
        assertTrue(
                all.stream().anyMatch(finding -> finding.says().startsWith("it lets go in all 50,000,000.00 USDC")),
                all::toString);
    }

    @Test
    void whatIsNoVaultIsToldAndWhatIsNoAdapter() throws IOException {
        ChainDeskSettings desk = settings();
        String treasury = desk.vault("treasury").address();
        List<Finding> wrong =
                wrong("treasury: {chain_id: 31337, address: \"" + treasury, treasuryAt(desk.tokenOf("treasury")));
        assertTrue(says(wrong, "vault of treasury", "stands no vault of Headrace"), wrong::toString);
        assertTrue(says(wrong, "way quick-treasury-alpha", "serves another vault"), wrong::toString);
        String adapter = desk.named("quick-treasury-alpha").adapter();
        wrong = wrong("adapter: \"" + adapter, "adapter: \"" + desk.tokenOf("treasury"));
        assertTrue(says(wrong, "way quick-treasury-alpha", "its code is not that adapter's"), wrong::toString);
        assertTrue(says(wrong, "way quick-treasury-alpha", "does not list its adapter"), wrong::toString);
        assertTrue(subjects(wrong).stream().allMatch(way -> way.startsWith("way quick")), wrong::toString);
    }

    private static String treasuryAt(String address) {
        return "treasury: {chain_id: 31337, address: \"" + address;
    }

    @Test
    void anAttestorThatVaultsDoNotKnowIsToldOfEachVault() throws IOException {
        String third = settings().attestors().panel().getLast().address();
        List<Finding> wrong = wrong(third, "0x9999999999999999999999999999999999999999");
        assertEquals(List.of("vault of alpha", "vault of bravo", "vault of treasury"), subjects(wrong));
        assertTrue(says(wrong, "vault of alpha", "takes those of 2 of the desk's 3 attestors"), wrong::toString);
        assertTrue(says(wrong, "vault of alpha", "does not know 0x9999"), wrong::toString);
    }

    @Test
    void aNodeThatIsSilentAndOneOfAnotherChainAreToldByTheirOperators() throws IOException {
        String first = net.firstUri().toString();
        List<Finding> wrong = wrong(first, "http://127.0.0.1:1");
        assertTrue(says(wrong, "chain first", "node of north does not answer"), wrong::toString);
        assertTrue(says(wrong, "vault of treasury", "operators do not say the same"), wrong::toString);
        wrong = wrong(first, net.secondUri().toString());
        assertTrue(says(wrong, "chain first", "the node serves chain 42161, wanted 31337"), wrong::toString);
    }

    @Test
    void aSenderWithoutCoinAndATokenOfOtherDecimalsAreTold() throws IOException {
        ChainDeskSettings desk = settings();
        String sender = desk.sender().address();
        List<Finding> wrong = wrong(sender, "0x8888888888888888888888888888888888888888");
        assertTrue(says(wrong, "chain first", "has 0 coin for gas"), wrong::toString);
        assertTrue(says(wrong, "chain second", "has 0 coin for gas"), wrong::toString);
        wrong = wrong(desk.tokenOf("treasury"), desk.vault("treasury").address());
        assertTrue(says(wrong, "chain first", "operators do not say the same of the decimals"), wrong::toString);
    }

    /// A vault that wants more signatures than the settings was called wrong: the desk asks for as many as it wants.
    @Test
    void whatOwnerAndGuardianOfAVaultChangedIsTold() throws Exception {
        try (LocalNet changed = TriedDesk.net()) {
            Path file = LocalFiles.write(changed, TriedDesk.DESK, Files.createDirectory(folder.resolve("changed")))
                    .chains();
            ChainDeskSettings desk = ChainDeskSettings.load(file);
            List<String> panel = desk.attestors().panel().stream()
                    .map(RemoteAttestor::address)
                    .toList();
            byte[] three = Hex.bytes(Abi.call("setAttestors", panel, 3));
            String bravo = desk.vault("bravo").address();
            TriedDesk.tell(changed.secondUri(), OWNER, bravo, Abi.call("schedule", three));
            TriedDesk.tell(changed.secondUri(), "evm_increaseTime", Long.toString(DAY));
            TriedDesk.tell(changed.secondUri(), OWNER, bravo, Abi.call("enact", three));
            List<Finding> all = look(file);
            assertTrue(says(all, "vault of bravo", "it wants 3 signatures and takes those of 3"), all::toString);
            assertTrue(all.stream().allMatch(Finding::sound), all::toString);
            TriedDesk.tell(changed.secondUri(), GUARDIAN, bravo, Abi.call("pause"));
            List<Finding> wrong =
                    look(file).stream().filter(finding -> !finding.sound()).toList();
            assertEquals(List.of("vault of bravo"), subjects(wrong), wrong::toString);
            assertTrue(says(wrong, "vault of bravo", "it is paused"), wrong::toString);
        }
    }

    private static boolean says(List<Finding> all, String subject, String words) {
        return all.stream()
                .anyMatch(finding ->
                        finding.subject().equals(subject) && finding.says().contains(words));
    }

    private static List<String> subjects(List<Finding> all) {
        return all.stream().map(Finding::subject).distinct().toList();
    }
}
