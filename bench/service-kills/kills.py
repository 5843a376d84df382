#!/usr/bin/env python3
"""Kills the packaged service with SIGKILL while chains carry its transfers. Called by run.sh, which tells what it needs.

Every instance counts for itself what the signer's own file gained before that instance had said that books, signer and
chains agree. In the end no transfer may be open, vaults and books must hold the same, and each transfer must stand in
the vaults' own logs once, or never have been signed and not stand there.
"""
import argparse, glob, json, os, pwd, random, re, secrets, shutil, signal, socket, sqlite3, subprocess, sys, tempfile, time
import urllib.request

READY = "The courier carries"
LONGEST_START = 240
# Nothing of these was ever signed, and the desk decides anew: given back by a start that found a slot without a signature, or
# planned by the last decision while all was summed up. The simulation counts alike.
UNMOVED = {"PLANNED", "RELEASED", "EXPIRED", "REJECTED"}


def arguments():
    take = argparse.ArgumentParser()
    take.add_argument("--kills", type=int, default=50)
    take.add_argument("--seconds", type=float, default=6, help="longest life after a start, seconds")
    take.add_argument("--seed", type=int, default=1)
    take.add_argument("--speed", default="0.5", help="periods a second")
    take.add_argument("--port", default="8097")
    take.add_argument("--store", choices=["sqlite", "postgresql"], default="sqlite", help="where journal and books are")
    take.add_argument("--minutes", type=float, default=1e6, help="kill no more after so long, and reckon")
    return take.parse_args()


