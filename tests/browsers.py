"""See to Chromium and Chinese fonts: install them where we may, else say what is missing.

With CI=true nothing may be missing.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = ["chromium", "fonts-noto-cjk", "fonts-noto-core"]


def is_missing() -> bool:
    if not (shutil.which("chromium") and shutil.which("fc-list")):
        return True
    fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True)
    return not fonts.stdout


def install() -> None:
    for command in (["update", "-qq"], ["install", "-y", "-qq", *PACKAGES]):
        subprocess.run(["apt-get", *command], check=False, stdout=subprocess.DEVNULL)


def main() -> int:
    may_install = os.geteuid() == 0 and shutil.which("apt-get")
    if is_missing() and may_install:
        install()
    if not is_missing():
        return 0
    sys.stdout.write(f"Browser tests need Debian's {' '.join(PACKAGES)}: install them.\n")
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
