package io.headrace.settlement.dossier;

import io.headrace.settlement.courier.Books;
import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Invariants;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Lifecycle;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.Step;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.lifecycle.View;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.slot.Lane;
import java.util.List;
import java.util.Optional;

/// Carries a decision out in books that no courier works on: it takes the lease, so that one that does
/// after all is fenced off. Signs and sends nothing; the next courier goes on from the new state.
///
/// @param nowNanos desk time
public record Unattended(Books books, long nowNanos) implements Resolver {
    @Override
    public void resolve(String transferId, Resolution resolution) {
        Opened opened = books.open();
        opened.open().stream()
                .filter(life -> life.id().equals(transferId))
                .findFirst()
                .ifPresent(life -> carryOut(opened, life, resolution));
    }

    private void carryOut(Opened opened, Life life, Resolution resolution) {
        Lane lane = opened.lanes().stream()
                .filter(known -> known.id().equals(life.lane()))
                .findFirst()
                .orElseGet(() -> Lane.opened(life.lane(), 0));
        long now = Math.max(nowNanos, life.sinceNanos() + 1); // desk time never goes back
        View view = new View(life, lane, opened.ledger(), 1, now, Permission.HALTED, Terms.USUAL);
        Step step = new Lifecycle().step(view, new LifeEvent.Resolved(resolution));
        Invariants.require(view, step);
        Ledger ledger = opened.ledger();
        for (Entry entry : step.entries()) {
            ledger = ledger.after(entry); // refuses what does not fit the books
        }
        Change change =
                new Change(opened.fence(), List.of(step.life()), Optional.empty(), step.entries(), Optional.empty());
        if (!step.life().equals(life) && !books.commit(change)) {
            throw new IllegalStateException("the decision could not be written down; nothing was changed");
        }
    }
}
