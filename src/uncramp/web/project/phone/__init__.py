"""The app on a phone at home: certificates, addresses, passphrase, and the door they guard.

Three listeners, each a server of its own with its own settings. The computer itself is
served on loopback as always. The network is served by ``network`` over TLS, behind the
gate. ``open_door`` answers in plain HTTP and knows nothing but how to trust the certificate:
it has no database at all. Which one a visitor met is decided by the socket they came in by,
never by anything they say.
"""
