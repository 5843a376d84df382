package io.headrace.features.signal.regime;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Ewma;

/// Passes returns on in units of what they usually are: z = r / sqrt(n v), n the steps that r spans and v a slow EWMA
/// of r^2 / n as it stood before. Nothing is passed on while v is 0.
final class Standardized implements ReturnFilter {
    static final double SLOW_LAMBDA = 0.995;

    private final ReturnFilter inner;
    private final Ewma variance = new Ewma(SLOW_LAMBDA);

    Standardized(ReturnFilter inner) {
        this.inner = inner;
    }

    @Override
    public void add(double value, long steps) {
        double usual = variance.value() * steps;
        if (usual > 0) {
            inner.add(value / Math.sqrt(usual), 1);
        }
        variance.add(value * value / steps, steps);
    }

    @Override
    public double value() {
        return inner.value();
    }

    @Override
    public void save(StateSink sink) {
        variance.save(sink);
        inner.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        variance.restore(source);
        inner.restore(source);
    }
}
