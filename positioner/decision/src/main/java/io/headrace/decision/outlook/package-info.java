/// What each venue will need, as far as the desk knows: present demand, announced plan, forecast.
@NullMarked
package io.headrace.decision.outlook;

import org.jspecify.annotations.NullMarked;
