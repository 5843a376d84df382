package io.headrace.models.registry;

import io.headrace.models.card.ModelCard;
import java.util.List;

/// One model of the registry, as `models list` shows it.
public sealed interface ModelSummary {
    String id();

    /// The names that point to it, such as `champion`; in name order.
    List<String> aliases();

    /// A model that passed every check.
    ///
    /// @param card what it was fitted on and how it did
    record Intact(ModelCard card, List<String> aliases) implements ModelSummary {
        public Intact {
            aliases = List.copyOf(aliases);
        }

        @Override
        public String id() {
            return card.id();
        }
    }

    /// A model that is refused.
    ///
    /// @param sentence why it is refused
    record Damaged(String id, String sentence, List<String> aliases) implements ModelSummary {
        public Damaged {
            aliases = List.copyOf(aliases);
        }
    }
}
