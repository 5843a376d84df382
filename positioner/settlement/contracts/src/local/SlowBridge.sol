// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {ISlowBridge} from "../adapter/ISlowBridge.sol";
import {LocalBridge} from "./LocalBridge.sol";
import {TestToken} from "./TestToken.sol";

/// @title A canonical bridge for local chains: locks here; there a proposer tells the root of all messages, anybody
/// whom the operator trusts may show a root to be wrong for a time, and after it each message is proved and paid
/// once out of what is locked there.
contract SlowBridge is LocalBridge, ISlowBridge {
    using SafeERC20 for TestToken;

    struct Message {
        uint256 source;
        uint256 destination;
        uint256 nonce;
        address from;
        address recipient;
        uint256 amount;
    }

    /// @param count how many messages it covers, from the first
    /// @param openAt when it can no longer be challenged; 0 once it was
    struct Proposal {
        bytes32 root;
        uint256 count;
        uint256 openAt;
    }

    address public immutable proposer;
    address public immutable challenger;
    /// @notice Seconds in which a root may be shown to be wrong.
    uint256 public immutable period;
    uint256 public nonce;
    Proposal[] private _proposals;

    event Locked(bytes32 indexed message, uint256 indexed nonce, bytes body);
    event Proposed(uint256 indexed number, bytes32 root, uint256 count, uint256 openAt);
    event Challenged(uint256 indexed number);

    error OnlyProposer();
    error OnlyChallenger();
    error NoSuchProposal(uint256 number);
    error TooEarly(uint256 openAt);
    error TooLate(uint256 openAt);
    error NotProved(bytes32 message);

    constructor(TestToken token_, address proposer_, address challenger_, uint256 period_) LocalBridge(token_) {
        proposer = proposer_;
        challenger = challenger_;
        period = period_;
    }

    function lock(uint256 amount, uint256 destination, address recipient) external returns (bytes32 id) {
        require(!paused, IsPaused());
        token.safeTransferFrom(msg.sender, address(this), amount);
        bytes memory body = abi.encode(Message(block.chainid, destination, nonce, address(this), recipient, amount));
        id = keccak256(body);
        emit Locked(id, nonce++, body);
    }

    function propose(bytes32 root, uint256 count) external {
        require(msg.sender == proposer, OnlyProposer());
        _proposals.push(Proposal(root, count, block.timestamp + period));
        emit Proposed(_proposals.length - 1, root, count, block.timestamp + period);
    }

    function challenge(uint256 number) external {
        require(msg.sender == challenger, OnlyChallenger());
        uint256 openAt = _open(number);
        require(block.timestamp < openAt, TooLate(openAt));
        _proposals[number].openAt = 0;
        emit Challenged(number);
    }

    /// @param proof from the message's leaf to the root of proposal `number`
    function finalize(bytes calldata body, uint256 number, bytes32[] calldata proof) external {
        Message memory message = abi.decode(body, (Message));
        bytes32 id = keccak256(body);
        _requireHere(message.source, message.from, message.destination);
        uint256 openAt = _open(number);
        require(block.timestamp >= openAt, TooEarly(openAt));
        // hashed once more, so that no inner node of the tree is a message
        bytes32 leaf = keccak256(bytes.concat(id));
        require(MerkleProof.verifyCalldata(proof, _proposals[number].root, leaf), NotProved(id));
        _use(id);
        token.safeTransfer(message.recipient, message.amount);
        emit Delivered(id, msg.sender, message.recipient, message.amount);
    }

    function _open(uint256 number) private view returns (uint256 openAt) {
        openAt = number < _proposals.length ? _proposals[number].openAt : 0;
        require(openAt > 0, NoSuchProposal(number));
    }
}
