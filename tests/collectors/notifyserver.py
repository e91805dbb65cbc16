# SPDX-License-Identifier: GPL-3.0-or-later
"""notifyserver.py FOLDER: servers that alerts are sent to, on free ports of the loopback.

SMTP with STARTTLS (aiosmtpd; name `netbehave`, password in the environment variable PASSWORD, mail
is refused without), HTTP, syslog over UDP, TCP and TLS. Prints the ports as JSON and keeps what
comes in FOLDER: mail-N.eml, hook-N.json, syslog.udp, syslog.tcp, syslog.tls. Ends with its input.
"""
import http.server
import json
import os
import socket
import ssl
import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

folder = sys.argv[1]
password = os.environ["PASSWORD"].encode()
lock = threading.Lock()
counts = {}


def keep(kind, suffix, data):
    with lock:
        number = counts[kind] = counts.get(kind, 0) + 1
        path = os.path.join(folder, "%s-%d.%s" % (kind, number, suffix))
        with open(path + ".part", "wb") as out:
            out.write(data)
        os.rename(path + ".part", path)


def tls_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem"))
    return context


class Mails:
    async def handle_DATA(self, server, session, envelope):
        head = "X-Envelope-From: %s\r\nX-Envelope-To: %s\r\n" % (
            envelope.mail_from, ",".join(envelope.rcpt_tos))
        keep("mail", "eml", head.encode() + envelope.content)
        return "250 OK"


def log_in(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and data.login == b"netbehave" and data.password == password
    return AuthResult(success=good)


class Hooks(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path != "/refuse":
            keep("hook", "json", json.dumps({
                "path": self.path,
                "authorization": self.headers.get("Authorization"),
                "type": self.headers.get("Content-Type"),
                "body": json.loads(body)}).encode())
        self.send_response(503 if self.path == "/refuse" else 204)
        self.end_headers()

    def log_message(self, *args):
        pass


def udp_syslog(sock):
    while True:
        keep("udp", "syslog", sock.recv(65535))


def stream_syslog(sock, kind, context):
    while True:
        peer, _ = sock.accept()
        try:
            if context:
                peer = context.wrap_socket(peer, server_side=True)
            data = b""
            while part := peer.recv(65535):
                data += part
            keep(kind, "syslog", data)
        except OSError:
            pass
        peer.close()


def listening(kind):
    sock = socket.socket(socket.AF_INET, kind)
    sock.bind(("127.0.0.1", 0))
    if kind == socket.SOCK_STREAM:
        sock.listen()
    return sock


smtp_socket = listening(socket.SOCK_STREAM)
smtp_port = smtp_socket.getsockname()[1]
smtp_socket.close()
controller = Controller(Mails(), hostname="127.0.0.1", port=smtp_port, require_starttls=True,
                        tls_context=tls_context(), authenticator=log_in, auth_required=True)
controller.start()
hooks = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hooks)
udp, tcp, tls = listening(socket.SOCK_DGRAM), listening(socket.SOCK_STREAM), listening(socket.SOCK_STREAM)
for target, arguments in ((hooks.serve_forever, ()), (udp_syslog, (udp,)),
                          (stream_syslog, (tcp, "tcp", None)),
                          (stream_syslog, (tls, "tls", tls_context()))):
    threading.Thread(target=target, args=arguments, daemon=True).start()
print(json.dumps({"smtp": smtp_port, "http": hooks.server_port, "udp": udp.getsockname()[1],
                  "tcp": tcp.getsockname()[1], "tls": tls.getsockname()[1]}), flush=True)
sys.stdin.read()
controller.stop()
