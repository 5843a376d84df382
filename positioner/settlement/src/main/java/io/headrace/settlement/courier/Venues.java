package io.headrace.settlement.courier;

import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.lifecycle.TransferPlan;

/// Venues, asked for one credit by the transfer's key.
public interface Venues {
    CreditView credit(TransferPlan plan);
}
