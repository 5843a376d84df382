package io.headrace.settlement.chain.key;

import io.headrace.settlement.chain.rpc.Answer;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcException;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.TransactionEncoder;

/// A key that lives in another process (`eth_signTransaction`: web3signer, a wallet in front of a hardware key).
/// What comes back is not trusted: it must be the very transaction that was asked for, signed by the pinned
/// address.
///
/// @param address pinned, in small letters
/// @param chainId pinned
public record RemoteKey(RpcClient signer, String address, long chainId) implements TxSigner {
    public RemoteKey {
        address = Hex.address(address);
    }

    @Override
    public byte[] sign(Transaction transaction) {
        if (transaction.chainId() != chainId) {
            throw KeyFault.OTHER_CHAIN.at(
                    address, "it is for chain " + transaction.chainId() + " and the key for " + chainId);
        }
        byte[] signed = ask(transaction);
        requireFaithful(transaction, signed);
        return signed;
    }

    private byte[] ask(Transaction transaction) {
        try {
            Answer answer = new Answer(
                    signer.node(), "eth_signTransaction", signer.call("eth_signTransaction", fields(transaction)));
            return answer.value().isObject() ? answer.at("raw").bytes() : answer.bytes();
        } catch (RpcException e) {
            throw KeyFault.REMOTE_REFUSED.at(signer.node().toString(), String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> fields(Transaction transaction) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "from", address,
                "chainId", Hex.of(transaction.chainId()),
                "nonce", Hex.of(transaction.nonce()),
                "gas", Hex.of(transaction.gas()),
                "maxFeePerGas", Hex.of(transaction.maxFee()),
                "maxPriorityFeePerGas", Hex.of(transaction.tip()),
                "value", "0x0",
                "data", transaction.data()));
        if (!transaction.to().isEmpty()) {
            fields.put("to", transaction.to());
        }
        return fields;
    }

    /// Our own bytes with the signature that came: equal to what came, or something else was signed.
    private void requireFaithful(Transaction transaction, byte[] signed) {
        String from;
        byte[] ours;
        try {
            RawTransaction decoded = TransactionDecoder.decode(Hex.of(signed));
            if (!(decoded instanceof SignedRawTransaction complete)) {
                throw KeyFault.REMOTE_UNFAITHFUL.at(signer.node().toString(), "it is not signed");
            }
            from = Hex.address(complete.getFrom());
            ours = TransactionEncoder.encode(LocalKey.raw(transaction), complete.getSignatureData());
        } catch (SignatureException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw KeyFault.REMOTE_UNFAITHFUL.at(signer.node().toString(), "it cannot be read");
        }
        if (!from.equals(address) || !Arrays.equals(ours, signed)) {
            throw KeyFault.REMOTE_UNFAITHFUL.at(signer.node().toString(), "another transaction, or signed by " + from);
        }
    }
}
