package io.headrace.market.portfolio.position;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.Legs;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairRankingTest {
    @Test
    void fourVenuesMakeTwoPairs() {
        PairRanking ranking = ranking("a", "b", "c", "d");
        ranking.rank(0, new double[] {0.3, 0.1, 0.4, 0.2});
        assertArrayEquals(new double[] {-0.4, 0.6, -0.6, 0.4}, ranking.signedShares(0));
    }

    @Test
    void theMiddleOfThreeStandsAgainstTheFarEnd() {
        PairRanking ranking = ranking("a", "b", "c");
        ranking.rank(0, new double[] {0.0, 0.1, 0.5});
        assertArrayEquals(new double[] {0.6, 0.4, -1}, ranking.signedShares(0));
        ranking.rank(0, new double[] {0.0, 0.4, 0.5});
        assertArrayEquals(new double[] {1, -0.4, -0.6}, ranking.signedShares(0));
    }

    @Test
    void twoVenuesMakeOnePair() {
        PairRanking ranking = ranking("a", "b");
        ranking.rank(0, new double[] {0.2, 0.1});
        assertArrayEquals(new double[] {-1, 1}, ranking.signedShares(0));
    }

    @Test
    void oldLegsStayInsideTheSwitchBand() {
        PairRanking ranking = ranking("a", "b");
        ranking.rank(0, new double[] {0.10, 0.11});
        ranking.rank(0, new double[] {0.11, 0.10});
        assertArrayEquals(new double[] {1, -1}, ranking.signedShares(0), "2 % better is inside the band of 3 %");
        ranking.rank(0, new double[] {0.12, 0.10});
        assertArrayEquals(new double[] {-1, 1}, ranking.signedShares(0), "4 % better is beyond it");
    }

    @Test
    void tiesFallToTheEarlierVenue() {
        PairRanking ranking = ranking("a", "b");
        ranking.rank(0, new double[] {0.1, 0.1});
        assertArrayEquals(new double[] {1, -1}, ranking.signedShares(0));
    }

    private static PairRanking ranking(String... venues) {
        PortfolioSpec spec = PortfolioSpec.forVenues(List.of(venues), List.of("BTC"));
        return new PairRanking(new FoldState(), new Legs(spec), spec.switchBandPerYear());
    }
}
