// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What these tests ask of forge.
interface Vm {
    function addr(uint256 key) external pure returns (address);
    function assume(bool condition) external pure;
    function expectRevert() external;
    function expectRevert(bytes calldata data) external;
    function expectRevert(bytes4 selector) external;
    function prank(address sender) external;
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function warp(uint256 timestamp) external;
    function chainId(uint256 id) external;
}

/// @title Checks and the handle on forge.
abstract contract Checked {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    function same(uint256 found, uint256 wanted, string memory what) internal pure {
        require(found == wanted, string.concat(what, ": not what was wanted"));
    }

    function holds(bool condition, string memory what) internal pure {
        require(condition, string.concat(what, ": does not hold"));
    }

    function within(uint256 value, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + value % (high - low + 1);
    }
}
