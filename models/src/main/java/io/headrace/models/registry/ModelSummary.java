package io.headrace.models.registry;

import io.headrace.models.card.ModelCard;
import io.headrace.models.signature.Vouched;
import java.util.List;

/// One model of the registry, as `models list` shows it.
public sealed interface ModelSummary {
    String id();

    /// The names that point to it, such as `champion`, and the words people put on it.
    Names names();

    /// @param aliases in the order champion, challenger, previous
    /// @param tags in alphabetical order
    record Names(List<String> aliases, List<String> tags) {
        public Names {
            aliases = List.copyOf(aliases);
            tags = List.copyOf(tags);
        }
    }

    /// A model whose every file is what was published.
    ///
    /// @param card what it was fitted on and how it did
    /// @param vouched who signed it; whether that is enough is asked when it is loaded to be served
    record Intact(ModelCard card, Vouched vouched, Names names) implements ModelSummary {
        @Override
        public String id() {
            return card.id();
        }
    }

    /// A model that is refused.
    ///
    /// @param sentence why it is refused
    record Damaged(String id, String sentence, Names names) implements ModelSummary {}
}
