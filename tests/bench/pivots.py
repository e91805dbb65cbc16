#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pivots in traces whose chains are known.

usage: pivots.py GENTRACE [--flows 1M] [--seed 3] [--pivots 40] [--days 0.5] [--bin BIN_DIR] [--work FOLDER] [--epsilon]

GENTRACE is the trace generator (a program with --v9-pcap and --truth). Its records are imported as
any exporter's. Prints how many of its chains the detector ranks, live and lateral, as a whole or in
part, what that took, and whether the search for ways between the first and the last host finds
each chain; fails when it misses one. With --epsilon also how long the enumeration of all sequences
within 30 seconds takes.
"""
import argparse, csv, datetime, json, os, resource, shutil, subprocess, sys, tempfile


def cpu_of(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def moment(milliseconds):
    time = datetime.datetime.fromtimestamp(milliseconds / 1000, datetime.timezone.utc)
    return time.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Chain:
    def __init__(self, hops):
        self.kind = hops[0]["kind"]
        self.hosts = [hops[0]["src"]] + [hop["dst"] for hop in hops]
        self.start = min(int(hop["start_ms"]) for hop in hops)
        self.end = max(int(hop["end_ms"]) for hop in hops)

    def steps(self):
        return [self.hosts[i:i + 3] for i in range(len(self.hosts) - 2)]


def truth(path):
    hops = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            hops.setdefault(row["pivot_id"], []).append(row)
    return [Chain(sorted(rows, key=lambda row: int(row["hop"]))) for rows in hops.values()]


def part_of(piece, hosts):
    return any(hosts[i:i + len(piece)] == piece for i in range(len(hosts) - len(piece) + 1))


def ranked(cli, workspace, chains, mode):
    cpu, out = cpu_of([cli, "-w", workspace, "pivots", "--mode", mode, "--format", "json"])
    found = [chain["hosts"] for chain in json.loads(out)["chains"]]
    for kind in ("nested", "sequential"):
        ours = [chain for chain in chains if chain.kind == kind]
        whole = sum(any(part_of(chain.hosts, hosts) for hosts in found) for chain in ours)
        some = sum(any(part_of(step, hosts) for step in chain.steps() for hosts in found)
                   for chain in ours)
        print(f"{mode:8} {kind:10} {len(ours):4} chains: {whole} ranked as a whole, {some} in part")
    print(f"{mode:8} {len(found)} chains in all, {cpu:.2f} CPU s")
    return cpu


def between(cli, workspace, chain):
    """Whether one of the ways from the first host to the last is the chain."""
    margin = 1000
    _, out = cpu_of([cli, "-w", workspace, "pivots", "--between", chain.hosts[0], chain.hosts[-1],
                     "--from", moment(chain.start - margin), "--to", moment(chain.end + margin),
                     "--format", "json"])
    return any(path["hosts"] == chain.hosts for path in json.loads(out)["paths"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gentrace")
    parser.add_argument("--flows", default="1M")
    parser.add_argument("--hosts", default="2000")
    parser.add_argument("--seed", default="3")
    parser.add_argument("--pivots", default="40")
    parser.add_argument("--days", default="0.5")
    parser.add_argument("--bin", default="build/release/bin")
    parser.add_argument("--work")
    parser.add_argument("--epsilon", action="store_true")
    options = parser.parse_args()
    folder = options.work or tempfile.mkdtemp(prefix="nb-pivots-")
    os.makedirs(folder, exist_ok=True)
    cli = os.path.join(options.bin, "netbehave-cli")
    workspace = os.path.join(folder, "workspace")
    try:
        subprocess.run([options.gentrace, "--flows", options.flows, "--hosts", options.hosts,
                        "--days", options.days, "--seed", options.seed, "--pivots", options.pivots,
                        "--v9-pcap", folder + "/trace.pcap", "--truth", folder + "/truth.csv"],
                       stderr=subprocess.DEVNULL, check=True)
        cpu, _ = cpu_of([cli, "-q", "-w", workspace, "import", "--exporter-packets",
                         folder + "/trace.pcap"])
        print(f"{options.flows} records imported in {cpu:.1f} CPU s")
        chains = truth(folder + "/truth.csv")
        live = ranked(cli, workspace, chains, "live")
        ranked(cli, workspace, chains, "lateral")
        missed = [chain for chain in chains if not between(cli, workspace, chain)]
        print(f"ways between the first and the last host: {len(chains) - len(missed)} of {len(chains)}"
              " chains")
        for chain in missed:
            print(f"  missed, {chain.kind}: {' > '.join(chain.hosts)}")
        if options.epsilon:
            cpu, _ = cpu_of([cli, "-w", workspace, "pivots", "--mode", "epsilon", "--format", "json"])
            print(f"epsilon  {cpu:.2f} CPU s, {cpu / live:.1f} times as long")
        return 1 if missed else 0
    finally:
        if not options.work:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
