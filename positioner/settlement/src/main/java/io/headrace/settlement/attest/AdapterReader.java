package io.headrace.settlement.attest;

import io.headrace.settlement.attest.door.Door;
import io.headrace.settlement.attest.door.DoorEnds;
import io.headrace.settlement.chain.proof.AgreedBlock;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Reads adapters by their own code: its hash is proved for each order, and the code of a hash is asked
/// for once.
final class AdapterReader {
    private final ConcurrentMap<String, byte[]> codes = new ConcurrentHashMap<>(); // by hash

    /// Why the adapter is not the door that is listed; none when it is.
    ///
    /// @throws io.headrace.market.problem.ProblemException when nothing is proved of it
    List<String> objections(Door door, DoorEnds ends, Witness witness, AgreedBlock at) {
        String hash = witness.codeHash(at, door.adapter());
        byte[] known = codes.get(hash);
        byte[] code = known == null ? witness.code(at, door.adapter(), hash) : known;
        codes.put(hash, code);
        return door.objections(code, ends);
    }
}
