// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What the chain must say for an order to run: one 32-byte answer of a view call, within bounds.
/// @param target the contract that is asked
/// @param call the calldata of the question
/// @param low least answer, as an unsigned number
/// @param high greatest answer
struct Expectation {
    address target;
    bytes call;
    uint256 low;
    uint256 high;
}

/// @notice One transfer out of a vault, as attestors sign it.
/// @param id the transfer's own id; a vault runs it once
/// @param epoch the configuration of the vault the attestors saw
/// @param asset what leaves
/// @param amount base units, greater than 0; an adapter may take less
/// @param destination an account that is paid, or an adapter that is called
/// @param data for the adapter; empty for an account
/// @param received what must come of it: `asset` at an account; at an adapter another asset in the vault, or 0
/// @param minReceived least of `received` gained, base units
/// @param deadline last second, Unix time
/// @param expectations what the attestors saw, checked again
struct Order {
    bytes32 id;
    uint256 epoch;
    address asset;
    uint256 amount;
    address destination;
    bytes data;
    address received;
    uint256 minReceived;
    uint256 deadline;
    Expectation[] expectations;
}

/// @title EIP-712 hashes of orders.
library OrderHash {
    bytes32 internal constant EXPECTATION =
        keccak256("Expectation(address target,bytes call,uint256 low,uint256 high)");
    bytes32 internal constant ORDER = keccak256(
        "Order(bytes32 id,uint256 epoch,address asset,uint256 amount,address destination,bytes data,"
        "address received,uint256 minReceived,uint256 deadline,Expectation[] expectations)"
        "Expectation(address target,bytes call,uint256 low,uint256 high)"
    );

    function hash(Order calldata order) internal pure returns (bytes32) {
        return keccak256(
            bytes.concat(
                abi.encode(ORDER, order.id, order.epoch, order.asset, order.amount, order.destination),
                abi.encode(
                    keccak256(order.data),
                    order.received,
                    order.minReceived,
                    order.deadline,
                    hashAll(order.expectations)
                )
            )
        );
    }

    function hashAll(Expectation[] calldata all) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](all.length);
        for (uint256 i = 0; i < all.length; i++) {
            hashes[i] =
                keccak256(abi.encode(EXPECTATION, all[i].target, keccak256(all[i].call), all[i].low, all[i].high));
        }
        return keccak256(abi.encodePacked(hashes));
    }
}
