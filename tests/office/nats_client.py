# SPDX-License-Identifier: Apache-2.0
"""The NATS text protocol, as much as tests need: connect, publish, request."""
import json
import socket


class NatsClient:
    """One connection as one user. `errors` holds what the server has refused."""

    def __init__(self, port, user, password):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.buffer = self.socket.makefile("rb")
        self.inbox = f"_INBOX.{user}.test"
        self.errors = []
        self.buffer.readline()  # INFO
        options = {"user": user, "pass": password, "verbose": False, "headers": True,
                   "pedantic": False, "lang": "test", "version": "0", "no_responders": True}
        self.send(f"CONNECT {json.dumps(options)}\r\nPING\r\n")
        line = self.buffer.readline().decode()
        if not line.startswith("PONG"):
            raise PermissionError(line.strip())
        self.send(f"SUB {self.inbox} 1\r\n")

    def send(self, text):
        self.socket.sendall(text.encode() if isinstance(text, str) else text)

    def close(self):
        self.buffer.close()
        self.socket.close()

    def publish(self, subject, body=b"", reply="", message_id=""):
        body = body.encode() if isinstance(body, str) else body
        if message_id:
            head = f"NATS/1.0\r\nNats-Msg-Id: {message_id}\r\n\r\n".encode()
            self.send(f"HPUB {subject} {reply} {len(head)} {len(head) + len(body)}\r\n".encode()
                      + head + body + b"\r\n")
        else:
            self.send(f"PUB {subject} {reply} {len(body)}\r\n".encode() + body + b"\r\n")

    def flush(self):
        """Waits until the server has handled all that was sent; collects its refusals."""
        self.send("PING\r\n")
        self._read(until_pong=True)

    def request(self, subject, body="", message_id=""):
        """The answer's body; None when the server refused the request or nobody answers."""
        self.publish(subject, body, self.inbox, message_id)
        self.send("PING\r\n")
        answer = self._read(until_pong=True)
        return answer if answer is not None or self.errors else self._read(until_pong=False)

    def _read(self, until_pong):
        answer = None
        while True:
            words = self.buffer.readline().decode().split()
            if not words:
                raise ConnectionError("the server closed the connection")
            if words[0] == "MSG":
                answer = self.buffer.read(int(words[-1]) + 2)[:-2]
            elif words[0] == "HMSG":
                whole = self.buffer.read(int(words[-1]) + 2)[:-2]
                answer = whole[int(words[-2]):]
            elif words[0] == "PING":
                self.send("PONG\r\n")
            elif words[0] == "-ERR":
                self.errors.append(" ".join(words[1:]))
                if not until_pong:
                    return None
            elif words[0] == "PONG" and until_pong:
                return answer
            if not until_pong and answer is not None:
                return answer
