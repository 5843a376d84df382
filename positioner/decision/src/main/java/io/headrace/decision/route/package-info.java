/// Which of several ways between two nodes a transfer should take: lead times learned from what each
/// did, and a choice by the decision's own prices. Pure; knows no chain.
@NullMarked
package io.headrace.decision.route;

import org.jspecify.annotations.NullMarked;
