package io.headrace.market.venue.margin;

/// The part of a position's margin that one tier asks for, USD.
///
/// @param tier the tier as the venue's rules name it
/// @param notionalUsd the part of the position inside the tier
public record MarginSlice(String tier, double notionalUsd, double initialUsd, double maintenanceUsd) {}
