package io.headrace.settlement.lifecycle;

import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.slot.Lane;
import java.util.ArrayList;
import java.util.List;

/// What follows from an event: life, lane and entries are written down together, then the commands are obeyed.
public record Step(Life life, Lane lane, List<Entry> entries, List<Command> commands) {
    public Step {
        entries = List.copyOf(entries);
        commands = List.copyOf(commands);
    }

    Step with(Life next) {
        return new Step(next, lane, entries, commands);
    }

    Step with(Lane next) {
        return new Step(life, next, entries, commands);
    }

    Step booking(Entry entry) {
        List<Entry> all = new ArrayList<>(entries);
        all.add(entry);
        return new Step(life, lane, all, commands);
    }

    Step doing(Command command) {
        List<Command> all = new ArrayList<>(commands);
        all.add(command);
        return new Step(life, lane, entries, all);
    }

    /// The transfer with the reason for its state, told to a person.
    Step paging(String why) {
        return with(life.because(why)).doing(new Command.Page(life.id(), why));
    }
}
