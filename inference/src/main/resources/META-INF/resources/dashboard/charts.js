// A venue's fan chart: at each time, the quantiles of the highest need forecast for the window ahead, against the need that came true, the
// collateral on hand and the money in flight.

import { time, usd, usdCompact } from "./format.js";

const charts = new Map();
/** A card changes its width with the window, and with each venue that gets one. */
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) charts.get(target)?.resize();
});

function colour(name, alpha) {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return alpha === undefined ? value : `rgba(${value}, ${alpha})`;
}

export function legendEntries() {
  return [
    { area: colour("--band", 0.16), text: "need forecast, 5–95 %" },
    { area: colour("--band", 0.36), text: "25–75 %" },
    { line: "solid", colour: colour("--water"), text: "median" },
    { line: "dotted", colour: colour("--water"), text: "99 %" },
    { line: "solid", colour: colour("--came-true"), text: "need that came true" },
    { line: "dashed", colour: colour("--demand"), text: "demand now" },
    { line: "solid", colour: colour("--hand"), text: "on hand" },
    { area: colour("--flight", 0.28), text: "in flight" },
  ];
}

const hidden = { lineStyle: { opacity: 0 }, itemStyle: { opacity: 0 } };
const base = { type: "line", symbol: "none", silent: true, animation: false, stackStrategy: "all" };

/** The band between two quantiles, as a pair of stacked series. */
function band(name, low, high, points, alpha) {
  const area = { color: colour("--band", alpha), opacity: 1 };
  return [
    { ...base, ...hidden, name: `${name} low`, stack: name, data: points.map((p) => [p.at, p[low]]) },
    {
      ...base, ...hidden, name, stack: name, areaStyle: area,
      data: points.map((p) => [p.at, p[low] === null ? null : p[high] - p[low]]),
    },
  ];
}

function line(name, field, points, style, extra = {}) {
  return { ...base, name, data: points.map((p) => [p.at, p[field]]), lineStyle: style, itemStyle: { color: style.color }, ...extra };
}

function series(points) {
  const water = colour("--water");
  const hand = colour("--hand");
  return [
    ...band("5–95 %", "q05", "q95", points, 0.16),
    ...band("25–75 %", "q25", "q75", points, 0.24),
    line("median", "q50", points, { color: water, width: 1.5 }),
    line("99 %", "q99", points, { color: water, width: 1.2, type: "dotted" },
      { endLabel: { show: true, formatter: "99 %", color: water, fontSize: 11, distance: 4 } }),
    line("demand", "demand", points, { color: colour("--demand"), width: 1.2, type: "dashed" }),
    line("came true", "realized", points, { color: colour("--came-true"), width: 1.6 }),
    line("on hand", "on_hand", points, { color: hand, width: 1.8 }, { stack: "hand", step: "end" }),
    line("in flight", "in_flight", points, { color: hand, width: 0 },
      { stack: "hand", step: "end", areaStyle: { color: colour("--flight", 0.28), opacity: 1 } }),
  ];
}

function tooltip(points) {
  const byTime = new Map(points.map((point) => [point.at, point]));
  return (parameters) => {
    const point = byTime.get(parameters[0]?.value?.[0]);
    if (!point) return "";
    const rows = [
      ["Demand", point.demand], ["On hand", point.on_hand], ["In flight", point.in_flight],
      ["Forecast median", point.q50], ["Forecast 95 %", point.q95], ["Forecast 99 %", point.q99], ["Came true", point.realized],
    ];
    const body = rows.map(([name, value]) => `<tr><td>${name}</td><td class="number">${usd(value)}</td></tr>`).join("");
    return `<b>${time(point.at)} UTC</b><table class="tip">${body}</table>`;
  };
}

function option(points, narrow) {
  const soft = colour("--soft");
  const rule = { lineStyle: { color: colour("--line") } };
  return {
    useUTC: true,
    animation: false,
    grid: { left: 8, right: 40, top: 28, bottom: 2, containLabel: true },
    tooltip: {
      trigger: "axis", confine: true, formatter: tooltip(points), backgroundColor: colour("--card"), borderColor: colour("--line"),
      textStyle: { color: colour("--ink"), fontSize: 12 }, axisPointer: { lineStyle: { color: colour("--faint") } },
    },
    xAxis: {
      type: "time", name: "UTC", nameTextStyle: { color: soft }, nameGap: 8, axisLine: rule, axisTick: rule, splitNumber: narrow ? 3 : 5,
      axisLabel: { color: soft, hideOverlap: true, formatter: { day: "{MM}-{dd}", hour: "{HH}:{mm}", month: "{MM}-{dd}", year: "{yyyy}" } },
    },
    yAxis: {
      type: "value", scale: true, name: "USD", nameGap: 12, nameTextStyle: { color: soft, align: "right" }, splitNumber: 4, splitLine: rule,
      axisLabel: { color: soft, formatter: usdCompact },
    },
    series: series(points),
  };
}

/** Turns the API's columns into one object per time. */
function pointsOf(history) {
  const column = (level) => history.quantiles_usd[history.levels.indexOf(level)];
  const columns = { q05: column(0.05), q25: column(0.25), q50: column(0.5), q75: column(0.75), q95: column(0.95), q99: column(0.99) };
  return history.as_of.map((at, i) => {
    const point = { at, demand: history.demand_usd[i], on_hand: history.on_hand_usd[i], in_flight: history.in_flight_usd[i], realized: history.realized_usd[i] };
    for (const [name, values] of Object.entries(columns)) point[name] = values ? values[i] : null;
    return point;
  });
}

/** Draws or redraws a venue's history into an element. */
export function draw(target, history) {
  let chart = charts.get(target);
  if (!chart) {
    chart = window.echarts.init(target, null, { renderer: "canvas" });
    charts.set(target, chart);
    widths.observe(target);
  }
  chart.setOption(option(pointsOf(history), target.clientWidth < 420), { notMerge: true });
}

export function forget(target) {
  widths.unobserve(target);
  charts.get(target)?.dispose();
  charts.delete(target);
}
