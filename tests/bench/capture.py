#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Capture import beside its peers on one capture, in turn, by processor time.

  capture.py --bench build/release/bin/bench_capture --gentrace PATH   makes the capture (1 GB, removed after)
  capture.py --bench build/release/bin/bench_capture FILE              takes one

Prints, for each peer, the median over the rounds of peer's time / our time (more is better for us), and fails when a
floor is missed: twice as fast as nfpcapd and softflowd, 1.5 times as ndpiReader (against the
import that finds applications, too), at most 2.5 times the bare libpcap loop, 300 MiB.
"""
import argparse
import json
import os
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile

FLOORS = {"nfpcapd": 2.0, "softflowd": 2.0, "libpcap": 0.4, "ndpiReader": 1.5}
# What each peer is measured against; the plain import where nothing is said.
OURS = {"ndpiReader": "applications"}
MAX_MIB = 300


def cut(source, target, packets):
    """The first packets of a little-endian pcap."""
    with open(source, "rb") as src, open(target, "wb") as dst:
        dst.write(src.read(24))
        for _ in range(packets):
            head = src.read(16)
            if len(head) < 16:
                break
            dst.write(head + src.read(struct.unpack_from("<I", head, 8)[0]))


def cpu_of(command):
    """Processor seconds and peak MiB of a program."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{command[0]} failed with status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bench", required=True)
    parser.add_argument("--gentrace")
    parser.add_argument("--packets", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("file", nargs="?")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netbehave-bench-") as folder:
        capture = args.file
        if capture is None:
            if not args.gentrace:
                parser.error("a capture or --gentrace is needed")
            full = os.path.join(folder, "full.pcap")
            subprocess.run(
                [args.gentrace, "--flows", "400k", "--hosts", "2000", "--days", "0.1", "--start", "1772443800",
                 "--seed", "1", "--snaplen", "65535", "--pcap", full], check=True, stderr=subprocess.DEVNULL)
            capture = os.path.join(folder, "cut.pcap")
            cut(full, capture, args.packets)
            os.remove(full)
        out = os.path.join(folder, "out")
        programs = {"import": [args.bench, "import", capture], "libpcap": [args.bench, "libpcap", capture]}
        if shutil.which("nfpcapd"):
            programs["nfpcapd"] = ["nfpcapd", "-r", capture, "-w", out]
        softflowd = shutil.which("softflowd") or shutil.which("softflowd", path="/usr/sbin")
        if softflowd:
            programs["softflowd"] = [softflowd, "-d", "-m", "2000000", "-r", capture]
        if shutil.which("ndpiReader"):
            programs["applications"] = [args.bench, "applications", capture]
            programs["ndpiReader"] = ["ndpiReader", "-q", "-i", capture]
        times = {name: [] for name in programs}
        peak = {name: 0.0 for name in programs}
        for _ in range(args.rounds):
            for name, command in programs.items():
                with open(capture, "rb") as file:  # warm, each time: the page cache is taken back quickly
                    while file.read(1 << 24):
                        pass
                os.makedirs(out, exist_ok=True)
                seconds, mib = cpu_of(command)
                shutil.rmtree(out)
                times[name].append(seconds)
                peak[name] = max(peak[name], mib)
    failed = peak["import"] > MAX_MIB
    for name in programs:
        line = {"program": name, "cpu_s": round(statistics.median(times[name]), 3), "rss_mib": round(peak[name], 1)}
        if name in FLOORS:
            ours = times[OURS.get(name, "import")]
            ratio = statistics.median(p / o for p, o in zip(times[name], ours))
            line["peer_over_ours"] = round(ratio, 2)
            line["floor"] = FLOORS[name]
            failed = failed or ratio < FLOORS[name]
        print(json.dumps(line))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
