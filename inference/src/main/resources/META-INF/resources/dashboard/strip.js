// The header strip and the notice: what runs, who decides, since when and why.

import { duration, element, percent, rate, time, usd } from "./format.js";

const byId = (id) => document.getElementById(id);

const PHASES = {
  WAITING: "no feed", WARMING: "warming up", RUNNING: "running", FINISHED: "finished", FAILED: "stopped", HOLDING: "holding",
};

export function showStatus(status) {
  byId("badge").textContent = `${status.feed} · ${status.execution}`;
  byId("badge").title = `${status.feed === "LIVE" ? "Live" : "Recorded"} market data; ${status.execution === "CHAINS" ? "money moves on chains" : "no real money moves"}`;
  byId("progress").hidden = status.progress === null;
  byId("as-of").textContent = status.as_of ? `${time(status.as_of)} UTC` : "nothing yet";
  byId("speed").textContent = status.feed === "LIVE" ? "real time" : status.periods_per_second === null ? "as fast as possible" : `${status.periods_per_second} periods/s`;
  byId("phase").textContent = `${status.dataset ? `${status.dataset}, ` : ""}${PHASES[status.phase] ?? status.phase.toLowerCase()}`;
  const share = status.progress ?? 0;
  byId("progress").setAttribute("aria-valuenow", String(Math.round(100 * share)));
  byId("progress").firstElementChild.style.width = percent(share, 1).replace(" ", "");
}

const RUNGS = { GUARDED: "forecasts only raise", LAST_GOOD: "on the last good forecast", SEASONAL: "on other days' needs", HOLD: "nothing moves" };

/** What holds the desk back: its operator, its rung, a probation, safeguards that cut something. */
function heldBack(safety) {
  const told = safety.operator.state !== "RUNNING" ? [element("span", { class: "pill rule", title: safety.operator.reason }, safety.operator.state)] : [];
  const notes = [];
  if (RUNGS[safety.rung]) notes.push(RUNGS[safety.rung]);
  if (safety.probation) notes.push(`${safety.probation} on probation since ${time(safety.probation_since)} UTC`);
  const cut = safety.restraints.filter((restraint) => restraint.cut_usd > 0);
  if (cut.length) notes.push(`safeguards held back ${usd(cut.reduce((sum, restraint) => sum + restraint.cut_usd, 0))} USD`);
  if (safety.guard_voided) notes.push(`the guard's bound was suspended ${safety.guard_voided} times`);
  return [...told, ...(notes.length ? [" ", element("span", { class: "refused", title: cut.map((restraint) => restraint.sentence).join("; ") }, `${sentence(notes.join("; "))}`)] : [])];
}

export function showDecider(decider, safety) {
  const strip = byId("decider");
  strip.dataset.decider = decider.decider ?? "NONE";
  if (!decider.decider) {
    strip.replaceChildren(element("span", { class: "pill" }, "NOBODY"), element("span", {}, `decides yet. ${decider.why}`), ...heldBack(safety));
    return;
  }
  const model = decider.decider === "MODEL";
  const name = model ? `MODEL ${decider.model_id}` : "RULE";
  strip.replaceChildren(
    element("span", { class: `pill ${model ? "model" : "rule"}` }, name),
    element("span", { class: "decider-text" },
      model ? `${decider.model_family} forecast, order-up-to policy, ` : "the plan-aware threshold rule ",
      "decides since ", element("strong", {}, `${time(decider.since)} UTC`), ": ", sentence(decider.why)),
    ...(decider.refused && !decider.why.includes(decider.refused) ? [element("span", { class: "refused" }, `The registry's champion is not in use: ${sentence(decider.refused)}`)] : []),
    ...heldBack(safety));
}

function sentence(text) {
  return /[.!?\]]$/.test(text) ? text : `${text}.`;
}

/** One line above everything when something is not as it should be; returns the state of the page. */
export function showNotice(status) {
  const texts = {
    WAITING: [status.message, "notice"],
    WARMING: [status.message, "notice"],
    FAILED: [status.message, "notice error"],
    HOLDING: [status.message, "notice error"],
  };
  if (status.phase === "RUNNING" && status.seconds_since_tick > Math.max(10, 5 / (status.periods_per_second ?? 1))) {
    say(`No new period for ${duration(status.seconds_since_tick)}; what you see is of ${time(status.as_of)} UTC.`, "notice");
    return "stale";
  }
  if (status.phase === "RUNNING" && status.message) {
    say(status.message, "notice");
    return "stale";
  }
  const [text, kind] = texts[status.phase] ?? ["", "notice"];
  say(text, kind);
  return status.phase.toLowerCase();
}

export function say(text, kind = "notice") {
  const notice = byId("notice");
  notice.hidden = !text;
  notice.className = kind;
  if (notice.textContent !== text) notice.textContent = text;
}

/** Each live stream with the time since it spoke; nothing of a replay. */
export function showStreams(streams) {
  const list = byId("streams");
  list.hidden = streams.length === 0;
  list.replaceChildren(...streams.map((stream) => {
    const heard = stream.seconds_since_heard === null ? "nothing yet" : `${duration(stream.seconds_since_heard)} ago`;
    const missed = stream.gaps ? `, ${stream.gaps} gaps` : "";
    const state = stream.stale ? "stale, " : stream.connected ? "" : "not connected, ";
    return element("li", { class: stream.stale ? "stream stale" : "stream", title: stream.loss ?? "" },
      element("strong", {}, stream.venue), ` ${state}heard ${heard}${missed}`);
  }));
}

export function showDesk(desk) {
  const known = (figure) => (desk.decisions > 0 ? figure : null); // before the first decision nothing is: unknown is not zero
  const tiles = [
    ["Demand, all venues", usd(known(desk.demand_usd)), "USD"],
    ["On hand at venues", usd(known(desk.at_venues_usd)), "USD"],
    ["Treasury", usd(known(desk.treasury_usd)), "USD"],
    ["In flight", usd(known(desk.in_flight_usd)), "USD"],
    ["Shadow price of capital", rate(known(desk.shadow_price_per_year)), "USD/USD/yr"],
    ["Short so far", duration(desk.shortfall_seconds), "venue time"],
    ["Decisions · transfers", `${usd(desk.decisions)} · ${usd(desk.transfers)}`, ""],
  ];
  byId("desk").replaceChildren(...tiles.map(([name, value, unit]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, value, " ", element("small", {}, unit)))));
}
