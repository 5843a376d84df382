// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title A quorum of attestors: k signatures of n, never one alone.
abstract contract Attested {
    uint256 public constant MOST_ATTESTORS = 16;

    /// @notice How many signatures release an order, at least 2.
    uint256 public threshold;
    address[] private _attestors;
    mapping(address account => bool) public isAttestor;

    event AttestorsSet(address[] attestors, uint256 threshold);
    event AttestorDismissed(address attestor);

    error QuorumUnsound(uint256 attestors, uint256 threshold);
    error AttestorUnsound(address attestor);
    error QuorumNotReached(uint256 signatures, uint256 threshold);
    error NotAnAttestor(address signer);
    error SignersNotAscending(address signer);

    function attestors() external view returns (address[] memory) {
        return _attestors;
    }

    function _setAttestors(address[] memory all, uint256 needed) internal {
        require(needed >= 2 && needed <= all.length && all.length <= MOST_ATTESTORS, QuorumUnsound(all.length, needed));
        for (uint256 i = 0; i < _attestors.length; i++) {
            isAttestor[_attestors[i]] = false;
        }
        for (uint256 i = 0; i < all.length; i++) {
            require(all[i] != address(0) && !isAttestor[all[i]], AttestorUnsound(all[i]));
            isAttestor[all[i]] = true;
        }
        _attestors = all;
        threshold = needed;
        emit AttestorsSet(all, needed);
    }

    /// @dev Never below the threshold: with too few left the guardian pauses instead.
    function _dismiss(address attestor) internal {
        require(isAttestor[attestor], NotAnAttestor(attestor));
        uint256 last = _attestors.length - 1;
        require(last >= threshold, QuorumUnsound(last, threshold));
        isAttestor[attestor] = false;
        uint256 index = 0;
        while (_attestors[index] != attestor) index++;
        _attestors[index] = _attestors[last];
        _attestors.pop();
        emit AttestorDismissed(attestor);
    }

    /// @dev Signatures stand in ascending order of their signers: none counts twice.
    function _requireQuorum(bytes32 digest, bytes[] calldata signatures) internal view {
        require(signatures.length >= threshold, QuorumNotReached(signatures.length, threshold));
        address previous = address(0);
        for (uint256 i = 0; i < signatures.length; i++) {
            address signer = ECDSA.recover(digest, signatures[i]);
            require(signer > previous, SignersNotAscending(signer));
            require(isAttestor[signer], NotAnAttestor(signer));
            previous = signer;
        }
    }
}
