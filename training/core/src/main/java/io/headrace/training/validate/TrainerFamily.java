package io.headrace.training.validate;

import io.headrace.training.fit.BlendTrainer;
import io.headrace.training.fit.EwmaTrainer;
import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.OverStructure;
import io.headrace.training.fit.OverTails;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.SeasonalTrainer;
import io.headrace.training.fit.StructuralTrainer;
import io.headrace.training.fit.commonsmath.LinearQuantileTrainer;
import io.headrace.training.fit.dl4j.NetworkForm;
import io.headrace.training.fit.dl4j.NetworkSettings;
import io.headrace.training.fit.dl4j.NetworkTrainer;
import io.headrace.training.fit.smile.BoostSettings;
import io.headrace.training.fit.smile.BoostedQuantileTrainer;
import io.headrace.training.fit.smile.ForestQuantileTrainer;
import io.headrace.training.fit.smile.ForestSettings;
import io.headrace.training.fit.smile.MixtureQuantileTrainer;
import io.headrace.training.fit.smile.MixtureSettings;
import io.headrace.training.fit.tribuo.SgdQuantileTrainer;
import io.headrace.training.fit.tribuo.SgdSettings;
import io.headrace.training.fit.tribuo.xgboost.XgboostQuantileTrainer;
import io.headrace.training.fit.tribuo.xgboost.XgboostSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The families that can be trained, by the name the command line and the model card use.
///
/// A new family is one constant here and one package under `fit` that holds its library: its name, the
/// library (as `libraries.properties` knows it), how settings become a trainer, and the settings it
/// reads. A learner is wrapped in [OverStructure], which gives it the structural forecast to stand on.
public enum TrainerFamily {
    COMMONS_MATH("commons-math", "commons-math3", settings -> new OverStructure(new LinearQuantileTrainer())),
    SMILE(
            "smile",
            "smile-core",
            settings -> new OverStructure(new BoostedQuantileTrainer(BoostSettings.of(settings))),
            BoostSettings.DECLARED),
    FOREST(
            "forest",
            "smile-core",
            settings -> new OverStructure(new ForestQuantileTrainer(ForestSettings.of(settings))),
            ForestSettings.DECLARED),
    MIXTURE(
            "mixture",
            "smile-core",
            settings -> new OverStructure(new MixtureQuantileTrainer(MixtureSettings.of(settings))),
            MixtureSettings.DECLARED),
    TRIBUO(
            "tribuo",
            "tribuo-regression-sgd",
            settings -> overStructure(new SgdQuantileTrainer(SgdSettings.of(settings))),
            SgdSettings.DECLARED),
    XGBOOST(
            "xgboost",
            "xgboost4j",
            settings -> overStructure(new XgboostQuantileTrainer(XgboostSettings.of(settings))),
            XgboostSettings.DECLARED),
    DL4J(
            "dl4j",
            "deeplearning4j-nn",
            settings -> network(NetworkForm.CONVOLUTION, settings),
            NetworkSettings.declared(16)),
    DL4J_DENSE(
            "dl4j-dense",
            "deeplearning4j-nn",
            settings -> network(NetworkForm.DENSE, settings),
            NetworkSettings.declared(2)),
    DL4J_LSTM(
            "dl4j-lstm",
            "deeplearning4j-nn",
            settings -> network(NetworkForm.LSTM, settings),
            NetworkSettings.declared(12)),
    SEASONAL("seasonal", "headrace", settings -> new SeasonalTrainer()),
    STRUCTURAL("structural", "headrace", settings -> new StructuralTrainer()),
    EWMA("ewma", "headrace", settings -> new EwmaTrainer()),
    /// Not trained here: its model comes from a file.
    ONNX("onnx", "headrace", settings -> (rows, levels, seed) -> {
        throw new IllegalArgumentException("an imported model is not fitted: use 'models import-onnx'");
    }),
    BLEND("blend", "headrace", settings -> blend(settings, COMMONS_MATH, SMILE, STRUCTURAL, EWMA), blended());

    /// Other names of a family, after the library and what it fits with it.
    private static final Map<String, TrainerFamily> FINER = Map.of(
            "commons-math-linear", COMMONS_MATH,
            "dl4j-convolution", DL4J,
            "smile-boost", SMILE,
            "smile-forest", FOREST,
            "smile-mixture", MIXTURE,
            "tribuo-sgd", TRIBUO,
            "tribuo-xgboost", XGBOOST);

    /// Rows beyond a level that is fitted on its own.
    private static final double ROWS_BEYOND = 100;

    /// What every family is judged against, over the same rows.
    public static final List<TrainerFamily> BASELINES = List.of(SEASONAL, STRUCTURAL, EWMA);

    private final String label;
    private final String library;
    private final Function<FamilySettings, QuantileTrainer> recipe;
    private final List<FamilySetting> declared;

    TrainerFamily(String label, String library, Function<FamilySettings, QuantileTrainer> recipe) {
        this(label, library, recipe, List.of());
    }

    TrainerFamily(
            String label,
            String library,
            Function<FamilySettings, QuantileTrainer> recipe,
            List<FamilySetting> declared) {
        this.label = label;
        this.library = library;
        this.recipe = recipe;
        this.declared = List.copyOf(declared);
    }

    public String label() {
        return label;
    }

    /// What fits it, with its version.
    public String library() {
        return Libraries.withVersion(library);
    }

    /// The settings it reads.
    public List<FamilySetting> declared() {
        return declared;
    }

    /// @param settings those it does not read are ignored, those not said take their usual value
    /// @throws IllegalArgumentException when a value is out of its range
    public QuantileTrainer trainer(FamilySettings settings) {
        return recipe.apply(settings.resolved(declared));
    }

    private static List<FamilySetting> blended() {
        return Stream.concat(BoostSettings.DECLARED.stream(), Stream.of(BlendTrainer.ONLINE))
                .toList();
    }

    private static QuantileTrainer network(NetworkForm form, FamilySettings settings) {
        return new OverStructure(new NetworkTrainer(NetworkSettings.of(form, settings)));
    }

    private static QuantileTrainer blend(FamilySettings settings, TrainerFamily... members) {
        return new BlendTrainer(
                Arrays.stream(members).map(member -> member.trainer(settings)).toList(),
                settings.whole(BlendTrainer.ONLINE.name()) == 1);
    }

    private static QuantileTrainer overStructure(QuantileTrainer learner) {
        return new OverStructure(new OverTails(learner, ROWS_BEYOND));
    }

    /// A family that can be trained, by label or finer name.
    public static Optional<TrainerFamily> named(String label) {
        return Arrays.stream(values())
                .filter(family -> family != ONNX && family.label.equals(label))
                .findFirst()
                .or(() -> Optional.ofNullable(FINER.get(label)));
    }

    public static List<String> labels() {
        return Arrays.stream(values())
                .filter(family -> family != ONNX)
                .map(TrainerFamily::label)
                .toList();
    }
}
