package io.headrace.decision.hedge;

/// One offset: exposure cut at a venue that runs short and taken up where margin is spare. Advice; nothing
/// executes it.
///
/// @param venue that runs short
/// @param at where the exposure goes
/// @param product the contract there: perpetual, dated or option
/// @param exposureUsd shifted, USD, positive
/// @param isLong whether what is shifted is long
/// @param freedUsd by how much less the one venue needs, USD, at least 0
/// @param askedUsd by how much more the other needs, USD; negative where it closes a position there too
/// @param costUsd fees, slippage and holding, the way back included where the settings say so
/// @param savesUsd what it saves beyond its cost, USD
/// @param sentence for people
public record Hedge(
        String venue,
        String coin,
        String at,
        String product,
        double exposureUsd,
        boolean isLong,
        double freedUsd,
        double askedUsd,
        double costUsd,
        double savesUsd,
        String sentence) {
    public Hedge {
        if (!(exposureUsd > 0) || !(freedUsd >= 0) || !Double.isFinite(exposureUsd + freedUsd)) {
            throw new IllegalArgumentException(
                    "an offset shifts a finite exposure and frees, were " + exposureUsd + ", " + freedUsd);
        }
        if (!Double.isFinite(askedUsd) || !Double.isFinite(costUsd) || !Double.isFinite(savesUsd)) {
            throw new IllegalArgumentException("what is asked, paid and saved must be finite, were " + askedUsd + ", "
                    + costUsd + ", " + savesUsd);
        }
    }

    /// What is shifted, negative when short, USD.
    public double signedUsd() {
        return isLong ? exposureUsd : -exposureUsd;
    }
}
