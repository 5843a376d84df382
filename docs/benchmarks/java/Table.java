import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A comma-separated file of numbers behind some columns of text.
record Table(List<String> columns, List<String[]> rows) {
    static Table read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<String> columns = List.of(reader.readLine().replace("\"", "").split(","));
            List<String[]> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.replace("\"", "").split(","));
            }
            return new Table(columns, rows);
        }
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println(String.join(",", columns));
            rows.forEach(row -> out.println(String.join(",", row)));
        }
    }

    String text(int row, String column) {
        return rows.get(row)[columns.indexOf(column)];
    }

    double number(int row, String column) {
        return Double.parseDouble(text(row, column));
    }

    /// The numbers of a row from a column on.
    double[] from(int row, String first) {
        String[] cells = rows.get(row);
        int from = columns.indexOf(first);
        return Arrays.stream(cells, from, cells.length).mapToDouble(Double::parseDouble).toArray();
    }

    double[] column(String name) {
        int at = columns.indexOf(name);
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[at])).toArray();
    }

    /// Columns whose name begins so, by row.
    double[][] matrix(String prefix) {
        int[] at = java.util.stream.IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).startsWith(prefix))
                .toArray();
        return rows.stream()
                .map(row -> Arrays.stream(at).mapToDouble(i -> Double.parseDouble(row[i])).toArray())
                .toArray(double[][]::new);
    }
}
