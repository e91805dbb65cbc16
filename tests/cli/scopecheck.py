#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a recommendation and its exports without any code of the program.

scopecheck.py [--kernel-only] CLI WORKSPACE [OPTION of scope recommend ...]

Computes the measures anew from the rules, evaluates the exports for IOS, ASA and Palo Alto with
evaluators of its own, capirca's with its aclcheck, and loads those for nftables and iptables into a
network namespace, where the kernel gives its verdict on a packet of every flow. Ends with 0 when all
agree, 1 when not; --kernel-only leaves out capirca, which takes its time; says on standard output what it could not do.
"""
import ipaddress
import itertools
import json
import os
import socket
import struct
import subprocess
import sys
import tempfile

ICMP = {"icmp": 1, "ipv6-icmp": 58}
NUMBERS = {"tcp": 6, "udp": 17, "gre": 47, "esp": 50, "ah": 51, "sctp": 132, **ICMP}


def number_of(protocol):
    return NUMBERS[protocol] if protocol in NUMBERS else int(protocol)


def run_cli(cli, workspace, *arguments):
    done = subprocess.run([cli, "-w", workspace, *arguments], capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit("scopecheck: %s: %s" % (" ".join(arguments), done.stderr.decode()))
    return done.stdout


def parse_service(text):
    """(protocol, first, last); ICMP as type * 256 + code."""
    protocol, _, ports = text.partition("/")
    if protocol in ICMP:
        kind, code = ports.split(":")
        return protocol, int(kind) * 256 + int(code), int(kind) * 256 + int(code)
    if not ports:
        return protocol, 0, 0
    first, _, last = ports.partition("-")
    return protocol, int(first), int(last or first)


def cells(rule):
    for s, d, v in itertools.product(rule["sources"], rule["destinations"], rule["services"]):
        if s != d:
            yield s, d, v


class Facts:
    def __init__(self, plan):
        self.rules = plan["rules"]
        self.allowed = set(itertools.chain.from_iterable(cells(r) for r in self.rules))
        self.accepted = set()
        self.never = set()
        for rule in self.rules:
            self.accepted |= {(t[0], t[1], t[2]) for t in rule["evidence"]["triples"]}
            self.never |= {(n["source"], n["destination"], n["service"]) for n in rule["never_seen"]}
        self.hosts = sorted({h for c in self.allowed for h in c[:2]})
        self.services = sorted({c[2] for c in self.allowed})

    def refused(self, limit=4000):
        """Flows between the same hosts and services that no rule permits, half of each family."""
        found = []
        for sixth in (False, True):
            hosts = [h for h in self.hosts if (":" in h) == sixth]
            no_service = "icmp/" if sixth else "ipv6-icmp/"
            services = [v for v in self.services if not v.startswith(no_service)]
            cells = ((s, d, v) for s, d, v in itertools.product(hosts, hosts, services)
                     if s != d and not self.permits(s, d, v))
            found += itertools.islice(cells, limit // 2)
        return found

    def permits(self, s, d, v):
        protocol, first, last = parse_service(v)
        for rule in self.rules:
            if s not in rule["sources"] or d not in rule["destinations"]:
                continue
            for service in rule["services"]:
                p, a, b = parse_service(service)
                if p == protocol and a <= first and last <= b:
                    return True
        return False


def known_addresses(cli, workspace):
    table = json.loads(run_cli(cli, workspace, "scope", "classify", "--json"))
    return {ipaddress.ip_address(ip) for row in table for ip in (row["ip"] or "").split()}


def check_slack(plan, known):
    """Addresses of networks that are no known system's; every known one is among the rule's."""
    problems = []
    free = addresses = 0
    for rule in plan["rules"]:
        for side in ("source", "destination"):
            networks = [ipaddress.ip_network(n) for n in rule.get(side + "_networks", [])]
            inside = {str(a) for a in known if any(a in n for n in networks)}
            if networks and inside != set(rule[side + "s"]):
                problems.append("%s: networks hold other systems than the rule names" % rule["id"])
            size = sum(n.num_addresses for n in networks)
            addresses += size
            free += size - len(inside)
    slack = free / addresses if addresses else 0
    if abs(slack - plan["measures"]["address_slack"]) > 1e-12:
        problems.append("address slack %s, not %s" % (slack, plan["measures"]["address_slack"]))
    return problems


def check_measures(plan, facts):
    problems = []
    measures = plan["measures"]
    extra = facts.allowed - facts.accepted
    if extra != facts.never:
        problems.append("never-seen cells are not what is permitted beyond what was accepted")
    op = len(extra) / len(facts.allowed) if facts.allowed else 0
    if abs(op - measures["over_permission"]) > 1e-12:
        problems.append("over-permission %s, not %s" % (op, measures["over_permission"]))
    if len(facts.allowed) != measures["allowed"] or len(facts.accepted) != measures["accepted"]:
        problems.append("counts of permitted or accepted flows differ")
    if measures["coverage"] != 1 or measures["rejected_leak"] != 0:
        problems.append("coverage is not 1 or a rejected flow leaks")
    possible = measures["hosts"] * (measures["hosts"] - 1) * len(facts.services)
    reduction = 1 - len(facts.allowed) / possible if possible else 1
    if abs(reduction - measures["exposure_reduction"]) > 1e-12:
        problems.append("exposure reduction differs")
    if len(facts.rules) != measures["rules"]:
        problems.append("number of rules differs")
    return problems


# --- evaluators of text formats ---------------------------------------------------------------

def take_address(words, masks_inverted, groups):
    """(network test, words left)."""
    if words[0] == "any":
        return (lambda a: True), words[1:]
    if words[0] == "host":
        host = ipaddress.ip_address(words[1])
        return (lambda a: a == host), words[2:]
    if words[0] == "object-group":
        members = groups[words[1]]
        return (lambda a: any(a in n for n in members)), words[2:]
    if "/" in words[0]:
        network = ipaddress.ip_network(words[0])
        return (lambda a: a in network), words[1:]
    mask = int(ipaddress.IPv4Address(words[1]))
    if masks_inverted:
        mask ^= 0xFFFFFFFF
    base = int(ipaddress.IPv4Address(words[0]))
    return (lambda a: a.version == 4 and int(a) & mask == base & mask), words[2:]


def port_test(words, services):
    if not words or words[0] in ("log", "established"):
        return lambda port: True
    if words[0] == "eq":
        return lambda port: port == int(words[1])
    if words[0] == "range":
        return lambda port: int(words[1]) <= port <= int(words[2])
    if words[0] == "object-group":
        return lambda port: any(a <= port <= b for a, b in services[words[1]])
    return None


class AccessLists:
    """IOS and ASA: lists of permits, the first that matches decides."""

    def __init__(self, text, inverted):
        self.lists = {}
        self.groups = {}
        self.services = {}
        name = None
        for line in text.splitlines():
            words = line.split()
            if not words or words[0] in ("!", "no", "access-group", "remark"):
                continue
            if words[0] in ("ip", "ipv6"):
                name = words[-1]
                self.lists[name] = []
            elif words[0] == "object-group":
                name = words[2]
            elif words[0] == "network-object":
                rest = words[1:]
                text_ = rest[1] if rest[0] == "host" else (rest[0] if "/" in rest[0] else "/".join(rest))
                self.groups.setdefault(name, []).append(ipaddress.ip_network(text_))
            elif words[0] == "port-object":
                ports = (int(words[2]), int(words[-1]))
                self.services.setdefault(name, []).append(ports)
            elif words[0] == "access-list" and words[2] == "extended":
                self.lists.setdefault(words[1], []).append(words[3:])
            elif words[0] in ("permit", "deny"):
                self.lists[name].append(words)
        self.inverted = inverted

    def matches(self, words, s, d, protocol, port):
        if words[1] in ("ip", "ipv6"):
            return True
        names = {protocol, str(number_of(protocol))}
        if protocol == "ipv6-icmp":
            names |= {"icmp", "icmp6"}
        if words[1] not in names:
            return False
        source, rest = take_address(words[2:], self.inverted, self.groups)
        if not source(s):
            return False
        if rest and rest[0] in ("eq", "range"):
            return False  # the way back: it needs a source port that a first packet has not
        destination, rest = take_address(rest, self.inverted, self.groups)
        if not destination(d) or "established" in rest:
            return False
        if protocol in ICMP:
            return [int(rest[0]), int(rest[1])] == [port >> 8, port & 255]
        return port_test(rest, self.services)(port)

    def permits(self, s, d, protocol, port):
        s, d = ipaddress.ip_address(s), ipaddress.ip_address(d)
        for lines in self.lists.values():
            for words in lines:
                if self.matches(words, s, d, protocol, port):
                    if words[0] == "permit":
                        return True
                    break
        return False


def braces(words, key):
    at = words.index(key) + 1
    if words[at] != "[":
        return [words[at]]
    return words[at + 1:words.index("]", at)]


class PaloAlto:
    def __init__(self, text):
        self.addresses, self.services, self.rules = {}, {}, []
        for line in text.splitlines():
            words = line.split()
            if words[:2] == ["set", "address"]:
                self.addresses[words[2]] = ipaddress.ip_network(words[4])
            elif words[:2] == ["set", "service"]:
                first, _, last = words[6].partition("-")
                self.services[words[2]] = (words[4], int(first), int(last or first))
            elif words[:2] == ["set", "rulebase"]:
                self.rules.append((words[4], {k: braces(words, k) for k in
                                   ("source", "destination", "application", "service", "action")}))

    def side(self, names, address):
        return names == ["any"] or any(address in self.addresses[n] for n in names)

    def permits(self, s, d, protocol, port):
        s, d = ipaddress.ip_address(s), ipaddress.ip_address(d)
        for name, rule in self.rules:
            if name.startswith("nb-intrazone") or name.startswith("I"):
                continue
            if not self.side(rule["source"], s) or not self.side(rule["destination"], d):
                continue
            if rule["service"] == ["application-default"]:
                if protocol not in ICMP or rule["application"] != ["ping"] or port not in (8 * 256, 128 * 256):
                    continue
            elif rule["service"] != ["any"] and not any(
                    p == protocol and a <= port <= b for p, a, b in map(self.services.get, rule["service"])):
                continue
            return rule["action"] == ["allow"]
        return False


def check_text(facts, name, permits):
    problems = []
    for cell in sorted(facts.allowed) + facts.refused():
        s, d, v = cell
        protocol, first, last = parse_service(v)
        for port in {first, last}:
            want = facts.permits(s, d, v)
            if permits(s, d, protocol, port) != want:
                problems.append("%s: %s is %s" % (name, cell, "dropped" if want else "passed"))
    return problems


def check_capirca(facts, folder):
    code = """
