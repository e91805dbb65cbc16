#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pivots in traces whose chains are known.

usage: pivots.py GENTRACE [--flows 1M] [--seed 3] [--pivots 40] [--days 0.5] [--bin BIN_DIR] [--work FOLDER] [--epsilon]
       pivots.py GENTRACE --needle SEEDS [--hosts 500]

GENTRACE is the trace generator (a program with --v9-pcap and --truth). Its records are imported as
any exporter's. Prints how many of its chains the detector ranks, live and lateral, as a whole or in
part, what that took, and whether the search for ways between the first and the last host finds
each chain; fails when it misses one. With --epsilon also how long the enumeration of all sequences
within 30 seconds takes. With --needle each of SEEDS hours of 50,000 records has one nested chain:
prints among how many findings it stands where.
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


def traced(options, folder, seed, flows, days, extra):
    """Makes a trace, imports it into a new workspace; the workspace, its chains and the CPU seconds."""
    workspace = os.path.join(folder, f"workspace-{seed}")
    subprocess.run([options.gentrace, "--flows", flows, "--hosts", options.hosts, "--days", days,
                    "--seed", seed, "--v9-pcap", folder + "/trace.pcap",
                    "--truth", folder + "/truth.csv"] + extra, stderr=subprocess.DEVNULL, check=True)
    cpu, _ = cpu_of([os.path.join(options.bin, "netbehave-cli"), "-q", "-w", workspace, "import",
                     "--exporter-packets", folder + "/trace.pcap"])
    return workspace, truth(folder + "/truth.csv"), cpu


def findings(chains):
    """Paths by finding: chains that share their strongest link are one."""
    groups = {}
    for chain in chains:
        link = max(chain["links"], key=lambda link: link["score"])
        groups.setdefault((link["parent"]["id"], link["child"]["id"]), []).append(chain["hosts"])
    return list(groups.values())


def needles(options, folder):
    cli = os.path.join(options.bin, "netbehave-cli")
    ranks, sizes = [], []
    for seed in range(1, options.needle + 1):
        workspace, chains, _ = traced(options, folder, str(seed), "50000", str(1 / 24),
                                      ["--pivots", "1", "--pivot-kind", "nested"])
        _, out = cpu_of([cli, "-q", "-w", workspace, "pivots", "--format", "json"])
        found = findings(json.loads(out)["chains"])
        steps = chains[0].steps()
        rank = next((i + 1 for i, paths in enumerate(found)
                     if any(part_of(step, path) for step in steps for path in paths)), None)
        print(f"seed {seed:3}: {'rank ' + str(rank) if rank else 'not found'} of {len(found)},"
              f" {len(chains[0].hosts)} hosts", flush=True)
        ranks.append(rank)
        sizes.append(len(found))
        shutil.rmtree(workspace)
    there = [rank for rank in ranks if rank]
    print(f"{sum(rank <= 5 for rank in there)} of {len(ranks)} among the first five, mean rank"
          f" {sum(there) / max(1, len(there)):.1f}, {sum(sizes) / len(sizes):.1f} findings an hour")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gentrace")
    parser.add_argument("--flows", default="1M")
    parser.add_argument("--hosts")
    parser.add_argument("--seed", default="3")
    parser.add_argument("--pivots", default="40")
    parser.add_argument("--days", default="0.5")
    parser.add_argument("--bin", default="build/release/bin")
    parser.add_argument("--work")
    parser.add_argument("--epsilon", action="store_true")
    parser.add_argument("--needle", type=int, metavar="SEEDS")
    options = parser.parse_args()
    options.hosts = options.hosts or ("500" if options.needle else "2000")
    folder = options.work or tempfile.mkdtemp(prefix="nb-pivots-")
    os.makedirs(folder, exist_ok=True)
    cli = os.path.join(options.bin, "netbehave-cli")
    try:
        if options.needle:
            return needles(options, folder)
        workspace, chains, cpu = traced(options, folder, options.seed, options.flows, options.days,
                                        ["--pivots", options.pivots])
        print(f"{options.flows} records imported in {cpu:.1f} CPU s")
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
