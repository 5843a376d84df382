"""Scenario programs by chance, written down a second time and solved by scipy's HiGHS.

usage: programs.py fixtures OUT.json       the generated set the Java tests compare with
       programs.py write VENUES PERIODS SCENARIOS SEED OUT.json
       programs.py time IN.json [TIMES]    seconds HiGHS takes, one thread, and the objective
needs: python3 with numpy and scipy
"""

import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
try:
    import numpy as np
    import scipy
    from scipy.optimize import linprog
    from scipy.sparse import coo_matrix
except ImportError as missing:
    print(f"skipped: {missing}", file=sys.stderr)
    sys.exit(75)


def problem(seed, venues, periods, scenarios, extras=False):
    """Venues round a treasury, needs that move together and jump, capital of 1.15 times the mean need."""
    rng = np.random.default_rng(seed)
    base = rng.uniform(0.5e6, 1.5e6, venues)
    capital = 1.15 * base.sum()
    spread = rng.uniform(0.015, 0.03, venues)
    start = base * rng.uniform(0.9, 1.15, venues)
    start *= min(1, 0.97 * capital / start.sum())
    hour = 1 / 8760
    nodes = [[0.0, None, None, 0.0]] + [[round(0.10 * hour, 10), None, None, 0.0] for _ in range(venues)]
    links = []
    for v in range(venues):
        lead = int(rng.integers(1, 3))
        links.append([0, v + 1, lead, round(0.0002 + 0.10 * hour * lead, 10), None])
        links.append([v + 1, 0, lead, round(0.0002 + 0.10 * hour * lead, 10), None])
    paths = []
    for _ in range(scenarios):
        common = rng.normal(size=periods)
        steps = 0.5 * common[None, :] + rng.normal(size=(venues, periods)) * 0.85
        steps += (rng.random((venues, periods)) < 0.01) * 6
        need = base[:, None] * (1 + np.cumsum(spread[:, None] * steps, axis=1))
        need[:, 0] = 0
        supply = np.zeros((venues + 1, periods))
        supply[0, 0] = capital - start.sum()
        supply[1:, 0] = start
        if extras:
            late = int(rng.integers(1, periods))
            supply[1, late] += 5e4
        held = np.zeros((venues, periods))
        if extras:
            held[venues - 1] = 0.5 * start[venues - 1]
        paths.append(dict(need=np.maximum(need, 0).round(2).tolist(), supply=supply.round(2).tolist(),
                          held=held.round(2).tolist()))
    total = sum(path["supply"][0][0] for path in paths) / scenarios
    weights = np.full(scenarios, 1 / scenarios)
    terms = dict(near=0.0024, deep=0.024, nearShare=0.1, afterDepartures=False, common=1,
                 borrowMost=0.0, borrowCost=0.0, tailWeight=0.0, tailLevel=0.0)
    if extras:
        links.append([1, 2, 1, 0.0007, round(0.05 * base[0], 2)])
        links[0][4] = round(0.02 * base[0], 2)
        nodes[1][1] = round(1.01 * start[0], 2)
        nodes[2][2] = round(0.015 * base[1], 2)
        nodes[0][3] = 0.00001
        terms.update(common=int(rng.integers(1, 3)), borrowMost=round(0.05 * total + 1e4, 2), borrowCost=0.0015,
                     tailWeight=float(rng.choice([0, 0.5])), tailLevel=0.6)
    return dict(terms=terms, nodes=nodes, links=links,
                scenarios=[dict(p=float(weights[s]), **paths[s]) for s in range(scenarios)])


class Rows:
    def __init__(self):
        self.cost, self.low, self.high = [], [], []
        self.eq, self.ub = ([], [], [], []), ([], [], [], [])

    def column(self, low, high, cost):
        self.cost.append(cost)
        self.low.append(low)
        self.high.append(high)
        return len(self.cost) - 1

    def row(self, block, terms, right):
        at = len(block[3])
        for column, value in terms:
            block[0].append(at)
            block[1].append(column)
            block[2].append(value)
        block[3].append(right)

    def equal(self, terms, right):
        self.row(self.eq, terms, right)

    def at_most(self, terms, right):
        self.row(self.ub, terms, right)

    def arrays(self):
        def matrix(block):
            if not block[3]:
                return None, None
            shape = (len(block[3]), len(self.cost))
            return coo_matrix((block[2], (block[0], block[1])), shape=shape).tocsr(), np.array(block[3])

        a_eq, b_eq = matrix(self.eq)
        a_ub, b_ub = matrix(self.ub)
        bounds = np.array([self.low, self.high]).T
        return dict(c=np.array(self.cost), A_eq=a_eq, b_eq=b_eq, A_ub=a_ub, b_ub=b_ub, bounds=bounds)


