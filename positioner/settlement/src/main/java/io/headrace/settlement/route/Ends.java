package io.headrace.settlement.route;

import io.headrace.settlement.chain.nodes.LogReader;

/// Where a route begins and ends.
///
/// @param route its name, as plans name it
/// @param adapter the vault's door to it on the source
/// @param left what logs of the source mean
/// @param came what logs of the destination mean
public record Ends(
        String route, Witnesses source, Witnesses destination, String adapter, LogReader left, LogReader came) {}
