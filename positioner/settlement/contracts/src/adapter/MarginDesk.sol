// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {VenueAdapter} from "./VenueAdapter.sol";

/// @title What is asked of a margin venue that executes by keepers.
interface IMarginVenue {
    function asset() external view returns (IERC20);

    function requestDeposit(address account, uint256 units, address refundTo, bytes32 ref)
        external
        returns (uint256 id);

    function requestWithdrawal(uint256 units, address to, bytes32 ref) external returns (uint256 id);
}

/// @title A vault's account at a margin venue: what it is paid, goes to the vault.
/// @notice An order that spends the asset here takes nothing: it asks for so much back, within the order's limits.
contract MarginAccount is VenueAdapter {
    IMarginVenue public immutable venue;
    address public immutable asset;

    event WithdrawalAsked(bytes32 indexed ref, address indexed asset, uint256 units);

    constructor(address vault_, IMarginVenue venue_) VenueAdapter(vault_) {
        venue = venue_;
        asset = address(venue_.asset());
    }

    function _move(address given, uint256 amount, bytes32 ref) internal override {
        require(given == asset, NotHere(given));
        venue.requestWithdrawal(amount, vault, ref);
        emit WithdrawalAsked(ref, given, amount);
    }
}

/// @title Deposits a vault's tokens into its account at a margin venue.
contract MarginDeposit is VenueAdapter {
    using SafeERC20 for IERC20;

    MarginAccount public immutable account;
    IMarginVenue public immutable venue;
    IERC20 public immutable asset;

    constructor(MarginAccount account_) VenueAdapter(account_.vault()) {
        account = account_;
        venue = account_.venue();
        asset = IERC20(account_.asset());
    }

    function _move(address given, uint256 amount, bytes32 ref) internal override {
        require(given == address(asset), NotHere(given));
        asset.safeTransferFrom(vault, address(this), amount);
        asset.forceApprove(address(venue), amount);
        venue.requestDeposit(address(account), amount, vault, ref);
        asset.forceApprove(address(venue), 0);
        emit Deposited(ref, given, amount);
    }
}
