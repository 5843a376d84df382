package io.headrace.training.cli.train;

import io.headrace.training.validate.TrainerFamily;
import java.util.ArrayList;

/// The names of families, for help and completion.
public final class Families extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    public Families() {
        super(TrainerFamily.labels());
    }
}
