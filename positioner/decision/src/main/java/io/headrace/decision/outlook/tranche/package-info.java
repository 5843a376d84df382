/// What the risk tranches of a venue's account ask for, from what is held now.
@NullMarked
package io.headrace.decision.outlook.tranche;

import org.jspecify.annotations.NullMarked;
