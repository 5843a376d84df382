/// What a person sees of transfers and decides about them: one line each, the whole history of one, and the rule that
/// two persons decide what cannot go on by itself.
@NullMarked
package io.headrace.settlement.dossier;

import org.jspecify.annotations.NullMarked;
