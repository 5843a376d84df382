package io.headrace.settlement.dossier;

import io.headrace.settlement.journal.transfer.Attested;
import io.headrace.settlement.journal.transfer.BooksQuery;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.journal.transfer.LifeStep;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Tells what becomes of transfers in plain words, each step once, in the order it happened. For one
/// thread.
public final class Story {
    private static final Pattern LONG = Pattern.compile("(0x[0-9a-f]{8})[0-9a-f]{24,}");
    private static final int MOST = 100;
    private static final int ID = 10;

    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Integer> heard = new HashMap<>();

    /// What happened since the last call.
    public List<String> news(BooksReader books) {
        List<String> news = new ArrayList<>();
        List<Life> lives = new ArrayList<>(books.page(BooksQuery.newest(MOST)));
        for (Life life : lives.reversed()) {
            if (told.getOrDefault(life.id(), 0) >= 0) {
                books.dossier(life.id()).ifPresent(known -> tell(news, known));
            }
        }
        return news;
    }

    /// How a line names a transfer.
    public static String name(String transferId) {
        return transferId.substring(0, Math.min(ID, transferId.length()));
    }

    private void tell(List<String> news, Dossier known) {
        String id = known.life().id();
        String name = name(id);
        int from = heard.getOrDefault(id, 0);
        for (Attested said : known.attested().subList(from, known.attested().size())) {
            news.add(name + "  attest     " + said.attestor().substring(0, ID) + ' ' + said.words());
        }
        heard.put(id, known.attested().size());
        List<LifeStep> steps = known.steps();
        for (LifeStep step : steps.subList(Math.min(told.getOrDefault(id, 0), steps.size()), steps.size())) {
            String words = words(step, known);
            if (!words.isEmpty()) {
                news.add(name + "  " + LONG.matcher(words).replaceAll("$1…"));
            }
        }
        told.put(id, known.life().state().isFinal() ? -1 : steps.size());
    }

    /// Empty for steps that say nothing to a person.
    private static String words(LifeStep step, Dossier known) {
        Life life = known.life();
        return switch (step.state()) {
            case PLANNED ->
                String.format(
                        Locale.ROOT,
                        "plan       %,.2f USDC from %s to %s",
                        TransferLine.decimal(life.plan().units()),
                        life.plan().from(),
                        life.plan().to());
            case APPROVED -> "release    enough attestors signed";
            case RESERVED -> "reserve    promised in the ledger";
            case SIGNED ->
                "sign       " + step.leg().kind().name().toLowerCase(Locale.ROOT) + ", written down before it is sent";
            case IN_MEMPOOL -> "send       nodes have it";
            case INCLUDED -> "include    " + step.proof();
            case FINAL_OK -> "final      " + step.proof();
            case BRIDGE_SENT ->
                "bridge     on its way; " + known.life().evidence().messageId();
            case BRIDGE_READY -> "bridge     it can be claimed";
            case DELIVERED -> "arrive     on the venue's chain";
            case REVERSED -> "return     nobody delivered it; taken back into its vault";
            case CREDITED ->
                step.proof().isEmpty()
                        ? "credit"
                        : "credit     by " + step.proof().replaceFirst("^credit ", "");
            case RECONCILED -> "reconcile  plan, ledger, chain and venue say the same";
            case HELD,
                    MANUAL_REVIEW,
                    STRANDED,
                    LAPSING,
                    FAILED_NO_MOVE,
                    REJECTED,
                    EXPIRED,
                    RELEASED,
                    WRITTEN_OFF,
                    FOREIGN_SLOT -> step.state() + "  " + step.reason();
            default -> "";
        };
    }

    /// How many transfers are over, and how many of them well.
    public static String sum(Map<State, Long> counts, long unexplained, long apart) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long good = counts.getOrDefault(State.RECONCILED, 0L);
        long over = counts.entrySet().stream()
                .filter(entry -> entry.getKey().isFinal())
                .mapToLong(Map.Entry::getValue)
                .sum();
        return String.format(
                Locale.ROOT,
                "summary    %d transfers: %d reconciled, %d ended otherwise, %d under way; unexplained %d base units,"
                        + " vaults and books apart %d",
                all,
                good,
                over - good,
                all - over,
                unexplained,
                apart);
    }
}
