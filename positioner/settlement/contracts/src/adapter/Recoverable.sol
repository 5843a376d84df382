// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";
import {Outbound} from "./Outbound.sol";
import {Purse} from "./Purse.sol";

/// @title An adapter to a bridge that may give back. Each departure names a purse of its own for that; anybody may
/// empty it, into the vault and nowhere else.
abstract contract Recoverable is Outbound {
    /// @param token on the other side
    /// @param patience seconds within which it must be filled
    struct End {
        uint256 chain;
        address token;
        address recipient;
        uint32 patience;
    }

    uint256 public immutable destination;
    address public immutable outputToken;
    address public immutable recipient;
    uint32 public immutable patience;
    uint256 public departures;
    mapping(bytes32 message => uint256) private _numbers;

    event Recovered(bytes32 indexed message, uint256 amount);

    error NeverLeft(bytes32 message);
    error NothingCameBack(bytes32 message);

    constructor(End memory end) {
        destination = end.chain;
        outputToken = end.token;
        recipient = end.recipient;
        patience = end.patience;
    }

    /// @notice Where the bridge gives a message's money back.
    function purseOf(bytes32 message) external view returns (address) {
        return _purse(_number(message));
    }

    /// @notice Brings into the vault what came back.
    function recover(bytes32 message) external {
        uint256 number = _number(message);
        _beforeRecovery(message);
        address purse = _purse(number);
        if (purse.code.length == 0) new Purse{salt: bytes32(number)}();
        uint256 amount = Purse(purse).sweep(asset, vault);
        require(amount > 0, NothingCameBack(message));
        emit Recovered(message, amount);
    }

    /// @dev Asks the bridge, where it wants to be asked.
    function _beforeRecovery(bytes32 message) internal virtual;

    /// @return purse of the departure that is under way
    function _nextPurse() internal returns (address purse) {
        departures++;
        purse = _purse(departures);
    }

    function _remember(bytes32 message) internal {
        _numbers[message] = departures;
    }

    function _number(bytes32 message) private view returns (uint256 number) {
        number = _numbers[message];
        require(number > 0, NeverLeft(message));
    }

    function _purse(uint256 number) private view returns (address) {
        return Create2.computeAddress(bytes32(number), keccak256(type(Purse).creationCode));
    }
}
