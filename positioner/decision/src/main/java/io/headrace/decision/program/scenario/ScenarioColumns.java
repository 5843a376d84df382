package io.headrace.decision.program.scenario;

/// Where one scenario's amounts stand among a program's columns and rows; -1 where there is none.
///
/// @param sent by link, then period of departure
/// @param left by node, then period: on hand after departures
/// @param near by venue, then period: first segment of the shortfall
/// @param deep by venue, then period: the rest of it
/// @param balance by node, then period: row that conserves money
/// @param inflow by node, then period: row that limits what is sent to it
public record ScenarioColumns(int[][] sent, int[][] left, int[][] near, int[][] deep, int[][] balance, int[][] inflow) {
    static ScenarioColumns none(int nodes, int links, int periods) {
        return new ScenarioColumns(
                table(links, periods),
                table(nodes, periods),
                table(nodes - 1, periods),
                table(nodes - 1, periods),
                table(nodes, periods),
                table(nodes, periods));
    }

    private static int[][] table(int rows, int periods) {
        int[][] table = new int[rows][periods];
        for (int[] row : table) {
            java.util.Arrays.fill(row, -1);
        }
        return table;
    }
}
