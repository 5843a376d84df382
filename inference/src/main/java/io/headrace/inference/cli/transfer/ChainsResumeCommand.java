package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.settlement.dossier.DossierText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `chains resume`.
@Command(
        name = "resume",
        sortOptions = false,
        description =
                "Says that it is known what made a sender of a running desk stand still, and that it may go on. The first person's "
                        + "word is written down and waits; when another person says the same the sender goes on.",
        footer = {
            "",
            "Exit codes: 0 taken, 6 no such sender stands still, 7 the same person again, 8 no service answers.",
            "Example: ./headrace chains resume --chain 8453 --sender 0x7099… --nonce 17 --by ann --why 'key used by hand'"
        })
final class ChainsResumeCommand implements Callable<Integer> {
    @Mixin
    private ServicePlace place = new ServicePlace();

    @Option(names = "--chain", required = true, paramLabel = "ID", description = "The chain's id.")
    private long chain;

    @Option(names = "--sender", required = true, paramLabel = "ADDRESS", description = "The sender's address.")
    private String sender = "";

    @Option(
            names = "--nonce",
            required = true,
            paramLabel = "NONCE",
            description = "The sender's final nonce on the chain, which persons looked up.")
    private long nonce;

    @Mixin
    private SpokenWord word = new SpokenWord();

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("chain", chain)
                .put("sender", sender.strip())
                .put("nonce", nonce);
        ObjectNode outcome = place.desk().state("senders", word.into(body));
        return place.print(outcome, said -> DossierText.statement(said, word.person()));
    }
}
