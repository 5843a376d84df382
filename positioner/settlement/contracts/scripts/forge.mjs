// Runs the forge of node_modules, or the one on the path, in the folder of the contracts.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const local = join(root, "node_modules/@foundry-rs/forge-linux-amd64/bin/forge");
const done = spawnSync(existsSync(local) ? local : "forge", process.argv.slice(2), { cwd: root, stdio: "inherit" });
if (done.error) console.error(`forge did not start: ${done.error.message}`);
process.exit(done.status ?? 1);
