#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sshlab.sh DIR NETBEHAVE-CLI: six computers in network namespaces of their own, real SSH between
# them, and two exporters that watch; what they send is collected into DIR/workspace.
# To be run as `unshare --net --mount --pid --fork --kill-child`, by root: all of it ends with it.
#
#   a 10.77.0.1  b .2  c .3  d .4  e .5  f .6, one network; exporters see the wires of b and d, and of e
set -eu
dir=$1 cli=$2
export HOME=/root TMPDIR=$dir
cd "$dir"

mount --make-rprivate /
mount -t proc proc /proc
mkdir -p home/.ssh
mount --bind home /root # keys and logins of the lab stay in it
chmod 700 home home/.ssh
ssh-keygen -q -t ed25519 -N '' -f home/.ssh/id_ed25519
cp home/.ssh/id_ed25519.pub home/.ssh/authorized_keys
dropbearkey -t ed25519 -f host.key >/dev/null 2>&1
cat >home/.ssh/config <<'C'
Host *
    StrictHostKeyChecking no
    UserKnownHostsFile /dev/null
    LogLevel ERROR
    ConnectTimeout 10
    BatchMode yes
C

ip link set lo up
ip link add br0 type bridge
ip link set br0 up
declare -A pid
number=0
for host in a b c d e f; do
    number=$((number + 1))
    unshare --net sleep 600 &
    pid[$host]=$!
    for _ in $(seq 100); do # until it is in a namespace of its own
        [ "$(readlink /proc/$!/ns/net)" = "$(readlink /proc/self/ns/net)" ] || break
        sleep 0.02
    done
    ip link add "w$host" type veth peer name eth0 netns "$!"
    ip link set "w$host" master br0 up
    nsenter -n -t "$!" ip address add "10.77.0.$number/24" dev eth0
    nsenter -n -t "$!" ip link set eth0 up
    nsenter -n -t "$!" ip link set lo up
    nsenter -n -t "$!" dropbear -F -E -s -r "$dir/host.key" -P "$dir/$host.pid" -p 22 2>"$dir/$host.log" &
done
on()
{
    nsenter -n -t "${pid[$1]}" "${@:2}"
}

"$cli" -w "$dir/workspace" collect --listen udp://127.0.0.1:0 2>collect.log &
collector=$!
port=
for _ in $(seq 200); do
    port=$(sed -n 's/.*Listening on udp:\/\/127\.0\.0\.1:\([0-9]*\).*/\1/p' collect.log)
    [ -z "$port" ] || break
    sleep 0.05
done
[ -n "$port" ] || { cat collect.log >&2; exit 1; }
recorders=
for wire in wb wd we; do
    tcpdump -q -U -Z root -i "$wire" -w "$wire.pcap" 2>"$wire.log" &
    recorders="$recorders $!"
done
sleep 1

step()
{
    echo "$(date -u +%H:%M:%S) $*"
}
step "chain a b c d: each login inside the one before"
on a ssh 10.77.0.2 "ssh 10.77.0.3 \"sleep 1; ssh 10.77.0.4 'seq 2000; sleep 4'; sleep 1\"; sleep 1" >/dev/null
step "sweep: d asks who answers to SSH in another network; nobody does"
on d ip route add 10.78.0.0/24 via 10.77.0.2
on d nmap -n -Pn -sT -p 22 --max-retries 0 --min-parallelism 70 10.78.0.1-60 >/dev/null
step "jump: from f through e to d, encrypted from end to end"
on f ssh -J 10.77.0.5 10.77.0.4 'seq 3000; sleep 5' >/dev/null
step "forward: f reaches c through a port of e"
on f ssh -N -L 8022:10.77.0.3:22 10.77.0.5 &
forward=$!
sleep 2
on f ssh -p 8022 127.0.0.1 'seq 500; sleep 3' >/dev/null
kill "$forward"
step "master: three logins of a into d are one session"
on a ssh -M -S "$dir/master" -fN 10.77.0.4
for _ in 1 2 3; do on a ssh -S "$dir/master" 10.77.0.4 true; done
on a ssh -S "$dir/master" -O exit 10.77.0.4 2>/dev/null
step "timer: c looks at e every second"
for _ in 1 2 3 4; do
    on c ssh 10.77.0.5 true
    sleep 1
done
sleep 1

# softflowd saw no packet of a card within the half minute all this takes; it reads what was recorded
# shellcheck disable=SC2086 # a list of numbers
kill -INT $recorders
for recorder in $recorders; do
    wait "$recorder" || true
done
for wire in wb wd we; do
    softflowd -d -c none -r "$wire.pcap" -n "127.0.0.1:$port" -v 9 -t maxlife=1h ip 2>>"$wire.log"
done
sleep 2
kill -INT "$collector"
wait "$collector"
cat collect.log
