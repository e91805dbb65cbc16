#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The day file beside nfdump, plain SQLite rows and DuckDB, on the same flows in the same run.

usage: store.py GENTRACE [--flows 3M] [--rounds 5] [--bin BIN_DIR] [--work FOLDER] [--queries]

`./dev bench` installs DuckDB into build/bench; peers that are missing are named and left out.
With --queries the stores are written once, and only questions are asked in each round.

GENTRACE is the trace generator (a program with --bin, --v9-raw and --send). Prints, for each
question, the median CPU seconds of both sides and the median of the ratios of each round: machines
are noisy, so only ratios of one round are compared.
"""
import argparse, glob, json, os, resource, shutil, signal, statistics, subprocess, sys, time


def cpu_of(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, done.stdout.decode()


def json_lines(command):
    _, text = cpu_of(command)
    return {row["what"]: row for row in map(json.loads, text.splitlines())}


def capture_with_nfcapd(gentrace, raw, folder):
    """Sends the datagrams to nfcapd over loopback; LZ4 files."""
    os.makedirs(folder)
    collector = subprocess.Popen(
        ["nfcapd", "-p", "19995", "-b", "127.0.0.1", "-l", folder, "-t", "3600", "-B", "4000000", "-y"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    subprocess.run([gentrace, "--send", raw, "--to", "127.0.0.1:19995", "--backpressure", "1000000"],
                   stderr=subprocess.DEVNULL, check=True)
    time.sleep(1)
    collector.send_signal(signal.SIGINT)
    collector.wait()
    return max(glob.glob(folder + "/nfcapd.*"), key=os.path.getsize)


def duckdb_modules():
    """The folder DuckDB was installed into, or None, saying why."""
    folder = os.path.join(os.path.dirname(__file__), "..", "..", "build", "bench")
    if not shutil.which("node"):
        print("DuckDB is left out: there is no node")
    elif not os.path.isdir(folder + "/node_modules/@duckdb/node-api"):
        print("DuckDB is left out: ./dev bench installs it, with npm")
    else:
        return folder
    return None


def duckdb(modules, *arguments):
    script = os.path.join(os.path.dirname(__file__), "duckdb.mjs")
    return json_lines(["node", script, modules, *arguments])


def same(name, ours, theirs):
    """Sides that give different answers did not do the same work."""
    if ours.split()[-1] != theirs.split()[-1]:
        sys.exit(f"{name}: our answer is {ours}, theirs {theirs}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gentrace")
    parser.add_argument("--flows", default="3M")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--bin", default="build/release/bin")
    parser.add_argument("--work", default="/tmp/netbehave-bench")
    parser.add_argument("--queries", action="store_true")
    args = parser.parse_args()
    bench = os.path.join(args.bin, "bench_store")
    shutil.rmtree(args.work, ignore_errors=True)
    os.makedirs(args.work)
    trace, raw = args.work + "/flows.bin", args.work + "/flows.v9"
    subprocess.run([args.gentrace, "--flows", args.flows, "--hosts", "10000", "--days", "1", "--seed", "1",
                    "--pivots", "100", "--bin", trace, "--v9-raw", raw], stderr=subprocess.DEVNULL, check=True)
    results = {}

    def note(name, ours, theirs):
        results.setdefault(name, []).append((ours, theirs))

    nfcapd_file = capture_with_nfcapd(args.gentrace, raw, args.work + "/nf") if shutil.which("nfcapd") else None
    flat, oriented, rows = args.work + "/flat", args.work + "/oriented", args.work + "/rows.sqlite3"
    duck, modules = args.work + "/flows.duckdb", duckdb_modules()
    if modules:
        duckdb(modules, "load", trace, duck)
    for turn in range(args.rounds):
        if turn == 0 or not args.queries:
            for folder in (flat, oriented):
                shutil.rmtree(folder, ignore_errors=True)
            ours = json_lines([bench, "load", trace, oriented, "oriented"])["load"]
            json_lines([bench, "load", trace, flat])
            theirs = json_lines([bench, "rows", trace, rows])["rows"]
            note("store, beside SQLite rows", ours["cpu"], theirs["cpu"])
            note("size MB per million, beside SQLite rows", ours["mb_per_million"], theirs["mb_per_million"])
        mine = json_lines([bench, "query", flat, "3"])
        sql = json_lines([bench, "sql", rows, "3"])
        same("Q1", mine["Q1"]["answer"], sql["Q1"]["answer"])
        note("Q1, beside SQLite rows", mine["Q1"]["cpu"], sql["Q1"]["cpu"])
        if modules:
            theirs = duckdb(modules, "query", duck, "3")
            for question, peer in (("Q1 decoded", "Q1"), ("Q1", "Q1"), ("Q3 bytes", "Q3"), ("Q4s bytes", "Q4s")):
                if question != "Q1 decoded":  # that is one day only
                    same(question, mine[question]["answer"], theirs[peer]["answer"])
                note(question + ", beside DuckDB, 1 thread", mine[question]["cpu"], theirs[peer]["cpu"])
        note("sort, beside std::sort", mine["sort by bytes"]["cpu"], mine["std::sort of the keys"]["cpu"])
        note("first rows, beside the scan Q4", mine["first rows"]["wall"], mine["Q4"]["wall"])
        if nfcapd_file:
            questions = {
                "Q1": ["src net 10.64.16.0/20 and dst port 443 and bytes > 10000", "-o", "null"],
                "Q3": ["-s", "srcip/bytes", "-n", "10", "-N"],
                "Q4s": ["-A", "srcip,dstip,dstport,proto", "-O", "bytes", "-n", "10", "-N", "dst port < 10000"],
            }
            for name, options in questions.items():
                cpu, _ = cpu_of(["nfdump", "-r", nfcapd_file] + options)
                note(name + ", beside nfdump (LZ4)", mine[name]["cpu"], cpu)
    for name, pairs in results.items():
        ratio = statistics.median(theirs / ours for ours, theirs in pairs)
        print(f"{name:44s} ours {statistics.median(p[0] for p in pairs):9.3f}"
              f"  theirs {statistics.median(p[1] for p in pairs):9.3f}  theirs/ours {ratio:6.2f}")
    shutil.rmtree(args.work)


if __name__ == "__main__":
    sys.exit(main())
