// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {VenueAdapter} from "./VenueAdapter.sol";

/// @title What is asked of Aave v3's pool.
interface IAavePool {
    function supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode) external;

    /// @return paid base units that were paid to `to`
    function withdraw(address asset, uint256 amount, address to) external returns (uint256 paid);
}

/// @title What is asked of one reserve's receipt, the aToken.
interface IAaveReceipt is IERC20 {
    function POOL() external view returns (address);

    function UNDERLYING_ASSET_ADDRESS() external view returns (address);
}

/// @title Lends a vault's tokens to one reserve of Aave v3 and brings them back.
/// @notice An order that spends the token supplies it: the receipt comes to the vault, which measures it. An order that
/// spends the receipt withdraws: the token comes to the vault, or, when the pool has too little left, nothing
/// happens at all. The adapter keeps neither.
contract AaveLending is VenueAdapter {
    using SafeERC20 for IERC20;

    /// @dev A receipt's balance is scaled by the reserve's index: what a move of x takes may be a unit or two more,
    /// and the vault lets no more go than was signed.
    uint256 public constant ROUNDING = 2;

    IAavePool public immutable pool;
    IERC20 public immutable token;
    IERC20 public immutable receipt;

    /// @notice The pool paid tokens back into the vault.
    event Withdrawn(bytes32 indexed ref, address indexed asset, uint256 units);

    error TooLittle(uint256 amount);

    constructor(address vault_, IAaveReceipt receipt_) VenueAdapter(vault_) {
        pool = IAavePool(receipt_.POOL());
        token = IERC20(receipt_.UNDERLYING_ASSET_ADDRESS());
        receipt = receipt_;
    }

    function _move(address asset, uint256 amount, bytes32 ref) internal override {
        if (asset == address(token)) {
            _supply(amount, ref);
        } else {
            require(asset == address(receipt), NotHere(asset));
            _withdraw(amount, ref);
        }
    }

    function _supply(uint256 amount, bytes32 ref) private {
        token.safeTransferFrom(vault, address(this), amount);
        token.forceApprove(address(pool), amount);
        pool.supply(address(token), amount, vault, 0);
        token.forceApprove(address(pool), 0);
        emit Deposited(ref, address(token), amount);
    }

    function _withdraw(uint256 amount, bytes32 ref) private {
        require(amount > ROUNDING, TooLittle(amount));
        receipt.safeTransferFrom(vault, address(this), amount - ROUNDING);
        uint256 paid = pool.withdraw(address(token), type(uint256).max, vault);
        emit Withdrawn(ref, address(token), paid);
    }
}
