package io.headrace.decision.incident;

import java.util.List;

/// A story a desk must survive.
///
/// @param name unique, lower case with hyphens
/// @param title a few words
/// @param story what happened to others and what must not happen here
/// @param source where the story comes from
/// @param stage the world it plays in
/// @param criteria all must be met
public record Incident(String name, String title, String story, String source, Stage stage, List<Criterion> criteria) {
    public Incident {
        criteria = List.copyOf(criteria);
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*") || story.isBlank() || source.isBlank() || criteria.isEmpty()) {
            throw new IllegalArgumentException("an incident needs a name, a story, a source and criteria, was " + name);
        }
    }
}
