// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SignedMath} from "@openzeppelin/contracts/utils/math/SignedMath.sol";
import {IAggregator} from "./IAggregator.sol";

/// @notice A step of the margin schedule: of the notional between the step before and `upTo`, so many ten-thousandths.
struct Tier {
    uint256 upTo;
    uint256 marginBps;
}

/// @notice What the venue lets through.
enum Gate {
    Open,
    NoWithdrawals,
    Closed
}

enum Stage {
    None,
    Asked,
    Done,
    Refused,
    Cancelled
}

/// @notice A deposit or withdrawal between its asking and its execution.
/// @param to who is paid: by a withdrawal, or when a deposit is cancelled
struct Request {
    address account;
    address to;
    bool deposit;
    Stage stage;
    uint48 askedAt;
    uint256 units;
    bytes32 ref;
}

/// @title A margin venue for local chains, as perpetual exchanges with keepers are: deposits and withdrawals are asked
/// for, and a keeper executes them later, at the price of then and if the gate lets them through.
/// @notice Contracts are counted in 1e8; collateral, notional and margin in base units of the asset.
contract MarginVenue {
    using SafeERC20 for IERC20;

    uint256 private constant WHOLE = 10_000;
    uint256 private constant CONTRACT_DECIMALS = 8;
    /// @notice Seconds after which anybody may cancel what the keeper left lying.
    uint256 public constant CANCEL_AFTER = 5 minutes;

    IERC20 public immutable asset;
    IAggregator public immutable oracle;
    address public immutable keeper;
    /// @notice Least seconds between asking and execution.
    uint256 public immutable keeperDelay;
    /// @notice Oldest price a withdrawal is executed at, seconds.
    uint256 public immutable maxPriceAge;
    uint256 private immutable SCALE;

    Gate public gate;
    Tier[] private _tiers;
    Request[] private _requests;
    mapping(address account => uint256) public collateral;
    mapping(address account => int256) public position;

    event Asked(uint256 indexed id, bytes32 indexed ref, address indexed account, bool deposit, uint256 units);
    event Credited(bytes32 indexed creditId, bytes32 indexed ref, address indexed account, uint256 units);
    event Paid(uint256 indexed id, bytes32 indexed ref, address indexed account, address to, uint256 units);
    event Refused(uint256 indexed id, bytes32 indexed ref, uint256 units, uint256 free);
    event Cancelled(uint256 indexed id, bytes32 indexed ref);
    event GateSet(Gate gate);

    error OnlyKeeper();
    error IsGated(Gate gate);
    error NothingAsked();
    error NotOpen(uint256 id);
    error TooEarly(uint256 notBefore);
    error NoUsablePrice(uint256 price, uint256 updatedAt);
    error TiersUnsound(uint256 index);

    modifier onlyKeeper() {
        require(msg.sender == keeper, OnlyKeeper());
        _;
    }

    constructor(
        IERC20Metadata asset_,
        IAggregator oracle_,
        address keeper_,
        uint256 keeperDelay_,
        uint256 maxPriceAge_,
        Tier[] memory tiers
    ) {
        (asset, oracle, keeper) = (asset_, oracle_, keeper_);
        (keeperDelay, maxPriceAge) = (keeperDelay_, maxPriceAge_);
        SCALE = 10 ** (CONTRACT_DECIMALS + oracle_.decimals() - asset_.decimals());
        uint256 from = 0;
        for (uint256 i = 0; i < tiers.length; i++) {
            require(tiers[i].upTo > from && tiers[i].marginBps <= WHOLE, TiersUnsound(i));
            from = tiers[i].upTo;
            _tiers.push(tiers[i]);
        }
        require(from == type(uint256).max, TiersUnsound(tiers.length));
    }

    // ---- what accounts ask ----

    /// @param refundTo who gets it back when it is cancelled
    function requestDeposit(address account, uint256 units, address refundTo, bytes32 ref)
        external
        returns (uint256 id)
    {
        require(gate != Gate.Closed, IsGated(gate));
        uint256 before = asset.balanceOf(address(this));
        asset.safeTransferFrom(msg.sender, address(this), units);
        id = _ask(account, refundTo, true, asset.balanceOf(address(this)) - before, ref);
    }

    /// @notice Of the caller's own account.
    function requestWithdrawal(uint256 units, address to, bytes32 ref) external returns (uint256 id) {
        require(gate == Gate.Open, IsGated(gate));
        id = _ask(msg.sender, to, false, units, ref);
    }

    function cancel(uint256 id) external {
        Request storage asked = _open(id);
        uint256 notBefore = asked.askedAt + CANCEL_AFTER;
        require(block.timestamp >= notBefore, TooEarly(notBefore));
        asked.stage = Stage.Cancelled;
        emit Cancelled(id, asked.ref);
        if (asked.deposit) asset.safeTransfer(asked.to, asked.units);
    }

    // ---- what the keeper does ----

    function execute(uint256 id) external onlyKeeper {
        Request storage asked = _open(id);
        uint256 notBefore = asked.askedAt + keeperDelay;
        require(block.timestamp >= notBefore, TooEarly(notBefore));
        require(gate == Gate.Open || (gate == Gate.NoWithdrawals && asked.deposit), IsGated(gate));
        if (asked.deposit) _credit(id, asked);
        else _pay(id, asked);
    }

    function setGate(Gate gate_) external onlyKeeper {
        gate = gate_;
        emit GateSet(gate_);
    }

    function setPosition(address account, int256 contracts) external onlyKeeper {
        position[account] = contracts;
    }

    // ---- what everybody sees ----

    function requests() external view returns (uint256) {
        return _requests.length;
    }

    function request(uint256 id) external view returns (Request memory) {
        return _requests[id];
    }

    /// @return held all the venue has, base units
    /// @return own the account's collateral
    /// @return margin what its position binds at the last price
    /// @return open what it could withdraw now
    function state(address account)
        external
        view
        returns (uint256 held, uint256 own, uint256 margin, uint256 open, Gate gate_)
    {
        return (asset.balanceOf(address(this)), collateral[account], requirement(account), withdrawable(account), gate);
    }

    /// @notice 0 while withdrawals are gated or the price is stale.
    function withdrawable(address account) public view returns (uint256) {
        (uint256 price, uint256 updatedAt) = _price();
        if (gate != Gate.Open || !_usable(price, updatedAt)) return 0;
        return Math.min(_free(account), asset.balanceOf(address(this)));
    }

    /// @notice Margin of the account's position at the last price, by the schedule.
    function requirement(address account) public view returns (uint256 margin) {
        (uint256 price,) = _price();
        uint256 notional = SignedMath.abs(position[account]) * price / SCALE;
        uint256 from = 0;
        for (uint256 i = 0; from < notional; i++) {
            uint256 upTo = Math.min(_tiers[i].upTo, notional);
            margin += Math.mulDiv(upTo - from, _tiers[i].marginBps, WHOLE, Math.Rounding.Ceil);
            from = upTo;
        }
    }

    function _ask(address account, address to, bool deposit, uint256 units, bytes32 ref) private returns (uint256 id) {
        require(units > 0, NothingAsked());
        id = _requests.length;
        _requests.push(Request(account, to, deposit, Stage.Asked, uint48(block.timestamp), units, ref));
        emit Asked(id, ref, account, deposit, units);
    }

    function _open(uint256 id) private view returns (Request storage found) {
        require(id < _requests.length && _requests[id].stage == Stage.Asked, NotOpen(id));
        found = _requests[id];
    }

    function _credit(uint256 id, Request storage asked) private {
        asked.stage = Stage.Done;
        collateral[asked.account] += asked.units;
        bytes32 creditId = keccak256(abi.encode(block.chainid, address(this), id));
        emit Credited(creditId, asked.ref, asked.account, asked.units);
    }

    function _pay(uint256 id, Request storage asked) private {
        (uint256 price, uint256 updatedAt) = _price();
        require(_usable(price, updatedAt), NoUsablePrice(price, updatedAt));
        uint256 free = _free(asked.account);
        if (asked.units > free) {
            asked.stage = Stage.Refused;
            emit Refused(id, asked.ref, asked.units, free);
            return;
        }
        asked.stage = Stage.Done;
        collateral[asked.account] -= asked.units;
        emit Paid(id, asked.ref, asked.account, asked.to, asked.units);
        asset.safeTransfer(asked.to, asked.units);
    }

    function _free(address account) private view returns (uint256) {
        return Math.saturatingSub(collateral[account], requirement(account));
    }

    function _price() private view returns (uint256 price, uint256 updatedAt) {
        int256 answer;
        (, answer,, updatedAt,) = oracle.latestRoundData();
        price = uint256(SignedMath.max(answer, 0));
    }

    function _usable(uint256 price, uint256 updatedAt) private view returns (bool) {
        return price > 0 && block.timestamp <= updatedAt + maxPriceAge;
    }
}
