"""A mail server that keeps what it gets, for tests that need a real one."""

import email
import socketserver
import threading
import time


class _Handler(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self):
        self.say("220 sink")
        while line := self.rfile.readline():
            match line.strip().upper().partition(b" ")[0]:
                case b"DATA":
                    self.say("354 go on")
                    self.take_mail()
                case b"QUIT":
                    self.say("221 bye")
                    return
                case b"RCPT" if b"afvist" in line:
                    self.say("550 nobody here")
                case _:
                    self.say("250 ok")

    def take_mail(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        if not line:
            return
        time.sleep(self.server.seconds_each)
        mail = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        with self.server.lock:
            self.server.mails.append(mail)
        self.say("250 taken")


class SmtpSink(socketserver.ThreadingTCPServer):
    """Use as a context manager; ``mails`` holds every delivery, a repeated one too."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, *, seconds_each=0.0):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.lock = threading.Lock()
        self.mails = []
        self.seconds_each = seconds_each

    @property
    def port(self):
        return self.server_address[1]

    def receivers(self):
        with self.lock:
            return [mail["To"] for mail in self.mails]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_args):
        self.shutdown()
        self.server_close()
