// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Attested} from "../Attested.sol";
import {IMintBridge} from "../adapter/IMintBridge.sol";
import {LocalBridge} from "./LocalBridge.sol";
import {TestToken} from "./TestToken.sol";

/// @title A bridge for local chains that works as CCTP does: burns here with a message, attesters of its own sign
/// the message, and whoever brings it with their signatures mints there, once.
contract MintBridge is LocalBridge, Attested, IMintBridge {
    using SafeERC20 for TestToken;

    /// @param nonce of the source: no two messages are alike
    /// @param most what may be kept of the amount
    struct Message {
        uint256 source;
        uint256 destination;
        uint256 nonce;
        address from;
        address recipient;
        uint256 amount;
        uint256 most;
    }

    uint256 public nonce;
    /// @notice Part that whoever delivers here keeps, in ten-thousandths.
    uint256 public feeBps;

    event MessageSent(bytes32 indexed message, bytes body);

    error FeeTooHigh(uint256 fee, uint256 most);

    constructor(TestToken token_, address[] memory attesters, uint256 needed, uint256 feeBps_) LocalBridge(token_) {
        _setAttestors(attesters, needed);
        feeBps = feeBps_;
    }

    function setFee(uint256 feeBps_) external onlyOperator {
        feeBps = feeBps_;
    }

    function burn(uint256 amount, uint256 destination, address recipient, uint256 most) external returns (bytes32 id) {
        require(!paused, IsPaused());
        token.safeTransferFrom(msg.sender, address(this), amount);
        token.burn(amount);
        bytes memory body =
            abi.encode(Message(block.chainid, destination, nonce++, address(this), recipient, amount, most));
        id = keccak256(body);
        emit MessageSent(id, body);
    }

    /// @param signatures of the message's hash, in ascending order of their signers
    function deliver(bytes calldata body, bytes[] calldata signatures) external {
        Message memory message = abi.decode(body, (Message));
        bytes32 id = keccak256(body);
        _requireHere(message.source, message.from, message.destination);
        _requireQuorum(id, signatures);
        _use(id);
        uint256 fee = message.amount * feeBps / 10_000;
        require(fee <= message.most, FeeTooHigh(fee, message.most));
        token.mint(message.recipient, message.amount - fee);
        token.mint(msg.sender, fee);
        emit Delivered(id, msg.sender, message.recipient, message.amount - fee);
    }
}