def written(data, unit):
    """The program as matrices, amounts in `unit` USD."""
    inf = np.inf
    terms, nodes, links = data["terms"], data["nodes"], data["links"]
    periods = len(data["scenarios"][0]["supply"][0])
    rows = Rows()
    weight = terms["tailWeight"]

    def limit(value):
        return inf if value is None else value / unit

    def sent_cost(link, k):
        return link[3] - (nodes[link[1]][3] if k + link[2] >= periods else 0)

    eta = rows.column(-inf, inf, weight) if weight else None
    loan = rows.column(0, terms["borrowMost"] / unit, (1 + weight) * terms["borrowCost"])
    first = [[rows.column(0, limit(link[4]), (1 + weight) * sent_cost(link, k)) for k in range(terms["common"])]
             for link in links]
    for scenario in data["scenarios"]:
        p = scenario["p"]
        own = []

        def priced(low, high, cost):
            column = rows.column(low, high, p * cost)
            own.append((column, cost))
            return column

        sent = [first[r] + [priced(0, limit(link[4]), sent_cost(link, k)) for k in range(terms["common"], periods)]
                for r, link in enumerate(links)]
        left = []
        for i, (hold, most, _, end) in enumerate(nodes):
            there = lost = 0.0
            line = []
            for k, supply in enumerate(scenario["supply"][i]):
                there += supply
                lost = min(0, lost + supply)
                held = 0 if i == 0 else scenario["held"][i - 1][k]
                least = min(lost, there) + max(0, min(held, there))
                highest = max(inf if most is None else most, there, least)
                line.append(priced(least / unit, highest / unit, hold - (end if k == periods - 1 else 0)))
            left.append(line)
        for i in range(len(nodes)):
            for k in range(periods):
                line = [(left[i][k], 1.0)]
                if k:
                    line.append((left[i][k - 1], -1.0))
                if i == 0 and k == min(1, periods - 1):
                    line.append((loan, -1.0))
                for r, link in enumerate(links):
                    if link[0] == i:
                        line.append((sent[r][k], 1.0))
                    if link[1] == i and k >= link[2]:
                        line.append((sent[r][k - link[2]], -1.0))
                rows.equal(line, scenario["supply"][i][k] / unit)
                if nodes[i][2] is not None:
                    rows.at_most([(sent[r][k], 1.0) for r, link in enumerate(links) if link[1] == i],
                                 nodes[i][2] / unit)
        for v, need in enumerate(scenario["need"]):
            for k, usd in enumerate(need):
                if usd > 0:
                    near = priced(0, terms["nearShare"] * usd / unit, terms["near"])
                    deep = priced(0, inf, terms["deep"])
                    line = [(left[v + 1][k], -1.0), (near, -1.0), (deep, -1.0)]
                    if not terms["afterDepartures"]:
                        line += [(sent[r][k], -1.0) for r, link in enumerate(links) if link[0] == v + 1]
                    rows.at_most(line, -usd / unit)
        if weight:
            above = rows.column(0, inf, weight * p / (1 - terms["tailLevel"]))
            rows.at_most([(above, -1.0), (eta, -1.0)] + [(column, cost) for column, cost in own if cost], 0.0)
    return rows.arrays()


def solve(data):
    unit = 1e5
    lp = written(data, unit)
    began = time.process_time()
    answer = linprog(method="highs", options=dict(primal_feasibility_tolerance=1e-10, dual_feasibility_tolerance=1e-10),
                     **lp)
    spent = time.process_time() - began
    if answer.status != 0:
        raise SystemExit(answer.message)
    return answer.fun * unit, spent


def plain(data):
    """As [solve], with the tolerances HiGHS comes with."""
    lp = written(data, 1e5)
    began = time.process_time()
    answer = linprog(method="highs", **lp)
    return answer.fun * 1e5, time.process_time() - began


def main(arguments):
    if arguments[:1] == ["fixtures"]:
        cases = []
        for seed, (venues, periods, scenarios, extras) in enumerate(
                [(2, 4, 1, False), (2, 5, 3, False), (3, 6, 4, False), (3, 8, 2, False), (4, 5, 5, False),
                 (2, 4, 2, True), (2, 6, 3, True), (3, 5, 4, True), (3, 7, 3, True), (4, 6, 3, True)]):
            data = problem(seed, venues, periods, scenarios, extras)
            data["objective"] = solve(data)[0]
            cases.append(data)
        made = dict(solver=f"scipy {scipy.__version__} linprog(method=highs)", programs=cases)
        with open(arguments[1], "w") as out:
            json.dump(made, out, separators=(",", ":"))
    elif arguments[:1] == ["write"]:
        venues, periods, scenarios, seed = map(int, arguments[1:5])
        with open(arguments[5], "w") as out:
            json.dump(problem(seed, venues, periods, scenarios), out)
    elif arguments[:1] == ["time"]:
        with open(arguments[1]) as read:
            data = json.load(read)
        times = []
        for _ in range(int(arguments[2]) if len(arguments) > 2 else 3):
            objective, spent = plain(data)
            times.append(spent)
        print(f"highs {min(times):.4f} {np.median(times):.4f} {objective!r}")
    else:
        print(__doc__, file=sys.stderr)
        sys.exit(64)


main(sys.argv[1:])
