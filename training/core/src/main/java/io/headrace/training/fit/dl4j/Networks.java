package io.headrace.training.fit.dl4j;

import io.headrace.models.predictor.network.Activated;
import io.headrace.models.predictor.network.Activation;
import io.headrace.models.predictor.network.Convolution;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Layer;
import io.headrace.models.predictor.network.Lstm;
import io.headrace.models.predictor.network.Pooling;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/// Networks of each [NetworkForm]: how Deeplearning4j makes them, and how they are read out.
final class Networks {
    private static final int TAPS = 2;
    private static final int GATES = 4;

    private Networks() {}

    static MultiLayerNetwork make(NetworkSettings settings, int columns, PinballLoss loss, int levels, long seed) {
        NeuralNetConfiguration.ListBuilder layers = base(settings, seed).list();
        hidden(settings, layers);
        layers.layer(output(loss, levels));
        MultiLayerConfiguration configuration = layers.setInputType(
                        settings.form() == NetworkForm.DENSE
                                ? InputType.feedForward((long) columns * settings.steps())
                                : InputType.recurrent(columns, settings.steps()))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    /// A network of one layer, begun as the last one of another.
    static MultiLayerNetwork head(NetworkSettings settings, MultiLayerNetwork shared, PinballLoss loss, long seed) {
        int last = shared.getnLayers() - 1;
        INDArray weights = shared.getParam(last + "_W");
        MultiLayerNetwork head = new MultiLayerNetwork(base(settings, seed)
                .list()
                .layer(output(loss, (int) weights.columns()))
                .setInputType(InputType.feedForward(weights.rows()))
                .build());
        head.init();
        head.setParam("0_W", weights.dup());
        head.setParam("0_b", shared.getParam(last + "_b").dup());
        return head;
    }

    private static NeuralNetConfiguration.Builder base(NetworkSettings settings, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.DOUBLE)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(settings.learningRate()))
                .l2(settings.decay());
    }

    private static OutputLayer output(PinballLoss loss, int levels) {
        return new OutputLayer.Builder(loss)
                .nOut(levels)
                .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                .build();
    }

    private static void hidden(NetworkSettings settings, NeuralNetConfiguration.ListBuilder layers) {
        int units = settings.units();
        switch (settings.form()) {
            case DENSE -> layers.layer(dense(2 * units)).layer(dense(units));
            case CONVOLUTION -> {
                for (int dilation = 1; dilation < settings.steps(); dilation *= TAPS) {
                    layers.layer(new Convolution1D.Builder(TAPS)
                            .nOut(units)
                            .dilation(dilation)
                            .convolutionMode(ConvolutionMode.Truncate)
                            .activation(org.nd4j.linalg.activations.Activation.ELU)
                            .build());
                }
                // One step is left: its mean is the step itself.
                layers.layer(new GlobalPoolingLayer(PoolingType.AVG)).layer(dense(units));
            }
            case LSTM ->
                layers.layer(new LastTimeStep(new LSTM.Builder()
                        .nOut(units)
                        .activation(org.nd4j.linalg.activations.Activation.TANH)
                        .build()));
        }
    }

    private static DenseLayer dense(int units) {
        return new DenseLayer.Builder()
                .nOut(units)
                .activation(org.nd4j.linalg.activations.Activation.ELU)
                .build();
    }

    /// The layers behind the scaling, as numbers.
    static List<Layer> read(MultiLayerNetwork network, NetworkSettings settings, PinballLoss loss) {
        List<Layer> read = new ArrayList<>();
        int at = 0;
        switch (settings.form()) {
            case DENSE -> {
                read.add(Pooling.FLAT);
                addDense(read, network, at++);
                addDense(read, network, at++);
            }
            case CONVOLUTION -> {
                for (int dilation = 1; dilation < settings.steps(); dilation *= TAPS) {
                    read.add(convolution(network, at++, dilation));
                    read.add(new Activated(Activation.ELU));
                }
                at++; // the pooling of one step
                addDense(read, network, at++);
            }
            case LSTM -> {
                read.add(lstm(network, at++));
                read.add(Pooling.LAST);
            }
        }
        read.add(linear(network, at));
        read.add(loss.increments());
        return read;
    }

    private static void addDense(List<Layer> read, MultiLayerNetwork network, int at) {
        read.add(linear(network, at));
        read.add(new Activated(Activation.ELU));
    }

    /// A layer without activation.
    static Dense linear(MultiLayerNetwork network, int at) {
        return new Dense(
                network.getParam(at + "_W").transpose().toDoubleMatrix(),
                network.getParam(at + "_b").toDoubleVector());
    }

    /// The library calls the sizes output, channel, tap, 1, but computes with the same numbers in the order
    /// tap, channel, output.
    private static Convolution convolution(MultiLayerNetwork network, int at, int dilation) {
        INDArray weights = network.getParam(at + "_W");
        int outputs = (int) weights.size(0);
        double[] numbers = weights.dup('c').data().asDouble();
        double[][] rows = new double[outputs][numbers.length / outputs];
        for (int i = 0; i < numbers.length; i++) {
            rows[i % outputs][i / outputs] = numbers[i];
        }
        return new Convolution(rows, network.getParam(at + "_b").toDoubleVector(), TAPS, dilation, 0, 0);
    }

    /// Deeplearning4j's blocks are candidate, forget gate, output gate, input gate.
    private static Lstm lstm(MultiLayerNetwork network, int at) {
        double[][] input = network.getParam(at + "_W").transpose().toDoubleMatrix();
        double[][] recurrent = network.getParam(at + "_RW").transpose().toDoubleMatrix();
        double[] bias = network.getParam(at + "_b").toDoubleVector();
        int units = bias.length / GATES;
        int[] blocks = {3, 1, 2, 0};
        double[][] rows = new double[bias.length][input[0].length + units];
        double[] ordered = new double[bias.length];
        for (int row = 0; row < bias.length; row++) {
            int from = blocks[row / units] * units + row % units;
            System.arraycopy(input[from], 0, rows[row], 0, input[0].length);
            System.arraycopy(recurrent[from], 0, rows[row], input[0].length, units);
            ordered[row] = bias[from];
        }
        return new Lstm(rows, ordered);
    }
}
