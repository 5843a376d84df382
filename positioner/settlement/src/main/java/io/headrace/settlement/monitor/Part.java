package io.headrace.settlement.monitor;

import io.headrace.market.event.PoolMeasure;
import io.headrace.settlement.chain.read.Question;
import io.headrace.settlement.chain.read.Reading;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.monitor.ChainFact.Kind;
import io.headrace.settlement.venue.aave.AaveReader;
import io.headrace.settlement.venue.aave.AaveReserve;
import io.headrace.settlement.venue.aave.AaveState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// One thing that contracts are asked for, and what their answers say.
sealed interface Part {
    List<Question> questions();

    /// @param answers to the questions, in their order, at a block
    /// @throws RuntimeException when they say nothing that counts
    List<Told> told(List<Reading> answers, Block at);

    /// A reserve of Aave, and whom nobody is: the account does not matter.
    record Pool(Watched.Reserve watched, AaveReserve contracts) implements Part {
        private static final String NOBODY = "0x" + "0".repeat(40);
        private static final int RAY_DECIMALS = 27;
        private static final int PRICE_DECIMALS = 8;

        @Override
        public List<Question> questions() {
            return AaveReader.questions(contracts, NOBODY);
        }

        @Override
        public List<Told> told(List<Reading> answers, Block at) {
            AaveState state = AaveReader.state(answers);
            List<Told> told = new ArrayList<>();
            told.add(measured(PoolMeasure.UTILIZATION, state.utilization()));
            told.add(measured(PoolMeasure.POOL_AMOUNT, number(state.liquidity(), state.decimals())));
            told.add(measured(PoolMeasure.LIQUIDITY_INDEX, number(state.index(), RAY_DECIMALS)));
            if (state.price().signum() > 0) { // an oracle without a source answers 0
                told.add(measured(PoolMeasure.PRICE_USD, number(state.price(), PRICE_DECIMALS)));
            }
            return told;
        }

        private Told measured(PoolMeasure measure, double value) {
            return new Told(watched.of(), new Kind.Pool(measure), value);
        }

        private static double number(BigInteger units, int decimals) {
            return new BigDecimal(units, decimals).doubleValue();
        }
    }

    /// A price of an oracle.
    record Price(Watched.Oracle watched) implements Part {
        @Override
        public List<Question> questions() {
            return watched.feed().questions();
        }

        @Override
        public List<Told> told(List<Reading> answers, Block at) {
            double price = watched.feed().price(answers, at).value().doubleValue();
            return price > 0 ? List.of(new Told(watched.of(), new Kind.Price(), price)) : List.of();
        }
    }
}
