"""`make demo`: see that the machine can, prepare the data, start site, worker and stand-in.

Run as a file, with the standard library alone: it must be able to say what is missing.
"""

import argparse
import fcntl
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = ROOT / "var" / "demo"
FIRST_PORT, LAST_PORT = 1024, 65535
SPACE_NEEDED = 1_500_000_000  # bytes: the packages, the pictures and their sizes


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def refuse(line: str) -> None:
    sys.exit(f"make demo: {line}")


def preflight() -> None:
    """One clear line for what the machine lacks."""
    if sys.version_info[:2] != (3, 11):
        version = ".".join(map(str, sys.version_info[:2]))
        refuse(f"needs Python 3.11, this is {version}. Install it, or name it: PYTHON=… make demo")
    if shutil.disk_usage(ROOT).free < SPACE_NEEDED and not (ROOT / ".venv" / ".run").exists():
        refuse("less than 1.5 GB free on this disk. Make room and run it again.")


def port_of(text: str) -> int:
    """The site's; the cashier stands on the one above."""
    if not text.isdecimal() or not FIRST_PORT <= int(text) < LAST_PORT:
        refuse(f"PORT must be a number from {FIRST_PORT} to {LAST_PORT - 1}, not {text!r}.")
    return int(text)


def need_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            other = port + 100 if port + 101 <= LAST_PORT else port - 100
            refuse(f"port {port} is in use. Choose another pair: make demo PORT={other}")


def hold_data(site: str) -> None:
    """One demo on the data at a time. Held until this process ends, whatever it has become."""
    VAR.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(VAR.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        refuse(f"already running at {os.read(lock, 200).decode()} Stop it there with Ctrl-C first.")
    os.truncate(lock, 0)
    os.write(lock, f"{site}/".encode())
    os.set_inheritable(lock, True)


def environment(port: int) -> dict[str, str]:
    site, cashier = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}"
    return {
        **os.environ,
        "PATH": f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "DEMO": "1",
        "SITE_URL": site,
        "SITE_PORT": str(port),  # honcho gives each process a PORT of its own
        "VAR_DIR": str(VAR),
        "MEDIA_ROOT": str(VAR / "media"),
        "SMS_BACKEND": "outbox",
        "VOICE_BACKEND": "outbox",
        "HELP_PHONE": "154 0000 0900",
        "HELP_EMAIL": "help@qiaoshou.example",
        "STRIPE_SECRET_KEY": "sk_test_standin",
        "STRIPE_WEBHOOK_SECRET": "whsec_standin",
        "STRIPE_API_BASE": cashier,
        "STANDIN_PORT": str(port + 1),
        "CSP_FORM_ACTION": cashier,
        "PYTHONUNBUFFERED": "1",
    }


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", default="8000")
    parser.add_argument("--preflight", action="store_true")
    parser.add_argument("--reset", action="store_true")
    chosen = parser.parse_args(arguments)
    preflight()
    if not chosen.preflight:
        serve(port_of(chosen.port), afresh=chosen.reset)


def serve(port: int, *, afresh: bool) -> None:
    """Nothing is deleted or written before it is sure that this demo can start."""
    env = environment(port)
    hold_data(env["SITE_URL"])
    need_port(port)
    need_port(port + 1)
    if afresh:
        shutil.rmtree(VAR, ignore_errors=True)
    VAR.mkdir(exist_ok=True)
    python = ROOT / ".venv" / "bin" / "python"
    prepared = subprocess.run([python, "manage.py", "prepare_demo"], cwd=ROOT, env=env)  # noqa: S603 -- our own program
    if prepared.returncode:
        refuse("the data could not be prepared, see above. `make demo-reset` starts over.")
    say(f"\n  巧手 Qiaoshou (demo): {env['SITE_URL']}/   English: {env['SITE_URL']}/en/")
    say(f"  People to sign in as: {env['SITE_URL']}/demo/   Ctrl-C stops.\n")
    honcho = ROOT / ".venv" / "bin" / "honcho"
    procfile = ROOT / "marketplace" / "demo" / "Procfile"
    os.chdir(ROOT)
    os.execve(honcho, [str(honcho), "start", "-f", str(procfile)], env)  # noqa: S606 -- our own program


if __name__ == "__main__":
    main()
