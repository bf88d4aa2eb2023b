"""The published core server's files: fetched by Maven into the user's cache, the launcher compiled beside them.

Needs `mvn` and a JDK: 17 for servers of version 7, 21 or newer for 8 and 9 (tried with 17 and 25). JAVA_HOME names
another JDK than that on the PATH. Nothing of it is kept in the repository.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import platformdirs

SOURCES = Path(__file__).parent
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>contract</groupId><artifactId>contract</artifactId><version>1</version><dependencies>{}</dependencies>
</project>
"""
_DEPENDENCY = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"


_OPENED = ("--add-opens", "java.base/java.io=ALL-UNNAMED")
_NATIVE = ("--enable-native-access=ALL-UNNAMED",)


@dataclass(frozen=True, slots=True)
class Artifacts:
    """What a node is started with: the JDK's `java`, the class path, and the options its version wants."""

    java: str
    class_path: str
    options: tuple[str, ...]


def artifacts(version: str) -> Artifacts:
    """Fetch and compile what is not there yet. Raises RuntimeError with what Maven or the compiler said."""
    major = int(version.split(".", maxsplit=1)[0])
    place = Path(platformdirs.user_cache_dir("ccrtui")) / "contract" / version
    library, classes = place / "lib", place / "classes"
    if not (place / "complete").exists():
        shutil.rmtree(place, ignore_errors=True)
        library.mkdir(parents=True)
        _fetch(version, major, place)
        sources = (SOURCES / ("seven" if major == 7 else "eight")).rglob("*.java")
        _run([_tool("javac"), "-cp", f"{library}/*", "-d", str(classes), *map(str, sources)], place)
        (place / "complete").touch()
    options = (
        ("--add-opens", "java.base/java.io=ALL-UNNAMED") if major == 7 else ("--enable-native-access=ALL-UNNAMED",)
    )
    return Artifacts(_tool("java"), f"{classes}{os.pathsep}{library}/*", options)


def _fetch(version: str, major: int, place: Path) -> None:
    """Fetch the server and its network plugin, then the log4j-core that goes with the log4j-api they bring."""
    network = "transport-netty4-client" if major == 7 else "transport-netty4"
    server = [("org.elasticsearch", "elasticsearch", version), ("org.elasticsearch.plugin", network, version)]
    _copy(server, place)
    brought = next((place / "lib").glob("log4j-api-*.jar")).stem.removeprefix("log4j-api-")
    _copy([*server, ("org.apache.logging.log4j", "log4j-core", brought)], place)


def _copy(dependencies: list[tuple[str, str, str]], place: Path) -> None:
    (place / "pom.xml").write_text(_POM.format("".join(_DEPENDENCY.format(*names) for names in dependencies)))
    _run([_tool("mvn"), "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={place / 'lib'}"], place)


def _tool(name: str) -> str:
    home = os.environ.get("JAVA_HOME")
    if home and name != "mvn":
        return str(Path(home) / "bin" / name)
    path = shutil.which(name)
    if path is None:
        raise RuntimeError(f"{name} is needed to start the published core server, and is not on the PATH")
    return path


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {(done.stdout + done.stderr)[-2000:]}")
