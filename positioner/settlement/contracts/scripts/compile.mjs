// Compiles src/ and writes one artifact (ABI and bytecode) per contract into the resources of the Java module,
// or with --check compares them byte for byte and says which differ. Of vault and adapters also what then stands on the
// chain, and where their immutable values stand in that: so that attestors and desks can read them by their own bytes.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const solc = createRequire(import.meta.url)("solc");
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const resources = join(root, "../src/main/resources/contracts");

const settings = {
  evmVersion: "cancun", // the oldest the vault runs on: transient storage for its lock
  optimizer: { enabled: true, runs: 10000 },
  metadata: { appendCBOR: false, bytecodeHash: "none" }, // so that the bytecode says the code and nothing else
  outputSelection: {
    "*": {
      "": ["ast"],
      "*": ["abi", "evm.bytecode.object", "evm.deployedBytecode.object", "evm.deployedBytecode.immutableReferences"],
    },
  },
};

function sources(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? sources(path) : path.endsWith(".sol") ? [path] : [];
    });
}

function find(path) {
  const file = join(root, path.startsWith("@") ? "node_modules" : "", path);
  return existsSync(file) ? { contents: readFileSync(file, "utf8") } : { error: `no such file: ${path}` };
}

function compile() {
  const files = sources("src");
  const input = { language: "Solidity", settings, sources: Object.fromEntries(files.map((f) => [f, { content: find(f).contents }])) };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: find }));
  const told = (output.errors ?? []).filter((m) => m.severity === "error" || !m.sourceLocation?.file.startsWith("@"));
  told.forEach((message) => console.error(message.formattedMessage));
  if (told.length > 0) process.exit(1); // a warning of ours too
  const names = immutables(Object.values(output.sources).map((source) => source.ast));
  return files.flatMap((file) =>
    Object.entries(output.contracts[file] ?? {}).map(([name, made]) => [file, name, { ...made, names }]),
  );
}

// the names of immutable variables by the compiler's own numbers
function immutables(node, found = new Map()) {
  if (node?.nodeType === "VariableDeclaration" && node.mutability === "immutable") found.set(String(node.id), node.name);
  if (node && typeof node === "object") Object.values(node).forEach((child) => immutables(child, found));
  return found;
}

// what the code is on the chain, zeros where its immutable values will stand, and the bytes at which they do
function deployed(file, made) {
  if (file !== "src/Vault.sol" && !file.startsWith("src/adapter/")) return {};
  const { object, immutableReferences } = made.evm.deployedBytecode;
  const places = Object.entries(immutableReferences ?? {}).map(([id, at]) => [made.names.get(id), at.map((a) => a.start)]);
  places.sort(([a], [b]) => (a < b ? -1 : 1));
  return { runtime: `0x${object}`, immutables: Object.fromEntries(places) };
}

function artifacts() {
  const compiler = solc.version();
  return compile()
    .filter(([, , made]) => made.evm.bytecode.object !== "")
    .filter(([, , made]) => made.abi.length > 0) // internal libraries have no door
    .map(([file, name, made]) => ({
      path: join(resources, dirname(relative("src", file)), `${name}.json`),
      text:
        JSON.stringify(
          { contract: name, source: file, compiler, abi: made.abi, bytecode: `0x${made.evm.bytecode.object}`, ...deployed(file, made) },
          null,
          1,
        ) + "\n",
    }));
}

function committed(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

const made = artifacts();
const left = committed(resources).filter((path) => !made.some((artifact) => artifact.path === path));
if (process.argv.includes("--check")) {
  const changed = made.filter(({ path, text }) => !existsSync(path) || readFileSync(path, "utf8") !== text);
  const wrong = [...changed.map(({ path }) => path), ...left].map((path) => relative(resources, path));
  if (wrong.length > 0) {
    console.error(`these artifacts are not what the sources give: ${wrong.join(", ")}. Run: npm run build`);
    process.exit(1);
  }
  console.log(`${made.length} artifacts are what the sources give, compiled by solc ${solc.version()}`);
} else {
  left.forEach((path) => rmSync(path));
  for (const { path, text } of made) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(`wrote ${made.length} artifacts`);
}
