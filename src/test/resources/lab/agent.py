#!/usr/bin/env python3
"""The programs on the machines of one kernel lab: listeners, a sniffer, and clients.

Reads one JSON object a line and answers each with one. The first says what the machines are, and is answered once
all of them listen; each further one is a probe, and is answered with what became of it. One process serves all
machines: it enters their network namespaces in turn, and a socket stays in the namespace that it was made in.
"""
import ctypes
import errno
import json
import os
import select
import socket
import struct
import sys
import time

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000
PORTS = (22, 53, 80, 443, 8080)
FIRST_SOURCE_PORT = 40000

# Not in Python's socket module (linux/in.h, linux/if_packet.h, linux/errqueue.h).
IP_PKTINFO = 8
IP_RECVERR = 11
PACKET_HOST = 0
ORIGIN_ICMP = 2
ETH_P_IP = 0x0800
ETH_P_ARP = 0x0806

SYN_ACK_BITS = 0x12
SYN = 0x02

# After an ICMP error an answer may still come by another way, but it would have come by now.
GRACE = 0.08
# Copies of a packet that go another way than the one that was answered.
STRAGGLERS = 0.005


class Machine:
    def __init__(self, name, namespace):
        self.name = name
        self.namespace = namespace
        self.address = "0.0.0.0"  # the router's own choice
        self.tcp, self.udp, self.sniffer = [], [], None

    def enter(self):
        enter(self.namespace)

    def listen(self, wanted):
        everywhere = [f"{proto} 0.0.0.0:{port}" for proto in ("tcp", "udp") for port in PORTS]
        for text in wanted or everywhere:
            proto, _, where = text.partition(" ")
            address, _, port = where.rpartition(":")
            if proto == "tcp":
                self.tcp.append(tcp_listener(address, int(port)))
            else:
                self.udp.append(udp_listener(address, int(port)))

    def sniff(self):
        self.sniffer = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ETH_P_IP))
        self.sniffer.setblocking(False)


def enter(namespace):
    handle = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    try:
        if LIBC.setns(handle, CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), f"cannot enter {namespace}")
    finally:
        os.close(handle)


def setting(key, value):
    """A sysctl of the namespace that was entered; one that this kernel does not have is none to set."""
    path = "/proc/sys/" + key
    if os.path.exists(path):
        with open(path, "w") as f:
            f.write(str(value))


def tcp_listener(address, port):
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setblocking(False)
    listener.bind((address, port))
    listener.listen(64)
    return listener


def udp_listener(address, port):
    listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener.setsockopt(socket.IPPROTO_IP, IP_PKTINFO, 1)  # to answer from the address that was asked
    listener.setblocking(False)
    listener.bind((address, port))
    return listener


def announce(address):
    """A gratuitous ARP, so that every bridge on the way learns where the machine is."""
    sender = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ARP))
    sender.bind(("eth0", 0))
    mac = sender.getsockname()[4]
    ip = socket.inet_aton(address)
    arp = struct.pack("!HHBBH", 1, ETH_P_IP, 6, 4, 1) + mac + ip + bytes(6) + ip
    sender.send(b"\xff" * 6 + mac + struct.pack("!H", ETH_P_ARP) + arp)
    sender.close()


def prepare(order):
    for namespace in order["switches"]:
        enter(namespace)
        setting("net/bridge/bridge-nf-call-iptables", 0)
    machines = {}
    for name, told in order["machines"].items():
        machine = machines[name] = Machine(name, told["namespace"])
        machine.enter()
        setting("net/ipv4/tcp_synack_retries", 0)  # a late answer must not disturb a later probe
        setting("net/ipv4/icmp_ratelimit", 0)  # nor may an error be silent because of one before
        if told["address"]:
            setting("net/ipv4/conf/all/rp_filter", 0)
            for device in ("all", "eth0"):  # a way that a redirect has shown would be gone by a later probe
                setting(f"net/ipv4/conf/{device}/accept_redirects", 0)
            setting("net/ipv6/conf/all/disable_ipv6", 1)
        machine.listen(told["listen"])
        machine.sniff()
        if told["address"]:
            machine.address = told["address"]
            announce(machine.address)
    return machines


