// Brings the published contracts that tests deploy on local chains: packages.json names each package by version, sha-512 and
// licence, and the contracts taken out of it. What is taken lies in artifacts/, which git ignores: no licence here lets it be
// committed with ours. One line in packages.json adds a package. Ends with 1 when one could not be brought, and says which.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const artifacts = join(here, "artifacts");

function fetched(wanted) {
  const folder = join(artifacts, wanted.name);
  const mark = join(folder, ".taken");
  const content = JSON.stringify(wanted);
  if (existsSync(mark) && readFileSync(mark, "utf8") === content) return false;
  rmSync(folder, { recursive: true, force: true }); // another version is not what was asked for
  const work = mkdtempSync(join(tmpdir(), "headrace-published-"));
  try {
    unpack(wanted, work);
    mkdirSync(folder, { recursive: true });
    for (const name of wanted.take) writeFileSync(join(folder, `${name}.json`), JSON.stringify(taken(work, wanted, name)));
    writeFileSync(mark, content);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return true;
}

function unpack({ name, version, integrity }, work) {
  const quiet = { cwd: work, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
  execFileSync("npm", ["pack", `${name}@${version}`, "--ignore-scripts", "--silent"], quiet);
  const tarball = join(work, readdirSync(work).find((file) => file.endsWith(".tgz")));
  const found = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  if (found !== integrity) throw new Error(`its integrity is ${found}, wanted ${integrity}`);
  execFileSync("tar", ["-xzf", tarball, "-C", work]);
}

// Both shapes in use: bytecode as a text (Hardhat), and as an object (Foundry).
function taken(work, wanted, name) {
  const found = readdirSync(work, { recursive: true })
    .filter((path) => basename(path) === `${name}.json`)
    .map((path) => JSON.parse(readFileSync(join(work, path), "utf8")))
    .map(({ bytecode, linkReferences }) => ({
      bytecode: bytecode?.object ?? bytecode,
      links: positions(bytecode?.linkReferences ?? linkReferences ?? {}),
    }))
    .filter(({ bytecode }) => typeof bytecode === "string" && bytecode.length > 2);
  const different = new Set(found.map(({ bytecode }) => bytecode));
  if (different.size !== 1) throw new Error(`it holds ${different.size} contracts ${name} with bytecode`);
  return { contract: name, package: `${wanted.name}@${wanted.version}`, licence: wanted.licence, ...found[0] };
}

// Library to the places of its address, bytes from the start.
function positions(references) {
  return Object.fromEntries(
    Object.values(references).flatMap((file) => Object.entries(file).map(([library, at]) => [library, at.map(({ start }) => start)])),
  );
}

let failed = 0;
for (const wanted of JSON.parse(readFileSync(join(here, "packages.json"), "utf8"))) {
  const label = `${wanted.name} ${wanted.version} (${wanted.licence}, for tests only)`;
  try {
    if (fetched(wanted)) console.log(`fetched ${wanted.take.length} contracts of ${label}`);
  } catch (error) {
    failed = 1;
    console.error(`${label} could not be brought: ${String(error.message).split("\n")[0]}; the tests that deploy it are skipped`);
  }
}
process.exit(failed);
