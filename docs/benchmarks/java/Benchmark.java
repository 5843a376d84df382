import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `prepare`, `trees` or `score` of one set; [Prepare], [TreePeers] and [Scores] say what they do.
public final class Benchmark {
    private Benchmark() {}

    /// @param args step, set, folder of data, folder of this benchmark, folder to work in, families with commas between
    public static void main(String[] args) throws Exception {
        BenchSet set = BenchSet.named(args[1]);
        Path work = Files.createDirectories(Path.of(args[4]).resolve(set.label()));
        switch (args[0]) {
            case "prepare" ->
                new Prepare(set, Path.of(args[2]), Path.of(args[3]).resolve("desks"), work)
                        .run(List.of(args[5].split(",")));
            case "trees" -> TreePeers.run(work);
            case "score" -> System.out.println(new Scores(set, work).table());
            default -> throw new IllegalArgumentException("step must be prepare, trees or score, was " + args[0]);
        }
    }
}
