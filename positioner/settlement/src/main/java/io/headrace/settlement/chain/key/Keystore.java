package io.headrace.settlement.chain.key;

import io.headrace.market.problem.IoReason;
import io.headrace.settlement.chain.rpc.Hex;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.WalletUtils;
import org.web3j.crypto.exception.CipherException;

/// Encrypted key files (Web3 Secret Storage, scrypt). Opening one takes seconds on purpose: open it
/// once.
public final class Keystore {
    private Keystore() {}

    /// The key of a file, if it is the one the settings name.
    ///
    /// @param address the address it must have
    /// @throws io.headrace.market.problem.ProblemException when it is another, or cannot be opened
    public static LocalKey open(Path file, String password, String address) {
        Credentials credentials = load(file, password);
        String found = Hex.address(credentials.getAddress());
        if (!found.equals(Hex.address(address))) {
            throw KeyFault.OTHER_ADDRESS.at(file.toString(), "it is " + found + ", wanted " + address);
        }
        return new LocalKey(credentials);
    }

    /// The key of a file, whatever its address.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4122 when it cannot be opened
    public static LocalKey open(Path file, String password) {
        return new LocalKey(load(file, password));
    }

    /// A key that is known to everybody, such as those of local chains; for tests and demonstrations.
    public static LocalKey known(BigInteger key) {
        return new LocalKey(Credentials.create(ECKeyPair.create(key)));
    }

    /// Writes an encrypted key file, with little work for who guesses the password: for development.
    ///
    /// @return its name in the folder
    /// @throws io.headrace.market.problem.ProblemException HR-4122 when it cannot be written
    public static String write(Path folder, BigInteger key, String password) {
        try {
            return WalletUtils.generateWalletFile(password, ECKeyPair.create(key), folder.toFile(), false);
        } catch (IOException e) {
            throw KeyFault.NOT_OPENED.at(folder.toString(), IoReason.of(e));
        } catch (CipherException e) {
            throw KeyFault.NOT_OPENED.at(folder.toString(), "it cannot be encrypted");
        }
    }

    /// The library's messages are not passed on: they may quote what they read.
    private static Credentials load(Path file, String password) {
        try {
            return WalletUtils.loadCredentials(password, file.toFile());
        } catch (IOException e) {
            throw KeyFault.NOT_OPENED.at(file.toString(), IoReason.of(e));
        } catch (CipherException e) {
            throw KeyFault.NOT_OPENED.at(file.toString(), "the password is not the file's, or the file is damaged");
        } catch (RuntimeException e) {
            throw KeyFault.NOT_OPENED.at(file.toString(), "it is no key file");
        }
    }
}
