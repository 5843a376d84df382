import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.SigningKey;
import io.headrace.models.signature.TrustedKeys;
import io.headrace.training.cli.rehearsal.RehearsedModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;

/// Makes signed models of random numbers in the size of real ones (25 inputs, 10 levels, 50 trees of 63 nodes a
/// level), and times how long verifying and loading one takes: wall clock and processor time of the loading
/// thread, at first and by the best of nine more in the same process.
public final class ModelLoad {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ModelLoad() {}

    /// @param args `make` or `load`, the folder, and `linear`, `trees` or `blend`
    public static void main(String[] args) {
        Path home = Path.of(args[1]);
        if (args[0].equals("make")) {
            make(home, args[2]);
            return;
        }
        THREADS.getCurrentThreadCpuTime();
        double[] first = load(home);
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int i = 0; i < 9; i++) {
            double[] again = load(home);
            best = new double[] {Math.min(best[0], again[0]), Math.min(best[1], again[1])};
        }
        System.out.printf(
                Locale.ROOT,
                "%-7s first %5.0f ms (%5.0f of processor), again %5.0f ms (%5.0f)%n",
                args[2],
                first[0],
                first[1],
                best[0],
                best[1]);
    }

    private static double[] load(Path home) {
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        TrustedKeys keys = TrustedKeys.in(home.resolve("keys"));
        new ModelRegistry(home.resolve("models"), keys).load(ModelRegistry.CHAMPION);
        return new double[] {(System.nanoTime() - wall) / 1e6, (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6};
    }

    private static void make(Path home, String kind) {
        ModelRegistry registry = new ModelRegistry(home.resolve("models"));
        String id = registry.publish(RehearsedModel.valueOf(kind.toUpperCase(Locale.ROOT)).bundle());
        SigningKey key = SigningKey.generate(new SecureRandom());
        key.publicKey().write(home.resolve("keys").resolve("quant.pub"));
        registry.sign(id, key);
        registry.promote(id);
        long bytes =
                home.resolve("models").resolve(id).resolve("model.json.gz").toFile().length();
        System.out.printf(Locale.ROOT, "%-7s %,d bytes compressed%n", kind, bytes);
    }
}
