// Runs forge's coverage and ends with 1 unless every line, branch and function of every file in src/ is met.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const local = join(root, "node_modules/@foundry-rs/forge-linux-amd64/bin/forge");
const report = join(root, "target/lcov.info");
mkdirSync(dirname(report), { recursive: true });
const asked = ["coverage", "--offline", "--no-match-contract", "VaultInvariants", "--report", "lcov", "--report-file", report];
const done = spawnSync(existsSync(local) ? local : "forge", asked, { cwd: root, encoding: "utf8" });
if (done.error || done.status !== 0) {
  console.error(done.error?.message ?? `${done.stdout}${done.stderr}`);
  process.exit(1);
}

// lcov: SF names a file; LF and LH count its lines and those met, BRF and BRH its branches, FNF and FNH its functions.
let file = "";
const found = new Map();
for (const line of readFileSync(report, "utf8").split("\n")) {
  const [key, value] = line.split(":");
  if (key === "SF") file = value;
  else if (file.startsWith("src/") && ["LF", "LH", "BRF", "BRH", "FNF", "FNH"].includes(key)) {
    found.set(file, { ...found.get(file), [key]: Number(value) });
  }
}
const short = [...found].filter(([, at]) => at.LH < at.LF || at.BRH < at.BRF || at.FNH < at.FNF);
const sum = (key) => [...found.values()].reduce((all, at) => all + at[key], 0);
console.log(`${found.size} files: ${sum("LH")} of ${sum("LF")} lines, ${sum("BRH")} of ${sum("BRF")} branches, ${sum("FNH")} of ${sum("FNF")} functions`);
short.forEach(([name, at]) => console.error(`${name} is not covered whole: ${JSON.stringify(at)}`));
process.exit(found.size > 0 && short.length === 0 ? 0 : 1);
