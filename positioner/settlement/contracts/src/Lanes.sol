// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RateLimiter} from "@openzeppelin/contracts/utils/RateLimiter.sol";

/// @notice How much may pass: `capacity` base units at once, refilled linearly within `window` seconds.
struct Limit {
    uint208 capacity;
    uint48 window;
}

/// @notice Who may be paid: nobody, an account by transfer, or an adapter by call.
enum Kind {
    None,
    Account,
    Adapter
}

/// @notice One listed way out, for the configuration a vault is born with.
struct Lane {
    address asset;
    address destination;
    Kind kind;
    Limit limit;
}

/// @notice The limit of an asset over all its destinations.
struct Allowance {
    address asset;
    Limit limit;
}

/// @title The allow-list of destinations and adapters, and the token buckets of each asset and destination.
/// @notice A bucket is full when it is listed. What is not listed has no bucket and gets nothing.
abstract contract Lanes {
    using RateLimiter for RateLimiter.RefillingBucket;

    bytes32 private constant ONE = bytes32(0); // each limiter has its own settings, so a single entry
    mapping(address asset => RateLimiter.RefillingBucket) private _assets;
    mapping(address asset => mapping(address destination => RateLimiter.RefillingBucket)) private _lanes;
    mapping(address asset => mapping(address destination => Kind)) public kindOf;

    event AssetLimited(address indexed asset, uint256 capacity, uint256 window);
    event LaneSet(address indexed asset, address indexed destination, Kind kind, uint256 capacity, uint256 window);

    error NotListed(address asset, address destination);
    error LimitUnsound(uint256 capacity, uint256 window);
    error NotTighter();
    error OverAssetLimit(uint256 amount, uint256 left);
    error OverLaneLimit(uint256 amount, uint256 left);

    /// @return capacity most at once
    /// @return window seconds of a full refill
    /// @return left what may pass now
    function assetLimit(address asset) external view returns (uint256 capacity, uint256 window, uint256 left) {
        return _read(_assets[asset]);
    }

    /// @return capacity most at once
    /// @return window seconds of a full refill
    /// @return left what may pass now on this lane, within what the asset's own limit leaves
    function laneLimit(address asset, address destination)
        external
        view
        returns (uint256 capacity, uint256 window, uint256 left)
    {
        return _read(_lanes[asset][destination]);
    }

    function _limitAsset(address asset, Limit memory limit) internal {
        _set(_assets[asset], limit);
        emit AssetLimited(asset, limit.capacity, limit.window);
    }

    function _setLane(Lane memory lane) internal {
        require(
            lane.asset != address(0) && lane.destination != address(0) && lane.destination != address(this)
                && lane.destination != lane.asset,
            NotListed(lane.asset, lane.destination)
        );
        require(
            (lane.kind == Kind.None) == (lane.limit.capacity == 0), LimitUnsound(lane.limit.capacity, lane.limit.window)
        );
        kindOf[lane.asset][lane.destination] = lane.kind;
        _set(_lanes[lane.asset][lane.destination], lane.limit);
        emit LaneSet(lane.asset, lane.destination, lane.kind, lane.limit.capacity, lane.limit.window);
    }

    function _tightenAsset(address asset, Limit memory limit) internal {
        _requireTighter(_assets[asset], limit);
        _limitAsset(asset, limit);
    }

    function _tightenLane(address asset, address destination, Limit memory limit) internal {
        _requireTighter(_lanes[asset][destination], limit);
        Kind kind = limit.capacity == 0 ? Kind.None : kindOf[asset][destination];
        _setLane(Lane(asset, destination, kind, limit));
    }

    /// @dev Takes `amount` out of both buckets, or nothing.
    function _spend(address asset, address destination, uint256 amount) internal returns (Kind kind) {
        kind = kindOf[asset][destination];
        require(kind != Kind.None, NotListed(asset, destination));
        RateLimiter.RefillingBucket storage whole = _assets[asset];
        RateLimiter.RefillingBucket storage lane = _lanes[asset][destination];
        require(whole.tryConsume(ONE, amount), OverAssetLimit(amount, whole.available(ONE)));
        require(lane.tryConsume(ONE, amount), OverLaneLimit(amount, lane.available(ONE)));
    }

    function _read(RateLimiter.RefillingBucket storage bucket) private view returns (uint256, uint256, uint256) {
        return (bucket._capacity, bucket._window, bucket.available(ONE));
    }

    /// @dev What was spent stays spent under the new limit.
    function _set(RateLimiter.RefillingBucket storage bucket, Limit memory limit) private {
        require((limit.capacity == 0) == (limit.window == 0), LimitUnsound(limit.capacity, limit.window));
        bucket.sync(ONE);
        bucket.updateSettings(limit.window, limit.capacity);
    }

    /// @dev No more at once, and no faster: capacity / window must not rise.
    function _requireTighter(RateLimiter.RefillingBucket storage bucket, Limit memory limit) private view {
        bool slower = uint256(limit.capacity) * bucket._window <= uint256(bucket._capacity) * limit.window;
        require(limit.capacity <= bucket._capacity && slower, NotTighter());
    }
}
