"""The web server of a newsroom: one process, a few threads, slow clients buffered."""

from __future__ import annotations

from waitress.server import create_server

from marsad.newsroom.wsgi import application

THREADS = 8
LARGEST_BODY = 2_500_000


def serve_web(host: str, port: int) -> None:
    """Serve until the process is told to stop. TLS is the business of the proxy in front."""
    server = create_server(
        application,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_BODY,
        max_request_header_size=32_768,
        channel_timeout=30,
        connection_limit=500,
        # The proxy on this machine says where a request came from; nobody else is believed.
        trusted_proxy="127.0.0.1",
        trusted_proxy_headers={"x-forwarded-for", "x-forwarded-proto"},
        clear_untrusted_proxy_headers=True,
    )
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