import json, sys
from capirca.lib import aclcheck, naming, policy
folder, tuples = sys.argv[1], json.load(sys.stdin)
definitions = naming.Naming(folder)
parsed = policy.ParsePolicy(open(folder + '/netbehave.pol').read(), definitions, shade_check=False)
out = []
for s, d, p, port in tuples:
    check = aclcheck.AclCheck(parsed, src=s, dst=d, sport='40000', dport=str(port), proto=p)
    matches = check.ExactMatches()
    out.append(bool(matches) and matches[0].action == 'accept')
json.dump(out, sys.stdout)
"""
    python = "/usr/bin/python3"
    if subprocess.run([python, "-c", "import capirca"], capture_output=True, check=False).returncode:
        print("not done: python3-capirca is not installed")
        return []
    tuples, wants = [], []
    for s, d, v in sorted(facts.allowed)[:300] + facts.refused(300):
        protocol, first, _ = parse_service(v)
        if protocol in ("tcp", "udp") and ":" not in s:
            tuples.append((s, d, protocol, max(first, 1)))
            wants.append(facts.permits(s, d, v))
    done = subprocess.run([python, "-c", code, folder], input=json.dumps(tuples).encode(),
                          capture_output=True, check=False)
    if done.returncode != 0:
        return ["capirca: " + done.stderr.decode()[-400:]]
    return ["capirca: %s is %s" % (t, "passed" if got else "dropped")
            for t, got, want in zip(tuples, json.loads(done.stdout), wants) if got != want]


# --- the kernel's own verdict ------------------------------------------------------------------

def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def body_of(protocol, port, pseudo):
    """What follows the address header, with the checksum over it and the pseudo header."""
    number = number_of(protocol)
    if number == 6:
        body = struct.pack("!HHIIBBHHH", 40000, port, 1, 0, 5 << 4, 2, 1024, 0, 0)
        at = 16
    elif number == 17:
        body, at = struct.pack("!HHHH", 40000, port, 8, 0), 6
    elif number in (1, 58):
        body, at = struct.pack("!BBHHH", port >> 8, port & 255, 0, 1, 1), 2
    else:
        return b"\0" * 8
    check = checksum((b"" if number == 1 else pseudo(len(body), number)) + body) or 0xFFFF
    return body[:at] + struct.pack("!H", check) + body[at + 2:]


def first_packet(s, d, protocol, port):
    """A packet that begins a conversation, with its Ethernet type."""
    number = number_of(protocol)
    if ":" in s:
        source, target = (socket.inet_pton(socket.AF_INET6, a) for a in (s, d))
        body = body_of(protocol, port,
                       lambda size, n: source + target + struct.pack("!IHBB", size, 0, 0, n))
        head = struct.pack("!IHBB16s16s", 6 << 28, len(body), number, 64, source, target)
        return b"\x86\xdd" + head + body
    source, target = socket.inet_aton(s), socket.inet_aton(d)
    body = body_of(protocol, port, lambda size, n: source + target + struct.pack("!BBH", 0, n, size))
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(body), 1, 0, 64, number, 0, source, target)
    return b"\x08\x00" + head[:10] + struct.pack("!H", checksum(head)) + head[12:] + body


def flow_of(frame):
    """Addresses, protocol and port of a packet, or nothing for what is no IP."""
    kind, packet = frame[12:14], frame[14:]
    if kind == b"\x08\x00":
        size, number = (packet[0] & 15) * 4, packet[9]
        ends = socket.inet_ntoa(packet[12:16]), socket.inet_ntoa(packet[16:20])
    elif kind == b"\x86\xdd":
        size, number = 40, packet[6]
        ends = tuple(socket.inet_ntop(socket.AF_INET6, packet[at:at + 16]) for at in (8, 24))
    else:
        return None
    port = 0
    if number in (6, 17):
        port = struct.unpack("!H", packet[size + 2:size + 4])[0]
    elif number in (1, 58):
        port = packet[size] * 256 + packet[size + 1]
    return ends[0], ends[1], number, port


def in_namespace():
    """Runs within a namespace of its own: loads the rules, sends, listens; JSON both ways."""
    order = json.load(sys.stdin)

    def sh(command):
        done = subprocess.run(command, shell=True, capture_output=True, check=False)
        if done.returncode:
            print(json.dumps({"skip": command + ": " + done.stderr.decode().strip()}))
            sys.exit(0)

    for command in ("ip link set lo up", "ip link add a0 type veth peer name a1",
                    "ip link add b0 type veth peer name b1", "ip addr add 192.0.2.1/30 dev b1",
                    "ip addr add 2001:db8:ffff::1/64 dev b1 nodad"):
        sh(command)
    mac = {"a0": "02:00:00:00:0a:00", "a1": "02:00:00:00:0a:01",
           "b0": "02:00:00:00:0b:00", "b1": "02:00:00:00:0b:01"}
    for link, address in mac.items():
        sh("ip link set %s address %s up" % (link, address))

    def setting(name, value):
        with open("/proc/sys/net/" + name, "w", encoding="ascii") as file:
            file.write(value)
    setting("ipv4/ip_forward", "1")
    setting("ipv6/conf/all/forwarding", "1")
    for name in ("all", "a1", "b1", "a0", "b0"):
        setting("ipv4/conf/%s/rp_filter" % name, "0")
    for name in ("a0", "b0"):
        setting("ipv4/conf/%s/forwarding" % name, "0")
        setting("ipv6/conf/%s/disable_ipv6" % name, "1")
    sh("ip neigh replace 192.0.2.2 lladdr %s dev b1" % mac["b0"])
    sh("ip route add default via 192.0.2.2 dev b1")
    sh("ip -6 neigh replace 2001:db8:ffff::2 lladdr %s dev b1" % mac["b0"])
    sh("ip -6 route add default via 2001:db8:ffff::2 dev b1")
    done = subprocess.run(order["load"], shell=True, capture_output=True, check=False)
    if done.returncode:
        print(json.dumps({"refused": done.stderr.decode()}))
        return
    sender = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    sender.bind(("a0", 0))
    listener = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0003))
    listener.bind(("b0", 0))
    listener.settimeout(0.3)
    head = bytes.fromhex(mac["a1"].replace(":", "")) + bytes.fromhex("020000000001")
    passed = set()

    def drain(wait):
        listener.settimeout(wait)
        try:
            while True:
                flow = flow_of(listener.recv(2048))
                if flow is not None:
                    passed.add(flow)
        except (socket.timeout, BlockingIOError):
            pass

    for number, (s, d, protocol, port) in enumerate(order["flows"]):
        sender.send(head + first_packet(s, d, protocol, port))
        if number % 64 == 63:
            drain(0.002)
    drain(0.3)
    print(json.dumps({"passed": sorted(passed)}))


def check_kernel(facts, name, load):
    flows = []
    for s, d, v in sorted(facts.allowed) + facts.refused():
        protocol, first, last = parse_service(v)
        for port in sorted({first, last}):
            flows.append((s, d, protocol, port, facts.permits(s, d, v)))
    order = {"load": load, "flows": [f[:4] for f in flows]}
    done = subprocess.run(["unshare", "-rn", sys.executable, os.path.abspath(__file__), "--inside"],
                          input=json.dumps(order).encode(), capture_output=True, check=False)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        print("not done: no network namespace here: " + done.stderr.decode().strip()[:200])
        return []
    if "skip" in answer:
        print("not done: " + answer["skip"])
        return []
    if "refused" in answer:
        return ["%s: the kernel refuses the file: %s" % (name, answer["refused"])]
    passed = {tuple(f) for f in answer["passed"]}
    problems = []
    for s, d, protocol, port, want in flows:
        if ((s, d, number_of(protocol), port) in passed) != want:
            problems.append("%s: %s -> %s %s %d is %s"
                            % (name, s, d, protocol, port, "dropped" if want else "passed"))
    sixth = sum(":" in f[0] for f in flows)
    print("%s: the kernel agrees on %d flows, %d of them IPv6" % (name, len(flows), sixth)
          if not problems else "%s differs" % name)
    return problems


def main():
    kernel_only = sys.argv[1] == "--kernel-only"
    cli, workspace, *options = sys.argv[2 if kernel_only else 1:]
    plan = json.loads(run_cli(cli, workspace, "scope", "recommend", *options))
    facts = Facts(plan)
    problems = check_measures(plan, facts) + check_slack(plan, known_addresses(cli, workspace))
    with tempfile.TemporaryDirectory() as folder:
        def export(target, name):
            path = os.path.join(folder, name)
            run_cli(cli, workspace, "scope", "export", "--target", target, "--out", path, *options)
            return path

        def text(target):
            with open(export(target, target), encoding="utf-8") as file:
                return file.read()

        problems += check_text(facts, "ios", AccessLists(text("ios"), True).permits)
        problems += check_text(facts, "asa", AccessLists(text("asa"), False).permits)
        problems += check_text(facts, "paloalto", PaloAlto(text("paloalto")).permits)
        if not kernel_only:
            problems += check_capirca(facts, export("capirca", "capirca"))
        nft, ipt = export("nftables", "rules.nft"), export("iptables", "rules.v4")
        problems += check_kernel(facts, "nftables", "nft -f " + nft)
        problems += check_kernel(facts, "iptables", "sh " + ipt + ".sh")
    for problem in problems[:50]:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    if sys.argv[1:] == ["--inside"]:
        in_namespace()
    else:
        main()