class Probe:
    """One flow from its first packet to the last answer that counts."""

    def __init__(self, machines, order):
        self.machines = machines
        self.order = order
        self.token = f"probe {order['number']}".encode()
        self.client = None
        self.accepted = []
        self.answer = self.failure = self.icmp = None

    def run(self):
        self.drain()
        self.machines[self.order["from"]].enter()
        self.start()
        deadline = time.monotonic() + self.order["wait"]
        while not (self.answer or self.failure) and time.monotonic() < deadline:
            self.icmp = self.icmp or self.icmp_error()
            if self.icmp:
                deadline = min(deadline, time.monotonic() + GRACE)
            self.step(deadline)
        time.sleep(STRAGGLERS)
        result = self.result()
        for s in self.accepted + [self.client]:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset, and no dialogue
            s.close()
        return result

    def start(self):
        tcp = self.order["proto"] == "tcp"
        self.client = socket.socket(socket.AF_INET, socket.SOCK_STREAM if tcp else socket.SOCK_DGRAM)
        self.client.setblocking(False)
        self.client.setsockopt(socket.IPPROTO_IP, IP_RECVERR, 1)
        source = self.machines[self.order["from"]].address
        self.client.bind((source, FIRST_SOURCE_PORT + self.order["number"]))
        try:
            self.client.connect((self.order["to"], self.order["dport"]))
            if not tcp:
                self.client.send(self.token)
        except BlockingIOError:
            pass
        except OSError as e:
            self.failure = errno.errorcode[e.errno]

    def icmp_error(self):
        """An ICMP error that came back. TCP itself would learn of it only with its first retransmission: over veth
        the error is there before connect() has let go of the socket."""
        try:
            ancillary = self.client.recvmsg(1, 256, socket.MSG_ERRQUEUE)[1]
        except OSError:
            return None
        for level, kind, data in ancillary:
            if (level, kind) == (socket.IPPROTO_IP, IP_RECVERR):
                code, origin = struct.unpack("=IB", data[:5])
                if origin == ORIGIN_ICMP and code:
                    return errno.errorcode[code]
        return None

    def step(self, deadline):
        servers = {s: m for m in self.machines.values() for s in m.tcp + m.udp}
        pause = max(0.0, min(0.02, deadline - time.monotonic()))
        ready, _, _ = select.select([self.client, *servers], [], [], pause)
        for s in ready:
            if s is self.client:
                self.receive()
            elif s in servers[s].tcp:
                self.accept(s, servers[s])
            else:
                self.reply(s, servers[s])

    def accept(self, listener, machine):
        try:
            connection, peer = listener.accept()
            self.accepted.append(connection)
            connection.send(f"{machine.name} {peer[0]}".encode())
        except OSError:
            pass  # reset before it was accepted

    def reply(self, listener, machine):
        try:
            data, ancillary, _, peer = listener.recvmsg(2048, 256)
            if data != self.token:
                return  # of a probe before this one
            asked = next(d[8:12] for level, kind, d in ancillary if (level, kind) == (socket.IPPROTO_IP, IP_PKTINFO))
            source = (socket.IPPROTO_IP, IP_PKTINFO, struct.pack("=I4s4s", 0, asked, bytes(4)))
            listener.sendmsg([f"{machine.name} {peer[0]}".encode()], [source], 0, peer)
        except OSError:
            pass  # no way back, or an error of a reply before

    def receive(self):
        self.icmp = self.icmp or self.icmp_error()
        try:
            data = self.client.recv(200)
            if data:
                self.answer = data.decode()
            else:
                code = self.client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                self.failure = errno.errorcode[code] if code else "timeout"
        except BlockingIOError:
            pass
        except OSError as e:
            self.failure = errno.errorcode[e.errno]

    def result(self):
        by, seen = self.answer.split() if self.answer else (None, None)
        return {
            "result": "ok" if self.answer else self.failure or self.icmp or "timeout",
            "answered_by": by,
            "seen_source": seen,
            "arrivals": self.arrivals(),
        }

    def packets(self):
        for machine in self.machines.values():
            while True:
                try:
                    yield machine, *machine.sniffer.recvfrom(65535)
                except BlockingIOError:
                    break

    def drain(self):
        for _ in self.packets():
            pass
        for machine in self.machines.values():
            for s in machine.udp:
                try:
                    while s.recv(2048):
                        pass
                except OSError:
                    pass

    def arrivals(self):
        """The machines that the first packet came to, and how it looked there."""
        found = []
        for machine, data, (device, _, kind, *_) in self.packets():
            if kind != PACKET_HOST or machine.name == "R":
                continue
            header = (data[0] & 15) * 4
            source, to = socket.inet_ntoa(data[12:16]), socket.inet_ntoa(data[16:20])
            port = struct.unpack("!H", data[header + 2 : header + 4])[0]
            tcp = data[9] == socket.IPPROTO_TCP and data[header + 13] & SYN_ACK_BITS == SYN
            udp = data[9] == socket.IPPROTO_UDP and data[header + 8 :] == self.token
            arrival = {"host": machine.name, "dev": device, "src": source, "dst": to, "dport": port}
            if (tcp or udp) and arrival not in found:
                found.append(arrival)
        return found


def main():
    machines = None
    for line in sys.stdin:
        order = json.loads(line)
        if machines is None:
            machines = prepare(order)
            answer = {"ready": True}
        else:
            answer = Probe(machines, order).run()
        print(json.dumps(answer), flush=True)


main()