class Server:
    """A private PostgreSQL server with a password, as the package starts it; gone when it is closed."""

    USER = "desk"

    def __init__(self):
        self.bin = os.path.dirname(sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))[-1])
        self.folder = tempfile.mkdtemp(prefix="headrace-postgres")
        self.password = secrets.token_hex(16)
        word = os.path.join(self.folder, "word")
        with open(word, "w", encoding="utf-8") as kept:
            kept.write(self.password)
        if os.geteuid() == 0:  # the server refuses to run as root
            user = pwd.getpwnam("postgres")
            for path in (self.folder, word):
                os.chown(path, user.pw_uid, user.pw_gid)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.run("initdb", "-D", self.data(), "-A", "scram-sha-256", "-U", self.USER, "--pwfile", word)
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self.run("pg_ctl", "-D", self.data(), "-w", "-l", self.folder + "/log", "-o", options, "start")

    def data(self):
        return os.path.join(self.folder, "data")

    def run(self, tool, *arguments):
        before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run(before + [os.path.join(self.bin, tool), *arguments], cwd="/", check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def url(self):
        return f"jdbc:postgresql://127.0.0.1:{self.port}/postgres"

    def transfers(self, schema):
        place = {"PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": self.USER, "PGPASSWORD": self.password}
        out = subprocess.run(
            [os.path.join(self.bin, "psql"), "-At", "-d", "postgres", "-c", f"SELECT id, state FROM {schema}.life"],
            env={**os.environ, **place}, capture_output=True, check=True, text=True)
        return [dict(zip(("id", "state"), line.split("|"))) for line in out.stdout.split()]

    def close(self):
        self.run("pg_ctl", "-D", self.data(), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)


class Desk:
    """The packaged service over one journal and two local chains."""

    def __init__(self, java, home, told, server):
        self.java, self.home, self.told, self.server = java, home, told, server
        self.folder = os.path.join(home, "service-kills")
        with open(os.path.join(home, "demo", "serve.args"), encoding="utf-8") as kept:
            self.arguments = [line for line in kept.read().split("\n") if line]
        self.settings = self.arguments[self.arguments.index("--settings") + 1]
        self.log = os.path.join(self.folder, "serve.log")
        self.signed = 0
        self.early = 0
        self.starts = []

    def chains(self):
        log = os.path.join(self.folder, "chains.log")
        with open(log, "wb") as out:
            process = subprocess.Popen(
                self.java + ["local-chains", "--settings", self.settings, "--folder", self.folder],
                stdout=out, stderr=subprocess.STDOUT)
        self.wait(process, log, "attestors run")
        if self.server is not None:
            with open(self.folder + "/db-password", "w", encoding="utf-8") as word:
                word.write(self.server.password)
            with open(self.folder + "/chains.yaml", "a", encoding="utf-8") as settings:
                settings.write(f'books: {{url: "{self.server.url()}", user: {Server.USER}, password_file: db-password}}\n')
        return process

    def serve(self, *more):
        with open(self.log, "wb") as out:
            return subprocess.Popen(
                self.java + self.arguments + ["--port", self.told.port, "--chains", self.folder + "/chains.yaml", *more],
                stdout=out, stderr=subprocess.STDOUT)

    def wait(self, process, log, words):
        began = time.monotonic()
        while words not in text(log):
            if process.poll() is not None or time.monotonic() - began > LONGEST_START:
                sys.exit(f"'{words}' was not said:\n{text(log)}")
            time.sleep(0.1)

    def start(self, process, patience):
        """Waits until the courier carries, or for so long; counts what was signed before it said so."""
        began = time.monotonic()
        while time.monotonic() - began < patience:
            signed = self.signatures()  # first the count, then the log: what is counted was signed before the word
            if READY in text(self.log):
                self.starts.append(time.monotonic() - began)
                return True
            self.early += signed - self.signed
            self.signed = signed
            if process.poll() is not None:
                sys.exit(f"the service ended by itself:\n{text(self.log)}")
            time.sleep(0.05)
        return False

    def kill(self, process):
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.signed = self.signatures()

    def signatures(self):
        files = [f for f in listed(self.folder + "/signer") if f.endswith(".sqlite")]
        if not files:
            return 0
        with sqlite3.connect(f"file:{self.folder}/signer/{files[0]}?mode=ro", uri=True, timeout=10) as books:
            try:
                return books.execute("SELECT count(*) FROM signed_attempt").fetchone()[0]
            except sqlite3.OperationalError:
                return 0  # the table is not there yet

    def transfers(self):
        if self.server is not None:
            return self.server.transfers("desk_" + os.path.basename(self.journal()).replace("-", "_"))
        out = subprocess.run(
            self.java + ["transfers", "list", "--json", "--limit", "100000", "--home", self.home, "--journal",
                         self.journal()], capture_output=True, check=True, text=True)
        return json.loads(out.stdout)["items"]

    def journal(self):
        name = next(f for f in listed(self.folder + "/signer") if f.endswith(".sqlite")).removesuffix(".sqlite")
        return os.path.join(self.home, "journal", name)


def text(path):
    with open(path, encoding="utf-8", errors="replace") as log:
        return log.read()


def listed(folder):
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def payments(settings):
    """How often each vault's own log names each transfer."""
    told = text(settings)
    urls = dict(re.findall(r'chain_id: (\d+), name.*?url: "([^"]+)"', told, re.S))
    counts = {}
    for chain, vault in re.findall(r'\{chain_id: (\d+), address: "(0x[0-9a-fA-F]{40})"\}', told):
        for log in call(urls[chain], "eth_getLogs", [{"address": vault, "fromBlock": "0x0", "toBlock": "latest"}]):
            # Executed(bytes32 id, address asset, address destination, uint256 spent, uint256 received)
            if len(log["topics"]) == 4 and len(log["data"]) == 2 + 2 * 64:
                counts[log["topics"][1]] = counts.get(log["topics"][1], 0) + 1
    return counts


def call(url, method, parameters):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["result"]


def main():
    told = arguments()
    chance = random.Random(told.seed)
    server = Server() if told.store == "postgresql" else None
    desk = Desk(json.loads(os.environ["KILLS_JAVA"]), os.environ["KILLS_HOME"], told, server)
    chains = desk.chains()
    service = None
    try:
        fresh = [] if server is not None else ["--fresh"]  # a new server has no earlier journal
        during = killed = 0
        until = time.monotonic() + 60 * told.minutes
        for n in range(1, told.kills + 1):
            if time.monotonic() > until:
                break
            service = desk.serve("--speed", told.speed, "--story", "1000000", *fresh)
            patience = LONGEST_START if chance.random() < 0.75 or n == 1 else chance.uniform(0, 2 * usual(desk.starts))
            if desk.start(service, patience):
                fresh = []
                time.sleep(chance.uniform(0, told.seconds))
            elif patience == LONGEST_START:
                sys.exit(f"the courier did not start:\n{text(desk.log)}")
            else:
                during += 1
            desk.kill(service)
            killed = n
            print(f"killed {n} of {told.kills}, {desk.signed} signatures so far", file=sys.stderr, flush=True)
        service = desk.serve("--speed", "0.0001", "--story", "1", "--no-hold")
        desk.start(service, LONGEST_START)
        try:
            service.wait(600)
        except subprocess.TimeoutExpired:
            sys.exit(f"it did not come to an end:\n{text(desk.log)[-6000:]}")
        return reckon(desk, killed, during)
    finally:
        for process in (service, chains):
            if process is not None and process.poll() is None:
                process.terminate()
                process.wait()
        if server is not None:
            server.close()


def usual(starts):
    return sorted(starts)[len(starts) // 2] if starts else 5


def reckon(desk, killed, during):
    summary = re.search(r"unexplained (\d+) base units, vaults and books apart (\d+)", text(desk.log))
    if summary is None:
        sys.exit(f"it did not sum up:\n{text(desk.log)[-6000:]}")
    books = {item["id"]: item["state"] for item in desk.transfers()}
    paid = payments(desk.folder + "/chains.yaml")
    unmoved = sum(1 for id, state in books.items() if state in UNMOVED and id not in paid)
    lost = len(books) - unmoved - sum(1 for id, state in books.items() if state == "RECONCILED" and id in paid)
    doubled = sum(times - 1 for times in paid.values()) + sum(1 for id in paid if id not in books)
    found = {
        "store": desk.told.store, "kills": killed, "during_start": during, "transfers": len(books), "unmoved": unmoved,
        "lost": lost, "doubled": doubled,
        "unexplained": int(summary[1]), "vaults_and_books_apart": int(summary[2]), "signatures": desk.signatures(),
        "signed_before_reconciliation": desk.early, "median_start_seconds": round(usual(desk.starts), 1)}
    print(json.dumps(found, separators=(",", ":")))
    good = books and not (lost or doubled or found["unexplained"] or found["vaults_and_books_apart"] or desk.early)
    return 0 if good else 1


sys.exit(main())
